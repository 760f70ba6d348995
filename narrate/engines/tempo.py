"""How fast a voice speaks: by its own setting, and by how a line is said."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from narrate.cast import Voice
from narrate.errors import EngineError
from narrate.script import Delivery

_RATE_PERCENT: Final = (50, 200)
"""Kokoro allows a half to double (`kokoro_onnx.Kokoro._prepare`); beyond, speech falls apart."""

_TEMPI: Final[Mapping[Delivery, float]] = {
    Delivery.WHISPERED: 0.95,
    Delivery.SHOUTED: 1.10,
    Delivery.MUTTERED: 0.92,
    Delivery.SOBBED: 0.88,
    Delivery.LAUGHED: 1.06,
    Delivery.SUNG: 0.80,
    Delivery.THOUGHT: 0.96,
    Delivery.READ: 0.94,
}
"""As espeak has them."""


def speed(voice: Voice, delivery: Delivery, *, known: tuple[str, ...]) -> float:
    """
    Return how fast to speak; 1.0 is the voice's own speed, 2.0 twice as fast.

    Args:
        voice: May have a setting `rate`, in percent of its own speed.
        delivery: Heard as strongly as `voice.expression` says.
        known: The other settings that the engine has.

    Raises:
        EngineError: A setting is unknown, or the rate makes no sense.
    """
    low, high = _RATE_PERCENT
    settings = dict(voice.settings)
    unknown = sorted(set(settings) - {*known, "rate"})
    if unknown:
        raise EngineError(
            f"The voice `{voice.id}` has a setting `{unknown[0]}`, which {voice.engine} does not "
            "know",
            hint=f"{voice.engine} knows: {', '.join((*known, 'rate'))}",
        )
    rate = settings.get("rate", 100)
    if not isinstance(rate, int) or not low <= rate <= high:
        raise EngineError(
            f"The voice `{voice.id}` has `rate = {rate!r}`",
            hint=f"Give percent of its own speed, a whole number from {low} to {high}",
        )
    tempo: float = _TEMPI.get(delivery, 1.0) ** voice.expression
    return min(max(rate / 100 * tempo, low / 100), high / 100)
