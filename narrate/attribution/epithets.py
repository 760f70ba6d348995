"""
Find whose epithet a noun is: *said the beadle* is Mr. Bumble, *the blond* is Tobias.

Whoever is called by name, and answers as *the beadle*, is the beadle; so is *Mr. Bumble, the
beadle*; and whoever answers to *Captain* is the captain. Whoever calls the beadle, answers him, or
stands beside him in one sentence, is not. Of these signs all of a book are counted, and only what
they say clearly is believed.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final, TypeAlias

from narrate.attribution.cues import CueKind
from narrate.attribution.passages import Passage
from narrate.attribution.people import People, plain, titled
from narrate.attribution.references import Kind, Reference
from narrate.attribution.units import Unit
from narrate.attribution.words import (
    CALLED_TITLES,
    CROWD_NOUNS,
    GENERIC_NOUNS,
    PERSON_NOUNS,
    TITLE_SPELLINGS,
    TITLES,
)
from narrate.script import Gender

_Votes: TypeAlias = defaultdict[str, defaultdict[int, float]]
"""Of each noun, what speaks for or against each person."""

_NOUNS: Final = PERSON_NOUNS | TITLES

_FEWEST: Final = 2.0
_FEWEST_GENERIC: Final = 4.0
"""What must speak for a link; for *the young man* more, since there are more of them."""

_APPOSED: Final = 2.0
_CALLED: Final = 1.0
_ANSWERS: Final = 0.5
_BESIDE: Final = 0.25

_AGAINST: Final = 3.0
"""What counts against weighs so many times what counts for."""

_RIVAL: Final = 2.0
"""What speaks for him must be so many times what speaks for the next."""

_REACH: Final = 120
"""Passages around a noun within which its owner must be named."""


def epithets(
    book: Sequence[Passage],
    found: Sequence[Sequence[Reference]],
    people: People,
    units: Sequence[Unit],
) -> dict[tuple[int, int], int]:
    """
    Return who is meant by epithets, by passage and first token.

    Args:
        book: Its passages.
        found: The references of each.
        people: Who there is.
        units: Who may be tagged by a noun.
    """
    signs = _Signs(book, found, people)
    for before, unit in pairwise(units):
        if before.chapter == unit.chapter and unit.first - before.last <= 1:
            signs.exchanged(before, unit)
            signs.exchanged(unit, before)
    for unit in units:
        signs.tagged(unit)
    for passage, references in zip(book, found, strict=True):
        signs.told(passage, references)
    owners = dict(signs.owners())
    bearers = titled(people.persons)
    meant: dict[tuple[int, int], int] = {}
    for references in found:
        for reference in references:
            noun = signs.noun(reference)
            owner = owners.get(noun, bearers.get(noun) if reference.vocative else None)
            if owner is None or not signs.near(reference.passage, owner):
                continue
            # *Grandmother*, as the book calls her, is not *Grandmamma*, as one child does.
            named = people.by_name.get(reference.name)
            if named is None or people.persons[named].count <= people.persons[owner].count:
                meant[reference.passage, reference.first] = owner
    return meant


class _Signs:
    """What speaks for and against a noun's being somebody's."""

    def __init__(
        self, book: Sequence[Passage], found: Sequence[Sequence[Reference]], people: People
    ) -> None:
        self._book = book
        self._found = found
        self._people = people
        self._named: dict[int, list[int]] = defaultdict(list)
        for references in found:
            for reference in references:
                person = self._person(reference)
                if person is not None:
                    self._named[person].append(reference.passage)
        self._for: _Votes = defaultdict(lambda: defaultdict(float))
        self._against: _Votes = defaultdict(lambda: defaultdict(float))

    def owners(self) -> Iterator[tuple[str, int]]:
        """Yield whose nouns are, where that is clear."""
        for noun, counts in self._for.items():
            scores = sorted(
                (count - _AGAINST * self._against[noun][person], -at, person)
                for at, (person, count) in enumerate(counts.items())
            )
            best, _, person = scores.pop()
            second = scores[-1][0] if scores else 0.0
            generic = noun.rsplit(" ", 1)[-1] in GENERIC_NOUNS
            enough = _FEWEST_GENERIC if generic else _FEWEST
            if best >= enough and best > _RIVAL * second:
                yield noun, person

    def near(self, passage: int, person: int) -> bool:
        """Tell whether somebody is named around a passage."""
        named = self._named[person]
        return bisect_left(named, passage + _REACH + 1) > bisect_left(named, passage - _REACH)

    def exchanged(self, unit: Unit, other: Unit) -> None:
        """Take a unit that is tagged with the one before or after it."""
        answering = self._speaker(unit)
        if answering is not None:
            for title in self._titles(other):
                self._vote(self._for, title, answering, _CALLED)
        for noun in self._nouns(unit):
            speaker = self._speaker(other)
            called = self._called(other) - {speaker}
            if len(called) == 1:
                self._vote(self._for, noun, called.pop(), _CALLED)
            if speaker is not None:
                self._vote(self._against, noun, speaker, _ANSWERS)

    def tagged(self, unit: Unit) -> None:
        """Take a unit that is tagged: who is called in it is somebody else."""
        speaker = self._speaker(unit)
        if speaker is not None:
            for title in self._titles(unit):
                self._vote(self._against, title, speaker, _CALLED)
        for noun in self._nouns(unit):
            for person in self._called(unit):
                self._vote(self._against, noun, person, _CALLED)

    def told(self, passage: Passage, references: Sequence[Reference]) -> None:
        """Take what narration tells in one sentence."""
        tokens = passage.tokens
        starts = [at for at, token in enumerate(tokens) if token.opens]
        narrated = [one for one in references if not one.spoken]
        for left, right in pairwise(narrated):
            for noun, name in ((left, right), (right, left)):
                person = self._person(name)
                if person is None or not self.noun(noun):
                    continue
                if bisect_right(starts, left.first) != bisect_right(starts, right.first):
                    continue
                between = [token.low for token in tokens[left.last : right.first]]
                if between in ([], [","]) and not left.possessive:
                    self._vote(self._for, noun, person, _APPOSED)
                elif between != ["'s"]:
                    self._vote(self._against, noun, person, _BESIDE)

    def _vote(self, votes: _Votes, noun: Reference, person: int, weight: float) -> None:
        gender = self._people.persons[person].gender
        if noun.gender in {None, Gender.NEUTRAL} or gender in {None, noun.gender}:
            votes[self.noun(noun)][person] += weight

    def noun(self, reference: Reference) -> str:
        """Return the noun that may be somebody's epithet; nothing for *the man*, *his friend*."""
        if reference.kind is Kind.NAME:
            before = self._book[reference.passage].tokens[max(0, reference.first - 1)].low
            word = reference.name[0].lower()
            if len(reference.name) == 1 and word in CALLED_TITLES:
                return TITLE_SPELLINGS.get(word, word)
            return word if before == "the" and len(reference.name) == 1 and word in _NOUNS else ""
        if reference.kind is not Kind.NOMINAL:
            return ""
        if reference.text[:4].lower() != "the ":
            return reference.head if reference.text == reference.head else ""
        noun = plain(reference.text)
        return "" if reference.head in CROWD_NOUNS or noun in GENERIC_NOUNS else noun

    def _person(self, reference: Reference) -> int | None:
        """Return who is named, if it is by a name of his own: *Madame* may be any."""
        if reference.kind is not Kind.NAME or self.noun(reference):
            return None
        if len(reference.name) == 1 and reference.name[0].lower() in TITLES:
            return None
        return self._people.of(reference)

    def _nouns(self, unit: Unit) -> list[Reference]:
        """Return the epithets in the tags of a unit."""
        tags = [cue.reference for cue in unit.cues if cue.kind is CueKind.TAG and not cue.nobody]
        return [tag for tag in tags if self.noun(tag)]

    def _speaker(self, unit: Unit) -> int | None:
        for cue in unit.cues:
            if cue.kind is CueKind.TAG and cue.reference.kind is Kind.NAME:
                return self._person(cue.reference)
        return None

    def _titles(self, unit: Unit) -> list[Reference]:
        """Return the titles by which somebody is called in a unit."""
        return [
            reference
            for passage in range(unit.first, unit.last + 1)
            for reference in self._found[passage]
            if reference.vocative and self.noun(reference)
        ]

    def _called(self, unit: Unit) -> set[int]:
        return {
            person
            for passage in range(unit.first, unit.last + 1)
            for reference in self._found[passage]
            if reference.vocative and (person := self._person(reference)) is not None
        }
