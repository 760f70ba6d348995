"""The earlier books of a series, whose cast serves a later one."""

from __future__ import annotations

from collections.abc import Callable, Container
from dataclasses import replace
from pathlib import Path

from narrate import bookfile
from narrate.attribution import Attribution
from narrate.casting import Heritage, inherit
from narrate.decisions import CharacterDecision, Decisions
from narrate.errors import MissingError, UsageError, closest
from narrate.publishing.names import slug
from narrate.script import Character


def series_name(folder: Path, said: str) -> str:
    """
    Return the name of the book that a person means: by its name, its title or its book file.

    Raises:
        MissingError: There is no such book.
    """
    given = Path(said)
    for name in (said, given.stem if given.suffix == ".toml" else said, slug(said)):
        if _path(folder, name).is_file():
            return name
    books = sorted(path.stem for path in folder.glob("*.toml")) if folder.is_dir() else []
    listed = ", ".join(f"`{book}`" for book in closest(slug(said), books))
    raise MissingError(
        f"`{said}` is no book in {folder}",
        hint=f"Take one of: {listed}" if listed else "Cast that book first: `narrate cast STORY`",
    )


def read_series(folder: Path, name: str, *, book: str) -> tuple[Decisions, ...]:
    """
    Return the decisions on a book and on those before it, the latest first.

    Args:
        folder: Where the book files are.
        name: That of the book file.
        book: The name of the book whose series it is.

    Raises:
        MissingError: A book of the series is not there.
        UsageError: The book would be its own series.
        BookFileError: One of the files has mistakes.
    """
    if name == book:
        raise UsageError(
            f"`{book}` cannot be the series of itself",
            hint="Name an earlier book: `--series BOOK`, or `series` under [cast] in its file",
        )
    earlier: dict[str, Decisions] = {}
    before: str | None = name
    while before is not None and before not in {book, *earlier}:
        path = _path(folder, before)
        if not path.is_file():
            raise MissingError(
                f"{path}: a book of this series is not there",
                hint=f"Restore it, or delete `series` under [cast] in {_path(folder, book)}",
            )
        earlier[before] = bookfile.read_bookfile(path)
        before = earlier[before].casting.series
    return tuple(earlier.values())


def continued(
    found: Attribution,
    decisions: Decisions,
    earlier: tuple[Decisions, ...],
    attribute: Callable[[Decisions], Attribution],
) -> tuple[Attribution, Decisions, Heritage]:
    """
    Return a story as it is understood with what earlier books tell of its people.

    Args:
        found: The story without that.
        decisions: Those on this book; they win.
        earlier: Those on the earlier books, the latest first.
        attribute: Finds who says what by other decisions.
    """
    heritage = inherit(found.script.characters, found.script.narrator, earlier)
    told = _told(found, decisions, heritage)
    if told == decisions:
        return found, decisions, heritage
    # What is known of people tells who speaks, as it will when it stands in the book's own file.
    found = attribute(told)
    return found, told, inherit(found.script.characters, found.script.narrator, earlier)


def _told(found: Attribution, decisions: Decisions, heritage: Heritage) -> Decisions:
    """Return the decisions on a book, completed by those on the same people in earlier ones."""
    mine = {one.id: one for one in decisions.characters}
    for character in found.script.characters:
        theirs = heritage.characters.get(character.id)
        known = mine.get(character.id) or _decided(character, found.merged.passing)
        if theirs is None:
            continue
        told = replace(
            known,
            gender=known.gender or theirs.gender,
            age=known.age or theirs.age,
            accent=known.accent or theirs.accent,
        )
        if (told.gender, told.age, told.accent) != (
            character.gender,
            character.age,
            character.accent,
        ):
            mine[character.id] = told
    return replace(decisions, characters=tuple(mine.values()))


def _decided(character: Character, passing: Container[str]) -> CharacterDecision:
    aliases = tuple(name for name in character.aliases if name not in passing)
    return CharacterDecision(character.id, character.name, aliases)


def _path(folder: Path, name: str) -> Path:
    return folder / f"{name}.toml"
