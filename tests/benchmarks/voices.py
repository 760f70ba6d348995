"""
Print the voices of a catalog, by measurement: who they are, and who sounds most alike.

    python -m tests.benchmarks.voices [ENGINE [LANGUAGE]] [--mastering raw|gentle]

F0 is the median pitch in Hz and, in semitones, how far the middle 80 % of it reach. `edge` is how
far the spectrum is from that of speech (Byrne et al. 1994), in dB rms; `sib` the loudest hisses
against the mean, in dB. `nearest` is the voice that sounds most alike, and how far apart the two
are: 2 semitones, or 3 dB rms of spectrum, make 1. A voice that is doubtful has a reason behind it.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from narrate import engines
from narrate.cast import Mastering, Voice
from narrate.casting.catalog import load_catalog
from narrate.casting.timbre import distance
from tests.benchmarks.reading_aloud import Reading, read_aloud

SPEECH_DB = (
    *(60.2, 60.3, 59.0, 62.1, 62.1, 60.5, 56.8, 53.7),
    *(53.0, 52.0, 48.7, 48.1, 46.8, 45.6, 44.5, 44.3),
)
"""Byrne et al. 1994, table II, in the bands of a timbre."""

MOST_EDGE_DB = 6.5
MOST_CREST_DB = 22.0
MOST_SIBILANCE_DB = -7.5
SPREAD = (2.2, 11.0)
"""Less is monotonous; more is a voice that breaks into its lower octave."""

LEAST_DISTANCE = 1.0
PACE = (150, 160)
LEVEL_LU = 0.5


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("engine", nargs="?", default="espeak")
    parser.add_argument("language", nargs="?", default="en")
    parser.add_argument("--mastering", type=Mastering)
    wanted = parser.parse_args()
    engine = engines.load(wanted.engine)
    voices = [
        replace(voice, mastering=wanted.mastering or voice.mastering)
        for voice in load_catalog(wanted.engine).voices
        if voice.language.startswith(wanted.language)
    ]
    readings = [read_aloud(engine, voice) for voice in voices]
    measured = [
        replace(voice, timbre=reading.acoustics.timbre)
        for voice, reading in zip(voices, readings, strict=True)
    ]
    print(
        f"{'':30} {'gender':7} {'age':5} {'accent':22}  F0 range  centr  edge   sib crest   LUFS"
        "    sd  peak wpm nearest"
    )
    for voice, reading in zip(measured, readings, strict=True):
        print(row(voice, reading, measured))
    print(summary(readings))


def row(voice: Voice, reading: Reading, voices: list[Voice]) -> str:
    heard = reading.acoustics
    apart, other = min((distance(voice, it) or 0.0, it.id) for it in voices if it.id != voice.id)
    doubts = ", ".join(doubts_about(reading, apart))
    edge = edge_db(heard.timbre)
    return (
        f"{voice.id.partition('/')[2]:30} {voice.gender:7} {voice.age:5} {voice.accent:22}"
        f"{heard.pitch_hz:4.0f} {heard.spread:5.1f} {heard.centroid_hz:6.0f} {edge:5.1f}"
        f" {heard.sibilance_db:5.1f} {heard.crest_db:5.1f} {reading.lufs:6.2f}"
        f" {reading.line_sd:5.2f} {reading.peak_db:5.1f} {reading.words_a_minute:3.0f} {apart:4.2f}"
        f" {other.partition('/')[2]}{'   ! ' if doubts else ''}{doubts}"
    )


def doubts_about(reading: Reading, apart: float) -> Iterator[str]:
    """Yield why a voice should not be cast."""
    heard = reading.acoustics
    if edge_db(heard.timbre) > MOST_EDGE_DB:
        yield "unlike speech"
    if heard.crest_db > MOST_CREST_DB:
        yield "peaky"
    if heard.sibilance_db > MOST_SIBILANCE_DB:
        yield "hisses"
    if not SPREAD[0] <= heard.spread <= SPREAD[1]:
        yield "monotonous" if heard.spread < SPREAD[0] else "breaks"
    if apart < LEAST_DISTANCE:
        yield "too like another"
    if not PACE[0] <= reading.words_a_minute <= PACE[1]:
        yield "off the pace"


def edge_db(timbre: tuple[float, ...]) -> float:
    """Return how far a spectrum is from that of speech."""
    _, *bands = timbre
    speech = np.array(SPEECH_DB)
    return float(np.sqrt(np.mean((np.array(bands) - speech + speech.mean()) ** 2)))


def summary(readings: list[Reading]) -> str:
    lufs = [reading.lufs for reading in readings]
    lines = np.mean([reading.line_sd for reading in readings])
    ms = (
        np.mean([reading.speak_ms for reading in readings]),
        np.mean([reading.master_ms for reading in readings]),
    )
    return (
        f"{len(readings)} voices, from {min(lufs):.2f} to {max(lufs):.2f}"
        f" LUFS, their lines {lines:.2f} LU (sd); a sentence takes {ms[0]:.1f} ms to speak and"
        f" {ms[1]:.1f} ms to master"
    )


if __name__ == "__main__":
    main()
