"""
What the neural engines cost beside their networks, measured with tiny ones.

    python -m tests.benchmarks.neural

Prints a table: the voices that are there, processor time to load the model, to speak a line (the
median of four), to master it, and how many times faster than speech that is. A real network takes
some hundreds of milliseconds a line; what is told here comes on top of that.
"""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

from narrate import engines
from narrate.cast import Voice
from narrate.casting import load_catalog
from narrate.engines import Engine
from narrate.script import Delivery
from narrate.synthesis.mastering import master
from tests.networks import kokoro_model, piper_model

LINES = (
    "I never said that she was here today.",
    "You could have told me so last night.",
    "No.",
    "The year was 1848, and nothing had changed.",
)
ROUNDS = 25


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        os.environ["NARRATE_MODELS"] = folder
        piper_model(Path(folder, "piper"), "en_GB-vctk-medium", speakers={"p239": 0, "p226": 1})
        kokoro_model(Path(folder, "kokoro"), ["af_heart", "am_michael"])
        print(f"{'engine':8} {'voices':>6} {'load':>8} {'line':>8} {'mastered':>9} {'speed':>7}")
        for name in ("piper", "kokoro", "espeak"):
            catalog = load_catalog(name)
            print(row(name, catalog.voices[0], len(catalog.voices)))


def row(name: str, voice: Voice, voices: int) -> str:
    engine = engines.load(name)
    load_ms = cpu_ms(lambda: engine.speak("Warm.", voice, Delivery.PLAIN))
    spoken = [speak(engine, line, voice) for line in LINES * ROUNDS]
    line_ms = median(ms for ms, _, _ in spoken)
    mastered_ms = median(ms for _, ms, _ in spoken)
    speed = sum(sound_ms for _, _, sound_ms in spoken) / sum(ms for ms, _, _ in spoken)
    return (
        f"{name:8} {voices:6} {load_ms:5.0f} ms {line_ms:5.1f} ms {mastered_ms:6.1f} ms"
        f" {speed:6.0f}x"
    )


def speak(engine: Engine, line: str, voice: Voice) -> tuple[float, float, int]:
    """Return processor time to speak a line, then to master it, and how long it sounds."""
    started = time.process_time()
    sound = engine.speak(line, voice, Delivery.PLAIN)
    spoken = time.process_time()
    master(sound, voice)
    return (spoken - started) * 1000, (time.process_time() - spoken) * 1000, sound.duration_ms


def cpu_ms(act: Callable[[], object]) -> float:
    started = time.process_time()
    act()
    return (time.process_time() - started) * 1000


if __name__ == "__main__":
    main()
