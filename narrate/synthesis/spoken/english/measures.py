"""Lengths, weights, degrees and the like in English."""

from __future__ import annotations

import re
from typing import Final

from narrate.synthesis.spoken.english.figures import FIGURE, cardinal, said
from narrate.synthesis.spoken.english.money import NO_THING, with_scale
from narrate.synthesis.spoken.rules import Rule, said_by


def said_measures(text: str) -> str:
    """Return an English text with its measures in words."""
    return said_by(_RULES, text)


_UNITS: Final = {
    "km": "kilometer", "cm": "centimeter", "mm": "millimeter", "m": "meter", "mi": "mile",
    "kg": "kilogram", "kgs": "kilogram", "g": "gram", "mg": "milligram", "lb": "pound",
    "lbs": "pound", "oz": "ounce", "ft": "foot", "yd": "yard", "yds": "yard", "ml": "milliliter",
    "mL": "milliliter", "l": "liter", "L": "liter", "GB": "gigabyte", "MB": "megabyte",
    "KB": "kilobyte", "kB": "kilobyte", "TB": "terabyte", "W": "watt", "kW": "kilowatt",
    "V": "volt", "Hz": "hertz", "kHz": "kilohertz", "MHz": "megahertz", "GHz": "gigahertz",
    "tbsp": "tablespoon", "tsp": "teaspoon", "hr": "hour", "hrs": "hour", "h": "hour",
    "min": "minute", "mins": "minute", "sec": "second", "secs": "second", "ms": "millisecond",
    "wk": "week", "wks": "week", "yr": "year", "yrs": "year", "mos": "month",
    "kcal": "kilocalorie", "dB": "decibel",
}  # fmt: skip
_RATES: Final = {
    "mph": "miles per hour", "kph": "kilometers per hour", "rpm": "revolutions per minute",
    "fps": "frames per second", "bpm": "beats per minute", "kmh": "kilometers per hour",
}  # fmt: skip
_PLURALS: Final = {"inch": "inches", "foot": "feet", "hertz": "hertz", "kilohertz": "kilohertz",
    "megahertz": "megahertz", "gigahertz": "gigahertz"}  # fmt: skip
_DEGREES: Final = {"C": " Celsius", "F": " Fahrenheit", "K": " Kelvin"}
_POWERS: Final = {"²": "square ", "³": "cubic "}

_BY_LENGTH: Final = "|".join(sorted(_UNITS, key=len, reverse=True))
_LOOSE: Final = "|".join(
    unit for unit in sorted(_UNITS, key=len, reverse=True) if unit not in {"h", "l", "V"}
)
"""Units that stand for nothing else, even behind a blank."""


def _many(amount: str, unit: str) -> str:
    """Return an amount in words with its unit: `one foot`, `six feet`."""
    units = unit if amount == "1" else _PLURALS.get(unit, f"{unit}s")
    return f"{said(amount)} {units}"


def _degrees(match: re.Match[str]) -> str:
    article, scale = match["article"] or "", _DEGREES.get(match["scale"] or "", "")
    if article and match["noun"] is not None and not scale:
        return f"{article}{said(match['amount'])}-degree"
    sign = "minus " if match["sign"] else ""
    return f"{article}{sign}{_many(match['amount'], 'degree')}{scale}"


def _measured(match: re.Match[str]) -> str:
    article, unit = match["article"] or "", _UNITS[match["unit"]]
    if article and match["noun"] is not None:
        return f"{article}{said(match['amount'])} {unit}"
    unit = _POWERS.get(match["power"] or "", "") + unit
    return f"{article}{_many(match['amount'], unit)}"


_ARTICLE: Final = r"(?P<article>\b[Aa]n? )?"
_NOUN: Final = rf"(?P<noun>(?= {NO_THING}[a-z]))?"
_NUMBER: Final = rf"(?<![\w.,/-])(?P<amount>{FIGURE})"
_ENDS: Final = r"(?P<power>[²³])?(?![\w'])(?:\.(?=\s+[a-z]))?"

_RULES: Final[tuple[Rule, ...]] = (
    (
        re.compile(
            rf"{_ARTICLE}(?<![\d.,])(?P<sign>(?<![\w.])[-−])?(?P<amount>{FIGURE})\s?°(?:\s?(?P<scale>[CFK])\b)?{_NOUN}"  # noqa: RUF001 - a minus.
        ),
        _degrees,
    ),
    (re.compile(rf"{_NUMBER}\s?%"), lambda match: f"{said(match['amount'])} percent"),
    (
        re.compile(r"(?<![\w.,])(\d+)\s?(?:ft|feet)\.? (1[01]|\d)(?: ?in\b\.?)?(?![\w.,%])"),
        lambda match: f"{cardinal(int(match[1]))} foot {cardinal(int(match[2]))}",
    ),
    (
        re.compile(r"(?<![\w.,])(\d+) ?(?:x|×(?=\d)) ?(?=\d)"),  # noqa: RUF001 - a sign.
        lambda match: f"{said(match[1])} by ",
    ),
    (re.compile(r"(?<![\w.,])(\d+)x\b"), lambda match: f"{said(match[1])} times"),
    (re.compile(r"(?<![\w.,])x(\d+)\b"), lambda match: f"times {said(match[1])}"),
    (
        re.compile(rf"{_NUMBER}\s?(?P<rate>{'|'.join(_RATES)})\b"),
        lambda match: f"{said(match['amount'])} {_RATES[match['rate']]}",
    ),
    (
        re.compile(rf"{_ARTICLE}{_NUMBER}mm(?= pistol| gun| round| bullet|(?(article)\b|\B))"),
        lambda match: f"{match['article'] or ''}{said(match['amount'])} millimeter",
    ),
    (re.compile(rf"{_NUMBER}\s?in\.(?!\w)"), lambda match: _many(match["amount"], "inch")),
    (
        re.compile(r"(?<![\w.,/-])(?P<amount>\d+\.\d+)s\b"),
        lambda match: _many(match["amount"], "second"),
    ),
    (
        re.compile(rf"{_NUMBER}s(?= (?:later|ago|before|left|more)\b)"),
        lambda match: _many(match["amount"], "second"),
    ),
    (
        re.compile(r"(?<![\w.,])(\d{1,3})h ?(\d{1,2})m\b"),
        lambda match: f"{_many(match[1], 'hour')} {_many(match[2], 'minute')}",
    ),
    (re.compile(rf"{_ARTICLE}{_NUMBER}(?P<unit>{_BY_LENGTH}){_ENDS}{_NOUN}"), _measured),
    (re.compile(rf"{_ARTICLE}{_NUMBER}\s(?P<unit>{_LOOSE}){_ENDS}{_NOUN}"), _measured),
    (
        re.compile(rf"{_NUMBER}(?P<scale>k|bn|[KM](?= (?!run\b|race\b|[A-Z])[a-z]))\b"),
        lambda match: with_scale(match["amount"], match["scale"]),
    ),
)
