"""Recordings -> the podcast feed of a book."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from narrate.atomic import write_file
from narrate.bookfile import keep_identities, read_identities
from narrate.errors import MissingError
from narrate.pipeline.story import Understood
from narrate.publishing import manifest
from narrate.publishing.feed import FEED_NAME, Episode, Show, checked_base_url, feed
from narrate.publishing.identities import identify, text_digest
from narrate.publishing.transcript import opening
from narrate.take import Recording

LOCAL: Final = "http://localhost:8000"
"""Where `narrate serve` is by default; it fits the feed to any other address by itself."""

_DESCRIPTION_CHARS: Final = 300
_VERSION_CHARS: Final = 10


@dataclass(frozen=True, slots=True)
class Published:
    """A feed that was written."""

    path: Path
    url: str
    """Where podcast apps will find it."""

    episodes: int
    duration_ms: int
    missing: tuple[int, ...]
    """Chapters that are not built yet."""


def publish(understood: Understood, *, output: Path, base_url: str | None = None) -> Published:
    """
    Write the feed of a book beside its chapters.

    Args:
        understood: The story.
        output: The folder of all books.
        base_url: Where the book's folder will be found; None: on this machine.

    Raises:
        MissingError: No chapter is built yet.
        UsageError: `base_url` is no address.
        OutputError: The feed or the book file cannot be written.
    """
    base_url = checked_base_url(base_url or f"{LOCAL}/{understood.name}")
    folder = output / understood.name
    built = manifest.read(folder)
    book = understood.book
    kept = read_identities(understood.bookfile)
    identities = identify(
        kept,
        [(chapter.number, chapter.title, text_digest(chapter)) for chapter in book.chapters],
        now=datetime.now(UTC),
        book_id=f"{understood.name}/{book.author or ''}",
    )
    episodes = []
    missing = []
    for chapter, script, identity in zip(
        book.chapters, understood.script.chapters, identities.chapters, strict=True
    ):
        entry = built.entry(chapter.number)
        # Under this number another chapter may have been built, before one was put in or out.
        is_built = entry is not None and entry.recording.title == chapter.title
        if entry is None or not is_built or not entry.recording.path.is_file():
            missing.append(chapter.number)
            continue
        episodes.append(
            Episode(
                number=chapter.number,
                title=chapter.title,
                description=chapter.description or opening(script, _DESCRIPTION_CHARS),
                guid=identity.guid,
                published=identity.published,
                file_name=entry.recording.path.name,
                size=entry.recording.path.stat().st_size,
                duration_ms=entry.recording.duration_ms,
                version=_version(entry.recording),
            )
        )
    if not episodes:
        raise MissingError(
            f"{folder}: no chapter is built yet", hint="Build the story first: `narrate build`"
        )
    show = Show(
        title=book.title,
        author=book.author,
        description=book.summary or "",
        language=book.language,
        guid=identities.show_guid,
    )
    # Identities first: a feed must not be out before what it says is kept.
    keep_identities(understood.bookfile, identities, title=book.title)
    path = folder / FEED_NAME
    write_file(path, feed(show, episodes, base_url=base_url))
    return Published(
        path=path,
        url=f"{base_url}/{FEED_NAME}",
        episodes=len(episodes),
        duration_ms=sum(episode.duration_ms for episode in episodes),
        missing=tuple(missing),
    )


def _version(recording: Recording) -> str:
    with recording.path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()[:_VERSION_CHARS]
