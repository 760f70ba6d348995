"""Results of a book's long sums, in one file: what was worked out once need not be again."""

from __future__ import annotations

import hashlib
import logging
import struct
from collections.abc import Iterator, MutableMapping
from pathlib import Path
from typing import Final

from narrate.atomic import atomic_file
from narrate.errors import OutputError

VERSION: Final = 1
"""Of the file's layout; others are not there, as their results can be had again."""

_MAGIC: Final = b"narrate results %d\n" % VERSION
_DIGEST_BYTES: Final = 16
_SIZES: Final = struct.Struct("<II")

_log: Final = logging.getLogger(__name__)


class Results(MutableMapping[str, bytes]):
    """
    Results by their keys, read from a file at first need and written back by `save`.

    A file that is damaged, or of another version, holds nothing. Several processes may share it:
    it is whole or not there, and equal keys have equal results; who saves last is remembered.
    """

    def __init__(self, path: Path) -> None:
        self.path: Final = path
        self._all: dict[str, bytes] | None = None
        self._used: set[str] = set()
        self._is_new = False

    def __getitem__(self, key: str) -> bytes:
        content = self._read()[key]
        self._used.add(key)
        return content

    def __setitem__(self, key: str, content: bytes) -> None:
        self._read()[key] = content
        self._used.add(key)
        self._is_new = True

    def __delitem__(self, key: str) -> None:
        del self._read()[key]
        self._used.discard(key)
        self._is_new = True

    def __iter__(self) -> Iterator[str]:
        return iter(self._read())

    def __len__(self) -> int:
        return len(self._read())

    def save(self) -> None:
        """
        Write what was asked for or added; of what nobody asks for any more, the file is freed.

        Where it cannot be written, all goes on without it.
        """
        if not self._is_new:
            return
        kept = {key: content for key, content in self._read().items() if key in self._used}
        body = b"".join(
            part
            for key, content in kept.items()
            for part in (_SIZES.pack(len(key.encode()), len(content)), key.encode(), content)
        )
        try:
            with atomic_file(self.path) as file:
                file.write(_MAGIC + _digest(body) + body)
        except OutputError as error:
            _log.warning("%s", error)
        self._is_new = False

    def _read(self) -> dict[str, bytes]:
        if self._all is None:
            try:
                self._all = _unpacked(self.path.read_bytes())
            except OSError:
                self._all = {}
        return self._all


def _unpacked(content: bytes) -> dict[str, bytes]:
    """Return what a file holds; nothing unless every byte is as it was written."""
    start = len(_MAGIC) + _DIGEST_BYTES
    digest, body = content[len(_MAGIC) : start], content[start:]
    if not content.startswith(_MAGIC) or digest != _digest(body):
        _log.info(
            "The results of earlier sums are not used: they are damaged, or of another version"
        )
        return {}
    results = {}
    at = 0
    while at < len(body):
        key_bytes, size = _SIZES.unpack_from(body, at)
        middle = at + _SIZES.size + key_bytes
        at = middle + size
        results[body[middle - key_bytes : middle].decode()] = body[middle:at]
    return results


def _digest(body: bytes) -> bytes:
    return hashlib.blake2b(body, digest_size=_DIGEST_BYTES).digest()
