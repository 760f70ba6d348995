"""
FanFicFare: a title page, contents, a page a chapter, and at times a log of updates.

The templates are those of `fanficfare/writers/writer_epub.py` of
https://github.com/JimmXinu/FanFicFare.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from typing import Final

from bs4.element import NavigableString, Tag

from narrate.book import Series
from narrate.readers.formats.epub.drafting import described
from narrate.readers.formats.epub.elements import words
from narrate.readers.formats.epub.pages import Epub, Page
from narrate.readers.formats.html.walk import Mark, walked
from narrate.readers.languages import language_code
from narrate.readers.passage import CHAPTER, INNER, Draft, Passage, left_out

_PAGES: Final = {
    "fff_titlepage": "story details",
    "fff_tocpage": "table of contents",
    "fff_logpage": "story details",
    "fff_coverpage": "front matter",
}
_FILES: Final = {
    "title_page": "story details",
    "toc_page": "table of contents",
    "log_page": "story details",
    "cover": "front matter",
}
_TITLE_LEVEL: Final = 9
"""Beyond those of HTML: the chapter's title, whatever headings the text has."""

_LABEL: Final = re.compile(
    r"(?:(?:author|writer|translator)s?['\u2019]?s?|chapter|story|pre-?|post-?|end|beginning|head"
    r"|foot|initial|final|\s)*"
    r"(?:notes?|summary|description|notas?(?: .{1,30})?|примечани[ея].{0,20})\s*:?",
    re.IGNORECASE,
)
_SUMMARY: Final = re.compile(r"summary|description", re.IGNORECASE)
_END: Final = re.compile(r"\bend\b|\bfoot\b|\bfinais\b", re.IGNORECASE)
_SERIES: Final = re.compile(r"(?P<name>.+?)\s*\[(?P<number>\d+(?:\.\d+)?)\]")
_NOTE: Final = "narrate-note"
"""The attribute that marks notes; its value is the reason."""

_LABEL_CHARS: Final = 60
_NODES_AHEAD: Final = 8
_NO_TAGS: Final = re.compile(r"FanFiction|Last Update.*|(?:In-Progress|Completed?)", re.IGNORECASE)


def recognizes(epub: Epub) -> bool:
    """Return whether the package, or the first page, names FanFicFare."""
    if "FanFicFare" in epub.metadata.made_by or "fanficfare-uid" in epub.metadata.made_by:
        return True
    return "fff_titlepage" in epub.markup(epub.package.spine[0])


def draft(epub: Epub) -> Draft:
    """
    Return what is in an EPUB.

    Raises:
        StoryError: A page cannot be unpacked.
    """
    unread: list[str] = []
    passages: list[Passage] = []
    said: dict[str, str] = {}
    titles = {entry.path: entry.title for entry in epub.contents.entries}
    for page in epub.pages():
        reason = _reason(page)
        _mark_labeled(page)
        found = walked(page.body, _mark, page.hidden, unread)
        if reason is not None:
            passages += _outside(found, reason)
            said = said or dict(_labels(page))
        else:
            passages += _chapter(page, found, titles.get(page.path), unread)
    book = described(epub, "FanFicFare EPUB", passages, unread)
    series = _SERIES.fullmatch(said.get("series", ""))
    return replace(
        book,
        tags=tuple(tag for tag in book.tags if not _NO_TAGS.fullmatch(tag)),
        rating=said.get("rating"),
        language=language_code(said.get("language", "")) or _believed(book.language),
        series=Series(series["name"], series["number"]) if series else book.series,
    )


def _believed(language: str | None) -> str | None:
    """Return a package's language; English is what it says where the site says nothing."""
    return None if language == "en" else language


def _reason(page: Page) -> str | None:
    classes = words(page.body, "class")
    found = next((reason for name, reason in _PAGES.items() if name in classes), None)
    stem = page.path.rpartition("/")[2].rpartition(".")[0]
    return found or _FILES.get(stem)


def _outside(passages: list[Passage], reason: str) -> list[Passage]:
    outside = [it if it.reason else left_out(it, reason) for it in passages if it.text]
    return [replace(outside[0], opens=True), *outside[1:]] if outside else []


def _chapter(
    page: Page, passages: list[Passage], entry: str | None, unread: list[str]
) -> Iterator[Passage]:
    """Yield a chapter, under its title as the site has it: without a number put before it."""
    original = page.soup.find("meta", attrs={"name": "chapterorigtitle"})
    title = " ".join(str(original.get("content", "")).split()) if isinstance(original, Tag) else ""
    if passages and not passages[0].level and (title or entry):
        yield Passage(title or entry or "", level=CHAPTER, added=True)
    for place, passage in enumerate(passages):
        if passage.level and not passage.reason:
            is_title = passage.level == _TITLE_LEVEL or not place
            text = passage.text
            if is_title and title and text != title and text.endswith(title):
                unread.append(text.removesuffix(title))
                text = title
            yield replace(passage, text=text, emphasis=(), level=CHAPTER if is_title else INNER)
        else:
            yield replace(passage, level=0)


def _mark(element: Tag) -> Mark | None:
    classes = words(element, "class")
    if "fff_chapter_title" in classes:
        return Mark(level=_TITLE_LEVEL)
    if "fff_chapter_notes" in classes:
        first = element.find(["b", "strong", "h3", "h4"])
        said = first.get_text() if isinstance(first, Tag) else ""
        return Mark(reason=_note(said, is_end="fff_foot_notes" in classes))
    if element.has_attr(_NOTE):
        return Mark(reason=str(element[_NOTE]))
    return None


def _mark_labeled(page: Page) -> None:
    """Mark notes from before there were classes: a label in bold above a quotation."""
    for element in page.body.find_all(["b", "strong"]):
        parent = element.parent
        if parent is not None and "fff_chapter_notes" in words(parent, "class"):
            continue
        below = _below(element)
        if below is not None and below.name == "blockquote" and _is_label(element):
            element[_NOTE] = below[_NOTE] = _note(element.get_text())
            element.name = "p"  # So that it is a passage of its own.


def _below(element: Tag) -> Tag | None:
    """Return what stands under an element, line breaks aside; None if that is text."""
    for node in islice(element.next_siblings, _NODES_AHEAD):
        if isinstance(node, NavigableString):
            if node.strip():
                return None
        elif isinstance(node, Tag) and node.name != "br":
            return node
    return None


def _is_label(element: Tag) -> bool:
    text = " ".join(element.get_text().split())
    return len(text) <= _LABEL_CHARS and bool(_LABEL.fullmatch(text))


def _note(said: str, *, is_end: bool = False) -> str:
    if _SUMMARY.search(said):
        return "summary"
    return "end note" if is_end or _END.search(said) else "author's note"


def _labels(page: Page) -> Iterator[tuple[str, str]]:
    """Yield the lines of the title page: `<b>Rating:</b> T<br/>`, or a row of a table."""
    for element in page.body.find_all("b"):
        name = " ".join(element.get_text().split())
        if not name.endswith(":"):
            continue
        cell = element.find_parent("td")
        beside = cell.find_next_sibling("td") if cell is not None else None
        if isinstance(beside, Tag):
            yield name[:-1].casefold(), " ".join(beside.get_text().split())
            continue
        value = ""
        for node in element.next_siblings:
            if isinstance(node, Tag) and node.name in {"b", "br"}:
                break
            value += node.get_text() if isinstance(node, (Tag, NavigableString)) else ""
        yield name[:-1].casefold(), " ".join(value.split())
