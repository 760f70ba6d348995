"""
EPUB 2 and 3: chapters in the order of the spine, named as the table of contents names them.

    file -pages-> Epub (package, contents, metadata) -producers-> Draft
"""

from __future__ import annotations

from typing import Final

from narrate.errors import StoryError
from narrate.readers.archive import SIGNATURE, Archive
from narrate.readers.files import StoryFile
from narrate.readers.formats.epub.package import CONTAINER
from narrate.readers.formats.epub.pages import opened
from narrate.readers.formats.epub.producers import PRODUCERS
from narrate.readers.passage import Draft

ENDING: Final = ".epub"
_PAGES: Final = (".opf", ".xhtml", ".html", ".htm")
_MEDIA_TYPE: Final = b"application/epub+zip"
_HEAD_BYTES: Final = 256
"""The media type stands in the archive's first member, unpacked (EPUB 3.3, section 4.3)."""


def recognizes(file: StoryFile) -> bool:
    """Return whether a file is an EPUB, whatever its name; damaged ones are told by their head."""
    if not file.raw.startswith(SIGNATURE):
        return False
    is_named = _MEDIA_TYPE in file.raw[:_HEAD_BYTES]
    try:
        archive = Archive(file.raw, file.name)
    except StoryError:
        return is_named or file.ending == ENDING
    has_pages = any(name.lower().endswith(_PAGES) for name in archive.names)
    return is_named or archive.find(CONTAINER) is not None or (file.ending == ENDING and has_pages)


def draft(file: StoryFile) -> Draft:
    """
    Return the passages of a book, and what its package says of it.

    Raises:
        StoryError: It is damaged, locked, or has no pages.
    """
    epub = opened(file)
    return next(producer for producer in PRODUCERS if producer.recognizes(epub)).draft(epub)
