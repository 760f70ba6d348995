"""
One voice -> others: higher or lower, from a smaller or a larger head, steadier or livelier.

    pitch     how high a voice speaks, moment by moment
    pulses    where each period of it is
    grains    the periods put together anew, nearer or farther apart, each drawn out or pressed

For engines with few voices. The sound keeps its length, its words their times, its level.

Pitch-synchronous overlap and add (Moulines and Charpentier 1990), with each period resampled to
move the formants (Lent 1989; Bristow-Johnson 1995), which is what `Change gender` in Praat does.
It works on the wave itself, so that a voice that is not reshaped stays as it is, bit for bit, and
one that is has none of a vocoder's buzz. The price: it wants one clean voice, as engines speak.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from narrate.audio import Audio
from narrate.cast import Voice
from narrate.errors import EngineError
from narrate.reshaping.grains import put_together
from narrate.reshaping.pitch import pitch_hz
from narrate.reshaping.pulses import voiced_runs

__all__ = ["VERSION", "Shape", "reshaped", "shape_of"]

VERSION: Final = 1
"""Of everything here; counted up when the same shape would sound different."""

_LEAST_MS: Final = 60
"""A shorter sound has no pitch that could be told."""

_BOUNDS: Final = {
    "shift_cents": (-1_200, 1_200),
    "formants_percent": (70, 140),
    "range_percent": (0, 200),
    "tremor_cents": (0, 100),
}


@dataclass(frozen=True, slots=True)
class Shape:
    """What is made of a voice."""

    shift_cents: int = 0
    """How much higher it speaks, in hundredths of a semitone."""

    formants_percent: int = 100
    """Where its resonances lie; a man's are at 85 % of a woman's, a child's at 115 to 120 %
    (Peterson and Barney 1952)."""

    range_percent: int = 100
    """How far its melody goes up and down from its middle; 0: monotone."""

    tremor_cents: int = 0
    """How far an old voice trembles, five times a second."""


def shape_of(voice: Voice) -> Shape:
    """
    Return what a voice's settings make of it.

    Raises:
        EngineError: A number is none, or beyond what still sounds like a person.
    """
    settings = dict(voice.settings)
    asked: dict[str, int] = {}
    for name, (least, most) in _BOUNDS.items():
        value = settings.get(name)
        if value is None:
            continue
        if not isinstance(value, int) or not least <= value <= most:
            raise EngineError(
                f"The voice `{voice.id}` has `{name} = {value!r}`",
                hint=f"Give a whole number from {least} to {most}",
            )
        asked[name] = value
    return Shape(**asked)


def reshaped(audio: Audio, shape: Shape) -> Audio:
    """Return the sound as another voice would speak it, as long and as loud as before."""
    if shape == Shape() or audio.duration_ms < _LEAST_MS:
        return audio
    samples = np.frombuffer(audio.pcm, "<i2").astype(np.float64) / 32_768
    contour = pitch_hz(samples, audio.rate_hz)
    runs = voiced_runs(samples, contour, audio.rate_hz)
    made = put_together(
        samples,
        runs,
        rate_hz=audio.rate_hz,
        pitch_ratio=2 ** (shape.shift_cents / 1_200),
        formant_ratio=shape.formants_percent / 100,
        range_ratio=shape.range_percent / 100,
        tremor_octaves=shape.tremor_cents / 1_200,
    )
    leveled = made * _gain(samples, made)
    pcm = np.round(leveled * 32_767).astype("<i2").tobytes()
    return replace(audio, pcm=pcm)


def _gain(before: np.ndarray, after: np.ndarray) -> float:
    """Return what makes both equally loud, without clipping."""
    peak, energy = np.abs(after).max(initial=0.0), np.square(after).sum()
    if not energy:
        return 1.0
    return float(min(np.sqrt(np.square(before).sum() / energy), 1 / peak))
