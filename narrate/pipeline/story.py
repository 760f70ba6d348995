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
from narrate.attribution import Attribution, Merged
from narrate.book import Book, Paragraph
from narrate.cast import Cast, Mastering, Voice
from narrate.casting import (
    Catalog,
    Heritage,
    Origins,
    Part,
    choose,
    load_catalog,
    solo,
    tell,
)
from narrate.decisions import Casting, Decisions, LineDecision, Notes, Reading, Sound
from narrate.errors import BookFileError
from narrate.identity import StoryIdentity
from narrate.pipeline.series import continued, read_series, series_name
from narrate.publishing.names import slug
from narrate.publishing.scriptfile import script_json
from narrate.results import Results
from narrate.script import NARRATOR, Script, Span

__all__ = ["Catalog", "load_catalog", "script_json"]

RESULTS: Final = Path(".cache", "speakers")
"""The folder of what attribution has worked out, beside the books' folders."""

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

    merged: Merged
    """What became of the decisions that two characters are one."""

    voices: Path
    """The user's folder of voice catalogs and book files."""

    name: str
    """The name of the book's folder and book file."""

    identity: StoryIdentity
    """What the story is known by when it has grown, or has a new title."""

    heritage: Heritage = Heritage()  # noqa: RUF009 - it is frozen, and nothing changes it.
    """What it has from the earlier books of its series."""

    results: Results | None = None
    """What attribution has worked out, if that is to be kept."""

    @property
    def bookfile(self) -> Path:
        """Where the decisions about this book are."""
        return self.voices / "books" / f"{self.name}.toml"


def understand(  # noqa: PLR0913 - each is what a user may say.
    path: Path,
    *,
    voices: Path,
    title: str | None = None,
    author: str | None = None,
    language: str | None = None,
    notes: Notes | None = None,
    opening: bool | None = None,
    one_voice: bool | None = None,
    series: str | None = None,
    output: Path | None = None,
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
        one_voice: Whether the narrator reads all; None: as the book file says.
        series: The book whose cast serves here, too; None: as the book file says.
        output: The folder of all books, if what is worked out is to be found there the next time.
            It is not made for that: `build` makes it.

    Raises:
        MissingError: There is no such file, or no such book to be the series.
        StoryError: It is no story.
        UsageError: There is no such language.
        BookFileError: The decisions about it have mistakes.
    """
    draft = readers.open_story(path)
    if language is not None:
        draft = readers.in_language(draft, language)
    book = readers.bind(draft, path, title=title, author=author)
    identity = _identity(book)
    books = voices / "books"
    name = _name(book, identity, books, named=title is not None)
    decisions = bookfile.read_bookfile(books / f"{name}.toml")
    shared = bookfile.read_shared(voices / bookfile.SHARED)
    kept = decisions.reading
    reading = Reading(notes or kept.notes, opening=kept.opening if opening is None else opening)
    casting = Casting(
        solo=decisions.casting.solo if one_voice is None else one_voice,
        series=series_name(books, series) if series else decisions.casting.series,
    )
    # The book's come first, and win: its `finch` over the `Finch` of all books, too.
    own = [word for word, _ in decisions.spellings]
    others = [it for it in shared if not bookfile.overrules(own, it[0])]
    spellings = (*decisions.spellings, *others)
    decisions = replace(decisions, reading=reading, casting=casting, spellings=spellings)
    earlier = read_series(books, casting.series, book=name) if casting.series else ()
    if reading != Reading():
        book = readers.bind(draft, path, title=title, author=author, reading=reading)
    spans = parsing.parse(book)
    results = None if output is None else Results(output / RESULTS / name)

    def attribute(decisions: Decisions) -> Attribution:
        return attribution.attribute(book, spans, decisions, kept=results)

    try:
        found, decisions, heritage = continued(attribute(decisions), decisions, earlier, attribute)
    except BookFileError as fault:
        raise BookFileError(f"{books / name}.toml: {fault}", hint=fault.hint) from fault
    if results is not None and output is not None and output.is_dir():
        results.save()
    return Understood(
        book,
        spans,
        decisions,
        found.script,
        found.placed,
        found.lost,
        found.merged,
        voices,
        name,
        identity,
        heritage,
        results,
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


def cast_script(understood: Understood, *, engine: str, alone: bool = False) -> Cast:
    """
    Choose who is played by which voice of an engine; what was decided wins.

    Args:
        understood: The story.
        engine: Whose voices are wanted.
        alone: Decisions for voices of other engines do not count.

    Raises:
        MissingError: There is no such engine or voice.
        CatalogError: A voice catalog has mistakes.
    """
    find = voice_finder(understood.voices)
    catalog = load_catalog(engine, understood.voices)
    heritage, script = understood.heritage, understood.script
    decided = {
        **heritage.voices.get(engine, {}),
        **understood.decisions.voices.get(engine, {}),
    }
    if alone:
        decided = {role: id_ for role, id_ in decided.items() if id_.partition("/")[0] == engine}
    if understood.decisions.casting.solo:
        return solo(script, catalog, decided, find=find)
    reserved = heritage.reserved.get(engine, frozenset())
    return choose(script, catalog, decided, find=find, reserved=reserved)


def tell_cast(understood: Understood, cast: Cast, *, engine: str) -> list[Part]:
    """Return the parts of a cast, the narrator first, with the reasons for each."""
    decisions = understood.decisions
    origins = Origins(
        decided=decisions.voices.get(engine, {}),
        series=understood.heritage.voices.get(engine, {}),
        book=decisions.casting.series,
    )
    return tell(understood.script, cast, origins, one_voice=decisions.casting.solo)


def sounding(
    understood: Understood, *, expression: float | None = None, mastering: Mastering | None = None
) -> Understood:
    """
    Return a story as it is to sound; what is None stays as the book file says.

    Args:
        understood: The story.
        expression: How strongly deliveries are heard; 0: not at all.
        mastering: What is done to the sound of all its voices.
    """
    kept = understood.decisions.sound
    sound = Sound(
        kept.expression if expression is None else expression,
        mastering or kept.mastering,
    )
    return replace(understood, decisions=replace(understood.decisions, sound=sound))


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
    casting = understood.decisions.casting
    if casting.solo:
        # Who has no voice of his own now may get one later.
        roles = {NARRATOR: cast.narrator}
    passing = understood.merged.passing
    path, title = understood.bookfile, understood.book.title
    added = bookfile.remember_cast(
        path,
        title=title,
        # A line of [merged] says what it says for as long as it stands, and no longer.
        characters=tuple(
            replace(one, aliases=tuple(name for name in one.aliases if name not in passing))
            for one in understood.script.characters
        ),
        engine=engine,
        voices={role: voice.id for role, voice in roles.items()},
    )
    changed = (
        *bookfile.remember_reading(path, understood.decisions.reading, title=title),
        *bookfile.remember_casting(path, casting, title=title),
        *bookfile.remember_sound(path, understood.decisions.sound, title=title),
    )
    bookfile.remember_story(path, understood.identity, title=title)
    return (*added, *changed)
