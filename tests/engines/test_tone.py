from __future__ import annotations

import numpy as np
import pytest

from narrate import engines
from narrate.audio import Audio
from narrate.cast import Voice
from narrate.casting.catalog import load_catalog
from narrate.engines.tone import ToneEngine
from narrate.errors import EngineError
from narrate.script import Age, Delivery, Gender


def tone(hz: str | int) -> Voice:
    return Voice("tone/x", "tone", "en", Gender.NEUTRAL, Age.ADULT, settings=(("hz", hz),))


def speak(text: str, *, hz: str | int = 220, delivery: Delivery = Delivery.PLAIN) -> Audio:
    return ToneEngine().speak(text, tone(hz), delivery)


def peak(audio: Audio) -> int:
    return int(np.abs(np.frombuffer(audio.pcm, "<i2").astype(int)).max())


def test_a_tone_lasts_60_ms_for_each_character() -> None:
    heard = speak("Come in.")

    assert heard.duration_ms == 8 * 60


def test_a_tone_has_the_frequency_of_its_voice() -> None:
    heard = speak("Come in, and sit down.", hz=440)

    spectrum = np.abs(np.fft.rfft(np.frombuffer(heard.pcm, "<i2")))
    assert np.argmax(spectrum) * 24_000 / heard.samples == pytest.approx(440, abs=1)


def test_each_word_is_heard_where_it_stands() -> None:
    heard = speak("Come in.")

    assert [(word.start, word.at_ms, word.until_ms) for word in heard.words] == [
        (0, 0, 300),
        (5, 300, 480),
    ]


def test_the_same_text_sounds_the_same() -> None:
    first, second = speak("Come in."), speak("Come in.")

    assert first == second


def test_a_text_of_nothing_makes_a_sound_of_one_character() -> None:
    heard = speak("")

    assert heard.duration_ms == 60


def test_a_whisper_is_softer_and_a_shout_louder() -> None:
    peaks = [
        peak(speak("Come in.", delivery=delivery))
        for delivery in (Delivery.WHISPERED, Delivery.PLAIN, Delivery.SHOUTED)
    ]

    assert peaks == sorted(set(peaks))


@pytest.mark.parametrize("hz", [0, 49, 5_001, "high"])
def test_a_voice_needs_a_frequency_that_can_be_heard(hz: str | int) -> None:
    with pytest.raises(EngineError, match="`tone/x` has `hz = "):
        speak("Come in.", hz=hz)


@pytest.mark.parametrize("voice", load_catalog("tone").voices, ids=lambda voice: voice.id)
def test_every_voice_of_the_catalog_sounds(voice: Voice) -> None:
    heard = engines.load("tone").speak("Come in.", voice, Delivery.SHOUTED)

    assert peak(heard) > 1_000
