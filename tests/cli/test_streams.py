"""What becomes of the output when nobody takes it, and what is shown there."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from narrate.casting import load_catalog
from narrate.cli import narrate

ROOT = Path(__file__).parents[2]
NARRATE = [sys.executable, "-m", "narrate"]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
@pytest.mark.parametrize("words", [["voices", "--engine", "tone"], ["--help"], ["cast", "-h"]])
@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_output_that_cannot_be_written_is_one_line_and_a_failure(
    words: list[str], unbuffered: str
) -> None:
    environment = {**os.environ, "PYTHONUNBUFFERED": unbuffered}
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [*NARRATE, *words], stdout=full, stderr=-1, text=True, check=False, env=environment
        )

    assert done.returncode == 1
    (line,) = done.stderr.splitlines()
    assert line.startswith("narrate: What there is to tell cannot be written to stdout: No space")


def test_a_reader_that_has_gone_ends_it_in_silence() -> None:
    command = subprocess.Popen(
        [*NARRATE, "voices", "--engine", "tone"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert command.stdout
    assert command.stderr
    command.stdout.close()

    told = command.stderr.read()
    command.stderr.close()

    assert command.wait(60) == 1
    assert told == b""


def helps() -> Iterator[str]:
    """Yield the help of all commands, and of theirs."""
    context = click.Context(narrate, info_name="narrate")
    waiting: list[tuple[click.Command, click.Context]] = [(narrate, context)]
    while waiting:
        command, context = waiting.pop()
        yield command.get_help(context)
        if isinstance(command, click.Group):
            for name in command.list_commands(context):
                inner = command.get_command(context, name)
                assert inner
                waiting.append((inner, click.Context(inner, info_name=name, parent=context)))


def test_voices_that_help_and_readme_name_are_there() -> None:
    shipped = sorted(path.stem for path in (ROOT / "voices").glob("*.toml"))
    known = {voice.id for engine in shipped for voice in load_catalog(engine).voices}
    pattern = rf"(?<![\w/.])(?:{'|'.join(shipped)})/[\w+-]+"
    text = "\n".join([*helps(), (ROOT / "README.md").read_text(encoding="utf-8")])

    named = set(re.findall(pattern, text))

    assert named >= {"espeak/en-gb+m7", "espeak/en-us+m3"}
    assert named <= known
