"""
Decide all the turns of a window together, by a small learned network.

Every person of a window is a track along its turns. A track is read in both directions by a gated
recurrent unit (Cho et al. 2014), with weights that all persons share, so that names mean nothing;
in each round it also sees who, by the round before, speaks each turn. `training` learns the
weights.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from itertools import pairwise
from math import log
from pathlib import Path
from typing import Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

from narrate.attribution.features import Matrix
from narrate.attribution.grids import Grid
from narrate.attribution.keys import Kept, key, sums_key
from narrate.attribution.windows import ABSENT, LENGTH, MARGIN, Window, windows

Array: TypeAlias = NDArray[np.float32]
Weights: TypeAlias = Mapping[str, Array]

FILE: Final = "network.npz"
_BATCH: Final = 8
"""Windows that are computed at once: more need memory, fewer are slower."""

_TRACKS: Final = 7
"""Windows of few persons cost less; those of about as many are computed at once."""

_NEVER: Final = -1e4

_SUREST: Final = 1 - 1e-6


@cache
def weights() -> Weights:
    """Return the learned weights; as `training.network` names them."""
    with (
        resources.files(__package__).joinpath(FILE).open("rb") as file,
        np.load(file, allow_pickle=False) as kept,
    ):
        return {name: kept[name].astype(np.float32) for name in kept.files}


@dataclass(frozen=True, slots=True)
class _View:
    """All that goes into the decision of a window."""

    turns: Array
    """Turns x features, those behind the last turn empty."""

    rows: Array
    """Candidates x features, in the order in which they stand in `there`."""

    there: NDArray[np.bool_]
    """Persons x turns: who is a candidate."""


def converse(grid: Grid, learned: Weights, kept: Kept | None = None) -> list[Matrix]:
    """
    Return the probability of each candidate of each unit.

    Args:
        grid: The book.
        learned: The weights.
        kept: Decisions of windows that were seen before; new ones are added.
    """
    chances = np.zeros(len(grid.rows))
    owner = np.full(len(grid.turns), -1)
    scenes = list(windows(grid))
    for window, scores in zip(
        scenes, _decided(grid, scenes, learned, {} if kept is None else kept), strict=True
    ):
        for turn, unit in enumerate(range(window.first, window.last)):
            edge = _depth(grid, window, unit)
            if edge > owner[unit]:
                owner[unit] = edge
                rows = window.rows[: len(scores), turn]
                there = rows != ABSENT
                chances[grid.starts[unit] : grid.starts[unit + 1]] = 0.0
                chances[rows[there]] = np.exp(scores[there, turn])
    return [chances[start:end] for start, end in pairwise(grid.starts)]


def _decided(grid: Grid, scenes: Sequence[Window], learned: Weights, kept: Kept) -> Iterator[Array]:
    """Yield the log-probabilities of each window: persons x turns."""
    sums = sums_key([Path(__file__)], learned)
    views = [_view(grid, window) for window in scenes]
    keys = [key(sums, view.turns, view.rows, view.there) for view in views]
    missing: dict[int, list[int]] = defaultdict(list)
    for at, known in enumerate(keys):
        if known not in kept:
            missing[len(views[at].there)].append(at)
    for some in missing.values():
        for first in range(0, len(some), _BATCH):
            batch = some[first : first + _BATCH]
            decided = _forward([views[at] for at in batch], learned)
            for at, scores in zip(batch, decided, strict=True):
                kept[keys[at]] = scores.tobytes()
    for known in keys:
        yield np.frombuffer(kept[known], np.float32).reshape(-1, LENGTH)


def _view(grid: Grid, window: Window) -> _View:
    there = window.rows != ABSENT
    persons = int(there.any(1).sum())
    there = there[: -(-persons // _TRACKS) * _TRACKS]
    turns = np.zeros((LENGTH, grid.turns.shape[1]), np.float32)
    turns[: window.last - window.first] = grid.turns[window.first : window.last]
    return _View(turns, grid.rows[window.rows[: len(there)][there]], there)


def log_odds(chance: float) -> float:
    """Return the logarithm of the odds of a chance; beyond `_SUREST` they are not told apart."""
    chance = min(chance, _SUREST)
    return log(chance / (1 - chance))


def _depth(grid: Grid, window: Window, unit: int) -> int:
    """Return how far a unit is from an edge of a window that is no edge of its chapter."""
    units = len(grid.chapters)
    opens = window.first == 0 or grid.chapters[window.first - 1] != grid.chapters[window.first]
    closes = window.last == units or grid.chapters[window.last] != grid.chapters[window.last - 1]
    return min(
        MARGIN,
        MARGIN if opens else unit - window.first,
        MARGIN if closes else window.last - 1 - unit,
    )


def _forward(batch: Sequence[_View], learned: Weights) -> Array:
    """
    Return the log-probabilities: windows x persons x turns.

    Each matrix that is multiplied belongs to one window: how sums are rounded depends on the size
    of the matrices, and a window must be decided alike in any company.
    """
    here = np.stack([view.there for view in batch])
    there = here.copy()
    there[:, 0] |= ~there.any(1)
    told = _linear(np.stack([view.turns for view in batch]), learned, "turns")[:, None]
    own = np.zeros((*here.shape, told.shape[-1]), np.float32) + learned["rows.bias"]
    for at, view in enumerate(batch):
        own[at, view.there] += (view.rows * learned["scale"]) @ learned["rows.weight"].T
    hidden = np.maximum(_linear(np.maximum(own + told, 0), learned, "deep"), 0)
    mask = there[..., None].astype(np.float32)
    chances = _chances(hidden, there, learned, 0)
    for at in range(_rounds(learned)):
        soft = np.exp(chances)[..., None] * mask
        track = _both_ways(np.concatenate([hidden, soft, mask], -1), learned, f"tracks.{at}")
        leader = np.broadcast_to((soft * hidden).sum(1, keepdims=True), hidden.shape)
        top = np.broadcast_to((hidden * mask).max(1, keepdims=True), hidden.shape)
        mixed = np.concatenate([hidden, track, leader, top], -1)
        hidden = hidden + np.maximum(_linear(mixed, learned, f"mixes.{at}"), 0)
        chances = _chances(hidden, there, learned, at + 1)
    return chances


def _rounds(learned: Weights) -> int:
    return sum(name.startswith("mixes.") and name.endswith(".bias") for name in learned)


def _linear(values: Array, learned: Weights, name: str) -> Array:
    result: Array = values @ learned[f"{name}.weight"].T
    bias = learned.get(f"{name}.bias")
    return result if bias is None else result + bias


def _chances(hidden: Array, there: NDArray[np.bool_], learned: Weights, at: int) -> Array:
    scores = np.where(there, _linear(hidden, learned, f"scores.{at}")[..., 0], _NEVER)
    top = scores.max(1, keepdims=True)
    result: Array = scores - top - np.log(np.exp(scores - top).sum(1, keepdims=True))
    return result


def _both_ways(track: Array, learned: Weights, name: str) -> Array:
    """Return the states of a bidirectional recurrent layer along the turns."""
    ways = [
        np.stack(list(_recur(track, learned, name, "")), 2),
        np.stack(list(_recur(track[:, :, ::-1], learned, name, "_reverse")), 2)[:, :, ::-1],
    ]
    return np.concatenate(ways, -1)


def _recur(track: Array, learned: Weights, name: str, way: str) -> Iterator[Array]:
    """Yield the state of a gated recurrent unit after each turn."""
    inputs = track @ learned[f"{name}.weight_ih_l0{way}"].T + learned[f"{name}.bias_ih_l0{way}"]
    back, bias = learned[f"{name}.weight_hh_l0{way}"].T, learned[f"{name}.bias_hh_l0{way}"]
    size = back.shape[0]
    state = np.zeros((*track.shape[:2], size), np.float32)
    for turn in range(track.shape[2]):
        now, then = inputs[:, :, turn], state @ back + bias
        gates = _sigmoid(now[..., : 2 * size] + then[..., : 2 * size])
        reset, keep = gates[..., :size], gates[..., size:]
        fresh = np.tanh(now[..., 2 * size :] + reset * then[..., 2 * size :])
        state = (1 - keep) * fresh + keep * state
        yield state


def _sigmoid(values: Array) -> Array:
    result: Array = 0.5 * (1 + np.tanh(0.5 * values))
    return result
