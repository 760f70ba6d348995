"""
ZIP archives read in memory, within limits: nothing is ever unpacked to disk.

EPUB, DOCX and ODT are such archives, and so are folders that somebody packed.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from functools import cached_property
from pathlib import PurePosixPath
from typing import Final
from urllib.parse import unquote

from narrate.errors import StoryError

SIGNATURE: Final = b"PK\x03\x04"
MOST_MEMBERS: Final = 20_000
LARGEST_MEMBER_BYTES: Final = 64 << 20
MOST_BYTES: Final = 256 << 20
"""In all, unpacked; the longest books with all their pictures have less."""

_HINT: Final = "Download it again, or save the story as HTML or plain text"
_ENCRYPTED: Final = 0x1


class Archive:
    """What is in a ZIP archive."""

    def __init__(self, raw: bytes, name: str) -> None:
        """
        Open an archive.

        Args:
            raw: Its bytes.
            name: Its name, for messages.

        Raises:
            StoryError: It is damaged, or has more in it than any book.
        """
        self._name = name
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(raw))
        except (zipfile.BadZipFile, ValueError, OSError, EOFError) as error:
            raise StoryError(f"`{name}` is damaged: {error}", hint=_HINT) from error
        members = self._zip.infolist()
        if len(members) > MOST_MEMBERS:
            raise StoryError(f"`{name}` holds {len(members):,} files, more than any book")
        self._left = MOST_BYTES
        self._members = {
            member.filename: member
            for member in members
            if not member.is_dir() and _is_inside(member.filename)
        }

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the files in it, in its order; those that climb out of it left out."""
        return tuple(self._members)

    @cached_property
    def _folded(self) -> dict[str, str]:
        return {unquote(name).casefold(): name for name in self._members}

    def find(self, name: str) -> str | None:
        """Return the file that a link means, whatever its case and escapes, or None."""
        if name in self._members:
            return name
        return self._folded.get(unquote(name).casefold())

    def read(self, name: str) -> bytes:
        """
        Return the bytes of a file.

        Raises:
            StoryError: There is no such file, or it is damaged, encrypted or too large.
        """
        member = self._members.get(self.find(name) or "")
        if member is None:
            raise StoryError(f"`{self._name}` is damaged: `{name}` is missing in it", hint=_HINT)
        if member.flag_bits & _ENCRYPTED:
            raise StoryError(
                f"`{self._name}` is locked with a password",
                hint="Unpack it, and give what is inside",
            )
        limit = min(LARGEST_MEMBER_BYTES, self._left)
        try:
            with self._zip.open(member) as file:
                # What the archive says of its sizes may be a lie: count what really comes.
                raw = file.read(limit + 1)
        except (
            *(zipfile.BadZipFile, zlib.error, OSError, EOFError, NotImplementedError),
            *(RuntimeError, ValueError),
        ) as error:
            raise StoryError(
                f"`{self._name}` is damaged: `{name}` in it cannot be unpacked: {error}", hint=_HINT
            ) from error
        if len(raw) > limit:
            raise StoryError(
                f"`{self._name}` is no book: `{name}` in it unpacks to more than {limit >> 20} MB"
            )
        self._left -= len(raw)
        return raw


def holds(raw: bytes, name: str) -> bool:
    """Return whether bytes are an archive with such a file; a damaged one may only name it."""
    if not raw.startswith(SIGNATURE):
        return False
    try:
        return Archive(raw, name).find(name) is not None
    except StoryError:
        return name.encode() in raw


def _is_inside(name: str) -> bool:
    """Return whether a file's name stays within the archive."""
    parts = PurePosixPath(name.replace("\\", "/")).parts
    return (
        bool(parts) and ".." not in parts and not parts[0].startswith("/") and ":" not in parts[0]
    )
