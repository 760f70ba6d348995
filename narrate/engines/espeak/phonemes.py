"""
Phonemes as people write them (IPA) -> as espeak's English voices do.

The names are those of `ph_english` in espeak-ng's `phsource`; each is in the tables of all its
English accents, which make of it their own sound.
"""
# ruff: noqa: RUF001, RUF002, S105 - the letters of phonetics are what this is about.

from __future__ import annotations

import re
from typing import Final

from narrate import ipa

MARKED: Final = re.compile(r"\[\[([^\[\]]+)\]\]")
"""A word in phonemes, as a text carries it; a name of espeak's is written so, too."""

_NAMES: Final = {
    "iː": "i:", "ɜː": "3:", "ɑː": "A:", "ɔː": "O:", "uː": "u:",
    "eɪ": "eI", "aɪ": "aI", "ɔɪ": "OI", "aʊ": "aU", "oʊ": "oU", "əʊ": "oU", "ɪə": "i@",
    "ɛə": "e@", "eə": "e@", "ʊə": "U@", "ɚ": "3", "ɝ": "3:", "ɐ": "a#", "ə": "@", "ɪ": "I",
    "i": "i", "ɛ": "E", "e": "E", "æ": "a", "a": "a", "ɑ": "A:", "ɒ": "0", "ɔ": "O:", "ʊ": "U",
    "u": "u:", "ʌ": "V", "o": "oU", "ɜ": "3:", "ᵻ": "I2", "y": "u:", "ø": "3:", "œ": "3:",
    "tʃ": "tS", "dʒ": "dZ", "ɡ": "g", "θ": "T", "ð": "D", "ʃ": "S", "ʒ": "Z", "ŋ": "N", "ɹ": "r",
    "x": "x", "ɾ": "t#", "ʔ": "?", "ʍ": "w", "ɲ": "nj", "ç": "h",
    "ˈ": "'", "ˌ": ",", "ː": ":", " ": " ",
}  # fmt: skip
"""Those that are not called as they are written."""


_BEFORE_R: Final = {"A:": "A@", "O:": "O@", "I": "i@3", "i": "i@3", "E": "e@", "U": "U@"}
"""A vowel and an *r* that no vowel follows; each accent has its own way with these."""


def mnemonics(saying: str) -> str:
    """Return what espeak calls the sounds of a saying: `hɜːˈmaɪəni` is `h3:m'aI@ni`."""
    names: list[str] = []
    stress = ""
    tokens = [token for token in ipa.tokens(saying) if token != "ː"]
    for place, token in enumerate(tokens):
        name = _NAMES.get(token, token)
        if token in ipa.STRESSES:
            stress = name
        elif token in ipa.VOWELS:
            # A stress stands before its vowel, whatever consonants the syllable begins with.
            names.append(stress + name)
            stress = ""
        elif token == "ɹ" and names and _ends_syllable(tokens[place + 1 :]):
            marks = names[-1][: len(names[-1]) - len(names[-1].lstrip("',"))]
            vowel = names[-1].lstrip("',")
            names[-1:] = [marks + _BEFORE_R[vowel]] if vowel in _BEFORE_R else [names[-1], name]
        else:
            names.append(name)
    return _joined(names).strip()


def _ends_syllable(following: list[str]) -> bool:
    after = next((token for token in following if token not in ipa.STRESSES), " ")
    return after not in ipa.VOWELS


def _joined(names: list[str]) -> str:
    """Return names with a bar where two would be read as one: `t|S` is not `tS`."""
    said = ""
    for name in names:
        last, first = said[-1:], name[:1]
        is_one = (last in {"t", "d"} and first in {"S", "Z"}) or (
            last in set("aeoOiUA3@EV") and first in set("IU@i")
        )
        said += f"|{name}" if is_one else name
    return said
