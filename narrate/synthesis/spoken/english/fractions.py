"""Fractions, marks out of ten, and other numbers with a slash between them."""

from __future__ import annotations

import re
from typing import Final

from narrate.synthesis.spoken.english.figures import cardinal, ordinal, said
from narrate.synthesis.spoken.rules import Rule, said_by


def said_fractions(text: str) -> str:
    """Return an English text with its fractions in words."""
    return said_by(_RULES, text)


_GLYPHS: Final = {
    "½": "half", "⅓": "third", "⅔": "two thirds", "¼": "quarter", "¾": "three quarters",
    "⅕": "fifth", "⅖": "two fifths", "⅗": "three fifths", "⅘": "four fifths", "⅙": "sixth",
    "⅚": "five sixths", "⅛": "eighth", "⅜": "three eighths", "⅝": "five eighths",
    "⅞": "seven eighths",
}  # fmt: skip
_SLASHED: Final = {
    "1/2": "half", "1/3": "third", "2/3": "two thirds", "1/4": "quarter", "3/4": "three quarters",
    "1/8": "eighth",
}  # fmt: skip
_FRACTIONS: Final = _GLYPHS | _SLASHED
_DIVISORS: Final = frozenset([3, 4, 5, 6, 7, 8, 9, 12, 16, 32, 64])
"""What people divide by; out of ten and of a hundred they give marks."""
_NAMES: Final = frozenset([(24, 7), (9, 11), (50, 50), (60, 40), (20, 20)])
_MEASURES: Final = "cup|mile|inch|pint|pound|teaspoon|tablespoon|liter|second|minute"


def _fraction(match: re.Match[str]) -> str:
    words = _FRACTIONS[match["fraction"]]
    if match["whole"]:
        article = "" if " " in words else "an " if words.startswith("e") else "a "
        whole = match["whole"]
        return f"{said(whole) if whole.isdecimal() else whole} and {article}{words}"
    if match["article"] or " " in words or words == "half":
        article = match["article"] or ""
        is_amount = words == "half" and match["noun"] is not None and not article
        return f"{article}{words}{' a' * is_amount}"
    return f"{'an' if words.startswith('e') else 'a'} {words}"


def _slashed(match: re.Match[str]) -> str:
    first, second = int(match["first"]), int(match["second"])
    if (first, second) in _NAMES:
        return f"{cardinal(first)} {cardinal(second)}"
    if match["of"]:
        return f"{match['of']}{cardinal(first)} of {cardinal(second)}"
    if 0 < first < second and second in _DIVISORS:
        return f"{cardinal(first)} {ordinal(second)}{'s' * (first > 1)}"
    between = "over" if first > second else "out of"
    return f"{cardinal(first)} {between} {cardinal(second)}"


_RULES: Final[tuple[Rule, ...]] = (
    (
        re.compile(
            r"(?P<of>\b(?:[Pp]art|[Cc]h(?:apter|\.)|[Pp]age) )"
            r"(?P<first>\d{1,6})/(?P<second>\d{1,6})(?![\d/])"
        ),
        _slashed,
    ),
    (
        re.compile(
            r"(?P<article>\b(?:[Aa]n?|[Tt]he|[Oo]ne|[Hh]er|[Hh]is|[Mm]y) )?"
            r"(?:(?P<whole>(?<![\d/.])\d{1,6}|\b(?:one|two|three|four|five|six|seven|eight|nine|ten))"
            r"(?: and|-)? ?)?"
            rf"(?P<fraction>[{''.join(_GLYPHS)}]|(?<![\d/])(?:{'|'.join(_SLASHED)})(?![\d/]))"
            rf"(?P<noun>(?= (?:{_MEASURES})s?\b))?"
        ),
        _fraction,
    ),
    (
        re.compile(r"(?P<of>)(?<![\w/.,])(?P<first>\d{1,6})/(?P<second>\d{1,6})(?![\d/])"),
        _slashed,
    ),
)
