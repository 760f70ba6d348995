"""What a person hands over: a file, a folder, an archive or standard input, as story files."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Final, TypeAlias

from narrate.errors import MissingError, StoryError

STDIN: Final = Path("-")

LARGEST_BYTES: Final = 256 << 20
"""More than any story: the longest fan fiction has 40 MB of text."""

_CHAPTER_ENDINGS: Final = frozenset(
    {".txt", ".text", ".md", ".markdown", ".html", ".htm", ".xhtml", ".docx", ".odt", ".rtf"}
)
_BESIDE: Final = re.compile(
    r"(?:index|read[\s_-]?me|license|cover|metadata|notes?|todo|toc|contents)", re.IGNORECASE
)
"""Names of files beside the chapters."""

_DEEPEST: Final = 3
"""In so many folders within each other, chapters are looked for."""

_FIRST: Final = re.compile(r"\W*(?:prologue|prolog|foreword|preface)\b", re.IGNORECASE)
_LAST: Final = re.compile(r"\W*(?:epilogue|epilog|afterword)\b", re.IGNORECASE)

_ADDRESS: Final = re.compile(r"(?:https?|ftp):/{1,2}(?:www\.)?(?P<site>[^/:]*)", re.IGNORECASE)
"""An address; a path has lost one of its two slashes."""

_DOWNLOADS: Final = (
    (
        "archiveofourown.org",
        "On the work's page choose Download, then EPUB or HTML, and give that file",
    ),
    (
        "gutenberg.org",
        "On the book's page download the EPUB or the plain text, and give that file",
    ),
    (
        "standardebooks.org",
        "On the book's page download the compatible EPUB, and give that file",
    ),
)
"""Sites that offer their texts as files."""

_ANY_SITE: Final = (
    "Save the page in the browser, or make an EPUB of the story with FanFicFare, and give that file"
)


@dataclass(frozen=True, slots=True)
class StoryFile:
    """One file of a story."""

    name: str
    """Its path, or its name within a folder or archive: for messages, and as a last resort."""

    raw: bytes

    @property
    def stem(self) -> str:
        """Its name without folders and ending."""
        return PurePosixPath(self.name.replace("\\", "/")).stem

    @property
    def ending(self) -> str:
        """Its ending in lower case, with the dot."""
        return PurePosixPath(self.name.replace("\\", "/")).suffix.lower()


def file_at(path: Path) -> StoryFile:
    """
    Return the file at a path, or what comes from standard input.

    Raises:
        MissingError: There is no such file.
        StoryError: It cannot be read, is larger than any story, or is an address.
    """
    if address := _ADDRESS.match(str(path)):
        site = address["site"].casefold()
        raise StoryError(
            f"`{path}` is an address, and nothing is fetched from the network",
            hint=next((hint for name, hint in _DOWNLOADS if site.endswith(name)), _ANY_SITE),
        )
    if path == STDIN:
        return StoryFile("standard input", _limited(sys.stdin.buffer.read(LARGEST_BYTES + 1), path))
    try:
        with path.open("rb") as file:
            return StoryFile(str(path), _limited(file.read(LARGEST_BYTES + 1), path))
    except FileNotFoundError as error:
        raise MissingError(
            f"No such file: `{path}`", hint="Check the name and the folder"
        ) from error
    except OSError as error:
        raise StoryError(
            f"`{path}` cannot be read: {error.strerror or error}",
            hint="Check the file's permissions",
        ) from error


def chapter_files(folder: Path, *, depth: int = 0) -> tuple[StoryFile, ...]:
    """
    Return the files of a folder that are chapters, in their order.

    Args:
        folder: Where they are, or where the one folder is that holds them.
        depth: In how many folders this one was found.

    Raises:
        StoryError: There is none, or one cannot be read.
    """
    try:
        names = [path.name for path in folder.iterdir() if path.is_file()]
    except OSError as error:
        raise StoryError(f"`{folder}` cannot be read: {error.strerror or error}") from error
    chapters = chapter_names(names)
    if chapters:
        return _within_limit((file_at(folder / name) for name in chapters), folder)
    within = [path for path in _folders(folder) if depth < _DEEPEST]
    if len(within) == 1:
        return chapter_files(within[0], depth=depth + 1)
    raise StoryError(
        f"`{folder}` is a folder without story files",
        hint="Give a folder with one chapter a file (.txt, .md, .html, .docx), or one file",
    )


def _within_limit(files: Iterable[StoryFile], folder: Path) -> tuple[StoryFile, ...]:
    """Return the files, unless they are more together than any story."""
    kept, total = list[StoryFile](), 0
    for file in files:
        total += len(file.raw)
        if total > LARGEST_BYTES:
            raise StoryError(
                f"`{folder}` holds more than {LARGEST_BYTES >> 20} MB of text, more than any story",
                hint="Give a folder with the chapters of one story",
            )
        kept.append(file)
    return tuple(kept)


def chapter_names(names: Iterable[str]) -> tuple[str, ...]:
    """Return which names are those of chapters, in the order in which people count them."""
    paths = [PurePosixPath(name) for name in names]
    chapters = [
        path
        for path in paths
        if path.suffix.lower() in _CHAPTER_ENDINGS
        and not path.name.startswith((".", "~", "_"))
        and not any(part.startswith("__MACOSX") or _is_beside(part) for part in path.parts[:-1])
    ]
    story = [path for path in chapters if not _BESIDE.fullmatch(path.stem)]
    return tuple(str(path) for path in sorted(story or chapters, key=_order))


_Natural: TypeAlias = tuple[tuple[int, int, str], ...]


def _order(path: PurePosixPath) -> tuple[_Natural, int, _Natural, str]:
    """Sort numbers as numbers, a prologue first in its folder and an epilogue last."""
    rank = -1 if _FIRST.match(path.stem) else 1 if _LAST.match(path.stem) else 0
    return _natural(str(path.parent)), rank, _natural(path.name), str(path)


def _natural(name: str) -> _Natural:
    parts = re.split(r"(\d+)", name.casefold())
    return tuple((0, int(it), "") if it.isdecimal() else (1, 0, it) for it in parts)


def _folders(folder: Path) -> list[Path]:
    """Return the folders in a folder, without those of what browsers save beside a page."""
    return [
        path
        for path in folder.iterdir()
        if path.is_dir() and not path.name.startswith((".", "_")) and not _is_beside(path.name)
    ]


def _is_beside(folder: str) -> bool:
    return folder.endswith(("_files", "-Dateien", "_fichiers", "_archivos"))


def _limited(raw: bytes, path: Path) -> bytes:
    if len(raw) > LARGEST_BYTES:
        raise StoryError(
            f"`{path}` has more than {LARGEST_BYTES >> 20} MB, more than any story",
            hint="Give the file that holds the story's text",
        )
    return raw
