"""
Where each period of a voice is.

In each stretch that sounds, from its loudest peak in both directions: the next period is where the
wave is most like itself (Praat's `To PointProcess (cc)`).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import numpy as np

from narrate.reshaping.pitch import STEP_S, Samples

_REACH: Final = (0.8, 1.25)
"""How much shorter or longer than the pitch says a period may be."""

_LIKENESS: Final = 0.3
"""A period that is less like the last one is not looked for."""


def voiced_runs(samples: Samples, contour_hz: Samples, rate_hz: int) -> list[Samples]:
    """
    Return where the periods are, in samples, one array for each stretch that sounds.

    Args:
        samples: The sound.
        contour_hz: Its pitch, a value each `STEP_S`; 0 where it does not sound.
        rate_hz: The sound's rate.
    """
    step = round(STEP_S * rate_hz)
    runs = []
    reached = 0.0
    for first, last in _stretches(contour_hz):
        start, stop = max(0, first * step - step // 2), min(len(samples), last * step + step // 2)
        periods = rate_hz / contour_hz[first : last + 1]
        run = _Run(samples, periods, first * step, step, start=start, stop=stop).marks()
        run = run[run > reached]
        if len(run) > 2:  # noqa: PLR2004 - two neighbors make a period.
            runs.append(run)
            reached = run[-1]
    return runs


def _stretches(contour_hz: Samples) -> Iterator[tuple[int, int]]:
    """Yield the first and last moment of each stretch that sounds."""
    edges = np.flatnonzero(np.diff(np.concatenate([[0], contour_hz > 0, [0]])))
    yield from ((int(first), int(after) - 1) for first, after in edges.reshape(-1, 2))


class _Run:
    """One stretch that sounds."""

    def __init__(
        self, samples: Samples, periods: Samples, origin: int, step: int, *, start: int, stop: int
    ) -> None:
        self._samples = samples
        self._periods = periods
        self._origin = origin
        self._step = step
        self._start = start
        self._stop = stop

    def marks(self) -> Samples:
        middle = (self._start + self._stop) // 2
        half = round(self._period(middle) / 2)
        around = np.abs(self._samples[max(0, middle - half) : middle + half])
        if not around.size:
            return np.array([])
        peak = max(0, middle - half) + int(around.argmax())
        before = list(self._walk(peak, -1))
        after = list(self._walk(peak, 1))
        return np.array([*before[::-1], peak, *after], dtype=np.float64)

    def _period(self, at: float) -> float:
        place = round((at - self._origin) / self._step)
        return float(self._periods[min(max(place, 0), len(self._periods) - 1)])

    def _walk(self, at: int, direction: int) -> Iterator[int]:
        """Yield the next period, and the next, until the stretch ends."""
        while True:
            period = self._period(at)
            half = round(period / 2)
            least, most = (round(period * share) for share in _REACH)
            # What is looked through, in the order of time.
            near = at + direction * least
            far = at + direction * most
            first, last = min(near, far) - half, max(near, far) + half
            if at - half < 0 or at + half > len(self._samples) or first < 0:
                return
            if last > len(self._samples):
                return
            template = self._samples[at - half : at + half]
            looked = self._samples[first:last]
            likeness = np.correlate(looked, template, "valid")
            sums = np.concatenate([[0.0], np.cumsum(np.square(looked))])
            energy = sums[2 * half :] - sums[: len(sums) - 2 * half]
            likeness = likeness / np.sqrt(np.maximum(energy * np.square(template).sum(), 1e-18))
            best = int(likeness.argmax())
            # Where sound sets in or turns into another, only the pitch tells.
            is_like = likeness[best] >= _LIKENESS
            at = first + half + best if is_like else at + direction * round(period)
            if not self._start <= at < self._stop:
                return
            yield at
