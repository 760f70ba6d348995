from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from narrate.cast import Voice
from narrate.engines.espeak.manner import parameters
from narrate.errors import EngineError
from narrate.script import Age, Delivery, Gender


def voice(**settings: str | int) -> Voice:
    return Voice(
        "espeak/x",
        "espeak",
        "en",
        Gender.MALE,
        Age.ADULT,
        settings=tuple(sorted(settings.items())),
    )


def test_a_voice_without_settings_reads_at_the_rate_of_audiobooks() -> None:
    found = parameters(voice(name="gmw/en"), Delivery.PLAIN)

    assert found == {"rate": 155, "pitch": 50, "range": 50, "wordgap": 0, "volume": 50}


def test_a_plain_line_keeps_to_the_settings() -> None:
    found = parameters(voice(rate=140, pitch=30, range=40, wordgap=2), Delivery.PLAIN)

    assert found == {"rate": 140, "pitch": 30, "range": 40, "wordgap": 2, "volume": 50}


def test_a_whisper_is_lower_and_flatter() -> None:
    found = parameters(voice(), Delivery.WHISPERED)

    assert found["pitch"] == 46
    assert found["range"] == 25


def test_a_shout_is_higher_and_faster() -> None:
    found = parameters(voice(), Delivery.SHOUTED)

    assert found == {"rate": 163, "pitch": 62, "range": 75, "wordgap": 0, "volume": 50}


def test_a_delivery_is_as_strong_as_the_expression_of_the_voice() -> None:
    twice, none = (
        parameters(replace(voice(), expression=strength), Delivery.SHOUTED) for strength in (2, 0)
    )

    assert (twice["pitch"], twice["range"]) == (74, 99)
    assert none == parameters(voice(), Delivery.PLAIN)


def test_every_delivery_is_a_manner_of_its_own() -> None:
    manners = {delivery: tuple(parameters(voice(), delivery).items()) for delivery in Delivery}

    assert manners.pop(Delivery.TELEPHONED) == manners[Delivery.PLAIN]
    assert len(set(manners.values())) == len(manners)


@given(
    rate=st.integers(80, 450),
    pitch=st.integers(0, 99),
    range_=st.integers(0, 99),
    delivery=st.sampled_from(Delivery),
    expression=st.floats(0, 3),
)
def test_no_delivery_leaves_what_espeak_allows(
    rate: int, pitch: int, range_: int, delivery: Delivery, expression: float
) -> None:
    plain = voice(rate=rate, pitch=pitch, range=range_)

    found = parameters(replace(plain, expression=expression), delivery)

    assert 80 <= found["rate"] <= 450
    assert 0 <= found["pitch"] <= 99
    assert 0 <= found["range"] <= 99


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("rate", 79),
        ("rate", 451),
        ("pitch", -1),
        ("range", 100),
        ("wordgap", 101),
        ("rate", "fast"),
    ],
)
def test_a_setting_out_of_range_is_an_error_that_names_voice_and_value(
    name: str, value: str | int
) -> None:
    with pytest.raises(EngineError, match=f"`espeak/x` has `{name} = {value!r}`") as caught:
        parameters(voice(**{name: value}), Delivery.PLAIN)

    assert "whole number from" in str(caught.value.hint)


def test_a_setting_that_espeak_does_not_know_is_an_error() -> None:
    with pytest.raises(EngineError, match="setting `tld`, which espeak does not know"):
        parameters(voice(tld="com"), Delivery.PLAIN)
