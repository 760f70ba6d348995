"""Numbers in English words: how many, which one, which year, and digit by digit."""

from __future__ import annotations

import re
from typing import Final

FIGURE: Final = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
"""A number as it is printed: `12`, `1,234`, `3.14`."""

_OLD, _TEENS = 10, 10

_ONES: Final = (  # noqa: SIM905 - easier read so.
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen"
    " fifteen sixteen seventeen eighteen nineteen"
).split()
_TENS: Final = [
    "",
    "ten",
    "twenty",
    "thirty",
    "forty",
    "fifty",
    "sixty",
    "seventy",
    "eighty",
    "ninety",
]
_SCALES: Final = ("", "thousand", "million", "billion", "trillion", "quadrillion")
_FEWEST_DIGITS_SPELLED: Final = 3 * len(_SCALES) + 1
"""Longer ones have no name that people know, and Python reads no number of 4,300 digits."""

_IRREGULAR: Final = {
    "one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth",
    "nine": "ninth", "twelve": "twelfth",
}  # fmt: skip


def cardinal(number: int) -> str:
    """Return a whole number in words; one too long to have a name digit by digit."""
    if number < 0:
        return f"minus {cardinal(-number)}"
    if len(str(number)) >= _FEWEST_DIGITS_SPELLED:
        return digits(str(number))
    groups: list[str] = []
    rest, scale = number, 0
    while rest:
        rest, group = divmod(rest, 1000)
        if group:
            groups.insert(0, f"{_below_1000(group)} {_SCALES[scale]}".strip())
        scale += 1
    if len(groups) > 1 and 0 < number % 1000 < 100:  # noqa: PLR2004 - a hundred.
        groups.insert(-1, "and")
    return " ".join(groups) or "zero"


def ordinal(number: int) -> str:
    """Return which one a number makes something: `first`, `twenty-first`."""
    head, cut, last = re.fullmatch(r"(.*?)([ -]?)(\w+)", cardinal(number)).groups()  # type: ignore[union-attr]  # It is words.
    if last in _IRREGULAR:
        last = _IRREGULAR[last]
    else:
        last = f"{last[:-1]}ieth" if last.endswith("y") else f"{last}th"
    return f"{head}{cut}{last}"


def year(number: int) -> str:
    """Return a year in words: `nineteen oh five`, `two thousand and three`, `twenty ten`."""
    century, rest = divmod(number, 100)
    # Two thousand and three, but ten sixty-six and twenty ten.
    is_round = century % 10 == 0 and (century > _OLD or not rest) and rest < _TEENS
    if len(str(number)) != len("1999") or is_round:
        return cardinal(number)
    return paired(str(number))


def paired(text: str) -> str:
    """Return three or four digits as they are said of rooms: `two thirty-seven`, `one oh one`."""
    head, rest = text[:-2], text[-2:]
    if rest == "00":
        return f"{cardinal(int(head))} hundred"
    tail = f"oh {_ONES[int(rest)]}" if rest[0] == "0" else cardinal(int(rest))
    return f"{cardinal(int(head))} {tail}"


def digits(text: str) -> str:
    """Return the digits of a text, one by one."""
    return " ".join(_ONES[int(digit)] for digit in text if digit.isdecimal())


def said(text: str) -> str:
    """Return a printed `FIGURE` in words."""
    whole, _, fraction = text.replace(",", "").partition(".")
    spelled = len(whole) >= _FEWEST_DIGITS_SPELLED or (len(whole) > 1 and whole[0] == "0")
    words = digits(whole) if spelled else cardinal(int(whole))
    return f"{words} point {digits(fraction)}" if fraction else words


def plural(words: str) -> str:
    """Return the plural of a number in words: `nineteen nineties`, `twelves`, `sixes`."""
    if words.endswith("y"):
        return f"{words[:-1]}ies"
    return f"{words}es" if words.endswith("x") else f"{words}s"


def _below_1000(number: int) -> str:
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    if rest < len(_ONES):
        small = _ONES[rest] if rest else ""
    else:
        small = _TENS[tens] + (f"-{_ONES[ones]}" if ones else "")
    if not hundreds:
        return small
    return f"{_ONES[hundreds]} hundred" + (f" and {small}" if small else "")
