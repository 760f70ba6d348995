"""Frames -> the MP3 file of a chapter: joined, headed and tagged, never encoded again."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from narrate.atomic import atomic_file
from narrate.frames import (
    FLUSH_FRAMES,
    FRAME_BYTES,
    FRAME_MS,
    crc16,
    frame_count,
    info_frame,
    silent_frames,
)


@dataclass(frozen=True, slots=True)
class Written:
    """What became of a chapter's frames."""

    size: int
    """Of the file, in bytes."""

    duration_ms: int
    """What a listener hears: the runs and nothing else, to the sample."""


def write_chapter(path: Path, runs: Iterable[bytes], tags: bytes) -> Written:
    """
    Write a chapter's file: its tags, then its takes and silences without a gap.

    Equal runs and tags give equal bytes. The file appears whole or not at all: until then,
    and if anything fails, one that is there already is left as it is.

    Args:
        path: The file; missing folders are made.
        runs: Frames that can stand anywhere, in order; asked for one at a time, so that
            one run at a time is in memory if they come from a generator.
        tags: Stand before the sound, as they are.

    Raises:
        AudioError: A run is not made of whole frames.
        OutputError: The file cannot be written.
    """
    frames = crc = 0
    with atomic_file(path) as file:
        file.write(tags + bytes(FRAME_BYTES))
        for run in chain(runs, [silent_frames(FLUSH_FRAMES)]):
            frames += frame_count(run)
            crc = crc16(run, crc)
            file.write(run)
        # What heads the file counts and sums up all that follows: known only now.
        file.seek(len(tags))
        file.write(info_frame(frames, music_crc=crc))
    return Written(
        size=len(tags) + (1 + frames) * FRAME_BYTES,
        duration_ms=(frames - FLUSH_FRAMES) * FRAME_MS,
    )
