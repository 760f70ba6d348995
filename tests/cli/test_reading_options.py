"""What is read out beside the story: author's notes and the opening."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeAlias

import feedparser
import pytest
from click.testing import Result

Run: TypeAlias = Callable[..., Result]

NOTED = """\
The Well

by The narrate authors

A/N: My first story, so please review!

Chapter 1: The Rope

"Is it deep?" asked Anna. She leaned over the edge.

A/N: Thank you for reading this chapter!

Chapter 2: Back Soon

A/N: No chapter this week, sorry for the wait!

Chapter 3: The Bucket

The bucket came up full. Tom laughed, "I told you so," and let it down again.
"""


@pytest.fixture
def noted(folder: Path) -> Path:
    (folder / "well.txt").write_text(NOTED, encoding="utf-8")
    return folder


def chapters(run: Run, *options: str) -> dict[int, list[str]]:
    script = json.loads(run("script", "well.txt", "--json", *options).stdout)
    return {chapter["number"]: texts(chapter) for chapter in script["chapters"]}


def texts(chapter: dict[str, Any]) -> list[str]:
    return [item["text"].strip() for item in chapter["items"] if item["type"] == "utterance"]


def test_notes_are_left_out_and_listed(noted: Path, run: Run) -> None:
    result = run("script", "well.txt")

    assert "Left out 6 passages, 33 words" in result.stderr
    assert "--notes read" in result.stderr


def test_notes_are_read_where_they_stand(noted: Path, run: Run) -> None:
    read = chapters(run, "--notes", "read")

    assert read[1][:2] == ["A/N: My first story, so please review!", "Chapter 1: The Rope"]
    assert read[1][-1] == "A/N: Thank you for reading this chapter!"
    assert read[2][-1] == "A/N: No chapter this week, sorry for the wait!"


def test_reading_notes_changes_no_numbers(noted: Path, run: Run) -> None:
    assert [*chapters(run)] == [1, 3]
    assert [*chapters(run, "--notes", "read")] == [1, 2, 3]


def test_a_chapter_without_a_story_is_told_of(noted: Path, run: Run) -> None:
    result = run("script", "well.txt")

    assert "Chapter 2, `Back Soon`, holds no story" in result.stderr


def test_notes_describe_their_chapter(noted: Path, run: Run) -> None:
    run("build", "well.txt", "--engine", "tone", "--notes", "describe")
    run("publish", "well.txt")

    feed = feedparser.parse(noted / "output" / "the-well" / "feed.xml")
    tag = (noted / "output" / "the-well" / "01-the-rope.mp3").read_bytes()[:4000]

    assert [it.description for it in feed.entries if "A/N" in it.description] == [
        (
            "<p>A/N: My first story, so please review!</p>"
            "<p>A/N: Thank you for reading this chapter!</p>"
        )
    ]
    assert b"COMM" in tag
    assert "Thank you for reading".encode("utf-16-le") in tag


def test_what_is_read_is_remembered(noted: Path, run: Run) -> None:
    run("build", "well.txt", "--engine", "tone", "--notes", "read", "--opening")

    result = run("status", "well.txt", "--engine", "tone")

    assert result.stdout.count("up to date") == 3
    text = (noted / "voices" / "books" / "the-well.toml").read_text(encoding="utf-8")
    assert '[reading]\nnotes = "read"\nopening = true\n' in text


def test_what_is_remembered_can_be_taken_back(noted: Path, run: Run) -> None:
    run("build", "well.txt", "--engine", "tone", "--notes", "read", "--opening")
    run("build", "well.txt", "--engine", "tone", "--notes", "skip", "--no-opening")

    assert [*chapters(run)] == [1, 3]
    assert chapters(run)[1][0] == "Chapter 1: The Rope"


def test_the_opening_names_title_and_author(noted: Path, run: Run) -> None:
    assert chapters(run, "--opening")[1][0] == "The Well, by The narrate authors"


@pytest.mark.parametrize("options", [(), ("--notes", "read"), ("--opening",)])
def test_a_check_proves_that_every_word_is_told(
    noted: Path, run: Run, options: tuple[str, ...]
) -> None:
    result = run("script", "well.txt", "--check", *options)

    assert result.exit_code == 0
    assert "70 words: " in result.stdout


def test_a_story_comes_from_standard_input(folder: Path, run: Run) -> None:
    result = run("script", "-", "--title", "The Well", "--json", input=NOTED)

    assert json.loads(result.stdout)["title"] == "The Well"


def test_a_grown_and_renamed_story_stays_one_book(noted: Path, run: Run) -> None:
    run("build", "well.txt", "--engine", "tone")
    more = NOTED.replace("The Well\n", "The Old Well\n") + "\n\nChapter 4: Rain\n\nIt rained.\n"
    (noted / "well.txt").write_text(more, encoding="utf-8")

    result = run("build", "well.txt", "--engine", "tone")

    assert [path.name for path in (noted / "output").iterdir() if path.name[0] != "."] == [
        "the-well"
    ]
    assert "04-rain.mp3" in result.stdout


def test_a_folder_with_one_file_more_is_the_same_book(folder: Path, run: Run) -> None:
    serial = folder / "The Salt Ledger"
    serial.mkdir()
    for number, text in enumerate(("The scale was new.", "The clerk counted again."), 1):
        (serial / f"chapter {number}.txt").write_text(f"Chapter {number}\n\n{text}\n")
    before = guids(run, folder)
    (serial / "chapter 10.txt").write_text("Chapter 3\n\nBy evening nobody laughed.\n")

    after = guids(run, folder)

    assert len(after) == 3
    assert after[:2] == before


def guids(run: Run, folder: Path) -> list[str]:
    """Build and publish the folder of chapters, and return how podcast apps know each."""
    run("build", "The Salt Ledger", "--engine", "tone")
    run("publish", "The Salt Ledger")
    feed = feedparser.parse(folder / "output" / "the-salt-ledger" / "feed.xml")
    return [entry.id for entry in feed.entries]
