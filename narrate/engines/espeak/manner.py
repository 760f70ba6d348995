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
    """What a delivery does to the settings of a voice."""

    rate: float = 1.0
    pitch: int = 0
    range: float = 1.0
    volume: float = 1.0


_MANNERS: Final[Mapping[Delivery, Manner]] = {
    Delivery.PLAIN: Manner(),
    Delivery.WHISPERED: Manner(rate=0.95, pitch=-4, range=0.5, volume=0.5),
    Delivery.SHOUTED: Manner(rate=1.10, pitch=12, range=1.5, volume=1.26),
    Delivery.MUTTERED: Manner(rate=0.92, pitch=-10, range=0.5, volume=0.8),
    Delivery.SOBBED: Manner(rate=0.88, pitch=8, range=1.6, volume=0.9),
    Delivery.LAUGHED: Manner(rate=1.06, pitch=8, range=1.8),
    Delivery.SUNG: Manner(rate=0.80, pitch=5, range=2.0),
    Delivery.THOUGHT: Manner(rate=0.96, pitch=-2, range=0.8, volume=0.8),
    Delivery.READ: Manner(rate=0.94, range=0.85),
    Delivery.TELEPHONED: Manner(),
}
"""A whisper is 6 dB softer and a shout 2 dB louder; all keep the voice recognizable. The telephone
is put on in mastering, for every engine."""


def parameters(voice: Voice, delivery: Delivery) -> Mapping[str, int]:
    """
    Return rate, pitch, range, word gap and volume for one line.

    Raises:
        EngineError: A setting of the voice is unknown, no whole number, or out of range.
    """
    plain = {**_DEFAULTS, **_settings(voice)}
    manner = _MANNERS[delivery]
    changed = {
        "rate": round(plain["rate"] * manner.rate),
        "pitch": plain["pitch"] + manner.pitch,
        "range": round(plain["range"] * manner.range),
        "wordgap": plain["wordgap"],
    }
    kept = {name: _within(name, value) for name, value in changed.items()}
    return {**kept, "volume": round(_VOLUME * manner.volume)}


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
