"""Takes by content: what was spoken once is not spoken again."""

from __future__ import annotations

import hashlib
import logging
import struct
from pathlib import Path
from typing import Final

from narrate.atomic import atomic_file
from narrate.audio import WordTime
from narrate.take import Take, TakeKey

VERSION: Final = 1
"""Of the files' layout; others are not there, as their takes can be had again."""

_MAGIC: Final = b"narrate take %d\n" % VERSION
_DIGEST_BYTES: Final = 16
_COUNTS: Final = struct.Struct("<II")
_WORD: Final = struct.Struct("<4I")

_log: Final = logging.getLogger(__name__)


class Cache:
    """
    A folder of takes, one file each, under 256 folders named after the keys' first digits.

    Several processes may share it: a file is whole or not there, and equal keys have equal
    contents. The folder is made with the first take.
    """

    def __init__(self, folder: Path) -> None:
        self.folder: Final = folder
        self._damaged: set[TakeKey] = set()

    def has(self, key: TakeKey) -> bool:
        """Tell whether a take is there; it is not looked into."""
        return key not in self._damaged and self._path(key).exists()

    def get(self, key: TakeKey) -> Take | None:
        """Return a take; None if it is not there, or its file is damaged."""
        try:
            content = self._path(key).read_bytes()
        except FileNotFoundError:
            return None
        except OSError as error:
            self._report(key, error.strerror or str(error))
            return None
        take = _unpacked(key, content)
        if take is None:
            self._report(key, "it is damaged")
        return take

    def put(self, take: Take) -> None:
        """
        Keep a take.

        Raises:
            OutputError: The folder cannot be written, or the disk is full.
        """
        with atomic_file(self._path(take.key)) as file:
            file.write(_packed(take))
        self._damaged.discard(take.key)

    def _path(self, key: TakeKey) -> Path:
        return self.folder / key[:2] / key[2:]

    def _report(self, key: TakeKey, fault: str) -> None:
        if key not in self._damaged:
            _log.warning("%s: the take is not used: %s", self._path(key), fault)
            self._damaged.add(key)


def _packed(take: Take) -> bytes:
    words = (_WORD.pack(word.start, word.end, word.at_ms, word.until_ms) for word in take.words)
    body = _COUNTS.pack(take.samples, len(take.words)) + b"".join(words) + take.frames
    return _MAGIC + _digest(take.key, body) + body


def _unpacked(key: TakeKey, content: bytes) -> Take | None:
    """Return the take that a file holds; None unless every byte is as it was written."""
    start = len(_MAGIC) + _DIGEST_BYTES
    digest, body = content[len(_MAGIC) : start], content[start:]
    if not content.startswith(_MAGIC) or digest != _digest(key, body):
        return None
    samples, count = _COUNTS.unpack_from(body)
    frames_start = _COUNTS.size + count * _WORD.size
    words = _WORD.iter_unpack(body[_COUNTS.size : frames_start])
    return Take(key, body[frames_start:], samples, tuple(WordTime(*times) for times in words))


def _digest(key: TakeKey, body: bytes) -> bytes:
    # The key is part of it: a file under another's name is damaged, too.
    return hashlib.blake2b(key.encode() + body, digest_size=_DIGEST_BYTES).digest()
