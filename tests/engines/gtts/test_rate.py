from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from narrate.engines.gtts.rate import TokenBucket


@dataclass
class Clock:
    now_s: float = 1_000.0
    at_s: list[float] = field(default_factory=list)

    def sleep(self, seconds: float) -> None:
        self.now_s += seconds

    def bucket(self, *, burst: int, interval_s: float) -> TokenBucket:
        return TokenBucket(
            burst=burst, interval_s=interval_s, clock=lambda: self.now_s, sleep=self.sleep
        )


def test_a_few_come_at_once_and_then_one_after_each_interval() -> None:
    clock = Clock()
    bucket = clock.bucket(burst=4, interval_s=1)

    for _ in range(10):
        bucket.take()
        clock.at_s.append(clock.now_s - 1_000)

    assert clock.at_s[:4] == [0, 0, 0, 0]
    waits = [after - before for before, after in pairwise(clock.at_s[3:])]
    assert all(1 <= wait <= 1.5 for wait in waits)
    assert len(set(waits)) == len(waits)


def test_after_a_rest_a_few_come_at_once_again_but_no_more() -> None:
    clock = Clock()
    bucket = clock.bucket(burst=3, interval_s=1)
    for _ in range(5):
        bucket.take()
    clock.sleep(3_600)
    began_s = clock.now_s

    for _ in range(3):
        bucket.take()
    assert clock.now_s == began_s

    bucket.take()
    assert clock.now_s >= began_s + 1


def test_who_is_told_to_slow_down_asks_less_often_but_goes_on() -> None:
    clock = Clock()
    bucket = clock.bucket(burst=1, interval_s=1)

    for _ in range(9):
        bucket.slow_down()
    bucket.take()
    began_s = clock.now_s
    bucket.take()

    assert 4 <= clock.now_s - began_s <= 6


@given(rests=st.lists(st.floats(0, 5), min_size=8, max_size=40))
def test_no_window_holds_more_than_the_bucket_and_what_flows_in(rests: list[float]) -> None:
    clock = Clock()
    bucket = clock.bucket(burst=4, interval_s=1)
    for rest in rests:
        clock.sleep(rest)
        bucket.take()
        clock.at_s.append(clock.now_s)

    for first, start_s in enumerate(clock.at_s):
        within = [at_s for at_s in clock.at_s[first:] if at_s < start_s + 3 - 1e-6]
        assert len(within) <= 4 + 3
