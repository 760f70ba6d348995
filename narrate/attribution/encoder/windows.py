"""Stretches of units that are decided together, and the people among whom they are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from narrate.attribution.encoder.sheet import (
    CALLED,
    OTHER,
    POSSESSIVE,
    SPOKEN,
    SUBJECT,
    Sheet,
)

Floats = NDArray[np.float32]
Indices = NDArray[np.int32]

WIDTH: Final = 40
"""Units of a window."""

SLOTS: Final = 17
"""People of a window; the last is nobody."""

REGIONS: Final = 3
KINDS: Final = 5
"""Kinds of people: of no known gender, men, women, who says *I*, and nobody."""
_TELLER: Final = 3
_NOBODY: Final = 4

_WEIGHTS: Final = {SUBJECT: 1.6, POSSESSIVE: 0.5, CALLED: 0.9, OTHER: 0.9}
_FADING: Final = (60.0, 300.0, 150.0)
"""Words over which those named in narration, and in speech, fade."""

_FAINT: Final = 0.05
_TOP: Final = 1e-6
TRAITS: Final = 12
"""Numbers that are known of a person at a unit."""


@dataclass(frozen=True, slots=True)
class Mentions:
    """The mentions of a book that are left, in order."""

    units: Indices
    regions: Indices
    roles: Indices
    persons: Indices
    places: Indices

    @staticmethod
    def of(sheet: Sheet) -> Mentions:
        """Return all mentions of a sheet."""
        return Mentions(
            sheet.mention_units,
            sheet.mention_regions,
            sheet.mention_roles,
            sheet.mention_persons,
            sheet.mention_places,
        )

    def between(self, first: int, last: int) -> Mentions:
        """Return those of a range of units."""
        start, end = np.searchsorted(self.units, (first, last))
        return Mentions(
            self.units[start:end],
            self.regions[start:end],
            self.roles[start:end],
            self.persons[start:end],
            self.places[start:end],
        )

    def where(self, chosen: NDArray[np.bool_]) -> Mentions:
        """Return some of them."""
        return Mentions(
            self.units[chosen],
            self.regions[chosen],
            self.roles[chosen],
            self.persons[chosen],
            self.places[chosen],
        )


@dataclass(frozen=True, slots=True)
class Window:
    """Some units, the people of the window, and what is known of each at each unit."""

    first: int
    persons: Indices
    """`SLOTS` of them; -1 where there is nobody."""

    kinds: Indices
    traits: Floats
    """Units x slots x `TRAITS`."""


def window(sheet: Sheet, first: int, mentions: Mentions, counts: Indices | None = None) -> Window:
    """
    Return the window that begins with a unit.

    Args:
        sheet: The book, or a stretch of it.
        first: The unit.
        mentions: Those of the window's units.
        counts: How often each person is mentioned in the book, if not as the sheet says.
    """
    counts = sheet.counts if counts is None else counts
    last = min(first + WIDTH, len(sheet.gaps))
    persons = _persons(sheet, first, last, mentions, counts)
    kinds = np.full(SLOTS, _NOBODY, np.int32)
    kinds[persons >= 0] = sheet.genders[persons[persons >= 0]]
    kinds[(persons >= 0) & (persons == sheet.narrators[first])] = _TELLER
    traits = np.zeros((WIDTH, SLOTS, TRAITS), np.float32)
    traits[: last - first] = _traits(sheet, (first, last), persons, mentions, counts)
    return Window(first, persons, kinds, traits)


def _persons(sheet: Sheet, first: int, last: int, mentions: Mentions, counts: Indices) -> Indices:
    """Return who is mentioned most in a window, whoever tells included."""
    scores = 0.1 * counts / (1.0 + counts.max(initial=0))
    np.add.at(scores, mentions.persons, np.where(mentions.regions == SPOKEN, 0.6, 1.0))
    tellers = sheet.narrators[first:last]
    scores[tellers[tellers >= 0]] += len(mentions.persons)
    best = np.argsort(-scores, kind="stable")[: SLOTS - 1]
    persons = np.full(SLOTS, -1, np.int32)
    persons[: len(best)] = best
    return persons


def _traits(
    sheet: Sheet, units: tuple[int, int], persons: Indices, mentions: Mentions, counts: Indices
) -> Floats:
    whose = (mentions.persons[:, None] == persons[None, :]) & (persons >= 0)
    whose = whose.astype(np.float32)
    spoken = mentions.regions == SPOKEN
    called = (mentions.roles == CALLED) & spoken
    weights = np.array([_WEIGHTS.get(role, 0.9) for role in range(5)])[mentions.roles]
    starts, ends = sheet.unit_places[slice(*units)].T
    since = (starts[:, None] - mentions.places[None, :]).astype(np.float32)
    until = (mentions.places[None, :] - ends[:, None]).astype(np.float32)
    near, far, heard = _FADING

    def faded(distance: Floats, decay: float, weight: Floats) -> Floats:
        kept = np.exp(-np.maximum(distance, 0) / decay) * (distance >= 0) * weight[None, :]
        masses: Floats = kept.astype(np.float32) @ whose
        return masses

    told = np.where(spoken, 0.0, weights).astype(np.float32)
    told_near = faded(since, near, told)
    told_far = faded(since, far, told)
    columns = [
        np.log(_FAINT + told_near),
        np.log(_FAINT + told_far),
        np.log(_FAINT + faded(since, heard, spoken.astype(np.float32))),
        np.log(_FAINT + faded(since, near, called.astype(np.float32))),
        np.log(_FAINT + faded(until, near, told)),
        np.log(_FAINT + faded(until, near, called.astype(np.float32))),
        told_near / (told_near.sum(1, keepdims=True) + _TOP),
        told_far / (told_far.sum(1, keepdims=True) + _TOP),
    ]
    fixed = np.zeros((4, len(persons)), np.float32)
    real = persons >= 0
    fixed[0] = np.log1p(whose.sum(0))
    fixed[1][real] = np.log1p(np.maximum(counts[persons[real]], 0))
    fixed[2][real] = sheet.nameless[persons[real]]
    fixed[3][real] = fixed[1][real] - np.log1p(counts.max(initial=0))
    columns += [np.broadcast_to(row, told_near.shape) for row in fixed]
    return np.stack(columns, -1).astype(np.float32)
