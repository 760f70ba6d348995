"""Plain text: whatever has no other form."""

from __future__ import annotations

from narrate.readers.decoding import decoded
from narrate.readers.files import StoryFile
from narrate.readers.formats.lines import lines_of, passages
from narrate.readers.passage import Draft
from narrate.readers.structure.headings import marked
from narrate.readers.structure.titlepage import lifted


def recognizes(file: StoryFile) -> bool:  # noqa: ARG001 -- every format is asked the same.
    """Return whether these bytes are plain text: whatever no other format knows is."""
    return True


def draft(file: StoryFile) -> Draft:
    """Return the passages of a text."""
    text = decoded(file.raw)
    found = marked(passages(lines_of(text.text)))
    return lifted(Draft("plain text", found, remarks=text.remarks))
