"""The part of a book file that the program keeps: who is who in the podcast feed."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any, Final

import tomlkit

from narrate.bookfile.reading import read_table
from narrate.bookfile.writing import open_document, save
from narrate.errors import BookFileError
from narrate.identity import ChapterIdentity, Identities

_COMMENT: Final = "Kept by narrate: podcast apps know the chapters by these. Leave it as it is."


def read_identities(path: Path) -> Identities | None:
    """
    Return what was kept; None where the book was never published.

    Raises:
        BookFileError: That part of the file is damaged.
    """
    table = read_table(path).get("feed")
    if table is None:
        return None
    try:
        return Identities(
            show_guid=str(table["guid"]),
            published=_moment(table["published"]),
            chapters=tuple(_chapter(entry) for entry in table.get("chapters", [])),
        )
    except (KeyError, TypeError, ValueError) as error:
        raise BookFileError(
            f"{path}: [feed] is damaged: {error}",
            hint="Restore it from a copy; deleting it makes podcast apps see every chapter anew",
        ) from error


def keep_identities(path: Path, identities: Identities, *, title: str) -> None:
    """
    Write what podcast apps know a book by at the end of its book file.

    Raises:
        OutputError: The file cannot be written.
    """
    if read_identities(path) == identities:
        return
    document = open_document(path, title=title)
    document.pop("feed", None)
    table = tomlkit.table()
    table.comment(_COMMENT)
    table["guid"] = identities.show_guid
    table["published"] = identities.published
    chapters = tomlkit.aot()
    for chapter in identities.chapters:
        entry = tomlkit.table()
        entry["guid"] = chapter.guid
        entry["title"] = chapter.title
        entry["digest"] = chapter.digest
        entry["published"] = chapter.published
        chapters.append(entry)
    table["chapters"] = chapters
    document["feed"] = table
    save(path, document)


def _chapter(entry: dict[str, Any]) -> ChapterIdentity:
    return ChapterIdentity(
        guid=str(entry["guid"]),
        title=str(entry["title"]),
        digest=str(entry["digest"]),
        published=_moment(entry["published"]),
    )


def _moment(value: object) -> datetime:
    if isinstance(value, datetime) and value.tzinfo is not None:
        return value
    raise ValueError(f"{value!r} is no date with a time zone")
