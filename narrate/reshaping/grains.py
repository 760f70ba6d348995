"""The periods of a voice, put together anew: nearer or farther apart, each drawn out or pressed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from narrate import sound
from narrate.reshaping.pitch import Samples

_HISS_S: Final = 0.005
"""Between two grains of what has no pitch: short enough for a `t`."""

_TREMOR_HZ: Final = 5.0
_OVERSAMPLED: Final = 4
"""A grain is placed to an eighth of a sample: coarser, high voices get rough."""

_SEED: Final = 1


@dataclass(frozen=True, slots=True)
class _Grain:
    """A bit of the sound, and where it goes; in samples."""

    at: float
    source: float
    reach: float
    """How much of the sound it may use on each side, as it is heard."""


def put_together(
    samples: Samples,
    runs: Sequence[Samples],
    *,
    rate_hz: int,
    pitch_ratio: float,
    formant_ratio: float,
    range_ratio: float = 1.0,
    tremor_octaves: float = 0.0,
) -> Samples:
    """
    Return the sound at another pitch, with other formants, as long as before.

    Args:
        samples: The sound.
        runs: Where its periods are.
        rate_hz: Its rate.
        pitch_ratio: How many times higher it is to be.
        formant_ratio: How many times higher its resonances are to be.
        range_ratio: How many times wider its melody is to be.
        tremor_octaves: How far the pitch trembles.
    """
    melody = _Melody(runs, rate_hz, pitch_ratio, range_ratio, tremor_octaves)
    grains = list(_all_grains(runs, len(samples), rate_hz, melody, formant_ratio))
    # First to the wanted formants, which takes away what they would lift beyond hearing.
    drawn = sound.resampled(samples, rate_hz, rate_hz / formant_ratio)
    fine = sound.resampled(drawn, rate_hz, rate_hz * _OVERSAMPLED)
    margin = rate_hz // 2
    fine = np.pad(fine, margin * _OVERSAMPLED)
    made = np.zeros(len(samples) + 2 * margin)
    edges = [grains[0].at - rate_hz * _HISS_S, *(it.at for it in grains)]
    edges.append(grains[-1].at + rate_hz * _HISS_S)
    for place, grain in enumerate(grains):
        left = min(grain.at - edges[place], grain.reach)
        right = min(edges[place + 2] - grain.at, grain.reach)
        first, last = int(np.ceil(grain.at - left)), int(np.floor(grain.at + right))
        offsets = np.arange(first, last + 1) - grain.at
        wide = np.where(offsets < 0, left, right)
        window = 0.5 + 0.5 * np.cos(np.pi * offsets / np.maximum(wide, 1e-9))
        start = grain.source / formant_ratio + first - grain.at + margin
        start_fine = round(start * _OVERSAMPLED)
        taken = fine[start_fine : start_fine + len(offsets) * _OVERSAMPLED : _OVERSAMPLED]
        made[margin + first : margin + first + len(taken)] += taken * window[: len(taken)]
    return made[margin : margin + len(samples)]


class _Melody:
    """How high the voice is to speak where it speaks."""

    def __init__(
        self,
        runs: Sequence[Samples],
        rate_hz: int,
        pitch_ratio: float,
        range_ratio: float,
        tremor_octaves: float,
    ) -> None:
        periods = np.concatenate([np.diff(run) for run in runs]) if runs else np.array([1.0])
        self._middle = float(np.median(periods))
        self._rate_hz = rate_hz
        self._pitch_ratio = pitch_ratio
        self._range_ratio = range_ratio
        self._tremor_octaves = tremor_octaves

    def period(self, period: float, at: float) -> float:
        """Return how long a period is to be that is so long now."""
        wide = self._middle * (period / self._middle) ** self._range_ratio
        wave = np.sin(2 * np.pi * _TREMOR_HZ * at / self._rate_hz)
        return float(wide / self._pitch_ratio / 2 ** (self._tremor_octaves * wave))


def _all_grains(
    runs: Sequence[Samples], samples: int, rate_hz: int, melody: _Melody, formant_ratio: float
) -> Iterator[_Grain]:
    chance = np.random.default_rng(_SEED)
    hiss = rate_hz * _HISS_S
    at = 0.0
    for run in runs:
        yield from _hissing(at, run[0], hiss, chance)
        at = run[0]
        for grain in _sounding(run, melody, formant_ratio):
            yield grain
            at = grain.at
        at += hiss
    yield from _hissing(at, samples, hiss, chance)


def _sounding(run: Samples, melody: _Melody, formant_ratio: float) -> Iterator[_Grain]:
    """Yield a grain for each period that is to be heard: that which is nearest."""
    lengths = np.diff(run)
    lengths = np.concatenate([lengths[:1], (lengths[:-1] + lengths[1:]) / 2, lengths[-1:]])
    middles = (run[:-1] + run[1:]) / 2
    at = float(run[0])
    while at <= run[-1]:
        place = int(np.searchsorted(middles, at))
        length = float(lengths[place])
        yield _Grain(at, float(run[place]), length / formant_ratio)
        at += melody.period(length, at)


def _hissing(
    start: float, stop: float, hiss: float, chance: np.random.Generator
) -> Iterator[_Grain]:
    """Yield grains of what has no pitch; at even distances they would give it one."""
    count = int((stop - start) / hiss)
    places = start + (np.arange(count) + 0.5) * (stop - start) / max(count, 1)
    shaken = places + chance.uniform(-0.25, 0.25, count) * hiss
    yield from (_Grain(at, at, np.inf) for at in shaken.tolist())
