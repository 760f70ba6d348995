"""Cut the blocks of a chapter into spans."""

from __future__ import annotations

from narrate.book import Chapter, Heading, Paragraph, SceneBreak
from narrate.parsing.marks import marks_of, opens_with_mark
from narrate.parsing.quotes import Quoted, match_quotes
from narrate.parsing.spans import Piece, spans_of
from narrate.parsing.speech import is_spoken
from narrate.parsing.styles import Style
from narrate.script import Span, SpanKind


def chapter_spans(chapter: Chapter, style: Style) -> tuple[Span, ...]:
    """
    Return the spans of a chapter's blocks, in order.

    Raises:
        Nothing: every text has spans.
    """
    spans: list[Span] = []
    numbering = _Numbering()
    for number, block in enumerate(chapter.blocks):
        match block:
            case Heading(text):
                spans.append(Span(SpanKind.HEADING, text, number, 0))
            case SceneBreak():
                pass
            case Paragraph(text):
                following = chapter.blocks[number + 1 : number + 2]
                may_continue = any(
                    isinstance(later, Paragraph) and opens_with_mark(later.text, style.marks)
                    for later in following
                )
                quoted = match_quotes(text, marks_of(text, style.marks), may_continue=may_continue)
                spans.extend(spans_of(text, number, numbering.pieces(text, quoted)))
    return tuple(spans)


class _Numbering:
    """Gives the quotations of a chapter their numbers."""

    def __init__(self) -> None:
        self._next = 0
        self._open: int | None = None

    def pieces(self, text: str, quoted: tuple[Quoted, ...]) -> tuple[Piece, ...]:
        pieces: list[Piece] = []
        continued, self._open = self._open, None
        for index, one in enumerate(quoted):
            floor = quoted[index - 1].end if index else 0
            limit = quoted[index + 1].start if index + 1 < len(quoted) else len(text)
            if not is_spoken(text, one, floor=floor, limit=limit):
                continue
            if continued is not None and not text[: one.start].strip():
                number = continued
            else:
                number, self._next = self._next, self._next + 1
            pieces.append(Piece(one.start, one.end, SpanKind.DIALOGUE, number))
            if not one.closed and one.end == len(text):
                self._open = number
        return tuple(pieces)
