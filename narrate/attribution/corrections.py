"""
Find the lines again about which a person decided something.

A story is edited: paragraphs come and go, a comma moves. A decision finds its line by the exact
words of line and sides; else by a text that is long and the only one of its kind; else by aligning
what it remembers with what is written now. What could be elsewhere is given back as lost, never
guessed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from narrate.attribution.aligning import Aligner
from narrate.attribution.anchors import Lines, Memory, Place, anchor, remembered
from narrate.attribution.trusting import TELLING_CHARS
from narrate.decisions import LineDecision
from narrate.script import Span

__all__ = ["Place", "Placed", "anchor", "place"]

_Find: TypeAlias = Callable[[Memory, frozenset[int]], int | None]
"""From what is remembered, and the lines that are taken, to a line; None rather than one that
may be another."""


@dataclass(frozen=True, slots=True)
class Placed:
    """Line decisions with their lines, and those without one."""

    lines: Mapping[Place, LineDecision]
    lost: tuple[LineDecision, ...]
    """In the order in which they were given."""


def place(spans: Sequence[Sequence[Span]], decisions: Sequence[LineDecision]) -> Placed:
    """Find the lines of decisions; no line gets two."""
    if not decisions:
        return Placed({}, ())
    lines = Lines(spans)
    memories = [remembered(decision) for decision in decisions]
    homes: dict[int, int] = {}
    for find in (_same(lines), _telling(lines), Aligner(lines).home):
        _settle(memories, homes, find)
    return Placed(
        {
            lines.places[home]: decisions[index]
            for index, home in sorted(homes.items(), key=lambda pair: pair[1])
        },
        tuple(decision for index, decision in enumerate(decisions) if index not in homes),
    )


def _settle(memories: Sequence[Memory], homes: dict[int, int], find: _Find) -> None:
    """Give homes in one way; a line that two decisions want goes to neither."""
    taken = frozenset(homes.values())
    wanted: dict[int, list[int]] = defaultdict(list)
    for index, memory in enumerate(memories):
        if index not in homes and (home := find(memory, taken)) is not None:
            wanted[home].append(index)
    homes.update({indices[0]: home for home, indices in wanted.items() if len(indices) == 1})


def _same(lines: Lines) -> _Find:
    """Return what finds the line with exactly the words remembered."""

    def find(memory: Memory, taken: frozenset[int]) -> int | None:
        fits = tuple(lines.fitting(memory.text, memory.before, memory.after))
        if len(fits) > 1 and _is_as_often(lines, memory):
            fits = fits[memory.decision.occurrence - 1 :][:1]
        return fits[0] if len(fits) == 1 and fits[0] not in taken else None

    return find


def _is_as_often(lines: Lines, memory: Memory) -> bool:
    """Tell whether the text is there as often as it was, so that occurrences can be counted."""
    if memory.decision.after is None:
        return bool(memory.before)
    return len(lines.by_words[memory.text]) == memory.decision.times


def _telling(lines: Lines) -> _Find:
    """Return what finds the only line with a text that is long enough to be told by it."""

    def find(memory: Memory, taken: frozenset[int]) -> int | None:
        homes = lines.by_words.get(memory.text, ())
        if len(homes) != 1 or memory.decision.times != 1 or homes[0] in taken:
            return None
        return homes[0] if len(memory.decision.text) >= TELLING_CHARS else None

    return find
