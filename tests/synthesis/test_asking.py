from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from narrate.audio import Audio
from narrate.cache import Cache
from narrate.cast import Voice
from narrate.engines import Engine, Traits
from narrate.engines.tone import ToneEngine
from narrate.errors import EngineBlockedError, EngineError, OutputError
from narrate.script import Age, Delivery, Gender
from narrate.synthesis import perform
from narrate.synthesis.plan import take_key
from narrate.take import TakePlan

VOICE = Voice("tone/1", "tone", "en", Gender.FEMALE, Age.ADULT, settings=(("hz", 220),))
PATIENCE_S = 10


class Service:
    """Waits instead of computing, and does something before it answers."""

    name = "tone"
    version = "1"

    def __init__(self, at_once: int, before: Callable[[str], None] = lambda _: None) -> None:
        self.traits = Traits(computes=False, piece_chars=0, at_once=at_once)
        self.before = before
        self.asked: list[str] = []

    def speak(self, text: str, voice: Voice, delivery: Delivery) -> Audio:
        self.asked.append(text)
        self.before(text)
        return ToneEngine().speak(text, voice, delivery)


def planned(*texts: str, voice: Voice = VOICE) -> list[TakePlan]:
    return [
        TakePlan(
            key=take_key(text, voice=voice, delivery=Delivery.PLAIN, engine=ToneEngine()),
            text=text,
            voice=voice,
            delivery=Delivery.PLAIN,
            utterance=place,
            pause_ms=0,
        )
        for place, text in enumerate(texts)
    ]


def raising(failures: Mapping[str, BaseException]) -> Callable[[str], None]:
    def before(text: str) -> None:
        if text in failures:
            raise failures[text]

    return before


@pytest.fixture
def cache(tmp_path: Path) -> Cache:
    return Cache(tmp_path / "takes")


NUMBERS = [f"Number {number}." for number in range(12)]


@pytest.mark.parametrize("at_once", [1, 2, 4])
def test_so_many_takes_are_asked_for_at_a_time_as_the_engine_says(
    cache: Cache, at_once: int
) -> None:
    # Each waits until all are there: with fewer at a time it would never be passed.
    meeting = threading.Barrier(at_once, timeout=PATIENCE_S)
    service = Service(at_once, lambda _: void(meeting.wait()))

    performed = list(perform(planned(*NUMBERS), {"tone": service}, cache))

    assert [take.error for take in performed] == [None] * 12


def void(_: object) -> None:
    """Forget a value."""


def test_no_more_are_asked_for_than_the_engine_says(cache: Cache) -> None:
    lock, counts, is_open = threading.Lock(), [], [0]

    def count(_: str) -> None:
        with lock:
            is_open[0] += 1
            counts.append(is_open[0])
        threading.Event().wait(0.005)
        with lock:
            is_open[0] -= 1

    list(perform(planned(*NUMBERS), {"tone": Service(3, count)}, cache))

    assert max(counts) <= 3


@pytest.mark.parametrize("at_once", [1, 2, 5, 40])
def test_what_comes_out_does_not_depend_on_how_many_are_asked_for(
    tmp_path: Path, at_once: int
) -> None:
    plans = planned(*NUMBERS)
    alone, together = Cache(tmp_path / "alone"), Cache(tmp_path / "together")
    failures = {"Number 3.": EngineError("hoarse"), "Number 7.": EngineError("hoarse")}
    expected = list(perform(plans, {"tone": Service(1, raising(failures))}, alone))

    performed = list(perform(plans, {"tone": Service(at_once, raising(failures))}, together))

    assert performed == expected
    assert [take.key for take in performed] == [plan.key for plan in plans]
    assert [together.get(plan.key) for plan in plans] == [alone.get(plan.key) for plan in plans]


def test_takes_are_asked_for_in_the_order_of_the_text(cache: Cache) -> None:
    service = Service(1)

    list(perform(planned(*NUMBERS), {"tone": service}, cache))

    assert service.asked == NUMBERS


def test_a_blocked_service_is_asked_for_nothing_more(cache: Cache) -> None:
    # The first two meet, so that both are out when the second is refused.
    meeting = threading.Barrier(2, timeout=PATIENCE_S)
    refused = threading.Event()

    def before(text: str) -> None:
        meeting.wait()
        if text == "Number 1.":
            refused.set()
            raise EngineBlockedError("Too many requests")
        refused.wait(PATIENCE_S)
        # What is refused has been noted when another thread sees that its own is kept.
        threading.Event().wait(0.05)

    service = Service(2, before)

    performed = list(perform(planned(*NUMBERS), {"tone": service}, cache))

    assert sorted(service.asked) == ["Number 0.", "Number 1."]
    assert [take.error is None for take in performed] == [True] + [False] * 11
    assert {type(take.error) for take in performed[1:]} == {EngineBlockedError}


def test_services_are_asked_while_other_engines_compute(cache: Cache) -> None:
    computing = threading.Event()

    class Computing(ToneEngine):
        def speak(self, text: str, voice: Voice, delivery: Delivery) -> Audio:
            computing.set()
            # Ends only when the service has been asked meanwhile.
            assert asked.wait(PATIENCE_S)
            return super().speak(text, voice, delivery)

    asked = threading.Event()

    def before(_: str) -> None:
        assert computing.wait(PATIENCE_S)
        asked.set()

    theirs = planned("Theirs.", voice=replace(VOICE, engine="service"))
    engines: dict[str, Engine] = {"service": Service(1, before), "tone": Computing()}

    performed = list(perform([*theirs, *planned("Ours.")], engines, cache))

    assert [take.error for take in performed] == [None, None]


def test_two_services_do_not_wait_for_each_other(cache: Cache) -> None:
    meeting = threading.Barrier(2, timeout=PATIENCE_S)
    services: dict[str, Engine] = {
        name: Service(1, lambda _: void(meeting.wait())) for name in ("one", "other")
    }
    plans = [
        plan
        for name in services
        for plan in planned(f"From {name}.", voice=replace(VOICE, engine=name))
    ]

    performed = list(perform(plans, services, cache))

    assert [take.error for take in performed] == [None, None]


def test_leaving_early_asks_for_nothing_more_and_keeps_what_came(cache: Cache) -> None:
    holding = threading.Event()

    def before(text: str) -> None:
        if text != "Number 0.":
            holding.wait(PATIENCE_S)

    service = Service(2, before)
    plans = planned(*NUMBERS)
    performing = perform(plans, {"tone": service}, cache)
    next(performing)

    threading.Timer(0.05, holding.set).start()
    performing.close()

    assert len(service.asked) <= 4
    kept = [cache.has(plan.key) for plan in plans]
    assert kept[:2] == [True, True]
    assert not any(kept[4:])


def test_an_interrupt_is_not_held_up_by_an_answer_that_does_not_come(cache: Cache) -> None:
    never = threading.Event()
    failures = raising({"Number 0.": KeyboardInterrupt()})

    def before(text: str) -> None:
        failures(text)
        never.wait(PATIENCE_S)

    with pytest.raises(KeyboardInterrupt):
        list(perform(planned(*NUMBERS), {"tone": Service(3, before)}, cache))

    never.set()


def test_a_cache_that_cannot_be_written_stops_it_all(tmp_path: Path) -> None:
    (tmp_path / "takes").write_text("a file in the way")

    with pytest.raises(OutputError):
        list(perform(planned(*NUMBERS), {"tone": Service(3)}, Cache(tmp_path / "takes")))
