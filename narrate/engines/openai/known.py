"""What is known of a voice by its name, where its server does not say more."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from narrate.script import Age, Gender

_F, _M, _N = Gender.FEMALE, Gender.MALE, Gender.NEUTRAL

DOCUMENTED: Final[Mapping[str, Gender]] = {
    "alloy": _N, "ash": _M, "ballad": _M, "cedar": _M, "coral": _F, "echo": _M, "fable": _M,
    "marin": _F, "nova": _F, "onyx": _M, "sage": _F, "shimmer": _F, "verse": _M,
}  # fmt: skip
"""OpenAI's own (guide *Text to speech*). It names no genders; these are as people hear them."""

LEADING: Final = ("af_heart", "am_michael", "bf_emma", "bm_george", "marin", "cedar", "sage", "ash")
"""Who tells a story best, the best first: as the makers of Kokoro (`VOICES.md`) and OpenAI say."""

_KOKORO: Final = re.compile(r"(?P<place>[abefhijpz])(?P<gender>[fm])_\w+")
_PLACES: Final = {
    "a": ("en-us", "American"), "b": ("en-gb", "British"), "e": ("es", ""), "f": ("fr-fr", ""),
    "h": ("hi", ""), "i": ("it", ""), "j": ("ja", ""), "p": ("pt-br", "Brazilian"), "z": ("zh", ""),
}  # fmt: skip
"""The first letter of Kokoro's voices (`VOICES.md`)."""

_LOCALE: Final = re.compile(r"(?P<locale>[a-z]{2,3}[-_][A-Za-z]{2})[-_].+")
"""`en-US-AvaNeural`, `en_US-lessac-medium`."""

_ACCENTS: Final = {
    "en-us": "American", "en-gb": "British", "en-au": "Australian", "en-ca": "Canadian",
    "en-in": "Indian", "en-ie": "Irish", "en-nz": "New Zealand", "en-za": "South African",
    "pt-br": "Brazilian", "fr-ca": "Canadian", "es-mx": "Mexican",
}  # fmt: skip

_WORD: Final = re.compile(r"[a-z]+")
_GENDERS: Final = {
    "female": _F, "woman": _F, "girl": _F, "lady": _F, "grandma": _F,
    "male": _M, "man": _M, "boy": _M, "guy": _M, "grandpa": _M,
    "neutral": _N,
}  # fmt: skip
_AGES: Final = {
    "child": Age.CHILD, "kid": Age.CHILD, "girl": Age.CHILD, "boy": Age.CHILD,
    "old": Age.OLD, "elder": Age.OLD, "elderly": Age.OLD, "grandma": Age.OLD, "grandpa": Age.OLD,
}  # fmt: skip
_LANGUAGE: Final = re.compile(r"[a-z]{2,3}(-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class Known:
    """How a voice sounds, as far as can be told."""

    gender: Gender
    age: Age
    language: str
    accent: str = ""


def known_of(name: str, *, gender: object = None, language: object = None) -> Known:
    """
    Return what is known of a voice.

    Args:
        name: As its server calls it: `af_bella`, `nova`, `en-US-AvaNeural`, `old_man`.
        gender: What the server says, if it does; anything else than a gender is not heard.
        language: As `gender`.
    """
    words = _WORD.findall(name.lower())
    kokoro = _KOKORO.fullmatch(name)
    locale = _LOCALE.fullmatch(name)
    spoken, accent = _PLACES[kokoro["place"]] if kokoro else ("en", "")
    if locale:
        spoken = locale["locale"].replace("_", "-").lower()
    told = str(language or "").replace("_", "-").lower()
    if _LANGUAGE.fullmatch(told):
        spoken = told
    return Known(
        gender=_GENDERS.get(str(gender or "").lower()) or _gender(name, words, kokoro),
        age=next((_AGES[word] for word in words if word in _AGES), Age.ADULT),
        language=spoken,
        accent=_ACCENTS.get(spoken, accent),
    )


def _gender(name: str, words: list[str], kokoro: re.Match[str] | None) -> Gender:
    if kokoro:
        return _F if kokoro["gender"] == "f" else _M
    heard = next((_GENDERS[word] for word in words if word in _GENDERS), None)
    return heard or DOCUMENTED.get(name.lower(), _N)
