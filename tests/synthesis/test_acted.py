from __future__ import annotations

import numpy as np
import pytest

from narrate.script import Delivery
from narrate.synthesis.acted import acted
from narrate.synthesis.loudness import Samples, loudness_lufs

RATE_HZ = 24_000


def vowel(pitch_hz: int = 125) -> Samples:
    """Return harmonics that fall by 6 dB an octave, as those of a voice do."""
    at = np.arange(RATE_HZ) / RATE_HZ
    harmonics = range(1, 40)
    return sum(
        (0.1 / it * np.sin(2 * np.pi * pitch_hz * it * at + it * it) for it in harmonics),
        np.zeros(RATE_HZ),
    )


def lufs(samples: Samples) -> float:
    return loudness_lufs(samples, RATE_HZ)


def said(delivery: Delivery, *, expression: float = 1.0) -> Samples:
    return acted(vowel(), delivery, expression=expression, rate_hz=RATE_HZ)


def brightness_db(samples: Samples) -> float:
    powers = np.abs(np.fft.rfft(samples)) ** 2
    return float(10 * np.log10(powers[1_500:4_000].sum() / powers[100:700].sum()))


def harmonicity(samples: Samples) -> float:
    """Return how alike a sound is to itself, one period of its pitch later."""
    period = RATE_HZ // 125
    return float(np.corrcoef(samples[period:], samples[:-period])[0, 1])


@pytest.mark.parametrize(
    ("delivery", "level_lu"),
    [
        (Delivery.WHISPERED, -5.0),
        (Delivery.SHOUTED, 2.0),
        (Delivery.MUTTERED, -2.5),
        (Delivery.SOBBED, -1.0),
        (Delivery.LAUGHED, 0.5),
        (Delivery.SUNG, 0.5),
        (Delivery.THOUGHT, -2.0),
        (Delivery.READ, 0.0),
        (Delivery.TELEPHONED, 0.0),
    ],
)
def test_a_delivery_has_its_level(delivery: Delivery, level_lu: float) -> None:
    assert lufs(said(delivery)) - lufs(vowel()) == pytest.approx(level_lu, abs=0.4)


def test_a_shout_is_brighter_and_a_mutter_darker() -> None:
    shouted, muttered = (
        brightness_db(said(delivery)) - brightness_db(vowel())
        for delivery in (Delivery.SHOUTED, Delivery.MUTTERED)
    )

    assert 3 < shouted < 6
    assert -5 < muttered < -2


def test_a_whisper_is_more_breath_than_voice() -> None:
    assert harmonicity(vowel()) > 0.99
    assert harmonicity(said(Delivery.WHISPERED)) < 0.7
    assert harmonicity(said(Delivery.THOUGHT)) > 0.8


@pytest.mark.parametrize("delivery", list(Delivery))
def test_without_expression_all_is_plain(delivery: Delivery) -> None:
    assert np.array_equal(said(delivery, expression=0.0), vowel())


def test_more_expression_is_a_softer_whisper() -> None:
    softer = lufs(said(Delivery.WHISPERED, expression=2.0))

    assert softer - lufs(vowel()) == pytest.approx(-10, abs=0.6)


@pytest.mark.parametrize("delivery", list(Delivery))
@pytest.mark.parametrize("count", [0, 1, 5_000])
def test_a_delivery_keeps_the_length_and_leaves_silence_alone(
    delivery: Delivery, count: int
) -> None:
    heard = acted(np.zeros(count), delivery, expression=1.0, rate_hz=RATE_HZ)

    assert heard.tolist() == [0.0] * count


@pytest.mark.parametrize("delivery", list(Delivery))
def test_a_take_is_delivered_the_same_each_time(delivery: Delivery) -> None:
    assert np.array_equal(said(delivery), said(delivery))
