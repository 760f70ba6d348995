"""
One file from the net: resumed where it broke off, and whole or not there.

What has come so far lies beside its place as `<name>.part`, with what the server calls this
version of the file (RFC 9110, 8.8: a validator) in `<name>.part.tag`; the rest is asked for by
range, on condition that it is the same version (13.1.5: If-Range).
"""

from __future__ import annotations

import hashlib
import shutil
import time
from collections.abc import Callable
from email.message import Message
from pathlib import Path
from typing import Final, TypeAlias

from narrate.engines.models.asking import BrokenOffError, insisted, opened, received
from narrate.engines.models.official import Part
from narrate.errors import EngineError, NarrateError, OutputError

_CHUNK: Final = 1 << 16
_PARTIAL: Final = 206

Heard: TypeAlias = Callable[[int], None]
"""Told how many more bytes are there."""


def is_whole(part: Part, folder: Path) -> bool:
    """Tell whether a file is there, and just as the official list has it."""
    path = folder / part.name
    try:
        return path.stat().st_size == part.size and _digest(path, part.algorithm) == part.digest
    except OSError:
        return False


def check_room(parts: list[Part], folder: Path) -> None:
    """
    Make sure that the disk has room for some files.

    Raises:
        OutputError: It has not, or the folder cannot be made.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        free = shutil.disk_usage(folder).free
    except OSError as error:
        raise _unwritten(folder, error) from error
    begun = sum(_size(_beside(part, folder)) for part in parts)
    needed = sum(part.size for part in parts) - begun
    if needed > free:
        raise OutputError(
            f"{folder}: the disk has room for {free / 1e6:,.0f} MB, and {needed / 1e6:,.0f} MB "
            "are to come",
            hint="Make room, or name another folder with NARRATE_MODELS",
        )


def download(
    part: Part,
    folder: Path,
    *,
    heard: Heard = lambda _: None,
    sleep: Callable[[float], None] = time.sleep,
) -> Path:
    """
    Fetch a file into a folder, and return its path.

    Args:
        part: Which file.
        folder: Is there.
        heard: Told of bytes as they come, and first of those that came the last time.
        sleep: How to wait before another attempt.

    Raises:
        MissingError: Nothing is at the address.
        EngineBlockedError: The server cannot be reached, refuses, or breaks off, time and again.
        EngineError: What came is not what the official list says.
        OutputError: It cannot be written; the disk is full, for example.
    """
    beside = _beside(part, folder)
    told = reached = 0

    def moved() -> None:
        nonlocal told
        before, told = told, _size(beside)
        heard(told - before)

    def moving() -> bool:
        nonlocal reached
        before, reached = reached, _size(beside)
        return reached > before

    def once() -> None:
        try:
            _continue(part, beside, moved)
        except OSError as error:
            # What comes from the net has been translated already.
            raise _unwritten(beside, error) from error

    insisted(once, part.url, sleep, moving=moving, kept=lambda: _size(beside) > 0)
    return _accepted(part, beside, folder / part.name)


def _continue(part: Part, beside: Path, moved: Callable[[], None]) -> None:
    """Ask for the rest of a file, and write it."""
    moved()
    begun, tag = _size(beside), _tag(beside)
    if begun == part.size:
        return
    if not tag or begun > part.size:
        begun = 0  # Of another version, perhaps, of which nobody can tell.
    wanted = {"Range": f"bytes={begun}-", "If-Range": tag} if begun else {}
    with opened(part.url, wanted) as response:
        goes_on = response.status == _PARTIAL and begun
        if goes_on and not response.headers.get("Content-Range", "").startswith(f"bytes {begun}-"):
            raise BrokenOffError("it sends another range than was asked for")
        with beside.open("ab" if goes_on else "wb") as file:
            if not goes_on:
                _set_tag(beside, response.headers)
            left = part.size - file.tell()
            while left > 0:
                chunk = received(response, min(left, _CHUNK))
                if not chunk:
                    raise BrokenOffError(f"it broke off {left:,} bytes before the end")
                file.write(chunk)
                file.flush()
                left -= len(chunk)
                moved()


def _accepted(part: Part, beside: Path, path: Path) -> Path:
    """Put a file into its place if it is what the official list says."""
    try:
        found = _digest(beside, part.algorithm)
        if found != part.digest:
            _forget(beside)
            raise EngineError(
                f"{part.url}: what came has the {part.algorithm} digest {found}, and the official "
                f"list says {part.digest}",
                hint="Nothing was kept of it; try again, or later if the list is being renewed",
            )
        beside.replace(path)
        _forget(beside)
    except OSError as error:
        raise _unwritten(path, error) from error
    return path


def _beside(part: Part, folder: Path) -> Path:
    # The digest in it: what came of another version is not taken for the beginning of this one.
    return folder / f"{part.name}.{part.digest[:8]}.part"


def _tag_file(beside: Path) -> Path:
    return beside.with_name(f"{beside.name}.tag")


def _tag(beside: Path) -> str:
    try:
        return _tag_file(beside).read_text("utf-8")
    except (OSError, ValueError):
        return ""


def _set_tag(beside: Path, headers: Message) -> None:
    """Note what the server calls this version; a weak tag does not hold for ranges."""
    tag = headers.get("ETag", "")
    if not tag or tag.startswith("W/"):
        tag = headers.get("Last-Modified", "")
    _tag_file(beside).write_text(tag, "utf-8")


def _forget(beside: Path) -> None:
    for path in (beside, _tag_file(beside)):
        path.unlink(missing_ok=True)


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0


def _digest(path: Path, algorithm: str) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, algorithm).hexdigest()


def _unwritten(path: Path, error: OSError) -> NarrateError:
    return OutputError(
        f"{path}: cannot be written: {error.strerror or error}",
        hint="Check that the folder may be written and the disk is not full; what has come so "
        "far is kept",
    )
