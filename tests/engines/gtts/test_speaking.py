from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from narrate import engines
from narrate.audio import Audio
from narrate.cast import Voice
from narrate.errors import EngineError, MissingError

LONG = (
    "The kettle had gone cold by the time that anybody thought of it. Nobody minded, "
    "for the rain had stopped; the harbor lay still, and one by one the lanterns were lit. "
    "“Mr. Vale,” she said, “will you come in?”"
)


def test_a_text_is_asked_for_as_it_is_at_the_address_of_the_voice(speak: Any, google: Any) -> None:
    speak("Mr. Vale: come in, Esq.!")

    path = "/_/TranslateWebserverUi/data/batchexecute"
    assert google.asked == [(f"translate.google.co.uk:443{path}", "Mr. Vale: come in, Esq.!", "en")]


def test_the_sound_of_the_answer_is_heard_at_24_khz(speak: Any, google: Any) -> None:
    heard = speak("Come in.")

    assert heard.rate_hz == 24_000
    assert heard.duration_ms == pytest.approx(500, abs=60)


def test_a_long_text_is_asked_for_in_pieces_of_at_most_100_characters(
    speak: Any, google: Any
) -> None:
    speak(LONG)

    assert " ".join(google.texts) == LONG
    assert len(google.texts) == 3
    assert max(map(len, google.texts)) <= 100


def test_pieces_are_heard_one_after_the_other(speak: Any, google: Any) -> None:
    heard = speak(LONG)

    assert heard.duration_ms == pytest.approx(3 * 500 + 2 * 225, abs=250)


def test_one_connection_serves_all_requests_of_an_address(
    speak: Any, google: Any, british: Voice
) -> None:
    american = replace(british, settings=(("lang", "en"), ("tld", "com")))

    for text in (LONG, "Come in.", "Sit down."):
        speak(text)
        speak(text, american)

    assert len(google.asked) == 10
    assert google.handshakes == 2


@pytest.mark.parametrize("text", ["", " ", "...", "“?!”", "—"])
def test_a_text_without_a_word_is_silence_and_not_asked_for(
    speak: Any, google: Any, text: str
) -> None:
    heard = speak(text)

    assert heard == Audio.silence(200, rate_hz=24_000)
    assert google.asked == []


@pytest.mark.parametrize("tld", ["", "evil.example/?", "CO.UK", 7])
def test_a_voice_needs_an_address(speak: Any, british: Voice, tld: str | int) -> None:
    voice = replace(british, id="gtts/x", settings=(("tld", tld),))

    with pytest.raises(EngineError, match="`gtts/x` has `tld = "):
        speak("Come in.", voice)


def test_a_language_that_google_does_not_speak_is_missing(speak: Any, british: Voice) -> None:
    voice = replace(british, id="gtts/x", settings=(("lang", "xx"), ("tld", "com")))

    with pytest.raises(MissingError, match="no language `xx`, which the voice `gtts/x`"):
        speak("Come in.", voice)


def test_a_shape_makes_another_voice_of_the_same_answer(
    speak: Any, google: Any, british: Voice
) -> None:
    man = replace(british, settings=(*british.settings, ("shift_cents", -600)))

    plain, reshaped = speak("Come in."), speak("Come in.", man)

    assert reshaped.samples == plain.samples
    assert reshaped.pcm != plain.pcm


def test_the_engine_waits_and_takes_sentences_together() -> None:
    engine = engines.load("gtts")

    assert not engine.traits.computes
    assert engine.traits.at_once == 1
    assert engine.traits.piece_chars == 400
    assert engine.version.startswith("2.")
