"""How a delivery changes the way a voice speaks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from narrate.cast import Voice
from narrate.errors import EngineError
from narrate.script import Delivery

_RATE: Final = 155
"""Words a minute; audiobooks are read at about this rate."""

_VOLUME: Final = 50
"""Half of espeak's own: at 100 a quarter of its voices hits full scale."""

_LIMITS: Final = {"rate": (80, 450), "pitch": (0, 99), "range": (0, 99), "wordgap": (0, 100)}
"""What espeak's speak_lib.h allows; the word gap is in units of 10 ms, so 1 s at most."""

_DEFAULTS: Final = {"rate": _RATE, "pitch": 50, "range": 50, "wordgap": 0}


@dataclass(frozen=True, slots=True)
class Manner:
    """What a delivery does to the settings of a voice, at an expression of 1."""

    rate: float = 1.0
    pitch: int = 0
    range: float = 1.0


_MANNERS: Final[Mapping[Delivery, Manner]] = {
    Delivery.PLAIN: Manner(),
    Delivery.WHISPERED: Manner(rate=0.95, pitch=-4, range=0.5),
    Delivery.SHOUTED: Manner(rate=1.05, pitch=12, range=1.5),
    Delivery.MUTTERED: Manner(rate=0.97, pitch=-8, range=0.6),
    Delivery.SOBBED: Manner(rate=0.90, pitch=6, range=1.5),
    Delivery.LAUGHED: Manner(rate=1.04, pitch=7, range=1.6),
    Delivery.SUNG: Manner(rate=0.85, pitch=5, range=1.8),
    Delivery.THOUGHT: Manner(rate=0.97, pitch=-2, range=0.8),
    Delivery.READ: Manner(rate=0.95, range=0.85),
    Delivery.TELEPHONED: Manner(),
}
"""All keep the voice recognizable. Level, color and breath are put on in mastering, and so is the
telephone: those every engine's voices can have."""


def parameters(voice: Voice, delivery: Delivery) -> Mapping[str, int]:
    """
    Return rate, pitch, range, word gap and volume for one line.

    A delivery is as strong as the voice's expression: 0 leaves the voice as it is.

    Raises:
        EngineError: A setting of the voice is unknown, no whole number, or out of range.
    """
    plain = {**_DEFAULTS, **_settings(voice)}
    manner, strength = _MANNERS[delivery], voice.expression
    changed = {
        "rate": round(plain["rate"] * (1 + (manner.rate - 1) * strength)),
        "pitch": round(plain["pitch"] + manner.pitch * strength),
        "range": round(plain["range"] * max(1 + (manner.range - 1) * strength, 0.0)),
        "wordgap": plain["wordgap"],
    }
    kept = {name: _within(name, value) for name, value in changed.items()}
    return {**kept, "volume": _VOLUME}


def _settings(voice: Voice) -> Mapping[str, int]:
    settings: dict[str, int] = {}
    for name, value in voice.settings:
        if name in {"name", "variant"}:
            continue
        if name not in _LIMITS:
            known = ", ".join(["name", "variant", *_LIMITS])
            raise EngineError(
                f"The voice `{voice.id}` has a setting `{name}`, which espeak does not know",
                hint=f"espeak knows: {known}",
            )
        if not isinstance(value, int) or value != _within(name, value):
            low, high = _LIMITS[name]
            raise EngineError(
                f"The voice `{voice.id}` has `{name} = {value!r}`",
                hint=f"Give a whole number from {low} to {high}",
            )
        settings[name] = value
    return settings


def _within(name: str, value: int) -> int:
    low, high = _LIMITS[name]
    return min(max(value, low), high)
