"""Cut a paragraph into stretches of narration, and these into clauses."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from narrate.attribution.passages import Token

ENDS: Final = frozenset({".", "!", "?", ";"})
"""What ends a clause."""


def stretches(tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """Yield where each stretch of narration begins and ends."""
    start: int | None = None
    for at, token in enumerate(tokens):
        if token.spoken:
            if start is not None:
                yield start, at
            start = None
        elif start is None:
            start = at
    if start is not None:
        yield start, len(tokens)


@dataclass(frozen=True, slots=True)
class Clause:
    """A stretch of narration without a full stop inside: tokens `first` to `last`."""

    first: int
    last: int


def clauses(tokens: Sequence[Token], first: int, last: int) -> Iterator[Clause]:
    """Yield the clauses of a stretch of narration that hold a word."""
    start = first
    for at in range(first, last):
        if tokens[at].low in ENDS:
            if any(token.word for token in tokens[start : at + 1]):
                yield Clause(start, at + 1)
            start = at + 1
    if any(token.word for token in tokens[start:last]):
        yield Clause(start, last)
