"""Cut the blocks of a chapter into spans."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from narrate.book import Chapter, Heading, Paragraph, ParagraphKind, SceneBreak
from narrate.parsing.dashes import dash_habit, is_told_as_i, match_dashes, may_be_dashed
from narrate.parsing.letters import written_blocks
from narrate.parsing.lexicon import ENGLISH, Lexicon
from narrate.parsing.marks import Marks, marks_of
from narrate.parsing.numbering import Numbering
from narrate.parsing.quotes import Quoted, match_quotes, may_go_on
from narrate.parsing.spans import Piece, spans_of
from narrate.parsing.styles import Style
from narrate.parsing.thoughts import is_first_person, talks_silently, thoughts_of
from narrate.parsing.turns import (
    begins_turn,
    goes_on_with_turn,
    inner_turn,
    match_turn,
    open_guillemet,
    without_tags,
)
from narrate.script import Span, SpanKind
from narrate.tongues import Tongue


def chapter_spans(chapter: Chapter, style: Style, lexicon: Lexicon = ENGLISH) -> tuple[Span, ...]:
    """Return the spans of a chapter's blocks, in order."""
    blocks = chapter.blocks
    # Nobody in the story says what stands in quotation marks in a note.
    texts = [
        block.text if isinstance(block, Paragraph) and block.kind is not ParagraphKind.NOTE else ""
        for block in blocks
    ]
    quoted = _quoted_blocks(texts, style, lexicon)
    written = written_blocks(texts, quoted)
    told = [
        (block, quoted[index]) for index, block in enumerate(blocks) if isinstance(block, Paragraph)
    ]
    first_person = is_first_person(told, lexicon)
    silent = talks_silently(told, lexicon)
    numbering = Numbering(lexicon)
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
                    *(
                        Piece(start, end, SpanKind.THOUGHT, None)
                        for start, end in thoughts_of(
                            block,
                            quoted[index],
                            first_person=first_person,
                            silent=silent,
                            lexicon=lexicon,
                        )
                    ),
                ]
                pieces.sort(key=lambda piece: piece.start)
                cut = spans_of(text, index, pieces)
                is_prose = block.kind is ParagraphKind.PROSE
                spans += cut if is_prose else [replace(it, writing=block.kind) for it in cut]
    return tuple(spans)


def _quoted_blocks(
    texts: Sequence[str], style: Style, lexicon: Lexicon
) -> list[tuple[Quoted, ...]]:
    """Return what stands in quotation marks in each block, in either family of marks."""
    marks = [marks_of(text, style.marks) for text in texts]
    goes_on = [may_go_on(text, found, lexicon) for text, found in zip(texts, marks, strict=True)]
    habit, told_as_i = dash_habit(texts, lexicon), is_told_as_i(texts, lexicon)
    quoted: list[tuple[Quoted, ...]] = []
    for index, (text, found) in enumerate(zip(texts, marks, strict=True)):
        tongue = lexicon.tongue
        turn = _turn(texts, index, quoted, tongue) if tongue is not None else None
        if turn is not None:
            quoted.append(turn)
        elif tongue is None and style.dashes and may_be_dashed(text, habit, lexicon):
            quoted.append(match_dashes(text, habit, lexicon, told_as_i=told_as_i))
        else:
            may_continue = any(goes_on[index + 1 : index + 2])
            major = match_quotes(text, found, may_continue=may_continue, lexicon=lexicon)
            both = [*major, *_minor(text, major, style, lexicon)]
            if tongue is not None:
                both = [part for one in both for part in without_tags(text, one, tongue)]
            quoted.append(tuple(sorted(both, key=lambda one: one.start)))
    return quoted


def _turn(
    texts: Sequence[str], index: int, quoted: list[tuple[Quoted, ...]], tongue: Tongue
) -> tuple[Quoted, ...] | None:
    """Return what is spoken in a block that dashes or guillemets make a turn; None for others."""
    text = texts[index]
    if not tongue.dashes:
        return None
    if begins_turn(text):
        return match_turn(text, tongue)
    opened = open_guillemet(text)
    if opened is not None and any(begins_turn(it) for it in texts[index + 1 : index + 2]):
        return match_turn(text, tongue, start=opened)
    inner = inner_turn(text)
    if inner is not None and open_guillemet(text) is None and not _MARKED.search(text[:inner]):
        return match_turn(text, tongue, start=inner)
    if goes_on_with_turn(text) and index and quoted[-1] and quoted[-1][-1].sure:
        quoted[-1] = (*quoted[-1][:-1], replace(quoted[-1][-1], unfinished=True))
        return (Quoted(0, len(text), sure=True),)
    return None


_MARKED: Final = re.compile(r"[«»“”„\"]")


def _minor(text: str, major: Sequence[Quoted], style: Style, lexicon: Lexicon) -> list[Quoted]:
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
        for one in match_quotes(text, outside, may_continue=False, lexicon=lexicon)
        if one.closed and bisect_right(starts, one.start) == bisect_left(starts, one.end)
    ]
