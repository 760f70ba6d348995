"""Libraries that print on their own account, kept from doing so."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

_STDERR: Final = 2
_lock: Final = threading.Lock()
"""The stream is the whole process's: two at once would put each other's silence back."""

if hasattr(os, "register_at_fork"):
    # A child that is born in the middle of it would be silent for good, and its lock shut.
    os.register_at_fork(
        before=_lock.acquire, after_in_parent=_lock.release, after_in_child=_lock.release
    )


@contextmanager
def hushed() -> Iterator[None]:
    """
    Let nothing be printed on stderr, not even by C code.

    What other threads print there meanwhile is lost as well: for short calls only.
    """
    with _lock:
        try:
            kept = os.dup(_STDERR)
        except OSError:  # It is closed: there is nothing to keep quiet.
            yield
            return
        try:
            nowhere = os.open(os.devnull, os.O_WRONLY)
            try:
                os.dup2(nowhere, _STDERR)
            finally:
                os.close(nowhere)
            yield
        finally:
            os.dup2(kept, _STDERR)
            os.close(kept)
