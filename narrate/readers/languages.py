"""The languages that archives name, as codes."""

from __future__ import annotations

import re
from typing import Final

_NAMES: Final = {
    "english": "en", "français": "fr", "french": "fr", "deutsch": "de", "german": "de",
    "español": "es", "spanish": "es", "italiano": "it", "italian": "it", "nederlands": "nl",
    "dutch": "nl", "português brasileiro": "pt", "português europeu": "pt", "portuguese": "pt",
    "polski": "pl", "polish": "pl", "русский": "ru", "russian": "ru", "svenska": "sv",
    "swedish": "sv", "suomi": "fi", "finnish": "fi", "dansk": "da", "danish": "da",
    "norsk": "no", "norwegian": "no", "čeština": "cs", "czech": "cs", "magyar": "hu",
    "hungarian": "hu", "türkçe": "tr", "turkish": "tr", "українська": "uk", "ukrainian": "uk",
    "中文-普通话 國語": "zh", "chinese": "zh", "日本語": "ja", "japanese": "ja", "한국어": "ko",
    "korean": "ko", "bahasa indonesia": "id", "indonesian": "id", "tiếng việt": "vi",
    "vietnamese": "vi", "ελληνικά": "el", "greek": "el", "română": "ro", "romanian": "ro",
    "català": "ca", "catalan": "ca", "esperanto": "eo", "lingua latina": "la", "latin": "la",
}  # fmt: skip
"""As AO3 and FanFiction.net write them in the headers of works."""

_THREE_LETTERS: Final = {
    "cat": "ca", "ces": "cs", "cze": "cs", "dan": "da", "deu": "de", "ger": "de", "ell": "el",
    "gre": "el", "eng": "en", "epo": "eo", "spa": "es", "fin": "fi", "fra": "fr", "fre": "fr",
    "hun": "hu", "ind": "id", "ita": "it", "jpn": "ja", "kor": "ko", "lat": "la", "nld": "nl",
    "dut": "nl", "nor": "no", "nob": "no", "nno": "no", "pol": "pl", "por": "pt", "ron": "ro",
    "rum": "ro", "rus": "ru", "swe": "sv", "tur": "tr", "ukr": "uk", "vie": "vi", "zho": "zh",
    "chi": "zh",
}  # fmt: skip
"""ISO 639-2, both sorts, as EPUBs name languages."""


def language_code(name: str) -> str | None:
    """Return the ISO 639-1 code of a language's name or tag, or None if it is unknown."""
    name = name.strip().casefold()
    if found := _NAMES.get(name):
        return found
    tag = re.fullmatch(r"([a-z]{2,3})(?:[-_][a-z0-9]+)*", name)
    if tag is None:
        return None
    return tag[1] if len(tag[1]) < len("eng") else _THREE_LETTERS.get(tag[1])
