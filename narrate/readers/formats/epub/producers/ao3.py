"""
The Archive of Our Own: EPUBs that calibre makes of the HTML download.

calibre numbers classes anew and cuts pages in two, so that an id may occur on several; ids and
labels stay. The page is `downloads/show.html.erb` of https://github.com/otwcode/otwarchive.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Final

from bs4.element import Tag

from narrate.book import Series
from narrate.readers.formats.epub.drafting import described
from narrate.readers.formats.epub.elements import words
from narrate.readers.formats.epub.pages import Epub, Page
from narrate.readers.formats.html.sites.ao3 import LABELS
from narrate.readers.formats.html.walk import Mark, walked
from narrate.readers.languages import language_code
from narrate.readers.passage import CHAPTER, INNER, Draft, Passage
from narrate.readers.structure.headings import marked

_DROPPED: Final = Mark(dropped=True)
_HEADING: Final = Mark(level=CHAPTER)
_STORY: Final = Mark(story=True)
_DETAILS: Final = Mark(reason="story details", story=True)
_HEADERS: Final = ("preface", "afterword", "endnotes")
"""Beginnings of the ids of what the archive writes about the story."""

_HEADER_ID: Final = re.compile(r"(?:preface|afterword|endnotes\d*)$")
_LINES: Final = frozenset({"h1", "h2", "h3", "p", "dl", "dt", "dd"})
_HEADER_PARTS: Final = frozenset({"h2", "p", "blockquote", "div", "ul"})
_NO_TAGS: Final = frozenset({"language", "series", "stats", "collections", "collection"})
_SERIES: Final = re.compile(r"Part (?P<number>\d+) of (?P<name>.+)")
_CHAPTER_BY: Final = re.compile(r"chapter by\b", re.IGNORECASE)
_PREFACE: Final = re.compile(r"""\bid=["']preface["']""")
_POSTED: Final = re.compile(r"Posted originally on the\s+(?:<a\b[^>]*>)?\s*Archive of Our Own")


@dataclass(slots=True)
class _Header:
    """What the first pages say of the work."""

    tags: list[str] = field(default_factory=list)
    rating: str | None = None
    language: str | None = None
    series: Series | None = None
    url: str | None = None
    summary: str | None = None


def recognizes(epub: Epub) -> bool:
    """Return whether the package names the archive, or its preface stands on the first page."""
    if "Archive of Our Own" in epub.metadata.makers:
        return True
    if "FanFicFare" in epub.metadata.made_by:
        return False
    first = epub.markup(epub.package.spine[0])
    return _PREFACE.search(first) is not None and _POSTED.search(first) is not None


def draft(epub: Epub) -> Draft:
    """
    Return the passages of a work, and what its header says.

    Raises:
        StoryError: A page cannot be unpacked.
    """
    header = _Header()
    unread: list[str] = []
    passages: list[Passage] = []
    for page in epub.pages():
        _read_header(page, header)
        stories = _stories(page)

        def mark(element: Tag, stories: frozenset[int] = stories) -> Mark | None:
            return _STORY if id(element) in stories else _mark(element)

        found = walked(page.body, mark, page.hidden, unread)
        passages += [replace(it, level=0 if it.reason else min(it.level, INNER)) for it in found]
    if not any(passage.level == CHAPTER for passage in passages):
        passages = [*marked(passages, one_shot=True)]
    book = described(epub, "AO3 EPUB", passages, unread)
    return replace(
        book,
        tags=tuple(header.tags) or tuple(tag for tag in book.tags if tag != "Fanworks"),
        rating=header.rating,
        language=header.language or book.language,
        series=header.series or book.series,
        url=header.url or book.url,
        summary=book.summary or header.summary,
    )


def _mark(element: Tag) -> Mark | None:
    """Return what the archive means by an element outside of stories."""
    name = element.name
    is_byline = name == "p" and _CHAPTER_BY.match(element.get_text().strip())
    mark: Mark | None = None
    if name == "blockquote":
        mark = Mark(reason=_reason(element), story=True)
    elif name == "ul" or is_byline:
        mark = _DETAILS  # Who wrote a chapter, for whom, what it was inspired by.
    elif name == "h2" and not _is_in(element, _HEADERS) and not _is_titled(element, "toc-heading"):
        mark = _HEADING
    elif name in _LINES or (name == "div" and element.find([*_HEADER_PARTS, "h1", "dl"]) is None):
        mark = _DROPPED  # Of whom the work is, and where the notes at the end are.
    return mark


def _stories(page: Page) -> frozenset[int]:
    """Return which elements are story: all in `#chapters` but its headers and end notes."""
    chapters = page.soup.find_all(id="chapters")
    if not chapters and page.soup.find(id=_HEADER_ID) is None:
        # Somebody else has cut the pages: then nothing on them is the archive's.
        return frozenset(id(element) for element in page.body.find_all(True, recursive=False))
    return frozenset(
        id(element)
        for part in chapters
        for element in part.find_all(True, recursive=False)
        if not _is_header(element)
    )


def _is_header(element: Tag) -> bool:
    """Return whether a part of `#chapters` is what the archive writes above or below a chapter."""
    if str(element.get("id", "")).startswith(_HEADERS) or element.name == "h2":
        return True
    if element.name == "hr":
        return False
    parts = element.find_all(True, recursive=False)
    if element.name != "div" or not all(part.name in _HEADER_PARTS for part in parts):
        return False
    lines = [part for part in parts if part.name == "p"]
    if not all(_is_label(line) for line in lines):
        return False
    first = parts[0] if parts else None
    if first is None:
        return not element.get_text().strip()
    return (first.name == "h2" and _is_titled(first, "heading")) or bool(lines)


def _is_titled(heading: Tag, name: str) -> bool:
    """Return whether a heading is the archive's own, not one of the story's."""
    found = any(it.rstrip("0123456789") == name for it in words(heading, "class"))
    return found or (name == "heading" and str(heading.get("id", "")).startswith("calibre_toc"))


def _is_label(line: Tag) -> bool:
    text = " ".join(line.get_text().split()).strip(": ").casefold()
    return text in LABELS or bool(_CHAPTER_BY.match(text))


def _is_in(element: Tag, identities: tuple[str, ...]) -> bool:
    above = element.parent
    while above is not None and above.name == "div":
        if str(above.get("id", "")).startswith(identities):
            return True
        above = above.parent
    return False


def _reason(quotation: Tag) -> str:
    label = quotation.find_previous_sibling("p")
    text = " ".join(label.get_text().split()) if label is not None else ""
    return LABELS.get(text.strip(": ").casefold(), "author's note")


def _read_header(page: Page, header: _Header) -> None:
    """Take what a page says of the work, if the preface, or a part of it, is on it."""
    for preface in page.soup.find_all(id="preface"):
        for term in preface.find_all("dt"):
            value = term.find_next_sibling("dd")
            if isinstance(value, Tag):
                _read_tag(" ".join(term.get_text().split()).strip(": ").casefold(), value, header)
        for link in preface.find_all("a", href=True):
            if header.url is None and "/works/" in str(link["href"]):
                header.url = str(link["href"])
        for quotation in preface.find_all("blockquote"):
            if header.summary is None and _reason(quotation) == "summary":
                header.summary = " ".join(quotation.get_text().split()) or None


def _read_tag(name: str, value: Tag, header: _Header) -> None:
    text = " ".join(value.get_text().split())
    if name == "rating":
        header.rating = text or None
    elif name == "language":
        header.language = language_code(text)
    elif name == "series":
        found = _SERIES.fullmatch(next(_first_series(value), ""))
        header.series = Series(found["name"], found["number"]) if found else None
    if name not in _NO_TAGS:
        header.tags += [
            tag for link in value.find_all("a") if (tag := " ".join(link.get_text().split()))
        ]


def _first_series(value: Tag) -> Iterator[str]:
    """Yield `Part 2 of The Lamps`, the first of the series that a work is in."""
    link = value.find("a")
    if isinstance(link, Tag):
        before = "".join(str(it) for it in reversed([*link.previous_siblings]))
        yield " ".join(f"{before}{link.get_text()}".split())
