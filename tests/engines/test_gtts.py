from __future__ import annotations

import socket
from typing import Any

import pytest

from narrate import engines
from narrate.audio import Audio
from narrate.cast import Voice
from narrate.engines.gtts import GttsEngine
from narrate.errors import EngineBlockedError, EngineError, MissingError
from narrate.script import Age, Delivery, Gender

BRITISH = Voice(
    "gtts/co.uk",
    "gtts",
    "en-gb",
    Gender.FEMALE,
    Age.ADULT,
    settings=(("lang", "en"), ("tld", "co.uk")),
)
LONG = (
    "The kettle had gone cold by the time that anybody thought of it. Nobody minded, "
    "for the rain had stopped; the harbor lay still, and one by one the lanterns were lit. "
    "“Mr. Vale,” she said, “will you come in?”"
)


@pytest.fixture
def slept() -> list[float]:
    return []


@pytest.fixture
def engine(slept: list[float]) -> GttsEngine:
    return GttsEngine(sleep=slept.append)


def speak(engine: GttsEngine, text: str, voice: Voice = BRITISH) -> Audio:
    return engine.speak(text, voice, Delivery.PLAIN)


def test_a_text_is_asked_for_as_it_is_at_the_address_of_the_voice(
    engine: GttsEngine, google: Any
) -> None:
    speak(engine, "Mr. Vale: come in, Esq.!")

    path = "/_/TranslateWebserverUi/data/batchexecute"
    assert google.asked == [(f"translate.google.co.uk:443{path}", "Mr. Vale: come in, Esq.!", "en")]


def test_the_sound_of_the_answer_is_heard_at_24_khz(engine: GttsEngine, google: Any) -> None:
    heard = speak(engine, "Come in.")

    assert heard.rate_hz == 24_000
    assert heard.duration_ms == pytest.approx(500, abs=60)


def test_a_long_text_is_asked_for_in_pieces_of_at_most_100_characters(
    engine: GttsEngine, google: Any
) -> None:
    speak(engine, LONG)

    assert " ".join(google.texts) == LONG
    assert len(google.texts) == 3
    assert max(map(len, google.texts)) <= 100


def test_pieces_are_heard_one_after_the_other(engine: GttsEngine, google: Any) -> None:
    heard = speak(engine, LONG)

    assert heard.duration_ms == pytest.approx(3 * 500 + 2 * 225, abs=250)


@pytest.mark.parametrize("text", ["", " ", "...", "“?!”", "—"])
def test_a_text_without_a_word_is_silence_and_not_asked_for(
    engine: GttsEngine, google: Any, text: str
) -> None:
    heard = speak(engine, text)

    assert heard == Audio.silence(200, rate_hz=24_000)
    assert google.asked == []


def test_too_many_requests_are_waited_out(
    engine: GttsEngine, google: Any, slept: list[float], answer: Any
) -> None:
    google.answers.extend([answer(status=429), answer(status=429)])

    speak(engine, "Come in.")

    assert google.texts == ["Come in."] * 3
    assert [0.5 <= slept[0] <= 1.5, 1.0 <= slept[1] <= 3.0] == [True, True]


@pytest.mark.parametrize(
    ("status", "said"), [(429, "too many requests"), (500, "500"), (503, "503")]
)
def test_a_service_that_keeps_refusing_is_left_alone_after_four_attempts(
    engine: GttsEngine, google: Any, slept: list[float], answer: Any, status: int, said: str
) -> None:
    google.answers.extend([answer(status=status)] * 9)

    with pytest.raises(EngineBlockedError, match=f"translate.google.co.uk .*{said}") as caught:
        speak(engine, "Come in.")

    assert len(google.asked) == 4
    assert 3.5 <= sum(slept) <= 10.5
    assert "is kept" in str(caught.value.hint)


def test_what_was_answered_is_not_asked_for_again(
    engine: GttsEngine, google: Any, answer: Any
) -> None:
    google.answers.extend([answer(), answer(status=500), answer(), answer()])

    speak(engine, LONG)

    first, second, again, third = google.texts
    assert second == again
    assert f"{first} {second} {third}" == LONG


def test_an_answer_that_breaks_off_is_asked_for_again(
    engine: GttsEngine, google: Any, slept: list[float], answer: Any
) -> None:
    google.answers.append(answer(body=b")]}'\n\n", missing_bytes=4_000))

    heard = speak(engine, "Come in.")

    assert heard.duration_ms > 400
    assert len(slept) == 1


def test_a_service_that_cannot_be_reached_is_named_with_the_reason(
    engine: GttsEngine, google: Any, slept: list[float], monkeypatch: pytest.MonkeyPatch
) -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        monkeypatch.setenv("HTTPS_PROXY", f"http://127.0.0.1:{unused.getsockname()[1]}")

    with pytest.raises(EngineBlockedError, match=r"cannot be reached: .*refused"):
        speak(engine, "Come in.")

    assert len(slept) == 3


def test_a_service_that_hangs_is_given_up(google: Any, slept: list[float], answer: Any) -> None:
    google.answers.extend([answer(hangs=True)] * 4)
    engine = GttsEngine(timeout_s=(5.0, 0.05), sleep=slept.append)

    with pytest.raises(EngineBlockedError, match=r"cannot be reached: .*timed out"):
        speak(engine, "Come in.")


@pytest.mark.parametrize(
    "broken",
    [
        pytest.param({"body": b"<html>Before you continue</html>"}, id="a page"),
        pytest.param({"body": b""}, id="nothing"),
        pytest.param({"body": b'[["wrb.fr","jQ1olc",null,null]]\n'}, id="no sound"),
        pytest.param({"body": b'[["wrb.fr","jQ1olc","[\\"SUQz'}, id="half of it"),
        pytest.param({"body": b'[["wrb.fr","jQ1olc","[\\"SUQzB\\"]",null]]\n'}, id="no base64"),
        pytest.param({"body": b'[["wrb.fr","jQ1olc","[\\"SUQzBA==\\"]",null]]\n'}, id="no MP3"),
        pytest.param({"status": 403}, id="403"),
        pytest.param({"status": 404}, id="404"),
    ],
)
def test_an_answer_without_sound_is_an_error_that_names_the_text(
    engine: GttsEngine, google: Any, answer: Any, broken: dict[str, Any]
) -> None:
    google.answers.append(answer(**broken))

    with pytest.raises(EngineError, match=r"gave no sound for `Come in\.`") as caught:
        speak(engine, "Come in.")

    assert not isinstance(caught.value, EngineBlockedError)
    assert len(google.asked) == 1


@pytest.mark.parametrize("tld", ["", "evil.example/?", "CO.UK", 7])
def test_a_voice_needs_an_address(engine: GttsEngine, tld: str | int) -> None:
    voice = Voice("gtts/x", "gtts", "en", Gender.FEMALE, Age.ADULT, settings=(("tld", tld),))

    with pytest.raises(EngineError, match="`gtts/x` has `tld = "):
        speak(engine, "Come in.", voice)


def test_a_language_that_google_does_not_speak_is_missing(engine: GttsEngine) -> None:
    voice = Voice(
        "gtts/x",
        "gtts",
        "en",
        Gender.FEMALE,
        Age.ADULT,
        settings=(("lang", "xx"), ("tld", "com")),
    )

    with pytest.raises(MissingError, match="no language `xx`, which the voice `gtts/x`"):
        speak(engine, "Come in.", voice)


def test_the_engine_waits_and_takes_sentences_together() -> None:
    engine = engines.load("gtts")

    assert not engine.traits.computes
    assert engine.traits.piece_chars == 100
    assert engine.version.startswith("2.")
