"""
A small network that reads the words around each unit and guesses who speaks.

    sheet -> vocabulary -> windows -> model        words, people -> log-probabilities
    weights                                        what it has learned
    training                                       how it learns

It knows no names: whatever it has learned of turns, tone and forms of address holds for anybody.
"""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

from narrate.attribution.encoder.model import chances
from narrate.attribution.encoder.sheet import sheet
from narrate.attribution.encoder.weights import Weights, load
from narrate.attribution.stage import NOBODY, Stage

__all__ = ["encode"]

_ABSENT: Final = np.float32(-12.0)
"""The log-probability of a candidate whom the encoder does not see."""


def encode(stage: Stage, weights: Weights | None = None) -> list[NDArray[np.float32]]:
    """
    Return the log-probability of each candidate of each unit.

    Args:
        stage: The book.
        weights: What the encoder has learned, if not what this package comes with.
    """
    if not stage.units:
        return []
    encoded = []
    for scene, row, found in chances(sheet(stage), load() if weights is None else weights):
        index = scene.first + row
        slots = {person: at for at, person in enumerate(scene.persons.tolist()) if person >= 0}
        slots[NOBODY] = len(scene.persons) - 1
        here = np.array(
            [
                found[slots[person]] if person in slots else _ABSENT
                for person in stage.candidates[index]
            ],
            np.float32,
        )
        here -= here.max()
        encoded.append(here - np.log(np.exp(here).sum()))
    return encoded
