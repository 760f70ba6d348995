"""
Measure every voice of a catalog and write its `gain_db`, so that all land on the same level.

    python tests/benchmarks/calibrate.py [ENGINE]...

Prints a table of the voices: the gain, the loudness with it, the milliseconds that one line of
eight words takes to speak and master. Comments and order of the catalog are kept.
"""

from __future__ import annotations

import sys
import time
from dataclasses import replace
from pathlib import Path

import numpy as np
import tomlkit

from narrate import engines
from narrate.audio import Audio
from narrate.cast import Voice
from narrate.casting.catalog import load_catalog
from narrate.engines import Engine
from narrate.script import Delivery
from narrate.synthesis.loudness import loudness_lufs
from narrate.synthesis.mastering import RATE_HZ, TARGET_LUFS, master

TEXT = (
    "The morning was cold and bright, and nobody had yet thought of breakfast. "
    "“We could walk down to the harbor,” she said, “and watch the boats go out.” "
    "He shook his head; it was much too early for that. Why should they hurry? "
    "A thin blue smoke rose from the chimneys, and somewhere a dog barked twice. "
    "Judge Ferris had asked for five fresh eggs, a jug of cider, and his usual chair. "
    "“You will have to choose,” the boy said. “Either we tell them now, or we never do.” "
    "Zeal, she thought, is a poor sort of measure. She put the letter away and turned the key. "
    "Through the open window came the voices of children, playing on the gravel by the gate. "
    "“Oh, please!” cried Vera. “Give it back!” They laughed, and their laughter was kind. "
    "Nothing that happened later could quite take away the pleasure of that hour."
)
"""Of all sounds of English, and of questions, calls and plain prose."""

LINE = "I never said that she was here today."
ROUNDS = 6


def main() -> None:
    for name in sys.argv[1:] or ["espeak", "tone"]:
        engine = engines.load(name)
        gains = {voice.id: calibrated(engine, voice) for voice in load_catalog(name).voices}
        path = Path(__file__).parents[2] / "voices" / f"{name}.toml"
        catalog = tomlkit.parse(path.read_text(encoding="utf-8"))
        for entry in catalog["voices"]:
            entry["gain_db"] = gains[entry["id"]]
        path.write_text(tomlkit.dumps(catalog), encoding="utf-8")


def calibrated(engine: Engine, voice: Voice) -> float:
    """Return the gain that brings a voice to the target after limiting; print its row."""
    take = engine.speak(TEXT, voice, Delivery.PLAIN)
    gain_db = 0.0
    for _ in range(ROUNDS):
        gain_db += TARGET_LUFS - lufs(master(take, replace(voice, gain_db=gain_db)))
    gain_db = round(gain_db, 1)
    leveled = replace(voice, gain_db=gain_db)
    print(
        f"{voice.id:32} {voice.gender:8} {voice.age:6} {gain_db:6.1f} dB"
        f" {lufs(master(take, leveled)):7.2f} LUFS {line_ms(engine, leveled):6.1f} ms"
    )
    return gain_db


def line_ms(engine: Engine, voice: Voice) -> float:
    started = time.perf_counter()
    master(engine.speak(LINE, voice, Delivery.PLAIN), voice)
    return (time.perf_counter() - started) * 1000


def lufs(audio: Audio) -> float:
    return loudness_lufs(np.frombuffer(audio.pcm, "<i2") / 32_768, RATE_HZ)


if __name__ == "__main__":
    main()
