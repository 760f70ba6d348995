from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Build = Callable[..., Result]


@pytest.fixture
def build(run: Callable[..., Result]) -> Build:
    return lambda *words: run("build", "well.txt", "--engine", "tone", *words)


def test_a_report_tells_levels_and_pace_of_chapters_and_voices(folder: Path, build: Build) -> None:
    result = build("--report")

    assert result.exit_code == 0
    assert result.stdout.splitlines()[0] == "output/the-well/01-the-rope.mp3"
    assert "chapter    LUFS   RMS dB" in result.stderr
    assert "voice" in result.stderr
    # Tones are softer than speech where they are short.
    assert "LU below -19 LUFS" in result.stderr
    assert "2 of 2 chapters are not as `podcast` asks" in result.stderr


def test_a_report_can_be_had_of_what_was_built_before(built: Path, build: Build) -> None:
    result = build("--report", "json", "-c", "2")

    content = json.loads(result.stdout)
    (chapter,) = content["chapters"]
    assert (chapter["number"], chapter["file"]) == (2, "02-the-bucket.mp3")
    assert -22 < chapter["lufs"] < -20
    assert chapter["peak_db"] < -3
    assert chapter["true_peak_db"] >= chapter["peak_db"] - 0.1
    assert chapter["floor_db"] == -99
    assert "below -19 LUFS" in chapter["faults"][0]
    takes = sum(voice["takes"] for voice in content["voices"])
    recordings = json.loads((built / "recordings.json").read_text())["recordings"]
    assert takes == len(recordings[1]["takes"])


def test_what_acx_asks_for_is_another_norm(build: Build) -> None:
    assert "as `acx` asks" in build("--report", "--profile", "acx").stderr


def test_plain_takes_the_deliveries_out_and_the_book_file_remembers(
    built: Path, folder: Path, build: Build
) -> None:
    result = build("--plain")

    assert " with a new delivery; 1 of 12 takes to speak" in result.stderr
    assert "[sound]\nexpression = 0.0" in (folder / "voices/books/the-well.toml").read_text()
    assert "Nothing to do" in build().stderr


def test_expression_can_be_given_back(built: Path, build: Build) -> None:
    build("--plain")

    result = build("--expression", "1")

    assert "0 of 12 takes to speak" in result.stderr
    assert "Nothing to do" in build().stderr


def test_plain_and_expression_contradict_each_other(build: Build) -> None:
    result = build("--plain", "--expression", "2")

    assert result.exit_code == 2
    assert "contradict" in result.stderr


@pytest.mark.parametrize("value", ["-1", "4", "nan", "much"])
def test_an_expression_out_of_range_is_wrong_usage(build: Build, value: str) -> None:
    assert build("--expression", value).exit_code == 2


def test_mastering_is_chosen_for_the_whole_book(built: Path, build: Build) -> None:
    result = build("--mastering", "gentle")

    assert "1. The Rope: mastering changed; 12 of 12 takes to speak" in result.stderr
    assert "Nothing to do" in build("--mastering", "gentle").stderr


def spoil(path: Path) -> None:
    """Damage a file so that it keeps its size: nothing but its sound tells."""
    whole = bytearray(path.read_bytes())
    for at in range(0, len(whole), 7):
        whole[at] ^= 0x5A
    path.write_bytes(whole)


def test_a_broken_chapter_is_one_row_and_the_others_are_measured(
    built: Path, build: Build, capfd: pytest.CaptureFixture[str]
) -> None:
    spoil(built / "01-the-rope.mp3")

    result = build("--report")

    rows = result.stderr.splitlines()
    assert result.exit_code == 1
    assert any(row.startswith("      1  ! ") and "01-the-rope.mp3: cannot" in row for row in rows)
    assert any(row.startswith("      2  -") for row in rows)
    assert "Not measured: 1 chapter" in rows[-1]
    assert capfd.readouterr().err == ""


def test_a_broken_chapter_stands_in_the_json_too(built: Path, build: Build) -> None:
    (built / "02-the-bucket.mp3").write_bytes(bytes((built / "02-the-bucket.mp3").stat().st_size))

    result = build("--report", "json")

    content = json.loads(result.stdout)
    assert result.exit_code == 1
    assert [chapter["number"] for chapter in content["chapters"]] == [1]
    (unheard,) = content["unheard"]
    assert (unheard["number"], unheard["file"]) == (2, "02-the-bucket.mp3")
    assert "no sound" in unheard["why"]


def test_a_chapter_whose_sound_ends_too_early_is_not_measured(built: Path, build: Build) -> None:
    path = built / "01-the-rope.mp3"
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2].ljust(len(whole), b"\0"))

    result = build("--report")

    assert result.exit_code == 1
    assert "s before its last line does" in result.stderr


def test_verify_names_a_broken_chapter_in_plain_words(
    built: Path, run: Callable[..., Result], capfd: pytest.CaptureFixture[str]
) -> None:
    pytest.importorskip("pocketsphinx", reason="needs narrate[verify]")
    spoil(built / "01-the-rope.mp3")

    result = run("verify", "well.txt", "--engine", "tone", "-c", "1")

    assert result.exit_code == 1
    assert "01-the-rope.mp3: cannot be heard" in result.stdout
    assert "0x" not in result.stdout
    assert capfd.readouterr().err == ""
