"""A section's passages to the blocks of a chapter: headings, paragraphs, scene breaks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

from narrate.book import Block, Heading, Paragraph, ParagraphKind, SceneBreak, Strength
from narrate.readers.passage import CHAPTER, Passage, cut, tidied
from narrate.readers.structure.breaks import divider
from narrate.readers.structure.emphasis import lifted
from narrate.readers.structure.kinds import told_apart

_RARE: Final = 0.25
"""Share of gaps below which wide ones part scenes, not paragraphs: measured on AO3 works."""

_WIDE: Final = 2
"""Blank lines more than usual that part scenes also where there are too few gaps to count."""

_SPEECH: Final = re.compile(r"[\"“”«»„]|(?:^|\s)[\u2018']\w")


@dataclass(frozen=True, slots=True)
class Composed:
    """A chapter's blocks."""

    blocks: tuple[Block, ...]
    dropped: Mapping[int, str]
    """What was drawn at an edge, and so parts nothing, by the index of its passage."""


def composed(passages: Sequence[Passage]) -> Composed:
    """Return the blocks of a chapter; what is left out must be listed elsewhere."""
    passages = told_apart(passages)
    threshold = _scene_gap(passages)
    page = _Page()
    above: Passage | None = None
    for index, passage in enumerate(passages):
        if passage.level and passage.reason is None:
            if passage.level == CHAPTER:
                page.drop_break()
            page.blocks.append(Heading(passage.text, added=passage.added))
        spoken, drawn = _spoken(passage)
        if drawn is not None:
            page.part(Strength.STRONG, drawn, index)
        elif above is not None and passage.is_story and passage.gap >= threshold:
            page.part(_strength(above, passage))
        if spoken is not None:
            page.blocks.append(Paragraph(spoken.text, spoken.emphasis, spoken.kind))
        above = passage if spoken is not None and drawn is None else None
    page.drop_break()
    return Composed(tuple(page.blocks), page.dropped)


@dataclass(slots=True)
class _Page:
    """Blocks as they are put below each other."""

    blocks: list[Block] = field(default_factory=list)
    dropped: dict[int, str] = field(default_factory=dict)
    _drawn: dict[int, str] = field(default_factory=dict)
    """Which passages drew the last scene break, and what."""

    def part(self, strength: Strength, drawn: str = "", index: int | None = None) -> None:
        """Add a scene break, but none at an edge and never a second one."""
        mine = {} if index is None else {index: drawn}
        last = self.blocks[-1] if self.blocks else None
        match last:
            case None | Heading():
                self.dropped |= mine
            case SceneBreak():
                stronger = Strength.STRONG if strength is Strength.STRONG else last.strength
                self.blocks[-1] = SceneBreak(stronger, " ".join(filter(None, (last.text, drawn))))
                self._drawn |= mine
            case Paragraph():
                self.blocks.append(SceneBreak(strength, drawn))
                self._drawn = mine

    def drop_break(self) -> None:
        """Remove a scene break at the end."""
        if self.blocks and isinstance(self.blocks[-1], SceneBreak):
            self.blocks.pop()
            self.dropped |= self._drawn


def _spoken(passage: Passage) -> tuple[Passage | None, str | None]:
    """Return the words of a passage to be read, if any, and what is drawn if it parts scenes."""
    if not passage.text and passage.reason is None:
        return None, ""
    if not passage.is_story:
        return None, None
    found = None if _is_kisses(passage) else divider(passage.text)
    if found is None:
        return _worded(lifted(passage)), None
    words = _worded(cut(passage, found.start, found.end))
    if words is not None and found.emphasized:
        words = _emphasized(words)
    drawn = f"{passage.text[: found.start]} {passage.text[found.end :]}"
    return words, " ".join(drawn.split())


def _worded(passage: Passage) -> Passage | None:
    tidy = tidied(passage)
    return tidy if tidy.text else None


def _emphasized(passage: Passage) -> Passage:
    return Passage(passage.text, ((0, len(passage.text)),), passage.kind)


def _is_kisses(passage: Passage) -> bool:
    """Return whether a line under a letter is `xxx`."""
    return passage.kind is ParagraphKind.LETTER and passage.text.strip(" xX") == ""


def _strength(above: Passage, below: Passage) -> Strength:
    """Return how clearly blank lines alone part two scenes: hardly, in a conversation."""
    talk = _SPEECH.search(above.text) and _SPEECH.search(below.text)
    return Strength.WEAK if talk else Strength.STRONG


def _scene_gap(passages: Sequence[Passage]) -> int:
    """Return from how many blank lines on a gap parts scenes."""
    gaps = Counter(
        below.gap
        for above, below in pairwise(passages)
        if above.is_story and below.is_story and not divider(above.text) and not divider(below.text)
    )
    if not gaps:
        return _WIDE + 1
    usual = max(gaps, key=lambda gap: (gaps[gap], -gap))
    wider = sum(count for gap, count in gaps.items() if gap > usual)
    return usual + 1 if wider < _RARE * gaps.total() else usual + _WIDE
