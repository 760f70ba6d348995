"""Voices, and who is played by which."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from narrate.script import NARRATOR, Age, CharacterId, Gender

TIMBRE_HZ: Final = (
    *(200, 250, 315, 400, 500, 630, 800, 1000),
    *(1250, 1600, 2000, 2500, 3150, 4000, 5000, 6300),
)
"""
The middles of the bands in which a timbre is told, a third of an octave apart (IEC 61260-1).

Each is an octave wide and falls off to both sides, so that it tells the vocal tract, not where
the single harmonics of a high voice are.
"""


MOST_EXPRESSION: Final = 3.0
"""What is stronger is no voice any more."""


class Mastering(StrEnum):
    """What is done to the sound of a voice beside its level."""

    RAW = "raw"
    """Nothing."""

    GENTLE = "gentle"
    """It is made softer, and put into a small room: for voices with a hard edge."""


@dataclass(frozen=True, slots=True)
class Voice:
    """A voice that an engine can speak with."""

    id: str
    """Unique over all engines: `espeak/en-gb+m3`."""

    engine: str
    language: str
    """ISO 639-1, with a region if it matters: `en`, `en-gb`."""

    gender: Gender
    age: Age
    accent: str = ""
    """For a person: `Scottish`."""

    settings: tuple[tuple[str, str | int], ...] = ()
    """What the engine needs to know, sorted by name."""

    gain_db: float | None = None
    """What brings this voice to the common level; None: each take is measured."""

    expression: float = 1.0
    """How strongly a delivery is heard: 0 not at all, 1 subtly, as the engines have it."""

    mastering: Mastering = Mastering.RAW

    timbre: tuple[float, ...] | None = None
    """
    How the voice sounds, measured: first its median pitch in semitones above 100 Hz, then its
    long-term spectrum in dB in the bands of `TIMBRE_HZ`, their mean being 0. None: not measured.
    """


@dataclass(frozen=True, slots=True)
class Cast:
    """Which voice plays whom."""

    narrator: Voice
    roles: Mapping[CharacterId, Voice]
    """Every character of the script, and `unknown`."""

    def voice_of(self, speaker: CharacterId) -> Voice:
        """Return the voice that plays a speaker."""
        return self.narrator if speaker == NARRATOR else self.roles[speaker]
