"""
Anchor what a person decided about a line to the text, and find its home again.

A story is edited: paragraphs come and go, a comma moves. A decision finds its line by the exact
text and what stands before it, else by a text that is long and unique, else by the one text that
is clearly most alike. What could be elsewhere is given back as lost, never guessed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final, TypeAlias

from narrate.decisions import LineDecision
from narrate.script import Span

Place: TypeAlias = tuple[int, int]
"""A line: index of the chapter, index of the span in it."""

_BEFORE_CHARS: Final = 40
"""How much of the span before a line anchors it: some eight words, rarely twice in a book."""

_TELLING_CHARS: Final = 20
"""A shorter text (*Yes.*) may be said again by somebody else when its own line is gone."""

_ALIKE: Final = 0.75
"""Least likeness of an edited line (difflib's ratio): one word in four is new."""

_CLEARLY: Final = 0.08
"""How much the best line must be more alike than the next."""


@dataclass(frozen=True, slots=True)
class Placed:
    """Line decisions with their lines, and those without one."""

    lines: Mapping[Place, LineDecision]
    lost: tuple[LineDecision, ...]
    """In the order in which they were given."""


def anchor(
    spans: Sequence[Sequence[Span]], chapter: int, line: int, *, speaker: str
) -> LineDecision:
    """
    Return a decision about one line, anchored to its text.

    Args:
        spans: The spans of each chapter.
        chapter: Index of the chapter, from 0.
        line: Index of the span in it, from 0.
        speaker: A character's id, name or alias, `narrator` or `unknown`.

    Raises:
        IndexError: There is no such chapter or line.
    """
    key = _key(spans[chapter], line)
    earlier = (
        (number, index)
        for number, lines in enumerate(spans[: chapter + 1])
        for index in range(len(lines))
        if (number, index) <= (chapter, line) and _key(lines, index) == key
    )
    return LineDecision(*key, occurrence=sum(1 for _ in earlier), speaker=speaker)


def place(spans: Sequence[Sequence[Span]], decisions: Sequence[LineDecision]) -> Placed:
    """Find the lines of decisions; no line gets two."""
    if not decisions:
        return Placed({}, ())
    lines = _Lines(spans)
    homes: dict[int, Place] = {}
    for find in (lines.same, lines.moved, lines.telling, lines.alike):
        _settle(decisions, homes, find)
    return Placed(
        {home: decisions[index] for index, home in sorted(homes.items(), key=lambda pair: pair[1])},
        tuple(decision for index, decision in enumerate(decisions) if index not in homes),
    )


def _settle(
    decisions: Sequence[LineDecision],
    homes: dict[int, Place],
    find: Callable[[LineDecision, frozenset[Place]], Place | None],
) -> None:
    """Give homes in one way; a line that two decisions want goes to neither."""
    taken = frozenset(homes.values())
    wanted: dict[Place, list[int]] = defaultdict(list)
    for index, decision in enumerate(decisions):
        if index not in homes and (home := find(decision, taken)) is not None:
            wanted[home].append(index)
    homes.update({indices[0]: home for home, indices in wanted.items() if len(indices) == 1})


class _Lines:
    """The lines of a book, to be found by their texts."""

    def __init__(self, spans: Sequence[Sequence[Span]]) -> None:
        self.keys: dict[Place, tuple[str, str]] = {
            (chapter, line): _key(lines, line)
            for chapter, lines in enumerate(spans)
            for line in range(len(lines))
        }
        self.by_key: dict[tuple[str, str], list[Place]] = defaultdict(list)
        self.by_text: dict[str, list[Place]] = defaultdict(list)
        for home, key in self.keys.items():
            self.by_key[key].append(home)
            self.by_text[key[0]].append(home)

    def same(self, decision: LineDecision, taken: frozenset[Place]) -> Place | None:
        """Return the line with the text, what stands before it, and the occurrence."""
        homes = self.by_key.get((decision.text, decision.before), [])
        if 0 < decision.occurrence <= len(homes):
            home = homes[decision.occurrence - 1]
            return None if home in taken else home
        return None

    def moved(self, decision: LineDecision, taken: frozenset[Place]) -> Place | None:
        """Return the one free line with the text and what stands before it."""
        return _only(self.by_key.get((decision.text, decision.before), []), taken)

    def telling(self, decision: LineDecision, taken: frozenset[Place]) -> Place | None:
        """Return the one free line with the text, if it is long enough to be told by it."""
        homes = self.by_text.get(decision.text, [])
        if len(decision.text) < _TELLING_CHARS:
            homes = [
                home for home in homes if _likeness(self.keys[home][1], decision.before) >= _ALIKE
            ]
        return _only(homes, taken)

    def alike(self, decision: LineDecision, taken: frozenset[Place]) -> Place | None:
        """Return the free line that is clearly most alike."""
        ranked = sorted(self._likely(decision, taken), reverse=True)
        if not ranked or (len(ranked) > 1 and ranked[0][0] - ranked[1][0] < _CLEARLY):
            return None
        return ranked[0][1]

    def _likely(
        self, decision: LineDecision, taken: frozenset[Place]
    ) -> Iterator[tuple[float, Place]]:
        if len(decision.text) < _TELLING_CHARS:
            return
        for home, (text, _) in self.keys.items():
            if home not in taken and (likeness := _likeness(text, decision.text)) >= _ALIKE:
                yield likeness, home


def _only(homes: Sequence[Place], taken: frozenset[Place]) -> Place | None:
    free = [home for home in homes if home not in taken]
    return free[0] if len(free) == 1 else None


def _likeness(left: str, right: str) -> float:
    matcher = SequenceMatcher(None, left, right, autojunk=False)
    # The cheap upper bounds first: a book has thousands of lines.
    if matcher.real_quick_ratio() < _ALIKE or matcher.quick_ratio() < _ALIKE:
        return 0.0
    return matcher.ratio()


def _key(lines: Sequence[Span], line: int) -> tuple[str, str]:
    before = lines[line - 1].text.strip()[-_BEFORE_CHARS:] if line else ""
    return lines[line].text.strip(), before
