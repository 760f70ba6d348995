"""
What services answered, by what they were asked: nobody asks twice for what is here.

Takes are kept as well (`cache`), but a take is made of one or more answers, and of how they are
cut, shaped and leveled: when one of these changes, the answers still serve.
"""

from __future__ import annotations

import hashlib
import logging
from pathlib import Path
from typing import Final

from narrate.atomic import atomic_file

VERSION: Final = 1
"""Of the files' layout; others are not there."""

_MAGIC: Final = b"narrate answer %d\n" % VERSION
_DIGEST_BYTES: Final = 16

_log: Final = logging.getLogger(__name__)


class Answers:
    """
    A folder of answers, one file each, under 256 folders named after their questions' hashes.

    Several processes may share it: a file is whole or not there. It is made with the first answer.
    """

    def __init__(self, folder: Path) -> None:
        self.folder: Final = folder

    def get(self, question: str) -> bytes | None:
        """Return what was answered; None if that is not there, or its file is damaged."""
        path = self._path(question)
        try:
            content = path.read_bytes()
        except FileNotFoundError:
            return None
        except OSError as error:
            _log.warning("%s: the answer is not used: %s", path, error.strerror or error)
            return None
        start = len(_MAGIC) + _DIGEST_BYTES
        answer = content[start:]
        if content[:start] != _MAGIC + _digest(question, answer):
            _log.warning("%s: the answer is not used: it is damaged", path)
            return None
        return answer

    def put(self, question: str, answer: bytes) -> None:
        """
        Keep an answer.

        Raises:
            OutputError: The folder cannot be written, or the disk is full.
        """
        with atomic_file(self._path(question)) as file:
            file.write(_MAGIC + _digest(question, answer) + answer)

    def _path(self, question: str) -> Path:
        name = _digest(question, b"").hex()
        return self.folder / name[:2] / name[2:]


def _digest(question: str, answer: bytes) -> bytes:
    """Return a hash of both, the first framed by its length."""
    asked = question.encode("utf-8", "surrogatepass")
    framed = b"%d:" % len(asked) + asked + answer
    return hashlib.blake2b(framed, digest_size=_DIGEST_BYTES).digest()
