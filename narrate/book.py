"""What is written: a book, its chapters, and the blocks that they are made of."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final, TypeAlias


class ParagraphKind(StrEnum):
    """What sort of writing a paragraph is."""

    PROSE = "prose"
    LETTER = "letter"
    MESSAGE = "message"
    VERSE = "verse"
    QUOTE = "quote"
    """Set apart on the page: a sign, a report, a passage from another book."""

    STATUS = "status"
    """A table or a box: a row, `Name: value`, a line."""

    NOTE = "note"
    """What the author says to her readers, read because somebody wants to hear it."""


class Strength(StrEnum):
    """How clearly the author parted two scenes."""

    STRONG = "strong"
    WEAK = "weak"


@dataclass(frozen=True, slots=True)
class Heading:
    """The words above a chapter or a part of it; spoken."""

    text: str
    added: bool = False
    """Whether the text does not have it: the name of a file, of a list of contents."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph as printed, entities decoded, markup gone."""

    text: str
    """Never empty, no blanks at either end; lines parted by `<br/>` keep their `\\n`."""

    emphasis: tuple[tuple[int, int], ...] = ()
    """Half-open ranges of `text` that the author stressed; in order, disjoint."""

    kind: ParagraphKind = ParagraphKind.PROSE


@dataclass(frozen=True, slots=True)
class SceneBreak:
    """Time or place changes here; never spoken. A time-skip line is a Paragraph after it."""

    strength: Strength = Strength.STRONG

    text: str = field(default="", compare=False)
    """What the author drew, as printed; empty where blank lines or a ruled line part. Breaks
    are equal however drawn: they are the same silence."""


Block: TypeAlias = Heading | Paragraph | SceneBreak


NOTES: Final = frozenset(
    {
        *("author's note", "end note", "disclaimer", "content warning", "dedication", "summary"),
        *("teaser", "to be continued"),
    }
)
"""Reasons of what an author says to the readers: some want to hear it."""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A passage of the story file that is not narrated, and why."""

    chapter: int | None
    """The chapter's number, be it one without a story; None for what stands outside all
    chapters."""

    reason: str
    text: str


@dataclass(frozen=True, slots=True)
class Chapter:
    """One chapter: what becomes one recording."""

    number: int
    """From 1, counting up as the author counts: a chapter that is nothing but a note keeps
    its number, so that there may be gaps."""

    title: str
    """What a listener sees: the heading's words, the book's title if it has one chapter
    without a heading, else `Chapter N`. Never empty."""

    blocks: tuple[Block, ...]
    """Neither begins nor ends with a scene break, and never has two in a row."""

    description: str = ""
    """What its author says about it, if that is to be shown; empty lines part paragraphs."""


@dataclass(frozen=True, slots=True)
class Series:
    """What a book is a part of."""

    name: str
    number: str | None = None
    """As printed: `2`, `2.5`."""


@dataclass(frozen=True, slots=True)
class Cover:
    """The picture on a book's front."""

    media_type: str
    """`image/jpeg` or `image/png`."""

    image: bytes


@dataclass(frozen=True, slots=True)
class Book:
    """A story file, understood."""

    title: str
    author: str | None
    language: str
    """ISO 639-1, lower case; `en` where the file names none."""

    summary: str | None
    tags: tuple[str, ...]
    chapters: tuple[Chapter, ...]
    left_out: tuple[LeftOut, ...]
    """In reading order."""

    source: str
    """The form that was recognized, for a person: `AO3 work page`, `plain text` ..."""

    rating: str | None = None
    """In the words of the archive: `Teen And Up Audiences`, `T`."""

    series: Series | None = None
    url: str | None = None
    """Where the story was published."""

    cover: Cover | None = None
    files: tuple[str, ...] = ()
    """The names of the files that hold the chapters, in reading order; empty for a single one."""

    unread: tuple[str, ...] = ()
    """Words around the story that are none of it, in their order: menus, labels, buttons.
    They are not listed, but accounted for."""

    remarks: tuple[str, ...] = ()
    """What a person should know of how the file was read, a sentence each, no period."""
