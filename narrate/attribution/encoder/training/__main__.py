"""
Fit the encoder to raw and labeled novels, and write its weights.

    python -m narrate.attribution.encoder.training --raw PATH... --labeled PATH...
        [--scenes PATH...] [--folds N] [--jobs N] --out FILE

A raw novel is plain text, packed with gzip or not; labeled ones, and scenes, are files of JSON
lines. Folders stand for all such files in them. The vocabulary is written beside FILE. With
--folds, networks that have not seen some of the labeled stories are written beside it too, for
`python -m narrate.attribution.training`. Equal stories make equal weights, however many --jobs
work side by side; torch is needed, and two hours of one core for a hundred novels.
"""

from __future__ import annotations

import argparse
import logging
import sys
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from narrate.attribution.encoder.training.corpora import files, labeled, raw
from narrate.attribution.encoder.training.fitting import train

_log = logging.getLogger(__name__)


def main() -> int:
    """Fit to the novels named on the command line."""
    options = _options()
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    raws = files(options.raw, "*.txt*")
    unlabeled = []
    with ProcessPoolExecutor(options.jobs) as pool:
        for file, example in zip(raws, pool.map(raw, raws), strict=True):
            unlabeled.append(example)
            _log.info("%s: %d units", file.name, len(example.answers))
    answered, scenes = (
        [example for file in files(paths, "*.jsonl") for example in labeled(file)]
        for paths in (options.labeled, options.scenes)
    )
    if not unlabeled and not answered:
        _log.error("No novels given: name files or folders behind `--raw` and `--labeled`")
        return 2
    train(unlabeled, answered, scenes, options.out, options.folds, options.jobs)
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[1])
    parser.add_argument("--raw", nargs="*", type=Path, default=[], metavar="PATH")
    parser.add_argument("--labeled", nargs="*", type=Path, default=[], metavar="PATH")
    parser.add_argument("--scenes", nargs="*", type=Path, default=[], metavar="PATH")
    parser.add_argument("--folds", type=int, default=0, metavar="N")
    parser.add_argument("--jobs", type=int, default=1, metavar="N")
    parser.add_argument("--out", type=Path, required=True, metavar="FILE")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
