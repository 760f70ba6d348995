"""The stories in seeds/, against the scripts that were checked by hand."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from narrate import pipeline
from narrate.book import SceneBreak, Strength
from narrate.script import Script

ROOT = Path(__file__).parents[2]
SEEDS = sorted(path for path in (ROOT / "seeds").iterdir() if path.suffix in {".html", ".txt"})
BREAKS = {Strength.STRONG: "~~~", Strength.WEAK: "~"}


@pytest.mark.parametrize("story", SEEDS, ids=lambda path: path.stem)
def test_a_seed_has_the_script_that_was_checked_by_hand(
    story: Path, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    golden = Path(__file__).parent / "seeds" / story.stem / "script.txt"

    script = pipeline.understand(story, voices=tmp_path).script

    text = "\n".join(printed(script)) + "\n"
    if request.config.getoption("--save-golden"):
        golden.write_text(text, encoding="utf-8")
    assert text == golden.read_text(encoding="utf-8")


def printed(script: Script) -> Iterator[str]:
    """Yield a script in the form that seeds/README.md describes."""
    yield f"title: {script.title}"
    yield f"author: {script.author or '-'}"
    for chapter in script.chapters:
        yield f"\n## {chapter.number} {chapter.title}"
        for item in chapter.items:
            if isinstance(item, SceneBreak):
                yield BREAKS[item.strength]
            else:
                yield f"{item.speaker}: {' '.join(item.span.text.split())}"
    yield ""
    for passage in script.left_out:
        text = " ".join(passage.text.split())
        yield f"left out {passage.chapter or '-'} [{passage.reason}]: {text}"
