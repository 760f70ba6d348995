"""Takes that services are asked for: several at a time, while other things are done."""

from __future__ import annotations

import threading
import time
from collections import defaultdict, deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Future, wait
from types import TracebackType
from typing import Final, Generic, Self, TypeVar

from narrate.engines import Engine
from narrate.take import TakePlan

Outcome = TypeVar("Outcome")

_LOOK_UP_S: Final = 0.5
"""How often it is looked whether Ctrl-C was pressed, where waiting is not interrupted by it."""

_GRACE_S: Final = 1.0
"""How long threads may take to put away what has just come; one that still waits is left."""


class Asking(Generic[Outcome]):
    """
    Takes that are being asked for, each service in the order of the text.

    A service is asked by as many threads as its `Traits.at_once` allows. What became of the takes
    is handed out in their order, however many threads there are. Leaving the block ends it at
    once: nothing more is asked for, and nobody waits for answers that are still out.
    """

    def __init__(
        self,
        plans: Sequence[TakePlan],
        engines: Mapping[str, Engine],
        attempt: Callable[[TakePlan], Outcome],
    ) -> None:
        """
        Plan the asking; it begins with the block.

        Args:
            plans: The takes, in the order of the text.
            engines: By name; holds that of every voice.
            attempt: Speaks and keeps one take; is called by several threads.
        """
        self._attempt = attempt
        self._stopped = threading.Event()
        self._outcomes: deque[Future[Outcome]] = deque()
        queues: defaultdict[str, deque[tuple[TakePlan, Future[Outcome]]]] = defaultdict(deque)
        for plan in plans:
            outcome: Future[Outcome] = Future()
            self._outcomes.append(outcome)
            queues[plan.voice.engine].append((plan, outcome))
        # Daemons: the program may end while an answer is still out.
        self._threads = [
            threading.Thread(target=self._work, args=(queue,), daemon=True)
            for name, queue in queues.items()
            for _ in range(min(max(engines[name].traits.at_once, 1), len(queue)))
        ]

    def __enter__(self) -> Self:
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._stopped.set()
        deadline = time.monotonic() + _GRACE_S
        for thread in self._threads:
            thread.join(max(0.0, deadline - time.monotonic()))

    def ready(self) -> Iterator[Outcome]:
        """Yield what is there by now, without waiting."""
        while self._outcomes and self._outcomes[0].done():
            yield self._outcomes.popleft().result()

    def rest(self) -> Iterator[Outcome]:
        """Yield what is left, each as soon as it is there."""
        while self._outcomes:
            # Windows does not interrupt somebody who waits without an end.
            while not self._outcomes[0].done():
                wait([self._outcomes[0]], timeout=_LOOK_UP_S)
            yield self._outcomes.popleft().result()

    def _work(self, queue: deque[tuple[TakePlan, Future[Outcome]]]) -> None:
        while not self._stopped.is_set():
            try:
                plan, outcome = queue.popleft()
            except IndexError:
                return
            try:
                outcome.set_result(self._attempt(plan))
            except BaseException as error:  # noqa: BLE001 - it is raised where it is waited for.
                outcome.set_exception(error)
