"""Standard Ebooks: every element says what it means (https://standardebooks.org/manual)."""

from __future__ import annotations

from dataclasses import replace

from narrate.readers.formats.epub.drafting import Habits, drafted
from narrate.readers.formats.epub.pages import Epub
from narrate.readers.passage import Draft


def recognizes(epub: Epub) -> bool:
    """Return whether the package names Standard Ebooks as the publisher."""
    return "Standard Ebooks" in epub.metadata.makers or "standardebooks.org" in (
        epub.metadata.made_by
    )


def draft(epub: Epub) -> Draft:
    """
    Return what is in an EPUB.

    Raises:
        StoryError: A page cannot be unpacked.
    """
    book = drafted(epub, Habits("Standard Ebooks EPUB"))
    # `dc:source` names the transcription and the scans, the identifier the book's own page.
    address = next(
        (it for it in epub.metadata.makers if "//standardebooks.org/ebooks/" in it), None
    )
    return replace(book, url=address.removeprefix("url:") if address else book.url)
