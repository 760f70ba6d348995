"""Words that are stressed: to espeak itself, capitals are but letters."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

_CAPITALS: Final = re.compile(r"(?<![\w.])[A-Z]{2,}(?:['\u2019][A-Z]+)?(?![\w.]*\w)")
_WORD: Final = re.compile(r"[^\W\d_]{2,}")
_LEAST_LETTERS: Final = 4
"""Shorter ones are more often initials, `FBI`; those that are words are listed."""

_SHORT: Final = frozenset(
    {
        *(
            "ALL",
            "AND",
            "ANY",
            "ARE",
            "BIG",
            "BUT",
            "CAN",
            "DID",
            "DO",
            "DON'T",
            "FOR",
            "GET",
            "GO",
        ),
        *("HAD", "HAS", "HE", "HER", "HIM", "HIS", "HOW", "IS", "ME", "MY", "NEW", "NO", "NOT"),
        *("NOW", "OFF", "OH", "OLD", "ON", "ONE", "OUR", "OUT", "OWN", "RUN", "SAW", "SAY", "SHE"),
        *("SO", "THE", "TOO", "TOP", "TRY", "TWO", "UP", "WAS", "WE", "WHO", "WHY", "WON", "YES"),
        "YOU",
    }
)

STRESS: Final = "\x01+8P\x01+8A\x01-16S"
RELEASE: Final = "\x01-8P\x01-8A\x01+16S"
"""
Commands within the text (espeak-ng, docs/markup.md): pitch, amplitude, and words a minute.

A word between them is a semitone higher, 1 to 2 dB louder and a third longer (measured).
"""


def stressed(text: str) -> Iterator[tuple[int, int]]:
    """Yield where words stand that are printed in capitals among others that are not."""
    words = _WORD.findall(text)
    loud = sum(map(str.isupper, words))
    if 2 * loud > len(words):
        return  # All of it is loud: nothing stands out.
    for match in _CAPITALS.finditer(text):
        word = match[0].replace("\u2019", "'")
        if word in _SHORT or (len(word) >= _LEAST_LETTERS and set(word) & set("AEIOUY")):
            yield match.span()
