"""Files of tables (TOML) that people write: read, and all their mistakes named at once."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from enum import StrEnum
from pathlib import Path
from typing import Any, TypeVar

from narrate.errors import NarrateError

Choice = TypeVar("Choice", bound=StrEnum)


def read_tables(path: Path, error: type[NarrateError]) -> Mapping[str, Any]:
    """
    Return what is in a file of tables.

    Raises:
        FileNotFoundError: There is no such file.
        NarrateError: Of the kind given: it is no TOML, or cannot be read.
    """
    hint = "Put that right in the file; nothing was changed"
    try:
        # Some editors on Windows begin a file with a mark of its encoding.
        return tomllib.loads(path.read_bytes().decode("utf-8-sig"))
    except FileNotFoundError:
        raise
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as fault:
        raise error(f"{path}: {fault}", hint=hint) from fault
    except OSError as fault:
        raise error(f"{path}: cannot be read: {fault.strerror}") from fault


class Faults:
    """The mistakes that were found in a file of tables."""

    def __init__(self) -> None:
        self._told: list[str] = []

    def __bool__(self) -> bool:
        return bool(self._told)

    def __str__(self) -> str:
        return "; ".join(self._told)

    def add(self, fault: str) -> None:
        """Note a mistake in words."""
        self._told.append(fault)

    def expected(self, where: str, value: object, wanted: str) -> None:
        """Note that something else was expected in a place, or anything at all."""
        found = "missing" if value is None else f"{value!r}"
        self.add(f"`{where}` is {found}, expected {wanted}")

    def unknown(self, where: str, table: Iterable[str], known: Iterable[str]) -> None:
        """Note the keys of a table that nobody knows, most often misspelled ones."""
        names = tuple(known)
        for key in table:
            if key not in names:
                place = f"{where}.{key}" if where else key
                self.add(f"`{place}` is not known here (known: {', '.join(names)})")

    def choice(self, where: str, value: object, kind: type[Choice]) -> Choice | None:
        """Return what is meant, or note that it is none of the choices."""
        for choice in kind:
            if choice.value == value:
                return choice
        self.expected(where, value, " or ".join(f"`{choice}`" for choice in kind))
        return None


def is_int(value: object, *, least: int, most: int | None = None) -> bool:
    """Tell whether a value is a whole number within bounds; TOML's `true` is none."""
    if not isinstance(value, int) or isinstance(value, bool):
        return False
    return value >= least and (most is None or value <= most)
