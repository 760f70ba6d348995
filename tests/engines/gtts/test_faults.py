"""What the service, the net and proxies may do to a request, and what is made of it."""

from __future__ import annotations

import socket
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import Any

import pytest

from narrate.cast import Voice
from narrate.engines.gtts import GttsEngine
from narrate.engines.gtts.rate import TokenBucket
from narrate.errors import EngineBlockedError, EngineError
from narrate.script import Delivery

HURRIED = TokenBucket(burst=1, interval_s=0)


def test_too_many_requests_are_waited_out_longer_each_time(
    speak: Any, google: Any, slept: list[float], answer: Any
) -> None:
    google.answers.extend([answer(status=429), answer(status=429)])

    speak("Come in.")

    assert google.texts == ["Come in."] * 3
    assert [2 <= slept[0] <= 6, 4 <= slept[1] <= 12, len(slept)] == [True, True, 2]


@pytest.mark.parametrize("status", [429, 503])
def test_it_is_waited_for_as_long_as_the_service_says(
    speak: Any, google: Any, slept: list[float], answer: Any, status: int
) -> None:
    google.answers.append(answer(status=status, retry_after="17"))

    speak("Come in.")

    assert 17 <= slept[0] <= 18


def test_the_service_may_name_a_date(
    speak: Any, google: Any, slept: list[float], answer: Any
) -> None:
    then = datetime.now(UTC) + timedelta(seconds=60)
    google.answers.append(answer(status=429, retry_after=format_datetime(then, usegmt=True)))

    speak("Come in.")

    assert 50 <= slept[0] <= 61


def test_a_date_that_is_none_counts_as_nothing_said(
    speak: Any, google: Any, slept: list[float], answer: Any
) -> None:
    google.answers.append(answer(status=429, retry_after="soon"))

    speak("Come in.")

    assert 2 <= slept[0] <= 6


@pytest.mark.parametrize(("wait_s", "said"), [("600", "10 minutes"), ("10800", "3 hours")])
def test_who_is_told_to_come_back_much_later_asks_no_more(
    speak: Any, google: Any, slept: list[float], answer: Any, wait_s: str, said: str
) -> None:
    google.answers.append(answer(status=429, retry_after=wait_s))

    with pytest.raises(EngineBlockedError, match=f"too many requests.* come back in {said}"):
        speak("Come in.")

    assert len(google.asked) == 1
    assert slept == []


@pytest.mark.parametrize(
    ("status", "said"), [(429, "too many requests"), (500, "500"), (503, "503")]
)
def test_a_service_that_keeps_refusing_is_left_alone_after_four_attempts(
    speak: Any, google: Any, answer: Any, status: int, said: str
) -> None:
    google.answers.extend([answer(status=status)] * 9)

    with pytest.raises(EngineBlockedError, match=f"translate.google.co.uk .*{said}") as caught:
        speak("Come in.")

    assert len(google.asked) == 4
    assert "is kept" in str(caught.value.hint)


def test_to_be_sent_to_the_page_for_robots_is_to_have_asked_too_much(
    speak: Any, google: Any, answer: Any
) -> None:
    sorry = "https://www.google.com/sorry/index?continue=x"
    google.answers.extend([answer(status=302, location=sorry, body=b"")] * 4)

    with pytest.raises(EngineBlockedError, match="too many requests"):
        speak("Come in.")


HALF = b'[["wrb.fr","jQ1olc","[\\"SUQz'
PASSING = [
    pytest.param({"status": 500}, id="an error of its own"),
    pytest.param({"resets": True}, id="reset"),
    pytest.param({"body": b")]}'\n\n", "missing_bytes": 4_000}, id="breaks off"),
    pytest.param({"body": HALF}, id="half of it"),
    pytest.param({"body": b"<html>Before you continue</html>"}, id="a page"),
    pytest.param({"body": b""}, id="nothing"),
    pytest.param({"body": b'[["wrb.fr","jQ1olc","[\\"SUQzB\\"]",null]]\n'}, id="no base64"),
    pytest.param({"body": b'[["wrb.fr","jQ1olc","[\\"SUQzBA==\\"]",null]]\n'}, id="no MP3"),
]


@pytest.mark.parametrize("fault", PASSING)
def test_a_fault_that_passes_is_not_heard(
    speak: Any, google: Any, slept: list[float], answer: Any, fault: dict[str, Any]
) -> None:
    google.answers.append(answer(**fault))

    heard = speak("Come in.")

    assert heard.duration_ms > 400
    assert google.texts == ["Come in."] * 2
    assert 0.5 <= slept[0] <= 1.5


@pytest.mark.parametrize("fault", PASSING)
def test_a_fault_that_stays_is_told_in_one_line(
    speak: Any, google: Any, answer: Any, fault: dict[str, Any]
) -> None:
    google.answers.extend([answer(**fault)] * 4)

    with pytest.raises(EngineError, match=r"translate\.google\.co\.uk .+") as caught:
        speak("Come in.")

    assert len(google.asked) == 4
    assert "\n" not in caught.value.message


@pytest.mark.parametrize(
    "broken",
    [
        pytest.param({"body": b'[["wrb.fr","jQ1olc",null,null]]\n'}, id="no sound"),
        pytest.param({"status": 404, "body": b""}, id="404"),
    ],
)
def test_a_text_without_sound_is_named_and_not_asked_for_again(
    speak: Any, google: Any, answer: Any, broken: dict[str, Any]
) -> None:
    google.answers.append(answer(**broken))

    with pytest.raises(EngineError, match=r"gave no sound for `Come in\.`") as caught:
        speak("Come in.")

    assert not isinstance(caught.value, EngineBlockedError)
    assert len(google.asked) == 1


def test_a_service_that_forbids_is_not_asked_again(speak: Any, google: Any, answer: Any) -> None:
    google.answers.append(answer(status=403))

    with pytest.raises(EngineBlockedError, match="403"):
        speak("Come in.")

    assert len(google.asked) == 1


def test_what_was_answered_is_not_asked_for_again(speak: Any, google: Any, answer: Any) -> None:
    google.answers.extend([answer(), answer(status=500), answer(), answer()])
    text = " ".join(["It rained on the harbor and on all the boats that lay there, for hours."] * 3)

    speak(text)

    first, second, again, third = google.texts
    assert second == again
    assert f"{first} {second} {third}" == text


def test_a_service_that_cannot_be_reached_is_named_with_the_reason(
    speak: Any, google: Any, slept: list[float], monkeypatch: pytest.MonkeyPatch
) -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        monkeypatch.setenv("HTTPS_PROXY", f"http://127.0.0.1:{unused.getsockname()[1]}")

    with pytest.raises(EngineBlockedError, match=r"cannot be reached: .*refused"):
        speak("Come in.")

    assert len(slept) == 3


def test_a_service_that_hangs_is_given_up(
    google: Any, slept: list[float], answer: Any, british: Voice
) -> None:
    google.answers.extend([answer(hangs=True)] * 4)
    engine = GttsEngine(timeout_s=(5.0, 0.05), sleep=slept.append, bucket=HURRIED)

    with pytest.raises(EngineBlockedError, match=r"cannot be reached: .*timed out"):
        engine.speak("Come in.", british, Delivery.PLAIN)


def test_who_cannot_show_to_be_google_hears_nothing_of_the_story(
    speak: Any, google: Any, slept: list[float], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("REQUESTS_CA_BUNDLE")

    with pytest.raises(EngineBlockedError, match=r"not known to be Google's: .*verify") as caught:
        speak("Come in.")

    assert google.asked == []
    assert slept == []
    assert "REQUESTS_CA_BUNDLE" in str(caught.value.hint)


def test_a_connection_that_was_closed_in_between_is_opened_anew(
    speak: Any, google: Any, answer: Any
) -> None:
    speak("Come in.")
    google.answers.append(answer(resets=True))
    speak("Sit down.")
    speak("Have some tea.")

    assert google.handshakes == 2
