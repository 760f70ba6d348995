"""The stage on which a unit is spoken: who is near, who was named last, who is called."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import exp
from typing import Final

from narrate.attribution.cues import CueKind
from narrate.attribution.passages import Passage
from narrate.attribution.people import People, Person
from narrate.attribution.references import Kind, Reference
from narrate.attribution.units import Unit
from narrate.script import Gender

NOBODY: Final = -1
"""The candidate for what nobody can be named for."""

_REACH: Final = 600
"""Tokens back to which a mention is remembered."""

_DECAY: Final = 90.0
"""Tokens after which a mention weighs a third."""

_WEIGHTS: Final = {"subject": 1.6, "possessive": 0.5, "other": 0.9, "spoken": 0.25}
"""How much a mention draws attention (subject, possessive, other: PDNC coreference study)."""

_WINDOW: Final = 8
"""Units before and after in which a tagged speaker is a candidate."""

_MOST: Final = 14
"""Candidates of one unit."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A person named at a place: `at` counts the tokens of the whole book."""

    at: int
    person: int
    weight: float


class Stage:
    """Everything that features ask about a book."""

    def __init__(
        self,
        book: Sequence[Passage],
        found: Sequence[Sequence[Reference]],
        people: People,
        units: Sequence[Unit],
        *,
        facts: Mapping[int, int],
    ) -> None:
        self.book = book
        self.found = found
        self.people = people
        self.units = units
        self.facts = facts
        """Speakers of units that a person has decided."""

        self.starts = _starts(book)
        self.mentions = list(self._mentions())
        self._places = [mention.at for mention in self.mentions]
        self.tags = [facts.get(index, self._tagged(unit)) for index, unit in enumerate(units)]
        self.talk = Counter(person for person in self.tags if person is not None)
        self.named = [self._named(unit) for unit in units]
        self.addressed = [self._addressed(unit) for unit in units]
        self.candidates = [
            (facts[index],) if index in facts else tuple(self._candidates(index))
            for index in range(len(units))
        ]

    def person_of(self, reference: Reference, chapter: int) -> int | None:
        """Return who a reference stands for without guessing, if that can be told."""
        if reference.kind is Kind.NAME:
            return self.people.of(reference)
        if reference.kind is Kind.PRONOUN and reference.text == "i":
            return self.people.narrators[chapter]
        return None

    def salience(self, passage: int, token: int) -> dict[int, float]:
        """Return how present each person is in the mind at a place."""
        place = self.starts[passage] + token
        present: dict[int, float] = defaultdict(float)
        for index in range(bisect_left(self._places, place) - 1, -1, -1):
            mention = self.mentions[index]
            distance = place - mention.at
            if distance > _REACH:
                break
            present[mention.person] += mention.weight * exp(-distance / _DECAY)
        return present

    def _mentions(self) -> Iterator[Mention]:
        for passage, references in enumerate(self.found):
            for reference in references:
                person = self.people.of(reference)
                if person is None and reference.kind is Kind.NOMINAL:
                    person = self.people.of_nominal(reference)
                if person is not None:
                    yield Mention(
                        self.starts[passage] + reference.first, person, _weight(reference)
                    )

    def _tagged(self, unit: Unit) -> int | None:
        for cue in unit.cues:
            person = self.person_of(cue.reference, unit.chapter)
            if cue.kind is CueKind.TAG and person is not None:
                return person
        return None

    def _named(self, unit: Unit) -> frozenset[int]:
        """Return who is named in the narration of a unit's passages."""
        return frozenset(
            person
            for passage in {unit.first, unit.last}
            for reference in self.found[passage]
            if not reference.spoken and (person := self.people.of(reference)) is not None
        )

    def _addressed(self, unit: Unit) -> tuple[frozenset[int], frozenset[int]]:
        """Return who is called, and who is only spoken about, in a unit."""
        called, mentioned = set(), set()
        lines = set(unit.lines)
        for passage in range(unit.first, unit.last + 1):
            tokens = self.book[passage].tokens
            for reference in self.found[passage]:
                if reference.spoken and tokens[reference.first].line in lines:
                    person = self.people.of(reference)
                    if person is not None:
                        (called if reference.vocative else mentioned).add(person)
        return frozenset(called), frozenset(mentioned - called)

    def _candidates(self, index: int) -> Iterator[int]:
        """Yield who may speak a unit, the most present first."""
        unit = self.units[index]
        scores: Counter[int] = Counter()
        after = min(unit.last + 3, len(self.book) - 1)
        for person, presence in self.salience(unit.first, 0).items():
            scores[person] += presence
        for person, presence in self.salience(after, len(self.book[after].tokens)).items():
            scores[person] += presence
        for cue in unit.cues:
            person = self.person_of(cue.reference, unit.chapter)
            if person is None and cue.reference.kind is Kind.NOMINAL:
                person = self.people.of_nominal(cue.reference)
            if person is not None:
                scores[person] += 100
        for other in range(max(0, index - _WINDOW), min(len(self.units), index + _WINDOW + 1)):
            if self.units[other].chapter == unit.chapter:
                for person in (self.tags[other], *self.addressed[other][0]):
                    if person is not None:
                        scores[person] += 1 / (1 + abs(other - index))
        narrator = self.people.narrators[unit.chapter]
        if narrator is not None:
            scores[narrator] += 10
        ranked = sorted(scores, key=lambda person: (-scores[person], person))
        yield from ranked[:_MOST]
        yield NOBODY


def _weight(reference: Reference) -> float:
    if reference.spoken:
        return _WEIGHTS["spoken"]
    if reference.subject:
        return _WEIGHTS["subject"]
    return _WEIGHTS["possessive" if reference.possessive else "other"]


def _starts(book: Sequence[Passage]) -> list[int]:
    """Return how many tokens stand before each passage."""
    starts = [0]
    for passage in book:
        starts.append(starts[-1] + len(passage.tokens))
    return starts


def fits(person: Person, gender: Gender | None) -> bool | None:
    """
    Tell whether a gender fits a person; None if one of them is not known.

    Raises:
        Nothing.
    """
    if gender is None or person.gender is None:
        return None
    return person.gender is gender
