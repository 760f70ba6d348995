"""
Which engines there are: the program's own, and those that other packages bring.

Another package brings an engine with an entry point of the group `narrate.engines`: the name is
the engine's, the value a class, or any callable without arguments, that returns an `Engine`. It
may have an attribute `catalog`, a callable that returns what can be cast, in the form of a
`voices/<engine>.toml`; that serves unless the user has such a file.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable, Mapping
from importlib.metadata import EntryPoint, entry_points
from typing import TYPE_CHECKING, Any, Final

from narrate.errors import MissingError

if TYPE_CHECKING:
    from narrate.engines import Engine

DEFAULT: Final = "espeak"
GROUP: Final = "narrate.engines"

_OWN: Final[Mapping[str, str]] = {
    "espeak": "narrate.engines.espeak:EspeakEngine",
    "gtts": "narrate.engines.gtts:GttsEngine",
    "kokoro": "narrate.engines.kokoro:KokoroEngine",
    "piper": "narrate.engines.piper:PiperEngine",
    "tone": "narrate.engines.tone:ToneEngine",
}
"""Name -> where its class is."""


def names() -> tuple[str, ...]:
    """Return the names of all engines, our own first."""
    return (*_OWN, *sorted(set(_brought()) - set(_OWN)))


def load(name: str) -> Engine:
    """
    Return an engine by its name.

    Raises:
        MissingError: There is no such engine, or what it needs is not installed.
    """
    engine: Engine = _maker(name)()
    return engine


def offered(name: str) -> Mapping[str, Any] | None:
    """
    Return the catalog that an engine itself offers, in the form of a `voices/<engine>.toml`.

    Returns:
        The tables; None if it offers none.

    Raises:
        MissingError: There is no such engine, or what it needs is not there.
    """
    catalog: Callable[[], Mapping[str, Any]] | None = getattr(_maker(name), "catalog", None)
    return catalog() if catalog else None


def _maker(name: str) -> Callable[[], Engine]:
    # Imported where used: an engine costs start-up time and may be an extra.
    if name in _OWN:
        module, _, attribute = _OWN[name].partition(":")
        own: Callable[[], Engine] = getattr(importlib.import_module(module), attribute)
        return own
    entry = _brought().get(name)
    if entry is None:
        raise MissingError(f"There is no engine `{name}`", hint=f"Choose one of: {_listed()}")
    try:
        brought: Callable[[], Engine] = entry.load()
    except (ImportError, AttributeError) as error:
        package = entry.dist.name if entry.dist else entry.value
        raise MissingError(
            f"The engine `{name}` does not load: {error}",
            hint=f"It is part of `{package}`: install that anew",
        ) from error
    return brought


def _brought() -> dict[str, EntryPoint]:
    return {entry.name: entry for entry in entry_points(group=GROUP)}


def _listed() -> str:
    return ", ".join(names())
