from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from narrate.audio import Audio
from narrate.cache import Cache
from narrate.cast import Voice
from narrate.engines import Engine, Traits
from narrate.engines.espeak import EspeakEngine
from narrate.engines.tone import ToneEngine
from narrate.errors import EngineBlockedError, EngineError, NarrateError, OutputError
from narrate.script import Age, Delivery, Gender
from narrate.synthesis import perform
from narrate.synthesis.plan import take_key
from narrate.take import TakeKey, TakePlan


@dataclass(frozen=True)
class Performance:
    spoken: int
    reused: int
    failed: Mapping[TakeKey, NarrateError]


def performance_of(
    plans: Sequence[TakePlan],
    engines: Mapping[str, Engine],
    cache: Cache,
    **options: Any,
) -> Performance:
    """Perform all takes, and sum up what became of them."""
    performed = list(perform(plans, engines, cache, **options))
    return Performance(
        spoken=sum(not (take.reused or take.error) for take in performed),
        reused=sum(take.reused for take in performed),
        failed={take.key: take.error for take in performed if take.error},
    )


VOICE = Voice("tone/1", "tone", "en", Gender.FEMALE, Age.ADULT, settings=(("hz", 220),))
BROKEN_VOICE = replace(VOICE, id="tone/broken", settings=(("hz", 1),))


class Service:
    """A tone engine that waits instead of computing, counts, and may fail at a text."""

    name = "tone"
    version = "1"
    traits = Traits(computes=False, piece_chars=0)

    def __init__(self, failures: dict[str, NarrateError | KeyboardInterrupt] | None = None) -> None:
        self.failures = failures or {}
        self.asked: list[str] = []

    def speak(self, text: str, voice: Voice, delivery: Delivery) -> Audio:
        self.asked.append(text)
        if text in self.failures:
            raise self.failures[text]
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


@pytest.fixture
def cache(tmp_path: Path) -> Cache:
    return Cache(tmp_path / "takes")


def test_what_is_missing_is_spoken_and_kept(cache: Cache) -> None:
    plans = planned("One.", "Two.")

    performance = performance_of(plans, {"tone": ToneEngine()}, cache)

    assert performance == Performance(spoken=2, reused=0, failed={})
    takes = [cache.get(plan.key) for plan in plans]
    assert [take.key for take in takes if take] == [plan.key for plan in plans]


def test_a_take_is_the_mastered_sound_of_its_text(cache: Cache) -> None:
    (plan,) = planned("One, two and three.")

    performance_of([plan], {"tone": ToneEngine()}, cache)

    take = cache.get(plan.key)
    assert take is not None
    # The tone lasts 60 ms a character; mastering may trim what is silent at its edges.
    assert abs(take.samples - 24 * 60 * len(plan.text)) < 24 * 20
    assert [plan.text[word.start : word.end] for word in take.words] == [
        "One", "two", "and", "three",
    ]  # fmt: skip


def test_what_is_there_is_not_spoken_again(cache: Cache) -> None:
    service = Service()
    performance_of(planned("One.", "Two."), {"tone": service}, cache)

    performance = performance_of(planned("One.", "Two.", "Three."), {"tone": service}, cache)

    assert performance == Performance(spoken=1, reused=2, failed={})
    assert service.asked == ["One.", "Two.", "Three."]


def test_what_occurs_often_is_spoken_once(cache: Cache) -> None:
    service = Service()

    performance = performance_of(planned("Yes.", "No.", "Yes."), {"tone": service}, cache)

    assert performance == Performance(spoken=2, reused=0, failed={})
    assert Counter(service.asked) == {"Yes.": 1, "No.": 1}


def test_a_damaged_take_is_spoken_anew(cache: Cache) -> None:
    (plan,) = planned("One.")
    performance_of([plan], {"tone": ToneEngine()}, cache)
    (cache.folder / plan.key[:2] / plan.key[2:]).write_bytes(b"damaged")

    performance = performance_of([plan], {"tone": ToneEngine()}, cache)

    assert performance.spoken == 1
    assert cache.get(plan.key) is not None


def test_one_take_that_fails_leaves_the_others(cache: Cache) -> None:
    broken = planned("Two.", voice=BROKEN_VOICE)
    plans = [*planned("One."), *broken, *planned("Three.")]

    performance = performance_of(
        plans, {"tone": ToneEngine()}, cache, places={broken[0].key: "3:14"}
    )

    assert (performance.spoken, list(performance.failed)) == (2, [broken[0].key])
    error = performance.failed[broken[0].key]
    assert isinstance(error, EngineError)
    assert error.message.startswith("3:14: ")
    assert error.hint is not None


def test_a_failure_without_a_place_is_told_as_it_is(cache: Cache) -> None:
    error = EngineError("It is hoarse")

    performance = performance_of(planned("One."), {"tone": Service({"One.": error})}, cache)

    assert list(performance.failed.values()) == [error]


def test_a_blocked_service_is_not_asked_again_and_keeps_what_it_said(cache: Cache) -> None:
    service = Service({"Two.": EngineBlockedError("Too many requests")})
    plans = planned("One.", "Two.", "Three.")

    performance = performance_of(plans, {"tone": service}, cache)

    assert service.asked == ["One.", "Two."]
    assert performance.spoken == 1
    assert cache.has(plans[0].key)
    assert [type(error) for error in performance.failed.values()] == [EngineBlockedError] * 2


def test_other_engines_go_on_when_one_is_blocked(cache: Cache) -> None:
    theirs = planned("One.", "Two.", voice=replace(VOICE, engine="service"))
    ours = planned("Three.")
    service = Service({"One.": EngineBlockedError("Too many requests")})

    performance = performance_of(
        [*theirs, *ours], {"service": service, "tone": ToneEngine()}, cache
    )

    assert performance.spoken == 1
    assert cache.has(ours[0].key)


def test_an_interrupt_keeps_what_was_spoken(cache: Cache) -> None:
    plans = planned("One.", "Two.")

    with pytest.raises(KeyboardInterrupt):
        performance_of(plans, {"tone": Service({"Two.": KeyboardInterrupt()})}, cache)

    assert cache.has(plans[0].key)


def test_a_cache_that_cannot_be_written_stops_it_all(tmp_path: Path) -> None:
    (tmp_path / "takes").write_text("a file in the way")

    with pytest.raises(OutputError):
        performance_of(planned("One."), {"tone": ToneEngine()}, Cache(tmp_path / "takes"))


def test_each_take_is_told_when_it_is_kept(cache: Cache) -> None:
    plans = planned("One.", "Two.")

    kept = [
        [cache.has(plan.key) for plan in plans]
        for _ in perform(plans, {"tone": ToneEngine()}, cache)
    ]

    assert kept == [[True, False], [True, True]]


@pytest.mark.slow
def test_many_takes_are_spoken_in_processes_as_they_are_in_one(tmp_path: Path) -> None:
    plans = planned(*(f"{number}." for number in range(200)))
    broken = planned("Broken.", voice=BROKEN_VOICE)
    apart, alone = Cache(tmp_path / "apart"), Cache(tmp_path / "alone")

    performance = performance_of([*plans, *broken], {"tone": ToneEngine()}, apart, jobs=2)

    performance_of(plans, {"tone": ToneEngine()}, alone)
    assert (performance.spoken, list(performance.failed)) == (200, [broken[0].key])
    assert [apart.get(plan.key) for plan in plans] == [alone.get(plan.key) for plan in plans]


def test_one_process_only_is_used_for_few_takes(cache: Cache) -> None:
    service = Service()
    # Another process would load the engine by its name, and never see this one.
    service.traits = Traits(computes=True, piece_chars=0)

    performance_of(planned("One.", "Two."), {"tone": service}, cache, jobs=2)

    assert service.asked == ["One.", "Two."]


@pytest.mark.slow
def test_a_cache_that_cannot_be_written_stops_all_processes(tmp_path: Path) -> None:
    (tmp_path / "takes").write_text("a file in the way")
    plans = planned(*(f"{number}." for number in range(200)))

    with pytest.raises(OutputError):
        performance_of(plans, {"tone": ToneEngine()}, Cache(tmp_path / "takes"), jobs=2)


_LONG_RUN = """
import sys
from pathlib import Path
from narrate.cache import Cache
from narrate.cast import Voice
from narrate.engines.tone import ToneEngine
from narrate.script import Age, Delivery, Gender
from narrate.synthesis import perform
from narrate.take import TakePlan

if __name__ == "__main__":
    voice = Voice("tone/1", "tone", "en", Gender.MALE, Age.ADULT, settings=(("hz", 220),))
    plans = [
        TakePlan(f"{number:032x}", "word " * 8, voice, Delivery.PLAIN, 0, 0)
        for number in range(5_000)
    ]
    for take in perform(plans, {"tone": ToneEngine()}, Cache(Path(sys.argv[1])), jobs=2):
        print(take.key, flush=True)
"""


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc").exists(), reason="Processes are looked for in /proc.")
@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_no_process_outlives_a_run_that_is_stopped(tmp_path: Path, stop: signal.Signals) -> None:
    program = tmp_path / "run.py"
    program.write_text(_LONG_RUN)
    run = subprocess.Popen(
        [sys.executable, program, tmp_path / "takes"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    with run:
        assert run.stdout is not None
        run.stdout.readline()

        os.killpg(run.pid, stop) if stop is signal.SIGINT else run.send_signal(stop)

        assert run.wait(timeout=10) != 0
    assert _ends_within(run.pid, seconds=5)
    assert any((tmp_path / "takes").rglob("*"))


def _ends_within(session: int, *, seconds: float) -> bool:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if not _members(session):
            return True
        time.sleep(0.05)
    return False


def _members(session: int) -> list[str]:
    """Return the processes of a session that have not ended."""
    members = []
    for status in Path("/proc").glob("[0-9]*/stat"):
        try:
            state, _, _, its_session = status.read_text().rpartition(")")[2].split()[:4]
        except OSError:
            continue
        if int(its_session) == session and state != "Z":
            members.append(status.parent.name)
    return members


@pytest.mark.slow
def test_espeak_speaks_a_take_that_is_as_long_as_speech(cache: Cache) -> None:
    engine = EspeakEngine()
    voice = Voice(
        "espeak/en+m3",
        "espeak",
        "en-gb",
        Gender.MALE,
        Age.ADULT,
        settings=(("name", "gmw/en"), ("rate", 155), ("variant", "m3")),
    )
    (plan,) = planned("The ferry left at nine, and nobody waved.", voice=voice)

    performance = performance_of([plan], {"espeak": engine}, cache)

    take = cache.get(plan.key)
    assert performance.spoken == 1
    assert take is not None
    assert 1.5 < take.samples / 24_000 < 5
    assert len(take.words) == 8
