"""
One take -> a take at the common rate and level, with clean edges.

Nothing here looks beyond its own take, so that one changed line changes one take: the level
is the voice's own where it has been measured, and the limiter has no memory.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

import numpy as np

from narrate import sound
from narrate.audio import Audio, WordTime
from narrate.cast import Mastering, Voice
from narrate.script import Delivery
from narrate.synthesis.acted import acted
from narrate.synthesis.gentle import gentle, roomed
from narrate.synthesis.loudness import SILENT_LUFS, Samples, loudness_lufs

MASTERING_VERSION: Final = 2
"""Part of each take's key; counted up when the same take would sound different."""

RATE_HZ: Final = 24_000
"""The rate of gTTS and most neural voices; an MP3 frame at 64 kbit/s is 192 bytes exactly."""

TARGET_LUFS: Final = -19.0
"""Mono podcasts; lands within ACX's -23 to -18 dB RMS."""

CEILING_DBFS: Final = -4.0
"""MP3 overshoots by some tenths of a dB; ACX asks for peaks below -3."""

_FLOOR_DBFS: Final = -50.0
"""What is softer around a take is silence."""

_TELEPHONE_HZ: Final = (300, 3_400)
"""What a telephone carries (ITU-T G.712)."""

_FADE_MS: Final = 5
_LOOK_AHEAD_MS: Final = 5
_MOST_GAIN_DB: Final = 12.0
"""A take that is farther from the target than this is meant to be, or is broken."""


def master(audio: Audio, voice: Voice, *, delivery: Delivery = Delivery.PLAIN) -> Audio:
    """
    Return the take as it is heard: at `RATE_HZ`, colored, leveled, limited, trimmed, faded.

    Words keep to what they were heard with. A take that is silent stays as long as it is.
    Over the telephone, every engine's voices lose what no telephone carries, and the room.
    """
    resampled = sound.resample(audio, RATE_HZ)
    far = delivery is Delivery.TELEPHONED and voice.expression > 0
    if far:
        resampled = sound.banded(resampled, *_TELEPHONE_HZ)
    centered = sound.centered(resampled)
    samples = np.frombuffer(centered.pcm, "<i2") / 32_768
    if voice.mastering is Mastering.GENTLE:
        samples = gentle(samples, RATE_HZ)
    gain_db = _gain_db(samples) if voice.gain_db is None else voice.gain_db
    said = acted(samples, delivery, expression=voice.expression, rate_hz=RATE_HZ)
    leveled = limited(said * _ratio(gain_db), rate_hz=RATE_HZ)
    edged = sound.trimmed(_audio(leveled, words=centered.words), floor_db=_FLOOR_DBFS)
    dry = sound.faded(edged, _FADE_MS)
    return dry if far or voice.mastering is Mastering.RAW else _in_a_room(dry)


def _in_a_room(dry: Audio) -> Audio:
    samples = np.frombuffer(dry.pcm, "<i2") / 32_768
    if not samples.any():
        return dry
    heard = limited(roomed(samples, RATE_HZ), rate_hz=RATE_HZ)
    return replace(_audio(heard, words=dry.words), tail=len(heard) - len(samples))


def _audio(samples: Samples, *, words: tuple[WordTime, ...]) -> Audio:
    return Audio(np.round(samples * 32_768).astype("<i2").tobytes(), RATE_HZ, words)


def limited(samples: Samples, *, rate_hz: int) -> Samples:
    """
    Return the samples with none above the ceiling, turned down before the peak comes.

    The gain that each sample needs is spread to its neighbors on both sides, then smoothed:
    each mean is over gains that suffice for the sample in its middle, so it suffices, too.
    """
    ceiling = _ratio(CEILING_DBFS)
    if not samples.size or np.abs(samples).max() <= ceiling:
        return samples
    reach = rate_hz * _LOOK_AHEAD_MS // 1000
    needed = ceiling / np.maximum(np.abs(samples), ceiling)
    around = np.pad(needed, 2 * reach, constant_values=1.0)
    lowest = _sliding_minimum(around, 2 * reach + 1)
    sums = np.concatenate(([0.0], np.cumsum(lowest)))
    gains = (sums[2 * reach + 1 :] - sums[: -2 * reach - 1]) / (2 * reach + 1)
    return samples * np.minimum(gains, 1.0)


def _sliding_minimum(values: Samples, width: int) -> Samples:
    """Return the least of each `width` neighbors, by doubling: log(width) passes."""
    covered = 1
    while covered < width:
        step = min(covered, width - covered)
        values = np.minimum(values[:-step], values[step:])
        covered += step
    return values


def _gain_db(samples: Samples) -> float:
    """Return what brings one take to the target."""
    lufs = loudness_lufs(samples, RATE_HZ)
    if lufs <= SILENT_LUFS:
        return 0.0
    return min(max(TARGET_LUFS - lufs, -_MOST_GAIN_DB), _MOST_GAIN_DB)


def _ratio(db: float) -> float:
    return float(10 ** (db / 20))
