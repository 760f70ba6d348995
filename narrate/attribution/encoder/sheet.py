"""
A book as the encoder reads it: words without names, and where each person is mentioned.

Every name becomes one word that tells a gender, so that nothing can be learned of a name, and
whatever is learned of one person holds for all.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Final

import numpy as np
from numpy.typing import NDArray

from narrate.attribution.passages import Token
from narrate.attribution.people import Person
from narrate.attribution.references import Kind, Reference
from narrate.attribution.stage import Stage
from narrate.attribution.units import Unit
from narrate.script import Gender

Indices = NDArray[np.int32]

NARRATED: Final = 0
SPOKEN: Final = 1
BETWEEN: Final = 2
"""Where a word stands: beside a unit's quotations, inside them, or in paragraphs before it."""

NO_ROLE: Final = 0
SUBJECT: Final = 1
POSSESSIVE: Final = 2
CALLED: Final = 3
OTHER: Final = 4
"""What part a mention has in its sentence; `NO_ROLE` is no mention."""

ROLES: Final = 5
GENDERS: Final = {None: 0, Gender.MALE: 1, Gender.FEMALE: 2}

_NAMES: Final = ("<name>", "<man>", "<woman>")
PARAGRAPH: Final = "<p>"
OPENING: Final = "<q>"
CLOSING: Final = "</q>"
CUT: Final = "<cut>"
SPECIAL: Final = (*_NAMES, PARAGRAPH, OPENING, CLOSING, CUT)

_PLAIN_MARKS: Final = {
    **dict.fromkeys("\u201c\u201d\u00ab\u00bb\u201e", '"'),
    **dict.fromkeys("\u2018\u2019", "'"),
    **dict.fromkeys("\u2013\u2014", "-"),
    "\u2026": "...",
}
"""Marks as most of the novels have them that the encoder learns from."""

_KEPT: Final = {NARRATED: (60, 30), SPOKEN: (36, 24), BETWEEN: (30, 30)}
"""Words that are read at the beginning and at the end of each stretch."""

_BEFORE: Final = 3
_BEHIND: Final = 1
"""Paragraphs of narration that are read before a unit, and behind the unit before it."""

GAPS: Final = 6
"""Kinds of distance between two units: 0 to 4 or more paragraphs, and another chapter."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """The words of a book that the encoder reads, its mentions and its people."""

    words: list[str]
    """Lower case; names and marks of place as in `SPECIAL`, other capitalized words with a `^`."""

    word_units: Indices
    word_regions: Indices
    word_roles: Indices
    word_persons: Indices
    """Of each word the unit, the region, the role, and who is mentioned by it, or -1."""

    mention_units: Indices
    mention_regions: Indices
    mention_roles: Indices
    mention_persons: Indices
    mention_places: Indices
    """The same of every mention in the book, read or not; the place counts all words."""

    unit_places: NDArray[np.int32]
    """Where each unit begins and ends: units x 2."""

    gaps: Indices
    """Of each unit how many paragraphs lie before it; the greatest is a new chapter as well."""

    narrators: Indices
    """Of each unit who says *I* in its chapter, or -1."""

    genders: Indices
    nameless: Indices
    """Of each person the gender (`GENDERS`), and whether no name is known."""

    counts: Indices
    """How often each person is mentioned in the whole book."""


def sheet(stage: Stage) -> Sheet:
    """Return a book as the encoder reads it."""
    writer = _Writer(stage)
    places = writer.write()
    read = np.array(writer.read, np.int32).reshape(-1, 4)
    mentions = np.array(writer.mentions, np.int32).reshape(-1, 5)
    narrators = stage.people.narrators
    persons = stage.people.persons
    counts = np.bincount(mentions[:, 3], minlength=len(persons))
    return Sheet(
        writer.words,
        word_units=read[:, 0],
        word_regions=read[:, 1],
        word_roles=read[:, 2],
        word_persons=read[:, 3],
        mention_units=mentions[:, 0],
        mention_regions=mentions[:, 1],
        mention_roles=mentions[:, 2],
        mention_persons=mentions[:, 3],
        mention_places=mentions[:, 4],
        unit_places=np.array(places, np.int32).reshape(-1, 2),
        gaps=np.array(list(_gaps(stage.units)), np.int32),
        narrators=np.array([_number(narrators[unit.chapter]) for unit in stage.units], np.int32),
        genders=np.array([GENDERS.get(person.gender, 0) for person in persons], np.int32),
        nameless=np.array([_nameless(person) for person in persons], np.int32),
        counts=counts.astype(np.int32),
    )


def _number(person: int | None) -> int:
    return -1 if person is None else person


def _nameless(person: Person) -> bool:
    return person.names[1:] == (f"the {person.name.lower()}",)


def _gaps(units: Sequence[Unit]) -> Iterator[int]:
    before: Unit | None = None
    for unit in units:
        if before is None or before.chapter != unit.chapter:
            yield GAPS - 1
        else:
            yield min(GAPS - 2, max(0, unit.first - before.last))
        before = unit


class _Writer:
    """A sheet on the way."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage
        self.words: list[str] = []
        self.read: list[tuple[int, int, int, int]] = []
        self.mentions: list[tuple[int, int, int, int, int]] = []
        self._starts = list(accumulate((len(page.tokens) for page in stage.book), initial=0))
        self._owners = {
            (unit.chapter, line): index
            for index, unit in enumerate(stage.units)
            for line in unit.lines
        }

    def write(self) -> list[tuple[int, int]]:
        """Write all that is read; return where each unit begins and ends."""
        places = []
        behind = 0
        for index, unit in enumerate(self.stage.units):
            for passage in range(behind, unit.first):
                near = passage < behind + _BEHIND or passage >= unit.first - _BEFORE
                self._write_told(passage, index, near=near)
            for passage in range(max(behind, unit.first), unit.last + 1):
                self._write_spoken(passage)
            places.append((self._starts[unit.first], self._starts[unit.last + 1]))
            behind = max(behind, unit.last + 1)
        return places

    def _write_told(self, passage: int, unit: int, *, near: bool) -> None:
        """Write a paragraph between two units."""
        tokens = self.stage.book[passage].tokens
        called = self._called(passage)
        if near and tokens:
            self._mark(PARAGRAPH, unit, BETWEEN)
        self._copy(passage, range(len(tokens)), called, unit, BETWEEN, near=near)

    def _write_spoken(self, passage: int) -> None:
        """Write a paragraph in which somebody speaks."""
        page = self.stage.book[passage]
        called = self._called(passage)
        spans = list(_spans(page.tokens))
        speakers = [self._owners.get((page.chapter, page.tokens[span[0]].line)) for span in spans]
        owner = next((speaker for speaker in speakers if speaker is not None), None)
        if owner is None:
            return
        self._mark(PARAGRAPH, owner, NARRATED)
        for span, speaker in zip(spans, speakers, strict=True):
            owner = owner if speaker is None else speaker
            region = NARRATED if speaker is None else SPOKEN
            if region == SPOKEN:
                self._mark(OPENING, owner, SPOKEN)
            self._copy(passage, span, called, owner, region, near=True)
            if region == SPOKEN:
                self._mark(CLOSING, owner, SPOKEN)

    def _called(self, passage: int) -> dict[int, tuple[int, int, int]]:
        """Return where a mention begins in a paragraph, where it ends, whose it is, its role."""
        chapter = self.stage.book[passage].chapter
        called = {}
        for reference in self.stage.found[passage]:
            own = reference.kind is Kind.PRONOUN and reference.spoken
            person = None if own else self.stage.person_of(reference, chapter)
            if reference.kind is Kind.NOMINAL and person is None:
                person = self.stage.people.of_nominal(reference)
            if reference.kind is Kind.NAME:
                called[reference.first] = reference.last, _number(person), _role(reference)
            elif person is not None:
                called[reference.last - 1] = reference.last, person, _role(reference)
        return called

    def _mark(self, mark: str, unit: int, region: int) -> None:
        self.words.append(mark)
        self.read.append((unit, region, NO_ROLE, -1))

    def _copy(
        self,
        passage: int,
        span: range,
        called: dict[int, tuple[int, int, int]],
        unit: int,
        region: int,
        *,
        near: bool,
    ) -> None:
        """Write the words of a stretch, a long one cut in the middle; note all mentions."""
        tokens = self.stage.book[passage].tokens
        genders = self.stage.people.persons
        start = self._starts[passage]
        head, tail = span.start + _KEPT[region][0], span.stop - _KEPT[region][1]
        at = span.start
        while at < span.stop:
            kept = near and not head <= at < tail
            if near and at == head and head < tail:
                self._mark(CUT, unit, region)
            end, person, role = called.get(at, (at + 1, -1, NO_ROLE))
            if person >= 0:
                self.mentions.append((unit, region, role, person, start + at))
            if kept:
                token = tokens[at]
                if end > at + 1 or (role != NO_ROLE and token.capital and token.low != "i"):
                    gender = GENDERS.get(genders[person].gender, 0) if person >= 0 else 0
                    word = _NAMES[gender]
                    if self.words[-1] == "the":
                        # *Said the Hatter* is read as *said Anna* is.
                        self.words.pop()
                        self.read.pop()
                else:
                    low = _PLAIN_MARKS.get(token.low, token.low)
                    word = low if token.opens or not token.capital else f"^{low}"
                self.words.append(word)
                self.read.append((unit, region, role, person))
            at = end


def _role(reference: Reference) -> int:
    if reference.vocative:
        return CALLED
    if reference.possessive:
        return POSSESSIVE
    return SUBJECT if reference.subject else OTHER


def _spans(tokens: Sequence[Token]) -> Iterator[range]:
    """Yield the stretches of one span each."""
    start = 0
    for at in range(1, len(tokens) + 1):
        if at == len(tokens) or tokens[at].line != tokens[start].line:
            yield range(start, at)
            start = at
