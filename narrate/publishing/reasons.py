"""Why a chapter has to be built again, in words for a person."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from itertools import groupby
from operator import attrgetter
from typing import Final

from narrate.publishing.manifest import Entry, TakeEntry, take_entry
from narrate.script import CharacterId
from narrate.take import ChapterPlan

_MOST_NAMED: Final = 3
"""More lines or speakers than these are only counted."""


def reasons(
    plan: ChapterPlan,
    speakers: Sequence[CharacterId],
    entry: Entry | None,
    *,
    tags_digest: str,
    size: int | None,
) -> tuple[str, ...]:
    """
    Return why a chapter has to be built, `line 14 edited`; nothing if it is up to date.

    Args:
        plan: The chapter as it is wanted now.
        speakers: Who says each of its utterances, in order.
        entry: The chapter as it was built; None: never.
        tags_digest: Of the tags as they are wanted, with the markers and the duration that
            the chapter was built with.
        size: How many bytes the built file has now; None: it is not there.
    """
    if entry is None:
        return ("not built yet",)
    found = []
    if plan.title != entry.recording.title:
        found.append("renamed")
    elif size is None:
        found.append("file missing")
    elif size != entry.recording.size:
        found.append("file changed on disk")
    if plan.stamp != entry.recording.stamp:
        wanted = [
            take_entry(planned, speakers[planned.utterance], at_ms=0, samples=0)
            for planned in plan.takes
        ]
        # Takes that did not change stand in other silences.
        found += _Changes.between(_lines(entry.takes), _lines(wanted)).told() or ["pacing changed"]
    # The tags hold title and text: nobody needs to be told twice.
    if tags_digest != entry.tags_digest and not found:
        found.append("tags changed")
    return tuple(found)


def _lines(takes: Sequence[TakeEntry]) -> list[tuple[TakeEntry, ...]]:
    """Return the takes of each line: those of one utterance."""
    return [tuple(line) for _, line in groupby(takes, key=attrgetter("utterance"))]


@dataclass(slots=True)
class _Changes:
    """What became of the lines of a chapter; lines are named by number, from 1."""

    kept: int = 0
    removed: int = 0
    new: list[int] = field(default_factory=list)
    edited: list[int] = field(default_factory=list)
    reassigned: list[int] = field(default_factory=list)
    redelivered: list[int] = field(default_factory=list)
    retaken: list[int] = field(default_factory=list)
    stood_in: int = 0
    """Lines that were said by other voices, as their own could not be had."""

    recast: dict[CharacterId, None] = field(default_factory=dict)
    """Speakers with another voice, in order."""

    was_solo: bool = False
    """Whether all speakers had one voice."""

    solo: bool = False
    """Whether they have one now."""

    @classmethod
    def between(
        cls, old: Sequence[tuple[TakeEntry, ...]], new: Sequence[tuple[TakeEntry, ...]]
    ) -> _Changes:
        """Find the lines that are still there by their text, then compare the rest of them."""
        changes = cls(was_solo=_solo(old), solo=_solo(new))
        texts = [[tuple(take.digest for take in line) for line in lines] for lines in (old, new)]
        matcher = SequenceMatcher(a=texts[0], b=texts[1], autojunk=False)
        for tag, old_from, old_to, new_from, new_to in matcher.get_opcodes():
            before, after = old[old_from:old_to], new[new_from:new_to]
            if tag == "equal":
                for was, line in zip(before, after, strict=True):
                    changes.compare(was, line)
            else:
                numbers = [line[0].utterance + 1 for line in after]
                changes.edited += numbers[: len(before)]
                changes.new += numbers[len(before) :]
                changes.removed += max(0, len(before) - len(after))
        return changes

    def compare(self, was: tuple[TakeEntry, ...], line: tuple[TakeEntry, ...]) -> None:
        """Note what changed about a line whose text did not: the first thing that did."""
        old, new = was[0], line[0]
        number = new.utterance + 1
        if [take.key for take in was] == [take.key for take in line]:
            self.kept += 1
        elif old.stands_in_for:
            self.stood_in += 1
        elif old.speaker != new.speaker:
            self.reassigned.append(number)
        elif old.voice != new.voice:
            self.recast[new.speaker] = None
        elif old.delivery != new.delivery:
            self.redelivered.append(number)
        else:
            self.retaken.append(number)

    def told(self) -> list[str]:
        """Return the changes in words."""
        return list(self._told())

    def _told(self) -> Iterator[str]:
        for numbers, what in (
            (self.edited, "edited"),
            (self.new, "new"),
            (self.reassigned, "with a new speaker"),
            (self.redelivered, "with a new delivery"),
        ):
            if numbers:
                yield f"{_named(numbers)} {what}"
        if self.stood_in:
            lines = "1 line" if self.stood_in == 1 else f"{self.stood_in} lines"
            yield f"{lines} in stand-in voices"
        if self.removed:
            yield "1 line removed" if self.removed == 1 else f"{self.removed} lines removed"
        if self.recast and self.solo and not self.was_solo:
            yield "one voice reads all now"
        elif self.recast and self.was_solo and not self.solo:
            yield "the characters have voices of their own now"
        elif len(self.recast) > _MOST_NAMED:
            yield f"{len(self.recast)} speakers have new voices"
        else:
            yield from (f"{speaker} has a new voice" for speaker in self.recast)
        # Of a line that looks the same, only the engine or what follows it can have changed.
        if self.retaken and not self.kept:
            yield "engine, mastering or encoder changed"
        elif self.retaken:
            yield f"{_named(self.retaken)} to be taken again"


def _solo(lines: Sequence[tuple[TakeEntry, ...]]) -> bool:
    """Tell whether several speakers have one voice."""
    takes = [line[0] for line in lines]
    return len({take.speaker for take in takes}) > 1 and len({take.voice for take in takes}) == 1


def _named(numbers: Sequence[int]) -> str:
    """Return how a person calls a few lines, or how many they are."""
    if len(numbers) == 1:
        return f"line {numbers[0]}"
    if len(numbers) > _MOST_NAMED:
        return f"{len(numbers)} lines"
    return f"lines {', '.join(map(str, numbers[:-1]))} and {numbers[-1]}"
