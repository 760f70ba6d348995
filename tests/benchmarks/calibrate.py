"""
Measure every voice of a catalog, and write down what brings it to the common level and pace.

    python -m tests.benchmarks.calibrate [ENGINE | START OF A VOICE'S ID]...

Writes `gain_db`, so that all land on the same loudness, and `timbre`; and for voices of espeak
that speak English `rate`, so that all read at the same pace. Comments and order of the catalog
are kept. `python -m tests.benchmarks.voices` prints what the voices then are.
"""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import tomlkit

from narrate import engines
from narrate.cast import Voice
from narrate.casting.catalog import load_catalog
from narrate.engines import Engine
from narrate.script import Age
from narrate.synthesis.mastering import TARGET_LUFS
from tests.benchmarks.reading_aloud import read_aloud

WORDS_A_MINUTE = {Age.CHILD: 158, Age.ADULT: 155, Age.OLD: 152}
"""Audiobooks are read at about 155."""

ROUNDS = 2


def main() -> None:
    for name in sys.argv[1:] or ["espeak", "tone"]:
        calibrate(name)


def calibrate(name: str) -> None:
    """Measure the voices whose ids begin so."""
    engine_name = name.partition("/")[0]
    engine = engines.load(engine_name)
    path = Path(__file__).parents[2] / "voices" / f"{engine_name}.toml"
    document = tomlkit.parse(path.read_text(encoding="utf-8"))
    for entry, voice in zip(document["voices"], load_catalog(engine_name).voices, strict=True):
        if not voice.id.startswith(name):
            continue
        found = calibrated(engine, voice)
        print(f"{found.id:36} {found.gain_db:5.1f} dB {dict(found.settings)}", flush=True)
        entry["gain_db"] = found.gain_db
        entry["timbre"] = [round(number, 1) for number in found.timbre or ()]
        if engine_name == "espeak":
            entry["settings"]["rate"] = dict(found.settings)["rate"]
    path.write_text(tomlkit.dumps(document), encoding="utf-8")


def calibrated(engine: Engine, voice: Voice) -> Voice:
    """Return a voice with gain, timbre and rate as they are measured."""
    paced = voice.engine == "espeak" and voice.language.startswith("en")
    wanted = WORDS_A_MINUTE[voice.age]
    voice = replace(voice, gain_db=voice.gain_db or 0.0)
    for _ in range(ROUNDS):
        reading = read_aloud(engine, voice)
        gain_db = round((voice.gain_db or 0.0) + TARGET_LUFS - reading.lufs, 1)
        voice = replace(voice, gain_db=gain_db)
        if paced:
            voice = at_rate(voice, wanted / reading.words_a_minute)
    return replace(voice, timbre=reading.acoustics.timbre)


def at_rate(voice: Voice, factor: float) -> Voice:
    settings = dict(voice.settings)
    settings["rate"] = round(int(settings["rate"]) * factor)
    return replace(voice, settings=tuple(sorted(settings.items())))


if __name__ == "__main__":
    main()
