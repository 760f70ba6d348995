"""One clear line, the right exit status, and nothing that existed is changed."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

PNG = bytes.fromhex("89504e470d0a1a0a0000000d49484452") + bytes(100)


def files(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("command", ["script", "cast", "build", "status", "publish"])
@pytest.mark.parametrize(
    ("content", "status"),
    [
        (None, 3),
        (b"", 1),
        (b" \n\n ", 1),
        (PNG, 1),
        (b"%PDF-1.7\n" + bytes(200), 1),
        (bytes(range(256)) * 10, 1),
        (b"<html><body><p></p></body></html>", 1),
    ],
)
def test_what_is_no_story_is_refused(
    folder: Path, run: Callable[..., Result], command: str, content: bytes | None, status: int
) -> None:
    if content is not None:
        (folder / "bad.txt").write_bytes(content)
    before = files(folder)

    result = run(command, "bad.txt")

    assert result.exit_code == status
    assert result.stdout == ""
    assert result.stderr.startswith("narrate: ")
    assert "bad.txt" in result.stderr
    assert len(result.stderr.splitlines()) <= 2
    assert files(folder) == before


def test_a_folder_is_no_story(folder: Path, run: Callable[..., Result]) -> None:
    (folder / "stories").mkdir()

    result = run("build", "stories")

    assert result.exit_code == 1
    assert "folder" in result.stderr


@pytest.mark.parametrize(
    ("bookfile", "status", "told"),
    [
        ("[characters.tom]\ngender = 'mail'", 1, "characters.tom.gender"),
        ("[pacing\n", 1, "line 1"),
        ("[voices.tone]\ntom = 'ghost'", 3, "tone/ghost"),
        ("[voices.tone]\nnarrator = 'ghost/x'", 3, "ghost"),
    ],
)
def test_a_mistake_in_the_book_file_stops_the_build(
    built: Path,
    folder: Path,
    run: Callable[..., Result],
    bookfile: str,
    status: int,
    told: str,
) -> None:
    (folder / "voices/books/the-well.toml").write_text(bookfile)
    before = files(folder)

    result = run("build", "well.txt", "--engine", "tone")

    assert result.exit_code == status
    assert told in result.stderr
    assert files(folder) == before


def test_an_engine_that_does_not_exist_is_missing(run: Callable[..., Result]) -> None:
    result = run("build", "well.txt", "--engine", "ghost")

    assert result.exit_code == 3
    assert "espeak, gtts, edge, openai, kokoro, piper, tone" in result.stderr


@pytest.mark.parametrize("blocked", ["output", "voices", "output/the-well", "voices/books"])
def test_a_place_that_cannot_be_written_is_named(
    folder: Path, run: Callable[..., Result], blocked: str
) -> None:
    (folder / blocked).parent.mkdir(exist_ok=True)
    (folder / blocked).write_text("a file in the way")

    result = run("build", "well.txt", "--engine", "tone")

    assert result.exit_code == 1
    assert blocked in result.stderr
    assert "Traceback" not in result.stderr
    assert (folder / blocked).read_text() == "a file in the way"


@pytest.mark.skipif(sys.platform != "linux", reason="limits the size of files as Linux does")
def test_a_full_disk_leaves_the_old_chapters(built: Path, folder: Path) -> None:
    story = folder / "well.txt"
    text = story.read_text(encoding="utf-8")
    story.write_text(text.replace("counted to ten", "counted to nine"), encoding="utf-8")
    before = files(built)
    # A limit on the size of files stops writing as a full disk does, for this process alone.
    program = (
        "import resource, signal;"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN);"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (60_000, 60_000));"
        "from narrate.cli import main; main()"
    )

    run = subprocess.run(
        [sys.executable, "-c", program, "build", "well.txt", "--engine", "tone"],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
    )

    assert run.returncode == 1
    assert "cannot be written: File too large" in run.stderr
    assert "Traceback" not in run.stderr
    chapters = {path: content for path, content in before.items() if path.suffix == ".mp3"}
    assert {path: path.read_bytes() for path in built.glob("*.mp3")} == chapters
    assert not list(folder.rglob("*.tmp"))
