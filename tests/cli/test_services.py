"""Services are asked by the real command, on the loopback."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import soundfile

from narrate.synthesis.loudness import Samples, loudness_lufs
from tests.cli.conftest import Run
from tests.engines.brought.conftest import whistle_site
from tests.engines.openai.speech import Answer, Speech, error, served

__all__ = ["whistle_site"]

ROOT = Path(__file__).parents[2]

KEY = "sk-proj-Secret0123456789"


@pytest.fixture
def speech(monkeypatch: pytest.MonkeyPatch) -> Iterator[Speech]:
    """Be the server that the environment names, with a key of its own."""
    with served() as server:
        for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
            monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv("NARRATE_OPENAI_BASE_URL", raising=False)
        monkeypatch.setenv("OPENAI_BASE_URL", server.address)
        monkeypatch.setenv("OPENAI_API_KEY", KEY)
        voices = {"voices": ["af_heart", "am_michael", "bf_emma", "bm_george"]}
        server.listings["/v1/audio/voices"] = Answer(
            body=json.dumps(voices).encode(), content_type="application/json"
        )
        yield server


def test_a_server_of_your_own_narrates(run: Run, speech: Speech) -> None:
    listed = run("voices", "--engine", "openai")
    built = run("build", "well.txt", "--engine", "openai", "-c", "1")
    again = run("build", "well.txt", "--engine", "openai", "-c", "1")

    assert [line.split()[0] for line in listed.stdout.splitlines()] == [
        "openai/af_heart", "openai/am_michael", "openai/bm_george", "openai/bf_emma",
    ]  # fmt: skip
    assert built.stdout == f"{Path('output/the-well/01-the-rope.mp3')}\n", built.stderr
    assert {asked["voice"] for asked in speech.asked} >= {"af_heart"}
    assert "Hold the rope." in " ".join(speech.texts)
    assert again.stdout == ""


def test_some_takes_are_asked_for_at_a_time(run: Run, speech: Speech) -> None:
    speech.delay_s = 0.02

    run("build", "well.txt", "--engine", "openai")

    assert 2 <= speech.at_once <= 4


@pytest.mark.parametrize(
    ("answers", "status"),
    [
        pytest.param([], 0, id="all is well"),
        pytest.param([Answer(401, error(f"Incorrect API key provided: {KEY}"))], 1, id="refused"),
        pytest.param([Answer(400, f"{KEY} {KEY}".encode(), "text/plain")] * 99, 1, id="repeated"),
        pytest.param([Answer(200, f"<p>{KEY}</p>".encode(), "text/html")], 1, id="a page"),
    ],
)
def test_the_key_is_told_to_the_server_and_nowhere_else(
    run: Run,
    folder: Path,
    speech: Speech,
    caplog: pytest.LogCaptureFixture,
    answers: list[Answer],
    status: int,
) -> None:
    speech.answers.extend(answers)

    with caplog.at_level("DEBUG"):
        built = run("--verbose", "build", "well.txt", "--engine", "openai")
        others = [run(*words, "--engine", "openai") for words in (["voices"], ["cast", "well.txt"])]

    assert built.exit_code == status, built.stderr
    told = [caplog.text, *(it.stdout + it.stderr for it in (built, *others))]
    written = [path.read_bytes() for path in folder.rglob("*") if path.is_file()]
    assert {head["Authorization"] for head in speech.heads} == {f"Bearer {KEY}"}
    assert "Secret" not in "".join(told)
    assert len(written) > 2
    assert b"Secret" not in b"".join(written)


def test_a_server_that_refuses_fails_the_chapters_in_a_line_each(run: Run, speech: Speech) -> None:
    speech.answers.extend([Answer(404, error("The model `tts-1` does not exist"))] * 99)

    built = run("build", "well.txt", "--engine", "openai")

    assert built.exit_code == 1
    assert len(speech.asked) <= 4
    assert "404: The model `tts-1` does not exist" in built.stderr
    assert "Traceback" not in built.stderr


def test_a_server_that_stops_leaves_advice_on_stand_ins(run: Run, speech: Speech) -> None:
    speech.answers.extend([Answer(401, error("No"))] * 99)

    built = run("build", "well.txt", "--engine", "openai", "-c", "1")

    assert "Set `OPENAI_API_KEY`" in built.stderr
    assert built.stderr.splitlines()[-2:] == [
        "The chapter failed",
        "With `--fallback espeak` other voices say meanwhile what a service refuses",
    ]


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="Windows sends Ctrl-C in another way.")
def test_ctrl_c_ends_it_at_once_and_keeps_what_came(folder: Path, speech: Speech) -> None:
    speech.answers.extend([Answer()] * 3 + [Answer(hangs=True)] * 99)
    run = subprocess.Popen(
        [sys.executable, "-m", "narrate", "build", "well.txt", "--engine", "openai"],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    takes = folder / "output" / ".cache" / "takes"
    with run:
        # Three were answered, and all four threads are left hanging.
        _wait(lambda: len(speech.asked) == 7 and len(list(takes.rglob("??/*"))) == 3)
        run.send_signal(signal.SIGINT)
        _, told = run.communicate(timeout=20)

    assert run.returncode == 130
    assert told.endswith("Stopped; what is done is kept, the next run goes on\n")
    assert "Traceback" not in told
    assert len([it for it in takes.rglob("*") if it.is_file()]) == 3


def _wait(is_so: Callable[[], bool], *, seconds: float = 60) -> None:
    deadline = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < deadline
        time.sleep(0.02)


SPOKEN = (
    "We carried the lantern down to the harbor, and all along the wall the boats lay still, "
    "and not one of the gulls that slept on them so much as turned its head"
)
MIXED = f"""\
The Well

"{SPOKEN}," said Anna.

"{SPOKEN}," said Tom.

"{SPOKEN}," said Bert.
"""
VOICES = """\
version = 1

[voices.espeak]
anna = "openai/af_heart"
tom = "whistle/low"
"""


def test_a_cast_may_mix_engines_and_all_are_equally_loud(
    run: Run,
    folder: Path,
    speech: Speech,
    whistle_site: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.syspath_prepend(whistle_site)
    speech.rate_hz, speech.ms_a_character, speech.peak = 22_050, 40, 0.06
    (folder / "well.txt").write_text(MIXED, encoding="utf-8")
    bookfile = folder / "voices" / "books" / "the-well.toml"
    bookfile.parent.mkdir(parents=True)
    bookfile.write_text(VOICES, encoding="utf-8")

    built = run("build", "well.txt")

    assert built.exit_code == 0, built.stderr
    assert set(speech.texts) == {f"{SPOKEN},"}
    samples, rate_hz = soundfile.read(folder / built.stdout.strip(), dtype="float64")
    assert rate_hz == 24_000
    heard = _loudness(folder / "output" / "the-well", samples, rate_hz)
    assert set(heard) == {"anna", "tom", "bert"}
    assert max(heard.values()) - min(heard.values()) <= 1.0, heard


def _loudness(book: Path, samples: Samples, rate_hz: int) -> dict[str, float]:
    """Return how loud each speaker is: the takes of several seconds that are theirs."""
    (recording,) = json.loads((book / "recordings.json").read_text())["recordings"]
    heard = {}
    for take in recording["takes"]:
        start = take["at_ms"] * rate_hz // 1000
        part = samples[start : start + take["samples"]]
        if len(part) > 4 * rate_hz:
            heard[take["speaker"]] = loudness_lufs(part, rate_hz)
    return heard


def test_what_a_server_lists_can_be_saved_and_corrected(
    run: Run, folder: Path, speech: Speech
) -> None:
    printed = run("voices", "--engine", "openai", "--toml").stdout
    (folder / "voices").mkdir()
    saved = folder / "voices" / "openai.toml"
    saved.write_text(printed.replace("af_heart", "heart"), encoding="utf-8")
    speech.listings.clear()

    listed = run("voices", "--engine", "openai")

    assert listed.stdout.startswith("openai/heart ")
