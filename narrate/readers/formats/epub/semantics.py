"""
What elements of an EPUB's pages mean, by `epub:type`, ARIA roles, and the classes of exporters.

Terms are those of EPUB 3 Structural Semantics Vocabulary 1.1 and of DAISY's Z39.98 (`z3998:`).
"""

from __future__ import annotations

from typing import Final

from bs4.element import Tag

from narrate.book import ParagraphKind
from narrate.readers.formats.epub.elements import INLINE, types, words
from narrate.readers.formats.epub.footnotes import is_note, is_note_mark, is_page_number
from narrate.readers.formats.html.walk import Mark

CHAPTER_TYPES: Final = frozenset(
    {
        "chapter",
        "part",
        "volume",
        "prologue",
        "epilogue",
        "division",
        "z3998:story",
        "se:short-story",
    }
)
"""What begins a chapter, or stands above some."""

CONTENTS_TYPES: Final = frozenset({"toc", "loi", "lot", "loa", "lov", "landmarks", "page-list"})
NOTE_TYPES: Final = frozenset(
    {"footnote", "footnotes", "endnote", "endnotes", "rearnote", "rearnotes"}
)
MATTER_TYPES: Final = frozenset(
    {
        *("titlepage", "halftitlepage", "halftitle", "imprint", "copyright-page", "dedication"),
        *("acknowledgments", "colophon", "other-credits", "contributors", "errata", "cover"),
        *("index", "glossary", "bibliography", "seriespage", "frontispiece", "credits", "credit"),
        *("backlink", "keywords", "revision-history"),
    }
)
"""What stands before and behind a story and is none of it."""

MATTER: Final = "front matter"
"""The reason as long as it is not known on which side of the story it stands."""

_UNREAD_TYPES: Final = frozenset({"noteref", "pagebreak", "backlink", "referrer"})
_KINDS: Final = (
    (
        ParagraphKind.VERSE,
        {"z3998:poem", "z3998:verse", "z3998:song", "z3998:hymn", "z3998:lyrics", "poem", "verse"},
        {"poem", "poetry", "verse", "verses", "stanza", "linegroup", "lyrics"},
    ),
    (
        ParagraphKind.MESSAGE,
        {"z3998:telegram", "z3998:message"},
        {"telegram", "text-message"},
    ),
    (ParagraphKind.LETTER, {"z3998:letter", "z3998:correspondence", "letter"}, set[str]()),
)
"""Kinds of paragraphs, by types and by classes."""


def page_types(body: Tag) -> frozenset[str]:
    """Return the types of a page: those of its body, and of what alone stands in it."""
    found: set[str] = set()
    element: Tag | None = body
    while element is not None:
        found |= types(element)
        inner = [child for child in element.contents if isinstance(child, Tag)]
        element = inner[0] if len(inner) == 1 and inner[0].name in {"section", "div"} else None
    return frozenset(found)


def is_unread(element: Tag) -> bool:
    """Return whether an element is the mark of a note, or the number of a page."""
    is_typed = not types(element).isdisjoint(_UNREAD_TYPES)
    return is_typed or is_page_number(element) or is_note_mark(element)


def mark(element: Tag) -> Mark | None:
    """Return what an element means, or None if it says nothing of it."""
    kinds, classes = types(element), words(element, "class")
    if is_unread(element):
        return Mark(dropped=True)
    if reason := _reason(element, kinds, classes):
        return Mark(reason=reason)
    for kind, named, classed in _KINDS:
        if not kinds.isdisjoint(named) or not classes.isdisjoint(classed):
            return Mark(kind=kind)
    return None


def _reason(element: Tag, kinds: frozenset[str], classes: frozenset[str]) -> str | None:
    """Return why an element is left out, or None if it is not."""
    is_inline = element.name in INLINE
    if element.name == "figcaption" or ("caption" in classes and not is_inline):
        return "picture"
    if not kinds.isdisjoint(NOTE_TYPES) or is_note(element):
        return "footnote"
    if not kinds.isdisjoint(CONTENTS_TYPES):
        return "table of contents"
    return None if kinds.isdisjoint(MATTER_TYPES) or is_inline else MATTER
