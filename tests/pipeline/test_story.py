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


def test_what_was_worked_out_is_found_again_beside_the_books(tmp_path: Path) -> None:
    story, output = SEEDS[0], tmp_path / "output"
    first = pipeline.understand(story, voices=tmp_path, output=output)
    assert first.results is not None
    assert not output.exists()
    output.mkdir()
    pipeline.understand(story, voices=tmp_path, output=output)
    kept = {path: path.read_bytes() for path in output.rglob("*") if path.is_file()}

    second = pipeline.understand(story, voices=tmp_path, output=output)

    assert len(kept) == 1
    assert {path: path.read_bytes() for path in output.rglob("*") if path.is_file()} == kept
    assert second.results == first.results
    assert second.script == first.script


def test_a_damaged_file_of_results_is_written_anew(tmp_path: Path) -> None:
    story, output = SEEDS[0], tmp_path / "output"
    output.mkdir()
    first = pipeline.understand(story, voices=tmp_path, output=output)
    (path,) = (path for path in output.rglob("*") if path.is_file())
    content = path.read_bytes()
    path.write_bytes(content[:-1] + b"?")

    second = pipeline.understand(story, voices=tmp_path, output=output)

    assert second.script == first.script
    assert path.read_bytes() == content
