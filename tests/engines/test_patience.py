from __future__ import annotations

import itertools
import threading
from collections.abc import Callable, Iterator
from email.utils import formatdate

import pytest

from narrate.engines.patience import FalteredError, Patience, retry_after_s
from narrate.errors import EngineBlockedError, EngineError


class Clock:
    """A time that passes only while somebody sleeps."""

    def __init__(self) -> None:
        self.now = 0.0
        self.slept: list[float] = []

    def __call__(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def patience(clock: Clock) -> Patience:
    return Patience(sleep=clock.sleep, clock=clock)


def faltering(*failures: FalteredError) -> Callable[[], str]:
    """Return something to ask that fails at first."""
    answers: Iterator[FalteredError | str] = iter([*failures, "sound"])

    def ask() -> str:
        answer = next(answers)
        if isinstance(answer, FalteredError):
            raise answer
        return answer

    return ask


def test_what_is_answered_at_once_is_not_waited_for(patience: Patience, clock: Clock) -> None:
    assert patience.insist(faltering()) == "sound"
    assert clock.slept == []


def test_each_attempt_waits_longer_than_the_one_before(patience: Patience, clock: Clock) -> None:
    faltered = FalteredError("busy")

    assert patience.insist(faltering(faltered, faltered, faltered)) == "sound"

    assert [0.5 <= clock.slept[0] <= 1.5, 1 <= clock.slept[1] <= 3, 2 <= clock.slept[2] <= 6] == [
        True
    ] * 3


def test_two_who_wait_do_not_come_back_at_the_same_moment() -> None:
    waits = set()
    for _ in range(20):
        clock = Clock()
        Patience(sleep=clock.sleep, clock=clock).insist(faltering(FalteredError("busy")))
        waits.update(clock.slept)

    assert len(waits) > 15


def test_all_who_ask_one_service_wait_together(patience: Patience, clock: Clock) -> None:
    with pytest.raises(EngineError):
        patience.insist(_failing_after(FalteredError("busy", after_s=30)))
    came_back = clock.now
    clock.now = 0.0

    patience.insist(faltering())

    assert clock.now == came_back >= 30


def _failing_after(faltered: FalteredError) -> Callable[[], str]:
    answers = itertools.chain([faltered], itertools.repeat(EngineError("no sound")))

    def ask() -> str:
        raise next(answers)

    return ask


def test_a_service_that_one_has_given_up_is_not_asked_by_those_who_wait() -> None:
    waits, gone = threading.Event(), threading.Event()
    failed: list[str] = []

    def sleep(_: float) -> None:
        if threading.current_thread() is waiting:
            waits.set()
            gone.wait(timeout=10)

    patience = Patience(sleep=sleep)

    def wait_and_ask() -> None:
        try:
            patience.insist(faltering(FalteredError("busy")))
        except EngineBlockedError as error:
            failed.append(error.message)

    waiting = threading.Thread(target=wait_and_ask)
    waiting.start()
    waits.wait(timeout=10)

    with pytest.raises(EngineBlockedError):
        patience.insist(faltering(FalteredError("gone", after_s=7_200)))
    gone.set()
    waiting.join(timeout=10)

    assert failed == ["gone"]


def test_a_service_that_was_given_up_may_be_asked_anew(patience: Patience) -> None:
    with pytest.raises(EngineBlockedError):
        patience.insist(faltering(FalteredError("gone", after_s=7_200)))

    assert patience.insist(faltering()) == "sound"


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        (None, None), ("", None), ("soon", None), ("nan", None), ("inf", None),
        ("7", 7.0), ("0.5", 0.5), ("-3", 0.0),
    ],
)  # fmt: skip
def test_a_service_says_in_seconds_when_to_come_back(
    value: str | None, seconds: float | None
) -> None:
    assert retry_after_s(value) == seconds


def test_a_service_says_by_a_date_when_to_come_back() -> None:
    past = formatdate(0, usegmt=True)
    far = formatdate(4_000_000_000, usegmt=True)

    assert retry_after_s(past) == 0
    assert (retry_after_s(far) or 0) > 3_600
