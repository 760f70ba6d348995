"""
The sums of the encoder: words -> units and people -> rounds of decisions.

Each matrix that is multiplied belongs to one stretch or to one of its windows: how sums are rounded
depends on the size of the matrices, and a stretch must be decided alike in any company.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Final

import numpy as np
from numpy.typing import NDArray

from narrate.attribution.encoder.sheet import Sheet
from narrate.attribution.encoder.weights import Weights
from narrate.attribution.encoder.windows import (
    KINDS,
    REGIONS,
    SLOTS,
    WIDTH,
    Floats,
    Indices,
    Mentions,
    Window,
    window,
)

DILATIONS: Final = (1, 2, 4)
ROUNDS: Final = 3
HEADS: Final = 4

_HALO: Final = sum(DILATIONS)
_CHUNK: Final = 4096
"""Words, and windows, that are worked on at a time, so that they stay in the cache."""
_TOGETHER: Final = 12

_MARGIN: Final = 6
_STRIDE: Final = WIDTH - 2 * _MARGIN
"""Units at both ends of a window are left to its neighbors, which see more around them."""

_WINDOW: Final = 3
"""Dimensions of the numbers of one window: units x slots x what is known."""

_FAR: Final = np.float32(-1e4)


@dataclass(frozen=True, slots=True)
class Found:
    """What the encoder finds of a stretch."""

    persons: Indices
    """Units x `SLOTS`: who they are in the sheet; -1 where there is nobody, and in the last."""

    chances: Floats
    """Units x `SLOTS`: log-probabilities."""


@dataclass(frozen=True, slots=True)
class _Seen:
    """A window before it is decided."""

    sheet: int
    window: Window
    state: Floats
    """Units x slots x what is known."""


def chances(sheets: Sequence[Sheet], weights: Weights) -> list[Found]:
    """Return the log-probabilities of each unit of some stretches."""
    found = [
        Found(
            np.full((len(sheet.gaps), SLOTS), -1, np.int32),
            np.zeros((len(sheet.gaps), SLOTS), np.float32),
        )
        for sheet in sheets
    ]
    windows = (
        one for number, sheet in enumerate(sheets) for one in _windows(sheet, number, weights)
    )
    while batch := list(islice(windows, _TOGETHER)):
        for one, decided in zip(batch, _decide(batch, weights), strict=True):
            first, total = one.window.first, len(sheets[one.sheet].gaps)
            begin = _MARGIN if first else 0
            end = min(_MARGIN + _STRIDE, total - first)
            if first + _STRIDE >= total - 2 * _MARGIN:
                end = total - first
            here = slice(first + begin, first + end)
            found[one.sheet].persons[here] = one.window.persons
            found[one.sheet].chances[here] = decided[begin:end]
    return found


def _windows(sheet: Sheet, number: int, weights: Weights) -> Iterator[_Seen]:
    """Yield the windows of a stretch."""
    text = _text(sheet, weights)
    units = _units(sheet, text, weights)
    views = _linear(units, weights, "seen").reshape(len(units), KINDS, -1)
    named, gated = _named(sheet, text, weights)
    mentions = Mentions.of(sheet)
    for first in range(0, max(1, len(sheet.gaps) - 2 * _MARGIN), _STRIDE):
        scene = window(sheet, first, mentions.between(first, first + WIDTH))
        own = _own(sheet, scene, (named, gated), weights)
        rows = np.minimum(first + np.arange(WIDTH), len(units) - 1)
        state = np.maximum(own + views[rows[:, None], scene.kinds[None, :]], 0)
        state = np.maximum(state + _linear(state, weights, "mix"), 0)
        yield _Seen(number, scene, state)


def _text(sheet: Sheet, weights: Weights) -> Floats:
    """Return every word as what stands around it says."""
    numbers = weights.vocabulary.numbers(sheet.words)
    flags = sheet.word_roles * REGIONS + sheet.word_regions
    whole = np.empty((len(numbers), weights["word.weight"].shape[1]), np.float32)
    for start in range(0, len(numbers), _CHUNK):
        first, last = max(0, start - _HALO), min(len(numbers), start + _CHUNK + _HALO)
        text = (
            weights["word.weight"][numbers[first:last]] + weights["flag.weight"][flags[first:last]]
        )
        for layer, step in enumerate(DILATIONS):
            text = text + _convolved(text, weights, f"convolutions.{layer}", step)
        whole[start : start + _CHUNK] = text[start - first : start - first + _CHUNK]
    return whole


def _convolved(text: Floats, weights: Weights, name: str, step: int) -> Floats:
    size = text.shape[1]
    wide = np.zeros((len(text), 3 * size), np.float32)
    wide[step:, :size] = text[:-step]
    wide[:, size : 2 * size] = text
    wide[:-step, 2 * size :] = text[step:]
    # Torch keeps a kernel as out x in x place.
    kernel = weights[f"{name}.weight"].transpose(2, 1, 0).reshape(3 * size, -1)
    both = wide @ kernel + weights[f"{name}.bias"]
    gated: Floats = np.tanh(both[:, :size]) * _sigmoid(both[:, size:])
    return gated


def _units(sheet: Sheet, text: Floats, weights: Weights) -> Floats:
    """Return what each unit says and what is told beside it; the last one is empty."""
    pools = sheet.word_units * REGIONS + sheet.word_regions
    weight = np.exp(np.clip(_linear(text, weights, "attention"), -8, 8))
    value = _linear(text, weights, "value").reshape(len(text), HEADS, -1)
    every = np.concatenate([(value * weight[..., None]).reshape(len(text), -1), weight], 1)
    summed = _summed(every, pools, (len(sheet.gaps) + 1) * REGIONS)
    size = text.shape[1]
    total = summed[:, size:, None] + np.float32(1e-3)
    pooled = summed[:, :size].reshape(len(summed), HEADS, -1) / total
    units = pooled.reshape(len(sheet.gaps) + 1, -1)
    gaps = np.append(sheet.gaps, 0)
    seen: Floats = _linear(units, weights, "unit") + weights["gap.weight"][gaps]
    return np.maximum(seen, 0)


def _named(sheet: Sheet, text: Floats, weights: Weights) -> tuple[NDArray[np.intp], Floats]:
    """Return the words that mention somebody, and what is said of him there."""
    named = np.flatnonzero(sheet.word_persons >= 0)
    value, gate = np.split(_linear(text[named], weights, "mention"), 2, 1)
    size = value.shape[1] // REGIONS
    gated = (np.tanh(value) * _sigmoid(gate)).reshape(len(named), REGIONS, size)
    return named, gated[np.arange(len(named)), sheet.word_regions[named]]


def _decide(batch: Sequence[_Seen], weights: Weights) -> Floats:
    """Return the log-probabilities of some windows: windows x units x slots."""
    state = np.stack([one.state for one in batch])
    real = np.stack([one.window.persons >= 0 for one in batch])
    real[:, -1] = True
    away = np.where(real, np.float32(0), _FAR)[:, None]
    found = np.zeros(state.shape[:3], np.float32)
    for turn in range(ROUNDS):
        most = np.broadcast_to(state.max(2, keepdims=True), state.shape)
        chance = np.exp(found) if turn else found
        best = np.broadcast_to(chance.max(2, keepdims=True), chance.shape)
        put = np.concatenate([state, most, chance[..., None], best[..., None]], 3)
        turned = _turned(put, weights, f"turns.{turn}")
        state = np.maximum(state + _linear(turned, weights, f"outs.{turn}"), 0)
        logits = _linear(state, weights, f"scores.{turn}")[..., 0] + away
        logits -= logits.max(2, keepdims=True)
        found = logits - np.log(np.exp(logits).sum(2, keepdims=True))
    return found


def _own(
    sheet: Sheet, scene: Window, mentions: tuple[NDArray[np.intp], Floats], weights: Weights
) -> Floats:
    """Return what is known of each person at each unit of a window."""
    named, gated = mentions
    of_units = sheet.word_units[named]
    sums = np.zeros((WIDTH * SLOTS * REGIONS, gated.shape[1]), np.float32)
    start, end = np.searchsorted(of_units, (scene.first, scene.first + WIDTH))
    slots = np.full(len(sheet.genders), -1)
    present = np.flatnonzero(scene.persons >= 0)
    slots[scene.persons[present]] = present
    slot = slots[sheet.word_persons[named[start:end]]]
    rows = (of_units[start:end] - scene.first) * SLOTS + slot
    places = rows * REGIONS + sheet.word_regions[named[start:end]]
    np.add.at(sums, places[slot >= 0], gated[start:end][slot >= 0])
    known = np.concatenate([sums.reshape(WIDTH, SLOTS, -1), scene.traits], 2)
    return _linear(known, weights, "person") + weights["kind.weight"][scene.kinds]


def _turned(put: Floats, weights: Weights, name: str) -> Floats:
    """Return a gated recurrent unit's states along the units, in both directions (Cho 2014)."""
    both = []
    for suffix, order in (("", range(WIDTH)), ("_reverse", range(WIDTH - 1, -1, -1))):
        inner = weights[f"{name}.weight_hh_l0{suffix}"].T
        given = _product(put, weights[f"{name}.weight_ih_l0{suffix}"])
        given += weights[f"{name}.bias_ih_l0{suffix}"]
        size = len(inner)
        state = np.zeros((len(put), SLOTS, size), np.float32)
        states = np.empty((len(put), WIDTH, SLOTS, size), np.float32)
        for at in order:
            kept = state @ inner + weights[f"{name}.bias_hh_l0{suffix}"]
            gates = _sigmoid(given[:, at, :, : 2 * size] + kept[..., : 2 * size])
            new = np.tanh(given[:, at, :, 2 * size :] + gates[..., :size] * kept[..., 2 * size :])
            state = new + gates[..., size:] * (state - new)
            states[:, at] = state
        both.append(states)
    return np.concatenate(both, 3)


def _summed(values: Floats, pools: NDArray[np.int32], size: int) -> Floats:
    """Return the sums of the rows of each pool."""
    order = np.argsort(pools, kind="stable")
    kept, starts = np.unique(pools[order], return_index=True)
    sums = np.zeros((size, values.shape[1]), np.float32)
    if len(kept):
        sums[kept] = np.add.reduceat(values[order], starts, axis=0)
    return sums


def _linear(values: Floats, weights: Weights, name: str) -> Floats:
    return _product(values, weights[f"{name}.weight"]) + weights[f"{name}.bias"]


def _product(values: Floats, matrix: Floats) -> Floats:
    """Return values times a matrix as torch keeps it; each of several windows by itself."""
    windows = values.shape[:-3] if values.ndim > _WINDOW else ()
    product: Floats = values.reshape(*windows, -1, values.shape[-1]) @ matrix.T
    return product.reshape(*values.shape[:-1], len(matrix))


def _sigmoid(values: Floats) -> Floats:
    half = np.float32(0.5)
    squashed: Floats = np.tanh(values * half) * half + half
    return squashed
