"""How present each person is in a reader's mind: who was named last, and in what role."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Final

import numpy as np

from narrate.attribution.passages import Passage
from narrate.attribution.people import People, plain
from narrate.attribution.references import Kind, Reference

_REACH: Final = 5
"""Decays after which a mention is forgotten."""

_DECAY: Final = 90.0
"""Tokens after which a mention weighs a third."""

_WEIGHTS: Final = {"subject": 1.6, "possessive": 0.5, "other": 0.9, "spoken": 0.25}
"""How much a mention draws attention (tuned on PDNC's training novels)."""


_STEPS: Final = 32
"""Shares of a noun that are told apart."""


class Presence:
    """Where everybody is mentioned in a book."""

    def __init__(
        self, book: Sequence[Passage], found: Sequence[Sequence[Reference]], people: People
    ) -> None:
        self._starts = _starts(book)
        mentions = [
            (self._starts[reference.passage] + reference.first, person, _weight(reference))
            for reference, person in _persons(found, people)
        ]
        places, persons, weights = zip(*mentions, strict=True) if mentions else ((), (), ())
        # Places count the tokens of the whole book.
        self._places = np.array(places, np.int64)
        self._persons = persons
        self._weights = np.array(weights, np.float64)

    def at(self, passage: int, token: int, decay: float = _DECAY) -> dict[int, float]:
        """Return how present each person is just before a token of a passage."""
        place = self._starts[passage] + token
        first, last = np.searchsorted(self._places, (place - _REACH * decay, place)).tolist()
        distances = place - self._places[first:last]
        shares = self._weights[first:last] * np.exp(-distances / decay)
        present: dict[int, float] = defaultdict(float)
        for person, share in zip(self._persons[first:last], shares.tolist(), strict=True):
            present[person] += share
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
            noun: {
                person: _stepped(share / sum(shares.values())) for person, share in shares.items()
            }
            for noun, shares in totals.items()
        }


def _stepped(share: float) -> float:
    """Return a share in steps, so that what stands in one chapter is seldom felt in another."""
    return round(share * _STEPS) / _STEPS


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
