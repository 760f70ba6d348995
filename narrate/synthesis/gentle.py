"""
What takes the edge off a formant synthesizer: an equalizer, a de-esser, a little room.

Against people, espeak is thin and harsh: it has 3 to 12 dB too little below 400 Hz and 3 to 6 dB
too much from 1 to 5 kHz. Each step looks at its own take alone, and keeps it as loud as it was.
"""

from __future__ import annotations

from functools import cache
from typing import Final

import numpy as np
import numpy.typing as npt

from narrate.synthesis.filters import response
from narrate.synthesis.loudness import Samples
from narrate.synthesis.noise import noise
from narrate.synthesis.overlapping import FRAME, Spectra, reframed

EQUALIZER: Final = (
    *((40, -18.0), (70, 0.0), (110, 4.0), (160, 4.0), (200, 3.5), (250, 2.5), (400, 1.5)),
    *((500, 0.5), (630, -0.5), (800, -1.5), (1_000, -2.5), (1_250, -3.5), (1_600, -3.0)),
    *((4_000, -2.5), (5_000, -2.0), (6_300, -0.5), (8_000, 0.0), (10_500, -3.0)),
)
"""
Two thirds of what parts the mean of 29 of espeak's voices from speech (Byrne et al. 1994, *An
international comparison of long-term average speech spectra*, J. Acoust. Soc. Am. 96, table II).

The rest is left: it tells these voices from others. Being one curve for all, it moves no two
voices closer together. `python tests/benchmarks/voices.py --spectrum` measures it anew.
"""

_SIBILANT_HZ: Final = (4_500, 10_000)
_MOST_SIBILANT_DB: Final = -11.0
"""How loud these may be in one frame against the mean of the take; more is compressed."""

_RATIO: Final = 3.0
_MOST_CUT_DB: Final = 8.0
_AUDIBLE: Final = 1e-3
"""Frames with less of the loudest frame's power are silence."""

ROOM_MS: Final = 72
"""How long the room is heard after a take; shorter than the shortest pause, that at a tag."""

_WET_DB: Final = -17.0
_DECAY_MS: Final = 150
"""Until the room is 60 dB softer: a small furnished one."""

_FIRST_MS: Final = 4
"""When the nearest wall is heard."""

_WALLS: Final = ((60, -24.0), (250, 0.0), (5_000, 0.0), (10_000, -24.0))
"""They swallow what is high; what is low would boom."""

HEARD: Final = (
    *((20, -13.2), (38, -6.0), (60, -2.9), (100, -1.1), (200, -0.2), (500, 0.1)),
    *((1_000, 0.7), (1_700, 2.6), (2_500, 3.6), (3_000, 3.9), (5_000, 4.1)),
)
"""How loud frequencies sound: the K filter of ITU-R BS.1770-5, read off its curve."""


def gentle(samples: Samples, rate_hz: int) -> Samples:
    """Return a take with its sibilants softened and its spectrum nearer to that of people."""
    hz = np.fft.rfftfreq(FRAME, 1 / rate_hz)
    equalizer, weights = response(EQUALIZER, FRAME, rate_hz), response(HEARD, FRAME, rate_hz) ** 2
    inside = (hz >= _SIBILANT_HZ[0]) & (hz < _SIBILANT_HZ[1])

    def soften(spectra: Spectra) -> Spectra:
        powers = np.square(spectra.real) + np.square(spectra.imag)
        gains = _deesser(powers, inside) * equalizer
        before, after = powers @ weights, (powers * gains**2) @ weights
        if not after.any():
            return spectra
        changed: Spectra = spectra * (gains * np.sqrt(before.sum() / after.sum()))
        return changed

    return reframed(samples, soften)


def roomed(samples: Samples, rate_hz: int) -> Samples:
    """Return a take as in a small room, longer by `ROOM_MS`, fading to silence."""
    tail = rate_hz * ROOM_MS // 1000
    length = len(samples) + tail
    # In blocks as long as the room, whose echoes reach one block further (overlap-add).
    blocks = np.pad(samples, (0, tail + -length % tail)).reshape(-1, tail)
    echoes = np.fft.irfft(np.fft.rfft(blocks, 2 * tail) * _room(rate_hz), 2 * tail)
    heard = echoes[:, :tail]
    heard[1:] += echoes[:-1, tail:]
    whole: Samples = heard.ravel()[:length]
    whole[len(samples) :] *= np.cos(np.linspace(0, np.pi / 2, tail)) ** 2
    return whole


def _deesser(powers: Samples, inside: npt.NDArray[np.bool_]) -> Samples:
    """Return a gain for each frame and frequency: 1 but where a frame hisses too much."""
    whole = powers.sum(axis=1)
    audible = whole > _AUDIBLE * whole.max(initial=0.0)
    if not audible.any():
        return np.ones_like(powers)
    hiss = powers[:, inside].sum(axis=1) / whole[audible].mean()
    excess_db = 10 * np.log10(np.maximum(hiss, 1e-9)) - _MOST_SIBILANT_DB
    cut_db = (excess_db * (1 - 1 / _RATIO)).clip(0, _MOST_CUT_DB)
    # The edges are soft: two frequencies to either side.
    share = np.convolve(inside, (0.1, 0.2, 0.4, 0.2, 0.1), "same")
    return 1 + np.outer(10 ** (-cut_db / 20) - 1, share)


@cache
def _room(rate_hz: int) -> npt.NDArray[np.complex128]:
    """Return the spectrum of a room's answer to a click: noise that dies away."""
    count = rate_hz * ROOM_MS // 1000
    at_ms = np.arange(count) * 1000 / rate_hz
    echo = noise(count) * 10 ** (-3 * at_ms / _DECAY_MS)
    echo[at_ms < _FIRST_MS] = 0.0
    echo = np.fft.irfft(np.fft.rfft(echo, 2 * count) * response(_WALLS, 2 * count, rate_hz))[:count]
    wet = 10 ** (_WET_DB / 20)
    echo *= wet / np.sqrt((echo**2).sum())
    echo[0] += 1.0
    # As loud as without the room.
    spectrum: npt.NDArray[np.complex128] = np.fft.rfft(echo, 2 * count) / np.sqrt(1 + wet**2)
    return spectrum
