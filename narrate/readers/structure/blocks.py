"""A section's passages to the blocks of a chapter: headings, paragraphs, scene breaks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from narrate.book import Block, Heading, Paragraph, ParagraphKind, SceneBreak, Strength
from narrate.readers.passage import CHAPTER, Passage, cut, tidied
from narrate.readers.structure.breaks import divider
from narrate.readers.structure.emphasis import lifted

_RARE: Final = 0.25
"""Share of gaps below which wide ones part scenes, not paragraphs: measured on AO3 works."""

_WIDE: Final = 2
"""Blank lines more than usual that part scenes also where there are too few gaps to count."""

_SPEECH: Final = re.compile(r"[\"“”«»„]|(?:^|\s)[\u2018']\w")


def composed(passages: Sequence[Passage]) -> tuple[Block, ...]:
    """Return the blocks of a chapter; what is left out must be listed elsewhere."""
    threshold = _scene_gap(passages)
    blocks: list[Block] = []
    above: Passage | None = None
    for passage in passages:
        if passage.level and passage.reason is None:
            if passage.level == CHAPTER and blocks and isinstance(blocks[-1], SceneBreak):
                blocks.pop()
            blocks.append(Heading(passage.text, added=passage.added))
        spoken, drawn = _spoken(passage)
        if drawn:
            _part(blocks, Strength.STRONG)
        elif above is not None and passage.is_story and passage.gap >= threshold:
            _part(blocks, _strength(above, passage))
        if spoken is not None:
            blocks.append(Paragraph(spoken.text, spoken.emphasis, spoken.kind))
        above = passage if spoken is not None and not drawn else None
    if blocks and isinstance(blocks[-1], SceneBreak):
        blocks.pop()
    return tuple(blocks)


def _spoken(passage: Passage) -> tuple[Passage | None, bool]:
    """Return the words of a passage to be read, if any, and whether it parts scenes."""
    if not passage.text and passage.reason is None:
        return None, True
    if not passage.is_story:
        return None, False
    found = None if _is_kisses(passage) else divider(passage.text)
    if found is None:
        return _worded(lifted(passage)), False
    words = _worded(cut(passage, found.start, found.end))
    if words is not None and found.emphasized:
        words = _emphasized(words)
    return words, True


def _worded(passage: Passage) -> Passage | None:
    tidy = tidied(passage)
    return tidy if tidy.text else None


def _emphasized(passage: Passage) -> Passage:
    return Passage(passage.text, ((0, len(passage.text)),), passage.kind)


def _is_kisses(passage: Passage) -> bool:
    """Return whether a line under a letter is `xxx`."""
    return passage.kind is ParagraphKind.LETTER and passage.text.strip(" xX") == ""


def _part(blocks: list[Block], strength: Strength) -> None:
    """Add a scene break, but none at an edge and never a second one."""
    if not blocks or isinstance(blocks[-1], Heading):
        return
    if isinstance(blocks[-1], SceneBreak):
        if strength is Strength.STRONG:
            blocks[-1] = SceneBreak(strength)
        return
    blocks.append(SceneBreak(strength))


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
