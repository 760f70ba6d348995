"""Headings that the file marks as such: which are the book's title, chapters, or inner ones."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from narrate.readers.passage import CHAPTER, INNER, Draft, Passage, left_out
from narrate.readers.structure.headings import label
from narrate.readers.structure.titlepage import TITLE_PAGE

_DEEPEST_CHAPTER: Final = 3
_LINE_CHARS: Final = 80
_STOPS: Final = (".", "!", "?", "…", '"', "”")
"""How sentences end, and names do not."""


def ranked(page: Draft) -> Draft:
    """Return the page with its headings ranked: the book's title, chapters, and inner ones."""
    headings = [index for index, passage in enumerate(page.passages) if passage.level]
    top = chapter_level(page.passages, headings)
    passages = list(page.passages)
    for index in headings:
        chapter = passages[index].level <= top or (
            passages[index - 1].level == CHAPTER and is_untitled(passages[index - 1].text)
        )
        passages[index] = replace(passages[index], level=CHAPTER if chapter else INNER, emphasis=())
    chapters = [index for index in headings if passages[index].level == CHAPTER]
    if not chapters or label(passages[chapters[0]].text):
        return replace(page, passages=tuple(passages))
    first = chapters[0]
    if len(chapters) == 1:
        return replace(page, passages=tuple(passages), title=page.title or passages[first].text)
    if page.passages[first].level < top or _is_close(passages, first, chapters[1]):
        title = passages[first].text
        passages[first] = left_out(passages[first], TITLE_PAGE)
        return replace(page, passages=tuple(passages), title=title)
    return replace(page, passages=tuple(passages))


def chapter_level(passages: Sequence[Passage], headings: Sequence[int]) -> int:
    """Return the deepest level of headings that begin chapters."""
    numbered = Counter(passages[index].level for index in headings if label(passages[index].text))
    if numbered:
        return max(numbered, key=lambda level: (numbered[level], -level))
    high = [index for index in headings if passages[index].level <= _DEEPEST_CHAPTER]
    levels = Counter(passages[index].level for index in high)
    several = [level for level in sorted(levels) if levels[level] > 1]
    if several or not high:
        return several[0] if several else 0
    if len(high) > 1 and _is_close(passages, high[0], high[1]):
        return passages[high[1]].level
    return passages[high[0]].level


def is_untitled(heading: str) -> bool:
    """Return whether a heading counts its chapter, and does not name it."""
    named = label(heading)
    return named is not None and not named.title


def _is_close(passages: Sequence[Passage], above: int, below: int) -> bool:
    """Return whether only a line or two, as an author's name, stand between two headings."""
    between = [passage for passage in passages[above + 1 : below] if passage.reason is None]
    return all(
        len(passage.text) <= _LINE_CHARS and not passage.text.endswith(_STOPS)
        for passage in between
    )
