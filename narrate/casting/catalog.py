"""Catalogs: which voices an engine has to offer, in `voices/<engine>.toml`."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from narrate import engines
from narrate.cast import MOST_EXPRESSION, TIMBRE_HZ, Mastering, Voice
from narrate.errors import CatalogError, MissingError, closest
from narrate.script import Age, Gender
from narrate.tables import Choice, Faults, read_tables

VERSION: Final = 1

_LANGUAGE: Final = re.compile(r"[a-z]{2,3}(-[a-z0-9]+)*")
_ANY: Final = re.compile(r".*")
_MOST_GAIN_DB: Final = 40.0
"""A voice that needs more is silent, or the number is no gain."""

_TIMBRE_NUMBERS: Final = 1 + len(TIMBRE_HZ)
_MOST_TIMBRE: Final = 99.0
"""In semitones or dB; no voice is so far from the middle."""

_KEYS: Final = (
    "version",
    "engine",
    "mastering",
    "narrator",
    "unknown",
    "languages",
    "voices",
)
_LEAD_KEYS: Final = ("narrator", "unknown")
_VOICE_KEYS: Final = (
    "id",
    "gender",
    "age",
    "accent",
    "language",
    "gain_db",
    "expression",
    "mastering",
    "timbre",
    "settings",
)


@dataclass(frozen=True, slots=True)
class Leads:
    """Who has the parts that every story has."""

    narrators: tuple[Voice, ...]
    """Who may tell the story, the best first; at least one."""

    unknown: Voice
    """Plays nobody in particular."""


@dataclass(frozen=True, slots=True)
class Catalog:
    """What can be cast with one engine."""

    engine: str
    narrators: tuple[Voice, ...]
    """Who may tell the story, the best first; at least one."""

    unknown: Voice
    """Plays nobody in particular."""

    voices: tuple[Voice, ...]
    """All voices, narrators and unknown among them."""

    languages: Mapping[str, Leads] = field(default_factory=dict)
    """Who leads in stories of other languages than the narrators', by code."""

    def speaking(self, language: str) -> Catalog:
        """
        Return the part of the catalog that speaks a language.

        Where no voice does, the story is read in the language of the first narrator.

        Args:
            language: ISO 639-1.
        """
        wanted = language if any(_speaks(it, language) for it in self.voices) else None
        if wanted is None:
            wanted = self.narrators[0].language.partition("-")[0]
        voices = tuple(voice for voice in self.voices if _speaks(voice, wanted))
        leads = self.languages.get(wanted)
        narrators = leads.narrators if leads else self.narrators
        unknown = leads.unknown if leads else self.unknown
        return Catalog(
            self.engine,
            tuple(voice for voice in narrators if _speaks(voice, wanted)) or voices[:1],
            unknown if _speaks(unknown, wanted) else voices[-1],
            voices,
        )

    def voice(self, id_: str) -> Voice:
        """
        Return a voice by its id.

        Raises:
            MissingError: There is no such voice.
        """
        for voice in self.voices:
            if voice.id == id_:
                return voice
        told_in = self.narrators[0].language.partition("-")[0]
        rather = {voice.id for voice in self.voices if _speaks(voice, told_in)}
        raise MissingError(
            f"The catalog of `{self.engine}` has no voice `{id_}`",
            hint=f"Take one of: {_closest(id_, [voice.id for voice in self.voices], rather)}",
        )


def load_catalog(engine: str, folder: Path | None = None) -> Catalog:
    """
    Return an engine's catalog.

    Args:
        engine: Its name.
        folder: The user's `voices/`; a catalog in there takes the place of the shipped one.

    Raises:
        MissingError: There is no such engine.
        CatalogError: The catalog has mistakes; all of them are named.
    """
    name = f"{engine}.toml"
    own = folder / name if folder else None
    path = own if own and own.is_file() else _shipped(name)
    # A catalog in a file is read without loading the engine, which may take long.
    offered = None if path.is_file() else engines.offered(engine)
    if offered is None and not path.is_file():
        raise MissingError(
            f"The engine `{engine}` offers no voices", hint=f"List them in {own or path}"
        )
    checker = _Checker(engine)
    catalog = checker.catalog(_read(path) if offered is None else offered)
    if checker.faults or catalog is None:
        where, hint = (
            (path, "Put that right in the file, or remove it")
            if offered is None
            else (f"The catalog of `{engine}`", "Tell those who made the engine")
        )
        raise CatalogError(f"{where}: {checker.faults}", hint=hint)
    return catalog


def _shipped(name: str) -> Path:
    """Return where a catalog of our own is: in the wheel, or beside the package."""
    package = Path(__file__).parents[1]
    packed = package / "voices" / name
    return packed if packed.is_file() else package.parent / "voices" / name


def _read(path: Path) -> Mapping[str, Any]:
    table = read_tables(path, CatalogError)
    version = table.get("version")
    if version != VERSION:
        raise CatalogError(
            f"{path}: `version` is {version!r}, and this narrate reads {VERSION}",
            hint=f"Begin the file with `version = {VERSION}`",
        )
    return table


class _Checker:
    """Turns tables into a catalog and gathers every fault on the way."""

    def __init__(self, engine: str) -> None:
        self._engine = engine
        self._mastering = Mastering.RAW
        self.faults: Final = Faults()

    def catalog(self, table: Mapping[str, Any]) -> Catalog | None:
        """Return the catalog; None, with faults, when there are mistakes."""
        self.faults.unknown("", table, _KEYS)
        if table.get("engine") != self._engine:
            self.faults.expected("engine", table.get("engine"), f'"{self._engine}"')
        self._mastering = self._mastered("mastering", table)
        voices = tuple(self._voices(table.get("voices")))
        by_id = {voice.id: voice for voice in voices}
        narrators = self._names("narrator", table.get("narrator"), by_id)
        unknown = self._names("unknown", [table.get("unknown")], by_id)
        languages = dict(self._languages(table.get("languages", {}), by_id))
        if self.faults:
            return None
        return Catalog(self._engine, narrators, unknown[0], voices, languages)

    def _languages(self, tables: object, by_id: Mapping[str, Voice]) -> Iterable[tuple[str, Leads]]:
        if not isinstance(tables, dict):
            self.faults.expected("languages", tables, "a table for each language")
            return
        for code, table in tables.items():
            where = f"languages.{code}"
            if not isinstance(table, dict):
                self.faults.expected(where, table, "a table with `narrator` and `unknown`")
                continue
            self.faults.unknown(where, table, _LEAD_KEYS)
            narrators = self._names(f"{where}.narrator", table.get("narrator"), by_id)
            unknown = self._names(f"{where}.unknown", [table.get("unknown")], by_id)
            if narrators and unknown:
                yield code, Leads(narrators, unknown[0])

    def _names(self, where: str, ids: object, by_id: Mapping[str, Voice]) -> tuple[Voice, ...]:
        if not isinstance(ids, list) or not ids:
            self.faults.expected(where, ids, "a list with the id of a voice")
            return ()
        for id_ in ids:
            if str(id_) not in by_id:
                self.faults.expected(where, id_, f"the id of a voice: {_closest(str(id_), by_id)}")
        return tuple(by_id[str(id_)] for id_ in ids if str(id_) in by_id)

    def _voices(self, entries: object) -> Iterable[Voice]:
        if not isinstance(entries, list) or not entries:
            self.faults.expected("voices", entries, "one table [[voices]] for each voice")
            return
        ids: set[str] = set()
        for number, entry in enumerate(entries, start=1):
            if not isinstance(entry, dict):
                self.faults.expected(f"voices[{number}]", entry, "a table")
                continue
            voice = self._voice(f"voices[{entry.get('id', number)}]", entry)
            if voice.id in ids:
                self.faults.add(
                    f"`voices[{number}]` has the id `{voice.id}`, which is there already"
                )
            ids.add(voice.id)
            yield voice

    def _voice(self, where: str, entry: Mapping[str, Any]) -> Voice:
        self.faults.unknown(where, entry, _VOICE_KEYS)
        return Voice(
            id=self._text(where, entry, "id", re.compile(rf"{self._engine}/\S.*")),
            engine=self._engine,
            language=self._text(where, entry, "language", _LANGUAGE),
            gender=self._choice(where, entry, "gender", Gender),
            age=self._choice(where, entry, "age", Age),
            accent=self._text(where, {"accent": "", **entry}, "accent", _ANY),
            settings=self._settings(where, entry.get("settings", {})),
            gain_db=self._number(f"{where}.gain_db", entry.get("gain_db"), -_MOST_GAIN_DB),
            expression=self._expression(f"{where}.expression", entry.get("expression")),
            mastering=self._mastered(f"{where}.mastering", entry),
            timbre=self._timbre(f"{where}.timbre", entry.get("timbre")),
        )

    def _text(self, where: str, entry: Mapping[str, Any], key: str, form: re.Pattern[str]) -> str:
        value = entry.get(key)
        if isinstance(value, str) and form.fullmatch(value):
            return value
        self.faults.expected(f"{where}.{key}", value, f"a text of the form {form.pattern}")
        return ""

    def _choice(self, where: str, entry: Mapping[str, Any], key: str, kind: type[Choice]) -> Choice:
        choice = self.faults.choice(f"{where}.{key}", entry.get(key), kind)
        return next(iter(kind)) if choice is None else choice

    def _mastered(self, where: str, table: Mapping[str, Any]) -> Mastering:
        """Return the mastering of a voice, or of all that say nothing about it."""
        if "mastering" not in table:
            return self._mastering
        return self.faults.choice(where, table["mastering"], Mastering) or self._mastering

    def _settings(self, where: str, table: object) -> tuple[tuple[str, str | int], ...]:
        if not isinstance(table, dict):
            self.faults.expected(f"{where}.settings", table, "a table")
            return ()
        for key, value in table.items():
            if isinstance(value, bool) or not isinstance(value, str | int):
                self.faults.expected(f"{where}.settings.{key}", value, "a text or a whole number")
        return tuple(sorted(table.items()))

    def _expression(self, where: str, value: object) -> float:
        number = self._number(where, value, 0.0, most=MOST_EXPRESSION)
        return 1.0 if number is None else number

    def _timbre(self, where: str, value: object) -> tuple[float, ...] | None:
        if value is None:
            return None
        if not isinstance(value, list) or len(value) != _TIMBRE_NUMBERS:
            self.faults.expected(where, value, f"a list of {_TIMBRE_NUMBERS} numbers")
            return None
        numbers = (self._number(where, one, -_MOST_TIMBRE, most=_MOST_TIMBRE) for one in value)
        return tuple(number for number in numbers if number is not None)

    def _number(
        self, where: str, value: object, least: float, *, most: float = _MOST_GAIN_DB
    ) -> float | None:
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int | float):
            self.faults.expected(where, value, "a number")
        elif not least <= value <= most:
            self.faults.expected(where, value, f"{least} to {most}")
        else:
            return float(value)
        return None


def _speaks(voice: Voice, language: str) -> bool:
    return voice.language.partition("-")[0] == language


def _closest(id_: str, ids: Iterable[str], rather: Container[str] = ()) -> str:
    return ", ".join(f"`{close}`" for close in closest(id_, list(ids), rather=rather))
