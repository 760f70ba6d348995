from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from narrate.readers.structure.breaks import divider

LISTS = Path(__file__).parent / "data"
BREAKS = (LISTS / "breaks.txt").read_text(encoding="utf-8").splitlines()
"""A mark a line, and behind a tab the words of it that are read."""

LOOKALIKES = (LISTS / "lookalikes.txt").read_text(encoding="utf-8").splitlines()
SILENT = [mark for mark in BREAKS if "\t" not in mark]
READ = [tuple(mark.split("\t")) for mark in BREAKS if "\t" in mark]
UNTOLD = ["lotrlotrlotr"]
"""Initials that could be a word, a laugh or a sound: `lalalalala`."""


@pytest.mark.parametrize("line", [mark for mark in SILENT if mark not in UNTOLD])
def test_a_line_that_only_parts_scenes_is_not_read(line: str) -> None:
    found = divider(line)

    assert found is not None
    assert line[found.start : found.end] == ""


@pytest.mark.parametrize(("line", "words"), READ)
def test_a_line_that_parts_scenes_with_words_is_read(line: str, words: str) -> None:
    found = divider(line)

    assert found is not None
    assert line[found.start : found.end] == words


@pytest.mark.parametrize("line", LOOKALIKES)
def test_a_look_alike_stays_in_the_story(line: str) -> None:
    assert divider(line) is None


@pytest.mark.parametrize("line", UNTOLD)
def test_initials_that_could_be_a_word_are_read(line: str) -> None:
    assert divider(line) is None


@pytest.mark.parametrize("line", ["*Many years later*", "_The next morning_", "**One week later**"])
def test_a_time_skip_set_off_by_emphasis_marks_is_emphasized(line: str) -> None:
    found = divider(line)

    assert found is not None
    assert found.emphasized


@pytest.mark.parametrize("line", ["Two hours later", "~ Two hours later ~", "*** Marian ***"])
def test_other_words_between_scenes_are_not_emphasized(line: str) -> None:
    found = divider(line)

    assert found is not None
    assert not found.emphasized


@given(st.text())
def test_any_line_is_judged(line: str) -> None:
    found = divider(line)

    assert found is None or 0 <= found.start <= found.end <= len(line)


@pytest.mark.parametrize(
    "line",
    [
        "*" * 500_000,
        "-x" * 300_000,
        "~A" * 300_000,
        " " * 500_000 + "a",
        "linebreak" * 50_000,
        "the next " * 50_000,
        "HP-" * 200_000 + "!",
        "(" * 500_000,
    ],
)
def test_a_hostile_line_is_judged_at_once(line: str) -> None:
    divider(line)
