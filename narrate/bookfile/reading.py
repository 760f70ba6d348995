"""Book file -> decisions, with every mistake of the file named at once."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from narrate import ipa
from narrate.cast import MOST_EXPRESSION, Mastering
from narrate.decisions import (
    Casting,
    CharacterDecision,
    Decisions,
    LineDecision,
    MergeDecision,
    Notes,
    Reading,
    Sound,
)
from narrate.errors import BookFileError
from narrate.pacing import Pacing
from narrate.script import NARRATOR, UNKNOWN, Age, Gender
from narrate.tables import Choice, Faults, is_int, read_tables

VERSION: Final = 1
_TABLES: Final = (
    "version",
    "title",
    "story",
    "reading",
    "cast",
    "sound",
    "characters",
    "merged",
    "voices",
    "pacing",
    "spellings",
    "lines",
    "feed",
)
_LINE_KEYS: Final = ("speaker", "text", "before", "after", "occurrence", "times")
_MAX_PAUSE_MS: Final = 60_000


def read_bookfile(path: Path) -> Decisions:
    """
    Return what is decided in a book file; nothing where there is no file.

    Raises:
        BookFileError: The file has mistakes; all of them are named.
    """
    checker = _Checker()
    decisions = checker.decisions(read_table(path))
    if checker.faults:
        raise BookFileError(
            f"{path}: {checker.faults}", hint="Put that right in the file; nothing was changed"
        )
    return decisions


def read_table(path: Path) -> Mapping[str, Any]:
    """
    Return a book file as plain tables; empty where there is no file.

    Raises:
        BookFileError: It is no TOML, cannot be read, or is of another version.
    """
    try:
        table = read_tables(path, BookFileError)
    except FileNotFoundError:
        return {}
    version = table.get("version", VERSION)
    if version != VERSION:
        raise BookFileError(
            f"{path}: `version` is {version!r}, and this narrate reads {VERSION}",
            hint="Install a later narrate",
        )
    return table


def read_spellings(entry: object, faults: Faults) -> tuple[tuple[str, str], ...]:
    """Return words and how they are said; what is none, or has sounds unknown, is a fault."""
    if not isinstance(entry, dict):
        faults.expected("spellings", entry, "a table of words")
        return ()
    for word, said in entry.items():
        if not isinstance(said, str):
            faults.expected(f"spellings.{word}", said, "how the word is said, in quotation marks")
        elif ipa.is_cut(said.strip()):
            faults.expected(f"spellings.{word}", said, "sounds between two slashes: `/pik/`")
        elif ipa.is_ipa(said) and (ipa.unknown(said) or not ipa.respelled(said)):
            faults.expected(
                f"spellings.{word}",
                said,
                "sounds of English in the International Phonetic Alphabet",
            )
    return tuple((word, said) for word, said in entry.items() if isinstance(said, str))


class _Checker:
    """Turns tables into decisions and gathers every fault on the way."""

    def __init__(self) -> None:
        self.faults: Final = Faults()

    def decisions(self, table: Mapping[str, Any]) -> Decisions:
        self.faults.unknown("", table, _TABLES)
        characters = tuple(
            self._character(id_, entry) for id_, entry in self._tables(table, "characters")
        )
        self._disjoint(characters)
        return Decisions(
            characters=characters,
            merged=tuple(self._merged(table.get("merged", {}))),
            lines=tuple(self._lines(table.get("lines", []))),
            voices={
                engine: self._voices(engine, roles)
                for engine, roles in self._tables(table, "voices")
            },
            pacing=self._pacing(table.get("pacing", {})),
            spellings=read_spellings(table.get("spellings", {}), self.faults),
            reading=self._reading(table.get("reading", {})),
            casting=self._casting(table.get("cast", {})),
            sound=self._sound(table.get("sound", {})),
        )

    def _character(self, id_: str, entry: Mapping[str, Any]) -> CharacterDecision:
        where = f"characters.{id_}"
        self.faults.unknown(where, entry, ("name", "aliases", "gender", "age", "accent"))
        aliases = entry.get("aliases", [])
        if not (isinstance(aliases, list) and all(isinstance(alias, str) for alias in aliases)):
            self.faults.expected(f"{where}.aliases", aliases, "a list of names")
            aliases = []
        return CharacterDecision(
            id=id_,
            name=self._text(where, entry, "name", default=id_),
            aliases=tuple(aliases),
            gender=self._choice(f"{where}.gender", entry.get("gender"), Gender),
            age=self._choice(f"{where}.age", entry.get("age"), Age),
            accent=self._text(where, entry, "accent", default=""),
        )

    def _disjoint(self, characters: tuple[CharacterDecision, ...]) -> None:
        owner: dict[str, str] = {}
        for character in characters:
            for name in dict.fromkeys((character.name, *character.aliases)):
                first = owner.setdefault(name.casefold(), character.id)
                if first != character.id:
                    self.faults.add(
                        f"`{name}` belongs to both characters.{first} and characters."
                        f"{character.id} (are they one? Leave it in one of the tables, and "
                        f'say so under [merged]: "{character.id}" = "{first}")'
                    )

    def _merged(self, entry: object) -> list[MergeDecision]:
        if not isinstance(entry, dict):
            self.faults.expected("merged", entry, 'lines such as "Mr. Hale" = "Tom"')
            return []
        merged = []
        for who, into in entry.items():
            named = {name.strip().casefold() for name in (who, into) if isinstance(name, str)}
            if not isinstance(into, str) or "" in named or named & {NARRATOR, UNKNOWN}:
                self.faults.expected(f"merged.{who}", into, "two characters, each by name or id")
            else:
                merged.append(MergeDecision(who, into))
        return merged

    def _voices(self, engine: str, roles: Mapping[str, Any]) -> dict[str, str]:
        voices = {}
        for role, voice in roles.items():
            if isinstance(voice, str):
                voices[role] = voice if "/" in voice else f"{engine}/{voice}"
            else:
                self.faults.expected(
                    f"voices.{engine}.{role}", voice, "a voice, in quotation marks"
                )
        return voices

    def _lines(self, entries: object) -> list[LineDecision]:
        if not (isinstance(entries, list) and all(isinstance(entry, dict) for entry in entries)):
            self.faults.expected("lines", entries, "tables, each headed [[lines]]")
            return []
        lines = []
        for number, entry in enumerate(entries, start=1):
            where = f"lines[{number}]"
            self.faults.unknown(where, entry, _LINE_KEYS)
            after = self._text(where, entry, "after", default="") if "after" in entry else None
            lines.append(
                LineDecision(
                    text=self._text(where, entry, "text"),
                    before=self._text(where, entry, "before", default=""),
                    occurrence=self._number(where, entry, "occurrence"),
                    speaker=self._text(where, entry, "speaker"),
                    after=after,
                    times=self._number(where, entry, "times"),
                )
            )
        return lines

    def _pacing(self, entry: object) -> Pacing:
        names = tuple(field.name for field in dataclasses.fields(Pacing))
        if not isinstance(entry, dict):
            self.faults.expected("pacing", entry, "a table of milliseconds")
            return Pacing()
        self.faults.unknown("pacing", entry, names)
        changes = {}
        for name in names:
            if name not in entry:
                continue
            if is_int(entry[name], least=0, most=_MAX_PAUSE_MS):
                changes[name] = entry[name]
            else:
                self.faults.expected(
                    f"pacing.{name}", entry[name], f"0 to {_MAX_PAUSE_MS} milliseconds"
                )
        return dataclasses.replace(Pacing(), **changes)

    def _reading(self, entry: object) -> Reading:
        if not isinstance(entry, dict):
            self.faults.expected("reading", entry, "a table")
            return Reading()
        self.faults.unknown("reading", entry, ("notes", "opening"))
        notes = self._choice("reading.notes", entry.get("notes"), Notes)
        opening = entry.get("opening", False)
        if not isinstance(opening, bool):
            self.faults.expected("reading.opening", opening, "true or false")
        return Reading(notes or Notes.SKIP, opening=opening is True)

    def _casting(self, entry: object) -> Casting:
        if not isinstance(entry, dict):
            self.faults.expected("cast", entry, "a table")
            return Casting()
        self.faults.unknown("cast", entry, ("solo", "series"))
        solo = entry.get("solo", False)
        if not isinstance(solo, bool):
            self.faults.expected("cast.solo", solo, "true or false")
        series = self._text("cast", entry, "series") if "series" in entry else None
        return Casting(solo is True, series or None)

    def _sound(self, entry: object) -> Sound:
        if not isinstance(entry, dict):
            self.faults.expected("sound", entry, "a table")
            return Sound()
        self.faults.unknown("sound", entry, ("expression", "mastering"))
        expression = entry.get("expression", 1.0)
        number = isinstance(expression, int | float) and not isinstance(expression, bool)
        if not number or not 0 <= expression <= MOST_EXPRESSION:
            self.faults.expected("sound.expression", expression, f"0 to {MOST_EXPRESSION}")
            return Sound()
        mastering = self._choice("sound.mastering", entry.get("mastering"), Mastering)
        return Sound(float(expression), mastering)

    def _tables(self, table: Mapping[str, Any], key: str) -> list[tuple[str, Mapping[str, Any]]]:
        entries = table.get(key, {})
        if not isinstance(entries, dict):
            self.faults.expected(key, entries, "a table")
            return []
        for name, entry in entries.items():
            if not isinstance(entry, dict):
                self.faults.expected(f"{key}.{name}", entry, "a table")
        return [(name, entry) for name, entry in entries.items() if isinstance(entry, dict)]

    def _text(
        self, where: str, entry: Mapping[str, Any], key: str, *, default: str | None = None
    ) -> str:
        value = entry.get(key, default)
        if isinstance(value, str) and (value.strip() or default == ""):
            return value
        self.faults.expected(f"{where}.{key}", value, "words in quotation marks")
        return ""

    def _number(self, where: str, entry: Mapping[str, Any], key: str) -> int:
        value = entry.get(key, 1)
        if is_int(value, least=1):
            return int(value)
        self.faults.expected(f"{where}.{key}", value, "a number from 1 up")
        return 1

    def _choice(self, where: str, value: object, kind: type[Choice]) -> Choice | None:
        return None if value is None else self.faults.choice(where, value, kind)
