from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import mutagen
import pytest
import soundfile
from click.testing import Result

CHAPTERS = ["01-the-rope.mp3", "02-the-bucket.mp3"]


def state(folder: Path) -> dict[str, tuple[int, bytes]]:
    """Return when each file was written, and what is in it."""
    return {
        str(path.relative_to(folder)): (path.stat().st_mtime_ns, path.read_bytes())
        for path in folder.rglob("*")
        if path.is_file()
    }


def edit(folder: Path, old: str, new: str) -> None:
    story = folder / "well.txt"
    text = story.read_text(encoding="utf-8")
    assert old in text
    story.write_text(text.replace(old, new), encoding="utf-8")


def test_each_chapter_becomes_an_mp3_and_stdout_carries_the_paths(
    folder: Path, run: Callable[..., Result]
) -> None:
    result = run("build", "well.txt", "--engine", "tone")

    assert result.exit_code == 0
    assert result.stdout.splitlines() == [f"output/the-well/{name}" for name in CHAPTERS]
    assert sorted(path.name for path in (folder / "output/the-well").glob("*.mp3")) == CHAPTERS


def test_a_chapter_is_as_long_as_its_takes_and_pauses(built: Path) -> None:
    recordings = json.loads((built / "recordings.json").read_text())["recordings"]

    lengths = [soundfile.info(built / name).frames for name in CHAPTERS]

    assert lengths == [recording["duration_ms"] * 24 for recording in recordings]


def test_a_chapter_is_tagged(built: Path) -> None:
    tags = mutagen.File(built / CHAPTERS[1]).tags

    assert str(tags["TIT2"]) == "The Bucket"
    assert str(tags["TALB"]) == "The Well"
    assert str(tags["TPE1"]) == "The narrate authors"
    assert str(tags["TRCK"]) == "2/2"
    assert str(tags["TCON"]) == "Audiobook"
    assert "“" not in str(tags["USLT::eng"])
    assert '"I told you so," said Tom.' in str(tags["USLT::eng"])


def test_a_second_run_does_nothing(built: Path, folder: Path, run: Callable[..., Result]) -> None:
    before = state(folder)

    result = run("build", "well.txt", "--engine", "tone")

    assert result.stdout == ""
    assert "Nothing to do: 2 chapters up to date" in result.stderr
    assert state(folder) == before


def test_an_edit_makes_its_own_chapter_anew_and_no_other(
    built: Path, folder: Path, run: Callable[..., Result]
) -> None:
    before = state(built)
    edit(folder, "Anna counted to ten.", "Anna counted to nine.")

    result = run("build", "well.txt", "--engine", "tone")

    after = state(built)
    assert result.stdout.splitlines() == ["output/the-well/01-the-rope.mp3"]
    assert "line 7 edited; 1 of 12 takes to speak" in result.stderr
    assert after[CHAPTERS[0]] != before[CHAPTERS[0]]
    assert after[CHAPTERS[1]] == before[CHAPTERS[1]]


def test_the_cast_is_written_down_before_the_first_chapter_is_told(
    folder: Path, run: Callable[..., Result], monkeypatch: pytest.MonkeyPatch
) -> None:
    bookfile = folder / "voices/books/the-well.toml"
    told: list[tuple[object, bool]] = []
    monkeypatch.setattr(
        "narrate.cli.build.click.echo",
        lambda line, **_: told.append((line, bookfile.exists())),
    )

    run("build", "well.txt", "--engine", "tone")

    paths = [written for line, written in told if isinstance(line, Path)]
    assert paths == [True, True]


def test_a_cast_is_written_down_even_if_there_is_nothing_to_do(
    built: Path, folder: Path, run: Callable[..., Result]
) -> None:
    (folder / "voices/books/the-well.toml").unlink()

    result = run("build", "well.txt", "--engine", "tone")

    assert "Nothing to do" in result.stderr
    assert "[voices.tone]" in (folder / "voices/books/the-well.toml").read_text()


def test_another_engine_means_new_voices_and_no_edits(
    built: Path, run: Callable[..., Result]
) -> None:
    result = run("build", "well.txt", "--engine", "espeak", "--dry-run")

    assert "1. The Rope: the narrator has a new voice, Anna has a new voice" in result.stderr
    assert "edited" not in result.stderr


def test_output_that_is_deleted_comes_back_byte_for_byte(
    built: Path, folder: Path, run: Callable[..., Result]
) -> None:
    before = {name: content for name, (_, content) in state(built).items()}
    shutil.rmtree(folder / "output")

    run("build", "well.txt", "--engine", "tone")

    assert {name: content for name, (_, content) in state(built).items()} == before


def test_a_chapter_that_is_renamed_leaves_no_old_file(
    built: Path, folder: Path, run: Callable[..., Result]
) -> None:
    edit(folder, "The Bucket", "The Pail")

    run("build", "well.txt", "--engine", "tone")

    assert sorted(path.name for path in built.glob("*.mp3")) == [CHAPTERS[0], "02-the-pail.mp3"]


def test_a_serial_that_grew_keeps_its_cast_and_speaks_only_the_new_chapter(
    built: Path, folder: Path, run: Callable[..., Result]
) -> None:
    with (folder / "well.txt").open("a", encoding="utf-8") as story:
        story.write('\nChapter 3: The Frog\n\n"Well, well," said Mrs. Hale.\n')
    cast = (folder / "voices/books/the-well.toml").read_text()

    result = run("build", "well.txt", "--engine", "tone")

    grown = (folder / "voices/books/the-well.toml").read_text()
    assert "1. The Rope: tags changed; 0 of" in result.stderr
    assert "3. The Frog: not built yet" in result.stderr
    assert set(cast.splitlines()) <= set(grown.splitlines())
    assert "mrs-hale" in grown


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        (["-c", "2"], CHAPTERS[1:]),
        (["-c", "1-2"], CHAPTERS),
        (["-c", "1", "-c", "2"], CHAPTERS),
    ],
)
def test_only_the_chapters_asked_for_are_made(
    folder: Path, run: Callable[..., Result], options: list[str], expected: list[str]
) -> None:
    run("build", "well.txt", "--engine", "tone", *options)

    assert sorted(path.name for path in (folder / "output/the-well").glob("*.mp3")) == expected


@pytest.mark.parametrize("chapter", ["0", "3", "2-1", "x", "1-", "2-3"])
def test_a_chapter_that_is_not_there_is_wrong_usage(
    run: Callable[..., Result], chapter: str
) -> None:
    result = run("build", "well.txt", "--engine", "tone", "-c", chapter)

    assert result.exit_code == 2


def test_a_dry_run_says_what_would_be_done_and_writes_nothing(
    folder: Path, run: Callable[..., Result]
) -> None:
    before = state(folder)

    result = run("build", "well.txt", "--engine", "tone", "--dry-run")

    assert result.exit_code == 0
    assert "1. The Rope: not built yet; 12 of 12 takes to speak" in result.stderr
    assert result.stdout == ""
    assert state(folder) == before


def test_output_goes_where_it_is_told(folder: Path, run: Callable[..., Result]) -> None:
    run("build", "well.txt", "--engine", "tone", "-o", "audio/books")

    assert (folder / "audio/books/the-well/01-the-rope.mp3").exists()
    assert not (folder / "output").exists()


def test_a_changed_pause_speaks_nothing_anew(
    built: Path, folder: Path, run: Callable[..., Result]
) -> None:
    with (folder / "voices/books/the-well.toml").open("a") as bookfile:
        bookfile.write("\n[pacing]\nscene_break = 4000\n")
    before = soundfile.info(built / CHAPTERS[0]).frames

    result = run("build", "well.txt", "--engine", "tone")

    assert "1. The Rope: pacing changed; 0 of 12 takes to speak" in result.stderr
    longer = (soundfile.info(built / CHAPTERS[0]).frames - before) / 24
    assert abs(longer - 2000) <= 24


def test_a_changed_voice_is_named_and_only_its_lines_are_spoken(
    built: Path, folder: Path, run: Callable[..., Result]
) -> None:
    bookfile = folder / "voices/books/the-well.toml"
    voices = run("voices", "--engine", "tone").stdout.split()
    free = next(
        word for word in voices if word.startswith("tone/") and word not in bookfile.read_text()
    )
    lines = bookfile.read_text().splitlines()
    changed = [f'tom = "{free}"' if line.startswith("tom = ") else line for line in lines]
    bookfile.write_text("\n".join(changed))

    result = run("build", "well.txt", "--engine", "tone")

    assert "1. The Rope: Tom has a new voice; 2 of 12 takes to speak" in result.stderr


def test_a_chapter_that_fails_leaves_its_old_file_and_the_others(
    built: Path, folder: Path, run: Callable[..., Result]
) -> None:
    before = state(built)
    edit(folder, "I told you so", "I told you this")
    edit(folder, "Anna counted to ten", "Anna counted to nine")
    catalog = Path(__file__).parents[2] / "voices/tone.toml"
    broken = catalog.read_text() + (
        '\n[[voices]]\nid = "tone/broken"\ngender = "male"\nage = "adult"\naccent = ""\n'
        'language = "en"\nsettings = { hz = 1 }\n'
    )
    (folder / "voices/tone.toml").write_text(broken)
    with (folder / "well.txt").open("a", encoding="utf-8") as story:
        story.write('\n"Quite right," said Bert.\n')
    run("cast", "well.txt", "--engine", "tone")
    bookfile = folder / "voices/books/the-well.toml"
    lines = bookfile.read_text().splitlines()
    changed = ['bert = "tone/broken"' if line.startswith("bert = ") else line for line in lines]
    bookfile.write_text("\n".join(changed))

    result = run("build", "well.txt", "--engine", "tone")

    after = state(built)
    assert result.exit_code == 1
    assert "Chapter 2: 2:" in result.stderr
    assert "1 chapter failed; the other is done" in result.stderr
    assert "--fallback" not in result.stderr
    assert result.stdout.splitlines() == ["output/the-well/01-the-rope.mp3"]
    assert after[CHAPTERS[1]] == before[CHAPTERS[1]]


def test_espeak_speaks_the_same_bytes_in_one_process_and_in_two(
    folder: Path, run: Callable[..., Result]
) -> None:
    run("build", "well.txt", "-o", "one", "-j", "1")

    run("build", "well.txt", "-o", "two", "-j", "2")

    one, two = ((folder / name / "the-well").glob("*.mp3") for name in ("one", "two"))
    assert [path.read_bytes() for path in sorted(one)] == [
        path.read_bytes() for path in sorted(two)
    ]
