from __future__ import annotations

import socket
from typing import Any

import pytest

from narrate.audio import Audio
from narrate.cast import Voice
from narrate.engines.openai import OpenaiEngine
from narrate.engines.openai.asking import Server
from narrate.engines.openai.settings import Settings
from narrate.errors import EngineBlockedError, EngineError
from narrate.script import Age, Delivery, Gender
from tests.engines.openai.speech import STREAMED, Answer, Speech, error, tone, wav


def voice(**settings: str | int) -> Voice:
    return Voice(
        "openai/af_bella",
        "openai",
        "en-us",
        Gender.FEMALE,
        Age.ADULT,
        settings=tuple(sorted(settings.items())),
    )


BELLA = voice(voice="af_bella")


def speak(
    engine: OpenaiEngine,
    text: str = "Come in.",
    by: Voice = BELLA,
    delivery: Delivery = Delivery.PLAIN,
) -> Audio:
    return engine.speak(text, by, delivery)


def test_a_text_is_asked_for_as_it_is_uncompressed_and_with_the_key(
    engine: OpenaiEngine, speech: Speech
) -> None:
    speak(engine, "“Mr. Vale,” she said — «come in» & sit.")

    assert speech.paths == ["/v1/audio/speech"]
    assert speech.asked == [
        {
            "model": "tts-1",
            "input": "“Mr. Vale,” she said — «come in» & sit.",
            "voice": "af_bella",
            "response_format": "wav",
        }
    ]
    assert speech.heads[0]["Authorization"] == "Bearer sk-secret"


def test_a_server_without_a_key_is_sent_none(speech: Speech) -> None:
    speak(OpenaiEngine(settings=Settings(speech.address)))

    assert "Authorization" not in speech.heads[0]


def test_a_netrc_does_not_take_the_place_of_the_key(
    engine: OpenaiEngine, speech: Speech, tmp_path: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    netrc = tmp_path / "netrc"
    netrc.write_text("machine 127.0.0.1 login somebody password else\n")
    netrc.chmod(0o600)
    monkeypatch.setenv("NETRC", str(netrc))

    speak(engine)

    assert speech.heads[0]["Authorization"] == "Bearer sk-secret"


def test_a_server_on_this_machine_is_not_looked_for_behind_a_proxy(
    engine: OpenaiEngine, speech: Speech, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")

    speak(engine)

    assert speech.texts == ["Come in."]


@pytest.mark.parametrize(
    "answer",
    [
        pytest.param(Answer(), id="a WAV that is streamed"),
        pytest.param(Answer(body=wav(tone(500, rate_hz=24_000))), id="a WAV"),
        pytest.param(Answer(body=wav(tone(500, rate_hz=24_000), size=0)), id="a WAV of size 0"),
        pytest.param(Answer(body=wav(tone(500, rate_hz=22_050), rate_hz=22_050)), id="22 kHz"),
        pytest.param(
            Answer(
                body=wav(tone(500, rate_hz=24_000), size=STREAMED),
                content_type="application/octet-stream",
                chunked=False,
            ),
            id="a WAV of an unknown type",
        ),
        pytest.param(
            Answer(body=tone(500, rate_hz=24_000), content_type="audio/pcm"), id="samples"
        ),
        pytest.param(
            Answer(body=tone(500, rate_hz=22_050), content_type="audio/pcm;rate=22050"),
            id="samples at a rate",
        ),
    ],
)
def test_the_sound_is_heard_at_24_khz_whatever_form_it_comes_in(
    engine: OpenaiEngine, speech: Speech, answer: Answer
) -> None:
    speech.answers.append(answer)

    heard = speak(engine)

    assert heard.rate_hz == 24_000
    assert heard.duration_ms == pytest.approx(500, abs=1)
    assert max(heard.pcm) > 0


def test_samples_are_asked_for_where_the_user_says_so(speech: Speech) -> None:
    speech.answers.append(Answer(body=tone(500, rate_hz=24_000), content_type="binary/raw"))
    engine = OpenaiEngine(settings=Settings(speech.address, format="pcm"))

    heard = speak(engine)

    assert speech.asked[0]["response_format"] == "pcm"
    assert heard.duration_ms == 500


def test_a_text_of_more_than_4096_characters_is_asked_for_in_pieces(
    engine: OpenaiEngine, speech: Speech
) -> None:
    text = " ".join(["And the rain went on, and on, and on"] * 200) + "."

    heard = speak(engine, text)

    assert " ".join(speech.texts) == text
    assert len(speech.texts) == 2
    assert max(map(len, speech.texts)) <= 4_096
    assert heard.duration_ms == pytest.approx(2 * 500 + 150, abs=100)


@pytest.mark.parametrize("text", ["", " ", "...", "“?!”", "—"])
def test_a_text_without_a_word_is_silence_and_not_asked_for(
    engine: OpenaiEngine, speech: Speech, text: str
) -> None:
    heard = speak(engine, text)

    assert heard == Audio.silence(200, rate_hz=24_000)
    assert speech.asked == []


def test_a_voice_may_be_faster_and_have_a_model_of_its_own(
    engine: OpenaiEngine, speech: Speech
) -> None:
    speak(engine, by=voice(voice="nova", speed=110, model="tts-1-hd"))

    asked = speech.asked[0]
    assert (asked["voice"], asked["speed"], asked["model"]) == ("nova", 1.1, "tts-1-hd")


@pytest.mark.parametrize("speed", [0, 24, 401, "fast"])
def test_a_speed_that_makes_no_sense_is_refused_before_anything_is_asked(
    engine: OpenaiEngine, speech: Speech, speed: str | int
) -> None:
    with pytest.raises(EngineError, match="`openai/af_bella` has `speed = "):
        speak(engine, by=voice(speed=speed))

    assert speech.asked == []


@pytest.mark.parametrize(
    ("instructions", "expression", "told"),
    [
        (None, 1.0, None),
        ("", 1.0, "Whisper."),
        ("A gruff old sailor.", 1.0, "A gruff old sailor. Whisper."),
        ("A gruff old sailor.", 0.0, "A gruff old sailor."),
        ("", 0.5, "Whisper, but only a little."),
        ("", 2.0, "Whisper, very markedly."),
    ],
)
def test_a_model_is_told_the_delivery_if_its_voice_listens(
    engine: OpenaiEngine,
    speech: Speech,
    instructions: str | None,
    expression: float,
    told: str | None,
) -> None:
    settings = {} if instructions is None else {"instructions": instructions}
    listening = Voice(
        "openai/nova",
        "openai",
        "en",
        Gender.FEMALE,
        Age.ADULT,
        settings=tuple(settings.items()),
        expression=expression,
    )

    speak(engine, by=listening, delivery=Delivery.WHISPERED)

    assert speech.asked[0].get("instructions") == told


def test_what_is_plain_needs_no_instructions(engine: OpenaiEngine, speech: Speech) -> None:
    speak(engine, by=voice(instructions=""))

    assert "instructions" not in speech.asked[0]


@pytest.mark.parametrize(
    "answer",
    [
        pytest.param(Answer(429, error("Slow down")), id="429"),
        pytest.param(Answer(500, b"Internal Server Error", "text/plain"), id="500"),
        pytest.param(Answer(503, b"<html>busy</html>", "text/html"), id="503"),
        pytest.param(Answer(cut=True), id="cut in the middle of a chunked answer"),
        pytest.param(Answer(cut=True, chunked=False), id="cut in the middle of an answer"),
        pytest.param(
            Answer(body=wav(b"\1\0" * 100, size=9_000)), id="a WAV with less than it promises"
        ),
    ],
)
def test_what_a_server_may_get_right_the_next_time_is_asked_again(
    engine: OpenaiEngine, speech: Speech, slept: list[float], answer: Answer
) -> None:
    speech.answers.append(answer)

    heard = speak(engine)

    assert heard.duration_ms == 500
    assert speech.texts == ["Come in."] * 2
    assert len(slept) == 1
    assert 0.4 <= slept[0] <= 1.5


def test_the_server_says_how_long_to_leave_it_alone(
    engine: OpenaiEngine, speech: Speech, slept: list[float]
) -> None:
    speech.answers.append(Answer(429, error("Slow down"), headers=(("Retry-After", "7"),)))

    speak(engine)

    assert 6.9 <= slept[0] <= 7.4


def test_a_server_that_wants_to_be_left_alone_for_an_hour_is(
    engine: OpenaiEngine, speech: Speech, slept: list[float]
) -> None:
    speech.answers.append(Answer(429, error("Slow down"), headers=(("Retry-After", "3600"),)))

    with pytest.raises(EngineBlockedError, match="too many requests: Slow down") as caught:
        speak(engine)

    assert slept == []
    assert "come back in 60 min" in str(caught.value.hint)


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (Answer(429, error("Slow down")), "too many requests: Slow down"),
        (Answer(500, b'{"detail": {"message": "CUDA out of memory"}}'), "500: CUDA out of memory"),
        (Answer(cut=True), "cannot be reached"),
    ],
)
def test_a_server_that_keeps_faltering_is_left_alone_after_four_attempts(
    engine: OpenaiEngine, speech: Speech, answer: Answer, said: str
) -> None:
    speech.answers.extend([answer] * 9)

    with pytest.raises(EngineBlockedError, match=rf"127\.0\.0\.1:\d+ .*{said}") as caught:
        speak(engine)

    assert len(speech.asked) == 4
    assert "is kept" in str(caught.value.hint)


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        pytest.param(
            Answer(401, error("Incorrect API key provided: sk-secret.")),
            "does not accept the key: 401: Incorrect API key provided: ….",
            id="a key that has expired",
        ),
        pytest.param(
            Answer(404, error("The model `tts-9` does not exist", code="model_not_found")),
            "does not know the address or the model: 404: The model `tts-9` does not exist",
            id="a model that there is not",
        ),
        pytest.param(
            Answer(404, b"<html><h1>Not Found</h1></html>", "text/html"),
            "does not know the address or the model: 404",
            id="an address that there is not",
        ),
        pytest.param(
            Answer(429, error("You exceeded your quota", code="insufficient_quota")),
            "wants to be paid: You exceeded your quota",
            id="no money",
        ),
        pytest.param(
            Answer(200, b"<!DOCTYPE html><p>Please log in</p>", "text/html; charset=utf-8"),
            "answers with a page instead of sound",
            id="a page",
        ),
        pytest.param(
            Answer(200, b'{"error": "no model\\n is\\tloaded"}', "application/json"),
            "answers with words instead of sound: no model is loaded",
            id="words",
        ),
        pytest.param(
            Answer(307, b"", headers=(("Location", "https://elsewhere.example/"),)),
            "sends us elsewhere: 307 https://elsewhere.example/",
            id="a redirect",
        ),
    ],
)
def test_what_no_other_text_would_change_ends_it_at_once(
    engine: OpenaiEngine, speech: Speech, slept: list[float], answer: Answer, said: str
) -> None:
    speech.answers.append(answer)

    with pytest.raises(EngineBlockedError) as caught:
        speak(engine)

    assert caught.value.message == f"127.0.0.1:{speech.port} {said}"
    assert (len(speech.asked), slept) == (1, [])


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        pytest.param(
            Answer(400, b'{"detail": {"error": "x", "message": "Voice \'af_bela\' not found"}}'),
            "400: Voice 'af_bela' not found",
            id="Kokoro-FastAPI's words",
        ),
        pytest.param(
            Answer(422, b'{"detail": [{"loc": ["body", "speed"], "msg": "too fast"}]}'),
            "422: too fast",
            id="FastAPI's words",
        ),
        pytest.param(Answer(400, b"a\r\n\x1b[31mb\0" + b"c" * 999), "400: a [31mb c", id="plain"),
        pytest.param(Answer(body=b""), "0 bytes", id="nothing"),
        pytest.param(Answer(body=wav(b"")), "without a sound", id="a WAV without a sound"),
        pytest.param(Answer(body=b"", content_type="audio/pcm"), "silence", id="no samples"),
        pytest.param(Answer(body=wav(b"\0\0" * 9_000)), "nothing but silence", id="silence"),
        pytest.param(Answer(body=b"RIFF" + b"\xff" * 99), "no sound", id="a broken WAV"),
        pytest.param(Answer(body=b"\x12\x34" * 99), "no sound", id="noise"),
    ],
)
def test_an_answer_without_sound_is_an_error_that_names_the_text(
    engine: OpenaiEngine, speech: Speech, answer: Answer, said: str
) -> None:
    speech.answers.append(answer)

    with pytest.raises(EngineError, match=r"`Come in\.`") as caught:
        speak(engine)

    assert said in caught.value.message
    assert "\n" not in caught.value.message
    assert len(caught.value.message) < 300
    assert not isinstance(caught.value, EngineBlockedError)
    assert len(speech.asked) == 1


def test_a_server_that_is_not_there_is_named_with_the_reason(slept: list[float]) -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        port = unused.getsockname()[1]
        engine = OpenaiEngine(settings=Settings(f"http://127.0.0.1:{port}/v1"), sleep=slept.append)

        with pytest.raises(EngineBlockedError, match=rf"{port} cannot be reached: .*refused") as it:
            speak(engine)

    assert len(slept) == 3
    assert str(it.value.hint).startswith("Start the server, or check `OPENAI_BASE_URL`")


def test_a_name_that_nobody_knows_is_told(slept: list[float]) -> None:
    settings = Settings("http://no-such-host.invalid/v1")

    with pytest.raises(EngineBlockedError, match=r"no-such-host\.invalid cannot be reached: ."):
        speak(OpenaiEngine(settings=settings, sleep=slept.append))


def test_a_server_that_falls_silent_is_given_up(
    speech: Speech, slept: list[float], monkeypatch: pytest.MonkeyPatch
) -> None:
    speech.answers.extend([Answer(hangs=True)] * 4)
    settings = Settings(speech.address)
    engine = OpenaiEngine(settings=settings, sleep=slept.append)
    monkeypatch.setattr(engine, "_server", Server(settings, silent_s=0.05))

    with pytest.raises(EngineBlockedError, match=r"cannot be reached: .*timed out"):
        speak(engine)


def test_a_server_that_trickles_is_given_up(
    speech: Speech, slept: list[float], monkeypatch: pytest.MonkeyPatch
) -> None:
    speech.answers.extend([Answer(trickles=True)] * 4)
    settings = Settings(speech.address)
    engine = OpenaiEngine(settings=settings, sleep=slept.append)
    monkeypatch.setattr(engine, "_server", Server(settings, whole_s=0.1))

    with pytest.raises(EngineBlockedError, match="does not come to an end of its answer"):
        speak(engine)

    assert len(slept) == 3


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (Settings("http://a/v1"), Settings("http://b/v1")),
        (Settings("http://a/v1"), Settings("http://a/v1", model="kokoro")),
    ],
)
def test_what_shapes_the_sound_is_part_of_the_version(one: Settings, other: Settings) -> None:
    versions = {OpenaiEngine(settings=each).version for each in (one, other)}

    assert len(versions) == 2


def test_the_key_is_no_part_of_the_version() -> None:
    settings = Settings("http://a/v1", "sk-secret")

    assert "secret" not in OpenaiEngine(settings=settings).version
    assert "secret" not in repr(settings)
