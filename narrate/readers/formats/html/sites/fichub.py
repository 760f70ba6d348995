"""
FicHub's HTML: one page with all chapters, handed out in a zip.

As `templates/full_fic.html` of https://github.com/FicHub/fichub.net writes it.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from bs4.element import Tag

from narrate.readers.formats.html.page import Page, classes_of, words_of
from narrate.readers.formats.html.walk import Mark, walked
from narrate.readers.languages import language_code
from narrate.readers.passage import CHAPTER, INNER, Draft

_HEADINGS: Final = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_SOURCE: Final = re.compile(r"Original source: (\S+)")
_LANGUAGE: Final = re.compile(r".*\bLanguage: (\w+)")
_RATED: Final = re.compile(r".*\bRated:? (?:Fiction )?(\S+)")
"""Lines of the header; the page itself is said to be English, whatever the story is in."""


def recognizes(page: Page) -> bool:
    """Return whether a page was written by FicHub."""
    return page.by_id("chap_1") is not None and page.first("chapter_nav") is not None


def draft(page: Page) -> Draft:
    """Return the passages of all chapters, and what the header says."""
    unread: list[str] = []
    chapters = [it.parent for it in page.of_class("chapter_nav") if it.parent is not None]
    passages = walked(page.soup, _mark, page.hidden, unread, within=chapters)
    return Draft(
        source="FicHub HTML",
        passages=tuple(replace(it, level=min(it.level, INNER)) for it in passages),
        title=words_of(page.first("title")),
        author=words_of(page.first("author")),
        summary=_summary(page),
        language=language_code(_said(page, _LANGUAGE) or ""),
        rating=_said(page, _RATED),
        url=_said(page, _SOURCE),
        unread=tuple(unread),
    )


def _mark(element: Tag) -> Mark | None:
    if str(element.get("id", "")).startswith("chap_"):
        return Mark(work=True)
    if "chapter_nav" in classes_of(element):
        return Mark(dropped=True)
    if element.name not in _HEADINGS:
        return None
    return Mark(level=CHAPTER if _is_first(element) else INNER)


def _is_first(heading: Tag) -> bool:
    """Return whether a heading is the one that FicHub puts before each chapter's text."""
    above = heading.find_previous_sibling()
    return heading.name == "h2" and isinstance(above, Tag) and "chapter_nav" in classes_of(above)


def _summary(page: Page) -> str | None:
    author = page.first("author")
    heading = author.parent if author is not None else None
    below = heading.find_next_sibling() if heading is not None else None
    return words_of(below) if isinstance(below, Tag) and below.name == "div" else None


def _said(page: Page, pattern: re.Pattern[str]) -> str | None:
    """Return what one of the lines above the chapters says."""
    body = next(iter(page.named("body")), None)
    for paragraph in body.find_all("p", recursive=False) if body is not None else ():
        if found := pattern.match(words_of(paragraph) or ""):
            return found[1]
    return None
