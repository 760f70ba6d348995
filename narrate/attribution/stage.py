"""The stage on which a unit is spoken: who is near, who is called, who may speak."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from copy import copy
from functools import cache
from math import exp, log
from typing import Final

from narrate.attribution.cues import CueKind
from narrate.attribution.introductions import answers, asks_name, introduces
from narrate.attribution.kin import family
from narrate.attribution.passages import Passage, Token
from narrate.attribution.people import People, Person, plain
from narrate.attribution.presence import Presence
from narrate.attribution.references import Kind, Reference
from narrate.attribution.steps import stepped
from narrate.attribution.units import Unit
from narrate.attribution.words import ADDRESS_TERMS
from narrate.script import Gender

NOBODY: Final = -1
"""The candidate for what nobody can be named for."""

_WINDOW: Final = 20
"""Units before and after in which a tagged speaker is a candidate."""

_AFTERWARDS: Final = 3
"""Passages behind a unit in which whoever is named is a candidate."""

_MOST: Final = 18
"""Candidates of one unit; with so many, the true one is there in 94 % (PDNC)."""

_LEADS: Final = 5
_LEAD_SCORE: Final = 0.2
"""Those who are tagged most in the book are candidates everywhere."""

LONG: Final = 500.0
"""Tokens over which a scene's people fade: some two pages."""

_LONG_SCORE: Final = 0.1
_MOST_TIED: Final = 3
_CUED_SCORE: Final = 100.0
_NARRATOR_SCORE: Final = 10.0
"""Whoever is pointed to, and whoever says *I*, is a candidate in any case."""


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

        self.presence = Presence(book, found, people)
        self.ties = self.presence.ties(found)
        self.since = self._since()
        self.family = family(book, found, people.of)
        self.tags = [facts.get(index, self._tagged(unit)) for index, unit in enumerate(units)]
        self.talk = Counter(person for person in self.tags if person is not None)
        self.fame = [
            (log(1 + stepped(person.count)), log(1 + stepped(self.talk[at])))
            for at, person in enumerate(people.persons)
        ]
        """Of each person the logarithms of how often he is named, and tagged."""

        self.named = [self._named(unit) for unit in units]
        self.addressed = [self._addressed(unit) for unit in units]
        self._first_named = self._named_first()
        self.introduced = [frozenset(self._introduced(index)) for index in range(len(units))]
        self.terms = [frozenset(self._terms(unit)) for unit in units]
        self.candidates = [
            (facts[index],) if index in facts else tuple(self._candidates(index))
            for index in range(len(units))
        ]

    def recast(self, people: People) -> Stage:
        """
        Return the stage with the same people, whose genders and ages are seen otherwise.

        Nothing here but `people` itself depends on them.
        """
        stage = copy(self)
        stage.people = people
        return stage

    def person_of(self, reference: Reference, chapter: int) -> int | None:
        """Return who a reference stands for without guessing, if that can be told."""
        if reference.kind is not Kind.PRONOUN:
            return self.people.of(reference)
        return self.people.narrators[chapter] if reference.text == "i" else None

    def _since(self) -> dict[int | str, int]:
        """Return the passage in which each person, and each noun, comes first."""
        since: dict[int | str, int] = {}
        for passage, references in enumerate(self.found):
            for reference in references:
                person = self.people.of(reference)
                if person is not None:
                    since.setdefault(person, passage)
                elif reference.kind is Kind.NOMINAL and not reference.spoken:
                    since.setdefault(plain(reference.text), passage)
        for unit in self.units:
            for cue in unit.cues:
                since.setdefault(plain(cue.reference.text), unit.first)
        return since

    def tagged_around(self, index: int, decay: float) -> dict[int, float]:
        """Return how much each person is tagged in the units around one."""
        near: dict[int, float] = defaultdict(float)
        fading = _fading(decay)
        for other in self._around(index):
            person = self.tags[other]
            if person is not None and other != index:
                near[person] += fading[abs(other - index)]
        return near

    def _around(self, index: int) -> Iterator[int]:
        """Yield the units of the same chapter within the window, the unit included."""
        chapter = self.units[index].chapter
        for other in range(max(0, index - _WINDOW), min(len(self.units), index + _WINDOW + 1)):
            if self.units[other].chapter == chapter:
                yield other

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

    def _addressed(self, unit: Unit) -> tuple[tuple[int, ...], frozenset[int]]:
        """Return who is called, last who is called last, and who is only spoken about."""
        called: dict[int, None] = {}
        mentioned: set[int] = set()
        lines = set(unit.lines)
        for passage in range(unit.first, unit.last + 1):
            tokens = self.book[passage].tokens
            for reference in self.found[passage]:
                person = self.people.of(reference)
                if person is None or tokens[reference.first].line not in lines:
                    continue
                if reference.vocative:
                    called.pop(person, None)
                    called[person] = None
                else:
                    mentioned.add(person)
        return tuple(called), frozenset(mentioned - called.keys())

    def _introduced(self, index: int) -> Iterator[int]:
        """Yield who gives his own name in a unit."""
        unit = self.units[index]
        lines = set(unit.lines)
        asked = index > 0 and asks_name(self._spoken(self.units[index - 1]))
        for passage in range(unit.first, unit.last + 1):
            tokens = self.book[passage].tokens
            for reference in self.found[passage]:
                person = self.people.of(reference)
                if person is None or tokens[reference.first].line not in lines:
                    continue
                fresh = self._first_named.get(person) == passage and len(reference.name) > 1
                given = asked or (fresh and not self._by_name(unit))
                if introduces(tokens, reference) or (given and answers(tokens, reference)):
                    yield person

    def _named_first(self) -> dict[int, int]:
        """Return the passage in which each person is first called by a name."""
        first: dict[int, int] = {}
        for passage, references in enumerate(self.found):
            for reference in references:
                person = self.people.of(reference)
                if person is not None and reference.kind is Kind.NAME:
                    first.setdefault(person, passage)
        return first

    def _by_name(self, unit: Unit) -> bool:
        return any(cue.kind is CueKind.TAG and cue.reference.kind is Kind.NAME for cue in unit.cues)

    def _spoken(self, unit: Unit) -> list[str]:
        lines = set(unit.lines)
        return [
            token.low
            for passage in range(unit.first, unit.last + 1)
            for token in self.book[passage].tokens
            if token.line in lines
        ]

    def _terms(self, unit: Unit) -> Iterator[str]:
        """Yield *sir*, *madam*, *father* where a unit calls somebody so."""
        lines = set(unit.lines)
        for passage in range(unit.first, unit.last + 1):
            tokens = self.book[passage].tokens
            for at, token in enumerate(tokens):
                if token.low in ADDRESS_TERMS and token.line in lines and _is_called(tokens, at):
                    yield token.low

    def _candidates(self, index: int) -> Iterator[int]:
        """Yield who may speak a unit, the most present first, nobody last."""
        unit = self.units[index]
        scores: dict[int, float] = defaultdict(float, self.presence.at(unit.first, 0))
        after = min(unit.last + _AFTERWARDS, len(self.book) - 1)
        for person, presence in self.presence.at(after, len(self.book[after].tokens)).items():
            scores[person] += presence
        for person, presence in self.presence.at(unit.first, 0, decay=LONG).items():
            scores[person] += _LONG_SCORE * presence
        for person in self._cued(unit):
            scores[person] += _CUED_SCORE
        for person, tie in self._tied(unit):
            scores[person] += tie
        for other in self._around(index):
            for nearby in (self.tags[other], *self.addressed[other][0]):
                if nearby is not None:
                    scores[nearby] += 1 / (1 + abs(other - index))
        for person, lines in self.talk.most_common(_LEADS):
            scores[person] += _LEAD_SCORE * lines / self.talk.total()
        narrator = self.people.narrators[unit.chapter]
        if narrator is not None:
            scores[narrator] += _NARRATOR_SCORE
        scores.pop(NOBODY, None)
        yield from sorted(scores, key=lambda person: (-scores[person], person))[:_MOST]
        yield NOBODY

    def _tied(self, unit: Unit) -> Iterator[tuple[int, float]]:
        """Yield who is near most where the nouns stand that a unit's cues have."""
        for cue in unit.cues:
            if cue.reference.kind is Kind.NOMINAL:
                ties = self.ties.get(plain(cue.reference.text), {})
                yield from sorted(ties.items(), key=lambda tie: (-tie[1], tie[0]))[:_MOST_TIED]

    def _cued(self, unit: Unit) -> Iterator[int]:
        """Yield whom the narration around a unit points to."""
        for cue in unit.cues:
            person = self.person_of(cue.reference, unit.chapter)
            if person is None and cue.reference.kind is Kind.NOMINAL:
                person = self.people.of_nominal(cue.reference)
            if person is not None:
                yield person


@cache
def _fading(decay: float) -> tuple[float, ...]:
    """Return what is left of a unit's weight at each distance."""
    return tuple(exp(-distance / decay) for distance in range(_WINDOW + 1))


def fits(person: Person, gender: Gender | None) -> bool | None:
    """Tell whether a gender fits a person; None if one of them is not known."""
    if gender is None or person.gender is None:
        return None
    return person.gender is gender


def _is_called(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a word stands between commas, or between a comma and an end."""
    before = at == 0 or not tokens[at - 1].word or tokens[at - 1].low in {"my", "dear", "yes", "no"}
    return before and (at + 1 == len(tokens) or not tokens[at + 1].word)
