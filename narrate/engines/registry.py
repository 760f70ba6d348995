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
from typing import TYPE_CHECKING, Any, Final

from narrate.engines.brought import Brought, brought
from narrate.errors import MissingError

if TYPE_CHECKING:
    from narrate.engines import Engine

DEFAULT: Final = "espeak"

_OWN: Final[Mapping[str, str]] = {
    "espeak": "narrate.engines.espeak:EspeakEngine",
    "gtts": "narrate.engines.gtts:GttsEngine",
    "edge": "narrate.engines.edge:EdgeEngine",
    "openai": "narrate.engines.openai:OpenaiEngine",
    "kokoro": "narrate.engines.kokoro:KokoroEngine",
    "piper": "narrate.engines.piper:PiperEngine",
    "tone": "narrate.engines.tone:ToneEngine",
}
"""Name -> where its class is."""


def names() -> tuple[str, ...]:
    """Return the names of all engines, our own first."""
    return (*_OWN, *sorted(brought(_OWN)))


def load(name: str) -> Engine:
    """
    Return an engine by its name.

    Raises:
        MissingError: There is no such engine, or what it needs is not installed.
    """
    if name in _OWN:
        engine: Engine = _own(name)()
        return engine
    return _brought(name).engine()


def offered(name: str) -> Mapping[str, Any] | None:
    """
    Return the catalog that an engine itself offers, in the form of a `voices/<engine>.toml`.

    Returns:
        The tables; None if it offers none.

    Raises:
        MissingError: There is no such engine, or what it needs is not there.
        EngineError: It would have to ask a service, and gets no answer.
    """
    if name not in _OWN:
        return _brought(name).catalog()
    catalog: Callable[[], Mapping[str, Any]] | None = getattr(_own(name), "catalog", None)
    return catalog() if catalog else None


def _own(name: str) -> Callable[[], Engine]:
    # Imported where used: an engine costs start-up time and may be an extra.
    module, _, attribute = _OWN[name].partition(":")
    own: Callable[[], Engine] = getattr(importlib.import_module(module), attribute)
    return own


def _brought(name: str) -> Brought:
    others = brought(_OWN)
    if name not in others:
        raise MissingError(
            f"There is no engine `{name}`",
            hint=f"Choose one of: {', '.join((*_OWN, *sorted(others)))}; "
            "or install the package that brings it",
        )
    return others[name]
