"""IPA -> the phones of the CMU dictionary, which the recognizer's model is made of."""

# ruff: noqa: RUF001 - letters of the IPA look like others.

from __future__ import annotations

import re
from typing import Final

_PHONES: Final = {
    "tʃ": "CH", "dʒ": "JH", "aɪ": "AY", "aʊ": "AW", "ɔɪ": "OY", "oʊ": "OW", "əʊ": "OW",
    "eɪ": "EY", "ɜː": "ER", "ɚ": "ER", "ɝ": "ER", "iː": "IY", "uː": "UW", "ɑː": "AA",
    "ɔː": "AO", "oː": "AO", "ɛ": "EH", "æ": "AE", "a": "AA", "ʌ": "AH", "ə": "AH", "ɐ": "AH",
    "ɪ": "IH", "ᵻ": "IH", "i": "IY", "ʊ": "UH", "u": "UW", "ɑ": "AA", "ɔ": "AO", "ɒ": "AA",
    "o": "OW", "e": "EH", "b": "B", "d": "D", "f": "F", "ɡ": "G", "h": "HH", "j": "Y", "k": "K",
    "l": "L", "m": "M", "n": "N", "ŋ": "NG", "p": "P", "ɹ": "R", "r": "R", "s": "S", "ʃ": "SH",
    "t": "T", "ɾ": "T", "ʔ": "T", "θ": "TH", "ð": "DH", "v": "V", "w": "W", "z": "Z",
    "ʒ": "ZH", "x": "K", "ɬ": "L", "ç": "HH",
}  # fmt: skip
"""Sounds that English borrows become the nearest that it has."""

_SOUND: Final = re.compile("|".join(sorted(map(re.escape, _PHONES), key=len, reverse=True)))


def phones(ipa: str) -> str:
    """Return a pronunciation in the phones of the CMU dictionary, blanks between them."""
    return " ".join(_PHONES[sound] for sound in _SOUND.findall(ipa))
