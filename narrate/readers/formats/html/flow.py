"""Running text to passages: what the walk over a page writes, line breaks counted."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from narrate.book import ParagraphKind
from narrate.readers.passage import Passage, Range, cut, settled, tidied
from narrate.readers.structure.breaks import is_drawn
from narrate.readers.structure.headings import label

_SPACES: Final = re.compile(r"[ \t\n\r\f]+")
"""What HTML collapses; the non-breaking blank is not among it."""

_MANY_LINES: Final = 6
_LONG_LINE_CHARS: Final = 60
"""Six lines that long, parted by single `<br/>`s, are paragraphs; verse lines are shorter."""


class Flow:
    """Collects text until a block ends, and parts it into passages."""

    def __init__(self) -> None:
        self.passages: list[Passage] = []
        self._pieces: list[tuple[str, bool]] = []
        self._hidden: list[Passage] = []
        self._marked: list[Range] = []
        self._blank_lines = 0
        self._has_words = self._cell_begun = False

    def write(self, text: str, *, emphasized: bool = False, kept: bool = False) -> None:
        """Add running text; `kept` are its line ends, as in `<pre>`."""
        words = text.replace("\r\n", "\n") if kept else _SPACES.sub(" ", text)
        if words.strip():
            if self._cell_begun and self._has_words:
                self._pieces.append((": ", False))
            self._has_words, self._cell_begun = True, False
        self._pieces.append((words, emphasized))

    def begin_cell(self) -> None:
        """Begin the next cell of a table's row; empty ones leave no trace."""
        self._cell_begun = True

    def break_line(self) -> None:
        """Add a `<br/>`."""
        self._pieces.append(("\n", False))

    def hide(self, text: str) -> None:
        """List text that readers of the page do not see, behind the block in which it stands."""
        words = " ".join(text.split())
        if words:
            self._hidden.append(tidied(Passage(words, reason="hidden text")))

    def mark(self, since: int, kind: ParagraphKind) -> None:
        """Mark the passages from `since` on as of a kind, unless they are of one already."""
        # What is marked within is passed over: saved pages nest quotations deeply.
        within: list[Range] = []
        while self._marked and self._marked[-1][0] >= since:
            within.append(self._marked.pop())
        place, end = since, len(self.passages)
        for done, until in [*reversed(within), (end, end)]:
            for index in range(place, done):
                if self.passages[index].kind is ParagraphKind.PROSE:
                    self.passages[index] = replace(self.passages[index], kind=kind)
            place = until
        self._marked.append((since, end))

    def rule(self, reason: str | None = None) -> None:
        """Add an `<hr/>`, which ends the block."""
        self.end(reason=reason)
        self.passages.append(Passage("", reason=reason))

    def end(
        self,
        *,
        reason: str | None = None,
        level: int = 0,
        kind: ParagraphKind = ParagraphKind.PROSE,
    ) -> None:
        """End a block: what was written since the last one becomes passages."""
        if self._pieces:
            self._settle(reason, level, kind)
        if self._hidden:
            self.passages += self._hidden
            self._hidden = []

    def _settle(self, reason: str | None, level: int, kind: ParagraphKind) -> None:
        pieces, self._pieces = self._pieces, []
        self._has_words = self._cell_begun = False
        text = "".join(piece for piece, _ in pieces)
        if not text.strip():
            # A paragraph of nothing but blanks that do not collapse shows as an empty line.
            self._blank_lines += max(text.count("\n"), "\xa0" in text)
            return
        stressed = settled(text, _ranges(pieces))
        whole = Passage(text, stressed, kind, reason=reason, level=level)
        gap = self._blank_lines + 1
        for blank_lines, start, end in _paragraphs(text, level):
            gap += blank_lines
            passage = tidied(cut(whole, start, end))
            if passage.text:
                self.passages.append(replace(passage, gap=gap))
                gap = 0
        trailing = len(text) - len(text.rstrip())
        # Browsers do not show the last line break of a block.
        self._blank_lines = max(text.count("\n", len(text) - trailing) - 1, 0)


def _ranges(pieces: list[tuple[str, bool]]) -> Iterator[Range]:
    position = 0
    for piece, emphasized in pieces:
        if emphasized:
            yield position, position + len(piece)
        position += len(piece)


def _paragraphs(text: str, level: int) -> Iterator[tuple[int, int, int]]:
    """Yield the paragraphs between blank lines: blank lines above, start, end."""
    blank_lines, position = 0, 0
    group: list[Range] = []
    for line in [*text.split("\n"), ""]:
        if line.strip():
            group.append((position, position + len(line)))
        else:
            if group:
                for start, end in _parts(text, group, level):
                    yield blank_lines, start, end
                    blank_lines = 0
                group = []
            blank_lines += 1
        position += len(line) + 1


def _parts(text: str, lines: list[Range], level: int) -> Iterator[Range]:
    """Yield the paragraphs of lines without a blank one between: mostly all lines together."""
    chars = sum(end - start for start, end in lines)
    if level or (len(lines) >= _MANY_LINES and chars >= _LONG_LINE_CHARS * len(lines)):
        yield from lines
        return
    begun: int | None = None
    for place, (start, end) in enumerate(lines):
        line = text[start:end].strip()
        named = label(line) if not place and len(lines) > 1 else None
        if is_drawn(line) or (named is not None and named.word):
            if begun is not None:
                yield begun, lines[place - 1][1]
            yield start, end
            begun = None
        elif begun is None:
            begun = start
    if begun is not None:
        yield begun, lines[-1][1]
