"""
Takes -> a chapter's frames: every take in order, with silence where the text breathes.

Nothing here knows about files or engines, and no sound is decoded: frames are only joined.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from narrate.frames import SAMPLES_PER_FRAME, frame_count, pause_frames, silent_frames
from narrate.take import ChapterPlan, Take, TakeKey


@dataclass(frozen=True, slots=True)
class Timeline:
    """When each take of a chapter is heard; in samples at the rate of the frames."""

    starts: tuple[int, ...]
    """Where the sound of each take begins, in the order of the plan."""

    samples: int
    """How long the whole chapter is: silence at its head and tail included."""


def stitch(plan: ChapterPlan, take_of: Callable[[TakeKey], Take]) -> Iterator[bytes]:
    """
    Yield the frames of a chapter, piece by piece; joined they are its sound.

    Raises:
        AudioError: A take does not consist of whole frames.
    """
    yield silent_frames(pause_frames(plan.head_ms, 0, 0))
    for planned in plan.takes:
        take = take_of(planned.key)
        yield take.frames
        count = frame_count(take.frames)
        yield silent_frames(pause_frames(planned.pause_ms, take.samples, count))


def timeline(plan: ChapterPlan, take_of: Callable[[TakeKey], Take]) -> Timeline:
    """
    Return when each take is heard in what `stitch` yields for the same plan and takes.

    Raises:
        AudioError: A take does not consist of whole frames.
    """
    at = pause_frames(plan.head_ms, 0, 0)
    starts = []
    for planned in plan.takes:
        take = take_of(planned.key)
        starts.append(at * SAMPLES_PER_FRAME)
        count = frame_count(take.frames)
        at += count + pause_frames(planned.pause_ms, take.samples, count)
    return Timeline(tuple(starts), at * SAMPLES_PER_FRAME)
