"""Windows of novels as tensors, some of their tags deleted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import torch
from numpy.typing import NDArray

from narrate.attribution.encoder.sheet import CLOSING, NARRATED, OPENING, PARAGRAPH
from narrate.attribution.encoder.training.corpora import Example
from narrate.attribution.encoder.training.network import Batch
from narrate.attribution.encoder.vocabulary import Vocabulary
from narrate.attribution.encoder.windows import REGIONS, SLOTS, WIDTH, Mentions, Window, window
from narrate.attribution.stage import NOBODY

Truths = NDArray[np.bool_]

_QUOTES: Final = frozenset("\"'\u201c\u201d\u2018\u2019\u00ab\u00bb")

_SPACE: Final = 8
"""Empty places between windows, so that no convolution looks across."""

_EASY: Final = 0.4
"""What a unit counts whose tag can be read."""


@dataclass(frozen=True, slots=True)
class Novel:
    """An example made ready: numbers of words, and what is left of a unit without its tag."""

    example: Example
    words: NDArray[np.int32]
    seams: Truths
    """Marks that only a tag between two quotations brings about."""

    commas: NDArray[np.int32]
    """Where a comma ends the last quotation of a unit: it tells that a tag follows."""

    mentions: Mentions


@dataclass(frozen=True, slots=True)
class Share:
    """How many tags are deleted: a share between two bounds, another for each window."""

    least: float
    most: float


def novel(example: Example, vocabulary: Vocabulary) -> Novel:
    """Return an example made ready."""
    sheet = example.sheet
    mentions = Mentions.of(sheet)
    seams, commas = _seams(sheet.words, sheet.word_units)
    return Novel(example, vocabulary.numbers(sheet.words), seams, commas, mentions)


def _seams(words: Sequence[str], units: NDArray[np.int32]) -> tuple[Truths, NDArray[np.int32]]:
    """Return the marks between quotations of one unit, and the commas at its end."""
    seams = np.zeros(len(words), np.bool_)
    commas = []
    opened = [at for at, word in enumerate(words) if word == OPENING]
    closed = [at for at, word in enumerate(words) if word == CLOSING]
    for close, after in zip(closed, [*opened[1:], -1], strict=False):
        last = close - 1 if words[close - 1] in _QUOTES else close
        if after >= 0 and units[after] == units[close]:
            seams[last : close + 1] = True
            seams[after : after + 1 + (words[after + 1] in _QUOTES)] = True
        elif words[last - 1] == ",":
            commas.append(last - 1)
    return seams, np.array(commas, np.int32)


class Batcher:
    """Makes batches, with its own random numbers."""

    def __init__(self, vocabulary: Vocabulary, seed: int) -> None:
        self._random = np.random.default_rng(seed)
        self._stop, self._paragraph = vocabulary.numbers([".", PARAGRAPH]).tolist()

    def windows(self, novels: Sequence[Novel]) -> Iterator[tuple[Novel, int]]:
        """Yield the windows of some novels once, in random order, if they have answers."""
        places = []
        for one in novels:
            start = int(self._random.integers(WIDTH))
            units = len(one.example.answers)
            firsts = (
                [0, *range(start, units, WIDTH)]
                if start > WIDTH // 3
                else range(start, units, WIDTH)
            )
            places += [
                (one, first) for first in firsts if any(one.example.answers[first : first + WIDTH])
            ]
        for at in self._random.permutation(len(places)):
            yield places[at]

    def batch(self, places: Sequence[tuple[Novel, int]], share: Share) -> Batch:
        """Return some windows as tensors, some of their tags deleted."""
        return _joined([self._part(one, first, share) for one, first in places])

    def _part(self, one: Novel, first: int, share: Share) -> _Part:
        sheet, example = one.example.sheet, one.example
        last = min(first + WIDTH, len(example.answers))
        mentions = one.mentions.between(first, last)
        deleted = self._deleted(one, first, last, mentions, share)
        gone = deleted[mentions.units - first] & (mentions.regions == NARRATED)
        counts = sheet.counts.copy()
        np.subtract.at(counts, mentions.persons[gone], 1)
        scene = window(sheet, first, mentions.where(~gone), counts)
        start, end = np.searchsorted(sheet.word_units, (first, last))
        words, rows = one.words[start:end].copy(), sheet.word_units[start:end] - first
        commas = one.commas[np.searchsorted(one.commas, start) : np.searchsorted(one.commas, end)]
        words[commas[deleted[rows[commas - start]]] - start] = self._stop
        regions = sheet.word_regions[start:end]
        kept = ~(deleted[rows] & ((regions == NARRATED) | one.seams[start:end]))
        kept |= words == self._paragraph
        return _Part(
            scene,
            words[kept],
            rows[kept],
            regions[kept],
            sheet.word_roles[start:end][kept],
            sheet.word_persons[start:end][kept],
            sheet.gaps[first:last],
            *_answers(
                example.answers[first:last],
                scene,
                example.tagged[first:last] & ~deleted[: last - first],
            ),
        )

    def _deleted(
        self, one: Novel, first: int, last: int, mentions: Mentions, share: Share
    ) -> Truths:
        """Return the units whose tags are deleted; a person named nowhere else keeps one."""
        rate = self._random.uniform(share.least, share.most)
        deleted = np.zeros(WIDTH, np.bool_)
        tagged = one.example.tagged[first:last]
        deleted[: last - first] = tagged & (self._random.random(last - first) < rate)
        told = mentions.regions == NARRATED
        left = set(mentions.persons[~(told & deleted[mentions.units - first])].tolist())
        for row in self._random.permutation(last - first):
            speakers = one.example.answers[first + row]
            if deleted[row] and speakers and not speakers & left:
                deleted[row] = False
                left |= speakers
        return deleted


@dataclass(frozen=True, slots=True)
class _Part:
    scene: Window
    words: NDArray[np.int32]
    rows: NDArray[np.int32]
    regions: NDArray[np.int32]
    roles: NDArray[np.int32]
    persons: NDArray[np.int32]
    gaps: NDArray[np.int32]
    right: Truths
    weights: NDArray[np.float32]


def _answers(
    answers: Sequence[frozenset[int]], scene: Window, easy: Truths
) -> tuple[Truths, NDArray[np.float32]]:
    right = np.zeros((WIDTH, SLOTS), np.bool_)
    persons = [person if person >= 0 else None for person in scene.persons.tolist()]
    persons[-1] = NOBODY
    for row, speakers in enumerate(answers):
        right[row] = [person in speakers for person in persons]
    weights: NDArray[np.float32] = np.where(right.any(1), 1, 0).astype(np.float32)
    weights[: len(easy)] *= np.where(easy[: len(weights)], _EASY, 1.0)
    return right, weights


def _joined(parts: Sequence[_Part]) -> Batch:
    words, flags, pools, places, mentions = [], [], [], [], []
    waste = len(parts) * WIDTH * REGIONS
    at = _SPACE
    empty = np.zeros(_SPACE, np.int32)
    for number, part in enumerate(parts):
        words += [empty, part.words]
        flags += [empty, part.roles * REGIONS + part.regions]
        rows = part.rows + number * WIDTH
        pools += [empty + waste, rows * REGIONS + part.regions]
        slots = np.full(1 + max(0, part.persons.max(initial=0), part.scene.persons.max()), -1)
        slots[part.scene.persons[:-1][part.scene.persons[:-1] >= 0]] = np.flatnonzero(
            part.scene.persons[:-1] >= 0
        )
        named = np.flatnonzero((part.persons >= 0) & (slots[part.persons] >= 0))
        places.append(at + named)
        mentions.append(
            (rows[named] * SLOTS + slots[part.persons[named]]) * REGIONS + part.regions[named]
        )
        at += len(part.words) + _SPACE
    gaps = np.zeros((len(parts), WIDTH), np.int64)
    for number, part in enumerate(parts):
        gaps[number, : len(part.gaps)] = part.gaps
    real = np.stack([part.scene.persons >= 0 for part in parts])
    real[:, -1] = True
    return Batch(
        words=_whole(words),
        flags=_whole(flags),
        pools=_whole(pools),
        mention_words=_whole(places),
        mention_pools=_whole(mentions),
        kinds=torch.from_numpy(np.stack([part.scene.kinds for part in parts]).astype(np.int64)),
        traits=torch.from_numpy(np.stack([part.scene.traits for part in parts])),
        gaps=torch.from_numpy(gaps),
        real=torch.from_numpy(real),
        right=torch.from_numpy(np.stack([part.right for part in parts])),
        weights=torch.from_numpy(np.stack([part.weights for part in parts])),
    )


def _whole(parts: Sequence[NDArray[Any]]) -> torch.Tensor:
    return torch.from_numpy(np.concatenate(parts).astype(np.int64))
