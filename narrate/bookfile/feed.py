"""The part of a book file that the program keeps: who is who in the podcast feed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Final

import tomlkit

from narrate.atomic import write_file
from narrate.bookfile.reading import VERSION, read_table
from narrate.errors import BookFileError

_COMMENT: Final = "Kept by narrate: podcast apps know the chapters by these. Leave it as it is."


@dataclass(frozen=True, slots=True)
class FeedChapter:
    """What a chapter is known by, whatever becomes of its number and its title."""

    guid: str
    title: str
    digest: str
    """Of the chapter's text, so that its identity follows the text."""

    published: datetime


@dataclass(frozen=True, slots=True)
class FeedRecord:
    """What the feed of a book must never forget."""

    guid: str
    published: datetime
    chapters: tuple[FeedChapter, ...]


def read_feed(path: Path) -> FeedRecord | None:
    """
    Return what was kept; None where the book was never published.

    Raises:
        BookFileError: That part of the file is damaged.
    """
    table = read_table(path).get("feed")
    if table is None:
        return None
    try:
        return FeedRecord(
            guid=str(table["guid"]),
            published=_moment(table["published"]),
            chapters=tuple(_chapter(entry) for entry in table.get("chapters", [])),
        )
    except (KeyError, TypeError, ValueError) as error:
        raise BookFileError(
            f"{path}: [feed] is damaged: {error}",
            hint="Restore it from a copy; deleting it makes podcast apps see every chapter anew",
        ) from error


def keep_feed(path: Path, record: FeedRecord, *, title: str) -> None:
    """
    Write what the feed must never forget, at the end of the book file.

    Raises:
        OutputError: The file cannot be written.
    """
    if read_feed(path) == record:
        return
    text = path.read_bytes().decode("utf-8-sig") if path.exists() else ""
    document = tomlkit.parse(text)
    if not text:
        document["version"] = VERSION
        document["title"] = title
    document.pop("feed", None)
    table = tomlkit.table()
    table.comment(_COMMENT)
    table["guid"] = record.guid
    table["published"] = record.published
    chapters = tomlkit.aot()
    for chapter in record.chapters:
        entry = tomlkit.table()
        entry["guid"] = chapter.guid
        entry["title"] = chapter.title
        entry["digest"] = chapter.digest
        entry["published"] = chapter.published
        chapters.append(entry)
    table["chapters"] = chapters
    document["feed"] = table
    write_file(path, tomlkit.dumps(document).encode())


def _chapter(entry: dict[str, Any]) -> FeedChapter:
    return FeedChapter(
        guid=str(entry["guid"]),
        title=str(entry["title"]),
        digest=str(entry["digest"]),
        published=_moment(entry["published"]),
    )


def _moment(value: object) -> datetime:
    if isinstance(value, datetime) and value.tzinfo is not None:
        return value
    raise ValueError(f"{value!r} is no date with a time zone")
