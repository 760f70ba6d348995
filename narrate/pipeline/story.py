"""
The whole flow on one page; only this module knows the order of the stages.

    story file -readers-> Book -parsing-> spans -attribution-> Script -casting-> Cast
               -synthesis-> takes -publishing-> one MP3 per chapter, script.json, feed.xml
"""

from __future__ import annotations

import functools
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from narrate import attribution, bookfile, parsing, readers
from narrate.book import Book
from narrate.cast import Cast, Voice
from narrate.casting import Catalog, choose, load_catalog
from narrate.decisions import Decisions, LineDecision
from narrate.errors import UsageError
from narrate.publishing.names import slug
from narrate.publishing.scriptfile import script_json
from narrate.script import NARRATOR, UNKNOWN, Script, Span, SpanKind

__all__ = ["Catalog", "load_catalog", "script_json"]


@dataclass(frozen=True, slots=True)
class Understood:
    """A story, read: what is written, who says what, what a person decided."""

    book: Book
    spans: tuple[tuple[Span, ...], ...]
    decisions: Decisions
    script: Script
    lost: tuple[LineDecision, ...]
    """Decisions about lines that the story does not have, or has more than once."""

    voices: Path
    """The user's folder of voice catalogs and book files."""

    name: str
    """The name of the book's folder and book file."""

    @property
    def bookfile(self) -> Path:
        """Where the decisions about this book are."""
        return self.voices / "books" / f"{self.name}.toml"


def understand(
    path: Path, *, voices: Path, title: str | None = None, author: str | None = None
) -> Understood:
    """
    Read a story file, and find out who says what.

    Raises:
        MissingError: There is no such file.
        StoryError: It is no story.
        BookFileError: The decisions about it have mistakes.
    """
    book = readers.read(path, title=title, author=author)
    name = slug(book.title)
    decisions = bookfile.read_bookfile(voices / "books" / f"{name}.toml")
    spans = parsing.parse(book)
    found = attribution.attribute(book, spans, decisions)
    return Understood(book, spans, decisions, found.script, found.lost, voices, name)


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
    return bookfile.remember_cast(
        understood.bookfile,
        title=understood.book.title,
        characters=understood.script.characters,
        engine=engine,
        voices={role: voice.id for role, voice in roles.items()},
    )


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
    decisions = replace(understood.decisions, lines=(*understood.decisions.lines, decision))
    after = attribution.attribute(understood.book, understood.spans, decisions).script
    bookfile.add_line(understood.bookfile, decision, title=understood.book.title)
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
