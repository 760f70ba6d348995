"""
What can be measured of a voice: pitch, spectrum, pace, and how cleanly it is joined.

All take mono samples from -1 to 1; what is silent does not count.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from narrate.cast import TIMBRE_HZ
from narrate.synthesis.loudness import Samples

_PITCH_HZ: Final = (60, 500)
_PITCH_FRAME_S: Final = 0.05
_PITCH_STEP_S: Final = 0.025
_VOICED: Final = 0.6
"""The least correlation with itself, one period later, of a frame that counts as voiced."""

_AUDIBLE_DB: Final = -30.0
"""Frames softer than the loudest by more are left out of a spectrum."""

_SPECTRUM_FRAME_S: Final = 0.04
_SEMITONES_FROM_HZ: Final = 100
_SIBILANT_HZ: Final = (4_500, 10_000)
_FLOOR: Final = 1e-12


@dataclass(frozen=True, slots=True)
class Acoustics:
    """What a voice sounds like, in numbers."""

    pitch_hz: float
    """The median."""

    spread: float
    """Of the pitch: from the 10th to the 90th percentile, in semitones."""

    centroid_hz: float
    sibilance_db: float
    """The level of 4.5 to 10 kHz against all, in the loudest twentieth of the frames there."""

    crest_db: float
    timbre: tuple[float, ...]
    """As `Voice.timbre`."""


def measured(samples: Samples, rate_hz: int) -> Acoustics:
    """Return the numbers of a voice from half a minute of its speech."""
    pitch_hz, spread = pitch(samples, rate_hz)
    powers, hz = _powers(samples, rate_hz)
    mean = powers.mean(axis=0)
    inside = (hz >= _SIBILANT_HZ[0]) & (hz < _SIBILANT_HZ[1])
    hiss = powers[:, inside].sum(axis=1)
    hissing = hiss >= np.percentile(hiss, 95)
    sibilance_db = _db(hiss[hissing].mean() / powers.sum(axis=1).mean())
    rms = np.sqrt((samples**2).mean())
    semitones = 12 * np.log2(pitch_hz / _SEMITONES_FROM_HZ)
    bands = spectrum_db(samples, rate_hz)
    return Acoustics(
        pitch_hz=pitch_hz,
        spread=spread,
        centroid_hz=float((mean * hz).sum() / mean.sum()),
        sibilance_db=sibilance_db,
        crest_db=_db((np.abs(samples).max() / rms) ** 2),
        timbre=tuple(round(float(number), 1) for number in (semitones, *bands)),
    )


def spectrum_db(samples: Samples, rate_hz: int) -> Samples:
    """Return the long-term spectrum in the bands of `TIMBRE_HZ`, in dB, their mean being 0."""
    powers, hz = _powers(samples, rate_hz)
    mean = powers.mean(axis=0)
    octaves = np.log2(np.maximum(hz, 1)[None] / np.array(TIMBRE_HZ)[:, None])
    weights = np.where(np.abs(octaves) < 1 / 2, np.cos(np.pi * octaves) ** 2, 0)
    levels = _db_of(weights @ mean)
    centered: Samples = levels - levels.mean()
    return centered


def pitch(samples: Samples, rate_hz: int) -> tuple[float, float]:
    """
    Return median and spread of the pitch, in Hz and semitones.

    By the autocorrelation of frames, divided by that of their window (Boersma 1993, 2-3).
    """
    frames = _frames(samples, rate_hz, frame_s=_PITCH_FRAME_S, step_s=_PITCH_STEP_S)
    loud = (frames**2).mean(axis=1)
    frames = frames[_db_of(loud) > _db_of(loud.max()) + _AUDIBLE_DB]
    frames = frames - frames.mean(axis=1, keepdims=True)
    window = np.hanning(frames.shape[1])
    correlations = _correlated(frames * window) / _correlated(window[None])
    low, high = rate_hz // _PITCH_HZ[1], rate_hz // _PITCH_HZ[0]
    # A longer lag is a little worse: else half the pitch is as good as the pitch.
    octave_cost = 0.02 * np.log2(np.arange(low, high) / low)
    scores = correlations[:, low:high] - octave_cost
    lags = scores.argmax(axis=1)
    voiced = correlations[np.arange(len(lags)), lags + low] > _VOICED
    if not voiced.any():
        return float(_SEMITONES_FROM_HZ), 0.0
    hz = rate_hz / (lags[voiced] + low)
    tenth, median, ninth = np.percentile(hz, (10, 50, 90))
    return float(median), float(12 * np.log2(ninth / tenth))


def click(samples: Samples, at: int, rate_hz: int) -> float:
    """
    Return how much of a click there is at a joint: the largest second difference there.

    In units of the largest one in the half second around it; up to 1 nothing clicks. Only 1 ms on
    each side counts: later, a word may itself begin with a sharp sound.
    """
    bends = np.abs(np.diff(samples, 2))
    near, around = rate_hz // 1000, rate_hz // 4
    joint = bends[max(at - near, 0) : at + near]
    before, after = bends[max(at - around, 0) : max(at - near, 0)], bends[at + near : at + around]
    reference = max(before.max(initial=_FLOOR), after.max(initial=_FLOOR))
    return float(joint.max(initial=0.0) / reference)


def _powers(samples: Samples, rate_hz: int) -> tuple[Samples, Samples]:
    """Return the power spectra of the audible frames, and the frequencies of their bins."""
    frames = _frames(samples, rate_hz, frame_s=_SPECTRUM_FRAME_S, step_s=_SPECTRUM_FRAME_S / 2)
    loud = (frames**2).mean(axis=1)
    frames = frames[_db_of(loud) > _db_of(loud.max()) + _AUDIBLE_DB]
    powers = np.abs(np.fft.rfft(frames * np.hanning(frames.shape[1]))) ** 2
    hz = np.fft.rfftfreq(frames.shape[1], 1 / rate_hz)
    return powers.astype(np.float64), hz.astype(np.float64)


def _frames(
    samples: Samples, rate_hz: int, *, frame_s: float, step_s: float
) -> npt.NDArray[np.float32]:
    frame, step = round(frame_s * rate_hz), round(step_s * rate_hz)
    padded = np.pad(samples, (0, max(frame - len(samples), 0)))
    # Half the bytes are half the time.
    return np.lib.stride_tricks.sliding_window_view(padded.astype(np.float32), frame)[::step]


def _correlated(frames: npt.NDArray[np.floating]) -> Samples:
    """Return the autocorrelation of each frame, 1 at no lag."""
    spectra = np.fft.rfft(frames, 2 * frames.shape[1])
    products = np.fft.irfft(np.abs(spectra) ** 2)
    return products / np.maximum(products[:, :1], _FLOOR)


def _db_of(powers: Samples) -> Samples:
    levels: Samples = 10 * np.log10(np.maximum(powers, _FLOOR))
    return levels


def _db(power: float) -> float:
    return float(10 * np.log10(max(power, _FLOOR)))
