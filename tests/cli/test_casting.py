"""The cast as a user meets it: why, in series, of one voice, heard."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
import soundfile
from click.testing import Result

from narrate.bookfile import read_bookfile
from narrate.decisions import Casting

Run = Callable[..., Result]

SEQUEL = """\
The Spring

by The narrate authors

Chapter 1: The Path

"Is it far?" asked Anna. She was tired.

"Far enough," said Tom. He took the bucket.

"I can carry it," said Mrs. Pell. She had come up the path behind them.

"You can not," said Anna.
"""


def parts(run: Run, *words: str) -> dict[str, dict[str, object]]:
    result = run("cast", *words, "--engine", "tone", "--json")
    assert result.exit_code == 0, result.stderr
    return {part["role"]: part for part in json.loads(result.stdout)["parts"]}


@pytest.fixture
def sequel(folder: Path, run: Run) -> Path:
    """The folder of two stories; Anna and Tom of the first have voices that nobody would guess."""
    (folder / "spring.txt").write_text(SEQUEL, encoding="utf-8")
    books = folder / "voices/books"
    books.mkdir(parents=True)
    (books / "the-well.toml").write_text(
        '[characters.anna]\nname = "Anna"\nage = "old"\n'
        '[voices.tone]\nnarrator = "tone/woman-5"\nanna = "tone/girl-2"\ntom = "tone/man-7"\n',
        encoding="utf-8",
    )
    assert run("cast", "well.txt", "--engine", "tone").exit_code == 0
    return folder


def test_the_cast_tells_why(run: Run) -> None:
    result = run("cast", "well.txt", "--engine", "tone")

    assert "woman by 'she'" not in result.stdout
    assert "woman by" in result.stdout
    assert "from Tom, to whom she talks most" in result.stdout
    assert "decided in the book file" not in result.stdout
    assert "decided in the book file" in run("cast", "well.txt", "--engine", "tone").stdout


def test_the_cast_is_told_as_json(run: Run) -> None:
    told = parts(run, "well.txt")

    assert list(told) == ["narrator", "anna", "tom"] or list(told) == ["narrator", "tom", "anna"]
    assert told["anna"]["gender"] == "female"
    assert str(told["anna"]["voice"]).startswith("tone/")
    assert told["anna"]["why"]


def test_a_sequel_has_the_voices_of_the_book_before(sequel: Path, run: Run) -> None:
    result = run("cast", "spring.txt", "--engine", "tone", "--series", "The Well")

    assert result.exit_code == 0
    assert "As in `the-well`: the narrator, Anna, Tom" in result.stderr
    decisions = read_bookfile(sequel / "voices/books/the-spring.toml")
    assert decisions.casting == Casting(series="the-well")
    assert decisions.voices["tone"]["narrator"] == "tone/woman-5"
    assert decisions.voices["tone"]["anna"] == "tone/girl-2"
    assert decisions.voices["tone"]["tom"] == "tone/man-7"
    assert {one.id: one.age for one in decisions.characters}["anna"] == "old"


def test_a_series_needs_to_be_said_once(sequel: Path, run: Run) -> None:
    first = parts(run, "spring.txt", "--series", "the-well")

    assert {id_: part["voice"] for id_, part in parts(run, "spring.txt").items()} == {
        id_: part["voice"] for id_, part in first.items()
    }
    (sequel / "spring.txt").write_text(
        SEQUEL + "\nChapter 2: Home\n\n“Home,” said the boy. “Home,” said Anna.\n", encoding="utf-8"
    )
    grown = parts(run, "spring.txt")
    assert {id_: grown[id_]["voice"] for id_ in first} == {
        id_: part["voice"] for id_, part in first.items()
    }


def test_what_the_sequel_s_own_file_says_wins(sequel: Path, run: Run) -> None:
    own = sequel / "voices/books/the-spring.toml"
    own.write_text('[voices.tone]\nanna = "tone/woman-3"\n', encoding="utf-8")

    told = parts(run, "spring.txt", "--series", "the-well")

    assert told["anna"]["voice"] == "tone/woman-3"
    assert told["tom"]["voice"] == "tone/man-7"
    assert "as in the-well" in told["tom"]["why"]  # type: ignore[operator]


def test_a_book_that_is_not_there_is_missing(sequel: Path, run: Run) -> None:
    result = run("cast", "spring.txt", "--engine", "tone", "--series", "the-wall")

    assert result.exit_code == 3
    assert "`the-wall` is no book" in result.stderr
    assert "`the-well`" in result.stderr
    assert not (sequel / "voices/books/the-spring.toml").exists()


def test_no_book_is_its_own_series(sequel: Path, run: Run) -> None:
    result = run("cast", "well.txt", "--engine", "tone", "--series", "the-well")

    assert result.exit_code == 2


def test_a_series_that_is_gone_is_missing(sequel: Path, run: Run) -> None:
    run("cast", "spring.txt", "--engine", "tone", "--series", "the-well")
    (sequel / "voices/books/the-well.toml").unlink()

    result = run("cast", "spring.txt", "--engine", "tone")

    assert result.exit_code == 3
    assert "the-well.toml" in result.stderr


def test_books_that_name_each_other_are_read_once(sequel: Path, run: Run) -> None:
    assert run("cast", "spring.txt", "--engine", "tone", "--series", "the-well").exit_code == 0

    result = run("cast", "well.txt", "--engine", "tone", "--series", "the-spring")

    assert result.exit_code == 0


def test_one_voice_reads_all_and_that_is_remembered(folder: Path, run: Run) -> None:
    run("build", "well.txt", "--engine", "tone")

    solo = run("build", "well.txt", "--engine", "tone", "--solo")

    assert "one voice reads all now" in solo.stderr
    again = run("build", "well.txt", "--engine", "tone")
    assert "up to date" in again.stderr
    told = parts(run, "well.txt")
    assert len({part["voice"] for part in told.values()}) == 1
    assert "one voice reads all" in told["narrator"]["why"]  # type: ignore[operator]
    back = run("build", "well.txt", "--engine", "tone", "--no-solo", "--dry-run")
    assert "the characters have voices of their own now" in back.stderr


def test_a_story_that_was_read_by_one_voice_has_no_voices_written_down(
    folder: Path, run: Run
) -> None:
    run("cast", "well.txt", "--engine", "tone", "--solo")

    voices = read_bookfile(folder / "voices/books/the-well.toml").voices["tone"]

    assert list(voices) == ["narrator"]


def test_every_character_is_heard_with_a_line_of_his_own(folder: Path, run: Run) -> None:
    result = run("audition", "well.txt", "--engine", "tone")

    paths = [Path(line) for line in result.stdout.splitlines()]
    assert {path.stem for path in paths} == {"narrator", "anna", "tom"}
    assert all(path.parent == Path("output/auditions/the-well") for path in paths)
    assert all(soundfile.info(path).duration > 0.3 for path in paths)
    assert not (folder / "voices").exists()


def test_all_characters_are_heard_in_one_file(folder: Path, run: Run) -> None:
    alone = run("audition", "well.txt", "--engine", "tone").stdout.split()

    result = run("audition", "well.txt", "--engine", "tone", "--together")

    (path,) = result.stdout.split()
    assert Path(path) == Path("output/auditions/the-well.mp3")
    assert soundfile.info(path).duration > max(soundfile.info(one).duration for one in alone)


def test_a_voice_says_the_sentence_that_stands_behind_it(run: Run) -> None:
    result = run("audition", "tone/man-1", "tone/man-2", "Where have you been all this time?")
    short = run("audition", "--engine", "tone", "man-1", "No.", "-o", "other")

    assert result.exit_code == 0
    assert len(result.stdout.split()) == 2
    heard = [soundfile.info(each.stdout.split()[0]).duration for each in (result, short)]
    assert heard[0] > heard[1]


def test_one_word_behind_a_voice_is_said_unless_it_is_a_voice_itself(run: Run) -> None:
    said = run("audition", "tone/man-1", "Hi")
    voices = run("audition", "--engine", "tone", "man-1", "man-2")
    mixed = run("audition", "espeak/en-us+m3", "tone/man-1", "man-2")

    assert (said.exit_code, len(said.stdout.split())) == (0, 1)
    assert (voices.exit_code, len(voices.stdout.split())) == (0, 2)
    assert mixed.exit_code == 3
    assert "man-2" in mixed.stderr


@pytest.mark.parametrize(
    ("words", "status", "told"),
    [
        (["nowhere.txt"], 3, "nowhere.txt"),
        (["well.txt", "tone/man-1"], 2, "is a story"),
        (["tone/man-1", "--together"], 2, "--together needs a story"),
        (["tone/man-1", "Hello you.", "--text", "Hello."], 2, "two texts"),
        (["tone/man-1", "Hello", "--text", "Hi"], 2, "--text"),
        (["tone/man-1", "tone/Hello"], 3, "tone/Hello"),
        (["tone/man-1", "and/or"], 3, "and"),
        (["well.txt", "Hello"], 2, "--text"),
        (["Hello there, friend."], 2, "--text"),
        ([""], 2, "No voice and no story is named"),
        (["tone/man-1", ""], 2, "nothing to say in ``"),
        (["tone/man-1", "--text", ""], 2, "nothing to say in ``"),
    ],
)
def test_what_cannot_be_heard_is_told(run: Run, words: list[str], status: int, told: str) -> None:
    result = run("audition", *words, "--engine", "tone")

    assert result.exit_code == status
    assert told in result.stderr
