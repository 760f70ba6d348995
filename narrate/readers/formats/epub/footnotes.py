"""Footnotes and page numbers by their looks: marks, texts, numbers of printed pages."""

from __future__ import annotations

import re
from typing import Final

from bs4.element import NavigableString, Tag

from narrate.readers.formats.epub.elements import INLINE, first_nodes, start_of, words

_PAGE_NUMBERS: Final = frozenset(
    {"pagenum", "pageno", "pagenumber", "page-number", "page_number", "pagebreak", "page-break"}
)
_NOTE_CLASSES: Final = frozenset({"footnote", "footnotes", "endnote", "endnotes", "rearnote"})
_PAGE_NUMBER: Final = re.compile(
    r"[\W_]*(?:p(?:g|age)?\.?\s*)?(?:\d{1,5}|[ivxlc]{1,8})[\W_]*", re.IGNORECASE
)
_MARK: Final = re.compile(
    r"\s*[\[({]?\s*(?:(?:fn|note)?\s?\d{1,4}|[a-z]|[*†‡§¶]{1,4})\s*[\])}.:]?\s*", re.IGNORECASE
)
_BACK: Final = re.compile(
    r"\s*[\[(]?\s*(?:[↩↑⇑⏎^«←]\ufe0e?|(?:go )?back|return)\s*[\])]?\s*", re.IGNORECASE
)
_NOTE_BLOCKS: Final = frozenset({"p", "li", "dd", "dt", "aside", "tr"})
_CLASSED: Final = _NOTE_BLOCKS | {"div", "section", "ol", "ul", "dl", "table"}
_LONGEST_MARK: Final = 12
_LONGEST_NUMBER: Final = 3
_NODES_AHEAD: Final = 60
"""How far is looked, so that no page takes more than linear time."""


def is_page_number(element: Tag) -> bool:
    """Return whether an element holds the number of a printed page."""
    if words(element, "class").isdisjoint(_PAGE_NUMBERS) or element.name == "hr":
        return False
    start = _start(element)
    if not start:
        return sum(1 for _ in first_nodes(element, _NODES_AHEAD)) < _NODES_AHEAD
    return len(start) <= _LONGEST_MARK and bool(_PAGE_NUMBER.fullmatch(start))


def is_note_mark(element: Tag) -> bool:
    """Return whether an element is a footnote's mark: `<sup><a href="#n1">1</a></sup>`."""
    if element.name != "a" or "#" not in str(element.get("href", "")):
        return False
    start = _start(element)
    if not start.strip() or len(start) > _LONGEST_MARK:
        return False
    if _BACK.fullmatch(start):
        return True
    if _is_alone(element, start):
        return False  # A chapter's number, that leads back to the table of contents.
    about = (element.parent, *first_nodes(element, _NODES_AHEAD))
    raised = any(isinstance(node, Tag) and node.name == "sup" for node in about)
    found = _MARK.fullmatch(start)
    # A letter is a link of an index, a long number a year, unless they are raised or in brackets.
    is_plain = start.isalpha() or (start.isdigit() and len(start) > _LONGEST_NUMBER)
    return found is not None and (raised or not is_plain)


def is_note(element: Tag) -> bool:
    """Return whether a block is a footnote's text: it begins with its mark, or links back."""
    if element.name in _CLASSED and not words(element, "class").isdisjoint(_NOTE_CLASSES):
        return True
    if element.name not in _NOTE_BLOCKS:
        return False
    first = _edge(element, last=False)
    if first is None or not is_note_mark(first):
        last = _edge(element, last=True)
        return last is not None and bool(_BACK.fullmatch(_start(last)))
    about = (element.parent, element, first, *_openings(element))
    return any(isinstance(it, Tag) and it.has_attr("id") for it in about)


def _is_alone(link: Tag, text: str) -> bool:
    """Return whether a link is all that its block holds."""
    block: Tag | None = link
    while block is not None and block.name in INLINE:
        block = block.parent
    return block is None or _start(block) == text


def _openings(element: Tag) -> list[Tag]:
    """Return what begins where an element does."""
    found: list[Tag] = []
    inner: object = element
    while isinstance(inner, Tag):
        found.append(inner)
        inner = next((it for it in inner.contents if not _is_blank(it)), None)
    return found


def _edge(element: Tag, *, last: bool) -> Tag | None:
    """Return the link that an element begins or ends with, within inline elements only."""
    inner: object = element
    while isinstance(inner, Tag) and inner.name != "a":
        contents = reversed(inner.contents) if last else iter(inner.contents)
        inner = next((it for it in contents if not _is_blank(it)), None)
        if isinstance(inner, Tag) and inner.name not in INLINE and inner.name != "p":
            return None
    return inner if isinstance(inner, Tag) and "#" in str(inner.get("href", "")) else None


def _is_blank(node: object) -> bool:
    if isinstance(node, NavigableString):
        return not node.strip()
    return isinstance(node, Tag) and node.name == "a" and not node.contents


def _start(element: Tag) -> str:
    return start_of(element, chars=_LONGEST_MARK, nodes=_NODES_AHEAD)
