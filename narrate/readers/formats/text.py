"""Plain text: whatever has no other form."""

from __future__ import annotations

import re
from typing import Final

from narrate.readers.decoding import decoded
from narrate.readers.files import StoryFile
from narrate.readers.formats.lines import lines_of, passages
from narrate.readers.formats.transcription import told_apart
from narrate.readers.passage import Draft
from narrate.readers.structure.headings import marked
from narrate.readers.structure.titlepage import lifted

_TRANSCRIBED: Final = re.compile(
    r"^[ \t]*\[(?:illustration|footnote|transcriber)", re.IGNORECASE | re.MULTILINE
)
"""A printed book, copied without the lines of Project Gutenberg."""


def recognizes(file: StoryFile) -> bool:  # noqa: ARG001 -- every format is asked the same.
    """Return whether these bytes are plain text: whatever no other format knows is."""
    return True


def draft(file: StoryFile) -> Draft:
    """Return the passages of a text."""
    text = decoded(file.raw)
    unread: list[str] = []
    found = passages(lines_of(text.text))
    if _TRANSCRIBED.search(text.text):
        found = list(told_apart(found, unread))
    page = Draft("plain text", marked(found), unread=tuple(unread), remarks=text.remarks)
    return lifted(page)
