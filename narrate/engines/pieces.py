"""
A long text -> pieces short enough for a service, cut where a reader would breathe.

Of all ways to cut a text, the cheapest by what each piece costs a listener and the service: a
request, and a cut that is heard. Found by dynamic programming, as TeX breaks lines (Knuth and
Plass 1981), so that no piece is filled up at the expense of the next.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Final


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a text that is asked for at once; the pieces of a text join to it."""

    text: str
    pause_ms: int = 0
    """Silence after it, about what the service itself would pause there."""


@dataclass(frozen=True, slots=True)
class _Cut:
    """What a piece may end with."""

    pattern: re.Pattern[str]
    cost: float
    """Of being heard, in requests."""

    pause_ms: int


_CUTS: Final = (
    _Cut(re.compile("[.!?\u2026][\"'\u201d\u2019)\\]]*\\s+"), 0.0, 300),
    _Cut(
        re.compile("(?:[,;:)\\]\u2013\u2014]|--)[\"'\u201d\u2019]*\\s+|[\u2013\u2014]"), 0.25, 150
    ),
    _Cut(re.compile(r"\s+"), 1.6, 0),
)
"""A sentence, a clause, a word. Between words a cut sounds like a stumble: better ask once more."""

_ANYWHERE_COST: Final = 100.0
_WORDLESS_COST: Final = 1_000.0
"""Nothing can be heard of a lone mark, and Google answers it without sound."""

_SHORT_CHARS: Final = 1 / 3
_SHORT_COST: Final = 0.2
"""`Oh.` alone sounds clipped: where it costs nothing, pieces are longer than this share."""

_UNEVEN_COST: Final = 0.01


def pieces(text: str, most_chars: int) -> Iterator[Piece]:
    """
    Yield the pieces of a text, each of at most so many characters.

    White space at the end of a piece counts, too: a service may get it or not.
    """
    start = 0
    for end, pause_ms in _ends(text, most_chars):
        yield Piece(text[start:end], pause_ms)
        start = end


def _ends(text: str, most_chars: int) -> list[tuple[int, int]]:
    """Return where the pieces end, and the pause after each."""
    if len(text) <= most_chars:
        return [(len(text), 0)] if text else []
    cuts = _possible_cuts(text, most_chars)
    places = sorted(cuts)
    best: dict[int, tuple[float, int]] = {0: (0.0, 0)}
    first = 0
    for place, end in enumerate(places[1:], start=1):
        while end - places[first] > most_chars:
            first += 1
        best[end] = min(
            (best[start][0] + _cost(text[start:end], most_chars) + cuts[end][0], start)
            for start in places[first:place]
        )
    ends = []
    end = len(text)
    while end:
        ends.append((end, cuts[end][1]))
        end = best[end][1]
    return ends[::-1]


def _possible_cuts(text: str, most_chars: int) -> dict[int, tuple[float, int]]:
    """Return where the text may be cut, what that costs, and the pause there."""
    cuts = {0: (0.0, 0)}
    for cut in reversed(_CUTS):
        for match in cut.pattern.finditer(text):
            cuts[match.end()] = (cut.cost, cut.pause_ms)
    cuts[len(text)] = (0.0, 0)
    places = sorted(cuts)
    for start, end in pairwise(places):
        # A word that is longer than a piece.
        for place in range(start + most_chars, end, most_chars):
            cuts[place] = (_ANYWHERE_COST, 0)
    return cuts


def _cost(piece: str, most_chars: int) -> float:
    # Where all else is equal, pieces are about as long as each other.
    cost = 1.0 + _UNEVEN_COST * (1 - len(piece) / most_chars) ** 2
    if len(piece) < most_chars * _SHORT_CHARS:
        cost += _SHORT_COST
    if not any(map(str.isalnum, piece)):
        cost += _WORDLESS_COST
    return cost
