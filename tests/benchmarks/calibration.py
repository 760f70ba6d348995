"""How much to believe a confidence: errors by how sure the program was."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import Any, Final

import numpy as np

from narrate.attribution.encoder.training.aliases import Aliases, is_person
from narrate.script import Script

_BINS: Final = 10
_LEAST_SURE: Final = (0.1, 0.2)


def judged(
    gold: dict[str, Any], starts: Sequence[int], script: Script
) -> Iterator[tuple[float, bool]]:
    """
    Yield how sure the program was of each labeled quotation, and whether it was right.

    Args:
        gold: A labeled book: `characters` and `quotes`.
        starts: Where its paragraphs begin in the text.
        script: What the program made of it.
    """
    aliases = Aliases(gold)
    names = {one["id"]: one["name"] for one in gold["characters"]}
    people = {one.id: aliases.of(one.name, (one.name, *one.aliases)) for one in script.characters}
    said = sorted(
        (starts[it.span.block] + it.span.start, it.confidence, it.speaker)
        for chapter in script.chapters
        for it in chapter.utterances
        if it.span.quotation is not None
    )
    heads = [start for start, _, _ in said]
    seen = set()
    for quote in gold["quotes"]:
        at = bisect_right(heads, quote["start"] + 1) - 1
        if at < 0 or quote["quote_id"] in seen:
            continue
        seen.add(quote["quote_id"])
        if is_person(names.get(quote["speaker"], quote["speaker"])):
            _, sure, speaker = said[at]
            yield sure, people.get(speaker) == quote["speaker"]


def table(lines: Sequence[tuple[float, bool]]) -> Iterator[str]:
    """Yield the expected calibration error (Guo et al. 2017), and where the errors are."""
    if not lines:
        return
    sure = np.array([one for one, _ in lines])
    right = np.array([one for _, one in lines])
    error = 0.0
    for low in np.arange(_BINS) / _BINS:
        inside = (sure >= low) & ((sure < low + 1 / _BINS) | (low + 1 / _BINS >= 1))
        if inside.any():
            error += inside.mean() * abs(sure[inside].mean() - right[inside].mean())
            believed, true = 100 * sure[inside].mean(), 100 * right[inside].mean()
            yield (
                f"sure {low:.1f} to {low + 1 / _BINS:.1f}: {inside.sum():6} lines, "
                f"{believed:5.1f} % sure, {true:5.1f} % right"
            )
    yield f"{'expected calibration error':30s} {error:.3f}"
    order = np.argsort(sure, kind="stable")
    wrong = ~right[order]
    for share in _LEAST_SURE:
        held = wrong[: round(share * len(order))].sum() / max(1, wrong.sum())
        name = f"errors in the least sure {share:.0%}"
        yield f"{name:30s} {100 * held:.1f} %"
