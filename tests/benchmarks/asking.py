"""
How much faster a book is when a service is asked for several takes at a time.

A server on the loopback answers after 100 ms; the whole way is gone, from the request to the take
in the cache. Times depend on the machine; what counts is the last column.

    python -m tests.benchmarks.asking [TAKES]
"""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path

from narrate.cache import Cache
from narrate.cast import Voice
from narrate.engines.openai import OpenaiEngine
from narrate.engines.openai.settings import Settings
from narrate.script import Age, Delivery, Gender
from narrate.synthesis import perform
from narrate.synthesis.plan import take_key
from narrate.take import TakePlan
from tests.engines.openai.speech import Speech, served

ANSWER_S = 0.1
VOICE = Voice("openai/nova", "openai", "en", Gender.FEMALE, Age.ADULT)


def seconds(speech: Speech, *, takes: int, at_once: int) -> float:
    """Return how long it takes to have so many takes, asked for so many at a time."""
    engine = OpenaiEngine(settings=Settings(speech.address, at_once=at_once))
    plans = [
        TakePlan(
            take_key(text, voice=VOICE, delivery=Delivery.PLAIN, engine=engine),
            text,
            VOICE,
            Delivery.PLAIN,
            0,
            0,
        )
        for text in (f"It was number {number}." for number in range(takes))
    ]
    with tempfile.TemporaryDirectory() as folder:
        began = time.perf_counter()
        performed = list(perform(plans, {"openai": engine}, Cache(Path(folder))))
        spent = time.perf_counter() - began
    if any(take.error for take in performed):
        raise SystemExit("A take failed")
    return spent


def main() -> None:
    """Print the table."""
    takes = int(sys.argv[1]) if len(sys.argv) > 1 else 96
    with served() as speech:
        speech.delay_s = ANSWER_S
        seconds(speech, takes=8, at_once=1)  # What is imported on the way is not the point.
        began = time.process_time()
        alone = seconds(speech, takes=takes, at_once=1)
        worked_ms = 1000 * (time.process_time() - began) / takes
        print(f"{takes} takes, {ANSWER_S * 1000:.0f} ms an answer\n\nat once  seconds  faster by")
        print(f"{1:>7}  {alone:7.2f}  {1:9.1f}")
        for at_once in (2, 4, 8, 16):
            spent = seconds(speech, takes=takes, at_once=at_once)
            print(f"{at_once:>7}  {spent:7.2f}  {alone / spent:9.1f}")
        print(f"\n{worked_ms:.0f} ms of one processor a take, the server's share among them")


if __name__ == "__main__":
    main()
