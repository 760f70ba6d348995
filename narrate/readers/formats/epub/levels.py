"""Which headings of an EPUB begin chapters, and which stand within."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import Final

from narrate.readers.formats.epub.outline import (
    ADDED_MARK,
    CHAPTER_MARK,
    INNER_MARK,
    Outlined,
    Planned,
)
from narrate.readers.passage import CHAPTER, INNER, Passage
from narrate.readers.structure.headings import PARTS, label, marked
from narrate.readers.structure.ranks import chapter_level, is_untitled

TOLD: Final = 10
_TOLD_INNER: Final = 11
ADDED: Final = 12
LEVELS: Final = {CHAPTER_MARK: TOLD, INNER_MARK: _TOLD_INNER, ADDED_MARK: ADDED}
"""Levels beyond those of HTML: what the table of contents, or a section's type, calls a heading."""

_NUMBERED: Final = ("chap", "kap", "cap", "глав")
_NAMED: Final = frozenset({"prologue", "epilogue", "prolog", "epilog", "interlude"}) | PARTS
_CONTINUED: Final = re.compile(r"(?P<name>.*)_split_0*[1-9]\d*")
"""What calibre calls the pages into which it parts one that is too long."""


@dataclass(slots=True)
class Leaf:
    """A page, walked: its headings have the levels that the page gives them."""

    path: str
    passages: list[Passage]
    planned: tuple[Planned, ...]
    outlined: Outlined
    kinds: frozenset[str]
    claimed: frozenset[str]
    reason: str | None


def rank(leaves: Sequence[Leaf]) -> None:
    """Rank the headings of all pages: those that begin chapters, and those within."""
    every = [it for leaf in leaves for it in leaf.passages if it.reason is None]
    headings = [index for index, it in enumerate(every) if it.level]
    if not headings:
        _rank_unmarked(leaves)
        return
    told = sum(it.level == TOLD for it in every)
    ranks = Counter(name for leaf in leaves for name in leaf.outlined.ranks)
    usual = int(max(ranks, key=lambda name: ranks[name])[1]) if ranks else 0
    top = 0
    if told <= 1 and told < len(headings):
        # The table of contents says too little: then the headings' own levels count.
        flat = [replace(it, level=1) if it.level >= TOLD else it for it in every]
        top = chapter_level(flat, headings)
    for leaf in leaves:
        above: Passage | None = None
        for index, passage in enumerate(leaf.passages):
            level = 0
            if passage.level and passage.reason is None:
                under = above is not None and above.level == CHAPTER and is_untitled(above.text)
                begins = passage.level == TOLD or (
                    passage.level < TOLD
                    and (under or passage.level <= top or _is_heading(leaf, index, usual, top))
                )
                level = CHAPTER if begins else INNER
            emphasis = () if passage.level else passage.emphasis
            above = replace(passage, level=level, emphasis=emphasis)
            leaf.passages[index] = above


def _is_heading(leaf: Leaf, index: int, usual: int, top: int) -> bool:
    """Return whether a heading that the contents do not list begins a chapter all the same."""
    if top:
        return False
    passage = leaf.passages[index]
    named = label(passage.text)
    if named is not None and (named.word.startswith(_NUMBERED) or named.word in _NAMED):
        return True
    is_first = not any(above.is_story for above in leaf.passages[:index])
    return not leaf.planned and passage.level == usual and is_first


def _rank_unmarked(leaves: Sequence[Leaf]) -> None:
    """Find headings in pages that mark none; else let each page begin a chapter."""
    flat = [it for leaf in leaves for it in leaf.passages]
    found = marked(flat)
    if any(it.level == CHAPTER for it in found) or any(leaf.outlined.opens for leaf in leaves):
        place = 0
        for leaf in leaves:
            leaf.passages = [*found[place : place + len(leaf.passages)]]
            place += len(leaf.passages)
        return
    for above, leaf in zip([None, *leaves], leaves, strict=False):
        stem = PurePosixPath(leaf.path).stem
        continued = _CONTINUED.fullmatch(stem)
        before = PurePosixPath(above.path).stem if above is not None else ""
        if continued is None or not before.startswith(continued["name"]):
            leaf.outlined = replace(leaf.outlined, opens=True)
