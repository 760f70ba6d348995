"""Tables of sentences that were written before anything was made to read them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

from narrate.attribution import Attribution
from narrate.script import SpanKind, Utterance

Told = Callable[..., Attribution]

_TABLES: Final = Path(__file__).with_name("tables")
_MEETING: Final = (
    "Anna Reed waited at the ferry, and she counted the gulls. Tobias came down the hill.",
    "Anna waved. Tobias waved back, for he had seen her.",
)
"""Stands before each case: two people who can be told apart by name and by pronoun."""


def cases(name: str) -> Iterator[tuple[list[str], list[str]]]:
    for line in (_TABLES / name).read_text(encoding="utf-8").splitlines():
        wanted, parts, text = line.partition(" | ")
        if parts and not line.startswith("#"):
            yield wanted.split(), re.split(r"\s*¶\s*", text)


def misread(told: Told, name: str, field: Callable[[Utterance], str]) -> list[str]:
    """Return the cases of a table that are read otherwise, with what is found in them."""
    missed = []
    for wanted, paragraphs in cases(name):
        script = told(*_MEETING, *paragraphs).script
        found = [
            field(utterance)
            for utterance in script.chapters[0].utterances
            if utterance.span.kind is SpanKind.DIALOGUE
        ]
        if found != wanted:
            missed.append(f"{' '.join(found)}, not {' '.join(wanted)}: {' / '.join(paragraphs)}")
    return missed


def test_lines_are_said_as_the_narration_beside_them_tells(told: Told) -> None:
    missed = misread(told, "deliveries.txt", lambda utterance: utterance.delivery)

    assert missed == []


def test_what_a_group_or_nobody_in_particular_says_is_unknown(told: Told) -> None:
    missed = misread(told, "groups.txt", lambda utterance: utterance.speaker.removesuffix("-reed"))

    assert missed == []
