"""Give the quotations of a chapter their numbers."""
# ruff: noqa: RUF001 - dashes are what texts hold.

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from narrate.parsing.lexicon import ENGLISH, Lexicon
from narrate.parsing.quotes import Quoted
from narrate.parsing.spans import Piece
from narrate.parsing.speech import kind_of
from narrate.parsing.tags import tag_after
from narrate.script import SpanKind
from narrate.sentences import sentence_ranges


class Numbering:
    """The count of a chapter's quotations, and which of them is still open."""

    def __init__(self, lexicon: Lexicon = ENGLISH) -> None:
        self._lexicon = lexicon
        self._next = 0
        self._open: int | None = None

    def pieces(self, text: str, quoted: Sequence[Quoted]) -> list[Piece]:
        """
        Return what somebody says or thinks in the next paragraph, with numbers.

        Args:
            text: The paragraph's text.
            quoted: What stands in quotation marks in it, in order.
        """
        pieces: list[Piece] = []
        continued, self._open = self._open, None
        has_words = _has_words(text)
        for index, one in enumerate(quoted):
            floor = quoted[index - 1].end if index else 0
            limit = quoted[index + 1].start if index + 1 < len(quoted) else len(text)
            goes_on = bool(pieces) and pieces[-1].end == floor
            kind = kind_of(
                text, one, floor=floor, limit=limit, goes_on=goes_on, lexicon=self._lexicon
            )
            is_silence = not _has_words(text[one.start : one.end])
            # Marks alone, as in `"..."`, are a turn only where nothing else is said or told.
            if kind is SpanKind.NARRATION or (is_silence and (has_words or pieces)):
                continue
            if goes_on and (one.resumes or self._is_interrupted(text, pieces[-1], one)):
                number = self._next - 1
            elif continued is not None and not text[: one.start].strip():
                number = continued
            else:
                number, self._next = self._next, self._next + 1
            pieces.append(Piece(one.start, one.end, kind, number))
            if one.unfinished:
                self._open = number
        return pieces

    def _is_interrupted(self, text: str, before: Piece, after: Quoted) -> bool:
        """Tell whether two quotations are one that a tag interrupts: `"No," he said, "not I."`"""
        between = text[before.end : after.start].strip()
        if not _has_words(between):
            return False
        first = text[before.start : before.end].rstrip(_CLOSING_MARKS)
        second = text[after.start : after.end].lstrip(_OPENING_MARKS)
        sentences = len(sentence_ranges(between))
        if second[:1].islower() or (first[-1:] in {*",;:—–-"} and sentences <= _LONGEST_TAG):
            return True
        return (
            sentences == 1 and tag_after(text, before.end, after.start, self._lexicon) is not None
        )


_LONGEST_TAG: Final = 2
"""After more sentences than this somebody speaks anew; best of 1 to 4 on the PDNC's novels."""

_CLOSING_MARKS: Final = " \n\"“”»«'’‘」』"
_OPENING_MARKS: Final = " \n\"“”»«„'’‘‚「『*_"


def _has_words(text: str) -> bool:
    return any(character.isalnum() for character in text)
