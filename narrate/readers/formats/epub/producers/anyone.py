"""EPUBs that anybody may have made: publishers, calibre, Sigil, Vellum, pandoc, Word."""

from __future__ import annotations

from narrate.readers.formats.epub.drafting import Habits, drafted
from narrate.readers.formats.epub.pages import Epub
from narrate.readers.passage import Draft


def recognizes(epub: Epub) -> bool:  # noqa: ARG001 -- every producer is asked the same.
    """Return True."""
    return True


def draft(epub: Epub) -> Draft:
    """
    Return what is in an EPUB.

    Raises:
        StoryError: A page cannot be unpacked.
    """
    return drafted(epub, Habits("EPUB"))
