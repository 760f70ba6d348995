"""How far apart two voices sound."""

from __future__ import annotations

import math
from typing import Final

from narrate.cast import Voice

_SEMITONES: Final = 2.0
_SPECTRUM_DB: Final = 3.0
"""
One unit of distance: two semitones of pitch, or 3 dB (rms) of spectrum.

The scale by which the voices of espeak were chosen; a convention, not a law of hearing. Both
exceed what listeners just tell apart in one voice, so voices at 1 are different people's.
"""


def distance(one: Voice, other: Voice) -> float | None:
    """
    Return how far apart two voices of any engines sound; None where one is not measured.

    The distance is 0 for equal timbres, the same both ways, and never more by way of a third.
    """
    if one.timbre is None or other.timbre is None:
        return None
    pitch, *spectrum = (left - right for left, right in zip(one.timbre, other.timbre, strict=True))
    rms_db = math.sqrt(sum(band**2 for band in spectrum) / len(spectrum))
    return math.hypot(pitch / _SEMITONES, rms_db / _SPECTRUM_DB)
