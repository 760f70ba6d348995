"""
A small network that reads the words around each unit and guesses who speaks.

    sheet -> stretches -> vocabulary -> windows -> model     words, people -> log-probabilities
    weights                                                  what it has learned
    training                                                 how it learns

It knows no names: whatever it has learned of turns, tone and forms of address holds for anybody.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from narrate.attribution.encoder.model import Found, chances
from narrate.attribution.encoder.sheet import Sheet, sheet
from narrate.attribution.encoder.stretches import Stretch, stretches
from narrate.attribution.encoder.weights import Weights, load
from narrate.attribution.encoder.windows import SLOTS
from narrate.attribution.keys import Kept, key, sums_key
from narrate.attribution.stage import NOBODY, Stage

__all__ = ["encode"]

_SUMS: Final = ("model.py", "sheet.py", "vocabulary.py", "windows.py")
"""The modules that make a sheet into log-probabilities."""

_ABSENT: Final = np.float32(-12.0)
"""The log-probability of a candidate whom the encoder does not see."""


def encode(
    stage: Stage, weights: Weights | None = None, *, kept: Kept | None = None
) -> list[NDArray[np.float32]]:
    """
    Return the log-probability of each candidate of each unit.

    Args:
        stage: The book.
        weights: What the encoder has learned, if not what this package comes with.
        kept: What was found of stretches that were seen before; new ones are added.
    """
    parts = list(stretches(sheet(stage)))
    found = _found(parts, load() if weights is None else weights, {} if kept is None else kept)
    encoded = []
    for part, one in zip(parts, found, strict=True):
        for index in range(part.first, part.last):
            persons = one.persons[index - part.start]
            slots = {
                int(part.persons[person]): at
                for at, person in enumerate(persons.tolist())
                if person >= 0
            }
            slots[NOBODY] = SLOTS - 1
            row = one.chances[index - part.start]
            here = np.array(
                [
                    row[slots[person]] if person in slots else _ABSENT
                    for person in stage.candidates[index]
                ],
                np.float32,
            )
            here -= here.max()
            encoded.append(here - np.log(np.exp(here).sum()))
    return encoded


def _found(parts: Sequence[Stretch], weights: Weights, kept: Kept) -> list[Found]:
    """Return what the encoder finds of each stretch."""
    sums = sums_key([Path(__file__).with_name(name) for name in _SUMS], weights.matrices)
    words = key("\n".join(weights.vocabulary.common))
    keys = [key(sums, words, *_contents(part.sheet)) for part in parts]
    missing = [at for at, known in enumerate(keys) if known not in kept]
    for at, found in zip(
        missing, chances([parts[at].sheet for at in missing], weights), strict=True
    ):
        kept[keys[at]] = found.persons.tobytes() + found.chances.tobytes()
    return [_unpacked(kept[known]) for known in keys]


def _contents(part: Sheet) -> list[NDArray[np.int32] | str]:
    values = [getattr(part, field.name) for field in fields(part)]
    return ["\n".join(value) if isinstance(value, list) else value for value in values]


def _unpacked(content: bytes) -> Found:
    middle = len(content) // 2
    return Found(
        np.frombuffer(content[:middle], np.int32).reshape(-1, SLOTS),
        np.frombuffer(content[middle:], np.float32).reshape(-1, SLOTS),
    )
