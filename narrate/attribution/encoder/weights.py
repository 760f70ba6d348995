"""What the encoder has learned, as files of this package."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from narrate.attribution.encoder.vocabulary import Vocabulary

Floats = NDArray[np.float32]

FILE: Final = Path(__file__).with_name("weights.npz")
_WORDS: Final = "vocabulary.txt"
_SCALED: Final = "word.weight"
"""The one great matrix: whole numbers, and what each row is to be multiplied by."""

_STEPS: Final = 127
_LEAST: Final = 1e-6


@dataclass(frozen=True, slots=True)
class Weights:
    """The matrices of the network, by their names there, and the words that it knows."""

    matrices: Mapping[str, Floats]
    vocabulary: Vocabulary

    def __getitem__(self, name: str) -> Floats:
        return self.matrices[name]


@cache
def load(file: Path = FILE) -> Weights:
    """Return the weights of a file, and the vocabulary beside it."""
    with np.load(file) as stored:
        matrices = {name: stored[name].astype(np.float32) for name in stored.files}
    matrices[_SCALED] *= matrices.pop(f"{_SCALED}.scale")[:, None]
    words = file.with_name(_WORDS).read_text(encoding="utf-8").splitlines()
    return Weights(matrices, Vocabulary(words))


def save(file: Path, matrices: Mapping[str, Floats], vocabulary: Vocabulary) -> None:
    """Write weights into a file, and the vocabulary beside it."""
    words = matrices[_SCALED]
    scale = np.maximum(np.abs(words).max(1) / _STEPS, _LEAST).astype(np.float16)
    steps = np.rint(words / scale[:, None].astype(np.float32)).clip(-_STEPS, _STEPS)
    stored: dict[str, Any] = {name: matrix.astype(np.float16) for name, matrix in matrices.items()}
    stored |= {_SCALED: steps.astype(np.int8), f"{_SCALED}.scale": scale}
    np.savez_compressed(file, **stored)
    lines = "".join(f"{word}\n" for word in vocabulary.common)
    file.with_name(_WORDS).write_text(lines, encoding="utf-8")
