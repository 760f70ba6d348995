"""
Text + Voice -> Audio: the engines that speak, behind one protocol.

    espeak   formant synthesis in this process; offline, no download; the default
    gtts     the voices of Google Translate; needs the internet
    tone     a tone as long as the text; for tests and rehearsals
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Protocol

from narrate.audio import Audio
from narrate.cast import Voice
from narrate.errors import MissingError
from narrate.script import Delivery

NAMES: Final = ("espeak", "gtts", "tone")
DEFAULT: Final = "espeak"


@dataclass(frozen=True, slots=True)
class Traits:
    """What the rest of the program needs to know about an engine."""

    computes: bool
    """Keeps the processor busy, so that more processes help; else it waits for a service."""

    piece_chars: int
    """Sentences of one utterance are handed over together up to this length; 0: one by one."""


class Engine(Protocol):
    """Something that speaks."""

    name: str
    version: str
    """Of everything that shapes the sound; part of each take's key."""

    traits: Traits

    def speak(self, text: str, voice: Voice, delivery: Delivery) -> Audio:
        """
        Return the sound of a text, at any rate, unmastered.

        Raises:
            EngineError: The text cannot be spoken.
            EngineBlockedError: The service refuses, or cannot be reached.
        """
        ...


def load(name: str) -> Engine:
    """
    Return an engine by its name.

    Raises:
        MissingError: There is no such engine, or what it needs is not installed.
    """
    # Imported where used: an engine costs start-up time and may be an extra.
    match name:
        case "espeak":
            from narrate.engines.espeak import EspeakEngine

            return EspeakEngine()
        case "gtts":
            from narrate.engines.gtts import GttsEngine

            return GttsEngine()
        case "tone":
            from narrate.engines.tone import ToneEngine

            return ToneEngine()
        case _:
            raise MissingError(
                f"There is no engine `{name}`", hint=f"Choose one of: {', '.join(NAMES)}"
            )
