"""Which models of kokoro's there are, and which voices."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from narrate.engines.models.folder import models_folder
from narrate.engines.models.official import KOKORO_VOICES
from narrate.errors import EngineError, MissingError

_LANGUAGES: Final[Mapping[str, tuple[str, str, str]]] = {
    "a": ("en-us", "en-us", "American"),
    "b": ("en-gb", "en-gb", "British"),
    "e": ("es", "es", "Spanish"),
    "f": ("fr", "fr-fr", "French"),
    "h": ("hi", "hi", "Hindi"),
    "i": ("it", "it", "Italian"),
    "p": ("pt-br", "pt-br", "Brazilian"),
}
"""What the first letter of a voice's name says: language, espeak's name of it, accent (VOICES.md of
hexgrad/Kokoro-82M). Japanese and Mandarin need phonemes that espeak does not have."""

_GENDERS: Final = {"f": "female", "m": "male"}
"""What the second letter says."""

_BEST: Final = (
    "af_heart", "af_bella", "am_michael", "am_fenrir", "am_puck", "bf_emma", "af_nicole",
    "af_aoede", "af_kore", "af_sarah", "bm_george", "bm_fable", "bf_isabella", "af_alloy",
    "af_nova", "af_sky", "bm_lewis", "bf_alice", "bf_lily", "bm_daniel", "am_echo", "am_eric",
    "am_liam", "am_onyx", "af_jessica", "af_river",
)  # fmt: skip
"""By the overall grades in VOICES.md, A to D, men and women in turns where grades allow."""

_LAST: Final = ("am_adam", "am_santa")
"""Graded F and D-."""


@dataclass(frozen=True, slots=True)
class Installed:
    """A network, and the file with all voices."""

    name: str
    """`kokoro-v1.0`."""

    network: Path
    voices: Path


def find_installed(name: str | None = None) -> Installed:
    """
    Return a model that is there: the one named, else the finest.

    Raises:
        MissingError: It is not there, or none is.
    """
    folder = models_folder("kokoro")
    voices = folder / KOKORO_VOICES
    networks = {path.stem: path for path in sorted(folder.glob("*.onnx"))}
    if not networks or not voices.is_file() or (name and name not in networks):
        raise MissingError(
            f"The model `{name or 'kokoro-v1.0'}` of kokoro is not in `{folder}`",
            hint=f"Fetch it with: narrate voices fetch kokoro/{name or 'kokoro-v1.0'}",
        )
    # What has been made smaller has a longer name: kokoro-v1.0.int8.
    chosen = name or min(networks, key=lambda it: (len(it), it))
    return Installed(chosen, networks[chosen], voices)


def espeak_language(voice: str) -> str:
    """Return how espeak calls the language of a voice; American where nobody knows."""
    return _LANGUAGES.get(voice[:1], _LANGUAGES["a"])[1]


def catalog() -> Mapping[str, Any]:
    """
    Return the catalog of the voices that are there; their names tell accent and gender.

    Raises:
        MissingError: There is no model.
        EngineError: The file with the voices cannot be read.
    """
    installed = find_installed()
    ordered = sorted(voice_names(installed.voices), key=_rank)
    voices = [_voice(name, installed) for name in ordered if _is_known(name)]
    if not voices:
        raise EngineError(f"{installed.voices}: there is no voice in it that is known here")
    leads = {}
    for language in dict.fromkeys(voice["language"].partition("-")[0] for voice in voices):
        leads[language] = _leads([it for it in voices if it["language"].startswith(language)])
    main = "en" if "en" in leads else next(iter(leads))
    others = {language: lead for language, lead in leads.items() if language != main}
    return {
        "version": 1,
        "engine": "kokoro",
        **leads[main],
        "languages": others,
        "voices": voices,
    }


def voice_names(path: Path) -> list[str]:
    """
    Return the names of the voices in a file.

    Raises:
        EngineError: The file cannot be read.
    """
    try:
        with zipfile.ZipFile(path) as file:
            return [name.removesuffix(".npy") for name in file.namelist()]
    except (OSError, zipfile.BadZipFile) as error:
        raise EngineError(
            f"{path}: no voices can be read from it: {error}",
            hint="Fetch it again with: narrate voices fetch kokoro/kokoro-v1.0",
        ) from error


def _is_known(name: str) -> bool:
    return name[:1] in _LANGUAGES and name[1:2] in _GENDERS and name[2:3] == "_"


def _rank(name: str) -> tuple[int, str]:
    if name in _LAST:
        return len(_BEST) + 1, name
    return (_BEST.index(name) if name in _BEST else len(_BEST)), name


def _voice(name: str, installed: Installed) -> Mapping[str, Any]:
    language, _, accent = _LANGUAGES[name[0]]
    return {
        "id": f"kokoro/{name}",
        "gender": _GENDERS[name[1]],
        "age": "adult",
        "accent": accent,
        "language": language,
        "settings": {"model": installed.name, "voice": name},
    }


def _leads(voices: list[Mapping[str, Any]]) -> Mapping[str, Any]:
    """Return who narrates, the best woman and the best man, and who plays nobody."""
    best = {voice["gender"]: voice["id"] for voice in reversed(voices)}
    order = sorted(best, key=lambda gender: gender != voices[0]["gender"])
    return {"narrator": [best[gender] for gender in order], "unknown": voices[-1]["id"]}
