"""Hear somebody say who he is: *I'm Tobias*, *"Anna Reed," said the woman*."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from narrate.attribution.passages import Token
from narrate.attribution.references import Kind, Reference

_INTRODUCTIONS: Final = (
    ("my", "name", "is"),
    ("name's",),
    ("i'm",),
    ("i", "am"),
    ("call", "me"),
    ("they", "call", "me"),
)


def introduces(tokens: Sequence[Token], reference: Reference) -> bool:
    """Tell whether somebody says his own name: *I'm Tobias*, *"Anna Reed," said the woman*."""
    if reference.kind is not Kind.NAME or not reference.spoken:
        return False
    after = tokens[reference.last] if reference.last < len(tokens) else None
    if after is not None and after.word and after.spoken:
        return False
    before = tuple(token.low for token in tokens[max(0, reference.first - 3) : reference.first])
    return any(before[-len(words) :] == words for words in _INTRODUCTIONS)


def answers(tokens: Sequence[Token], reference: Reference) -> bool:
    """Tell whether a name is all that a quotation says."""
    line = tokens[reference.first].line
    return reference.spoken and all(
        not token.word or token.line != line or reference.first <= at < reference.last
        for at, token in enumerate(tokens)
    )


def asks_name(spoken: Sequence[str]) -> bool:
    """Tell whether words ask who somebody is."""
    text = " ".join(spoken)
    return "?" in text and any(
        words in text for words in ("your name", "call you", "who are you", "names")
    )
