"""The order of training: tags of raw novels, then labels."""

from __future__ import annotations

import logging
import math
import time
from collections import Counter
from collections.abc import Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import Final

import numpy as np
import torch
from numpy.typing import NDArray

from narrate.attribution.encoder.sheet import SPECIAL
from narrate.attribution.encoder.training.batches import Batcher, Novel, Share, novel
from narrate.attribution.encoder.training.corpora import Example
from narrate.attribution.encoder.training.network import Batch, Network
from narrate.attribution.encoder.vocabulary import CAPITAL, Vocabulary
from narrate.attribution.encoder.weights import save

_log = logging.getLogger(__name__)

_SEED: Final = 1
_RAW: Final = Share(0.3, 1.0)
_LABELED: Final = Share(0.3, 0.3)
"""Tags that are deleted, so that it learns to do without (of raw novels 0.65 on average)."""

_COMMON: Final = 8000
_WIDESPREAD: Final = 5
"""Novels in which a word of the vocabulary must stand, so that it is nobody's name."""

_RAW_PASSES: Final = 2
_RAW_RATE: Final = 3e-3
_LABELED_PASSES: Final = 8
_LABELED_RATE: Final = 1e-3

_SCENES: Final = 2
"""How often a labeled scene counts beside a novel."""

_WINDOWS: Final = 8
"""Windows of a batch."""

_ROUND_SHARES: Final = (0.25, 0.25, 1.0)
_WARM: Final = 0.05
"""Share of the steps in which the rate rises."""

_TOLD_EVERY: Final = 50


def train(
    raw: Sequence[Example],
    labeled: Sequence[Example],
    scenes: Sequence[Example],
    out: Path,
    folds: int = 0,
    jobs: int = 1,
) -> None:
    """
    Fit a network to raw novels, then to labeled ones, and write it into a file.

    Args:
        raw: Novels without labels.
        labeled: Novels with labels.
        scenes: Short labeled stories, of which each counts as often as `_SCENES` says.
        out: The file; see `fold_file` for those of the folds.
        folds: How often a share of what is labeled is left out in turn, for another network that
            is to learn from what this one says of stories that it has not seen.
        jobs: How many networks are fitted to labels side by side.
    """
    _as_always()
    words = vocabulary(raw or labeled)
    network = Network(len(words))
    novels = [novel(example, words) for example in raw]
    fit(network, Batcher(words, _SEED), novels, share=_RAW, passes=_RAW_PASSES, rate=_RAW_RATE)
    began = network.state_dict()
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
        fitted = []
        for fold in [*range(folds), None]:
            known = [*left(labeled, fold, folds), *_SCENES * left(scenes, fold, folds)]
            file = out if fold is None else fold_file(out, fold)
            fitted.append(pool.submit(_to_labels, began, words, known, file))
        for one in fitted:
            one.result()


def _to_labels(
    began: Mapping[str, torch.Tensor], words: Vocabulary, known: Sequence[Example], out: Path
) -> None:
    """Fit a network that has read raw novels to labeled ones, and write it into a file."""
    _as_always()
    network = Network(len(words))
    network.load_state_dict(began)
    novels = [novel(example, words) for example in known]
    batcher = Batcher(words, _SEED)
    fit(network, batcher, novels, share=_LABELED, passes=_LABELED_PASSES, rate=_LABELED_RATE)
    save(out, matrices(network), words)


def _as_always() -> None:
    """Make torch do the same sums in the same order every time."""
    torch.set_num_threads(1)
    torch.manual_seed(_SEED)


def left(examples: Sequence[Example], fold: int | None, folds: int) -> list[Example]:
    """Return the examples that are not in a fold: every so many, by their names, are in one."""
    ordered = sorted(examples, key=lambda example: example.name)
    return [one for at, one in enumerate(ordered) if fold is None or at % folds != fold]


def fold_file(out: Path, fold: int) -> Path:
    """Return where the weights lie that have not seen a fold."""
    return out.with_name(f"{out.stem}-{fold}{out.suffix}")


def matrices(network: Network) -> dict[str, NDArray[np.float32]]:
    """Return the matrices of a network by their names."""
    return {name: value.numpy() for name, value in network.state_dict().items()}


def vocabulary(examples: Sequence[Example]) -> Vocabulary:
    """Return the most common words of some novels."""
    counts: Counter[str] = Counter()
    spread: Counter[str] = Counter()
    for example in examples:
        here = Counter(word for word in example.sheet.words if not word.startswith(CAPITAL))
        counts.update(here)
        spread.update(here.keys())
    fitting = [word for word in counts if spread[word] >= _WIDESPREAD and word not in SPECIAL]
    fitting.sort(key=lambda word: (-counts[word], word))
    return Vocabulary(fitting[:_COMMON])


def fit(
    network: Network,
    batcher: Batcher,
    novels: Sequence[Novel],
    *,
    share: Share,
    passes: float,
    rate: float,
) -> None:
    """Fit a network to the answers of some novels."""
    optimizer = torch.optim.AdamW(network.parameters(), lr=rate, weight_decay=0.01)
    places = [place for _ in range(math.ceil(passes)) for place in batcher.windows(novels)]
    batches = [places[at : at + _WINDOWS] for at in range(0, len(places), _WINDOWS)]
    batches = batches[: round(len(batches) * passes / math.ceil(passes))]
    network.train()
    began = time.perf_counter()
    losses: list[float] = []
    for step, chosen in enumerate(batches):
        for group in optimizer.param_groups:
            group["lr"] = rate * _pace(step / len(batches))
        batch = batcher.batch(chosen, share)
        optimizer.zero_grad()
        loss = loss_of(network(batch), batch)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimizer.step()
        losses.append(loss.item())
        if step % _TOLD_EVERY == _TOLD_EVERY - 1:
            mean = sum(losses[-_TOLD_EVERY:]) / _TOLD_EVERY
            spent = time.perf_counter() - began
            _log.info("step %d of %d: loss %.3f, %.0f s", step + 1, len(batches), mean, spent)


def loss_of(found: Sequence[torch.Tensor], batch: Batch) -> torch.Tensor:
    """Return how surprising the right speakers are, all rounds together."""
    total = batch.weights.sum() + 1e-6
    losses = []
    for share, chances in zip(_ROUND_SHARES, found, strict=True):
        right = chances.masked_fill(~batch.right, -1e4).logsumexp(2).clamp(-15)
        losses.append(-share * (right * batch.weights).sum() / total)
    return torch.stack(losses).sum()


def _pace(done: float) -> float:
    if done < _WARM:
        return done / _WARM + 0.01
    return 0.02 + 0.98 * 0.5 * (1 + math.cos(math.pi * (done - _WARM) / (1 - _WARM)))
