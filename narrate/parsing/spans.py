"""Make spans of a block's pieces, so that they join to its text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from narrate.script import Span, SpanKind


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a block's text that somebody speaks or thinks."""

    start: int
    end: int
    kind: SpanKind
    quotation: int | None


def spans_of(text: str, block: int, pieces: Sequence[Piece]) -> tuple[Span, ...]:
    """
    Return the spans of a block; what no piece covers is narration.

    Punctuation right after a piece and all blanks belong to what stands before them, and
    what holds no letter or digit to its neighbor.

    Args:
        text: The block's text.
        block: Its index in the chapter.
        pieces: In order and disjoint.
    """
    bounds: list[Piece] = []
    for piece in _whole(text, pieces):
        last = bounds[-1] if bounds else None
        has_words = _has_words(text, piece)
        if last is None:
            bounds.append(piece)
        elif not _has_words(text, last) and (has_words or piece.kind is not SpanKind.NARRATION):
            bounds[-1] = replace(piece, start=last.start)
        elif not has_words or (
            piece.kind is last.kind and piece.quotation is last.quotation is None
        ):
            bounds[-1] = replace(last, end=piece.end)
        else:
            bounds.append(piece)
    return tuple(
        Span(piece.kind, text[piece.start : piece.end], block, piece.start, piece.quotation)
        for piece in bounds
    )


_TAIL: Final = re.compile(r"[,.;:!?…)\]]*\s*")


def _whole(text: str, pieces: Sequence[Piece]) -> list[Piece]:
    """Return the pieces with their tails, and narration between them."""
    whole: list[Piece] = []
    at = 0
    for index, piece in enumerate(pieces):
        limit = pieces[index + 1].start if index + 1 < len(pieces) else len(text)
        tail = _TAIL.match(text, piece.end, limit)
        end = tail.end() if tail else piece.end
        start = piece.end - len(text[piece.start : piece.end].lstrip())
        if start > at:
            whole.append(Piece(at, start, SpanKind.NARRATION, None))
        whole.append(replace(piece, start=start, end=end))
        at = end
    if at < len(text) or not whole:
        whole.append(Piece(at, len(text), SpanKind.NARRATION, None))
    return whole


def _has_words(text: str, piece: Piece) -> bool:
    return any(character.isalnum() for character in text[piece.start : piece.end])
