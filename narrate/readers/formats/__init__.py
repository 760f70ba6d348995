"""
The forms of story files: each module knows one, and drafts what is in a file of it.

A new form is a module with `recognizes` and `draft`, and one line in `FORMATS`.
"""

from __future__ import annotations

from typing import Final, Protocol

from narrate.readers.files import StoryFile
from narrate.readers.formats import epub, fanficfare, fanfictionnet, gutenberg, html, markdown, text
from narrate.readers.formats.office import docx, odt, rtf
from narrate.readers.passage import Draft


class Format(Protocol):
    """A form of story files."""

    def recognizes(self, file: StoryFile) -> bool:
        """Return whether a file has this form, by its bytes; its name decides ties."""

    def draft(self, file: StoryFile) -> Draft:
        """Return what is in a file of this form."""


FORMATS: Final[tuple[Format, ...]] = (
    epub,
    docx,
    odt,
    rtf,
    html,
    gutenberg,
    fanficfare,
    fanfictionnet,
    markdown,
    text,
)
"""The first that recognizes a file reads it."""

PACKED: Final[tuple[Format, ...]] = (epub, docx, odt)
"""Forms whose bytes are no text."""


def draft(file: StoryFile) -> Draft:
    """
    Return what is in a story file, whatever its form.

    Raises:
        StoryError: It belongs to a site and has no story in it, or is damaged.
    """
    return next(form for form in FORMATS if form.recognizes(file)).draft(file)
