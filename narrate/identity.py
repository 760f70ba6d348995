"""What a story, a book and its chapters are known by; kept for ever, whatever is edited."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class StoryIdentity:
    """What a story is known by when its title is not: where it was published, how it begins."""

    url: str | None
    opening: str
    """The first words of its text."""


@dataclass(frozen=True, slots=True)
class ChapterIdentity:
    """What podcast apps know a chapter by, and what we recognize it by."""

    guid: str
    title: str
    digest: str
    """Of the chapter's text, so that its identity follows the text."""

    published: datetime
    """With a time zone."""


@dataclass(frozen=True, slots=True)
class Identities:
    """What podcast apps know a book by."""

    show_guid: str
    published: datetime
    """What the dates of the first publication were counted from; with a time zone."""

    chapters: tuple[ChapterIdentity, ...]
    """In reading order; dates rise by a minute at least."""
