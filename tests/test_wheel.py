"""What is handed on works without this repository around it."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.mark.slow
def test_a_wheel_narrates_from_any_folder(tmp_path: Path) -> None:
    wheels, site, work = (tmp_path / name for name in ("wheels", "site", "work"))
    work.mkdir()
    (work / "well.txt").write_text('The Well\n\n"Is it deep?" asked Anna.\n', encoding="utf-8")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", wheels],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    (wheel,) = wheels.glob("*.whl")
    zipfile.ZipFile(wheel).extractall(site)

    run = subprocess.run(
        [sys.executable, "-m", "narrate", "build", "well.txt"],
        cwd=work,
        env={**os.environ, "PYTHONPATH": str(site)},
        check=False,
        capture_output=True,
        text=True,
    )

    assert run.stderr.count("Traceback") == 0
    assert run.stdout == f"{Path('output/the-well/01-the-well.mp3')}\n"
    assert (work / run.stdout.strip()).stat().st_size > 10_000
    shipped = {path.name for path in (site / "narrate" / "voices").iterdir()}
    assert shipped == {"edge.toml", "espeak.toml", "gtts.toml", "tone.toml"}
    for facts in ("models/offers.toml", "piper/speakers.toml"):
        assert (site / "narrate" / "engines" / facts).is_file()
