"""Cut the blocks of a chapter into spans."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace

from narrate.book import Chapter, Heading, Paragraph, ParagraphKind, SceneBreak
from narrate.parsing.dashes import begins_with_dash, match_dashes
from narrate.parsing.letters import written_blocks
from narrate.parsing.marks import Marks, marks_of
from narrate.parsing.numbering import Numbering
from narrate.parsing.quotes import Quoted, match_quotes, may_go_on
from narrate.parsing.spans import Piece, spans_of
from narrate.parsing.styles import Style
from narrate.parsing.thoughts import is_first_person, thoughts_of
from narrate.script import Span, SpanKind


def chapter_spans(chapter: Chapter, style: Style) -> tuple[Span, ...]:
    """Return the spans of a chapter's blocks, in order."""
    blocks = chapter.blocks
    # Nobody in the story says what stands in quotation marks in a note.
    texts = [
        block.text if isinstance(block, Paragraph) and block.kind is not ParagraphKind.NOTE else ""
        for block in blocks
    ]
    quoted = _quoted_blocks(texts, style)
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
                cut = spans_of(text, index, pieces)
                is_prose = block.kind is ParagraphKind.PROSE
                spans += cut if is_prose else [replace(it, writing=block.kind) for it in cut]
    return tuple(spans)


def _quoted_blocks(texts: Sequence[str], style: Style) -> list[tuple[Quoted, ...]]:
    """Return what stands in quotation marks in each block, in either family of marks."""
    marks = [marks_of(text, style.marks) for text in texts]
    goes_on = [may_go_on(text, found) for text, found in zip(texts, marks, strict=True)]
    quoted: list[tuple[Quoted, ...]] = []
    for index, (text, found) in enumerate(zip(texts, marks, strict=True)):
        if style.dashes and begins_with_dash(text):
            quoted.append(match_dashes(text))
        else:
            major = match_quotes(text, found, may_continue=any(goes_on[index + 1 : index + 2]))
            both = [*major, *_minor(text, major, style)]
            quoted.append(tuple(sorted(both, key=lambda one: one.start)))
    return quoted


def _minor(text: str, major: Sequence[Quoted], style: Style) -> list[Quoted]:
    """Return what stands in the other family of marks, outside the first."""
    is_single = style.marks is Marks.DOUBLE
    marks = marks_of(text, Marks.SINGLE if is_single else Marks.DOUBLE)
    starts = [one.start for one in major]

    def is_outside(at: int) -> bool:
        index = bisect_right(starts, at)
        return index == 0 or major[index - 1].end <= at

    outside = tuple(mark for mark in marks if is_outside(mark.at))
    return [
        Quoted(one.start, one.end, minor=is_single)
        for one in match_quotes(text, outside, may_continue=False)
        if one.closed and bisect_right(starts, one.start) == bisect_left(starts, one.end)
    ]


def _thoughts(paragraph: Paragraph, quoted: Sequence[Quoted], *, first_person: bool) -> list[Piece]:
    return [
        Piece(start, end, SpanKind.THOUGHT, None)
        for start, end in thoughts_of(paragraph, quoted, first_person=first_person)
    ]
