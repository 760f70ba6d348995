"""
Whether two sounds are one performance, whatever a codec did to them.

Compared are the levels in a few bands of frequency, 100 times a second: that survives MP3 and a
shift by less than a step, and no two sentences have them in common.
"""

from __future__ import annotations

from itertools import pairwise
from typing import Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

from narrate.audio import Audio

Shape: TypeAlias = NDArray[np.float32]
"""Steps x bands: levels in dB above the floor."""

STEP_MS: Final = 10
_EDGES_HZ: Final = (100, 250, 400, 600, 850, 1_200, 1_700, 2_400, 3_400, 5_000)
_FLOOR_DBFS: Final = -65.0
_WINDOW_MS: Final = 20


def shape(audio: Audio) -> Shape:
    """Return the levels of a sound over time."""
    samples = np.frombuffer(audio.pcm, "<i2").astype(np.float32) / 32_768
    step, width = (audio.rate_hz * ms // 1000 for ms in (STEP_MS, _WINDOW_MS))
    count = max(0, (len(samples) - width) // step + 1)
    if not count:
        return np.zeros((0, len(_EDGES_HZ) - 1), np.float32)
    windows = np.lib.stride_tricks.sliding_window_view(samples, width)[::step]
    power = np.abs(np.fft.rfft(windows * np.hanning(width).astype(np.float32), axis=1)) ** 2
    power /= (width / 2) ** 2 / 4
    hz = np.fft.rfftfreq(width, 1 / audio.rate_hz)
    bands = np.stack(
        [power[:, (hz >= low) & (hz < high)].sum(1) for low, high in pairwise(_EDGES_HZ)],
        axis=1,
    )
    levels: Shape = np.maximum(10 * np.log10(bands + 1e-12) - _FLOOR_DBFS, 0).astype(np.float32)
    return levels


def likeness(one: Shape, other: Shape) -> float:
    """Return how alike two sounds of one length are: 1 the same, 0 as any two; at most 1."""
    count = min(len(one), len(other))
    if not count:
        return 0.0
    first, second = (side[:count] - side[:count].mean(0) for side in (one, other))
    spread = float(np.sqrt((first**2).sum() * (second**2).sum()))
    # A sound without any change is like nothing.
    return float((first * second).sum()) / spread if spread > 1 else 0.0


def place(sought: Shape, around: Shape) -> tuple[int, float]:
    """Return at which step of a longer sound another is most alike, and how alike it is there."""
    steps = len(around) - len(sought) + 1
    if steps < 1 or not len(sought):
        return 0, 0.0
    size = 1 << (len(around) + len(sought)).bit_length()
    centered = sought - sought.mean(0)
    products = np.fft.irfft(
        np.fft.rfft(around, size, axis=0) * np.conj(np.fft.rfft(centered, size, axis=0)),
        size,
        axis=0,
    ).sum(1)[:steps]
    sums, squares = (
        np.concatenate([np.zeros((1, around.shape[1])), np.cumsum(values, axis=0)])
        for values in (around.astype(np.float64), around.astype(np.float64) ** 2)
    )
    count = len(sought)
    totals = sums[count:] - sums[:-count]
    spreads = (squares[count:] - squares[:-count] - totals**2 / count).sum(1)
    found = products / np.sqrt(np.maximum(spreads * (centered**2).sum(), 1))
    best = int(found.argmax())
    return best, float(found[best])
