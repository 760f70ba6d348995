"""
Learn who speaks from novels with labeled speakers.

    python -m narrate.attribution.training PATH... [--scenes PATH...] [--encoders FILE...]
        [--out FILE] [--folds N] [--jobs N]

Each PATH is a file of JSON lines or a folder of them: one book a line, with `id`, `text`,
`characters` and `quotes`. Scenes are such books of the kind that people bring, and count three
times; they are never left out. The encoders are those that have not seen every so many of these
books, in order (`python -m narrate.attribution.encoder.training --folds`): what the encoder says of
a book that it has learned from is too good to be learned from. The weights go where the package
looks for them, unless --out says otherwise. With --folds, novels are left out in turn, and the
table says how well each is understood by what was learned from the others. Equal books make equal
weights, however many --jobs work side by side.
"""

from __future__ import annotations

import argparse
import logging
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor
from dataclasses import dataclass, replace
from itertools import cycle
from multiprocessing import get_context
from pathlib import Path
from typing import Final

import numpy as np
import torch
from numpy.typing import NDArray

from narrate.attribution import conversing
from narrate.attribution.conversing import Weights, converse, log_odds
from narrate.attribution.encoder.weights import Weights as EncoderWeights
from narrate.attribution.encoder.weights import load as encoder_weights
from narrate.attribution.training.examples import KINDS, Example, example, labeled
from narrate.attribution.training.learning import Windows, fit, scale_of
from narrate.attribution.training.network import Network

_EPOCHS: Final = 8
_RATE: Final = 2e-3
_HIDE: Final = 0.15
"""Share of the turns whose narration is taken away: their speakers are known all the same."""

_SCENES: Final = 3
"""How often a scene counts beside a novel, which is a hundred times as long."""

_TEMPERATURES: Final = np.linspace(0.8, 2.5, 35)

_OUT: Final = Path(conversing.__file__).with_name(conversing.FILE)

_log = logging.getLogger(__name__)


def main() -> int:
    """Fit to the novels named on the command line."""
    options = _options()
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    encoders: list[EncoderWeights | None] = [encoder_weights(file) for file in options.encoders]
    encoders = encoders or [None]
    with ProcessPoolExecutor(options.jobs, mp_context=get_context("spawn")) as pool:
        examples = list(_examples(options.paths, encoders, pool))
        scenes = [
            replace(one, weight=one.weight * _SCENES)
            for one in _examples(options.scenes, encoders, pool)
        ]
        if not examples:
            _log.error("No labeled books given: name files or folders of JSON lines.")
            return 2
        final = pool.submit(learn, [*examples, *scenes])
        temperature = 1.0
        if options.folds:
            temperature = _left_out(examples, scenes, options.folds, pool)
        learned = {**final.result(), "temperature": np.array([temperature], np.float32)}
    halves = {name: value.astype(np.float16) for name, value in learned.items()}
    np.savez_compressed(options.out, **halves)  # type: ignore[arg-type]
    _log.info("Wrote %s: %d bytes", options.out, options.out.stat().st_size)
    return 0


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


def _left_out(
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


def _examples(
    paths: Sequence[Path], encoders: Sequence[EncoderWeights | None], pool: Executor
) -> Iterator[Example]:
    yield from pool.map(example, labeled(paths), cycle(encoders))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[1])
    parser.add_argument("paths", nargs="*", type=Path, metavar="PATH")
    parser.add_argument("--scenes", nargs="*", type=Path, default=[], metavar="PATH")
    parser.add_argument("--encoders", nargs="*", type=Path, default=[], metavar="FILE")
    parser.add_argument("--out", type=Path, default=_OUT, metavar="FILE")
    parser.add_argument("--folds", type=int, default=4, metavar="N")
    parser.add_argument("--jobs", type=int, default=1, metavar="N")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
