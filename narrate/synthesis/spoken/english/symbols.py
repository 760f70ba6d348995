"""Signs that an English reader says, told from those that are only for the eye."""
# ruff: noqa: RUF001 - signs are what texts hold.

from __future__ import annotations

import re
from typing import Final

from narrate.synthesis.spoken.english.figures import cardinal, said
from narrate.synthesis.spoken.rules import Rule, said_by

_ANY: Final = re.compile(r"[#&*+/=~$£€^<>→⇒§±×÷√π∞≈≠©⁺]|->|\d['’′\"”″]")


def said_symbols(text: str) -> str:
    """Return an English text, marks and all, with words for those of its signs that are said."""
    return said_by(_RULES, text) if _ANY.search(text) else text


_POWERS: Final = {"2": " squared", "3": " cubed"}
_INCHES: Final = r"(?:[\"”″]|''|’’)"


def _power(match: re.Match[str]) -> str:
    base, power = match["base"], match["power"]
    return base + (_POWERS.get(power) or f" to the power of {said(power)}")


def _tall(match: re.Match[str]) -> str:
    return f"{cardinal(int(match[1]))} foot {cardinal(int(match[2]))}"


_RULES: Final[tuple[Rule, ...]] = (
    # Feet and inches look like quotation marks.
    (re.compile(rf"(?<![\w.,'’′])(\d{{1,2}})['’′] ?(1[01]|\d)(?!\d|s\b){_INCHES}?"), _tall),
    (
        re.compile(r"(?<![\w.,])(\d{1,3})['’′](?= (?:tall|long|high|wide|deep|by)\b)"),
        lambda match: f"{cardinal(int(match[1]))} {'foot' if match[1] == '1' else 'feet'}",
    ),
    (
        re.compile(
            rf"(?<![\w.,])(\d{{1,3}}(?:\.\d+)?){_INCHES}\s?[x×]\s?(\d{{1,3}}(?:\.\d+)?){_INCHES}"
        ),
        lambda match: f"{said(match[1])} inches by {said(match[2])} inches",
    ),
    (re.compile(r"([$£€])(\d[\d,.]*)\s?[–-]\s?\1(?=\d)"), r"\1\2–"),
    # The names of keys.
    (re.compile(r"(?<=\bthe )#(?= )"), "hash"),
    (re.compile(r"(?<=\bthe )\*(?= (?:key|sign|button|symbol))"), "asterisk"),
    (re.compile(r"#\s?(?=\d)"), "number "),
    # Reckoning.
    (re.compile(r"(?P<base>\b\w+)\^(?P<power>\d{1,9})\b"), _power),
    (re.compile(r"√\s?(?=\w)"), "the square root of "),
    (re.compile(r"(?<=\d)\s?×\s?(?=\d+\s?=)|(?<=\d) × (?=\d)"), " times "),
    (re.compile(r"(?<=\d) \* (?=\d)"), " times "),
    (re.compile(r"(?<=\d) / (?=\d)"), " divided by "),
    (re.compile(r"\s?÷\s?"), " divided by "),
    (re.compile(r"(?<=\d) [-–−] (?=\d+ ?=)"), " minus "),
    (re.compile(r"(?<=\d) > (?=\d)"), " is greater than "),
    (re.compile(r"(?<=\d) < (?=\d)"), " is less than "),
    (re.compile(r"\s?≠\s?"), " is not equal to "),
    (re.compile(r"\s?≈\s?"), " approximately "),
    (re.compile(r"\s?±\s?"), " plus or minus "),
    (re.compile(r"(?<=\w) ?(?<![=!<>])=(?!=) ?(?=\w)"), " equals "),
    (re.compile(r"\bC\+\+"), "C plus plus"),
    (re.compile(r"(?<=\w) ?(?<!\+)\+ ?(?=\w)|(?<![\w+])\+(?=\d)(?!\d{1,3}[ -]\d\d)"), " plus "),
    (re.compile(r"(?<=[^\W_])\+(?![\w+])"), " plus"),
    (re.compile(r"(?<!\w)π(?!\w)"), "pi"),
    (re.compile("∞"), "infinity"),
    # The others.
    (re.compile(r"(?<![\w~])~ ?(?=[\d$£€])"), "about "),
    (re.compile(r"(?<=[\w.]) ?(?:→|⇒|=>|->) ?(?=\w)"), " to "),
    (re.compile(r"§§? ?"), "section "),
    (re.compile(r"© ?"), "copyright "),
    (
        re.compile(r"\b([A-Z]{1,2})&(?:amp;)?([A-Z]{1,2})\b"),
        lambda match: f"{' '.join(match[1])} and {' '.join(match[2])}",
    ),
    (re.compile(r" ?&(?!\w+;) ?(?=\w)"), " and "),
)
