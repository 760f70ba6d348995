"""
Find whose a name is that people only call, and the book never tells of: *"Gabe," said Anna*.

Whoever is called so is there, and has another name in narration: as a rule he spoke before that,
or answers. Whoever calls the name, or speaks of it, is somebody else. All calls of a name are
counted, and only what they say clearly is believed.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import product
from typing import Final

from narrate.attribution.clusters import form_of
from narrate.attribution.features import Matrix
from narrate.attribution.introductions import introduces
from narrate.attribution.looking import Look
from narrate.attribution.people import Person
from narrate.attribution.references import Kind, Reference
from narrate.attribution.stage import NOBODY

_TOLD: Final = 0.15
"""The share of a name's uses that may stand in narration: *the man they called Gabe*."""

_FEWEST: Final = 1.4
_FEWEST_ALIKE: Final = 0.6
_RIVAL: Final = 0.5
"""
What must speak for somebody, less if the names are alike, and the share of it that may speak for
the next. In the learned scenes 17 of 19 names so joined are one person's; with half as much for
them, no more than two in three.
"""

_HEAD: Final = 2
_TAIL: Final = 3
"""Letters in which two names are alike at their beginning, or at their end, at least: *Dot* and
*Dorothea*, *Tiste* and *Baptiste*."""

_ANSWERS: Final = 1.0
_SPOKE: Final = 0.6
_INTRODUCED: Final = 2.0
_CALLS: Final = -2.0
_SPEAKS_OF: Final = -0.7
_SAID_TOGETHER: Final = -0.5
_TAKES_TURNS: Final = -0.3
"""
What tells whose a name is: to speak behind a call of it, or before; to say that it is one's own; to
call it, or speak of it; to be named in one breath with it, or to speak in turn with its bearer.
"""

_NEAR: Final = 2
"""Passages from a unit to one that answers it."""

_UNSURE: Final = 0.25
"""At least so much of an answer is somebody else's than the bearer's by that name."""


def other_names(seen: Look, chances: Sequence[Matrix]) -> dict[int, int]:
    """
    Return people who bear only a name that is called, with who they are.

    Args:
        seen: A look at the book.
        chances: The probability of each candidate of each unit.
    """
    calls = _Calls(seen, chances)
    owners: dict[int, int] = {}
    for person, votes in calls.votes.items():
        fitting = [(votes[other], -other) for other in votes if calls.fits(person, other)]
        (best, owner), (second, _), *_ = sorted([*fitting, (0.0, 1), (0.0, 1)], reverse=True)
        enough = _FEWEST_ALIKE if calls.alike(person, -owner) else _FEWEST
        if best >= enough and second <= _RIVAL * best:
            owners[person] = -owner
    # Whoever seems to bear two names that are not like his own only answers for others.
    likely = {
        person: owner
        for person, owner in owners.items()
        if calls.alike(person, owner)
        or all(
            calls.votes[other][owner] <= _RIVAL * calls.votes[person][owner]
            for other in owners
            if other != person and owners[other] == owner
        )
    }
    return {person: owner for person, owner in likely.items() if owner not in likely}


class _Calls:
    """What the calls of each name say of everybody."""

    def __init__(self, seen: Look, chances: Sequence[Matrix]) -> None:
        self._book = seen.reading.book
        self._found = seen.reading.found
        self._units = seen.reading.units
        self._people = seen.stage.people
        self._chances = [
            dict(zip(candidates, row.tolist(), strict=True))
            for candidates, row in zip(seen.stage.candidates, chances, strict=True)
        ]
        self.votes: dict[int, defaultdict[int, float]] = {
            person: defaultdict(float)
            for person in sorted(self._only_called())
            if self._people.persons[person].id is None and person not in seen.facts.values()
        }
        """Of each person who bears only a name that is called, what speaks for each other."""

        if self.votes:
            for index in range(len(self._units)):
                self._heard(index)
                self._taken_in_turn(index)

    def fits(self, person: int, other: int) -> bool:
        """Tell whether a name may be another's, by genders and titles."""
        left, right = self._people.persons[person], self._people.persons[other]
        if left.gender is not None and right.gender not in {None, left.gender}:
            return False
        titles = _titles(left), _titles(right)
        return not all(titles) or not titles[0].isdisjoint(titles[1])

    def alike(self, person: int, other: int) -> bool:
        """Tell whether two names begin alike, or one ends with the other."""
        mine, others = (
            [name.lower() for name in self._people.persons[at].names] for at in (person, other)
        )
        return any(
            left[:_HEAD] == right[:_HEAD]
            or (
                min(len(left), len(right)) >= _TAIL
                and (left.endswith(right) or right.endswith(left))
            )
            for left, right in product(mine, others)
        )

    def _only_called(self) -> Iterator[int]:
        told: Counter[int] = Counter()
        count: Counter[int] = Counter()
        called: set[int] = set()
        for reference in (one for references in self._found for one in references):
            person = self._people.of(reference)
            if person is not None:
                count[person] += 1
                told[person] += not reference.spoken
                if reference.vocative and reference.kind is Kind.NAME:
                    called.add(person)
        for person in called.difference(self._people.narrators):
            if told[person] <= _TOLD * count[person]:
                yield person

    def _heard(self, index: int) -> None:
        """Take whom a unit calls, and of whom it speaks."""
        called: set[int] = set()
        mentioned: set[int] = set()
        for reference in self._said(index):
            person = self._people.of(reference)
            if person is None:
                continue
            if introduces(self._book[reference.passage].tokens, reference):
                self._vote(person, self._chances[index], _INTRODUCED)
            else:
                (called if reference.vocative else mentioned).add(person)
        for person in mentioned - called:
            self._vote(person, self._chances[index], _SPEAKS_OF)
        for person in called & self.votes.keys():
            self._vote(person, self._chances[index], _CALLS)
            self._vote(person, dict.fromkeys(called | mentioned, 1.0), _SAID_TOGETHER)
            for near, weight in ((index + 1, _ANSWERS), (index - 1, _SPOKE)):
                if self._beside(index, near):
                    self._vote(person, self._answering(person, index, near), weight / len(called))

    def _answering(self, person: int, index: int, near: int) -> dict[int, float]:
        """Return who speaks beside a call, if not by the name that is called."""
        rest = max(1 - self._chances[near].get(person, 0.0), _UNSURE)
        return {
            other: chance * (1 - self._chances[index].get(other, 0.0)) / rest
            for other, chance in self._chances[near].items()
        }

    def _taken_in_turn(self, index: int) -> None:
        if self._beside(index, index + 1):
            for one, other in ((index, index + 1), (index + 1, index)):
                for person in self._chances[one].keys() & self.votes.keys():
                    weight = _TAKES_TURNS * self._chances[one][person]
                    self._vote(person, self._chances[other], weight)

    def _beside(self, index: int, near: int) -> bool:
        if not 0 <= near < len(self._units):
            return False
        first, second = self._units[min(index, near)], self._units[max(index, near)]
        return first.chapter == second.chapter and second.first - first.last <= _NEAR

    def _vote(self, person: int, chances: Mapping[int, float], weight: float) -> None:
        votes = self.votes.get(person)
        if votes is not None:
            for other, chance in chances.items():
                if other not in {person, NOBODY}:
                    votes[other] += weight * chance

    def _said(self, index: int) -> Iterator[Reference]:
        unit = self._units[index]
        for passage in range(unit.first, unit.last + 1):
            tokens = self._book[passage].tokens
            for reference in self._found[passage]:
                if reference.spoken and tokens[reference.first].line in unit.lines:
                    yield reference


def _titles(person: Person) -> frozenset[str]:
    """Return the titles in a person's names."""
    return frozenset(
        title for name in person.names for title in form_of(tuple(name.split())).titles
    )
