"""How often a service is asked: a token bucket, shared by all that asks in this process."""

from __future__ import annotations

import random
import threading
import time
from collections.abc import Callable
from typing import Final

_SLOWER: Final = 1.5
_SLOWEST: Final = 4.0
"""By how much a bucket slows down at once, and in all."""


class TokenBucket:
    """
    Lets a few requests through at once, and then one after each interval.

    Waits are longer than they need to be by a random share: a steady beat is what services
    take for a robot. Threads are let through in the order in which they ask.
    """

    def __init__(
        self,
        *,
        burst: int,
        interval_s: float,
        jitter: float = 0.5,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        """
        Fill a bucket.

        Args:
            burst: How many requests may come without a wait, after a rest.
            interval_s: How long a token takes to be there again, in seconds.
            jitter: The largest share by which a wait is longer.
            clock: Tells the time, in seconds.
            sleep: Waits.
        """
        self._burst = burst
        self.interval_s = interval_s
        self._longest_s = interval_s * _SLOWEST
        self._jitter = jitter
        self._clock = clock
        self._sleep = sleep
        self._lock = threading.Lock()
        self._free_at_s = clock() - burst * interval_s
        """When a bucket that never overflows would have had a token for everyone so far."""

    def take(self) -> None:
        """Wait until there is a token, and take it."""
        with self._lock:
            now_s = self._clock()
            # What overflowed in a rest is lost.
            oldest_s = now_s - self._burst * self.interval_s
            self._free_at_s = max(self._free_at_s, oldest_s) + self.interval_s
            wait_s = self._free_at_s - now_s
            if wait_s > 0:
                extra_s = wait_s * random.uniform(0, self._jitter)  # noqa: S311 - no secret hangs on it.
                self._free_at_s += extra_s
                wait_s += extra_s
        if wait_s > 0:
            self._sleep(wait_s)

    def slow_down(self) -> None:
        """Let tokens come less often from now on; the service says that they come too often."""
        with self._lock:
            self.interval_s = min(self.interval_s * _SLOWER, self._longest_s)


SHARED: Final = TokenBucket(burst=4, interval_s=0.8)
"""
Of Google Translate: four at once, then one every 0.8 to 1.2 seconds, 3,600 an hour.

Google names no limit. Users of gTTS report that half a second to a second between requests keeps
them from being blocked (thu-coai/LAUG issue 3); its author says to throttle and to cache (gTTS
issue 259).
"""
