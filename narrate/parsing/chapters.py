"""Cut the blocks of a chapter into spans."""

from __future__ import annotations

from collections.abc import Sequence

from narrate.book import Chapter, Heading, Paragraph, SceneBreak
from narrate.parsing.dashes import begins_with_dash, match_dashes
from narrate.parsing.letters import written_blocks
from narrate.parsing.marks import Marks, marks_of, opens_with_mark
from narrate.parsing.numbering import Numbering
from narrate.parsing.quotes import Quoted, match_quotes
from narrate.parsing.spans import Piece, spans_of
from narrate.parsing.styles import Style
from narrate.parsing.thoughts import is_first_person, thoughts_of
from narrate.script import Span, SpanKind


def chapter_spans(chapter: Chapter, style: Style) -> tuple[Span, ...]:
    """
    Return the spans of a chapter's blocks, in order.

    Raises:
        Nothing: every text has spans.
    """
    blocks = chapter.blocks
    texts = [block.text if isinstance(block, Paragraph) else "" for block in blocks]
    quoted = [
        _quoted(text, following, style)
        for text, following in zip(texts, [*texts[1:], ""], strict=True)
    ]
    written = written_blocks(texts, quoted)
    first_person = is_first_person(
        (block, quoted[index]) for index, block in enumerate(blocks) if isinstance(block, Paragraph)
    )
    numbering = Numbering()
    spans: list[Span] = []
    for index, block in enumerate(blocks):
        match block:
            case Heading(text):
                spans.append(Span(SpanKind.HEADING, text, index, 0))
            case SceneBreak():
                pass
            case Paragraph(text):
                found = () if index in written else quoted[index]
                pieces = [
                    *numbering.pieces(text, found),
                    *_thoughts(block, quoted[index], first_person=first_person),
                ]
                pieces.sort(key=lambda piece: piece.start)
                spans.extend(spans_of(text, index, pieces))
    return tuple(spans)


def _quoted(text: str, following: str, style: Style) -> tuple[Quoted, ...]:
    """Return what stands in quotation marks in a paragraph, in either family of marks."""
    if style.dashes and begins_with_dash(text):
        return match_dashes(text)
    major = match_quotes(
        text,
        marks_of(text, style.marks),
        may_continue=opens_with_mark(following, style.marks),
    )
    return tuple(sorted([*major, *_minor(text, major, style)], key=lambda one: one.start))


def _minor(text: str, major: Sequence[Quoted], style: Style) -> list[Quoted]:
    """Return what stands in the other family of marks, outside the first."""
    is_single = style.marks is Marks.DOUBLE
    family = Marks.SINGLE if is_single else Marks.DOUBLE
    marks = tuple(
        mark
        for mark in marks_of(text, family)
        if not any(one.start <= mark.at < one.end for one in major)
    )
    return [
        Quoted(one.start, one.end, minor=is_single)
        for one in match_quotes(text, marks, may_continue=False)
        if one.closed
        and not any(one.start < other.end and other.start < one.end for other in major)
    ]


def _thoughts(paragraph: Paragraph, quoted: Sequence[Quoted], *, first_person: bool) -> list[Piece]:
    return [
        Piece(start, end, SpanKind.THOUGHT, None)
        for start, end in thoughts_of(paragraph, quoted, first_person=first_person)
    ]
