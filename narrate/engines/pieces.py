"""A long text -> pieces short enough for a service, cut where a reader would breathe."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a text that is asked for at once; the pieces of a text join to it."""

    text: str
    pause_ms: int = 0
    """Silence after it, about what the service itself would pause there."""


_CUTS: Final = (
    (re.compile("[.!?\u2026][\"'\u201d\u2019)\\]]*\\s+"), 300),
    (re.compile("(?:[,;:)\\]\u2013\u2014]|--)[\"'\u201d\u2019]*\\s+|[\u2013\u2014]"), 150),
    (re.compile(r"\s+"), 0),
)
"""What a piece may end with, the best first: a sentence, a clause, a word."""

_LEAST_SHARE: Final = 1 / 3
"""Of what a piece may hold: better a cut at a comma than a request for `Oh.` alone."""


def pieces(text: str, most_chars: int) -> Iterator[Piece]:
    """Yield the pieces of a text, each as long as may be."""
    while len(text) > most_chars:
        end, pause_ms = _cut(text, most_chars)
        yield Piece(text[:end], pause_ms)
        text = text[end:]
    if text:
        yield Piece(text)


def _cut(text: str, most_chars: int) -> tuple[int, int]:
    """Return where the first piece ends, and the pause after it."""
    for pattern, pause_ms in _CUTS:
        ends = [match.end() for match in pattern.finditer(text, 0, most_chars)]
        if ends and ends[-1] >= most_chars * _LEAST_SHARE:
            return ends[-1], pause_ms
    return most_chars, 0
