from __future__ import annotations

from dataclasses import replace
from typing import Final

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from narrate.audio import Audio, WordTime
from narrate.cast import Voice
from narrate.engines.espeak import EspeakEngine
from narrate.errors import EngineError
from narrate.reshaping import Shape, reshaped, shape_of
from narrate.reshaping.pitch import pitch_hz
from narrate.script import Age, Delivery, Gender
from narrate.sound import resample
from narrate.synthesis.loudness import loudness_lufs
from tests.benchmarks.reshaping import RATE_HZ, formant_ratio, heard, pitch_ratio

MAN, CHILD = Shape(-600, 86), Shape(450, 117)
WOMAN = Voice(
    "espeak/x",
    "espeak",
    "en-us",
    Gender.FEMALE,
    Age.ADULT,
    settings=(
        ("name", "gmw/en-US"),
        ("pitch", 50),
        ("range", 45),
        ("rate", 155),
        ("variant", "f2"),
    ),
)


@pytest.fixture(scope="module")
def said() -> Audio:
    """What a woman says, as an engine speaks it."""
    spoken = EspeakEngine().speak("Nobody minded the rain.", WOMAN, Delivery.PLAIN)
    return resample(spoken, RATE_HZ)


def samples(audio: Audio) -> np.ndarray:
    return np.frombuffer(audio.pcm, "<i2").astype(np.float64) / 32_768


def audio(wave: np.ndarray) -> Audio:
    return Audio(np.round(wave * 32_767).astype("<i2").tobytes(), RATE_HZ)


@pytest.mark.parametrize("shape", [MAN, CHILD, Shape(shift_cents=-300), Shape(shift_cents=200)])
def test_a_voice_speaks_as_much_higher_as_it_was_asked_to(said: Audio, shape: Shape) -> None:
    ratio = pitch_ratio(heard(WOMAN, said), heard(WOMAN, reshaped(said, shape)))

    assert ratio == pytest.approx(2 ** (shape.shift_cents / 1_200), rel=0.01)


@pytest.mark.parametrize("shape", [MAN, CHILD, Shape(formants_percent=90), Shape(shift_cents=-300)])
def test_the_formants_are_where_they_were_asked_to_be(said: Audio, shape: Shape) -> None:
    ratio = formant_ratio(heard(WOMAN, said), heard(WOMAN, reshaped(said, shape)))

    assert ratio == pytest.approx(shape.formants_percent / 100, rel=0.03)


@pytest.mark.parametrize("shape", [MAN, CHILD, Shape(tremor_cents=40, range_percent=60)])
def test_length_level_and_words_stay_and_nothing_clicks(said: Audio, shape: Shape) -> None:
    made = reshaped(said, shape)

    assert made.samples == said.samples
    assert made.words == said.words
    before, after = samples(said), samples(made)
    levels = [loudness_lufs(wave, RATE_HZ) for wave in (before, after)]
    assert levels[1] == pytest.approx(levels[0], abs=1)
    edges = [np.abs(np.diff(wave, 2)).max() for wave in (before, after)]
    assert edges[1] < 1.6 * edges[0]


def test_a_wider_melody_keeps_its_middle(said: Audio) -> None:
    contours = [
        pitch_hz(samples(reshaped(said, Shape(range_percent=percent))), RATE_HZ)
        for percent in (50, 100, 150)
    ]

    spreads = [np.std(np.log2(contour[contour > 0])) for contour in contours]
    middles = [np.median(contour[contour > 0]) for contour in contours]
    assert spreads[0] < spreads[1] < spreads[2]
    assert middles == pytest.approx([middles[1]] * 3, rel=0.04)


def test_the_same_is_made_of_the_same(said: Audio) -> None:
    assert reshaped(said, MAN) == reshaped(said, MAN)


def test_a_voice_of_no_other_shape_is_left_as_it_is(said: Audio) -> None:
    assert reshaped(said, Shape()) is said


@pytest.mark.parametrize("hz", [100, 180, 333, 480])
def test_a_pitch_is_told_to_half_a_percent(hz: int) -> None:
    at = np.arange(RATE_HZ) / RATE_HZ
    wave = sum(np.cos(2 * np.pi * hz * part * at) / part for part in range(1, 6)) * 0.2

    contour = pitch_hz(np.asarray(wave), RATE_HZ)[5:-5]

    assert contour == pytest.approx(np.full(len(contour), hz), rel=0.005)


def test_a_hiss_has_no_pitch() -> None:
    hiss = np.random.default_rng(1).normal(0, 0.1, RATE_HZ)

    assert (pitch_hz(hiss, RATE_HZ) > 0).mean() < 0.05


def test_a_hiss_stays_a_hiss() -> None:
    hiss = np.random.default_rng(1).normal(0, 0.1, RATE_HZ)

    made = samples(reshaped(audio(hiss), Shape(-600, 86)))

    assert (pitch_hz(made, RATE_HZ) > 0).mean() < 0.1


EDGES: Final = ["silence", "tone", "hiss", "click"]


@settings(max_examples=15)
@given(
    kind=st.sampled_from(EDGES),
    duration_ms=st.integers(0, 900),
    shape=st.builds(
        Shape,
        st.integers(-1_200, 1_200),
        st.integers(70, 140),
        st.integers(0, 200),
        st.integers(0, 100),
    ),
)
def test_whatever_sounds_keeps_its_length(kind: str, duration_ms: int, shape: Shape) -> None:
    count = duration_ms * RATE_HZ // 1_000
    at = np.arange(count) / RATE_HZ
    wave = {
        "silence": np.zeros(count),
        "tone": 0.99 * np.sign(np.sin(2 * np.pi * 150 * at)),
        "hiss": np.random.default_rng(count).uniform(-1, 1, count),
        "click": np.where(np.arange(count) == count // 2, 1.0, 0.0),
    }[kind]
    word = WordTime(0, 3, 0, duration_ms)

    made = reshaped(replace(audio(wave), words=(word,)), shape)

    assert made.samples == count
    assert made.words == (word,)


def test_a_shape_is_said_by_settings() -> None:
    settings_ = (("formants_percent", 86), ("lang", "en"), ("shift_cents", -600))

    assert shape_of(replace(WOMAN, settings=settings_)) == Shape(-600, 86)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("shift_cents", "low"),
        ("shift_cents", 2_400),
        ("formants_percent", 20),
        ("tremor_cents", -1),
    ],
)
def test_a_shape_that_nobody_has_is_refused(name: str, value: str | int) -> None:
    with pytest.raises(EngineError, match=f"`espeak/x` has `{name} = ") as caught:
        shape_of(replace(WOMAN, settings=((name, value),)))

    assert "whole number from" in str(caught.value.hint)
