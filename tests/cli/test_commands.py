from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import feedparser
import pytest
import soundfile
from click.testing import Result

COMMANDS = [
    "script", "cast", "voices", "audition", "correct", "words", "say", "build", "status", "verify",
    "publish", "serve",
]  # fmt: skip
README = Path(__file__).parents[2] / "README.md"


def test_the_commands_stand_in_the_order_of_the_flow(run: Callable[..., Result]) -> None:
    result = run("--help")

    table = result.stdout.partition("Commands:")[2]
    listed = re.findall(r"^  (\w+) {2,}[A-Z]", table, re.MULTILINE)
    assert listed == COMMANDS


@pytest.mark.parametrize("command", COMMANDS)
def test_help_shows_an_example(run: Callable[..., Result], command: str) -> None:
    result = run(command, "--help")

    assert result.exit_code == 0
    assert re.search(rf"^  narrate {command}", result.stdout, re.MULTILINE)


@pytest.mark.parametrize("command", COMMANDS)
def test_the_readme_names_every_command(command: str) -> None:
    assert f"narrate {command}" in README.read_text(encoding="utf-8")


def test_a_script_names_each_line_and_its_speaker(run: Callable[..., Result]) -> None:
    result = run("script", "well.txt")

    assert re.search(r'^   1:2  Anna +"Is it deep\?"$', result.stdout, re.MULTILINE)
    assert re.search(r'^   2:3  Tom +"I told you so,"$', result.stdout, re.MULTILINE)
    assert "Who speaks (lines): Anna (3), Tom (3)" in result.stderr


def test_the_json_of_a_script_is_that_of_the_build(built: Path, run: Callable[..., Result]) -> None:
    result = run("script", "well.txt", "--json")

    assert result.stdout == (built / "script.json").read_text(encoding="utf-8")
    script = json.loads(result.stdout)
    assert script["version"] == 1
    assert script["chapters"][0]["items"][1] == {
        "type": "utterance",
        "kind": "dialogue",
        "text": '"Is it deep?" ',
        "speaker": "anna",
        "confidence": script["chapters"][0]["items"][1]["confidence"],
        "evidence": "explicit",
        "delivery": "plain",
        "block": 1,
        "position": "1:2",
    }


def test_the_texts_of_a_script_join_to_the_story(run: Callable[..., Result]) -> None:
    result = run("script", "well.txt", "--json")

    texts = [
        item["text"]
        for item in json.loads(result.stdout)["chapters"][1]["items"]
        if item["type"] == "utterance"
    ]
    assert "".join(texts) == (
        "Chapter 2: The Bucket"
        "The bucket came up full. Tom laughed."
        '"I told you so," said Tom.'
        '"You told me nothing of the kind," said Anna.'
    )


def test_unsure_shows_no_sure_line(run: Callable[..., Result]) -> None:
    result = run("script", "well.txt", "--unsure")

    assert "I told you so" not in result.stdout


def rows(cast: str) -> list[str]:
    """Return the rows of a cast without the reasons below them."""
    return [row for row in cast.splitlines() if not row.startswith(" ")]


def test_a_cast_is_shown_and_written_down(folder: Path, run: Callable[..., Result]) -> None:
    result = run("cast", "well.txt", "--engine", "tone")

    assert [row.split()[0] for row in rows(result.stdout)] == ["narrator", "Anna", "Tom"]
    assert "6 entries added" in result.stderr
    assert (folder / "voices/books/the-well.toml").exists()


def test_a_cast_that_is_known_is_not_written_again(run: Callable[..., Result]) -> None:
    first = run("cast", "well.txt", "--engine", "tone")

    second = run("cast", "well.txt", "--engine", "tone")

    assert rows(second.stdout) == rows(first.stdout)
    assert "nothing was written" in second.stderr


def test_two_people_are_merged_by_an_alias(folder: Path, run: Callable[..., Result]) -> None:
    bookfile = folder / "voices/books/the-well.toml"
    bookfile.parent.mkdir(parents=True)
    bookfile.write_text('[characters.anna]\nname = "Anna"\naliases = ["Tom"]\n')

    result = run("script", "well.txt")

    assert "Who speaks (lines): Anna (6)" in result.stderr


def test_one_command_makes_one_of_two_characters_and_keeps_the_voice(
    folder: Path, run: Callable[..., Result]
) -> None:
    before = run("cast", "well.txt", "--engine", "tone").stdout

    result = run("correct", "well.txt", "Tom", "Anna")

    assert result.exit_code == 0
    assert result.stdout == "Tom is now Anna, who is also called Tom\n"
    assert "3 lines changed their speaker" in result.stderr
    after = rows(run("cast", "well.txt", "--engine", "tone").stdout)
    (anna,) = (line for line in before.splitlines() if line.startswith("Anna"))
    assert [line.split()[0] for line in after] == ["narrator", "Anna"]
    assert after[1].split()[-3:] == anna.split()[-3:]


@pytest.mark.parametrize("written", [True, False])
def test_two_who_were_made_one_are_two_again_when_the_line_is_deleted(
    folder: Path, run: Callable[..., Result], *, written: bool
) -> None:
    before = run("script", "well.txt").stdout
    run(*(["cast", "well.txt"] if written else ["voices"]), "--engine", "tone")
    run("correct", "well.txt", "Tom", "Anna")
    run("cast", "well.txt", "--engine", "tone")
    bookfile = folder / "voices/books/the-well.toml"
    text = bookfile.read_text(encoding="utf-8")

    bookfile.write_text(text.replace('Tom = "Anna"\n', ""), encoding="utf-8")

    assert text.count('Tom = "Anna"') == 1
    assert run("script", "well.txt").stdout == before


@pytest.mark.parametrize(
    ("who", "into", "told"),
    [
        ("Zora", "Anna", "`Zora`"),
        ("Anna", "Zora", "`Zora`"),
        ("1-14", "Anna", "`1-14`"),
        ("anna", "Anna", "one already"),
        ("narrator", "Anna", "`narrator` is no character"),
        ("Tom", "unknown", "`unknown` is no character"),
    ],
)
def test_those_who_cannot_be_made_one_are_wrong_usage(
    folder: Path, run: Callable[..., Result], who: str, into: str, told: str
) -> None:
    result = run("correct", "well.txt", who, into)

    assert result.exit_code == 2
    assert told in result.stderr
    assert not (folder / "voices").exists()


def test_a_ring_is_refused_and_not_written(folder: Path, run: Callable[..., Result]) -> None:
    run("correct", "well.txt", "Tom", "Anna")
    bookfile = folder / "voices/books/the-well.toml"
    before = bookfile.read_bytes()

    result = run("correct", "well.txt", "Anna", "tom")

    assert result.exit_code == 1
    assert "goes round in a ring" in result.stderr
    assert bookfile.read_bytes() == before


def test_a_ring_in_the_book_file_is_named_with_the_file(
    folder: Path, run: Callable[..., Result]
) -> None:
    bookfile = folder / "voices/books/the-well.toml"
    bookfile.parent.mkdir(parents=True)
    bookfile.write_text('[merged]\nTom = "Anna"\nAnna = "Tom"\n')

    result = run("script", "well.txt")

    assert result.exit_code == 1
    assert f"{Path('voices/books/the-well.toml')}: [merged] goes round" in result.stderr


@pytest.mark.parametrize("command", ["script", "cast", "build", "status"])
def test_a_merger_of_nobody_is_reported_in_one_line_and_loses_nothing(
    folder: Path, run: Callable[..., Result], command: str
) -> None:
    bookfile = folder / "voices/books/the-well.toml"
    bookfile.parent.mkdir(parents=True)
    bookfile.write_text('[merged]\nZora = "Anna"\n')

    result = run(command, "well.txt", *([] if command == "script" else ["--engine", "tone"]))

    assert result.exit_code == 0
    assert result.stderr.count("nobody in the story is called `Zora`") == 1
    assert 'Zora = "Anna"' in bookfile.read_text()


def test_a_correction_stays_with_its_line_when_the_story_is_edited(
    folder: Path, run: Callable[..., Result]
) -> None:
    result = run("correct", "well.txt", "2:3", "Anna")

    story = folder / "well.txt"
    text = story.read_text(encoding="utf-8")
    moved = text.replace("The bucket came", "It was noon.\n\nThe bucket came")
    story.write_text(moved, encoding="utf-8")
    script = run("script", "well.txt").stdout
    assert result.exit_code == 0
    assert '2:3 is now said by Anna: "I told you so,"' in result.stdout
    assert re.search(r'^   2:4  Anna +"I told you so,"$', script, re.MULTILINE)


def test_a_correction_may_name_somebody_new(run: Callable[..., Result]) -> None:
    result = run("correct", "well.txt", "2:3", "Mrs. Hale")

    assert "2:3 is now said by Mrs. Hale" in result.stdout
    assert "Mrs. Hale is new in this story" in result.stderr
    assert "Mrs. Hale (1)" in run("script", "well.txt").stderr


def test_a_correction_whose_line_is_gone_is_reported(
    folder: Path, run: Callable[..., Result]
) -> None:
    run("correct", "well.txt", "2:3", "Anna")
    story = folder / "well.txt"
    text = story.read_text(encoding="utf-8")
    story.write_text(text.replace('"I told you so," said Tom.', "Nobody spoke."))

    result = run("script", "well.txt")

    assert "is not in the story any more" in result.stderr
    assert "I told you so" in (folder / "voices/books/the-well.toml").read_text()


@pytest.mark.parametrize("position", ["3:1", "1:99", "1:1", "0:1", "1", "x:y"])
def test_a_line_that_cannot_be_corrected_is_wrong_usage(
    folder: Path, run: Callable[..., Result], position: str
) -> None:
    result = run("correct", "well.txt", position, "Anna")

    assert result.exit_code == 2
    assert not (folder / "voices").exists()


def test_status_tells_what_is_out_of_date_and_why(
    built: Path, folder: Path, run: Callable[..., Result]
) -> None:
    story = folder / "well.txt"
    text = story.read_text(encoding="utf-8")
    story.write_text(text.replace("counted to ten", "counted to nine"), encoding="utf-8")

    result = run("status", "well.txt", "--engine", "tone")

    assert result.stdout.splitlines() == [
        "1. The Rope: line 7 edited; 1 of 12 takes to speak",
        "2. The Bucket: up to date",
    ]


def test_a_feed_names_all_chapters(built: Path, run: Callable[..., Result]) -> None:
    result = run("publish", "well.txt", "--base-url", "https://example.org/well")

    feed = feedparser.parse((built / "feed.xml").read_bytes())
    assert result.stdout == "output/the-well/feed.xml\n"
    assert not feed.bozo
    assert [entry.title for entry in feed.entries] == ["1. The Rope", "2. The Bucket"]
    assert [int(entry.enclosures[0].length) for entry in feed.entries] == [
        (built / name).stat().st_size for name in ("01-the-rope.mp3", "02-the-bucket.mp3")
    ]


def test_guids_outlive_the_output_folder_and_an_edit(
    built: Path, folder: Path, run: Callable[..., Result]
) -> None:
    run("publish", "well.txt")
    before = feedparser.parse((built / "feed.xml").read_bytes())
    (built / "feed.xml").unlink()
    story = folder / "well.txt"
    text = story.read_text(encoding="utf-8")
    story.write_text(text.replace("counted to ten", "counted to nine"), encoding="utf-8")
    run("build", "well.txt", "--engine", "tone")

    run("publish", "well.txt")

    after = feedparser.parse((built / "feed.xml").read_bytes())
    assert [entry.id for entry in after.entries] == [entry.id for entry in before.entries]
    assert [entry.published for entry in after.entries] == [
        entry.published for entry in before.entries
    ]
    urls = [[entry.enclosures[0].href for entry in feed.entries] for feed in (before, after)]
    assert [old == new for old, new in zip(*urls, strict=True)] == [False, True]


def test_a_book_that_is_not_built_cannot_be_published(
    folder: Path, run: Callable[..., Result]
) -> None:
    result = run("publish", "well.txt")

    assert result.exit_code == 3
    assert not (folder / "voices").exists()


def test_a_chapter_that_moved_is_not_published_before_it_is_built_again(
    built: Path, folder: Path, run: Callable[..., Result]
) -> None:
    story = folder / "well.txt"
    text = story.read_text(encoding="utf-8")
    inserted = 'Chapter 2: The Frog\n\n"Well, well," said Tom.\n\nChapter 3: The Bucket'
    story.write_text(text.replace("Chapter 2: The Bucket", inserted), encoding="utf-8")

    result = run("publish", "well.txt")

    feed = feedparser.parse((built / "feed.xml").read_bytes())
    assert [entry.title for entry in feed.entries] == ["1. The Rope"]
    assert "Chapter 2 is not built yet" in result.stderr


def test_voices_are_listed_with_what_they_are_like(run: Callable[..., Result]) -> None:
    result = run("voices")

    lines = result.stdout.splitlines()
    assert len(lines) >= 24
    assert all(re.match(r"espeak/\S+ +(fe)?male|espeak/\S+ +neutral", line) for line in lines)


def test_a_voice_is_heard(folder: Path, run: Callable[..., Result]) -> None:
    voice = run("voices", "--engine", "tone").stdout.split()[0]

    result = run("audition", voice, "--text", "Hello there.")

    path = folder / result.stdout.strip()
    assert path.parent == folder / "output/auditions"
    assert soundfile.info(path).duration > 0.5


def test_a_voice_that_does_not_exist_is_missing(run: Callable[..., Result]) -> None:
    result = run("audition", "espeak/nobody")

    assert result.exit_code == 3
    assert "espeak/nobody" in result.stderr
