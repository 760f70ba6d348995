"""
RoyalRoad: a page holds one chapter, notes stand in boxes before and after it.

Sentences against copying are hidden by a class of the page's own style sheet.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from bs4.element import NavigableString, Tag

from narrate.readers.formats.html.page import Page, classes_of, words_of
from narrate.readers.formats.html.walk import Mark, Marker, walked
from narrate.readers.passage import CHAPTER, INNER, Draft

_DROPPED: Final = Mark(dropped=True)
_HEADINGS: Final = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_FURNITURE: Final = frozenset(
    {"portlet-title", "nav-buttons", "spoilerheader", "spoiler-header", "smalltext", "ad-container"}
)
_ADVERTISEMENT: Final = re.compile(r"\s*advertisements?\s*", re.IGNORECASE)
_FICTION: Final = re.compile(r"/fiction/(\d+)(?:/([\w-]+))?")


def recognizes(page: Page) -> bool:
    """Return whether a page comes from the site."""
    return page.first("chapter-inner", "chapter-content") is not None


def draft(page: Page) -> Draft:
    """Return the passages of a chapter, and what the header says of its story."""
    unread: list[str] = []
    header = page.first("fic-header")
    heading = header.find("h1") if header is not None else next(iter(page.named("h1")), None)
    works = [*page.of_class("author-note-portlet"), *page.of_class("chapter-inner")]
    if isinstance(heading, Tag):
        works.append(heading)
    passages = walked(page.soup, _marker(heading), page.hidden, unread, within=works)
    return Draft(
        source="RoyalRoad page",
        passages=tuple(replace(it, level=min(it.level, INNER)) for it in passages),
        title=words_of(header.find("h2")) if header is not None else None,
        author=page.meta("books:author", "twitter:creator") or _author(header),
        language=page.language,
        url=_url(page),
        unread=tuple(unread),
    )


def _marker(heading: object) -> Marker:
    """Return what the site means by its elements; notes behind the chapter are end notes."""
    reason = "author's note"

    def mark(element: Tag) -> Mark | None:
        nonlocal reason
        classes = classes_of(element)
        if element is heading:
            return Mark(level=CHAPTER)
        if not classes.isdisjoint(_FURNITURE) or _is_advertisement(element):
            return _DROPPED
        if "author-note-portlet" in classes:
            return Mark(reason=reason, work=True)
        if "chapter-inner" in classes:
            reason = "end note"
            return Mark(work=True)
        return Mark(level=INNER) if element.name in _HEADINGS else None

    return mark


def _is_advertisement(element: Tag) -> bool:
    words = element.contents[0] if element.name in _HEADINGS and element.contents else None
    return isinstance(words, NavigableString) and bool(_ADVERTISEMENT.fullmatch(words))


def _author(header: Tag | None) -> str | None:
    links = header.find_all("a", href=re.compile(r"/profile/\d")) if header is not None else []
    return words_of(links[0]) if links else None


def _url(page: Page) -> str | None:
    found = _FICTION.search(page.url or "")
    if found is None:
        return None
    address = f"https://www.royalroad.com/fiction/{found[1]}"
    return f"{address}/{found[2]}" if found[2] else address
