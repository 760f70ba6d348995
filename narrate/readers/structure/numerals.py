"""The numbers that chapters bear: digits, Roman numerals, words."""

from __future__ import annotations

import re
from typing import Final

from narrate.readers.structure.vocabulary.numbers import worth
from narrate.roman import roman_value

_UNITS: Final = (
    *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven"),
    *("twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_TENS: Final = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_FIRSTS: Final = (
    *("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth"),
    *("tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth"),
    *("seventeenth", "eighteenth", "nineteenth", "twentieth"),
)
_WORTH: Final = {
    **{word: number for number, word in enumerate(_UNITS, 1)},
    **{word: number for number, word in enumerate(_FIRSTS, 1)},
    **{word: 10 * number for number, word in enumerate(_TENS, 2)},
}

_BELOW_HUNDRED: Final = (
    f"(?:(?:{'|'.join(_TENS)})(?:[ -](?:{'|'.join(_UNITS[:9])}))?|{'|'.join(reversed(_UNITS))})"
)
_HUNDREDS: Final = rf"(?:one|a) hundred(?:(?: and)? {_BELOW_HUNDRED})?"
WORDS: Final = rf"(?:{'|'.join(_FIRSTS)}|{_HUNDREDS}|{_BELOW_HUNDRED})"
"""A pattern of number words up to one hundred and ninety-nine, and of the first twenty ordinals."""

ROMAN: Final = r"(?:(?=[ivxlcdm])m{0,3}(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3}))"
"""A pattern of well-formed Roman numerals, in lower case."""

_ROMAN: Final = re.compile(ROMAN, re.IGNORECASE)


def value(numeral: str) -> int | None:
    """Return what a numeral is worth, or None if it is none."""
    numeral = numeral.strip().casefold()
    if digits := re.fullmatch(r"(?a:(\d+)(?:[.-]\d+)?)", numeral):
        return int(digits[1])
    if _ROMAN.fullmatch(numeral):
        return roman_value(numeral)
    words = re.findall(r"[a-z]+", numeral)
    if not words or not all(word in _WORTH or word in {"a", "and", "hundred"} for word in words):
        return worth(numeral)
    hundred = 100 if "hundred" in words else 0
    counted = words[words.index("hundred") + 1 :] if hundred else words
    return hundred + sum(_WORTH.get(word, 0) for word in counted)
