"""How present each person is in a reader's mind: who was named last, and in what role."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import exp
from typing import Final

from narrate.attribution.passages import Passage
from narrate.attribution.people import People, plain
from narrate.attribution.references import Kind, Reference

_REACH: Final = 5
"""Decays after which a mention is forgotten."""

_DECAY: Final = 90.0
"""Tokens after which a mention weighs a third."""

_WEIGHTS: Final = {"subject": 1.6, "possessive": 0.5, "other": 0.9, "spoken": 0.25}
"""How much a mention draws attention (tuned on PDNC's training novels)."""


@dataclass(frozen=True, slots=True)
class _Mention:
    """A person named at a place: `at` counts the tokens of the whole book."""

    at: int
    person: int
    weight: float


class Presence:
    """Where everybody is mentioned in a book."""

    def __init__(
        self, book: Sequence[Passage], found: Sequence[Sequence[Reference]], people: People
    ) -> None:
        self._starts = _starts(book)
        self._mentions = [
            _Mention(self._starts[reference.passage] + reference.first, person, _weight(reference))
            for reference, person in _persons(found, people)
        ]
        self._places = [mention.at for mention in self._mentions]

    def at(self, passage: int, token: int, decay: float = _DECAY) -> dict[int, float]:
        """Return how present each person is just before a token of a passage."""
        place = self._starts[passage] + token
        present: dict[int, float] = defaultdict(float)
        for index in range(bisect_left(self._places, place) - 1, -1, -1):
            mention = self._mentions[index]
            distance = place - mention.at
            if distance > _REACH * decay:
                break
            present[mention.person] += mention.weight * exp(-distance / decay)
        return present

    def ties(self, found: Sequence[Sequence[Reference]]) -> dict[str, dict[int, float]]:
        """Return for each nominal how present each person is, on average, where it stands."""
        totals: dict[str, dict[int, float]] = defaultdict(lambda: defaultdict(float))
        for references in found:
            for reference in references:
                if reference.kind is Kind.NOMINAL and not reference.spoken:
                    present = self.at(reference.passage, reference.first)
                    whole = sum(present.values())
                    for person, presence in present.items():
                        totals[plain(reference.text)][person] += presence / whole
        return {
            noun: {person: share / sum(shares.values()) for person, share in shares.items()}
            for noun, shares in totals.items()
        }


def _persons(
    found: Sequence[Sequence[Reference]], people: People
) -> Iterator[tuple[Reference, int]]:
    for references in found:
        for reference in references:
            person = people.of(reference)
            if person is None and reference.kind is Kind.NOMINAL:
                person = people.of_nominal(reference)
            if person is not None:
                yield reference, person


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
