"""The stories in seeds/, against the scripts that were checked by hand."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from narrate import pipeline
from narrate.book import SceneBreak, Strength
from narrate.script import Script

ROOT = Path(__file__).parents[2]
SEEDS = sorted(path for path in (ROOT / "seeds").iterdir() if path.suffix in {".html", ".txt"})
BREAKS = {Strength.STRONG: "~~~", Strength.WEAK: "~"}


@pytest.mark.parametrize("story", SEEDS, ids=lambda path: path.stem)
def test_a_seed_is_read_and_cut_as_it_was_checked_by_hand(story: Path, tmp_path: Path) -> None:
    script = pipeline.understand(story, voices=tmp_path).script

    assert without_speakers(printed(script)) == without_speakers(golden(story))


@pytest.mark.parametrize("story", SEEDS, ids=lambda path: path.stem)
def test_a_seed_has_the_speakers_that_were_checked_by_hand(
    story: Path, request: pytest.FixtureRequest
) -> None:
    # What the program gets wrong is put right as a user would, in the book file beside it.
    script = pipeline.understand(story, voices=folder_of(story)).script

    if request.config.getoption("--save-golden"):
        text = "\n".join(printed(script)) + "\n"
        (folder_of(story) / "script.txt").write_text(text, encoding="utf-8")
    assert printed(script) == golden(story)


def folder_of(story: Path) -> Path:
    return Path(__file__).parent / "seeds" / story.stem


def golden(story: Path) -> list[str]:
    return (folder_of(story) / "script.txt").read_text(encoding="utf-8").splitlines()


def without_speakers(lines: list[str]) -> list[str]:
    """Return what does not depend on who speaks."""
    return [re.sub(r"^[a-z][\w-]*: ", "", line) for line in lines]


def printed(script: Script) -> list[str]:
    """Return a script in the form that seeds/README.md describes."""
    lines = [f"title: {script.title}", f"author: {script.author or '-'}"]
    for chapter in script.chapters:
        lines += ["", f"## {chapter.number} {chapter.title}"]
        for item in chapter.items:
            if isinstance(item, SceneBreak):
                lines.append(BREAKS[item.strength])
            else:
                lines.append(f"{item.speaker}: {' '.join(item.span.text.split())}")
    passages = [
        f"left out {passage.chapter or '-'} [{passage.reason}]: {' '.join(passage.text.split())}"
        for passage in script.left_out
    ]
    return [*lines, "", *passages] if passages else lines
