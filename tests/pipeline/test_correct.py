"""What a person decides, from the story file to the book file and back."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pytest

from narrate import pipeline
from narrate.attribution import anchor
from narrate.bookfile import add_line
from narrate.decisions import LineDecision
from narrate.pipeline import Understood
from narrate.script import Evidence, Utterance

STORY: Final = """\
The Pear

Marta and Olin sat on the harbor wall. Marta counted the nets. Olin ate a pear.

"Is it the tide?" asked Marta.

"It is always the tide," said Olin.

A gull landed between them, and looked at the pear.

"He wants his share."

"He can want."

"No."

"No."

"No."

"No."

"That makes no sense at all."

The gull took the pear, and left.
"""

COMES: Final = "The tide came in over the long gray flats, and covered the nets."
GOES: Final = "The tide went out over the long gray flats, and left the nets dry."


@pytest.fixture
def story(tmp_path: Path) -> Path:
    path = tmp_path / "pear.txt"
    path.write_text(STORY, encoding="utf-8")
    return path


def understood(story: Path) -> Understood:
    return pipeline.understand(story, voices=story.parent / "voices")


def lines(found: Understood) -> tuple[Utterance, ...]:
    return found.script.chapters[0].utterances


def reviewed(found: Understood) -> list[int]:
    return [place for place, one in enumerate(lines(found)) if one.evidence is Evidence.REVIEWED]


def at(found: Understood, text: str, number: int = 1) -> int:
    """Return where a line with a text is, the second or third of them if there are more."""
    places = [place for place, one in enumerate(lines(found)) if one.span.text.strip() == text]
    return places[number - 1]


def test_what_a_correction_is_said_to_change_is_what_changes(story: Path) -> None:
    before = understood(story)
    line = at(before, '"He can want."')
    (other,) = {"marta", "olin"} - {lines(before)[line].speaker}

    correction = pipeline.correct(before, position=(1, line + 1), speaker=other)

    pairs = list(zip(lines(before), lines(understood(story)), strict=True))
    changed = [place for place, (old, new) in enumerate(pairs) if old.speaker != new.speaker]
    assert {line - 1, line, line + 1} <= set(changed)
    assert correction.others == len(changed) - 1


@pytest.mark.parametrize("number", [1, 2, 3, 4])
def test_one_of_many_equal_lines_keeps_its_decision_in_the_book_file(
    story: Path, number: int
) -> None:
    before = understood(story)
    line = at(before, '"No."', number)
    remembered = anchor(before.spans, 0, line, speaker="Zora")

    pipeline.correct(before, position=(1, line + 1), speaker="Zora")

    after = understood(story)
    assert after.decisions.lines == (remembered,)
    assert remembered.times == 4
    assert reviewed(after) == [line]
    assert lines(after)[line].speaker == "zora"


@pytest.mark.parametrize("occurrence", [1, 2])
def test_lines_between_equal_sides_are_told_apart_by_their_order(
    story: Path, occurrence: int
) -> None:
    refrain = f'{COMES}\n\n"Again."\n\n{GOES}\n\n'
    story.write_text(STORY + "\n" + refrain + refrain, encoding="utf-8")
    before = understood(story)
    decision = LineDecision('"Again."', COMES, occurrence, "Zora", after=GOES, times=2)

    add_line(before.bookfile, decision, title=before.book.title)

    after = understood(story)
    assert after.lost == ()
    assert reviewed(after) == [at(before, '"Again."', occurrence)]
