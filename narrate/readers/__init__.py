"""
Story file -> Book: what is story, in chapters, paragraphs and scene breaks; the rest is listed.

    path -files-> story files -formats-> passages -structure-> Book
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from narrate.book import Book
from narrate.decisions import Reading
from narrate.errors import StoryError, UsageError
from narrate.readers.files import STDIN, StoryFile, chapter_files, file_at
from narrate.readers.formats import draft
from narrate.readers.joining import joined
from narrate.readers.languages import language_code
from narrate.readers.packed import packed_files
from narrate.readers.passage import Draft
from narrate.readers.refusals import refuse
from narrate.readers.structure.chapters import bound
from narrate.readers.structure.opening import opened

DEFAULT: Final = Reading()

__all__ = ["Draft", "bind", "in_language", "open_story", "read"]


def read(path: Path, *, title: str | None = None, author: str | None = None) -> Book:
    """
    Return the book in a story file, or in a folder with one chapter a file.

    Args:
        path: The file, told by its bytes more than by its name; a folder; `-` for standard input.
        title: Used instead of the title that the file names.
        author: Used instead of the author that the file names.

    Raises:
        MissingError: There is no such file.
        StoryError: It cannot be read, is no text, or holds no story.
    """
    return bind(open_story(path), path, title=title, author=author)


def bind(
    draft: Draft,
    path: Path,
    *,
    title: str | None = None,
    author: str | None = None,
    reading: Reading = DEFAULT,
) -> Book:
    """
    Return the book of a draft; cheap beside the making of the draft.

    Args:
        draft: What is in the story file.
        path: Where it is, for its name and for messages.
        title: Used instead of the title that the file names.
        author: Used instead of the author that the file names.
        reading: What is read out beside the story.

    Raises:
        StoryError: There is no story in it.
    """
    book = bound(draft, title=title, author=author, name=_name(path), reading=reading)
    if not book.chapters:
        notes = f"{len(book.left_out)} passages of notes, and " if book.left_out else ""
        raise StoryError(
            f"`{path}` holds {notes}no story",
            hint="Save the page with the story's text on it, or its download, and give that file",
        )
    return opened(book) if reading.opening else book


def in_language(draft: Draft, language: str) -> Draft:
    """
    Return the draft of a story in the language that a person says it is in.

    Args:
        draft: What is in the story file.
        language: Its code (`fr`, `pt-BR`) or its name.

    Raises:
        UsageError: There is no such language.
    """
    code = language_code(language)
    if code is None:
        raise UsageError(
            f"`{language}` is no language that is known",
            hint="Give its code of two letters: `en`, `fr`, `de`, `es`, `it`, `pt`, `ru`, `pl`",
        )
    return replace(draft, language=code)


def open_story(path: Path) -> Draft:
    """
    Return what is in a story file, a folder, or standard input (`-`).

    Raises:
        MissingError: There is no such file.
        StoryError: It cannot be read, or is no text.
    """
    if path.is_dir():
        return _joined(chapter_files(path), "folder")
    file = file_at(path)
    packed = packed_files(file)
    if len(packed) > 1:
        return _joined(packed, "zip")
    if packed:
        (file,) = packed
    refuse(file)
    only = draft(file)
    return replace(only, source=f"{only.source} in a zip") if packed else only


def _joined(files: Sequence[StoryFile], source: str) -> Draft:
    for file in files:
        refuse(file)
    return joined([(file, draft(file)) for file in files], source=source)


def _name(path: Path) -> str:
    """Return the title of last resort."""
    if path == STDIN:
        return ""
    return path.resolve().name if path.is_dir() else path.stem
