"""
The whole flow on one page; only this module knows the order of the stages.

    story file -readers-> Book -parsing-> spans -attribution-> Script -casting-> Cast
               -synthesis-> takes -publishing-> one MP3 per chapter, script.json, feed.xml
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from narrate import attribution, bookfile, parsing, readers
from narrate.book import Book, Paragraph
from narrate.cast import Cast, Voice
from narrate.casting import Catalog, choose, load_catalog
from narrate.decisions import Decisions, LineDecision, Notes, Reading
from narrate.errors import UsageError
from narrate.identity import StoryIdentity
from narrate.publishing.names import slug
from narrate.publishing.scriptfile import script_json
from narrate.script import NARRATOR, UNKNOWN, Script, Span, SpanKind

__all__ = ["Catalog", "load_catalog", "script_json"]

_OPENING_WORDS: Final = 24
"""So many words in a row two stories do not share, unless they are one."""


@dataclass(frozen=True, slots=True)
class Understood:
    """A story, read: what is written, who says what, what a person decided."""

    book: Book
    spans: tuple[tuple[Span, ...], ...]
    decisions: Decisions
    script: Script
    placed: Mapping[tuple[int, int], LineDecision]
    """Decisions about lines, by the indices of chapter and line."""

    lost: tuple[LineDecision, ...]
    """Decisions about lines that the story does not have, or has more than once."""

    voices: Path
    """The user's folder of voice catalogs and book files."""

    name: str
    """The name of the book's folder and book file."""

    identity: StoryIdentity
    """What the story is known by when it has grown, or has a new title."""

    @property
    def bookfile(self) -> Path:
        """Where the decisions about this book are."""
        return self.voices / "books" / f"{self.name}.toml"


def understand(
    path: Path,
    *,
    voices: Path,
    title: str | None = None,
    author: str | None = None,
    language: str | None = None,
    notes: Notes | None = None,
    opening: bool | None = None,
) -> Understood:
    """
    Read a story file, and find out who says what.

    Args:
        path: The story file, a folder of them, or `-` for standard input.
        voices: The folder of voice catalogs and book files.
        title: What the user calls it; else what the file says counts.
        author: Whom the user names; else whom the file names.
        language: Its code or name, as the user says; else what the file says counts.
        notes: What becomes of author's notes; None: as the book file says.
        opening: Whether title and author are said first; None: as the book file says.

    Raises:
        MissingError: There is no such file.
        StoryError: It is no story.
        UsageError: There is no such language.
        BookFileError: The decisions about it have mistakes.
    """
    draft = readers.open_story(path)
    if language is not None:
        draft = readers.in_language(draft, language)
    book = readers.bind(draft, path, title=title, author=author)
    identity = _identity(book)
    name = _name(book, identity, voices / "books", named=title is not None)
    decisions = bookfile.read_bookfile(voices / "books" / f"{name}.toml")
    kept = decisions.reading
    reading = Reading(notes or kept.notes, opening=kept.opening if opening is None else opening)
    decisions = replace(decisions, reading=reading)
    if reading != Reading():
        book = readers.bind(draft, path, title=title, author=author, reading=reading)
    spans = parsing.parse(book)
    found = attribution.attribute(book, spans, decisions)
    return Understood(
        book, spans, decisions, found.script, found.placed, found.lost, voices, name, identity
    )


def _identity(book: Book) -> StoryIdentity:
    """Return what a story is known by; notes that are read out are no part of that."""
    words: list[str] = []
    for chapter in book.chapters:
        for block in chapter.blocks:
            if isinstance(block, Paragraph) and len(words) < _OPENING_WORDS:
                words += block.text.split()
    return StoryIdentity(book.url, " ".join(words[:_OPENING_WORDS]))


def _name(book: Book, identity: StoryIdentity, folder: Path, *, named: bool) -> str:
    """Return the name of the book; a title that the user gives is not guessed about."""
    name = slug(book.title)
    if named:
        return name
    other_name = slug(f"{book.title} {book.author or identity.url or 'again'}")
    return bookfile.book_name(folder, identity, name=name, other_name=other_name)


def cast_script(understood: Understood, *, engine: str) -> Cast:
    """
    Choose who is played by which voice of an engine; what was decided wins.

    Raises:
        MissingError: There is no such engine or voice.
        CatalogError: A voice catalog has mistakes.
    """
    find = voice_finder(understood.voices)
    catalog = load_catalog(engine, understood.voices)
    decided = understood.decisions.voices.get(engine, {})
    return choose(understood.script, catalog, decided, find=find)


def voice_finder(folder: Path) -> Callable[[str], Voice]:
    """Return a function from a voice id, of any engine, to the voice."""
    catalog_of = functools.cache(lambda engine: load_catalog(engine, folder))
    return lambda id_: catalog_of(id_.partition("/")[0]).voice(id_)


def remember(understood: Understood, cast: Cast, *, engine: str) -> tuple[str, ...]:
    """
    Write into the book file who speaks and with which voice; return what was added.

    Raises:
        OutputError: The file cannot be written.
    """
    roles = {NARRATOR: cast.narrator, **cast.roles}
    path, title = understood.bookfile, understood.book.title
    added = bookfile.remember_cast(
        path,
        title=title,
        characters=understood.script.characters,
        engine=engine,
        voices={role: voice.id for role, voice in roles.items()},
    )
    changed = bookfile.remember_reading(path, understood.decisions.reading, title=title)
    bookfile.remember_story(path, understood.identity, title=title)
    return (*added, *changed)


@dataclass(frozen=True, slots=True)
class Correction:
    """What a decision about one line changed."""

    text: str
    speaker: str
    """The name of him who says it now."""

    others: int
    """How many other lines changed their speaker with it."""

    new_character: bool


def correct(understood: Understood, *, position: tuple[int, int], speaker: str) -> Correction:
    """
    Decide who says a line, and write it into the book file.

    Args:
        understood: The story as it stands.
        position: The numbers of the chapter and of the line, both from 1.
        speaker: An id, a name, an alias, `narrator`, `unknown`, or a new name.

    Raises:
        UsageError: There is no such line, or it is a heading.
        OutputError: The book file cannot be written.
    """
    chapter, line = _line_at(understood.script, position)
    decision = attribution.anchor(understood.spans, chapter, line, speaker=speaker)
    replaced = understood.placed.get((chapter, line))
    others = (each for each in understood.decisions.lines if each is not replaced)
    decisions = replace(understood.decisions, lines=(*others, decision))
    after = attribution.attribute(understood.book, understood.spans, decisions).script
    title = understood.book.title
    bookfile.add_line(understood.bookfile, decision, title=title, replaces=replaced)
    before = understood.script
    changed = sum(
        old.speaker != new.speaker
        for was, now in zip(before.chapters, after.chapters, strict=True)
        for old, new in zip(was.utterances, now.utterances, strict=True)
    )
    utterance = after.chapters[chapter].utterances[line]
    changed -= before.chapters[chapter].utterances[line].speaker != utterance.speaker
    known = {character.id for character in before.characters} | {NARRATOR, UNKNOWN}
    names = {character.id: character.name for character in after.characters}
    return Correction(
        text=utterance.span.text,
        speaker=names.get(utterance.speaker, utterance.speaker),
        others=changed,
        new_character=utterance.speaker not in known,
    )


def _line_at(script: Script, position: tuple[int, int]) -> tuple[int, int]:
    number, line = position
    place = script.place(number)
    if place is None:
        raise UsageError(
            f"Chapter {number} holds no story"
            if 1 <= number <= script.last_number
            else f"There is no chapter {number}; the story has {script.last_number}",
            hint="`narrate script STORY` shows the positions",
        )
    utterances = script.chapters[place].utterances
    if not 1 <= line <= len(utterances):
        raise UsageError(
            f"There is no line {number}:{line}; chapter {number} has {len(utterances)} lines",
            hint="`narrate script STORY` shows the positions",
        )
    if utterances[line - 1].span.kind is SpanKind.HEADING:
        raise UsageError(f"Line {number}:{line} is a heading; the narrator speaks those")
    return place, line - 1
