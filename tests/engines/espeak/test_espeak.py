from __future__ import annotations

import hashlib
import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from narrate.audio import Audio
from narrate.cast import Voice
from narrate.casting.catalog import load_catalog
from narrate.engines.espeak import EspeakEngine
from narrate.engines.words import word_ranges
from narrate.errors import EngineError
from narrate.script import Age, Delivery, Gender

ENGINE = EspeakEngine()
CATALOG = load_catalog("espeak").voices
BREATHY = ("f3", "f5", "whisper", "m3", "Annie")
"""Those with noise or echo in them, which remember the most."""

LINE = "I never said that she was here, you know."


def voice(variant: str = "m3", name: str = "gmw/en-US") -> Voice:
    return Voice(
        f"espeak/{variant}",
        "espeak",
        "en",
        Gender.NEUTRAL,
        Age.ADULT,
        settings=(("name", name), ("variant", variant)),
    )


def speak(text: str, variant: str = "m3", delivery: Delivery = Delivery.PLAIN) -> Audio:
    return ENGINE.speak(text, voice(variant), delivery)


def samples(audio: Audio) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    return np.frombuffer(audio.pcm, "<i2").astype(np.int64)


def fingerprint(audio: Audio) -> str:
    return hashlib.sha256(audio.pcm).hexdigest()


@pytest.mark.parametrize("variant", BREATHY)
def test_a_line_sounds_the_same_whatever_was_spoken_before(variant: str) -> None:
    first = speak(LINE, variant)

    speak("Something else!", "whisperf", Delivery.SHOUTED)
    speak("And once more.", variant, Delivery.WHISPERED)
    again = speak(LINE, variant)

    assert again == first


def test_a_line_sounds_the_same_in_another_process() -> None:
    program = f"""
import hashlib
from narrate.cast import Voice
from narrate.engines import load
from narrate.errors import EngineError
from narrate.script import Age, Delivery, Gender

engine = load("espeak")
for variant in {BREATHY[::-1]!r}:
    settings = (("name", "gmw/en-US"), ("variant", variant))
    voice = Voice("espeak/x", "espeak", "en", Gender.MALE, Age.ADULT, settings=settings)
    audio = engine.speak({LINE!r}, voice, Delivery.PLAIN)
    print(hashlib.sha256(audio.pcm).hexdigest())
"""

    elsewhere = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, check=True, text=True
    )

    here = [fingerprint(speak(LINE, variant)) for variant in reversed(BREATHY)]
    assert elsewhere.stdout.split() == here


def test_threads_take_turns() -> None:
    lines = [(f"This is line {number}.", BREATHY[number % 5]) for number in range(20)]
    alone = [speak(*line) for line in lines]

    with ThreadPoolExecutor(4) as threads:
        together = list(threads.map(lambda line: speak(*line), lines))

    assert together == alone


@pytest.mark.skipif(sys.platform == "win32", reason="Windows sends no signal to one process")
def test_an_interrupt_is_not_lost_in_the_library() -> None:
    program = f"""
from narrate.cast import Voice
from narrate.engines import load
from narrate.script import Age, Delivery, Gender

settings = (("name", "gmw/en"),)
voice = Voice("espeak/x", "espeak", "en", Gender.MALE, Age.ADULT, settings=settings)
engine = load("espeak")
print("speaking", flush=True)
while True:
    engine.speak({LINE!r} * 9, voice, Delivery.PLAIN)
"""

    with subprocess.Popen(
        [sys.executable, "-c", program], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as endless:
        assert endless.stdout is not None
        endless.stdout.readline()
        endless.send_signal(signal.SIGINT)
        try:
            _, told = endless.communicate(timeout=10)
        finally:
            endless.kill()

    assert told.rstrip().endswith("KeyboardInterrupt")
    assert "ignored" not in told


@pytest.mark.parametrize("cast", CATALOG, ids=lambda cast: cast.id)
def test_every_voice_of_the_catalog_shouts_without_clipping(cast: Voice) -> None:
    heard = ENGINE.speak("Oh no, that was a bad idea!", cast, Delivery.SHOUTED)

    assert 600 < np.abs(samples(heard)).max() < 32_767
    assert 1_000 < heard.duration_ms < 4_500


def test_no_two_voices_of_the_catalog_sound_the_same() -> None:
    sounds = {ENGINE.speak("Come in.", cast, Delivery.PLAIN).pcm for cast in CATALOG}

    assert len(sounds) == len(CATALOG)


def test_a_word_in_capitals_is_longer_and_louder_and_the_rest_is_not() -> None:
    plain, stressed = (speak(f"You are {it} about this, I know.") for it in ("wrong", "WRONG"))

    spans = [(it.words[2].at_ms * 22, it.words[3].at_ms * 22) for it in (plain, stressed)]
    (start, end), (from_, to) = spans
    assert to - from_ > (end - start) * 1.15
    assert samples(stressed)[from_:to].std() > samples(plain)[start:end].std() * 1.1
    assert stressed.samples - to == pytest.approx(plain.samples - end, rel=0.02)


def test_a_speech_that_is_cut_off_ends_abruptly() -> None:
    whole, cut = (speak(f"I never said{mark}") for mark in (".", "—"))

    assert cut.duration_ms < whole.duration_ms - 60
    last = samples(cut)[-400:]
    assert np.abs(last).max() > np.abs(samples(whole)[-400:]).max()
    assert cut.words[-1].until_ms <= cut.duration_ms


@pytest.mark.parametrize("text", ["A—", "Go-", "“I—”"])
def test_what_is_cut_off_at_once_is_still_heard(text: str) -> None:
    assert speak(text).duration_ms >= 50


@pytest.mark.parametrize("delivery", list(Delivery))
def test_no_delivery_leaks_into_the_next_line(delivery: Delivery) -> None:
    before = speak(LINE)

    speak("Get OUT of here, NOW—", delivery=delivery)

    assert speak(LINE) == before


def test_every_word_is_heard_in_its_place() -> None:
    heard = speak("“Come in,” she said; 12,345 people don't.")

    assert [(word.start, word.end) for word in heard.words] == [
        (1, 5), (6, 8), (11, 14), (15, 19), (21, 27), (28, 34), (35, 40),
    ]  # fmt: skip
    assert heard.words[0].at_ms < 150
    assert heard.words[-1].until_ms == heard.samples * 1000 // heard.rate_hz


def test_a_word_after_a_pause_begins_after_it() -> None:
    heard = speak("Come. Go.")

    silent = np.abs(samples(heard)) < 50
    at = heard.words[1].at_ms * heard.rate_hz // 1000
    assert silent[at - 1_000 : at].mean() > 0.9
    assert silent[at + 1_000 : at + 3_000].mean() < 0.9


@pytest.mark.parametrize(
    "markup",
    [
        "<break time='3s'/>",
        "<voice name='de'>",
        "&lt;&#65;",
        "[[h@l'oU]]",
        "<audio src='x.wav'>",
        "\x0199P",
    ],
)
def test_markup_is_text(markup: str) -> None:
    heard = speak(f"one {markup} two")

    expected = word_ranges(f"one {markup} two")
    assert [(word.start, word.end) for word in heard.words] == list(expected)
    assert heard.duration_ms > speak("one two").duration_ms + 100


def test_a_zero_does_not_end_the_text() -> None:
    heard = speak("one\x00two")

    assert heard.pcm == speak("one two").pcm


@pytest.mark.parametrize("text", ["", "...", "“?!”", "***", "—", "❖ ❖ ❖"])
def test_a_text_without_a_word_is_a_short_silence(text: str) -> None:
    heard = speak(text)

    assert heard == Audio.silence(200, rate_hz=22_050)


def test_words_that_espeak_cannot_read_are_an_error_that_shows_them() -> None:
    with pytest.raises(EngineError, match="nothing to say for `ᎺᏓ`"):
        speak("ᎺᏓ")


@pytest.mark.parametrize(
    "text", ["7", "ba", "é", "x,", "ab.", "a1", "🎉", "the lazy dog and "], ids=lambda text: text
)
def test_twice_the_text_takes_twice_the_time(text: str) -> None:
    once, twice = speak(text * 100), speak(text * 200)

    assert twice.duration_ms == pytest.approx(2 * once.duration_ms, rel=0.05)


@given(text=st.text(alphabet="ab1é.,!?'\"“”\u2019—<&[]()🎉\n\t\0 ", max_size=60))
@settings(max_examples=60)
def test_any_text_is_spoken_with_its_words_in_order(text: str) -> None:
    heard = speak(text)

    assert heard.duration_ms > 0
    assert all(left.until_ms <= right.at_ms for left, right in pairwise(heard.words))
    assert [(word.start, word.end) for word in heard.words] == list(word_ranges(text))


def test_the_engine_tells_what_shapes_its_sound() -> None:
    assert ENGINE.version.startswith("1.5")
    assert ENGINE.version.count("/") == 2
    assert ENGINE.traits.computes
    assert ENGINE.traits.piece_chars == 0
