"""Curves that filter sound by way of its spectrum: numpy has no other filters."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, TypeAlias

import numpy as np

from narrate.synthesis.loudness import Samples

Curve: TypeAlias = Sequence[tuple[float, float]]
"""Frequencies in Hz, rising, and the gain there in dB; straight lines between, over octaves."""

_LEAST_HZ: Final = 1.0


def response(curve: Curve, size: int, rate_hz: int) -> Samples:
    """Return what a curve makes of each frequency of a spectrum of `size` samples."""
    hz, gains_db = zip(*curve, strict=True)
    octaves = np.log2(np.maximum(np.fft.rfftfreq(size, 1 / rate_hz), _LEAST_HZ))
    gains: Samples = 10 ** (np.interp(octaves, np.log2(hz), gains_db) / 20)
    return gains
