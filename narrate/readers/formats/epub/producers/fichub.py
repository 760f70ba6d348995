"""FicHub: a page of introduction, then a page a chapter, named by the table of contents."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import PurePosixPath
from typing import Final

from narrate.readers.formats.epub.drafting import Habits, drafted
from narrate.readers.formats.epub.pages import Epub, Page
from narrate.readers.languages import language_code
from narrate.readers.passage import Draft

_MADE: Final = re.compile(r"Exported with the assistance of\s+FicHub", re.IGNORECASE)
_ADDRESS: Final = re.compile(r"Original source:\s*(\S+)")
_RATING: Final = re.compile(r"Rated:\s*(?:Fiction\s+)?(.+?)\s*(?: - |$)", re.MULTILINE)
_LANGUAGE: Final = re.compile(r"Language:\s*([^\n]+?)\s*(?: - |$)", re.MULTILINE)


def recognizes(epub: Epub) -> bool:
    """Return whether the introduction says that FicHub made it."""
    return _introduction(epub) is not None


def draft(epub: Epub) -> Draft:
    """
    Return what is in an EPUB.

    Raises:
        StoryError: A page cannot be unpacked.
    """
    said = _introduction(epub) or ""
    book = drafted(epub, Habits("FicHub EPUB", reason=_reason))
    address, rating, language = (pattern.search(said) for pattern in (_ADDRESS, _RATING, _LANGUAGE))
    return replace(
        book,
        url=address[1] if address else book.url,
        rating=rating[1] if rating else None,
        # The package calls every story English.
        language=language_code(language[1]) if language else None,
    )


def _introduction(epub: Epub) -> str | None:
    path = next((it for it in epub.package.spine if _is_introduction(it)), None)
    said = epub.page(path).body.get_text("\n") if path is not None else ""
    lines = " ".join(said.split("\n")) if said else ""
    return said if _MADE.search(lines) else None


def _is_introduction(path: str) -> bool:
    return PurePosixPath(path).stem.startswith("introduction")


def _reason(page: Page) -> str | None:
    return "story details" if _is_introduction(page.path) else None
