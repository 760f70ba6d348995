"""
FanFicFare's HTML: one page with a header, a list of contents, and all chapters.

As `writer_html.py` of https://github.com/JimmXinu/FanFicFare writes it by default.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from bs4.element import NavigableString, Tag

from narrate.book import Series
from narrate.readers.formats.html.page import Page, classes_of, words_of
from narrate.readers.formats.html.walk import Mark, walked
from narrate.readers.languages import language_code
from narrate.readers.passage import CHAPTER, INNER, Draft

NOTES: Final = {"fff_head_notes": "author's note", "fff_foot_notes": "end note"}
"""The classes of notes in all that the program writes, and why they are left out."""

LABELS: Final = re.compile(
    r"(?P<note>(?:author|story|chapter)?(?:['\u2019]s?)? ?notes?|author['\u2019]s note)"
    r"|(?P<end>(?:chapter |author['\u2019]s )?(?:end|foot) ?notes?)"
    r"|(?P<summary>(?:chapter )?summary(?: for the chapter)?)",
    re.IGNORECASE,
)
"""What stands above a block quotation of notes, where no class tells."""

_DROPPED: Final = Mark(dropped=True)
_SECTION: Final = re.compile(r"section\d+")
_HEADINGS: Final = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_BY: Final = re.compile(r"(?P<title>.+?)\s+by\s+(?P<author>.+)", re.DOTALL)
_TAGGED: Final = ("category", "genre", "characters", "relationships", "warnings")
_NUMBERED: Final = re.compile(r"(.+?)\s*\[(\d[\d.]*)\]")


def recognizes(page: Page) -> bool:
    """Return whether a page was written by the program."""
    return any(map(_is_section, page.named("h2")))


def draft(page: Page) -> Draft:
    """Return the passages of all chapters, and what the header says."""
    unread: list[str] = []
    passages = walked(page.soup, _mark, page.hidden, unread)
    header = next(iter(page.named("h1")), None)
    named = _BY.fullmatch(words_of(header) or page.title or "")
    link = header.find("a") if header is not None else None
    labels = dict(_labels(page))
    return Draft(
        source="FanFicFare HTML",
        passages=tuple(replace(it, level=min(it.level, INNER)) for it in passages),
        title=words_of(link) or (named["title"] if named else page.title),
        author=_authors(header) or (named["author"] if named else None),
        summary=labels.get("summary"),
        tags=tuple(
            tag.strip() for key in _TAGGED for tag in labels.get(key, "").split(",") if tag.strip()
        ),
        language=language_code(labels.get("language", "")),
        rating=labels.get("rating"),
        series=_series(labels.get("series")),
        url=labels.get("story url") or (str(link.get("href", "")) or None if link else None),
        unread=tuple(unread),
    )


def _mark(element: Tag) -> Mark | None:
    name, classes = element.name, classes_of(element)
    if name == "body":
        return Mark(work=True)
    if name == "h2" and _is_section(element):
        return Mark(level=CHAPTER)
    if name == "h1" or "full" in classes or _is_contents(element):
        return _DROPPED
    if name in {"b", "strong"} and _quotation_below(element) and _label_reason(element):
        return _DROPPED
    if name in _HEADINGS:
        return Mark(level=INNER)
    reason = next((reason for it, reason in NOTES.items() if it in classes), None)
    if name == "blockquote" and reason is None:
        reason = _quotation_reason(element)
    return Mark(reason=reason) if reason else None


def _is_section(heading: Tag) -> bool:
    parent = heading.parent
    return (
        parent is not None
        and parent.name == "a"
        and _SECTION.fullmatch(str(parent.get("name", ""))) is not None
    )


def _is_contents(element: Tag) -> bool:
    """Return whether an element is the list of contents, or its heading."""
    if element.name == "a":
        return element.get("name") == "TOCTOP"
    above = element.find_previous_sibling() if element.name == "p" else None
    return isinstance(above, Tag) and above.get("name") == "TOCTOP"


def _quotation_reason(quotation: Tag) -> str | None:
    above = quotation.find_previous_sibling()
    return _label_reason(above) if isinstance(above, Tag) else None


def _quotation_below(label: Tag) -> bool:
    below = label.next_sibling
    while isinstance(below, NavigableString) and not below.strip():
        below = below.next_sibling
    return isinstance(below, Tag) and below.name == "blockquote"


def _label_reason(label: Tag) -> str | None:
    """Return what a line like `Author's Note:` says of the block quotation under it."""
    if label.name not in {"b", "strong", "p", *_HEADINGS}:
        return None
    found = LABELS.fullmatch((words_of(label) or "")[:_LABEL_CHARS].rstrip(": "))
    if found is None:
        return None
    return "summary" if found["summary"] else "end note" if found["end"] else "author's note"


_LABEL_CHARS: Final = 60
_MOST_LABELS: Final = 100


def _labels(page: Page) -> Iterator[tuple[str, str]]:
    """Yield what the header's table says, by its labels in lower case."""
    table = page.first("full")
    for row in table.find_all("tr", limit=_MOST_LABELS) if table is not None else ():
        label = words_of(row.find("b"))
        line = words_of(row)
        if label and line:
            yield label.rstrip(":").casefold(), line.removeprefix(label).strip()


def _authors(header: Tag | None) -> str | None:
    links = header.find_all("a")[1:] if header is not None else []
    return ", ".join(filter(None, map(words_of, links))) or None


def _series(words: str | None) -> Series | None:
    if not words:
        return None
    found = _NUMBERED.fullmatch(words)
    return Series(found[1], found[2]) if found else Series(words)
