"""Noise that is the same each time: what is random would make equal takes differ."""

from __future__ import annotations

import numpy as np

from narrate.synthesis.loudness import Samples


def noise(count: int) -> Samples:
    """
    Return white noise from -1 to 1, the same at each call and with each version of numpy.

    By hashing the places of the samples (the finalizer of MurmurHash3, A. Appleby 2011).
    """
    bits = np.arange(1, count + 1, dtype=np.uint32)
    for shift, factor in ((16, 0x85EBCA6B), (13, 0xC2B2AE35), (16, 1)):
        bits ^= bits >> np.uint32(shift)
        bits *= np.uint32(factor)
    return bits / 2**31 - 1
