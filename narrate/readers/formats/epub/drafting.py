"""An EPUB's pages to one draft: chapters that may span pages, pages that may hold several."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import PurePosixPath
from typing import Final

from bs4.element import Tag

from narrate.readers.formats.epub import semantics
from narrate.readers.formats.epub.levels import ADDED, LEVELS, TOLD, Leaf, rank
from narrate.readers.formats.epub.links import contents_lists, is_contents
from narrate.readers.formats.epub.matter import reason_of
from narrate.readers.formats.epub.mending import draw_breaks, join_heading_groups
from narrate.readers.formats.epub.outline import (
    LEVEL,
    Outlined,
    Planned,
    outline,
    plan,
)
from narrate.readers.formats.epub.pages import Epub, Page
from narrate.readers.formats.epub.semantics import CHAPTER_TYPES, MATTER
from narrate.readers.formats.html.walk import Mark, Marker, walked
from narrate.readers.passage import CHAPTER, INNER, Draft, Passage, left_out

_NOTES: Final = re.compile(r"(?:foot|end)?notes?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Habits:
    """What is known of a producer's EPUBs."""

    source: str
    mark: Marker = lambda _: None
    """What elements mean; asked before what all EPUBs mean by them."""

    reason: Callable[[Page], str | None] = lambda _: None
    """Why a page is left out, whatever stands on it."""


@dataclass(slots=True)
class _Region:
    """A stretch of one page from a heading to the next."""

    passages: list[Passage]
    leaf: Leaf
    is_first: bool
    """Whether the page begins here."""

    @property
    def heading(self) -> str:
        first = next((it for it in self.passages if it.text), None)
        if first is not None and first.level:
            return first.text
        planned = self.leaf.planned
        return planned[0].entry.title if self.is_first and planned else ""


def drafted(epub: Epub, habits: Habits) -> Draft:
    """
    Return the draft of an EPUB.

    Args:
        epub: The EPUB.
        habits: What its producer means by elements and pages.

    Raises:
        StoryError: A page cannot be unpacked.
    """
    unread: list[str] = []
    planned = plan(epub.contents, epub.package.spine)
    title = epub.metadata.title or ""
    leaves = [
        _leaf(epub, page, habits, planned.get(page.path, ()), unread) for page in epub.pages()
    ]
    rank(leaves)
    regions = [region for leaf in leaves for region in _regions(leaf)]
    for region in regions:
        _judge(region, title, epub.metadata.author or "")
    regions = [region for region in regions if region.passages]
    return described(epub, habits.source, _bound(regions), unread)


def described(epub: Epub, source: str, passages: Iterable[Passage], unread: Iterable[str]) -> Draft:
    """
    Return a draft with what the package says of the book.

    Args:
        epub: The EPUB.
        source: Who made it.
        passages: What stands on its pages.
        unread: The words of the pages that are none of the work's.
    """
    metadata = epub.metadata
    return Draft(
        source=source,
        # Lines that are ruled within notes part nothing.
        passages=tuple(it for it in passages if it.text or it.reason is None),
        title=metadata.title,
        author=metadata.author,
        language=metadata.language,
        summary=metadata.summary,
        tags=metadata.subjects,
        series=metadata.series,
        url=metadata.url,
        cover=epub.cover,
        unread=tuple(unread),
        remarks=epub.remarks,
    )


def _leaf(
    epub: Epub, page: Page, habits: Habits, planned: tuple[Planned, ...], unread: list[str]
) -> Leaf:
    join_heading_groups(page.soup)
    reason = habits.reason(page)
    if reason is None and is_contents(page.body):
        reason = "table of contents"
    elif reason is None and page.is_aside:
        reason = MATTER
    draw_breaks(page.soup)
    lists = contents_lists(page.body)
    kinds = semantics.page_types(page.body)
    if _is_epigraph(kinds, planned):
        planned = ()  # It belongs to the chapter that follows, and is not announced.
    outlined = Outlined() if reason else outline(page, planned, epub.metadata.title or "")

    def mark(element: Tag) -> Mark | None:
        if told := element.get(LEVEL):
            return Mark(level=LEVELS.get(str(told), 0))
        if id(element) in lists:
            return Mark(reason="table of contents")
        return habits.mark(element) or semantics.mark(element)

    passages = walked(page.body, mark, page.hidden, unread)
    return Leaf(
        path=page.path,
        passages=[
            replace(it, level=TOLD, added=True) if it.level == ADDED else it for it in passages
        ],
        planned=planned,
        outlined=outlined,
        kinds=kinds,
        claimed=epub.contents.kinds.get(page.path, frozenset()),
        reason=reason,
    )


def _is_epigraph(kinds: frozenset[str], planned: Sequence[Planned]) -> bool:
    named = {one.entry.title.casefold() for one in planned}
    return named == {"epigraph"} or ("epigraph" in kinds and kinds.isdisjoint(CHAPTER_TYPES))


def _regions(leaf: Leaf) -> Iterator[_Region]:
    """Yield a page's stretches, each but perhaps the first with a chapter's headings on top."""
    passages: list[Passage] = []
    is_first, begun = True, False
    for passage in leaf.passages:
        if passage.level == CHAPTER and begun:
            yield _Region(passages, leaf, is_first)
            passages, is_first, begun = [], False, False
        begun = begun or passage.level != CHAPTER
        passages.append(passage)
    if passages:
        yield _Region(passages, leaf, is_first)


def _judge(region: _Region, title: str, author: str) -> None:
    """Leave a stretch out if it is none of the story."""
    leaf = region.leaf
    reason = leaf.reason or reason_of(
        region.passages,
        heading=region.heading,
        file=PurePosixPath(leaf.path).stem if region.is_first else "",
        kinds=leaf.kinds,
        claimed=leaf.claimed if region.is_first else frozenset(),
        titles=(title, author),
    )
    if reason is not None:
        region.passages = [
            it if it.reason else left_out(it, reason) for it in region.passages if not it.added
        ]
        return
    for index, (passage, below) in enumerate(pairwise(region.passages)):
        is_above = not passage.text or (passage.level == INNER and _NOTES.fullmatch(passage.text))
        if is_above and passage.reason is None and below.reason == "footnote":
            region.passages[index] = left_out(passage, "footnote")
    if region.is_first and leaf.outlined.opens and region.passages[0].level != CHAPTER:
        kept = (place for place, it in enumerate(region.passages) if it.reason is None)
        place = next(kept, 0)
        region.passages[place] = replace(region.passages[place], opens=True)


def _bound(regions: Sequence[_Region]) -> Iterator[Passage]:
    """Yield the passages of all stretches; what is left out stands outside of the chapters."""
    told = [any(it.reason is None for it in region.passages) for region in regions]
    last = max((place for place, kept in enumerate(told) if kept), default=-1)
    for place, region in enumerate(regions):
        passages = region.passages
        if not told[place]:
            begins = place > last or _begins(regions, told, place + 1)
            passages = [replace(passages[0], opens=begins), *passages[1:]]
        kept = [index for index, passage in enumerate(passages) if passage.reason is None]
        for index, passage in enumerate(passages):
            is_behind = place > last or (place == last and index > kept[-1])
            if passage.reason == MATTER and is_behind:
                yield replace(passage, reason="back matter")
            else:
                yield passage


def _begins(regions: Sequence[_Region], told: Sequence[bool], place: int) -> bool:
    """Return whether the next stretch that is told begins a chapter."""
    following = next((it for it in range(place, len(regions)) if told[it]), None)
    if following is None:
        return True
    first = next(it for it in regions[following].passages if it.reason is None)
    return first.opens or first.level == CHAPTER
