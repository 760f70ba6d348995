"""
A tone as long as the text, for tests and rehearsals.

It takes next to no time, and tells by its pitch who speaks and by its length how much.
"""

from __future__ import annotations

from typing import Final

from narrate.audio import Audio
from narrate.cast import Voice
from narrate.engines import Traits
from narrate.engines.words import timed_words, word_ranges
from narrate.errors import EngineError
from narrate.script import Delivery

_RATE_HZ: Final = 24_000
_CHARACTER_MS: Final = 60
"""155 words a minute, the rate of audiobooks, with 6 to 7 characters to a word."""

_LOWEST_HZ: Final = 50
_HIGHEST_HZ: Final = 5_000

_LOUDNESS: Final = {
    Delivery.PLAIN: 0.20,
    Delivery.WHISPERED: 0.10,
    Delivery.SHOUTED: 0.25,
    Delivery.MUTTERED: 0.16,
    Delivery.SOBBED: 0.18,
    Delivery.LAUGHED: 0.20,
    Delivery.SUNG: 0.20,
    Delivery.THOUGHT: 0.16,
    Delivery.READ: 0.20,
    Delivery.TELEPHONED: 0.20,
}
"""Of full scale, at the peak."""


class ToneEngine:
    """Sounds instead of speaking; its voices have one setting, `hz`."""

    name = "tone"
    version = "1"
    traits = Traits(computes=True, piece_chars=0)

    def speak(self, text: str, voice: Voice, delivery: Delivery) -> Audio:
        """
        Return a tone that lasts 60 ms for each character of the text.

        Raises:
            EngineError: The voice has no frequency that can be heard.
        """
        import numpy as np

        hz = dict(voice.settings).get("hz")
        if not isinstance(hz, int) or not _LOWEST_HZ <= hz <= _HIGHEST_HZ:
            raise EngineError(
                f"The voice `{voice.id}` has `hz = {hz!r}`",
                hint=f"Give a whole number from {_LOWEST_HZ} to {_HIGHEST_HZ}",
            )
        per_character = _RATE_HZ * _CHARACTER_MS // 1000
        at = np.arange(max(1, len(text)) * per_character)
        wave = np.sin(2 * np.pi * hz * at / _RATE_HZ) * _LOUDNESS[delivery]
        onsets = [(start, start * per_character) for start, _ in word_ranges(text)]
        return Audio(
            np.round(wave * 32_767).astype("<i2").tobytes(),
            _RATE_HZ,
            timed_words(text, onsets, samples=len(at), rate_hz=_RATE_HZ),
        )
