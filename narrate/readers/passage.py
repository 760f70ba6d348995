"""
A piece of a story file, before it is known what it is: story, heading, break or note.

Formats hand over passages; every later step marks them, and the last makes blocks of them.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final, TypeAlias

from narrate.book import Cover, ParagraphKind, Series

Range: TypeAlias = tuple[int, int]
Edit: TypeAlias = tuple[int, int, str]

CHAPTER: Final = 1
"""The level of a heading that begins a chapter (or stands above one, as parts do)."""

INNER: Final = 2
"""The level of a heading within a chapter."""

INVISIBLE: Final = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]+")
"""Soft hyphens, zero-width blanks, directions and byte order marks: Unicode's `Cf`, for prose."""

_BLANKS: Final = re.compile(r"[^\S \n]\s*|\s{2,}|\A\s|\s\Z")
"""Blanks that are not one space or one line end between words."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph-like piece of a story file, in reading order."""

    text: str
    """Empty for a ruled line (`<hr>`), and only there."""

    emphasis: tuple[Range, ...] = ()
    kind: ParagraphKind = ParagraphKind.PROSE

    gap: int = 0
    """Blank lines above it."""

    level: int = 0
    """0 for text; else a heading: `CHAPTER`, `INNER`, or as yet what the file calls it."""

    reason: str | None = None
    """Why it is left out; None for what is narrated."""

    opens: bool = False
    """Whether a chapter begins here though no heading says so: a file of its own."""

    added: bool = False
    """Whether it is a heading that the text does not have: the name of its file."""

    @property
    def is_story(self) -> bool:
        """Whether it is text to be narrated, not heading, ruled line or note."""
        return bool(self.text) and not self.level and self.reason is None


@dataclass(frozen=True, slots=True)
class Draft:
    """What a format's reader hands over: the passages, and what the file says of itself."""

    source: str
    passages: tuple[Passage, ...]
    title: str | None = None
    author: str | None = None
    language: str | None = None
    summary: str | None = None
    tags: tuple[str, ...] = ()
    rating: str | None = None
    series: Series | None = None
    url: str | None = None
    cover: Cover | None = None
    files: tuple[str, ...] = ()
    """The names of the files, in the order in which they are read; empty for a single one."""

    unread: tuple[str, ...] = ()
    """Words around the story that are none of it, in their order: menus, labels, buttons."""

    remarks: tuple[str, ...] = ()
    """What a person should know of how the file was read."""


ONE_OF_SEVERAL: Final = re.compile(r"Only chapter (\d+) of (\d+) is on this page")


def only_chapter(number: int, of: int) -> str:
    """Return the remark that a page holds one of several chapters; others may lie beside it."""
    return f"Only chapter {number} of {of} is on this page"


def left_out(passage: Passage, reason: str) -> Passage:
    """Return the passage marked as not narrated."""
    return replace(passage, reason=reason, level=0)


def cut(passage: Passage, start: int, end: int) -> Passage:
    """Return the passage with the text from `start` to `end` only."""
    first = bisect_right(passage.emphasis, start, key=lambda stretch: stretch[1])
    last = bisect_left(passage.emphasis, end, key=lambda stretch: stretch[0])
    ranges = [
        (max(left, start) - start, min(right, end) - start)
        for left, right in passage.emphasis[first:last]
    ]
    text = passage.text[start:end]
    return replace(passage, text=text, emphasis=settled(text, ranges))


def edited(passage: Passage, edits: Sequence[Edit]) -> Passage:
    """Return the passage with the edits made (in order, disjoint), its emphasis moved along."""
    if not edits:
        return passage
    pieces, shifts, done, shift = [], [], 0, 0
    for start, end, words in edits:
        pieces += [passage.text[done:start], words]
        shift += len(words) - (end - start)
        shifts.append(shift)
        done = end
    text = "".join([*pieces, passage.text[done:]])
    starts = [start for start, _, _ in edits]

    def moved(position: int, index: int) -> int:
        # Within an edit, a position goes to the edit's new end.
        return max(position, edits[index][1]) + shifts[index] if index >= 0 else position

    ranges = [
        (moved(start, bisect_right(starts, start) - 1), moved(end, bisect_left(starts, end) - 1))
        for start, end in passage.emphasis
    ]
    return replace(passage, text=text, emphasis=settled(text, ranges))


def tidied(passage: Passage) -> Passage:
    """Return the passage with single blanks, none at its ends, and nothing invisible."""
    visible = edited(passage, [(*m.span(), "") for m in INVISIBLE.finditer(passage.text)])
    end = len(visible.text)
    edits = []
    for match in _BLANKS.finditer(visible.text):
        blank = "\n" if "\n" in match[0] else " "
        words = blank if match.start() and match.end() < end else ""
        if words != match[0]:
            edits.append((*match.span(), words))
    return edited(visible, edits)


def settled(text: str, ranges: Iterable[Range]) -> tuple[Range, ...]:
    """Return ranges in order and disjoint, touching ones joined, without blanks at their ends."""
    joined: list[Range] = []
    for start, end in sorted(ranges):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return tuple(
        (start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip()))
        for start, end in joined
        if (words := text[start:end]).strip()
    )
