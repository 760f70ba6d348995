"""Speech that is cut off: to espeak itself, a dash at the end is a comma."""

from __future__ import annotations

import re
from typing import Final

_CUT_OFF: Final = re.compile("\\w(?:[\u2014\u2013]|-{1,3})[\"'\u201d\u2019\u00bb)]*\\s*$")
_CUT_MS: Final = 70
"""How much of the last sound is lost: that in which a speaker would come to rest."""

_KEPT_MS: Final = 60
"""Of the last word, at least."""

_FADE_MS: Final = 6
_SILENT: Final = 0.02
"""The share of the loudest sample below which a line has ended."""


def is_cut_off(text: str) -> bool:
    """Tell whether somebody is interrupted, or interrupts himself, at the end of a text."""
    return _CUT_OFF.search(text) is not None


def cut_off(pcm: bytes, *, last_word: int, rate_hz: int) -> bytes:
    """
    Return the sound of a line that ends abruptly.

    Args:
        pcm: 16-bit samples.
        last_word: The sample at which the last word begins.
        rate_hz: Of the samples.
    """
    import numpy as np

    samples = np.frombuffer(pcm, "<i2").astype(np.float32)
    heard = np.flatnonzero(np.abs(samples) > _SILENT * np.abs(samples).max(initial=1.0))
    if not heard.size:
        return pcm
    end = int(heard[-1]) - _CUT_MS * rate_hz // 1000
    end = max(end, min(last_word + _KEPT_MS * rate_hz // 1000, len(samples)))
    kept = samples[:end]
    fade = min(_FADE_MS * rate_hz // 1000, end)
    kept[end - fade :] *= np.linspace(1, 0, fade, dtype=np.float32)
    return kept.round().astype("<i2").tobytes()
