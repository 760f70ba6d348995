"""
Give each of many people one of many voices, so that the whole costs least.

Costs are of one person with one voice, and of two people with two voices: a coloring of a graph
whose edges have weights. It is solved greedily, the heaviest first, and then improved by the best
move of one person or swap of two, step by step (steepest descent). All sums are of whole numbers,
so that equal inputs give equal results on every machine.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

Numbers: TypeAlias = NDArray[np.int64]

_MOST_STEPS: Final = 500
"""60 people and 50 voices need about 60."""


@dataclass(frozen=True, slots=True)
class Problem:
    """What each choice costs; n people, m voices."""

    alone: Numbers
    """n x m: what a voice costs for a person, whoever else has which."""

    weights: Numbers
    """n x n, symmetric, 0 with oneself: how much it matters that two sound different."""

    likeness: Numbers
    """m x m, symmetric: how alike two voices sound."""

    sharing: Numbers
    """n x n, symmetric, 0 with oneself: what it costs if two have one voice."""

    def given(self, chosen: Numbers) -> Numbers:
        """Return n x m: what each voice costs each person while the others keep theirs."""
        held = np.zeros_like(self.alone)
        there = np.flatnonzero(chosen >= 0)
        held[there, chosen[there]] = 1
        return self.alone + self.weights @ (held @ self.likeness) + self.sharing @ held

    def total(self, chosen: Numbers) -> int:
        """Return what a whole choice costs."""
        people = np.arange(len(chosen))
        likeness = self.likeness[chosen[:, None], chosen[None, :]]
        same = chosen[:, None] == chosen[None, :]
        pairs = (self.weights * likeness + self.sharing * same).sum()
        return int(self.alone[people, chosen].sum() + pairs // 2)


def solve(problem: Problem, fixed: Sequence[int | None], order: Sequence[int]) -> Numbers:
    """
    Return which voice each person has.

    Args:
        problem: What it costs.
        fixed: Each person's voice, where that is settled.
        order: The people that are not settled, in the order in which they choose at first.
    """
    chosen = np.array([-1 if voice is None else voice for voice in fixed], np.int64)
    for person in order:
        chosen[person] = int(problem.given(chosen)[person].argmin())
    free = np.array(sorted(order), np.int64)
    for _ in range(_MOST_STEPS if len(free) else 0):
        better = _step(problem, chosen, free)
        if better is None:
            break
        chosen = better
    return chosen


def _step(problem: Problem, chosen: Numbers, free: Numbers) -> Numbers | None:
    """Return the best choice that is one move or one swap away; None if none is better."""
    costs = problem.given(chosen)[free]
    held = chosen[free]
    now = costs[np.arange(len(free)), held]
    moves = costs - now[:, None]
    crossed = costs[:, held] - now[:, None]
    # Where each takes the other's voice, the other has left it, and stands as far away as before.
    weights = problem.weights[np.ix_(free, free)]
    sharing = problem.sharing[np.ix_(free, free)]
    likeness = problem.likeness[np.ix_(held, held)]
    own = problem.likeness[held, held]
    swaps = crossed + crossed.T + 2 * weights * likeness - weights * (own[:, None] + own[None, :])
    # Two who have one voice have nothing to swap.
    swaps = np.where(held[:, None] == held[None, :], 0, swaps - 2 * sharing)
    move, swap = int(moves.argmin()), int(swaps.argmin())
    gains = (moves.flat[move], swaps.flat[swap])
    if min(gains) >= 0:
        return None
    better = chosen.copy()
    if gains[0] <= gains[1]:
        person, voice = divmod(move, moves.shape[1])
        better[free[person]] = voice
    else:
        one, other = divmod(swap, len(free))
        better[free[one]], better[free[other]] = held[other], held[one]
    return better
