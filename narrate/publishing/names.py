"""Titles -> names of files and folders that every system takes."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from typing import Final

LIMIT: Final = 60
"""Characters of a slug; keeps paths far below the 260 that Windows allows."""

_HASH_CHARS: Final = 8

_LETTERS: Final = str.maketrans(
    {
        "æ": "ae",
        "œ": "oe",
        "ø": "o",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "ł": "l",
        "ħ": "h",
        "\u0131": "i",
    }
)
"""Letters that Unicode does not take apart."""

_RESERVED: Final = re.compile(r"con|prn|aux|nul|com\d|lpt\d")
"""Devices on Windows: learn.microsoft.com/windows/win32/fileio/naming-a-file."""


def slug(text: str) -> str:
    """
    Return a name made of a text: lower-case ASCII letters, digits and dashes, never empty.

    Equal texts give equal names. A name that cannot tell the whole text, because letters
    have no likeness in ASCII, it is too long, or Windows keeps it for itself, ends in a
    hash of the text, so that two such texts do not share it.
    """
    folded = unicodedata.normalize("NFKD", text.casefold()).translate(_LETTERS)
    # An apostrophe does not part words: "don't" is one.
    joined = re.sub(r"['\u2018\u2019\u02bc]", "", folded)
    name = re.sub(r"[^a-z0-9]+", "-", re.sub(r"[\u0300-\u036f]", "", joined)).strip("-")
    lost = any(letter.isalnum() and not letter.isascii() for letter in folded)
    if name and not lost and len(name) <= LIMIT and not _RESERVED.fullmatch(name):
        return name
    room = LIMIT - _HASH_CHARS - 1
    if len(name) > room:
        name = name[: room + 1].rpartition("-")[0] or name[:room]
    digest = hashlib.sha256(folded.encode("utf-8", "surrogatepass")).hexdigest()[:_HASH_CHARS]
    return f"{name}-{digest}" if name else digest


def chapter_file_name(number: int, last: int, title: str) -> str:
    """Return the name of a chapter's file; names sort as the chapters do."""
    return f"{number:0{max(2, len(str(last)))}d}-{slug(title)}.mp3"
