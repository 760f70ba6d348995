"""
The Archive of Our Own: work pages, pieces of them, and HTML downloads.

The archive marks what is story and what is not, in `works/show.html.erb`,
`chapters/_chapter.html.erb` and `downloads/show.html.erb` of
https://github.com/otwcode/otwarchive. `userstuff` is its word for all that people write: a story
in a `div`, a note or a summary in a `blockquote`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from bs4.element import Tag

from narrate.readers.formats.html.page import Page, classes_of
from narrate.readers.formats.html.sites import ao3_header, ao3_refusals
from narrate.readers.formats.html.sites.ao3_header import label_above
from narrate.readers.formats.html.walk import Mark, walked
from narrate.readers.passage import CHAPTER, INNER, Draft, Passage
from narrate.readers.structure.headings import marked

LABELS: Final = {
    "summary": "summary",
    "chapter summary": "summary",
    "notes": "author's note",
    "chapter notes": "author's note",
    "chapter end notes": "end note",
    "end notes": "end note",
}
"""What stands above a block of notes in downloads, and why the block is left out."""

_DROPPED: Final = Mark(dropped=True)
_STORY: Final = Mark(story=True)
_HEADING: Final = Mark(level=CHAPTER)
_DETAILS: Final = Mark(reason="story details", story=True)
_NAMED: Final = ("[Archive of Our Own]", "| Archive of Our Own")
_SITE: Final = frozenset(
    {"jump", "actions", "message", "notice", "toc-heading", "endnote-link", "navigation", "thread"}
)
_BESIDE: Final = frozenset({"series", "children", "feedback", "comments_placeholder", "kudos"})
"""Ids of what stands beside a work: links, kudos, comments."""

_HEADER_CLASSES: Final = frozenset({"meta", "preface", "module"})
_HEADER_IDS: Final = ("preface", "afterword", "endnotes")
_HEADER_LINES: Final = frozenset({"p", "h1", "h3", "dl"})


def recognizes(page: Page) -> bool:
    """Return whether a page comes from the archive."""
    chapters = page.by_id("chapters")
    return (
        page.by_id("workskin") is not None
        or page.first("userstuff") is not None
        or (chapters is not None and chapters.get("role") == "article")
        or (page.title or "").endswith(_NAMED)
    )


def draft(page: Page) -> Draft:
    """
    Return the passages of a work, and what its header says.

    Raises:
        StoryError: The page holds no work: an age check, a login, a list.
    """
    if not _holds_work(page):
        raise ao3_refusals.refusal(page)
    unread: list[str] = []
    passages: Sequence[Passage] = walked(page.soup, _mark, page.hidden, unread, within=_works(page))
    if not any(passage.level == CHAPTER for passage in passages):
        passages = marked(passages, one_shot=True)
    return Draft(
        source=_source(page),
        passages=tuple(replace(it, level=min(it.level, INNER)) for it in passages),
        title=ao3_header.title(page),
        author=ao3_header.author(page),
        summary=ao3_header.summary(page),
        tags=tuple(ao3_header.tags(page)),
        language=ao3_header.language(page),
        rating=ao3_header.rating(page),
        series=ao3_header.series(page),
        url=ao3_header.url(page),
        unread=tuple(unread),
        remarks=tuple(ao3_header.remarks(page)),
    )


def _holds_work(page: Page) -> bool:
    if page.by_id("chapters") is not None:
        return True
    # A piece of a page; profiles and news posts are user stuff, too.
    pieces = any(it.name == "div" for it in page.of_class("userstuff"))
    return pieces and not (page.title or "").endswith(_NAMED)


def _works(page: Page) -> Sequence[Tag]:
    """Return what of a page holds the work; nothing if all of it does, as in downloads."""
    skin = page.by_id("workskin")
    if skin is None and (page.title or "").endswith(_NAMED):
        skin = page.by_id("chapters")
    return [skin] if skin is not None else ()


def _source(page: Page) -> str:
    if page.by_id("workskin") is not None:
        return "AO3 work page"
    return "AO3 HTML download" if page.by_id("preface") is not None else "AO3 chapter text"


def _mark(element: Tag) -> Mark | None:
    """Return what the archive means by an element, or None if it means nothing by it."""
    classes = classes_of(element)
    name, identity = element.name, str(element.get("id", ""))
    if identity in _BESIDE or not classes.isdisjoint(_SITE):
        return _DROPPED
    if "userstuff" in classes and identity != "chapters":
        return Mark(reason=_reason(element), story=True) if name == "blockquote" else _STORY
    if _is_chapter_heading(element, classes):
        return _HEADING
    if "byline" in classes and next(element.stripped_strings, "").startswith("Chapter by"):
        return _DETAILS
    if "heading" in classes or "byline" in classes:
        return _DROPPED
    return _header_mark(name) if _is_header(element.parent) else None


def _header_mark(name: str) -> Mark | None:
    if name == "ul":
        return _DETAILS  # For whom it was written, what it was inspired by.
    return _DROPPED if name in _HEADER_LINES else None


def _is_header(element: Tag | None) -> bool:
    """Return whether the archive itself writes what stands in an element."""
    if element is None:
        return False
    return not classes_of(element).isdisjoint(_HEADER_CLASSES) or str(
        element.get("id", "")
    ).startswith(_HEADER_IDS)


def _is_chapter_heading(element: Tag, classes: frozenset[str]) -> bool:
    if element.name == "h3":
        return "title" in classes and "heading" not in classes
    return element.name == "h2" and "heading" in classes and "meta" in classes_of(element.parent)


def _reason(quotation: Tag) -> str:
    """Return what a block of notes or summary is, by its parent or the label above it."""
    classes = classes_of(quotation.parent)
    if "summary" in classes:
        return "summary"
    if "end" in classes:
        return "end note"
    label = (label_above(quotation) or "").strip(": ").casefold()
    return LABELS.get(label, "author's note")
