"""Rules: a pattern, and what is said instead of what it finds."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import TypeAlias

Rule: TypeAlias = tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]]


def said_by(rules: Iterable[Rule], text: str) -> str:
    """Return a text as rules say it, one after the other."""
    for pattern, said in rules:
        text = pattern.sub(said, text)
    return text
