"""Voice + delivery -> what the service is told: rate, pitch and volume."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, TypedDict

from narrate.cast import Voice
from narrate.errors import EngineError
from narrate.script import Delivery


class Prosody(TypedDict):
    """What the library is told about how something sounds, in its form: `+5%`, `-10Hz`."""

    voice: str
    rate: str
    pitch: str
    volume: str


@dataclass(frozen=True, slots=True)
class _Manner:
    """How something is said, added to how the voice speaks anyway."""

    rate: int = 0
    """In percent, of the words a minute."""

    pitch: int = 0
    """In Hz."""

    volume: int = 0
    """In percent."""


_MANNERS: Final = {
    Delivery.WHISPERED: _Manner(rate=-8, pitch=-4, volume=-40),
    Delivery.SHOUTED: _Manner(rate=8, pitch=18, volume=30),
    Delivery.MUTTERED: _Manner(rate=-6, pitch=-8, volume=-20),
    Delivery.SOBBED: _Manner(rate=-12, pitch=6, volume=-10),
    Delivery.LAUGHED: _Manner(rate=6, pitch=10),
    Delivery.SUNG: _Manner(rate=-10, pitch=4),
    Delivery.THOUGHT: _Manner(rate=-4, pitch=-3, volume=-10),
    Delivery.READ: _Manner(rate=-4),
}

_BOUNDS: Final = {"rate": (-50, 100), "pitch": (-100, 100), "volume": (-100, 100)}


def prosody_of(voice: Voice, delivery: Delivery) -> Prosody:
    """
    Return how a voice says something in a delivery.

    Raises:
        EngineError: A setting is no whole number, or out of bounds.
    """
    settings = dict(voice.settings)
    manner = _MANNERS.get(delivery, _Manner())
    values: dict[str, int] = {}
    for key, (least, most) in _BOUNDS.items():
        base = settings.get(key, 0)
        if not isinstance(base, int) or not least <= base <= most:
            raise EngineError(
                f"The voice `{voice.id}` has `{key} = {base!r}`",
                hint=f"Give a whole number from {least} to {most}",
            )
        added = round(getattr(manner, key) * voice.expression)
        values[key] = min(max(base + added, least), most)
    return Prosody(
        voice=str(settings.get("voice") or voice.id.partition("/")[2]),
        rate=f"{values['rate']:+d}%",
        pitch=f"{values['pitch']:+d}Hz",
        volume=f"{values['volume']:+d}%",
    )
