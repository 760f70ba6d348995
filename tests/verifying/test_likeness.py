from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from narrate import sound
from narrate.audio import Audio
from narrate.casting import load_catalog
from narrate.engines import load
from narrate.frames import DECODER_DELAY, ENCODER_DELAY, encode
from narrate.script import Delivery
from narrate.synthesis.mastering import master
from narrate.verifying.likeness import likeness, place, shape

LINES = ["The bucket came up full of stars.", "Nobody asked him which of them it was."]


@pytest.fixture(scope="module")
def spoken() -> list[Audio]:
    engine, voice = load("espeak"), load_catalog("espeak").narrators[0]
    return [master(engine.speak(line, voice, Delivery.PLAIN), voice) for line in LINES]


def test_a_take_is_itself_after_mp3(spoken: list[Audio]) -> None:
    decoded = sound.decode(encode(spoken[0]))
    late = 2 * (ENCODER_DELAY + DECODER_DELAY)

    assert likeness(shape(Audio(decoded.pcm[late:], 24_000)), shape(spoken[0])) > 0.97


def test_another_line_of_the_same_voice_is_unlike(spoken: list[Audio]) -> None:
    one, other = map(shape, spoken)

    assert place(min(one, other, key=len), max(one, other, key=len))[1] < 0.7


@given(lead_ms=st.integers(0, 900))
def test_a_take_is_found_where_it_is(spoken: list[Audio], lead_ms: int) -> None:
    around = Audio.silence(lead_ms, rate_hz=24_000).pcm + spoken[0].pcm + spoken[1].pcm

    step, like = place(shape(spoken[0]), shape(Audio(around, 24_000)))

    assert abs(10 * step - lead_ms) <= 10
    assert like > 0.9


def test_silence_is_like_nothing() -> None:
    silence = shape(Audio.silence(500, rate_hz=24_000))

    assert likeness(silence, silence) == 0
    assert place(silence, silence)[1] == 0
    assert place(silence, np.zeros((0, 9), np.float32)) == (0, 0.0)
