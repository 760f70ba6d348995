"""Why a chapter has to be built again, in words for a person."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from itertools import groupby
from operator import attrgetter
from typing import Final, TypeAlias

from narrate.publishing.manifest import Entry, TakeEntry, take_entry
from narrate.script import NARRATOR, UNKNOWN, CharacterId
from narrate.take import ChapterPlan

_MOST_NAMED: Final = 3
"""More lines or speakers than these are only counted."""

_NOBODY: Final = {NARRATOR: "the narrator", UNKNOWN: "whoever is not known"}
"""What is called who has no name."""

_Line: TypeAlias = tuple[TakeEntry, ...]
"""The takes of one utterance."""


def reasons(
    plan: ChapterPlan,
    speakers: Sequence[CharacterId],
    entry: Entry | None,
    *,
    printed: Sequence[str],
    names: Mapping[CharacterId, str],
    tags_digest: str,
    size: int | None,
) -> tuple[str, ...]:
    """
    Return why a chapter has to be built, `line 14 edited`; nothing if it is up to date.

    Args:
        plan: The chapter as it is wanted now.
        speakers: Who says each of its utterances, in order.
        entry: The chapter as it was built; None: never.
        printed: The text of each of its utterances, as printed.
        names: How people call the characters.
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
            take_entry(
                planned,
                speakers[planned.utterance],
                printed=printed[planned.utterance],
                at_ms=0,
                samples=0,
            )
            for planned in plan.takes
        ]
        changes = _Changes.between(_lines(entry.takes), _lines(wanted))
        # Takes that did not change stand in other silences.
        found += changes.told({**_NOBODY, **names}) or ["pacing changed"]
    # The tags hold title and text: nobody needs to be told twice.
    if tags_digest != entry.tags_digest and not found:
        found.append("tags changed")
    return tuple(found)


def _lines(takes: Sequence[TakeEntry]) -> list[_Line]:
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
    resaid: list[int] = field(default_factory=list)
    """Lines that are printed as they were, and spoken in other words or sounds."""

    remastered: list[int] = field(default_factory=list)
    retaken: list[int] = field(default_factory=list)
    stood_in: int = 0
    """Lines that were said by other voices, as their own could not be had."""

    recast: dict[CharacterId, None] = field(default_factory=dict)
    """Speakers with another voice, in order."""

    told_mastering: bool = True
    """Whether it is known of all lines that were taken again how they were mastered."""

    was_solo: bool = False
    """Whether all speakers had one voice."""

    solo: bool = False
    """Whether they have one now."""

    @classmethod
    def between(cls, old: Sequence[_Line], new: Sequence[_Line]) -> _Changes:
        """Find the lines that are still there by their text, then compare the rest of them."""
        changes = cls(was_solo=_solo(old), solo=_solo(new))
        for same, before, after in _matched(old, new, _spoken):
            if same:
                changes.compare_all(before, after)
                continue
            # Another saying, or another engine's way to cut, is no edit.
            for as_printed, were, lines in _matched(before, after, _printed):
                if as_printed or _recut(were, lines):
                    changes.compare_all(were, lines)
                else:
                    numbers = [line[0].utterance + 1 for line in lines]
                    changes.edited += numbers[: len(were)]
                    changes.new += numbers[len(were) :]
                    changes.removed += max(0, len(were) - len(lines))
        return changes

    def compare_all(self, before: Sequence[_Line], after: Sequence[_Line]) -> None:
        """Note what changed about lines whose text did not."""
        for was, line in zip(before, after, strict=True):
            self.compare(was, line)

    def compare(self, was: _Line, line: _Line) -> None:
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
        elif _spoken(was) != _spoken(line):
            self.resaid.append(number)
        elif old.mastering and old.mastering != new.mastering:
            self.remastered.append(number)
        else:
            self.retaken.append(number)
            self.told_mastering &= bool(old.mastering)

    def told(self, names: Mapping[CharacterId, str]) -> list[str]:
        """Return the changes in words; speakers are called by their names."""
        return list(self._told(names))

    def _told(self, names: Mapping[CharacterId, str]) -> Iterator[str]:
        for numbers, what in (
            (self.edited, "edited"),
            (self.new, "new"),
            (self.reassigned, "with a new speaker"),
            (self.redelivered, "with a new delivery"),
            (self.resaid, "said otherwise"),
        ):
            if numbers:
                yield f"{_named(numbers)} {what}"
        if self.stood_in:
            lines = "1 line" if self.stood_in == 1 else f"{self.stood_in} lines"
            yield f"{lines} in stand-in voices"
        if self.removed:
            yield "1 line removed" if self.removed == 1 else f"{self.removed} lines removed"
        yield from self._recast(names)
        if self.remastered:
            yield "mastering changed"
        # Of a line that looks the same, only the engine or what follows it can have changed.
        if self.retaken and self.kept:
            yield f"{_named(self.retaken)} to be taken again"
        elif self.retaken and self.told_mastering:
            yield "engine or encoder changed"
        elif self.retaken:
            yield "engine, mastering or encoder changed"

    def _recast(self, names: Mapping[CharacterId, str]) -> Iterator[str]:
        if self.recast and self.solo and not self.was_solo:
            yield "one voice reads all now"
        elif self.recast and self.was_solo and not self.solo:
            yield "the characters have voices of their own now"
        elif len(self.recast) > _MOST_NAMED:
            yield f"{len(self.recast)} speakers have new voices"
        else:
            yield from (f"{names.get(it, it)} has a new voice" for it in self.recast)


def _spoken(line: _Line) -> Hashable:
    return tuple(take.digest for take in line)


def _printed(line: _Line) -> Hashable:
    # What was not written down is like nothing else.
    return line[0].printed or line[0].key


def _recut(before: Sequence[_Line], after: Sequence[_Line]) -> bool:
    """Tell whether lines of old files changed nothing but their voices and so how they are cut."""
    return len(before) == len(after) and all(
        not was[0].printed
        and was[0].speaker == line[0].speaker
        and was[0].voice != line[0].voice
        and len(was) != len(line)
        for was, line in zip(before, after, strict=True)
    )


def _matched(
    old: Sequence[_Line], new: Sequence[_Line], by: Callable[[_Line], Hashable]
) -> Iterator[tuple[bool, Sequence[_Line], Sequence[_Line]]]:
    """Yield runs of lines, in order: whether they are the same, those of before and of now."""
    matcher = SequenceMatcher(
        a=[by(line) for line in old], b=[by(line) for line in new], autojunk=False
    )
    for tag, old_from, old_to, new_from, new_to in matcher.get_opcodes():
        yield tag == "equal", old[old_from:old_to], new[new_from:new_to]


def _solo(lines: Sequence[_Line]) -> bool:
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
