"""
What `reshaping` makes of a voice, measured, and how far apart the voices of gTTS are.

    python -m tests.benchmarks.reshaping [ACCENT ...]

Google cannot be asked here, so that a woman of espeak's stands in for each of Google's; the
shapes are those of `voices/gtts.toml`. A line a voice: how much higher it speaks, and where its
formants are, against the voice it was made of and against what was asked for; how much longer and
louder it is; its sharpest edge against that of the original (a click would be far above 1).

Distances as in the catalog of espeak: one unit is 3 dB rms of level-free long-term spectrum, or 2
semitones of pitch, or as much of both together.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from itertools import combinations, pairwise
from pathlib import Path
from typing import Final

import numpy as np

from narrate import engines, sound
from narrate.audio import Audio
from narrate.cast import Voice
from narrate.casting import load_catalog
from narrate.reshaping import reshaped, shape_of
from narrate.reshaping.pitch import STEP_S, Samples, pitch_hz
from narrate.script import Delivery
from narrate.synthesis.loudness import loudness_lufs

VOICES: Final = Path(__file__).parents[2] / "voices"
RATE_HZ: Final = 24_000
TEXT: Final = (
    "Nobody minded, for the rain had stopped; the harbor lay still, and one by one the lanterns "
    "were lit. Will you come in?"
)
STAND_INS: Final = (
    "en-us+f2", "en-gb+belinda", "en-gb-rp+f4", "en-us+linda", "en-029+f1", "en-gb-scotland+alicia",
    "en-gb-rp+f5", "en-us-nyc+shelby",
)  # fmt: skip
_ORDER: Final = 14
_BAND_HZ: Final = (350, 3_600)
_GRAIN: Final = 0.005
_EVERY: Final = 5


@dataclass(frozen=True)
class Heard:
    """A voice as it is heard."""

    voice: Voice
    samples: Samples
    contour_hz: Samples
    spectrum_db: Samples
    """Long-term, in third octaves from 100 Hz to 8 kHz, without its level."""

    @property
    def pitch(self) -> float:
        """The middle of its pitch, in semitones above 1 Hz."""
        sounding = self.contour_hz[self.contour_hz > 0]
        return float(12 * np.log2(np.median(sounding)))


def heard(voice: Voice, audio: Audio) -> Heard:
    """Return a voice with what is measured of it."""
    samples = np.frombuffer(audio.pcm, "<i2").astype(np.float64) / 32_768
    return Heard(voice, samples, pitch_hz(samples, audio.rate_hz), _spectrum_db(samples))


def pitch_ratio(before: Heard, after: Heard) -> float:
    """Return how many times higher a voice speaks, where both sound."""
    both = (before.contour_hz > 0) & (after.contour_hz > 0)
    return float(np.median(after.contour_hz[both] / before.contour_hz[both]))


def formant_ratio(before: Heard, after: Heard) -> float:
    """
    Return how many times higher the formants are, where both sound.

    The factor by which the linear-prediction spectrum of one moment has to be drawn out to be most
    like the other's, of all moments the median.
    """
    found = []
    step = round(STEP_S * RATE_HZ)
    # On a logarithmic axis to draw out is to move.
    hz = np.exp(np.arange(np.log(_BAND_HZ[0] / 1.45), np.log(_BAND_HZ[1] * 1.45), _GRAIN))
    reach = round(np.log(1.42) / _GRAIN)
    both = np.flatnonzero((before.contour_hz > 0) & (after.contour_hz > 0))
    for moment in both[::_EVERY]:
        old, new = (_envelope(one.samples, moment * step, hz) for one in (before, after))
        if old is None or new is None:
            continue
        width = len(hz) - 2 * reach
        target = _flat(new[reach : reach + width])
        likeness = [np.dot(target, _flat(old[it : it + width])) for it in range(2 * reach + 1)]
        found.append(reach - int(np.argmax(likeness)))
    return float(np.exp(np.median(found) * _GRAIN))


def _spectrum_db(samples: Samples) -> Samples:
    padded = np.pad(samples, (0, 2_048))
    frames = np.lib.stride_tricks.sliding_window_view(padded, 2_048)[::1_024]
    power = np.square(np.abs(np.fft.rfft(frames * np.hanning(2_048)))).mean(axis=0)
    hz = np.fft.rfftfreq(2_048, 1 / RATE_HZ)
    edges = 100 * 2 ** (np.arange(20) / 3)
    bands = np.array([power[(hz >= low) & (hz < high)].mean() for low, high in pairwise(edges)])
    decibels = 10 * np.log10(bands + 1e-12)
    return np.asarray(decibels - decibels.mean())


def distance(one: Heard, other: Heard) -> float:
    """Return how far apart two voices are, in units of what is told apart at once."""
    spectrum = np.sqrt(np.square(one.spectrum_db - other.spectrum_db).mean()) / 3
    return float(np.hypot(spectrum, (one.pitch - other.pitch) / 2))


def _envelope(samples: Samples, middle: int, hz: Samples) -> Samples | None:
    """Return the spectrum of linear prediction at a moment, in decibels."""
    frame = samples[max(0, middle - 480) : middle + 480]
    if len(frame) < 960:
        return None
    halved = sound.resampled(frame, 2, 1)
    emphasized = (halved[1:] - 0.9 * halved[:-1]) * np.hanning(len(halved) - 1)
    sums = np.correlate(emphasized, emphasized, "full")[len(emphasized) - 1 :][: _ORDER + 1]
    lags = np.abs(np.subtract.outer(np.arange(_ORDER), np.arange(_ORDER)))
    matrix = sums[lags] + np.eye(_ORDER) * sums[0] * 1e-6
    if sums[0] < 1e-6:
        return None
    weights = np.linalg.solve(matrix, sums[1:])
    turns = np.exp(-2j * np.pi * np.outer(hz / (RATE_HZ / 2), np.arange(_ORDER + 1)))
    return np.asarray(-20 * np.log10(np.abs(turns @ np.r_[1, -weights]) + 1e-9))


def _flat(decibels: Samples) -> Samples:
    """Return a spectrum without its level and slope, of length 1."""
    at = np.linspace(-1, 1, len(decibels))
    rest = decibels - decibels.mean()
    rest = rest - at * (rest @ at) / (at @ at)
    return np.asarray(rest / max(np.linalg.norm(rest), 1e-9))


def _edge(samples: Samples) -> float:
    return float(np.abs(np.diff(samples, 2)).max())


def main() -> None:
    catalog = load_catalog("gtts", VOICES)
    espeak, stand_ins = engines.load("espeak"), load_catalog("espeak", VOICES)
    english = [voice for voice in catalog.voices if voice.language.startswith("en")]
    accents = list(dict.fromkeys(voice.accent for voice in english))
    wanted = sys.argv[1:] or accents
    everyone: list[Heard] = []
    print(f"{'voice':24}{'gender':8}{'age':7}{'pitch Hz':>9}{'asked':>8}{'error':>8}"
          f"{'formants':>10}{'asked':>7}{'error':>8}{'longer':>8}{'LU':>7}{'edge':>6}")  # fmt: skip
    for accent, stand_in in zip(accents, STAND_INS, strict=False):
        if accent not in wanted:
            continue
        voice = stand_ins.voice(f"espeak/{stand_in}")
        source = sound.resample(espeak.speak(TEXT, voice, Delivery.PLAIN), RATE_HZ)
        before = heard(voice, source)
        for one in (voice for voice in english if voice.accent == accent):
            shape = shape_of(one)
            audio = reshaped(source, shape)
            after = heard(one, audio)
            everyone.append(after)
            pitch, formants = pitch_ratio(before, after), formant_ratio(before, after)
            asked = 2 ** (shape.shift_cents / 1_200)
            levels = [loudness_lufs(it.samples, RATE_HZ) for it in (before, after)]
            print(
                f"{one.id:24}{one.gender:8}{one.age:7}{2 ** (after.pitch / 12):9.0f}"
                f"{asked:8.3f}{pitch / asked - 1:+8.1%}{formants:10.3f}"
                f"{shape.formants_percent / 100:7.2f}"
                f"{formants / shape.formants_percent * 100 - 1:+8.1%}"
                f"{audio.samples / source.samples - 1:+8.1%}{levels[1] - levels[0]:+7.1f}"
                f"{_edge(after.samples) / _edge(before.samples):6.2f}"
            )
    pairs = [(distance(a, b), a.voice, b.voice) for a, b in combinations(everyone, 2)]
    same = [pair for pair in pairs if pair[1].accent == pair[2].accent]
    for what, these in (("of one accent", same), ("of all", pairs)):
        near = sorted(these, key=lambda pair: pair[0])
        values = [pair[0] for pair in near]
        print(
            f"\npairs {what}: {len(near)}, nearest {values[0]:.2f}, "
            f"median {np.median(values):.2f}, nearer than 1: {sum(it < 1 for it in values)}"
        )
        for value, a, b in near[:5]:
            print(f"  {value:.2f}  {a.id}  {b.id}")


if __name__ == "__main__":
    main()
