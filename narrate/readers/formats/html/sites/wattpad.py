"""Wattpad: a page or a piece of one holds one part; every paragraph bears a number."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from bs4.element import Tag

from narrate.readers.formats.html.page import Page, classes_of, words_of
from narrate.readers.formats.html.walk import Mark, walked
from narrate.readers.passage import CHAPTER, INNER, Draft, Passage, left_out
from narrate.readers.structure.headings import marked

PARAGRAPH: Final = "data-p-id"
_SITE: Final = re.compile(
    r"(?:where stories live\. ?discover now|oops! this image does not follow our content guidelines"
    r"\.?(?: to continue publishing, please remove it or upload a different image\.?)?"
    r"|to continue publishing, please remove it or upload a different image\.?)",
    re.IGNORECASE,
)
"""Lines that the site writes between those of the author."""

_MARKERS: Final = frozenset(
    {"comment-marker", "num-comment", "inline-comment", "component-wrapper"}
)
_SUFFIX: Final = re.compile(r"\s+-\s+wattpad\s*$", re.IGNORECASE)


def recognizes(page: Page) -> bool:
    """Return whether a page comes from the site."""
    return any(element.name == "p" for element in page.with_attribute(PARAGRAPH))


def draft(page: Page) -> Draft:
    """Return the passages of a part; a piece of a page does not name its story."""
    unread: list[str] = []
    heading = _heading(page)
    texts = list(_texts(page))
    works = [heading, *texts] if heading is not None and texts else texts
    passages: Sequence[Passage] = walked(
        page.soup, lambda it: _mark(it, heading), page.hidden, unread, within=works
    )
    passages = [
        left_out(it, "site text")
        if _SITE.fullmatch(it.text)
        else replace(it, level=min(it.level, INNER))
        for it in passages
    ]
    if not any(it.level == CHAPTER for it in passages):
        passages = marked(passages, one_shot=True)
    return Draft(
        source="Wattpad page" if page.title else "Wattpad text",
        passages=tuple(passages),
        title=_title(page, words_of(heading)),
        author=_author(page),
        language=page.language,
        summary=None,
        unread=tuple(unread),
    )


def _texts(page: Page) -> Iterator[Tag]:
    """Yield the elements that hold the paragraphs, one for each of the site's pages."""
    seen: set[int] = set()
    for paragraph in page.with_attribute(PARAGRAPH):
        parent = paragraph.parent
        if parent is not None and parent.name == "pre" and id(parent) not in seen:
            seen.add(id(parent))
            yield parent


def _mark(element: Tag, heading: Tag | None) -> Mark | None:
    if element is heading:
        return Mark(level=CHAPTER)
    if not classes_of(element).isdisjoint(_MARKERS):
        return Mark(dropped=True)
    if element.name == "pre":
        return Mark(work=True)
    return Mark(level=INNER) if re.fullmatch("h[1-6]", element.name) else None


def _heading(page: Page) -> Tag | None:
    header = page.first("panel-reading")
    found = header.find(["h1", "h2"]) if header is not None else None
    if isinstance(found, Tag):
        return found
    return next(iter(page.named("h1")), None)


def _title(page: Page, heading: str | None) -> str | None:
    """Return the story's title from the browser's bar: `The Lamp - Chapter 2 - Wattpad`."""
    words = page.title
    if words is None or not _SUFFIX.search(words):
        return None
    words = _SUFFIX.sub("", words)
    if heading:
        words = words.removesuffix(heading).removeprefix(heading)
    return re.split(r"\s+-\s+", words.strip(" -"))[0] or None


def _author(page: Page) -> str | None:
    for name in ("author-info__username", "author", "on-user-profile"):
        for element in page.of_class(name)[:1]:
            if words := words_of(element):
                return words.removeprefix("by ")
    return page.meta("author")
