"""Stories told by neural voices, through the command line, with tiny models."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import soundfile
from click.testing import Result

from narrate.synthesis.loudness import loudness_lufs

SPEAKERS = {"p239": 0, "p226": 1, "p243": 2, "p236": 3, "p241": 4}


@pytest.fixture
def models(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("NARRATE_MODELS", str(folder / "models"))
    return folder / "models"


@pytest.fixture
def vctk(models: Path) -> Path:
    pytest.importorskip("piper", reason="needs narrate[piper]")
    pytest.importorskip("onnx", reason="needs narrate[piper]")
    from tests.networks import piper_model

    return piper_model(models / "piper", "en_GB-vctk-medium", speakers=SPEAKERS)


def cast_of(folder: Path) -> dict[str, str]:
    """Return who is played by which voice, as the book file has it."""
    decided = tomllib.loads((folder / "voices/books/the-well.toml").read_text())
    voices: dict[str, str] = decided["voices"]["piper"]
    return voices


def levels_lufs(samples: np.ndarray, rate_hz: int, folder: Path) -> dict[str, float]:
    """Return how loud each speaker is in the first chapter."""
    manifest = json.loads((folder / "output/the-well/recordings.json").read_text())
    takes = manifest["recordings"][0]["takes"]
    heard: dict[str, list[np.ndarray]] = {}
    for take in takes:
        start = take["at_ms"] * rate_hz // 1000
        heard.setdefault(take["speaker"], []).append(samples[start : start + take["samples"]])
    return {
        speaker: loudness_lufs(np.concatenate(parts), rate_hz) for speaker, parts in heard.items()
    }


def test_a_story_is_told_with_a_speaker_of_piper_for_each_character(
    folder: Path, vctk: Path, run: Callable[..., Result]
) -> None:
    result = run("build", "well.txt", "--engine", "piper", "-j", "1")

    assert result.exit_code == 0, result.stderr
    assert result.stdout.splitlines() == [
        "output/the-well/01-the-rope.mp3",
        "output/the-well/02-the-bucket.mp3",
    ]
    roles = cast_of(folder)
    assert len({roles["narrator"], roles["anna"], roles["tom"]}) == 3
    assert all(voice.startswith("piper/en_GB-vctk-medium/p") for voice in roles.values())
    listed = run("voices", "--engine", "piper").stdout.splitlines()
    genders = {row.split()[0]: row.split()[1] for row in listed}
    assert genders[roles["anna"]] == "female"
    assert genders[roles["tom"]] == "male"


def test_a_second_run_speaks_nothing(folder: Path, vctk: Path, run: Callable[..., Result]) -> None:
    run("build", "well.txt", "--engine", "piper", "-j", "1")

    result = run("build", "well.txt", "--engine", "piper", "-j", "1")

    assert result.stdout == ""
    assert "Nothing to do" in result.stderr


@pytest.mark.slow
def test_several_processes_make_the_same_recordings_as_one(
    folder: Path, vctk: Path, run: Callable[..., Result]
) -> None:
    run("build", "well.txt", "--engine", "piper", "-j", "1", "-o", "one")
    run("build", "well.txt", "--engine", "piper", "-j", "2", "-o", "two")

    for name in ("01-the-rope.mp3", "02-the-bucket.mp3"):
        one, two = (folder / it / "the-well" / name for it in ("one", "two"))
        assert one.read_bytes() == two.read_bytes()


def test_piper_and_espeak_are_heard_in_one_chapter_at_one_rate_and_level(
    folder: Path, models: Path, vctk: Path, run: Callable[..., Result]
) -> None:
    from tests.networks import piper_model

    # One model is soft and of another rate.
    piper_model(models / "piper", "en_US-john-medium", rate_hz=16_000, loudness=0.1)
    book = folder / "voices/books/the-well.toml"
    book.parent.mkdir(parents=True)
    book.write_text(
        'version = 1\n[voices.piper]\nnarrator = "espeak/en-us+m3"\n'
        'anna = "piper/en_GB-vctk-medium/p239"\ntom = "piper/en_US-john-medium"\n'
    )

    result = run("build", "well.txt", "--engine", "piper", "-j", "1", "-c", "1", "--plain")

    assert result.exit_code == 0, result.stderr
    samples, rate_hz = soundfile.read(folder / "output/the-well/01-the-rope.mp3")
    levels = levels_lufs(samples, rate_hz, folder)
    assert rate_hz == 24_000
    assert set(levels) == {"narrator", "anna", "tom"}
    assert max(levels.values()) - min(levels.values()) < 1.0
    assert np.abs(samples).max() < 10 ** (-3 / 20)


def test_without_a_model_the_command_is_named_and_the_status_is_3(
    folder: Path, models: Path, run: Callable[..., Result]
) -> None:
    result = run("build", "well.txt", "--engine", "piper")

    assert result.exit_code == 3
    assert "There is no model of piper in" in result.stderr
    assert "narrate voices fetch piper/en_GB-vctk-medium" in result.stderr
    assert not (folder / "output").exists() or not list((folder / "output").rglob("*.mp3"))


def test_a_story_is_told_by_kokoro(folder: Path, models: Path, run: Callable[..., Result]) -> None:
    pytest.importorskip("kokoro_onnx", reason="needs narrate[kokoro]")
    pytest.importorskip("onnx", reason="needs narrate[kokoro]")
    from tests.networks import kokoro_model

    kokoro_model(models / "kokoro", ["af_heart", "am_michael", "bf_emma", "am_puck", "am_adam"])

    result = run("build", "well.txt", "--engine", "kokoro", "-j", "1")

    assert result.exit_code == 0, result.stderr
    assert len(result.stdout.splitlines()) == 2
