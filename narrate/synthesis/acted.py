"""
A delivery, put on in mastering: what every engine's voices can do, however little they can.

Engines change pitch and pace where they can; level, color and breath are changed here. All is
subtle at an expression of 1, and grows with it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np

from narrate.script import Delivery
from narrate.synthesis.filters import Curve, response
from narrate.synthesis.gentle import HEARD
from narrate.synthesis.loudness import Samples
from narrate.synthesis.noise import noise
from narrate.synthesis.overlapping import FRAME, Spectra, reframed, spectra_of

_FLAT: Final = ((1_000, 0.0),)
_MOST_BREATH: Final = 0.95


@dataclass(frozen=True, slots=True)
class Manner:
    """What a delivery does to the sound of a take, at an expression of 1."""

    level_db: float = 0.0
    color: Curve = _FLAT
    """Does not change the level."""

    breath: float = 0.0
    """The share of the voice, by power, that is whispered instead."""


_MANNERS: Final[Mapping[Delivery, Manner]] = {
    Delivery.PLAIN: Manner(),
    Delivery.WHISPERED: Manner(
        -5.0, ((100, -9.0), (300, -3.0), (700, 0.0), (2_500, 1.5)), breath=0.6
    ),
    Delivery.SHOUTED: Manner(2.0, ((200, -3.0), (700, 0.0), (1_500, 2.5), (4_000, 2.5))),
    Delivery.MUTTERED: Manner(-2.5, ((400, 1.0), (1_000, 0.0), (3_000, -4.0), (6_000, -6.0))),
    Delivery.SOBBED: Manner(-1.0, ((300, -1.0), (1_000, 0.0), (4_000, -1.0)), breath=0.2),
    Delivery.LAUGHED: Manner(0.5, ((300, -1.0), (1_000, 0.0), (3_000, 1.5)), breath=0.08),
    Delivery.SUNG: Manner(0.5, ((300, 1.5), (1_000, 0.0), (4_000, -1.0))),
    Delivery.THOUGHT: Manner(-2.0, ((200, 1.5), (1_000, 0.0), (4_000, -3.0)), breath=0.12),
    Delivery.READ: Manner(),
    Delivery.TELEPHONED: Manner(),
}
"""
A raised voice has more above 1 kHz and a low one less, as Traunmueller and Eriksson 2000 (*Acoustic
effects of variation in vocal effort*, J. Acoust. Soc. Am. 107) found; a whisper has noise in the
place of its harmonics, and little below 500 Hz (Jovicic 1998, Acustica 84).
"""

_SMOOTHED: Final = np.hanning(11)[1:-1] / np.hanning(11).sum()
"""Over 9 frequencies, 420 Hz: wider than the harmonics of a child are apart."""


def acted(samples: Samples, delivery: Delivery, *, expression: float, rate_hz: int) -> Samples:
    """
    Return a take as it is delivered.

    Args:
        samples: The take at its voice's level.
        delivery: How it is said.
        expression: How strongly that is heard; 0: not at all.
        rate_hz: Of the samples.
    """
    manner = _MANNERS[delivery]
    if manner == Manner() or not expression or not samples.size:
        return samples
    breath = min(manner.breath * expression, _MOST_BREATH)
    color = response(manner.color, FRAME, rate_hz) ** expression
    weights = response(HEARD, FRAME, rate_hz) ** 2
    level = 10 ** (manner.level_db * expression / 20)

    def change(spectra: Spectra) -> Spectra:
        breathed = _breathed(spectra, breath, count=len(samples)) * color
        before = (np.abs(spectra) ** 2 @ weights).sum()
        after = (np.abs(breathed) ** 2 @ weights).sum()
        changed: Spectra = breathed * (level * np.sqrt(before / after) if after else 1.0)
        return changed

    return reframed(samples, change)


def _breathed(spectra: Spectra, share: float, *, count: int) -> Spectra:
    """Return frames whose sound is in part noise of the same color."""
    if not share:
        return spectra
    envelope = np.abs(spectra) ** 2
    envelope = np.apply_along_axis(np.convolve, 1, envelope, _SMOOTHED, "same")
    breath = spectra_of(noise(count))
    breath *= np.sqrt(envelope / np.mean(np.abs(breath) ** 2))
    mixed: Spectra = np.sqrt(1 - share) * spectra + np.sqrt(share) * breath
    return mixed
