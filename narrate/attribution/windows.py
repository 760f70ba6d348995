"""Lay the turns of a book out in windows: persons x turns, as the network reads them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

import numpy as np
from numpy.typing import NDArray

from narrate.attribution.grids import Grid
from narrate.attribution.stage import NOBODY

LENGTH: Final = 48
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
    """Of each person and turn, the row of the grid, or `ABSENT`."""


def windows(grid: Grid, *, overlap: int = 2 * MARGIN) -> Iterator[Window]:
    """Yield the windows of a book, each inside one chapter."""
    bounds = np.flatnonzero(np.diff(grid.chapters)) + 1
    edges = [0, *bounds.tolist(), len(grid.chapters)]
    for start, end in pairwise(edges):
        for first in range(start, max(start + 1, end - overlap), LENGTH - overlap):
            if first < end:
                last = min(end, first + LENGTH)
                yield Window(first, last, _rows(grid, first, last))


def _rows(grid: Grid, first: int, last: int) -> NDArray[np.int64]:
    start, end = grid.starts[first], grid.starts[last]
    counts = Counter(grid.persons[start:end].tolist())
    order = sorted(counts, key=lambda person: (person != NOBODY, -counts[person], person))
    tracks = {person: at for at, person in enumerate(order[:PERSONS])}
    rows = np.full((PERSONS, LENGTH), ABSENT, np.int64)
    for unit in range(first, last):
        for row in range(grid.starts[unit], grid.starts[unit + 1]):
            track = tracks.get(int(grid.persons[row]))
            if track is not None:
                rows[track, unit - first] = row
    return rows
