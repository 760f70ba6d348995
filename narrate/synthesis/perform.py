"""TakePlans -> takes in the cache: what is not there yet is spoken, each take once."""

from __future__ import annotations

import contextlib
import functools
import itertools
import multiprocessing
import os
import signal
import threading
from collections.abc import Generator, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from multiprocessing.connection import wait
from pathlib import Path
from typing import Final, TypeAlias

from narrate import engines as all_engines
from narrate.cache import Cache
from narrate.engines import Engine
from narrate.errors import EngineBlockedError, EngineError, NarrateError, OutputError
from narrate.frames import encode
from narrate.synthesis.asking import Asking
from narrate.synthesis.mastering import master
from narrate.take import Take, TakeKey, TakePlan

_SPREAD_FROM_MS: Final = 750
"""Time to compute from which processes pay: starting them takes half a second."""

_BATCH: Final = 8
"""Takes handed to a process at once: some tenths of a second, so that progress is seen."""

_interrupted: Final = threading.Event()
"""Set in a process that was started for speaking, when Ctrl-C was pressed."""

_Result: TypeAlias = tuple[TakeKey, NarrateError | None]


@dataclass(frozen=True, slots=True)
class Performed:
    """What became of one take that was wanted."""

    key: TakeKey
    reused: bool
    """It was in the cache already."""

    error: NarrateError | None = None
    """Why it could not be had."""


def perform(
    plans: Iterable[TakePlan],
    engines: Mapping[str, Engine],
    cache: Cache,
    *,
    jobs: int = 1,
    places: Mapping[TakeKey, str] | None = None,
) -> Generator[Performed, None, None]:
    """
    Speak what the cache lacks, and yield each take as soon as it is kept; each key once.

    Args:
        plans: The takes wanted, in the order in which they are best spoken.
        engines: By name; holds that of every voice.
        cache: Where takes are looked for, and put.
        jobs: How many processes may compute at once; meanwhile each service is asked for as
            many takes at a time as its engine says.
        places: Where a take stands, as `chapter:line`; named if it fails.

    Raises:
        OutputError: The cache cannot be written.
        KeyboardInterrupt: As it came; all processes have ended then.
    """
    missing = []
    for plan in {plan.key: plan for plan in plans}.values():
        # Looked into, not only at: a damaged take is spoken anew.
        if cache.get(plan.key) is None:
            missing.append(plan)
        else:
            yield Performed(plan.key, reused=True)
    for key, error in _speak_missing(missing, engines, cache, jobs=jobs):
        yield Performed(key, reused=False, error=_placed(error, (places or {}).get(key)))


def _speak_missing(
    missing: Sequence[TakePlan], engines: Mapping[str, Engine], cache: Cache, *, jobs: int
) -> Iterator[_Result]:
    computed = [plan for plan in missing if engines[plan.voice.engine].traits.computes]
    awaited = [plan for plan in missing if not engines[plan.voice.engine].traits.computes]
    compute_ms = sum(engines[plan.voice.engine].traits.take_ms for plan in computed)
    if jobs > 1 and compute_ms >= _SPREAD_FROM_MS:
        spoken = _speak_apart(computed, cache, jobs=jobs)
    else:
        spoken = _speak_all(computed, engines, cache)
    blocked: dict[str, EngineBlockedError] = {}
    attempt = functools.partial(_attempt, engines=engines, cache=cache, blocked=blocked)
    with contextlib.closing(spoken), Asking(awaited, engines, attempt) as asking:
        for result in spoken:
            yield result
            yield from asking.ready()
        yield from asking.rest()


def _speak_all(
    plans: Iterable[TakePlan], engines: Mapping[str, Engine], cache: Cache
) -> Generator[_Result, None, None]:
    """Speak takes in this thread, one after the other."""
    blocked: dict[str, EngineBlockedError] = {}
    for plan in plans:
        yield _attempt(plan, engines, cache, blocked)


def _attempt(
    plan: TakePlan,
    engines: Mapping[str, Engine],
    cache: Cache,
    blocked: dict[str, EngineBlockedError],
) -> _Result:
    """Speak and keep one take, and return what became of it; note which engines are blocked."""
    name = plan.voice.engine
    failure: NarrateError | None = blocked.get(name)
    if failure is None:
        try:
            cache.put(_speak(plan, engines[name]))
        except OutputError:
            raise
        except EngineBlockedError as error:
            # Asking on would only make a service refuse for longer.
            blocked[name] = failure = error
        except NarrateError as error:
            failure = error
    return plan.key, failure


def _speak(plan: TakePlan, engine: Engine) -> Take:
    spoken = engine.speak(plan.text, plan.voice, plan.delivery)
    audio = master(spoken, plan.voice, delivery=plan.delivery)
    return Take(plan.key, encode(audio), audio.samples - audio.tail, audio.words)


def _speak_apart(
    plans: Sequence[TakePlan], cache: Cache, *, jobs: int
) -> Generator[_Result, None, None]:
    """Speak takes in several processes; they have ended when this returns or raises."""
    with _executor(jobs) as executor:
        batches: dict[Future[list[_Result]], Sequence[TakePlan]] = {
            executor.submit(_speak_batch, batch, cache.folder): batch for batch in _batches(plans)
        }
        for future in as_completed(batches):
            try:
                yield from future.result()
            except BrokenProcessPool:
                for plan in batches[future]:
                    yield plan.key, None if cache.has(plan.key) else _lost_process()


@contextlib.contextmanager
def _executor(jobs: int) -> Iterator[ProcessPoolExecutor]:
    executor = ProcessPoolExecutor(
        jobs,
        # The only way to start that is safe with threads, and the same on every system.
        mp_context=multiprocessing.get_context("spawn"),
        initializer=_begin_process,
    )
    try:
        yield executor
    finally:
        # After an interrupt each process ends with the take that it is at.
        executor.shutdown(cancel_futures=True)


def _begin_process() -> None:
    """End well at Ctrl-C, leaving the rest to the parent; end with it, however it ends."""
    signal.signal(signal.SIGINT, lambda _signal, _frame: _interrupted.set())
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_end_with, args=(parent.sentinel,), daemon=True).start()


def _end_with(sentinel: int) -> None:
    wait([sentinel])
    os._exit(1)


def _speak_batch(plans: Sequence[TakePlan], folder: Path) -> list[_Result]:
    """Speak takes in a process of their own; it loads each engine once."""
    engines = {plan.voice.engine: _engine(plan.voice.engine) for plan in plans}
    # What is left out after an interrupt is no failure: nobody waits for it any more.
    wanted = itertools.takewhile(lambda _: not _interrupted.is_set(), plans)
    return list(_speak_all(wanted, engines, Cache(folder)))


@functools.cache
def _engine(name: str) -> Engine:
    return all_engines.load(name)


def _batches(plans: Sequence[TakePlan]) -> Iterator[Sequence[TakePlan]]:
    for start in range(0, len(plans), _BATCH):
        yield plans[start : start + _BATCH]


def _lost_process() -> EngineError:
    return EngineError(
        "A process that spoke ended unexpectedly",
        hint="Run again: what was spoken is kept; with `-j 1` it takes less memory",
    )


def _placed(error: NarrateError | None, place: str | None) -> NarrateError | None:
    if error is None or place is None:
        return error
    return type(error)(f"{place}: {error.message}", hint=error.hint)
