from __future__ import annotations

import shutil
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeAlias

import pytest
from click.testing import Result

from narrate.frames import FLUSH_FRAMES, FRAME_BYTES, FRAME_MS, frame_count, silent_frames
from narrate.publishing import manifest

pytest.importorskip("pocketsphinx", reason="needs pip install 'narrate[verify]'")

Frames: TypeAlias = list[bytes]
Spoil: TypeAlias = Callable[[Callable[[Frames, Sequence[range]], Frames]], Path]


@pytest.fixture
def spoken(folder: Path, run: Callable[..., Result]) -> Path:
    """The folder of the story's chapters, spoken by espeak."""
    result = run("build", "well.txt", "-j", "1")
    assert result.exit_code == 0, result.output
    return folder / "output" / "the-well"


@pytest.fixture
def spoil(spoken: Path) -> Spoil:
    """Change the frames of the first chapter, given those in which each take lies."""

    def spoil(change: Callable[[Frames, Sequence[range]], Frames]) -> Path:
        entry = manifest.read(spoken).entry(1)
        assert entry
        path = spoken / entry.recording.path.name
        whole = path.read_bytes()
        count = entry.recording.duration_ms // FRAME_MS + FLUSH_FRAMES
        head, body = whole[: -count * FRAME_BYTES], whole[-count * FRAME_BYTES :]
        assert frame_count(body) == count
        frames = [body[at : at + FRAME_BYTES] for at in range(0, len(body), FRAME_BYTES)]
        starts = [take.at_ms // FRAME_MS for take in entry.takes]
        takes = [range(*ends) for ends in zip(starts, [*starts[1:], count], strict=True)]
        path.write_bytes(head + b"".join(change(frames, takes)))
        return path

    return spoil


def cut(frames: Frames, part: range) -> Frames:
    return frames[part.start : part.stop]


def test_a_chapter_that_is_right_is_accepted(spoken: Path, run: Callable[..., Result]) -> None:
    result = run("verify", "well.txt")

    assert result.exit_code == 0, result.stdout
    assert result.stdout == ""
    assert "1. The Rope" in result.stderr
    assert "understood" in result.stderr


def test_lines_that_changed_places_are_named(run: Callable[..., Result], spoil: Spoil) -> None:
    spoil(
        lambda frames, takes: (
            frames[: takes[2].start]
            + cut(frames, takes[4])
            + cut(frames, takes[3])
            + cut(frames, takes[2])
            + frames[takes[4].stop :]
        )
    )

    rows = run("verify", "well.txt", "-c", "1").stdout.splitlines()

    assert [row.partition("  ")[0] for row in rows] == ["1:2", "1:3", "1:3"]
    assert "heard is 1:3: She leaned over the edge." in rows[0]
    assert "She leaned over the edge." in rows[2].partition(";")[0]


def test_a_line_that_is_not_there_is_named_and_no_other(
    run: Callable[..., Result], spoil: Spoil
) -> None:
    spoil(lambda frames, takes: frames[: takes[3].start] + frames[takes[3].stop :])

    rows = run("verify", "well.txt", "-c", "1").stdout.splitlines()

    assert "shorter than it was made" in rows[0]
    assert len(rows) == 2
    assert "asked Anna." in rows[1].partition(";")[0]


def test_a_line_that_is_silent_is_named_and_no_other(
    run: Callable[..., Result], spoil: Spoil
) -> None:
    spoil(
        lambda frames, takes: (
            frames[: takes[2].start] + [silent_frames(1)] * len(takes[2]) + frames[takes[2].stop :]
        )
    )

    result = run("verify", "well.txt", "-c", "1")

    (row,) = result.stdout.splitlines()
    assert "silent: " in row
    advice = result.stderr.splitlines()[-1]
    assert advice.startswith(f"Delete {Path('output/the-well/01-the-rope.mp3')} and run `narrate b")


def test_what_is_advised_puts_a_damaged_chapter_right(
    run: Callable[..., Result], spoil: Spoil
) -> None:
    path = spoil(
        lambda frames, takes: (
            frames[: takes[2].start] + [silent_frames(1)] * len(takes[2]) + frames[takes[2].stop :]
        )
    )
    path.unlink()

    run("build", "well.txt", "-j", "1")

    assert run("verify", "well.txt", "-c", "1").exit_code == 0


@pytest.mark.parametrize("kept", ["its take", "no takes"])
def test_a_line_that_ends_in_the_middle_is_named_and_no_other(
    spoken: Path, run: Callable[..., Result], spoil: Spoil, kept: str
) -> None:
    def halved(frames: Frames, takes: Sequence[range]) -> Frames:
        middle = takes[2].start + len(takes[2]) * 2 // 5
        return (
            frames[:middle]
            + [silent_frames(1)] * (takes[2].stop - middle)
            + frames[takes[2].stop :]
        )

    spoil(halved)
    if kept == "no takes":
        shutil.rmtree(spoken.parent / ".cache")

    (row,) = run("verify", "well.txt", "-c", "1").stdout.splitlines()

    assert "cut short: " in row


def test_a_chapter_that_was_not_built_since_the_edit_is_not_judged(
    folder: Path, spoken: Path, run: Callable[..., Result]
) -> None:
    story = folder / "well.txt"
    story.write_text(story.read_text().replace("Deep enough", "Quite deep"))

    result = run("verify", "well.txt")

    assert result.exit_code == 1
    assert "Chapter 1 is out of date" in result.stdout
    assert "narrate build" in result.stdout
    assert result.stderr.splitlines()[-1].startswith("Run `narrate build`")


def test_what_is_no_sound_is_said(spoken: Path, run: Callable[..., Result]) -> None:
    (spoken / "01-the-rope.mp3").write_bytes(b"no sound")

    result = run("verify", "well.txt", "-c", "1")

    assert result.exit_code == 1
    assert "01-the-rope.mp3: cannot be heard" in result.stdout
    assert "1. The Rope" not in result.stderr
    assert "narrate build" in result.stderr.splitlines()[-1]
