"""
Anchor what a person decided about a line to the text around it.

A line is known by its words and by those on both sides of it, over the borders of paragraphs and
chapters: marks, blanks and capitals do not count. The sides are as long as it takes to tell the
line from every other of the book.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final, TypeAlias

from narrate.decisions import LineDecision
from narrate.script import Span

Place: TypeAlias = tuple[int, int]
"""A line: index of the chapter, index of the span in it."""

Words: TypeAlias = tuple[str, ...]
Pair: TypeAlias = tuple[str, str]

_SIDE_CHARS: Final = 80
"""How much of the text on either side anchors a line: two turns of a quick talk."""

_BORDER: Final[Words] = ("^", "^")
"""Stands on both ends of a book, as words that no text has."""

_BESIDE: Final = 2
"""Words on either side by which lines are looked up; not more than there are on a border."""


@dataclass(frozen=True, slots=True)
class Memory:
    """A decision, in words."""

    decision: LineDecision
    text: Words
    before: Words
    after: Words


class Lines:
    """The lines of a book in one row, to be found by their words."""

    def __init__(self, spans: Sequence[Sequence[Span]]) -> None:
        self.places: list[Place] = []
        self.texts: list[str] = []
        self.words: list[str] = [*_BORDER]
        """Those of all lines, and borders around them."""

        self.starts: list[int] = []
        """Where each line begins in the words, and where the last one ends."""

        self.by_words: dict[Words, list[int]] = defaultdict(list)
        """Which lines consist of such words."""

        self._by_sides: dict[tuple[Words, Words], list[int]] = defaultdict(list)

        known: dict[str, str] = {}
        for chapter, lines in enumerate(spans):
            for line, span in enumerate(lines):
                here = words_of(span.text, known)
                self.by_words[here].append(len(self.places))
                self.places.append((chapter, line))
                self.texts.append(" ".join(span.text.split()))
                self.starts.append(len(self.words))
                self.words += here
        self.starts.append(len(self.words))
        self.words += _BORDER
        self.pairs: list[Pair] = list(pairwise(self.words))

    def anchor(self, index: int, *, speaker: str) -> LineDecision:
        """Return a decision about a line of the row, anchored to the text."""
        text = self.texts[index]
        words = words_of(text)
        chars, sides, last = _SIDE_CHARS, ("", ""), None
        while sides != last:
            last, sides = sides, (self._before(index, chars), self._after(index, chars))
            fits = tuple(self.fitting(words, *map(words_of, sides)))
            if len(fits) == 1:
                break
            chars *= 2
        before, after = sides
        return LineDecision(
            text,
            before,
            fits.index(index) + 1,
            speaker,
            after=after,
            times=len(self.by_words[words]),
        )

    def fitting(self, text: Words, before: Words, after: Words) -> Iterator[int]:
        """Yield the lines with exactly these words, and these on both sides."""
        for index in self._near(text, before, after):
            start, end = self.starts[index], self.starts[index + 1]
            if (
                start >= len(before)
                and tuple(self.words[start - len(before) : start]) == before
                and tuple(self.words[end : end + len(after)]) == after
            ):
                yield index

    def _near(self, text: Words, before: Words, after: Words) -> Sequence[int]:
        """Return the lines with a text, fewer where what stands beside them tells them apart."""
        if len(before) < _BESIDE or len(after) < _BESIDE:
            return self.by_words.get(text, ())
        if not self._by_sides:
            for index, (start, end) in enumerate(pairwise(self.starts)):
                beside = (*self.words[start - _BESIDE : start], *self.words[end : end + _BESIDE])
                self._by_sides[self.words_at(index), beside].append(index)
        return self._by_sides.get((text, (*before[-_BESIDE:], *after[:_BESIDE])), ())

    def words_at(self, index: int) -> Words:
        """Return the words of a line."""
        return tuple(self.words[self.starts[index] : self.starts[index + 1]])

    def within(self, first: int, last: int) -> range:
        """Return the lines that lie whole in a stretch of the words."""
        return range(
            bisect_left(self.starts, first, 0, len(self.places)),
            bisect_right(self.starts, last) - 1,
        )

    def _before(self, index: int, chars: int) -> str:
        pieces: list[str] = []
        while index > 0 and sum(map(len, pieces)) < chars:
            index -= 1
            pieces.append(self.texts[index])
        whole = " ".join(reversed(pieces))
        return whole if len(whole) <= chars else whole[-chars - 1 :].partition(" ")[2]

    def _after(self, index: int, chars: int) -> str:
        pieces: list[str] = []
        while index + 1 < len(self.texts) and sum(map(len, pieces)) < chars:
            index += 1
            pieces.append(self.texts[index])
        whole = " ".join(pieces)
        return whole if len(whole) <= chars else whole[: chars + 1].rpartition(" ")[0]


def anchor(
    spans: Sequence[Sequence[Span]], chapter: int, line: int, *, speaker: str
) -> LineDecision:
    """
    Return a decision about one line, anchored to its text.

    Args:
        spans: The spans of each chapter.
        chapter: Index of the chapter, from 0.
        line: Index of the span in it, from 0.
        speaker: A character's id, name or alias, `narrator` or `unknown`.

    Raises:
        IndexError: There is no such chapter or line.
    """
    lines = Lines(spans)
    index = sum(len(each) for each in spans[:chapter]) + line
    if lines.places[index] != (chapter, line):
        raise IndexError(f"There is no line {line} in chapter {chapter}")
    return lines.anchor(index, speaker=speaker)


def remembered(decision: LineDecision) -> Memory:
    """Return what a decision remembers; on a border of the book, that too."""
    text, before = words_of(decision.text), words_of(decision.before)
    if decision.after is None:
        # Written when lines had one side: cut after so many letters, be it in a word.
        return Memory(decision, text, before[1:], ())
    after = words_of(decision.after)
    return Memory(
        decision,
        text,
        before if len(decision.before) > _SIDE_CHARS // 2 else _BORDER + before,
        after if len(decision.after) > _SIDE_CHARS // 2 else after + _BORDER,
    )


def words_of(text: str, known: dict[str, str] | None = None) -> Words:
    """Return the words of a text without their marks; *…* alone is a word too."""
    known = {} if known is None else known
    words = []
    for piece in text.split():
        word = known.get(piece)
        if word is None:
            word = known[piece] = "".join(filter(str.isalnum, piece)).casefold() or "\N{BULLET}"
        words.append(word)
    return tuple(words)
