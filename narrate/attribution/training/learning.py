"""Fit the network to books, window by window."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from narrate.attribution import features, grids, turns
from narrate.attribution.training.examples import Example
from narrate.attribution.training.network import Network
from narrate.attribution.windows import ABSENT, LENGTH, PERSONS, Window, windows

_BATCH: Final = 16
_OVERLAP: Final = 12
_EARLY: Final = 0.3
"""What the result of a round before the last counts."""

_LEAST: Final = 0.05
_MOST_SCALE: Final = 5.0

_CUES: Final = frozenset({"tag", "lead", "before", "after"})
_TELLING: Final = ("noun_", "same_noun", "named", "here_", "pronoun_", "first_look")
_NEIGHBORS: Final = ("before_quoted", "before_told")

_ROW_NAMES: Final = (*features.INDEX, *grids.MORE)
_HIDDEN_ROWS: Final = np.array(
    [
        (name.split("_")[0] in _CUES or name.startswith(_TELLING))
        and not name.startswith(_NEIGHBORS)
        for name in _ROW_NAMES
    ]
)
"""Features of a candidate that rest on the narration beside his words."""

_HIDDEN_TURNS: Final = np.array(
    [name.split("_")[0] in _CUES or name == "told" for name in turns.NAMES]
)


@dataclass(frozen=True, slots=True)
class Batch:
    """Windows with their true speakers."""

    rows: Tensor
    turns: Tensor
    there: Tensor
    right: Tensor
    weight: Tensor


def scale_of(examples: Sequence[Example]) -> NDArray[np.float32]:
    """Return what brings each feature to about one."""
    rows = np.concatenate([example.grid.rows for example in examples])
    spread = np.sqrt(np.mean(rows.astype(np.float64) ** 2, 0))
    scale: NDArray[np.float32] = np.minimum(1 / np.maximum(spread, _LEAST), _MOST_SCALE).astype(
        np.float32
    )
    return scale


class Windows:
    """The windows of some books, to learn from."""

    def __init__(self, examples: Sequence[Example], scale: NDArray[np.float32]) -> None:
        self._scale = scale
        self._windows = [
            (example, window)
            for example in examples
            for window in windows(example.grid, overlap=_OVERLAP)
        ]

    def __len__(self) -> int:
        return len(self._windows)

    def batch(self, at: Sequence[int], chance: np.random.Generator, hide: float) -> Batch:
        """Return some windows; the narration beside a share `hide` of the turns is unseen."""
        parts = [self._arrays(*self._windows[index], chance, hide) for index in at]
        return Batch(*(torch.from_numpy(np.stack(part)) for part in zip(*parts, strict=True)))

    def _arrays(
        self, example: Example, window: Window, chance: np.random.Generator, hide: float
    ) -> tuple[NDArray[np.generic], ...]:
        grid, count = example.grid, window.last - window.first
        here = window.rows != ABSENT
        rows = np.zeros((PERSONS, LENGTH, grid.rows.shape[1]), np.float32)
        rows[here] = grid.rows[window.rows[here]] * self._scale
        own = np.zeros((LENGTH, grid.turns.shape[1]), np.float32)
        own[:count] = grid.turns[window.first : window.last]
        if hide:
            unseen = np.flatnonzero(chance.random(LENGTH) < hide)
            rows[:, unseen] *= ~_HIDDEN_ROWS
            own[unseen] *= ~_HIDDEN_TURNS
        right = np.zeros(here.shape, np.bool_)
        right[here] = example.right[window.rows[here]]
        weight = np.zeros(LENGTH, np.float32)
        weight[:count] = example.weight[window.first : window.last]
        there = here.copy()
        there[0] |= ~here.any(0)
        return rows, own, there, right, weight


def fit(
    network: Network,
    material: Windows,
    *,
    epochs: int,
    rate: float,
    hide: float,
    seed: int,
    told: Callable[[str], None],
) -> None:
    """Fit a network; the same seed gives the same weights on one thread."""
    chance = np.random.default_rng(seed)
    optimizer = torch.optim.AdamW(network.parameters(), lr=rate, weight_decay=0.01)
    steps = -(-len(material) // _BATCH)
    schedule = torch.optim.lr_scheduler.OneCycleLR(
        optimizer, rate, total_steps=epochs * steps, pct_start=0.1
    )
    network.train()
    for epoch in range(epochs):
        order = chance.permutation(len(material)).tolist()
        total = 0.0
        for first in range(0, len(order), _BATCH):
            batch = material.batch(order[first : first + _BATCH], chance, hide)
            loss = _loss(network(batch.rows, batch.turns, batch.there), batch)
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            total += loss.item()
        told(f"epoch {epoch + 1} of {epochs}: loss {total / steps:.3f}")
    network.eval()


def _loss(results: Sequence[Tensor], batch: Batch) -> Tensor:
    """Return how little is given to the true speakers, in nats a quotation."""
    known = batch.weight * batch.right.any(1)
    total = torch.zeros(())
    for at, chances in enumerate(results):
        share = torch.logsumexp(chances.masked_fill(~batch.right, -1e4), 1)
        loss = -(share * known).sum() / (known.sum() + 1e-6)
        total = total + loss * (1.0 if at == len(results) - 1 else _EARLY)
    return total
