"""
Asking a service that falters: again after a while, and all who ask wait together.

One that answers *too many requests* to one of several threads means all of them.
"""

from __future__ import annotations

import logging
import math
import random
import threading
import time
from collections.abc import Callable, Sequence
from email.utils import parsedate_to_datetime
from typing import Final, TypeVar

from narrate.errors import EngineBlockedError

Answer = TypeVar("Answer")

DELAYS_S: Final = (1.0, 2.0, 4.0)
"""Before the second, third and fourth attempt, give or take a half."""

LONGEST_S: Final = 60.0
"""A service that asks to be left alone for longer is left to the user."""

LATER: Final = (
    "What is finished is kept: run the same command again later, and it goes on from here"
)
"""What to do when a service that others run gives no answer."""

_log: Final = logging.getLogger(__name__)


class FalteredError(Exception):
    """A service gave no answer this time; another attempt may succeed."""

    def __init__(self, message: str, *, after_s: float | None = None, hint: str = LATER) -> None:
        """
        Say what happened.

        Args:
            message: In one line, with the service's name.
            after_s: How long the service wants to be left alone; None: it does not say.
            hint: What the user can do if it stays so.
        """
        super().__init__(message)
        self.message = message
        self.after_s = after_s
        self.hint = hint


class Patience:
    """Asks one service again when it falters; several threads may share it."""

    def __init__(
        self,
        *,
        delays_s: Sequence[float] = DELAYS_S,
        sleep: Callable[[float], None] = time.sleep,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """
        Begin unhurried.

        Args:
            delays_s: Before the second attempt, the third and so on, give or take a half.
            sleep: How to wait; in seconds.
            clock: Tells a time that only rises; in seconds.
        """
        self._delays_s = delays_s
        self._sleep = sleep
        self._clock = clock
        self._lock = threading.Lock()
        self._not_before = clock()
        self._given_up: list[EngineBlockedError] = []

    def insist(self, ask: Callable[[], Answer]) -> Answer:
        """
        Return what a service answers, asked until it does or no attempt is left.

        Raises:
            EngineBlockedError: It falters every time, wants to be left alone for long, or another
                thread has just found that out.
        """
        given_up = len(self._given_up)
        for delay_s in (*self._delays_s, None):
            self._wait(given_up)
            try:
                return ask()
            except FalteredError as faltered:
                self._weigh(faltered, delay_s)
        raise AssertionError("The last attempt returns or raises")

    def _wait(self, given_up: int) -> None:
        """Wait until the service may be asked; raise if it was given up meanwhile."""
        with self._lock:
            left_s = self._not_before - self._clock()
        if left_s > 0:
            self._sleep(left_s)
        with self._lock:
            if len(self._given_up) > given_up:
                raise self._given_up[-1]

    def _weigh(self, faltered: FalteredError, delay_s: float | None) -> None:
        """Decide when to ask again; raise if not at all."""
        after_s = faltered.after_s
        with self._lock:
            if delay_s is None or (after_s is not None and after_s > LONGEST_S):
                blocked = EngineBlockedError(faltered.message, hint=_hint(faltered))
                self._given_up.append(blocked)
                raise blocked from faltered
            # Those who wait for the same thing should not all come back at the same moment.
            wait_s = delay_s * random.uniform(0.5, 1.5)  # noqa: S311 - no secret hangs on it.
            if after_s is not None:
                wait_s = after_s + wait_s / 4
            _log.debug("Asking again in %.1f s: %s", wait_s, faltered.message)
            self._not_before = max(self._not_before, self._clock() + wait_s)


def retry_after_s(value: str | None) -> float | None:
    """
    Return how long a `Retry-After` asks to wait, in seconds; None if it says nothing of use.

    It is a number of seconds or a date (RFC 9110, section 10.2.3).
    """
    if not value:
        return None
    try:
        seconds = float(value)
    except ValueError:
        try:
            seconds = parsedate_to_datetime(value).timestamp() - time.time()
        except (TypeError, ValueError):
            return None
    return max(0.0, seconds) if math.isfinite(seconds) else None


def _hint(faltered: FalteredError) -> str:
    after_s = faltered.after_s
    if after_s is None or after_s <= LONGEST_S:
        return faltered.hint
    return f"It asks to come back in {round(after_s / 60)} min. {faltered.hint}"
