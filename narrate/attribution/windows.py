"""Lay the turns of a book out in windows: persons x turns, as the network reads them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

import numpy as np
from numpy.typing import NDArray

from narrate.attribution.sheets import Sheet
from narrate.attribution.stage import NOBODY

TURNS: Final = 48
"""Units of a window."""

PERSONS: Final = 28
"""Persons of a window; those who are a candidate least often are left out."""

MARGIN: Final = 8
"""Units at the edges of a window that the next window decides."""

ABSENT: Final = -1


@dataclass(frozen=True, slots=True)
class Window:
    """Units `first` to `last`, exclusive, that are decided together."""

    first: int
    last: int
    rows: NDArray[np.int64]
    """Of each person and turn, the row of the sheet, or `ABSENT`."""


def windows(sheet: Sheet, *, overlap: int = 2 * MARGIN) -> Iterator[Window]:
    """Yield the windows of a book, each inside one chapter."""
    bounds = np.flatnonzero(np.diff(sheet.chapters)) + 1
    edges = [0, *bounds.tolist(), len(sheet.chapters)]
    for start, end in pairwise(edges):
        for first in range(start, max(start + 1, end - overlap), TURNS - overlap):
            if first < end:
                last = min(end, first + TURNS)
                yield Window(first, last, _rows(sheet, first, last))


def _rows(sheet: Sheet, first: int, last: int) -> NDArray[np.int64]:
    start, end = sheet.starts[first], sheet.starts[last]
    counts = Counter(sheet.persons[start:end].tolist())
    order = sorted(counts, key=lambda person: (person != NOBODY, -counts[person], person))
    tracks = {person: at for at, person in enumerate(order[:PERSONS])}
    rows = np.full((PERSONS, TURNS), ABSENT, np.int64)
    for unit in range(first, last):
        for row in range(sheet.starts[unit], sheet.starts[unit + 1]):
            track = tracks.get(int(sheet.persons[row]))
            if track is not None:
                rows[track, unit - first] = row
    return rows
