"""Which voices a server has -> a catalog, as `voices/openai.toml` would hold it."""

from __future__ import annotations

import functools
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

from narrate.engines.openai.answers import check
from narrate.engines.openai.asking import Answer, Server
from narrate.engines.openai.known import DOCUMENTED, LEADING, known_of
from narrate.engines.openai.settings import OPENAI, Settings
from narrate.engines.patience import Patience
from narrate.script import Gender

_PATHS: Final = ("audio/voices", "voices")
"""Where servers list their voices: Kokoro-FastAPI and speaches; openai-edge-tts and others."""

_LISTS: Final = ("voices", "data")
_NAMES: Final = ("id", "voice_id", "name", "value")
_LANGUAGES: Final = ("language", "locale", "lang")
_TELLING: Final = (200, 401, 402, 403, 408, 429, 500, 502, 503, 504)
"""What a server answers that may have a list; others have none."""

_LEADERS: Final = 2

_DELAYS_S: Final = (0.5,)
"""Somebody waits for the list, and may start the server meanwhile."""

_INSTRUCTED: Final = "gpt-"
"""How the names of models begin that take instructions: `gpt-4o-mini-tts`."""


@functools.cache
def tables(settings: Settings) -> Mapping[str, Any]:
    """
    Return the catalog of a server; it is asked once.

    Raises:
        EngineBlockedError: It refuses, or cannot be reached.
    """
    entries = [] if settings.address == OPENAI else list(_listed(settings))
    if not entries:
        entries = [(name, {}) for name in DOCUMENTED]
    extra = {"instructions": ""} if settings.model.startswith(_INSTRUCTED) else {}
    voices = [_voice(name, entry, extra) for name, entry in _sorted(dict(entries))]
    narrators = _leaders([it for it in voices if _code(it) == "en"] or voices)
    return {
        "version": 1,
        "engine": "openai",
        "narrator": [it["id"] for it in narrators],
        "unknown": _nobody(voices, narrators)["id"],
        "languages": {
            code: _leads([it for it in voices if _code(it) == code])
            for code in sorted({_code(it) for it in voices} - {_code(narrators[0])})
        },
        "voices": voices,
    }


def _listed(settings: Settings) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Yield names of voices and what the server says of each; nothing if it has no list."""
    server, patience = Server(settings), Patience(delays_s=_DELAYS_S)
    for path in _PATHS:
        answer = patience.insist(functools.partial(_asked, server, path))
        try:
            told = json.loads(answer.body) if answer.status == _TELLING[0] else None
        except ValueError:
            continue
        entries = dict(_entries(told))
        if entries:
            yield from entries.items()
            return


def _asked(server: Server, path: str) -> Answer:
    answer = server.get(path)
    if answer.status in _TELLING:
        check(answer, path)
    return answer


def _entries(told: Any) -> Iterator[tuple[str, Mapping[str, Any]]]:  # noqa: ANN401 - JSON.
    if isinstance(told, dict):
        told = next((told[key] for key in _LISTS if isinstance(told.get(key), list)), [])
    if not isinstance(told, list):
        return
    for entry in told:
        named = {"id": entry} if isinstance(entry, str) else entry
        if not isinstance(named, dict):
            continue
        name = next((it for key in _NAMES if isinstance(it := named.get(key), str)), "").strip()
        if name and name.isprintable():
            yield name, named


def _sorted(
    entries: Mapping[str, Mapping[str, Any]],
) -> Iterable[tuple[str, Mapping[str, Any]]]:
    """Return the same order whatever the server's is, leading voices first."""
    places = {name: place for place, name in enumerate(LEADING)}
    return sorted(entries.items(), key=lambda it: (places.get(it[0], len(places)), it[0]))


def _voice(name: str, entry: Mapping[str, Any], extra: Mapping[str, str]) -> dict[str, Any]:
    language = next((entry[key] for key in _LANGUAGES if key in entry), None)
    known = known_of(name, gender=entry.get("gender"), language=language)
    return {
        "id": f"openai/{name}",
        "gender": known.gender.value,
        "age": known.age.value,
        "accent": known.accent,
        "language": known.language,
        "settings": {"voice": name, **extra},
    }


def _leads(voices: Sequence[dict[str, Any]]) -> dict[str, Any]:
    narrators = _leaders(voices)
    return {
        "narrator": [it["id"] for it in narrators],
        "unknown": _nobody(voices, narrators)["id"],
    }


def _leaders(voices: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return who may narrate: the first voice, and the first of another gender."""
    first = voices[0]
    others = [it for it in voices if it["gender"] not in {first["gender"], Gender.NEUTRAL.value}]
    return [first, *others][:_LEADERS]


def _nobody(
    voices: Sequence[dict[str, Any]], narrators: Sequence[dict[str, Any]]
) -> dict[str, Any]:
    """Return who plays nobody in particular: the last that speaks as the narrators do."""
    code = _code(narrators[0])
    rest = [it for it in voices if it not in narrators and _code(it) == code]
    return (rest or list(narrators))[-1]


def _code(voice: Mapping[str, Any]) -> str:
    return str(voice["language"]).partition("-")[0]
