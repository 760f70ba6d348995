"""
Story file -> Book: what is story, in chapters, paragraphs and scene breaks; the rest is listed.

A new format is a module with `recognizes` and `draft`, and one line in `FORMATS`.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final, Protocol

from narrate.book import Book
from narrate.errors import MissingError, StoryError
from narrate.readers import html, text
from narrate.readers.chapters import bound
from narrate.readers.passage import Draft
from narrate.readers.refusals import refuse

__all__ = ["read"]


class Format(Protocol):
    """A form of story files."""

    def recognizes(self, raw: bytes) -> bool:
        """Return whether a file's bytes have this form."""

    def draft(self, raw: bytes, name: str) -> Draft:
        """Return what is in a file; `name` is for messages."""


FORMATS: Final[tuple[Format, ...]] = (html, text)
"""The first that recognizes a file reads it."""


def read(path: Path, *, title: str | None = None, author: str | None = None) -> Book:
    """
    Return the book in a story file.

    Args:
        path: The file; what it is, is told by its bytes, not by its name.
        title: Used instead of the title that the file names.
        author: Used instead of the author that the file names.

    Raises:
        MissingError: There is no such file.
        StoryError: It cannot be read, is no text, or holds no story.
    """
    raw = _contents(path)
    refuse(raw, path)
    form = next(form for form in FORMATS if form.recognizes(raw))
    book = bound(form.draft(raw, str(path)), title=title, author=author, name=path.stem)
    if not book.chapters:
        notes = f"{len(book.left_out)} passages of notes, and " if book.left_out else ""
        raise StoryError(
            f"`{path}` holds {notes}no story",
            hint="Save the page with the story's text on it, or its download, and give that file",
        )
    return book


def _contents(path: Path) -> bytes:
    """Return a file's bytes."""
    if path.is_dir():
        raise StoryError(f"`{path}` is a folder", hint="Give one of the story files inside")
    try:
        return path.read_bytes()
    except FileNotFoundError as error:
        raise MissingError(
            f"No such file: `{path}`", hint="Check the name and the folder"
        ) from error
    except OSError as error:
        raise StoryError(
            f"`{path}` cannot be read: {error.strerror or error}",
            hint="Check the file's permissions",
        ) from error
