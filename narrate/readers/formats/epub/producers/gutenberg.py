"""Project Gutenberg: license, page numbers and contents about an old book, made by Ebookmaker."""

from __future__ import annotations

import re
from typing import Final

from bs4.element import Tag

from narrate.readers.formats.epub.drafting import Habits, drafted
from narrate.readers.formats.epub.elements import words
from narrate.readers.formats.epub.pages import Epub
from narrate.readers.formats.html.walk import Mark
from narrate.readers.passage import Draft

_IDS: Final = frozenset({"pg-header", "pg-footer", "pg-machine-header", "pg-start-separator"})
_LICENSE: Final = frozenset({"pg-boilerplate", "pgheader", "pgfooter"})
_NOTES: Final = frozenset({"transnote", "tnote", "transcriber", "transcribers-note", "tn"})
_ADDRESS: Final = re.compile(r"//(?:www\.)?gutenberg\.org/")


def recognizes(epub: Epub) -> bool:
    """Return whether the package names Project Gutenberg."""
    made_by = epub.metadata.made_by
    return "Project Gutenberg" in made_by or _ADDRESS.search(made_by) is not None


def draft(epub: Epub) -> Draft:
    """
    Return what is in an EPUB.

    Raises:
        StoryError: A page cannot be unpacked.
    """
    return drafted(epub, Habits("Project Gutenberg EPUB", _mark))


def _mark(element: Tag) -> Mark | None:
    classes = words(element, "class")
    if str(element.get("id", "")) in _IDS or not classes.isdisjoint(_LICENSE):
        return Mark(reason="license")
    if not classes.isdisjoint(_NOTES):
        return Mark(reason="transcriber's note")
    return Mark(reason="table of contents") if "toc" in classes and element.name == "p" else None
