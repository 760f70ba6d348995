"""
How high a voice speaks, moment by moment.

By autocorrelation, corrected for that of the window, and the cheapest path through the candidates
of all moments (Boersma 1993, whose numbers these are; Praat's `To Pitch (ac)`).
"""

from __future__ import annotations

from typing import Final, TypeAlias

import numpy as np
import numpy.typing as npt

from narrate import sound

Samples: TypeAlias = npt.NDArray[np.float64]

STEP_S: Final = 0.01
FLOOR_HZ: Final = 75.0
CEILING_HZ: Final = 600.0

_WINDOW_PERIODS: Final = 3
_CANDIDATES: Final = 8
_SILENCE: Final = 0.03
_VOICING: Final = 0.45
_OCTAVE_COST: Final = 0.01
_OCTAVE_JUMP_COST: Final = 0.35
_VOICING_COST: Final = 0.14
_RATE_HZ: Final = 12_000
"""What is looked at: enough for a pitch, and quicker."""

_BLOCK: Final = 2_000
"""Moments that are looked at together, so that an hour needs no more memory than ten seconds."""


def pitch_hz(samples: Samples, rate_hz: int) -> Samples:
    """Return the pitch at 0, `STEP_S`, 2 `STEP_S` ...; 0 where the voice does not sound."""
    moments = len(samples) // round(STEP_S * rate_hz) + 1
    if rate_hz > _RATE_HZ:
        samples, rate_hz = sound.resampled(samples, rate_hz, _RATE_HZ), _RATE_HZ
    window = round(_WINDOW_PERIODS * rate_hz / FLOOR_HZ)
    step = round(STEP_S * rate_hz)
    padded = np.pad(samples, (window // 2, window + step))
    frames = np.lib.stride_tricks.sliding_window_view(padded, window)[::step][:moments]
    loudest = np.abs(samples).max(initial=0.0)
    parts = [
        _candidates(frames[start : start + _BLOCK], rate_hz, loudest=loudest)
        for start in range(0, moments, _BLOCK)
    ]
    hz = np.concatenate([part[0] for part in parts])
    strength = np.concatenate([part[1] for part in parts])
    return hz[np.arange(moments), _cheapest(hz, strength)]


def _candidates(frames: Samples, rate_hz: int, *, loudest: float) -> tuple[Samples, Samples]:
    """Return the candidates of each moment and their strengths; the first is silence, 0 Hz."""
    width = frames.shape[1]
    hann = np.hanning(width)
    size = 1 << (2 * width - 1).bit_length()
    centered = frames - frames.mean(axis=1, keepdims=True)
    least, most = int(rate_hz / CEILING_HZ), int(rate_hz / FLOOR_HZ) + 1
    of_window = np.fft.irfft(np.abs(np.fft.rfft(hann, size)) ** 2, size)[: most + 2]
    power = np.abs(np.fft.rfft(centered * hann, size)) ** 2
    correlation = np.fft.irfft(power, size)[:, : most + 2]
    energy = np.maximum(correlation[:, :1], 1e-12)
    correlation = correlation / energy / (of_window / of_window[0])
    before, at, after = (correlation[:, least + lag : most + lag] for lag in (-1, 0, 1))
    is_peak = (at > before) & (at >= after) & (at > _VOICING / 2)
    curve = 2 * at - before - after
    moved = np.where(is_peak, (after - before) / (2 * np.where(is_peak, curve, 1)), 0)
    lags = np.arange(least, most) + moved
    height = np.minimum(at + (after - before) * moved / 4, 1.0)
    strength = np.where(
        is_peak, height - _OCTAVE_COST * np.log2(FLOOR_HZ * lags / rate_hz), -np.inf
    )
    best = np.argpartition(-strength, _CANDIDATES, axis=1)[:, :_CANDIDATES]
    strength = np.take_along_axis(strength, best, axis=1)
    hz = np.where(np.isfinite(strength), rate_hz / np.take_along_axis(lags, best, axis=1), 0)
    softness = np.abs(centered).max(axis=1) / max(loudest, 1e-9)
    silence = _VOICING + np.maximum(0, 2 - softness / (_SILENCE / (1 + _VOICING)))
    zeros = np.zeros((len(frames), 1))
    return np.hstack([zeros, hz]), np.hstack([silence[:, None], strength])


def _cheapest(hz: Samples, strength: Samples) -> npt.NDArray[np.intp]:
    """Return which candidate each moment takes, so that few jumps are taken (Viterbi 1967)."""
    octaves = np.log2(np.where(hz > 0, hz, 1))
    voiced = hz > 0
    correction = 0.01 / STEP_S
    score = strength[0]
    came_from = np.zeros(hz.shape, dtype=np.intp)
    for moment in range(1, len(hz)):
        jump = np.abs(octaves[moment - 1][:, None] - octaves[moment][None, :])
        both = voiced[moment - 1][:, None] & voiced[moment][None, :]
        differ = voiced[moment - 1][:, None] != voiced[moment][None, :]
        cost = correction * (_OCTAVE_JUMP_COST * jump * both + _VOICING_COST * differ)
        total = score[:, None] - cost
        came_from[moment] = total.argmax(axis=0)
        score = total.max(axis=0) + strength[moment]
    path = np.zeros(len(hz), dtype=np.intp)
    path[-1] = score.argmax()
    for moment in range(len(hz) - 1, 0, -1):
        path[moment - 1] = came_from[moment, path[moment]]
    return path
