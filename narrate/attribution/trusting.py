"""
Trust a guess where a decision belongs, or rather report the decision.

A text that nobody else says is known by itself. Any other is known by its place: it must stand
where it stood, as it was, and nothing may have come beside it that can have brought it along.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from narrate.attribution.anchors import Lines, Memory, Words

TELLING_CHARS: Final = 25
"""A shorter text (*Yes.*) may be said again by somebody else when its own line is gone."""

SAME_WORDS: Final = 0.95
"""Likeness of lines that differ in their marks alone: *Yes?* and *Yes!*."""

_BOTH: Final = 2
"""Sides of a line."""

_SIDES: Final = (1.0, 0.9, 0.5)
"""How much of each side must come back, by on how many sides the next word is what it was."""

_ONE_SIDE: Final = 0.7
"""How much of one side must come back where the text itself tells much."""

_STRANGERS: Final = 4
"""Words that may have come beside a text that tells nothing: a short line, but no passage."""


@dataclass(frozen=True, slots=True)
class Guess:
    """A line that may be the one, and how many pairs of words come back around it."""

    index: int
    ahead: int
    behind: int
    likeness: float
    score: float
    """How many words and pairs it explains."""


def is_trusted(lines: Lines, memory: Memory, guess: Guess) -> bool:
    """Tell whether enough of both sides comes back; of one where the text tells much."""
    sides = ((guess.ahead, len(memory.before) - 1), (guess.behind, len(memory.after) - 1))
    shares = [found / pairs for found, pairs in sides if pairs > 0] or [0.0]
    beside = _beside(lines, memory, guess.index)
    if not _is_telling(lines, memory, guess):
        in_place = _is_in_place(lines, memory, guess, beside=beside)
        return in_place and min(shares) >= _SIDES[beside]
    return min(shares) >= _SIDES[beside] or (beside > 0 and max(shares) >= _ONE_SIDE)


def stood_beside(memory: Memory, words: Words) -> bool:
    """Tell whether words are in a side as they are: then they may be a neighbor's."""
    return any(
        side[end - len(words) : end] == words
        for side in (memory.before, memory.after)
        for end in range(len(words), len(side) + 1)
    )


def _is_telling(lines: Lines, memory: Memory, guess: Guess) -> bool:
    """Tell whether a text is known by itself."""
    if guess.likeness < SAME_WORDS:
        return len(memory.decision.text) >= TELLING_CHARS
    return memory.decision.times == len(lines.by_words[memory.text]) == 1


def _is_in_place(lines: Lines, memory: Memory, guess: Guess, *, beside: int) -> bool:
    """Tell whether a line stands where it stood, and is no neighbor that came there."""
    if guess.likeness == 1.0:
        return beside == _BOTH or _is_among_its_own(lines, memory, guess.index)
    return beside == _BOTH and not stood_beside(memory, lines.words_at(guess.index))


def _beside(lines: Lines, memory: Memory, index: int) -> int:
    """Return on how many sides of a line the next word is what it was."""
    words, starts = lines.words, lines.starts
    before, after = words[starts[index] - 1], words[starts[index + 1]]
    return (before in memory.before[-1:]) + (not memory.after or after == memory.after[0])


def _is_among_its_own(lines: Lines, memory: Memory, index: int) -> bool:
    """Tell whether on both sides of a line, what is remembered goes on before long."""
    start, end = lines.starts[index], lines.starts[index + 1]
    reach = _STRANGERS + 2
    sides = (
        (memory.before, lines.words[max(0, start - reach) : start]),
        (memory.after, lines.words[end : end + reach]),
    )
    pairs = ((set(pairwise(side)), pairwise(words)) for side, words in sides)
    # A side of one word has no pairs.
    return all(not known or not known.isdisjoint(now) for known, now in pairs)
