"""What can be fetched, and from where, as `offers.toml` or the user's own file has it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from narrate.errors import CatalogError, MissingError
from narrate.tables import Faults, is_int, read_tables

VERSION: Final = 1
_FILE: Final = "models.toml"
_MODEL_KEYS: Final = ("name", "megabytes", "license", "about")
_SOURCE_KEYS: Final = ("list", "file", "license", "card", "models")
_OPTIONAL: Final = ("license", "card")


@dataclass(frozen=True, slots=True)
class Offer:
    """A model that is worth naming."""

    name: str
    megabytes: int
    """Of 1,000,000 bytes, all its files together, about."""

    license: str
    about: str


@dataclass(frozen=True, slots=True)
class Source:
    """Where the models of one engine come from."""

    engine: str
    list: str
    """Address of the official list, which has sizes and digests."""

    file: str
    """Address of a file; `{path}` stands for its name in the list."""

    license: str
    """Of all models, if the list does not have it for each."""

    card: str
    """Where that license is told."""

    offers: tuple[Offer, ...]


def read_sources(folder: Path | None = None) -> Mapping[str, Source]:
    """
    Return the sources by engine.

    Args:
        folder: The user's `voices/`; a `models.toml` there takes the place of our own.

    Raises:
        CatalogError: The file has mistakes; all of them are named.
    """
    theirs = folder / _FILE if folder else None
    path = theirs if theirs and theirs.is_file() else Path(__file__).with_name("offers.toml")
    try:
        tables = dict(read_tables(path, CatalogError))
    except FileNotFoundError as error:
        raise CatalogError(f"{path}: is not there any more") from error
    faults = Faults()
    if tables.pop("version", None) != VERSION:
        faults.expected("version", None, f"`{VERSION}`")
    sources = {
        engine: _source(engine, table, faults)
        for engine, table in tables.items()
        if isinstance(table, dict)
    }
    faults.unknown("", set(tables) - set(sources), ())
    if faults:
        raise CatalogError(f"{path}: {faults}", hint="Put that right in the file, or remove it")
    return sources


def source_of(engine: str, sources: Mapping[str, Source]) -> Source:
    """
    Return where the models of an engine come from.

    Raises:
        MissingError: The engine has none to fetch.
    """
    source = sources.get(engine)
    if source is None:
        raise MissingError(
            f"There is nothing to fetch for the engine `{engine}`",
            hint=f"Models have: {', '.join(sources)}",
        )
    return source


def _source(engine: str, table: Mapping[str, Any], faults: Faults) -> Source:
    faults.unknown(engine, table, _SOURCE_KEYS)
    texts = {}
    for key in ("list", "file", *_OPTIONAL):
        value = table.get(key, "" if key in _OPTIONAL else None)
        texts[key] = value if isinstance(value, str) else ""
        if not isinstance(value, str):
            faults.expected(f"{engine}.{key}", value, "an address")
    for key in ("list", "file"):
        if not texts[key].startswith(("https://", "http://")):
            faults.expected(f"{engine}.{key}", table.get(key), "an address (https://)")
    if "{path}" not in texts["file"]:
        faults.expected(f"{engine}.file", table.get("file"), "an address with `{path}` in it")
    models = table.get("models", [])
    offers = tuple(_offers(engine, models if isinstance(models, list) else [], faults))
    return Source(engine, **texts, offers=offers)


def _offers(engine: str, models: list[Any], faults: Faults) -> Iterator[Offer]:
    for number, model in enumerate(models, start=1):
        where = f"{engine}.models[{number}]"
        if not isinstance(model, dict):
            faults.expected(where, model, "a table")
            continue
        faults.unknown(where, model, _MODEL_KEYS)
        if not is_int(model.get("megabytes"), least=1):
            faults.expected(f"{where}.megabytes", model.get("megabytes"), "a whole number")
        for key in ("name", "license", "about"):
            if not isinstance(model.get(key), str):
                faults.expected(f"{where}.{key}", model.get(key), "a text")
        yield Offer(
            str(model.get("name")),
            int(model.get("megabytes") or 1) if not faults else 1,
            str(model.get("license")),
            str(model.get("about")),
        )
