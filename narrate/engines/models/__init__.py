"""
The models of the neural engines: what there is to fetch, and what is here already.

    folder        where they lie
    offers        what can be fetched, and from where (`offers.toml`)
    official      the official lists: sizes, digests, licenses
    asking        for something on the net, patiently where it helps
    download      one file: resumed where it broke off, whole or not there
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from narrate.engines.models.asking import read_url
from narrate.engines.models.download import Heard, check_room, download, is_whole
from narrate.engines.models.folder import VARIABLE, models_folder
from narrate.engines.models.offers import Offer, Source, read_sources, source_of
from narrate.engines.models.official import KOKORO_VOICES, Part, find_listed, license_of
from narrate.errors import UsageError, closest

__all__ = ["VARIABLE", "Offer", "Order", "Source", "fetch", "is_here", "order", "read_sources"]

_NEEDED: Final = {
    "piper": ("{name}.onnx", "{name}.onnx.json"),
    "kokoro": ("{name}.onnx", KOKORO_VOICES),
}


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be fetched of a model, and on which terms."""

    id: str
    """`piper/en_GB-vctk-medium`."""

    folder: Path
    license: str
    missing: tuple[Part, ...]
    """The files that are not here yet, or not as the official list has them."""

    @property
    def size(self) -> int:
        """How much is missing, in bytes."""
        return sum(part.size for part in self.missing)


def is_here(engine: str, name: str) -> bool:
    """Tell whether a model is here as a whole."""
    folder = models_folder(engine)
    needed = [file.format(name=name) for file in _NEEDED.get(engine, ())]
    return bool(needed) and all((folder / file).is_file() for file in needed)


def order(
    id_: str, sources: Mapping[str, Source], *, sleep: Callable[[float], None] = time.sleep
) -> Order:
    """
    Look a model up in the official list.

    Args:
        id_: Engine and name: `piper/en_GB-vctk-medium`.
        sources: Where models come from.
        sleep: How to wait before another attempt.

    Raises:
        UsageError: The id names no engine, or no model of it.
        MissingError: There is no such model.
        EngineBlockedError: The official list cannot be had.
        EngineError: What came is no such list.
        OutputError: The disk has no room.
    """
    engine, slash, name = id_.partition("/")
    if not slash or not name:
        raise _half_named(id_, engine, sources)
    source = source_of(engine, sources)
    listed = find_listed(name, source, read_url(source.list, sleep=sleep))
    folder = models_folder(engine)
    missing = tuple(part for part in listed.parts if not is_whole(part, folder))
    terms = f"License: {source.license}; URL: {source.card}"
    if listed.card:
        terms = license_of(read_url(listed.card.url, sleep=sleep).decode("utf-8", "replace"))
    check_room(list(missing), folder)
    return Order(id_, folder, terms, missing)


def fetch(
    order: Order, *, heard: Heard = lambda _: None, sleep: Callable[[float], None] = time.sleep
) -> tuple[Path, ...]:
    """
    Fetch what is missing of a model, and return the paths of the files.

    Raises:
        MissingError: A file is not where the list says.
        EngineBlockedError: The server cannot be reached, refuses, or breaks off, time and again.
        EngineError: What came is not what the official list says.
        OutputError: It cannot be written.
    """
    return tuple(download(part, order.folder, heard=heard, sleep=sleep) for part in order.missing)


def _half_named(id_: str, engine: str, sources: Mapping[str, Source]) -> UsageError:
    """Return what to say of an id that is only an engine, or only a model."""
    offered = [f"{it.engine}/{offer.name}" for it in sources.values() for offer in it.offers]
    if engine in sources:
        its = [id_ for id_ in offered if id_.startswith(f"{engine}/")]
        return UsageError(
            f"`{id_}` names no model of {engine}", hint=f"Take one of: {', '.join(its)}"
        )
    return UsageError(
        f"`{id_}` names no engine", hint=f"Take one of: {', '.join(closest(id_, offered))}"
    )
