"""A chapter that is nothing but a note keeps its number, and no command stumbles over the gap."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import mutagen
import pytest
from click.testing import Result

STORY = """\
The Well

by The narrate authors

Chapter 1: The Rope

"Is it deep?" asked Anna. She leaned over the edge.

Chapter 2: Author's Note

Sorry, guys, no chapter this week! I am ill. Please review anyway!

Chapter 3: The Bucket

The bucket came up full. Tom laughed.

"I told you so," said Tom.
"""
CHAPTERS = ["01-the-rope.mp3", "03-the-bucket.mp3"]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder that holds a story whose second chapter is a note."""
    (tmp_path / "well.txt").write_text(STORY, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_script_says_which_chapter_holds_no_story(run: Callable[..., Result]) -> None:
    result = run("script", "well.txt")

    assert "Chapter 2, `Author's Note`, holds no story: it keeps its number" in result.stderr
    assert "chapter 2, author's note: Sorry, guys, no chapter" in result.stderr
    assert "Chapter 3: The Bucket" in result.stdout


def test_the_other_chapters_are_built_under_their_own_numbers(
    built: Path, run: Callable[..., Result]
) -> None:
    again = run("build", "well.txt", "--engine", "tone")

    assert sorted(path.name for path in built.glob("*.mp3")) == CHAPTERS
    assert str(mutagen.File(built / CHAPTERS[1]).tags["TRCK"]) == "3/3"
    assert "Nothing to do: 2 chapters up to date" in again.stderr


def test_a_chapter_after_the_gap_is_built_alone(run: Callable[..., Result]) -> None:
    result = run("build", "well.txt", "--engine", "tone", "-c", "2-3")

    assert result.stdout.splitlines() == [f"output/the-well/{CHAPTERS[1]}"]


@pytest.mark.parametrize(
    ("chapter", "message"),
    [("2", "Chapter 2 holds no story"), ("4", "There is no chapter 4; the story has 3")],
)
def test_a_chapter_without_audio_cannot_be_asked_for(
    run: Callable[..., Result], chapter: str, message: str
) -> None:
    result = run("build", "well.txt", "--engine", "tone", "-c", chapter)

    assert result.exit_code == 2
    assert message in result.stderr


def test_a_line_after_the_gap_is_corrected(run: Callable[..., Result]) -> None:
    result = run("correct", "well.txt", "3:3", "Anna")

    assert result.exit_code == 0
    assert '3:3 is now said by Anna: "I told you so,"' in result.stdout


@pytest.mark.parametrize(
    ("position", "message"),
    [("2:1", "Chapter 2 holds no story"), ("4:1", "There is no chapter 4; the story has 3")],
)
def test_a_line_of_a_note_cannot_be_corrected(
    run: Callable[..., Result], position: str, message: str
) -> None:
    result = run("correct", "well.txt", position, "Anna")

    assert result.exit_code == 2
    assert message in result.stderr


def test_the_feed_numbers_its_episodes_as_the_author_does(
    built: Path, run: Callable[..., Result]
) -> None:
    result = run("publish", "well.txt")

    feed = (built / "feed.xml").read_text(encoding="utf-8")
    assert result.exit_code == 0
    assert "<itunes:episode>1</itunes:episode>" in feed
    assert "<itunes:episode>2</itunes:episode>" not in feed
    assert "<itunes:episode>3</itunes:episode>" in feed


def test_a_chapter_that_became_a_note_loses_its_recording(
    built: Path, folder: Path, run: Callable[..., Result]
) -> None:
    story = folder / "well.txt"
    told = STORY[STORY.index("The bucket came") :]
    note = "A/N: I took this one down, please review the others!\n"
    story.write_text(STORY.replace(told, note) + "\nChapter 4: The Lid\n\nTom put it on.\n")

    run("build", "well.txt", "--engine", "tone")

    recordings = json.loads((built / "recordings.json").read_text())["recordings"]
    assert [recording["number"] for recording in recordings] == [1, 4]
    assert sorted(path.name for path in built.glob("*.mp3")) == [CHAPTERS[0], "04-the-lid.mp3"]
