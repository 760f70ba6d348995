"""
The Archive of Our Own: work pages, pieces of them, and HTML downloads.

The archive marks what is story and what is not, in `works/show.html.erb` and
`downloads/show.html.erb` of https://github.com/otwcode/otwarchive.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from bs4 import BeautifulSoup
from bs4.element import PageElement, Tag

from narrate.errors import StoryError
from narrate.readers.formats.html.walk import Mark, around, walked
from narrate.readers.languages import language_code
from narrate.readers.passage import CHAPTER, INNER, Draft, Passage
from narrate.readers.structure.headings import marked

_DROPPED: Final = Mark(dropped=True)
_STORY: Final = Mark(story=True)
_HEADING: Final = Mark(level=CHAPTER)
_METADATA: Final = frozenset({"p", "h1", "dl"})
_SITE: Final = frozenset({"jump", "actions", "message", "byline", "toc-heading", "endnote-link"})
_BESIDE: Final = frozenset({"series", "children", "feedback", "comments_placeholder", "kudos"})
"""Ids of what stands beside a work: links, kudos, comments."""

_NO_TAGS: Final = frozenset({"language", "series", "stats", "collections", "collection"})


def recognizes(soup: BeautifulSoup) -> bool:
    """Return whether a page comes from the archive."""
    chapters = soup.find(id="chapters")
    return (
        soup.find(id="workskin") is not None
        or soup.find(class_="userstuff") is not None
        or (isinstance(chapters, Tag) and chapters.get("role") == "article")
        or "[Archive of Our Own]" in (_words(soup.find("title")) or "")
    )


def draft(soup: BeautifulSoup, hidden: frozenset[str], name: str) -> Draft:
    """
    Return the passages of a work, and what its header says.

    Raises:
        StoryError: The page holds no work: an age check, a login, a list.
    """
    if soup.find("div", class_="userstuff") is None and soup.find(id="chapters") is None:
        raise StoryError(
            f"`{name}` is a page of the Archive of Our Own without a story on it",
            hint="Open the work itself, choose Download and HTML, and give that file",
        )
    skin = soup.find(id="workskin")
    root = skin if isinstance(skin, Tag) else soup
    before, behind = around(root)
    unread: list[str] = []
    passages: Sequence[Passage] = walked(root, _mark, hidden, unread)
    if not any(passage.level == CHAPTER for passage in passages):
        passages = marked(passages, one_shot=True)
    return Draft(
        source=_source(soup),
        passages=tuple(replace(it, level=min(it.level, INNER)) for it in passages),
        title=_words(soup.select_one("h2.title.heading, #preface h1")),
        author=_author(soup),
        summary=_summary(soup),
        tags=tuple(_tags(soup)),
        language=_language(soup),
        unread=(*before, *unread, *behind),
    )


def _mark(element: Tag) -> Mark | None:
    """Return what the archive means by an element, or None if it means nothing by it."""
    classes = frozenset(element.get("class") or ())
    name, identity = element.name, str(element.get("id", ""))
    if identity in _BESIDE or not classes.isdisjoint(_SITE):
        return _DROPPED
    if "userstuff" in classes and identity != "chapters":
        return Mark(reason=_reason(element), story=True) if name == "blockquote" else _STORY
    if _is_chapter_heading(element, classes):
        return _HEADING
    parent = element.parent
    in_header = parent is not None and (
        "meta" in (parent.get("class") or ())
        or str(parent.get("id", "")).startswith(("preface", "afterword", "endnotes"))
    )
    if "heading" in classes or (in_header and name in _METADATA):
        return _DROPPED
    return None


def _is_chapter_heading(element: Tag, classes: frozenset[str]) -> bool:
    if element.name == "h3":
        return "title" in classes and "heading" not in classes
    parent = element.parent
    in_header = parent is not None and "meta" in (parent.get("class") or ())
    return element.name == "h2" and "heading" in classes and in_header


def _reason(quotation: Tag) -> str:
    """Return what a block of notes or summary is, by its parent or the label above it."""
    parent = quotation.parent
    classes = frozenset((parent.get("class") or ()) if parent is not None else ())
    above = quotation.find_previous_sibling("p")
    label = (_words(above) or "").casefold()
    if "summary" in classes or "summary" in label:
        return "summary"
    return "end note" if "end" in classes or "end notes" in label else "author's note"


def _source(soup: BeautifulSoup) -> str:
    if soup.find(id="workskin") is not None:
        return "AO3 work page"
    return "AO3 HTML download" if soup.find(id="preface") is not None else "AO3 chapter text"


def _words(element: PageElement | None) -> str | None:
    return " ".join(element.get_text().split()) or None if element is not None else None


def _author(soup: BeautifulSoup) -> str | None:
    names = [_words(link) for link in soup.select("[class~=byline] a[rel~=author]")]
    if names:
        return ", ".join(dict.fromkeys(name for name in names if name))
    line = _words(soup.select_one("h3.byline.heading, #preface .byline"))
    return line.removeprefix("by ") if line else None


def _summary(soup: BeautifulSoup) -> str | None:
    """Return the work's summary; chapters have theirs within `#chapters`."""
    for quotation in soup.find_all("blockquote", class_="userstuff"):
        if quotation.find_parent(id="chapters") is None and _reason(quotation) == "summary":
            return _words(quotation)
    return None


def _tags(soup: BeautifulSoup) -> Iterator[str]:
    for value in soup.select("dl.work.meta dd.tags, #preface dl.tags dd"):
        name = (_words(value.find_previous_sibling("dt")) or "").strip(":").casefold()
        if name not in _NO_TAGS:
            yield from filter(None, map(_words, value.find_all("a")))


def _language(soup: BeautifulSoup) -> str | None:
    value = soup.select_one("dl.work.meta dd.language")
    if value is not None:
        return language_code(str(value.get("lang", ""))) or language_code(_words(value) or "")
    for name in soup.select("#preface dl.tags dt"):
        if (_words(name) or "").strip(":").casefold() == "language":
            return language_code(_words(name.find_next_sibling("dd")) or "")
    return None
