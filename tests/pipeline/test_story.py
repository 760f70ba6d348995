from __future__ import annotations

from pathlib import Path

import pytest

from narrate import pipeline

SEEDS = sorted(
    path
    for path in (Path(__file__).parents[2] / "seeds").iterdir()
    if path.suffix in {".html", ".txt"}
)


@pytest.mark.parametrize("story", SEEDS, ids=lambda path: path.stem)
def test_a_cast_that_is_written_down_changes_nothing(story: Path, tmp_path: Path) -> None:
    before = pipeline.understand(story, voices=tmp_path)
    cast = pipeline.cast_script(before, engine="tone")
    pipeline.remember(before, cast, engine="tone")

    after = pipeline.understand(story, voices=tmp_path)

    assert after.script == before.script
    assert pipeline.cast_script(after, engine="tone") == cast
    assert pipeline.remember(after, cast, engine="tone") == ()
