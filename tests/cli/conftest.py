from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

import pytest
from click.testing import CliRunner, Result

from narrate.cli import narrate

Run: TypeAlias = Callable[..., Result]

STORY = """\
The Well

by The narrate authors

Chapter 1: The Rope

"Is it deep?" asked Anna. She leaned over the edge.

"Deep enough," said Tom. "Hold the rope."

* * *

Nothing moved below. Anna counted to ten.

"I hear water," Anna whispered.

Chapter 2: The Bucket

The bucket came up full. Tom laughed.

"I told you so," said Tom.

"You told me nothing of the kind," said Anna.
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder that holds a story of two chapters."""
    (tmp_path / "well.txt").write_text(STORY, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def run(folder: Path) -> Run:
    """Run the narrate command in that folder, as a user would."""

    def run(*words: str | Path, input: str | None = None) -> Result:  # noqa: A002 - as click's.
        arguments = [str(word) for word in words]
        return CliRunner(mix_stderr=False).invoke(narrate, arguments, input=input)

    return run


@pytest.fixture
def built(folder: Path, run: Run) -> Path:
    """The folder of the story's chapters, spoken by tones."""
    result = run("build", "well.txt", "--engine", "tone")
    assert result.exit_code == 0, result.output
    return folder / "output" / "the-well"
