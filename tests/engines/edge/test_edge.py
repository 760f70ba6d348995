from __future__ import annotations

import re
import socket
import sys
from pathlib import Path

import pytest

from narrate import engines
from narrate.audio import Audio
from narrate.cache import Cache
from narrate.cast import Voice
from narrate.casting import load_catalog
from narrate.engines.edge import EdgeEngine
from narrate.errors import EngineBlockedError, EngineError, MissingError
from narrate.script import Age, Delivery, Gender
from narrate.synthesis import perform
from narrate.take import TakePlan
from tests.engines.edge.conftest import WORD_MS, ReadAloud, Turn

# aiohttp leaves TLS connections through a proxy to the garbage collector.
pytestmark = pytest.mark.filterwarnings(
    "ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning"
)


def voice(**settings: str | int) -> Voice:
    return Voice(
        "edge/en-IE-EmilyNeural",
        "edge",
        "en-ie",
        Gender.FEMALE,
        Age.ADULT,
        settings=tuple(sorted(settings.items())),
    )


EMILY = voice(voice="en-IE-EmilyNeural")


@pytest.fixture
def slept() -> list[float]:
    return []


@pytest.fixture
def engine(read_aloud: ReadAloud, slept: list[float]) -> EdgeEngine:
    return EdgeEngine(sleep=slept.append)


def speak(
    engine: EdgeEngine,
    text: str = "Come in.",
    by: Voice = EMILY,
    delivery: Delivery = Delivery.PLAIN,
) -> Audio:
    return engine.speak(text, by, delivery)


def test_a_text_is_asked_for_as_it_is_by_its_voice(
    engine: EdgeEngine, read_aloud: ReadAloud
) -> None:
    speak(engine, "“Salt & <pepper>,” she said.")

    assert read_aloud.asked == [
        {
            "voice": "Microsoft Server Speech Text to Speech Voice (en-IE, EmilyNeural)",
            "rate": "+0%",
            "pitch": "+0Hz",
            "volume": "+0%",
            "text": "“Salt & <pepper>,” she said.",
        }
    ]
    audio = read_aloud.configs[0]["context"]["synthesis"]["audio"]
    assert audio["metadataoptions"]["wordBoundaryEnabled"] == "true"
    assert re.search(r"Sec-MS-GEC=[0-9A-F-]{64,}", read_aloud.addresses[0])


def test_the_sound_of_the_answer_is_heard_at_24_khz(engine: EdgeEngine) -> None:
    heard = speak(engine, "Will you come in?")

    assert heard.rate_hz == 24_000
    assert heard.duration_ms == pytest.approx(100 + 4 * WORD_MS, abs=80)


def test_the_words_are_heard_when_the_service_says(engine: EdgeEngine) -> None:
    text = "The lock, the old lock, was open."

    heard = speak(engine, text)

    assert [text[it.start : it.end] for it in heard.words] == [
        "The", "lock", "the", "old", "lock", "was", "open",
    ]  # fmt: skip
    assert [it.at_ms for it in heard.words] == [100 + place * WORD_MS for place in range(7)]
    assert heard.words[-1].until_ms == heard.duration_ms


def test_what_the_service_words_differently_has_the_time_of_its_neighbors(
    engine: EdgeEngine, read_aloud: ReadAloud
) -> None:
    read_aloud.turns.append(Turn(words=("In", "eighteen", "forty-eight", "it", "rained")))
    text = "In 1848 it rained."

    heard = speak(engine, text)

    assert [text[it.start : it.end] for it in heard.words] == ["In", "1848", "it", "rained"]
    assert [it.at_ms for it in heard.words][2:] == [100 + 3 * WORD_MS, 100 + 4 * WORD_MS]


@pytest.mark.parametrize("text", ["", " ", "...", "“?!”", "—"])
def test_a_text_without_a_word_is_silence_and_not_asked_for(
    engine: EdgeEngine, read_aloud: ReadAloud, text: str
) -> None:
    assert speak(engine, text) == Audio.silence(200, rate_hz=24_000)
    assert read_aloud.asked == []


@pytest.mark.parametrize(
    ("delivery", "expression", "heard"),
    [
        (Delivery.PLAIN, 1.0, ("+5%", "-10Hz", "+0%")),
        (Delivery.SHOUTED, 1.0, ("+13%", "+8Hz", "+30%")),
        (Delivery.SHOUTED, 0.5, ("+9%", "-1Hz", "+15%")),
        (Delivery.WHISPERED, 2.0, ("-11%", "-18Hz", "-80%")),
        (Delivery.WHISPERED, 3.0, ("-19%", "-22Hz", "-100%")),
        (Delivery.SOBBED, 0.0, ("+5%", "-10Hz", "+0%")),
        (Delivery.TELEPHONED, 1.0, ("+5%", "-10Hz", "+0%")),
    ],
)
def test_a_delivery_adds_to_how_a_voice_speaks_anyway(
    engine: EdgeEngine,
    read_aloud: ReadAloud,
    delivery: Delivery,
    expression: float,
    heard: tuple[str, str, str],
) -> None:
    settings = (("pitch", -10), ("rate", 5), ("voice", "en-IE-EmilyNeural"))
    low = Voice(
        "edge/low",
        "edge",
        "en",
        Gender.FEMALE,
        Age.ADULT,
        settings=settings,
        expression=expression,
    )

    speak(engine, by=low, delivery=delivery)

    asked = read_aloud.asked[0]
    assert (asked["rate"], asked["pitch"], asked["volume"]) == heard


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ({"rate": "fast"}, "`rate = 'fast'`"),
        ({"pitch": 900}, "`pitch = 900`"),
        ({"volume": -101}, "`volume = -101`"),
    ],
)
def test_a_setting_that_makes_no_sense_is_refused(
    engine: EdgeEngine, settings: dict[str, str | int], said: str
) -> None:
    with pytest.raises(EngineError, match=f"`edge/en-IE-EmilyNeural` has {said}"):
        speak(engine, by=voice(**settings))


def test_a_voice_that_is_none_is_named(engine: EdgeEngine) -> None:
    with pytest.raises(EngineError, match="Invalid voice 'Emily'"):
        speak(engine, by=voice(voice="Emily"))


@pytest.mark.parametrize(
    "turn",
    [
        pytest.param(Turn(status=429), id="429"),
        pytest.param(Turn(status=503), id="503"),
        pytest.param(Turn(breaks_off=True), id="broken off"),
    ],
)
def test_what_the_service_may_get_right_the_next_time_is_asked_again(
    engine: EdgeEngine, read_aloud: ReadAloud, slept: list[float], turn: Turn
) -> None:
    read_aloud.turns.append(turn)

    heard = speak(engine)

    assert heard.duration_ms == pytest.approx(100 + 2 * WORD_MS, abs=80)
    assert len(slept) == 1


@pytest.mark.parametrize(
    ("turn", "said"),
    [
        (Turn(status=429), "too many requests"),
        (Turn(status=500), "an error of its own: 500"),
        (Turn(breaks_off=True), "broke off in the middle"),
    ],
)
def test_a_service_that_keeps_faltering_is_left_alone_after_four_attempts(
    engine: EdgeEngine, read_aloud: ReadAloud, turn: Turn, said: str
) -> None:
    read_aloud.turns.extend([turn] * 9)

    with pytest.raises(EngineBlockedError, match=rf"speech\.platform\.bing\.com .*{said}"):
        speak(engine)

    assert len(read_aloud.addresses) == 4


@pytest.mark.parametrize(("status", "times"), [(403, 2), (404, 1), (200, 1)])
def test_a_service_that_refuses_is_told_with_what_may_help(
    engine: EdgeEngine, read_aloud: ReadAloud, slept: list[float], status: int, times: int
) -> None:
    # After a 403 the library sets its clock by the service's, and asks once more.
    read_aloud.turns.extend([Turn(status=status)] * 9)

    with pytest.raises(EngineBlockedError, match=f"refuses: {status}") as caught:
        speak(engine)

    assert (len(read_aloud.addresses), slept) == (times, [])
    assert "--upgrade edge-tts" in str(caught.value.hint)


@pytest.mark.parametrize(
    ("turn", "said"),
    [
        (Turn(silent=True), "No audio was received"),
        (Turn(garbled=b"\0\x05Path:what"), "gave no sound"),
        (Turn(garbled=b"\0"), "missing the header length"),
        (Turn(garbled=b"\0\x0cPath:audio\r\n"), "gave no sound"),
        (Turn(garbled="hello"), "gave no sound"),
        (Turn(garbled="Path:audio.metadata\r\n\r\n{}"), "Metadata"),
        (Turn(garbled="Path:audio.metadata\r\n\r\n{"), "gave no sound"),
    ],
)
def test_an_answer_without_sound_is_an_error_that_names_the_text(
    engine: EdgeEngine, read_aloud: ReadAloud, turn: Turn, said: str
) -> None:
    read_aloud.turns.append(turn)

    with pytest.raises(EngineError, match=r"`Come in\.`: .*") as caught:
        speak(engine)

    assert said in caught.value.message
    assert not isinstance(caught.value, EngineBlockedError)


def test_a_service_that_falls_silent_is_given_up(read_aloud: ReadAloud, slept: list[float]) -> None:
    read_aloud.turns.extend([Turn(hangs=True)] * 4)
    engine = EdgeEngine(whole_s=0.1, sleep=slept.append)

    with pytest.raises(EngineBlockedError, match="does not answer in time"):
        speak(engine)


def test_a_service_that_cannot_be_reached_is_named_with_the_reason(
    engine: EdgeEngine, slept: list[float], monkeypatch: pytest.MonkeyPatch
) -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        monkeypatch.setenv("HTTPS_PROXY", f"http://127.0.0.1:{unused.getsockname()[1]}")

        with pytest.raises(EngineBlockedError, match=r"cannot be reached: .*refused"):
            speak(engine)

    assert len(slept) == 3


def test_some_takes_are_asked_for_at_a_time_and_keep_their_word_times(
    engine: EdgeEngine, read_aloud: ReadAloud, tmp_path: Path
) -> None:
    cache = Cache(tmp_path)
    plans = [
        TakePlan(f"{place:032x}", f"It was number {place}.", EMILY, Delivery.PLAIN, 0, 0)
        for place in range(6)
    ]

    performed = list(perform(plans, {"edge": engine}, cache))

    assert [take.error for take in performed] == [None] * 6
    takes = [cache.get(plan.key) for plan in plans]
    assert [len(take.words) for take in takes if take] == [4] * 6
    assert len(read_aloud.asked) == 6


def test_without_the_library_its_command_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "edge_tts", None)

    with pytest.raises(MissingError, match="needs `edge-tts`") as caught:
        engines.load("edge")

    assert caught.value.hint == "Install it with: pip install 'narrate[edge]'"


def test_42_speakers_of_english_and_some_of_every_language_can_be_cast() -> None:
    catalog = load_catalog("edge")

    english = [it for it in catalog.voices if it.language.startswith("en")]
    assert len(english) == 42
    assert {it.gender for it in english} == {Gender.FEMALE, Gender.MALE}
    assert sum(it.age is Age.CHILD for it in english) == 2
    assert len({it.accent for it in english}) == 14
    assert set(catalog.languages) == {"fr", "de", "es", "it", "pt", "ru", "pl"}
