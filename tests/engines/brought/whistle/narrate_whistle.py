"""Whistles instead of speaking: an engine of somebody else's, with voices of its own."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from narrate.audio import Audio
from narrate.cast import Voice
from narrate.engines import Traits
from narrate.script import Delivery

RATE_HZ = 16_000
CHARACTER_MS = 50


class WhistleEngine:
    """Goes up by half an octave with each text."""

    name = "whistle"
    version = "1"
    traits = Traits(computes=True, piece_chars=0)

    def speak(self, text: str, voice: Voice, delivery: Delivery) -> Audio:  # noqa: ARG002 - it knows one.
        """Return a whistle that lasts 50 ms for each character of the text."""
        hz = float(dict(voice.settings)["hz"])
        count = max(1, len(text)) * CHARACTER_MS * RATE_HZ // 1000
        at = np.arange(count)
        wave = 2_000 * np.sin(2 * np.pi * hz * at / RATE_HZ * (1 + at / count / 4))
        return Audio(wave.astype("<i2").tobytes(), RATE_HZ)

    @staticmethod
    def catalog() -> Mapping[str, Any]:
        """Return its voices, in the form of a `voices/whistle.toml`."""
        kinds = {"low": ("male", "adult", 500), "high": ("female", "adult", 900)}
        kinds |= {"thin": ("female", "child", 1_300), "hoarse": ("male", "old", 400)}
        return {
            "version": 1,
            "engine": "whistle",
            "narrator": ["whistle/low"],
            "unknown": "whistle/hoarse",
            "voices": [
                {
                    "id": f"whistle/{name}",
                    "gender": gender,
                    "age": age,
                    "language": "en",
                    "settings": {"hz": hz},
                }
                for name, (gender, age, hz) in kinds.items()
            ],
        }
