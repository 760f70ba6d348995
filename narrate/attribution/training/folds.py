"""What a network learns from some books, and how well it then understands others."""

from __future__ import annotations

import logging
from collections import defaultdict
from collections.abc import Iterator, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass
from typing import Final

import numpy as np
import torch
from numpy.typing import NDArray

from narrate.attribution.conversing import Weights, converse, log_odds
from narrate.attribution.training.examples import KINDS, Example
from narrate.attribution.training.learning import Windows, fit, scale_of
from narrate.attribution.training.network import Network

_EPOCHS: Final = 8
_RATE: Final = 2e-3
_HIDE: Final = 0.15
"""Share of the turns whose narration is taken away: their speakers are known all the same."""

_TEMPERATURES: Final = np.linspace(0.8, 2.5, 35)

_log = logging.getLogger(__name__)


def learn(examples: Sequence[Example], seed: int = 0) -> Weights:
    """Return what a network learns from some books."""
    # With one thread, sums are the same every time.
    torch.set_num_threads(1)
    torch.manual_seed(seed)
    scale = scale_of(examples)
    first = examples[0].grid
    network = Network(first.rows.shape[1], first.turns.shape[1])
    fit(
        network,
        Windows(examples, scale),
        epochs=_EPOCHS,
        rate=_RATE,
        hide=_HIDE,
        seed=seed,
        told=_log.info,
    )
    state = {name: value.numpy() for name, value in network.state_dict().items()}
    return {"scale": scale, **state}


@dataclass(frozen=True, slots=True)
class _Guess:
    """A unit that was left out of the learning."""

    keys: tuple[str, ...]
    weight: float
    right: bool
    sure: float
    """The probability of the speaker who was chosen."""


def left_out(
    examples: Sequence[Example], scenes: Sequence[Example], folds: int, pool: Executor
) -> float:
    """Log how well books are understood that were left out; return the best temperature."""
    kept = [[one for at, one in enumerate(examples) if at % folds != fold] for fold in range(folds)]
    fitted = [pool.submit(learn, [*some, *scenes]) for some in kept]
    guesses = []
    for fold, one in enumerate(fitted):
        learned = one.result()
        for left in examples[fold::folds]:
            guesses += list(_judged(left, learned))
    right: dict[str, float] = defaultdict(float)
    whole: dict[str, float] = defaultdict(float)
    for guess in guesses:
        for key in guess.keys:
            right[key] += guess.right * guess.weight
            whole[key] += guess.weight
    for key, count in whole.items():
        _log.info("%-40s %8.0f %6.2f %%", key, count, 100 * right[key] / count)
    hits = np.array([guess.right for guess in guesses], np.float64)
    weights = np.array([guess.weight for guess in guesses])
    odds = np.array([log_odds(guess.sure) for guess in guesses])
    losses = [_surprise(odds / one, hits, weights) for one in _TEMPERATURES]
    best = float(_TEMPERATURES[int(np.argmin(losses))])
    _log.info("temperature %.2f", best)
    return best


def _judged(example: Example, learned: Weights) -> Iterator[_Guess]:
    grid = example.grid
    for index, chances in enumerate(converse(grid, learned)):
        if example.weight[index]:
            best = int(chances.argmax())
            yield _Guess(
                ("all", KINDS[example.kinds[index]] or "untyped", example.id),
                float(example.weight[index]),
                bool(example.right[grid.starts[index] + best] and example.found[index]),
                float(chances[best]),
            )


def _surprise(
    odds: NDArray[np.float64], hits: NDArray[np.float64], weights: NDArray[np.float64]
) -> float:
    """Return the cross entropy of being right or wrong, in nats."""
    chances = 1 / (1 + np.exp(-odds))
    losses = -(hits * np.log(chances) + (1 - hits) * np.log(1 - chances))
    return float((losses * weights).sum() / weights.sum())
