"""Rules: a pattern, and what is said instead of what it finds."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Final, TypeAlias

Rule: TypeAlias = tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]]


def said_by(rules: Iterable[Rule], text: str) -> str:
    """Return a text as rules say it, one after the other."""
    for pattern, said in rules:
        text = pattern.sub(said, text)
    return text


_START: Final = "\uf8ff"
_SENTENCE_START: Final = re.compile(r"(?P<before>\w*[.!?…]\)? +)(?=[$£€#]?\d)")
_GO_ON: Final = frozenset(
    ["jan", "feb", "mar", "apr", "aug", "sept", "sep", "oct", "nov", "dec", "mon", "tue", "tues",
     "wed", "weds", "thu", "thur", "thurs", "fri", "sat", "sun", "rs"]
)  # fmt: skip
"""Abbreviations that the number behind them belongs to."""
_STARTED: Final = re.compile(rf"{_START}\s*(\w?)")


def mark_starts(text: str) -> str:
    """Return a text with a mark at each sentence within it that begins with a number."""
    return _SENTENCE_START.sub(
        lambda match: (
            match[0] if match[0].partition(".")[0].lower() in _GO_ON else match[0] + _START
        ),
        text,
    )


def raise_starts(text: str) -> str:
    """Return a text with a capital where a mark was, so that a sentence is known by it."""
    return _STARTED.sub(lambda match: match[1].upper(), text) if _START in text else text
