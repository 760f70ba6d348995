"""Files that are whole or not there: written beside their place, then moved into it."""

from __future__ import annotations

import contextlib
import os
import secrets
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from narrate.errors import OutputError


@contextlib.contextmanager
def atomic_file(path: Path) -> Iterator[BinaryIO]:
    """
    Open a temporary file that takes the place of `path` when the block ends well.

    Missing folders are made. When the block fails, `path` is left as it was and the
    temporary file is removed.

    Raises:
        OutputError: The folder or the file cannot be written, or the disk is full.
    """
    # Hidden, and in the same folder: only there is a move sure to be atomic.
    temporary = path.with_name(f".{path.name[:80]}.{secrets.token_hex(4)}.tmp")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with temporary.open("xb") as file:
            yield file
        temporary.replace(path)
    except OSError as error:
        raise OutputError(
            f"{path}: cannot be written: {error.strerror or error}",
            hint="Check that the folder may be written and the disk is not full",
        ) from error
    finally:
        with contextlib.suppress(OSError):
            os.unlink(temporary)  # noqa: PTH108 - the quickest way; a build writes thousands.


def write_file(path: Path, content: bytes) -> bool:
    """
    Write a file atomically, unless it already holds just this; say whether it was written.

    Raises:
        OutputError: As `atomic_file`.
    """
    with contextlib.suppress(OSError):
        if path.read_bytes() == content:
            return False
    with atomic_file(path) as file:
        file.write(content)
    return True
