"""How loud sound is, in LUFS, as ITU-R BS.1770-5 measures it."""

from __future__ import annotations

import math
from typing import Final, TypeAlias

import numpy as np
import numpy.typing as npt

Samples: TypeAlias = npt.NDArray[np.float64]
"""Mono, from -1 to 1."""

SILENT_LUFS: Final = -70.0
"""The absolute gate: what is softer does not count (BS.1770-5, annex 1)."""

_RELATIVE_GATE_LU: Final = -10.0
_BLOCK_S: Final = 0.4
_STEP_S: Final = 0.1
_PIECE: Final = 1 << 20
_OFFSET: Final = -0.691
"""Makes a 997 Hz sine at full scale read -3.01."""


def loudness_lufs(samples: Samples, rate_hz: int) -> float:
    """
    Return the integrated loudness; what is shorter than one block of 400 ms is one block.

    Returns:
        `SILENT_LUFS` when nothing is louder than that.
    """
    return gated_lufs(block_powers(samples, rate_hz))


def gated_lufs(powers: Samples) -> float:
    """
    Return the integrated loudness of blocks, which may come from several sounds.

    Returns:
        `SILENT_LUFS` when nothing is louder than that.
    """
    audible = powers[_lufs(powers) > SILENT_LUFS]
    if not audible.size:
        return SILENT_LUFS
    gate = _lufs(audible.mean()) + _RELATIVE_GATE_LU
    return float(_lufs(audible[_lufs(audible) > gate].mean()))


def block_powers(samples: Samples, rate_hz: int) -> Samples:
    """Return the weighted mean squares of blocks of 400 ms, one every 100 ms."""
    block, step = round(_BLOCK_S * rate_hz), round(_STEP_S * rate_hz)
    block = min(block, len(samples))
    if not block:
        return np.zeros(0)
    energy = np.concatenate(([0.0], np.cumsum(_weighted(samples[:_PIECE], rate_hz) ** 2)))
    starts = np.arange(0, len(energy) - block, step)
    powers = (energy[starts + block] - energy[starts]) / block
    if len(samples) <= _PIECE:
        return powers
    # Piece by piece: an hour at once would take gigabytes. The next piece begins with the next
    # block; as much as the filter rings is heard before it.
    begin = len(starts) * step
    lead = min(begin, rate_hz // 10)
    rest = [powers]
    while begin + block <= len(samples):
        piece = _weighted(samples[begin - lead : begin + _PIECE], rate_hz)[lead:]
        energy = np.concatenate(([0.0], np.cumsum(piece**2)))
        starts = np.arange(0, len(piece) - block + 1, step)
        rest.append((energy[starts + block] - energy[starts]) / block)
        begin += len(starts) * step
    return np.concatenate(rest)


def _lufs(power: Samples | np.float64) -> Samples:
    return _OFFSET + 10 * np.log10(np.maximum(power, 1e-12))


def _weighted(samples: Samples, rate_hz: int) -> Samples:
    """Return the samples through the K filter, by way of their spectrum: numpy has no IIR."""
    # The filter rings for 0.1 s; as much silence keeps the end from leaking into the start.
    ring = rate_hz // 10
    size = 1 << (len(samples) + ring).bit_length()
    spectrum = np.fft.rfft(samples, size) * _k_response(size, rate_hz)
    return np.fft.irfft(spectrum, size)[: len(samples)]


def _k_response(size: int, rate_hz: int) -> npt.NDArray[np.complex128]:
    """
    Return the K filter's response at the frequencies of a spectrum.

    BS.1770 gives coefficients for 48 kHz only; these are the analog filters behind them, as
    libebur128 (`ebur128_init_filter`) has them, which meet the coefficients to 1e-9.
    """
    z: npt.NDArray[np.complex128] = np.exp(-2j * np.pi * np.arange(size // 2 + 1) / size)
    k, q = math.tan(math.pi * 1681.974450955533 / rate_hz), 0.7071752369554196
    high = 10 ** (3.999843853973347 / 20)
    band = high**0.4996667741545416
    shelf = (
        (high + band * k / q + k**2) + 2 * (k**2 - high) * z + (high - band * k / q + k**2) * z**2
    )
    shelf /= (1 + k / q + k**2) + 2 * (k**2 - 1) * z + (1 - k / q + k**2) * z**2
    k, q = math.tan(math.pi * 38.13547087602444 / rate_hz), 0.5003270373238773
    high_pass = (1 - z) ** 2 * (1 + k / q + k**2)
    high_pass /= (1 + k / q + k**2) + 2 * (k**2 - 1) * z + (1 - k / q + k**2) * z**2
    response: npt.NDArray[np.complex128] = shelf * high_pass
    return response
