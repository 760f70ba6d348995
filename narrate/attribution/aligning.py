"""
Align what a decision remembers with what is written now.

Every line that could be its home competes with all the others, and with the guess that the line
is gone: only who clearly explains more of the remembered words wins. Sides are compared by pairs
of words, which come together by chance far less often than words do.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property
from itertools import pairwise
from typing import Final, TypeAlias

from narrate.attribution.anchors import Lines, Memory
from narrate.attribution.subsequences import lengths, lengths_behind
from narrate.attribution.trusting import SAME_WORDS, Guess, is_trusted, stood_beside

_ALIKE: Final = 0.75
"""Least likeness of an edited line (difflib's ratio): one word in four is new."""

_CLEARLY: Final = 0.7
"""How many more words the best line must explain than the guess that it is gone."""

_RIVAL: Final = 2.0
"""How many more words the best line must explain than the next."""

_SLACK: Final = 24
"""Words that may have come between a line and its sides."""

_MOST_HOMES: Final = 40
"""Three words that are in more places tell none."""

_MOST_REGIONS: Final = 12
"""What is remembered is told by nothing if so many places have as much of it."""

_Triple: TypeAlias = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class _Region:
    """A stretch of the words, and how much of both sides of a decision is in parts of it."""

    first: int
    last: int
    ahead: Sequence[int]
    """By how many pairs of the region are before a place."""

    behind: Sequence[int]
    """By how many pairs of the region are not behind a place."""

    @property
    def gone(self) -> int:
        """How many pairs come back if the line is gone, wherever it was."""
        # The pair across the place is on neither side of it.
        pairs = zip(self.ahead, self.behind[1:], strict=False)
        return max(self.behind[0], self.ahead[-1], *(before + after for before, after in pairs))


class Aligner:
    """Finds lines whose text or sides have changed."""

    def __init__(self, lines: Lines) -> None:
        self._lines = lines

    def home(self, memory: Memory, taken: frozenset[int]) -> int | None:
        """Return the free line that explains clearly most of what is remembered."""
        ahead, behind = list(pairwise(memory.before)), list(pairwise(memory.after))
        regions = [
            _Region(first, last, lengths(ahead, pairs), lengths_behind(behind, pairs))
            for first, last in self._stretches(memory)
            if (pairs := self._lines.pairs[first : last - 1])
        ]
        if not regions:
            return None
        gone = max(region.gone for region in regions)
        guesses: dict[int, Guess] = {}
        for guess in self._guesses(memory, regions, gone):
            if guess.index not in taken:
                known = guesses.setdefault(guess.index, guess)
                guesses[guess.index] = max(known, guess, key=lambda each: each.score)
        ranked = sorted(guesses.values(), key=lambda each: -each.score)
        if not ranked or ranked[0].score - gone < _CLEARLY:
            return None
        if len(ranked) > 1 and ranked[0].score - ranked[1].score < _RIVAL:
            return None
        return ranked[0].index if is_trusted(self._lines, memory, ranked[0]) else None

    def _guesses(self, memory: Memory, regions: Sequence[_Region], gone: int) -> Iterator[Guess]:
        """Yield the lines with the text, or one like it, that are no hopeless guesses."""
        for region in regions:
            for index in self._lines.within(region.first, region.last):
                start, end = self._lines.starts[index], self._lines.starts[index + 1]
                ahead = region.ahead[max(0, start - region.first - 1)]
                behind = region.behind[min(end, region.last - 1) - region.first]
                if ahead + behind + len(memory.text) <= gone - _RIVAL:
                    continue
                likeness = self._likeness(memory, index)
                if likeness >= _ALIKE:
                    score = ahead + behind + likeness * len(memory.text)
                    yield Guess(index, ahead, behind, likeness, score)

    def _likeness(self, memory: Memory, index: int) -> float:
        text, here = memory.decision.text, self._lines.texts[index]
        if text == here:
            return 1.0
        words = self._lines.words_at(index)
        if words == memory.text:
            return SAME_WORDS
        if stood_beside(memory, words):
            # It stood beside the line, and still does.
            return 0.0
        # Without the marks, which make all that is said look alike: *"I know."* and *"I do."*.
        matcher = SequenceMatcher(None, " ".join(memory.text), " ".join(words), autojunk=False)
        # The cheap upper bounds first: a book has thousands of lines.
        if matcher.real_quick_ratio() < _ALIKE or matcher.quick_ratio() < _ALIKE:
            return 0.0
        return matcher.ratio()

    def _stretches(self, memory: Memory) -> Iterator[tuple[int, int]]:
        """Yield the stretches of words where most of the sides may be."""
        votes: Counter[int] = Counter()
        sides = ((memory.before, len(memory.before)), (memory.after, -len(memory.text)))
        for side, distance in sides:
            for offset in range(len(side) - 2):
                for at in self._homes.get((side[offset], side[offset + 1], side[offset + 2]), ()):
                    # Where the line would begin if nothing had come between.
                    votes[(at - offset + distance) // _SLACK] += 1
        most = max(votes.values(), default=0)
        likely = [bucket for bucket, count in votes.items() if 2 * count >= most]
        if len(likely) <= _MOST_REGIONS:
            for bucket in likely:
                first = (bucket - 1) * _SLACK - len(memory.before)
                last = (bucket + 2) * _SLACK + len(memory.text) + len(memory.after)
                yield max(0, first), min(len(self._lines.words), last)

    @cached_property
    def _homes(self) -> dict[_Triple, list[int]]:
        """Where three words come together; nothing for those that do everywhere."""
        words = self._lines.words
        homes: dict[_Triple, list[int]] = defaultdict(list)
        for at, triple in enumerate(zip(words, words[1:], words[2:], strict=False)):
            homes[triple].append(at)
        return {triple: found for triple, found in homes.items() if len(found) <= _MOST_HOMES}
