"""Openings and ends in the manner of fan fiction, and stories that only look like notes."""

from __future__ import annotations

from pathlib import Path
from runpy import run_path
from typing import Any

import pytest

MEASURE: dict[str, Any] = run_path(str(Path(__file__).parents[2] / "benchmarks" / "structure.py"))
CASES = dict(MEASURE["note_cases"]())
UNTOLD = {
    "Sooo... this happened.",
    "The story starts a bit slow but I promise it gets better.",
    "I own nothing but the goat.",
    "Thanks to coalheart for talking me down from deleting it.",
    "I've got no good excuse. Enjoy?",
    "I'm aware that ships don't work like that. Let me have this.",
}
"""Without a sign of a note at a note's edge; each could be a narrator's."""


@pytest.mark.parametrize("case", CASES)
def test_what_is_a_note_is_left_out_and_nothing_else(case: str) -> None:
    found = MEASURE["notes_found"](CASES[case])

    wrong = {text for text, is_note, taken in found if is_note is not taken}
    assert wrong <= UNTOLD


def test_the_cases_are_as_many_as_are_spoken_of() -> None:
    stories = [case for case in CASES if " story " in f" {case} "]

    assert len(stories) >= 40
    assert len(CASES) - len(stories) >= 60
