"""Sound cut into short frames that overlap, changed one by one, and joined again."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import numpy as np
import numpy.typing as npt

from narrate.synthesis.loudness import Samples

FRAME: Final = 512
"""In samples: 21 ms, as long as a sound of speech stands still."""

HOP: Final = FRAME // 2

_WINDOW: Final[Samples] = np.sin(np.pi * (np.arange(FRAME) + 0.5) / FRAME)
"""Put on twice: its square and the next frame's sum to 1 (Princen and Bradley 1986)."""

Spectra = npt.NDArray[np.complex128]
"""A row for each frame."""


def reframed(samples: Samples, change: Callable[[Spectra], Spectra]) -> Samples:
    """Return the sound whose frames' spectra are changed; it is as long as it was."""
    changed = np.fft.irfft(change(spectra_of(samples)), FRAME) * _WINDOW
    joined = changed[:-1, HOP:] + changed[1:, :HOP]
    return joined.ravel()[: len(samples)]


def spectra_of(samples: Samples) -> Spectra:
    """Return the spectra of the frames; as many for each sound of equal length."""
    padded = np.pad(samples, (HOP, HOP + -len(samples) % HOP))
    frames = np.lib.stride_tricks.sliding_window_view(padded, FRAME)[::HOP]
    return np.fft.rfft(frames * _WINDOW)
