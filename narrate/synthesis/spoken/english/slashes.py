"""What a slash between words means to an English reader."""
# ruff: noqa: RUF001 - curly apostrophes.

from __future__ import annotations

import re
from typing import Final

from narrate.synthesis.spoken.rules import Rule, said_by


def said_slashes(text: str) -> str:
    """Return an English text with words for the slashes between words."""
    return said_by(_RULES, text)


_SHORT: Final = {
    "b/c": "because", "c/o": "care of", "w/e": "whatever", "a/n": "author's note",
    "km/h": "kilometers per hour", "m/s": "meters per second", "ft/s": "feet per second",
    "s/he": "he or she", "n/a": "N A", "w/in": "within",
}  # fmt: skip
_CHOICES: Final = frozenset(
    ["he/she", "she/he", "his/her", "her/his", "him/her", "her/him", "his/hers", "himself/herself",
     "yes/no", "mr/mrs", "boy/girl"]
)  # fmt: skip
_PRONOUNS: Final = frozenset(
    ["he", "him", "his", "she", "her", "hers", "they", "them", "theirs", "it", "its", "xe", "xem",
     "ze", "zir", "hir", "ey", "em", "fae", "faer", "any"]
)  # fmt: skip
_RUN_ON: Final = frozenset(["and/or", "either/or", "on/off", "in/out", "win/win"])
"""Said without anything between."""

_WORD: Final = r"[^\W_]+(?:['’-][^\W_]+)*"


def _said(match: re.Match[str]) -> str:
    whole = match[0].lower()
    parts = match[0].split("/")
    if whole in _SHORT:
        said = _SHORT[whole]
        return said.capitalize() if match[0][0].isupper() and said != "because" else said
    if all(part.isdecimal() for part in parts):
        return match[0]
    if all(part.isalpha() and (len(part) == 1 or _is_short(part)) for part in parts):
        return " ".join(" ".join(part) for part in parts).upper()
    return _between(whole).join(parts)


def _is_short(part: str) -> bool:
    return part.isupper() and len(part) == len("AC")


def _between(whole: str) -> str:
    if whole in _RUN_ON:
        return " "
    if whole in _CHOICES:
        return " or "
    return " " if set(whole.split("/")) <= _PRONOUNS else " slash "


_RULES: Final[tuple[Rule, ...]] = (
    (re.compile(r"\b(\d{1,3})\s?y/o\b"), r"\1-year-old"),
    (re.compile(r"\b[Ww]/o\b"), lambda match: "Without" if match[0][0] == "W" else "without"),
    (
        re.compile(r"\b[Ww]/(?!\w+/)(?!e\b|in\b)\s?(?=\w)"),
        lambda match: "With " if match[0][0] == "W" else "with ",
    ),
    (re.compile(rf"(?<![\w/:.'’-]){_WORD}(?:/{_WORD})+(?![\w/])"), _said),
)
