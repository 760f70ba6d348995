"""Book file -> decisions, with every mistake of the file named at once."""

from __future__ import annotations

import dataclasses
import tomllib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Final, TypeVar

from narrate.decisions import CharacterDecision, Decisions, LineDecision
from narrate.errors import BookFileError
from narrate.pacing import Pacing
from narrate.script import Age, Gender

VERSION: Final = 1
_TABLES: Final = (
    "version",
    "title",
    "characters",
    "voices",
    "pacing",
    "spellings",
    "lines",
    "feed",
)
_MAX_PAUSE_MS: Final = 60_000

Read = TypeVar("Read")


def read_bookfile(path: Path) -> Decisions:
    """
    Return what is decided in a book file; nothing where there is no file.

    Raises:
        BookFileError: The file has mistakes; all of them are named.
    """
    table = read_table(path)
    faults: list[str] = []
    checker = _Checker(faults)
    decisions = checker.decisions(table)
    if faults:
        raise BookFileError(
            f"{path}: " + "; ".join(faults),
            hint="Put that right in the file; nothing was changed",
        )
    return decisions


def read_table(path: Path) -> Mapping[str, Any]:
    """
    Return a book file as plain tables; empty where there is no file.

    Raises:
        BookFileError: It is no TOML, cannot be read, or is of a later version.
    """
    try:
        table = tomllib.loads(path.read_bytes().decode("utf-8-sig"))
    except FileNotFoundError:
        return {}
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise BookFileError(
            f"{path}: {error}", hint="Put that right in the file; nothing was changed"
        ) from error
    except OSError as error:
        raise BookFileError(f"{path}: cannot be read: {error.strerror}") from error
    version = table.get("version", VERSION)
    if version != VERSION:
        raise BookFileError(
            f"{path}: `version` is {version!r}, and this narrate reads {VERSION}",
            hint="Install a later narrate",
        )
    return table


class _Checker:
    """Turns tables into decisions and gathers every fault on the way."""

    def __init__(self, faults: list[str]) -> None:
        self._faults = faults

    def decisions(self, table: Mapping[str, Any]) -> Decisions:
        self._unknown("", table, _TABLES)
        characters = tuple(
            self._character(id_, entry) for id_, entry in self._tables(table, "characters")
        )
        self._disjoint(characters)
        return Decisions(
            characters=characters,
            lines=tuple(self._lines(table.get("lines", []))),
            voices={
                engine: self._voices(engine, roles)
                for engine, roles in self._tables(table, "voices")
            },
            pacing=self._pacing(table.get("pacing", {})),
            spellings=tuple(self._spellings(table.get("spellings", {}))),
        )

    def _character(self, id_: str, entry: Mapping[str, Any]) -> CharacterDecision:
        where = f"characters.{id_}"
        self._unknown(where, entry, ("name", "aliases", "gender", "age"))
        aliases = entry.get("aliases", [])
        if not (isinstance(aliases, list) and all(isinstance(alias, str) for alias in aliases)):
            self._fault(f"{where}.aliases", aliases, "a list of names")
            aliases = []
        return CharacterDecision(
            id=id_,
            name=self._text(where, entry, "name", default=id_),
            aliases=tuple(aliases),
            gender=self._choice(f"{where}.gender", entry.get("gender"), Gender),
            age=self._choice(f"{where}.age", entry.get("age"), Age),
        )

    def _disjoint(self, characters: tuple[CharacterDecision, ...]) -> None:
        owner: dict[str, str] = {}
        for character in characters:
            for name in dict.fromkeys((character.name, *character.aliases)):
                first = owner.setdefault(name.casefold(), character.id)
                if first != character.id:
                    self._faults.append(
                        f"`{name}` belongs to both characters.{first} and characters."
                        f"{character.id} (to merge two people, delete one of the tables)"
                    )

    def _voices(self, engine: str, roles: Mapping[str, Any]) -> dict[str, str]:
        voices = {}
        for role, voice in roles.items():
            if isinstance(voice, str):
                voices[role] = voice if "/" in voice else f"{engine}/{voice}"
            else:
                self._fault(f"voices.{engine}.{role}", voice, "a voice, in quotation marks")
        return voices

    def _lines(self, entries: object) -> list[LineDecision]:
        if not (isinstance(entries, list) and all(isinstance(entry, dict) for entry in entries)):
            self._fault("lines", entries, "tables, each headed [[lines]]")
            return []
        lines = []
        for number, entry in enumerate(entries, start=1):
            where = f"lines[{number}]"
            self._unknown(where, entry, ("speaker", "text", "before", "occurrence"))
            occurrence = entry.get("occurrence", 1)
            if not _is_int(occurrence, least=1):
                self._fault(f"{where}.occurrence", occurrence, "a number from 1 up")
                occurrence = 1
            lines.append(
                LineDecision(
                    text=self._text(where, entry, "text"),
                    before=self._text(where, entry, "before", default=""),
                    occurrence=occurrence,
                    speaker=self._text(where, entry, "speaker"),
                )
            )
        return lines

    def _pacing(self, entry: object) -> Pacing:
        names = tuple(field.name for field in dataclasses.fields(Pacing))
        if not isinstance(entry, dict):
            self._fault("pacing", entry, "a table of milliseconds")
            return Pacing()
        self._unknown("pacing", entry, names)
        changes = {}
        for name in names:
            if name not in entry:
                continue
            if _is_int(entry[name], least=0) and entry[name] <= _MAX_PAUSE_MS:
                changes[name] = entry[name]
            else:
                self._fault(f"pacing.{name}", entry[name], f"0 to {_MAX_PAUSE_MS} milliseconds")
        return dataclasses.replace(Pacing(), **changes)

    def _spellings(self, entry: object) -> list[tuple[str, str]]:
        if not isinstance(entry, dict):
            self._fault("spellings", entry, "a table of words")
            return []
        for word, said in entry.items():
            if not isinstance(said, str):
                self._fault(f"spellings.{word}", said, "how the word is said, in quotation marks")
        return [(word, said) for word, said in entry.items() if isinstance(said, str)]

    def _tables(self, table: Mapping[str, Any], key: str) -> list[tuple[str, Mapping[str, Any]]]:
        entries = table.get(key, {})
        if not isinstance(entries, dict):
            self._fault(key, entries, "a table")
            return []
        for name, entry in entries.items():
            if not isinstance(entry, dict):
                self._fault(f"{key}.{name}", entry, "a table")
        return [(name, entry) for name, entry in entries.items() if isinstance(entry, dict)]

    def _text(
        self, where: str, entry: Mapping[str, Any], key: str, *, default: str | None = None
    ) -> str:
        value = entry.get(key, default)
        if isinstance(value, str) and (value.strip() or default == ""):
            return value
        self._fault(f"{where}.{key}", value, "words in quotation marks")
        return ""

    def _choice(self, where: str, value: object, kind: Callable[[Any], Read]) -> Read | None:
        if value is None:
            return None
        try:
            return kind(value)
        except ValueError:
            names: Any = kind
            self._fault(where, value, " or ".join(f"`{choice}`" for choice in names))
            return None

    def _unknown(self, where: str, entry: Mapping[str, Any], known: tuple[str, ...]) -> None:
        for key in entry:
            if key not in known:
                place = f"{where}.{key}" if where else key
                self._faults.append(f"`{place}` is not known here (known: {', '.join(known)})")

    def _fault(self, where: str, value: object, wanted: str) -> None:
        found = "missing" if value is None else f"{value!r}"
        self._faults.append(f"`{where}` is {found}, expected {wanted}")


def _is_int(value: object, *, least: int) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= least
