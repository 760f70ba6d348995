"""
Every word of a story file, found by another road than the readers': the witness of `--check`.

Nothing here knows chapters, notes or archives of fan fiction. Words are all that stands between
tags; what is dropped on purpose the book must account for.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from narrate.readers.archive import SIGNATURE, Archive
from narrate.readers.decoding import decoded
from narrate.readers.files import STDIN, StoryFile, chapter_files, file_at
from narrate.readers.packed import packed_files
from narrate.readers.passage import INVISIBLE
from narrate.readers.witness.archives import document_text
from narrate.readers.witness.pages import page_text

_WORD: Final = re.compile(r"[^\W_]+")
_TYPED_TAGS: Final = re.compile(r"</?(?:i|em|b|strong|u|br|hr|p|center)\b[^<>\n]*>", re.IGNORECASE)
_MARKUP: Final = re.compile(
    r"<!--.*?-->|\A---\n.*?\n---\n|(?<=\])\([^()\s]*(?:\s\x22[^\x22\n]*\x22)?\)|\[\^[^\]\s]+\]:?"
    r"|&[a-z]+;|^\s*```\w*$",
    re.DOTALL | re.MULTILINE,
)


def words_of(text: str) -> list[str]:
    """Return the words of a text: letters and digits in a row."""
    return _WORD.findall(INVISIBLE.sub("", text))


def witnessed(path: Path, order: Sequence[str] = ()) -> list[str] | None:
    """
    Return every word of a story file in its order; None if only its reader can read it.

    Args:
        path: The file, or a folder of chapters.
        order: The names of the files in a folder or zip, as they are read.

    Raises:
        MissingError: There is no such file.
        StoryError: It cannot be read.
    """
    if path == STDIN:
        return None  # It can be read once.
    words: list[str] = []
    for file in _ordered(_files(path), order):
        text = _text(file)
        if text is None:
            return None
        words += words_of(text)
    return words


def _files(path: Path) -> Sequence[StoryFile]:
    if path.is_dir():
        return chapter_files(path)
    file = file_at(path)
    return packed_files(file) or (file,)


def _ordered(files: Sequence[StoryFile], order: Sequence[str]) -> Sequence[StoryFile]:
    places = {name: place for place, name in enumerate(order)}
    return sorted(files, key=lambda file: places.get(file.name, len(places)))


def _text(file: StoryFile) -> str | None:
    if file.raw.startswith(SIGNATURE):
        return document_text(Archive(file.raw, file.name))
    if file.raw.startswith(b"{\\rtf"):
        return None
    text = decoded(file.raw).text
    if re.search(r"</(?:p|div|body|html|span)>", text, re.IGNORECASE):
        return page_text(text)
    if file.ending in {".md", ".markdown"} or re.search(r"^#{1,6} ", text, re.MULTILINE):
        text = _MARKUP.sub(" ", text.replace("\r\n", "\n"))
    return _TYPED_TAGS.sub(" ", text)
