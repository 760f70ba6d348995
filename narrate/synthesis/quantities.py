"""How fractions, money, times and ranges are said in English."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final


def said_quantities(text: str) -> str:
    """Return an English text with those quantities in words that engines get wrong."""
    for pattern, replacement in _RULES:
        text = pattern.sub(replacement, text)
    return text


_GLYPHS: Final = {
    "½": "half", "⅓": "third", "⅔": "two thirds", "¼": "quarter", "¾": "three quarters",
    "⅕": "fifth", "⅖": "two fifths", "⅗": "three fifths", "⅘": "four fifths", "⅙": "sixth",
    "⅚": "five sixths", "⅛": "eighth", "⅜": "three eighths", "⅝": "five eighths",
    "⅞": "seven eighths",
}  # fmt: skip
_SLASHED: Final = {
    "1/2": "half", "1/3": "third", "2/3": "two thirds", "1/4": "quarter", "3/4": "three quarters",
}  # fmt: skip
_FRACTIONS: Final = _GLYPHS | _SLASHED
_MONEY: Final = {"£": "pound", "$": "dollar", "€": "euro"}


def _fraction(match: re.Match[str]) -> str:
    words = _FRACTIONS[match["fraction"]]
    if match["whole"]:
        article = "" if " " in words else "an " if words.startswith("e") else "a "
        return f"{match['whole']} and {article}{words}"
    if match["article"] or " " in words or words == "half":
        return f"{match['article'] or ''}{words}"
    return f"{'an' if words.startswith('e') else 'a'} {words}"


def _money(match: re.Match[str]) -> str:
    unit = _MONEY[match["sign"]]
    scale = match["scale"] or ""
    plural = "" if match["amount"] == "1" and not scale else "s"
    cents = f" {match['cents']}" if match["cents"] else ""
    return f"{match['amount']}{scale} {unit}{plural}{cents}"


def _time(match: re.Match[str]) -> str:
    hour, minute = match["hour"], match["minute"]
    if minute != "00":
        return f"{hour} oh {minute[1]}"
    return hour if match["half"] else f"{hour} o'clock"


def _range(match: re.Match[str]) -> str:
    first, dash, last = match["first"], match["dash"], match["last"]
    rises = len(first) == len(last) and first < last
    return f"{first} to {last}" if dash != "-" or rises else f"{first} {last}"


_RULES: Final[tuple[tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]], ...]] = (
    (
        re.compile(
            r"(?P<article>\b(?:a|an|the|one) )?(?:(?P<whole>(?<![\d/.])\d+)(?: and|-)? ?)?"
            rf"(?P<fraction>[{''.join(_GLYPHS)}]|(?<![\d/])(?:{'|'.join(_SLASHED)})(?![\d/]))",
        ),
        _fraction,
    ),
    (re.compile(r"(?<=\d)/(?=\d)"), " "),
    (
        re.compile(
            r"(?P<sign>[£$€])\s?(?P<amount>\d[\d,]*)(?:\.(?P<cents>\d\d))?\b"
            r"(?P<scale> (?:thousand|million|billion))?",
        ),
        _money,
    ),
    (
        re.compile(r"(?<!\d)(\d{1,3}(?: \d{3})*) (?=000(?!\d))"),
        lambda match: match[1].replace(" ", ""),
    ),
    (re.compile(r"\b(\d{1,2})\.(?=[0-5]\d\s?[ap]\.?m\b)", re.IGNORECASE), r"\1:"),
    (
        re.compile(
            r"(?<![\d:])(?P<hour>1?\d|2[0-4]):(?P<minute>0\d)(?![\d:])(?=(?P<half>\s?[ap]\.?m\b)?)",
            re.IGNORECASE,
        ),
        _time,
    ),
    (re.compile(r"(?<![\w-])(?P<first>\d+)(?P<dash>[–-])(?P<last>\d+)(?![\w-])"), _range),  # noqa: RUF001 - an en dash.
)
