"""
Decide all the units of a conversation together.

The speakers of a conversation form a chain: each depends on its own features and on who spoke one
and two turns before. The forward-backward algorithm (Rabiner 1989), over pairs of speakers, gives
for each unit the probability of every candidate with all the others weighed in.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

import numpy as np

from narrate.attribution.cues import CueKind
from narrate.attribution.features import Matrix
from narrate.attribution.references import Kind
from narrate.attribution.stage import NOBODY, Stage
from narrate.attribution.units import Unit

_NEAR: Final = 3
"""Paragraphs from a unit to the one after the next, with one of narration between."""

_FARTHEST: Final = 8
"""Paragraphs of narration that end a conversation."""


def conversations(stage: Stage, breaks: frozenset[int]) -> Iterator[range]:
    """
    Yield the conversations as ranges of units.

    Args:
        stage: The book.
        breaks: Passages before which a new scene begins.
    """
    start = 0
    for index in range(1, len(stage.units) + 1):
        if index == len(stage.units) or _parted(stage, index, breaks):
            yield range(start, index)
            start = index


def _parted(stage: Stage, index: int, breaks: frozenset[int]) -> bool:
    before, unit = stage.units[index - 1], stage.units[index]
    return (
        before.chapter != unit.chapter
        or unit.first - before.last > _FARTHEST
        or any(passage in breaks for passage in range(before.last + 1, unit.first + 1))
    )


def turn_names(stage: Stage, index: int) -> tuple[str, str]:
    """Return the names of the two turn weights of a unit: same as one, as two turns before."""
    unit, before = stage.units[index], stage.units[index - 1]
    earlier = stage.units[max(0, index - 2)]
    gap = min(2, max(0, unit.first - before.last - 1))
    reach = "near" if unit.first - earlier.last <= _NEAR else "far"
    return (
        f"one_{gap}_{tag_word(before)}_{tag_word(unit)}",
        f"two_{reach}_{tag_word(earlier)}_{tag_word(unit)}",
    )


def tag_word(unit: Unit) -> str:
    """Return how a unit is tagged: `free`, `noun` (pronouns too), or `name`."""
    tags = {cue.reference.kind for cue in unit.cues if cue.kind is CueKind.TAG}
    if not tags:
        return "free"
    return "name" if Kind.NAME in tags else "noun"


def same(left: Sequence[int], right: Sequence[int]) -> Matrix:
    """Return where two units' candidates are the same person."""
    here, there = np.array(left)[:, None], np.array(right)[None, :]
    shared: Matrix = ((here == there) & (here != NOBODY)).astype(np.float64)
    return shared


def marginals(
    scores: Sequence[Matrix], first: Sequence[Matrix], second: Sequence[Matrix]
) -> list[Matrix]:
    """
    Return the probability of each candidate of each unit of a conversation.

    Args:
        scores: For each unit, the log-odds of its candidates.
        first: For each unit but the first, candidates of the one before x its own.
        second: For each unit but the first two, candidates two before x its own.

    Raises:
        ValueError: There is no unit.
    """
    if len(scores) == 1:
        return [_normal(scores[0])]
    alpha = [scores[0][:, None] + scores[1][None, :] + first[0]]
    steps = []
    for at in range(2, len(scores)):
        # Axes: two before, one before, here.
        step = second[at - 2][:, None, :] + first[at - 1][None, :, :] + scores[at][None, None, :]
        steps.append(step)
        alpha.append(_log_sum(alpha[-1][:, :, None] + step, 0))
    beta = [np.zeros_like(alpha[-1])]
    for step in reversed(steps):
        beta.append(_log_sum(step + beta[-1][None, :, :], 2))
    beta.reverse()
    both = [left + right for left, right in zip(alpha, beta, strict=True)]
    return [_normal(_log_sum(both[0], 1)), *(_normal(_log_sum(pair, 0)) for pair in both)]


def _log_sum(values: Matrix, axis: int) -> Matrix:
    top = values.max(axis=axis, keepdims=True)
    total: Matrix = np.log(np.exp(values - top).sum(axis=axis)) + np.squeeze(top, axis)
    return total


def _normal(scores: Matrix) -> Matrix:
    powers: Matrix = np.exp(scores - scores.max())
    shares: Matrix = powers / powers.sum()
    return shares
