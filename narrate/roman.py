"""Roman numerals."""

from __future__ import annotations

from typing import Final

_WORTHS: Final = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}


def roman_value(numeral: str) -> int:
    """
    Return what a Roman numeral is worth, in letters of either case.

    Raises:
        KeyError: Another letter is in it.
    """
    worths = [_WORTHS[letter] for letter in numeral.upper()]
    # A smaller letter before a larger one is taken away: IX, XL.
    return sum(
        -worth if worth < max(worths[place:]) else worth for place, worth in enumerate(worths)
    )
