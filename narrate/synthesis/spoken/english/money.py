"""Sums of money in English."""

from __future__ import annotations

import re
from typing import Final

from narrate.synthesis.spoken.english.figures import FIGURE, cardinal, said
from narrate.synthesis.spoken.rules import Rule, said_by


def said_money(text: str) -> str:
    """Return an English text with its sums of money in words."""
    return said_by(_RULES, text)


SCALES: Final = {
    "k": "thousand", "m": "million", "mn": "million", "b": "billion", "bn": "billion",
    "tn": "trillion",
}  # fmt: skip
NO_THING: Final = (
    r"(?!(?:a|an|and|are|as|at|back|but|by|each|every|extra|for|from|had|has|he|if|i|in|is|it|less"
    r"|more|not|now|of|off|on|or|out|per|she|so|than|that|then|they|to|too|was|were|we|when|which"
    r"|will|with|you)\b)"
)
"""What does not stand behind a number that describes it: a $20 *bill*."""

_SIGNS: Final = {"£": "pound", "$": "dollar", "€": "euro", "¥": "yen", "₹": "rupee", "₽": "ruble"}
_SCALE: Final = (
    r"(?P<scale>\s(?:hundred|thousand|million|billion|trillion)\b|\s?(?:[kKmMbB]|bn|mn|tn)\b)"
)
_SIGN: Final = rf"(?P<sign>[{''.join(_SIGNS)}])"


def with_scale(amount: str, scale: str | None) -> str:
    """Return an amount in words: `1.5` and `k` are *one point five thousand*."""
    scale = (scale or "").strip()
    return said(amount) + (f" {SCALES.get(scale.lower(), scale)}" if scale else "")


def _units(unit: str) -> str:
    return unit if unit.endswith("yen") else f"{unit}s"


def _money(match: re.Match[str]) -> str:
    unit = _SIGNS[match["sign"]]
    if match["country"]:
        unit = f"{' '.join(match['country'])} {unit}"
    whole, _, part = match["amount"].partition(".")
    if match["scale"] or len(part) not in {0, 2}:
        return f"{with_scale(match['amount'], match['scale'])} {_units(unit)}"
    has_cents = unit.endswith("dollar")
    small = int(part or 0)
    cents = f"{cardinal(small)} cent{'s' * (small != 1)}" if has_cents else cardinal(small)
    if whole == "0" and small and has_cents:
        return cents
    words = f"{said(whole)} {unit if whole == '1' else _units(unit)}"
    return f"{words}{' and' * has_cents} {cents}" if small else words


def _thing(match: re.Match[str]) -> str:
    """`a $20 bill`, `a $5 million deal`."""
    amount = with_scale(match["amount"], match["scale"]).replace(" ", "-")
    return f"{match['article']}{amount}-{_SIGNS[match['sign']]}"


def _range(match: re.Match[str]) -> str:
    last = with_scale(match["last"], match["scale"])
    return f"{said(match['first'])} to {last} {_units(_SIGNS[match['sign']])}"


_RULES: Final[tuple[Rule, ...]] = (
    (re.compile(r"\bRs\.?\s?(?=\d)"), "₹"),
    (re.compile(rf"(?<![\d.,£$€])({FIGURE})\s?([€£₽])(?!\d)"), r"\2\1"),
    (re.compile(rf"(?<![\d.,£$€])({FIGURE})\$(?!\w)"), r"$\1"),
    (
        re.compile(
            rf"{_SIGN}\s?(?P<first>{FIGURE})\s?[–-]\s?(?P=sign)?(?P<last>{FIGURE}){_SCALE}?"  # noqa: RUF001 - an en dash.
        ),
        _range,
    ),
    (
        re.compile(
            rf"(?P<article>\b[Aa]n? ){_SIGN}(?P<amount>{FIGURE}){_SCALE}?(?= {NO_THING}[a-z])"
        ),
        _thing,
    ),
    (
        re.compile(
            rf"(?P<country>\b(?:US|AU|NZ|CA|HK))?{_SIGN}\s?(?P<amount>{FIGURE}){_SCALE}?(?!\d)(?:s\b)?"
        ),
        _money,
    ),
    (
        re.compile(rf"(?<![\w.,/-])({FIGURE})\s?¢"),
        lambda match: f"{said(match[1])} cent{'s' * (match[1] != '1')}",
    ),
    (re.compile(r"(?<![\w.,/-])(\d+)p\b(?!\.)"), lambda match: f"{said(match[1])} p"),
    (
        re.compile(rf"([{''.join(_SIGNS)}])(?:(?= signs?\b)|(?=\s|$))"),
        lambda match: _SIGNS[match[1]],
    ),
)
