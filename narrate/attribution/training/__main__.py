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
from collections.abc import Iterator, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor
from dataclasses import replace
from itertools import cycle
from multiprocessing import get_context
from pathlib import Path
from typing import Final

import numpy as np

from narrate.attribution import conversing
from narrate.attribution.encoder.weights import Weights as EncoderWeights
from narrate.attribution.encoder.weights import load as encoder_weights
from narrate.attribution.training.examples import Example, example, labeled
from narrate.attribution.training.folds import learn, left_out

_SCENES: Final = 3
"""How often a scene counts beside a novel, which is a hundred times as long."""

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
            temperature = left_out(examples, scenes, options.folds, pool)
        learned = {**final.result(), "temperature": np.array([temperature], np.float32)}
    halves = {name: value.astype(np.float16) for name, value in learned.items()}
    np.savez_compressed(options.out, **halves)  # type: ignore[arg-type]
    _log.info("Wrote %s: %d bytes", options.out, options.out.stat().st_size)
    return 0


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
