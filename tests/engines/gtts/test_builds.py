"""Whole builds with Google Translate: blocked, resumed, killed, edited, said by stand-ins."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeAlias

import pytest
from click.testing import CliRunner, Result

from narrate.cli import narrate
from narrate.engines.gtts import rate
from narrate.engines.gtts.rate import TokenBucket

Build: TypeAlias = Callable[..., Result]

STORY = """\
The Well

by The narrate authors

Chapter 1: The Rope

"Is it deep?" asked Anna. She leaned over the edge.

"Deep enough," said Tom. "Hold the rope."

Nothing moved below. Anna counted to ten.

Chapter 2: The Bucket

The bucket came up full. Tom laughed.

"I told you so," said Tom.
"""
FIRST, SECOND = "output/the-well/01-the-rope.mp3", "output/the-well/02-the-bucket.mp3"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "well.txt").write_text(STORY, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def build(folder: Path, google: Any, monkeypatch: pytest.MonkeyPatch) -> Build:
    """Build the story with Google's voices, in no hurry and never waiting."""
    monkeypatch.setattr(rate, "SHARED", TokenBucket(burst=1, interval_s=0))
    monkeypatch.setattr("narrate.engines.gtts.service.time.sleep", lambda _: None)

    def build(*words: str) -> Result:
        arguments = ["build", "well.txt", "--engine", "gtts", *words]
        return CliRunner(mix_stderr=False).invoke(narrate, arguments)

    return build


def voices(chapter: int) -> list[str]:
    """Return the engine of each take of a chapter, as it was recorded."""
    content = json.loads(Path("output/the-well/recordings.json").read_text())
    takes = next(it["takes"] for it in content["recordings"] if it["number"] == chapter)
    return [take["voice"].partition("/")[0] for take in takes]


def test_a_block_in_the_middle_keeps_what_is_done_and_the_next_run_goes_on(
    build: Build, google: Any
) -> None:
    google.blocked_after = 5

    blocked = build()

    assert blocked.exit_code == 1
    assert "too many requests" in blocked.stderr
    assert "run the same command again later" in blocked.stderr
    answered = google.texts[:5]
    google.blocked_after = None
    google.asked.clear()

    resumed = build()

    assert resumed.exit_code == 0
    assert resumed.stdout.splitlines() == [FIRST, SECOND]
    assert set(google.texts).isdisjoint(answered)


def test_a_block_is_not_answered_with_more_requests(build: Build, google: Any) -> None:
    google.blocked_after = 0

    build()

    assert len(google.asked) == 4


def test_stand_ins_say_what_is_missing_until_the_next_run(build: Build, google: Any) -> None:
    google.blocked_after = 5

    stood_in = build("--fallback", "espeak")

    assert stood_in.exit_code == 0
    assert stood_in.stdout.splitlines() == [FIRST, SECOND]
    assert "lines in stand-in voices: " in stood_in.stderr
    assert "run again later" in stood_in.stderr
    assert set(voices(1)) | set(voices(2)) == {"gtts", "espeak"}
    lines = voices(2).count("espeak")

    again = CliRunner(mix_stderr=False).invoke(narrate, ["status", "well.txt", "--engine", "gtts"])
    assert f"2. The Bucket: {lines} lines in stand-in voices; " in again.stdout

    google.blocked_after = None
    google.asked.clear()
    healed = build()

    assert f"{lines} lines in stand-in voices" in healed.stderr
    assert set(voices(1)) | set(voices(2)) == {"gtts"}
    assert "Nothing to do" in build().stderr


def test_what_was_healed_is_as_if_it_had_never_been_blocked(build: Build, google: Any) -> None:
    build()
    paths = [Path(FIRST), Path(SECOND), Path("output/the-well/recordings.json")]
    whole = [path.read_bytes() for path in paths]
    for path in Path("output").rglob("*"):
        if path.is_file():
            path.unlink()
    google.blocked_after = len(google.asked) + 4

    build("--fallback", "espeak")
    google.blocked_after = None
    build()

    assert [path.read_bytes() for path in paths] == whole


def test_a_line_is_said_by_one_voice_throughout(build: Build, google: Any, folder: Path) -> None:
    long = " ".join(f"The bucket number {place} came up full of cold rain." for place in range(30))
    (folder / "well.txt").write_text(f"The Well\n\nChapter 1: The Rope\n\n{long}\n")
    google.blocked_after = 8

    build("--fallback", "espeak")

    content = json.loads(Path("output/the-well/recordings.json").read_text())
    takes = content["recordings"][0]["takes"]
    assert len(takes) > 3
    by_line: dict[int, set[str]] = {take["utterance"]: set() for take in takes}
    for take in takes:
        by_line[take["utterance"]].add(take["voice"])
    assert all(len(voices) == 1 for voices in by_line.values())


def test_a_stand_in_fits_whom_it_stands_in_for(build: Build, google: Any) -> None:
    google.blocked_after = 0

    build("--fallback", "espeak")

    content = json.loads(Path("output/the-well/recordings.json").read_text())
    cast = {
        take["speaker"]: (take["voice"], take["stands_in_for"])
        for recording in content["recordings"]
        for take in recording["takes"]
    }
    alone = CliRunner(mix_stderr=False).invoke(
        narrate, ["cast", "well.txt", "--engine", "espeak", "--voices", "elsewhere"]
    )
    assert all(voice in alone.output for voice, _ in cast.values())
    assert all(wanted.startswith("gtts/") for _, wanted in cast.values())
    assert len({voice for voice, _ in cast.values()}) == len(cast)


def test_an_engine_cannot_stand_in_for_itself(build: Build) -> None:
    result = build("--fallback", "gtts")

    assert result.exit_code == 2
    assert "`gtts` cannot stand in for itself" in result.stderr
    assert "Name another engine: `espeak`" in result.stderr


def test_who_has_espeak_already_is_told_of_another_stand_in(build: Build) -> None:
    result = build("--engine", "espeak", "--fallback", "espeak")

    assert result.exit_code == 2
    assert "Name another engine: `tone`" in result.stderr


def test_the_main_engine_stands_in_for_the_one_voice_of_a_service(
    build: Build, folder: Path, google: Any
) -> None:
    bookfile = folder / "voices" / "books" / "the-well.toml"
    bookfile.parent.mkdir(parents=True)
    bookfile.write_text('version = 1\n\n[voices.espeak]\ntom = "gtts/ie"\n', encoding="utf-8")
    google.blocked_after = 0

    result = build("--engine", "espeak", "--fallback", "espeak")

    assert result.exit_code == 0, result.stderr
    content = json.loads(Path("output/the-well/recordings.json").read_text())
    takes = [take for recording in content["recordings"] for take in recording["takes"]]
    stood_in = {(it["speaker"], it["stands_in_for"]) for it in takes if "stands_in_for" in it}
    assert stood_in == {("tom", "gtts/ie")}
    assert {it["voice"].partition("/")[0] for it in takes} == {"espeak"}


def test_a_cast_that_nobody_heard_is_not_written_down(
    build: Build, folder: Path, google: Any
) -> None:
    google.blocked_after = 0

    blocked = build()

    assert blocked.exit_code == 1
    assert "All 2 chapters failed\n" in blocked.stderr
    assert not (folder / "voices" / "books" / "the-well.toml").exists()


def test_a_cast_is_written_down_once_one_take_is_heard(
    build: Build, folder: Path, google: Any
) -> None:
    google.blocked_after = 1

    blocked = build()

    assert blocked.exit_code == 1
    assert "[voices.gtts]" in (folder / "voices" / "books" / "the-well.toml").read_text()


@pytest.mark.parametrize(
    ("words", "told"), [((), "With `--fallback espeak`"), (("-c", "1"), "The chapter failed\n")]
)
def test_a_blocked_build_tells_how_it_ended_and_of_stand_ins(
    build: Build, google: Any, words: tuple[str, ...], told: str
) -> None:
    google.blocked_after = 0

    blocked = build(*words)

    assert told in blocked.stderr
    assert blocked.stderr.count("--fallback") == 1
    assert "the others are done" not in blocked.stderr


def test_an_unknown_stand_in_is_missing(build: Build) -> None:
    result = build("--fallback", "gossip")

    assert result.exit_code == 3
    assert "There is no engine `gossip`" in result.stderr


def test_a_text_that_cannot_be_spoken_is_not_given_to_stand_ins(
    build: Build, google: Any, answer: Any
) -> None:
    google.answers.append(answer(body=b'[["wrb.fr","jQ1olc",null,null]]\n'))

    result = build("--fallback", "espeak")

    assert result.exit_code == 1
    assert "gave no sound for" in result.stderr


def test_an_edit_asks_only_for_what_changed(build: Build, google: Any, folder: Path) -> None:
    build()
    google.asked.clear()
    text = STORY.replace("Anna counted to ten.", "Anna counted to nine.")
    (folder / "well.txt").write_text(text, encoding="utf-8")

    build()

    assert google.texts == ["Nothing moved below. Anna counted to nine."]


def test_another_voice_of_the_same_accent_asks_for_nothing(
    build: Build, google: Any, folder: Path
) -> None:
    build()
    catalog = Path(__file__).parents[3] / "voices" / "gtts.toml"
    shaped = catalog.read_text(encoding="utf-8").replace(
        'settings = { tld = "com", lang = "en" }',
        'settings = { tld = "com", lang = "en", shift_cents = -100 }',
    )
    (folder / "voices" / "gtts.toml").write_text(shaped, encoding="utf-8")
    google.asked.clear()

    result = build()

    assert result.stdout.splitlines() == [FIRST, SECOND]
    assert google.asked == []


@pytest.mark.slow
def test_who_is_killed_loses_nothing_that_was_answered(
    build: Build, google: Any, folder: Path, answer: Any
) -> None:
    google.answers.extend([answer(), answer(), answer(), answer(hangs=True)])
    command = [sys.executable, "-m", "narrate", "build", "well.txt", "--engine", "gtts"]
    with subprocess.Popen(
        command, env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[3])}
    ) as run:
        waiting = threading.Event()
        for _ in range(600):
            if len(google.asked) == 4 or run.poll() is not None:
                break
            waiting.wait(0.1)
        run.send_signal(signal.SIGKILL)
    assert len(google.asked) == 4
    kept = google.texts[:3]

    result = build()

    assert result.exit_code == 0
    assert set(google.texts[4:]).isdisjoint(kept)
