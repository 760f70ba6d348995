"""What the first look at a book says about the speakers farther up and down the conversation."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from math import exp, log
from typing import Final

from narrate.attribution.features import INDEX, Matrix
from narrate.attribution.stage import NOBODY, Stage

_TURNS: Final = 2
"""The chain itself sees so far."""

_REACH: Final = 16
_NEAR: Final = 4.0
_FAR: Final = 12.0
"""Units, and decays in units, over which a speaker is expected to speak again."""

_FAINT: Final = 0.05


def add_echoes(stage: Stage, looks: Sequence[Matrix], first: Sequence[Matrix]) -> list[Matrix]:
    """
    Return the features of every unit with those that rest on the first look.

    Args:
        stage: The book.
        looks: The features of each unit.
        first: The probabilities of each unit's candidates at the first look.

    Raises:
        ValueError: The three do not have as many units.
    """
    chances = [
        dict(zip(candidates, chance.tolist(), strict=True))
        for candidates, chance in zip(stage.candidates, first, strict=True)
    ]
    echoed = []
    for index, look in enumerate(looks):
        near, far = _around(stage, index, chances)
        rows = look.copy()
        for row, candidate in enumerate(stage.candidates[index]):
            if candidate != NOBODY:
                rows[row, INDEX["echo_near"]] = log(_FAINT + near[candidate])
                rows[row, INDEX["echo_far"]] = log(_FAINT + far[candidate])
        echoed.append(rows)
    return echoed


def _around(
    stage: Stage, index: int, chances: Sequence[dict[int, float]]
) -> tuple[dict[int, float], dict[int, float]]:
    near: dict[int, float] = defaultdict(float)
    far: dict[int, float] = defaultdict(float)
    for other in range(max(0, index - _REACH), min(len(chances), index + _REACH + 1)):
        distance = abs(other - index)
        if distance <= _TURNS or stage.units[other].chapter != stage.units[index].chapter:
            continue
        for person, chance in chances[other].items():
            near[person] += chance * exp(-distance / _NEAR)
            far[person] += chance * exp(-distance / _FAR)
    return near, far
