"""A zip of story files: a folder that somebody packed."""

from __future__ import annotations

from typing import Final

from narrate.readers.archive import SIGNATURE, Archive
from narrate.readers.files import StoryFile, chapter_names

_DOCUMENTS: Final = (
    *("mimetype", "META-INF/container.xml", "word/document.xml", "content.xml"),
    *("[Content_Types].xml",),
)
"""What only zips have that are one document: EPUB, DOCX, ODT and their like."""


def packed_files(file: StoryFile) -> tuple[StoryFile, ...]:
    """
    Return the chapters in a zip of story files, in their order; none if the file is no such zip.

    Raises:
        StoryError: It is a damaged zip, or has more in it than any book.
    """
    if not file.raw.startswith(SIGNATURE):
        return ()
    archive = Archive(file.raw, file.name)
    if any(archive.find(name) is not None for name in _DOCUMENTS):
        return ()
    return tuple(StoryFile(name, archive.read(name)) for name in chapter_names(archive.names))
