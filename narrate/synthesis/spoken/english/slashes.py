"""What a slash between words means to an English reader."""

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
     "yes/no", "mr/mrs", "boy/girl", "and/or"]
)  # fmt: skip
_PRONOUNS: Final = frozenset(
    ["he", "him", "his", "she", "her", "hers", "they", "them", "theirs", "it", "its", "xe", "xem",
     "ze", "zir", "hir", "ey", "em", "fae", "faer", "any"]
)  # fmt: skip
_RUN_ON: Final = frozenset(["and/or", "either/or", "on/off", "in/out", "win/win"])
"""Said without anything between."""

_WORD: Final = r"[^\W_]+(?:['’-][^\W_]+)*"  # noqa: RUF001 - a curly apostrophe.


def _said(match: re.Match[str]) -> str:
    whole = match[0].lower()
    if whole in _SHORT:
        said = _SHORT[whole]
        return said.capitalize() if match[0][0].isupper() and said != "because" else said
    parts = match[0].split("/")
    if all(part.isdecimal() for part in parts):
        return match[0]
    if whole in _RUN_ON or set(whole.split("/")) <= _PRONOUNS and whole not in _CHOICES:
        return " ".join(parts)
    if whole in _CHOICES:
        return " or ".join(parts)
    if all(len(part) == 1 and part.isalpha() for part in parts):
        return " ".join(parts).upper()
    if all(part.isupper() and len(part) <= 2 and part.isalpha() for part in parts):  # noqa: PLR2004
        return " ".join(" ".join(part) for part in parts)
    return " slash ".join(parts)


_RULES: Final[tuple[Rule, ...]] = (
    (re.compile(r"\b(\d{1,3})\s?y/o\b"), r"\1-year-old"),
    (re.compile(r"\b[Ww]/o\b"), lambda match: "Without" if match[0][0] == "W" else "without"),
    (re.compile(r"\b[Ww]/(?!\w+/)(?!e\b|in\b)\s?(?=\w)"), lambda match: "With " if match[0][0] == "W" else "with "),
    (re.compile(rf"(?<![\w/:.'’-]){_WORD}(?:/{_WORD})+(?![\w/])"), _said),
)
