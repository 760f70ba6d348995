"""The table of `narrate build --report`: how loud, how clean and how fast a book is."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from narrate.pipeline.levels import ChapterLevels, Levels

TARGET_LUFS: Final = {"podcast": -19.0, "acx": None}
_TOLERANCE_LU: Final = 1.0
_MOST_PEAK_DB: Final = -3.0
_RMS_DB: Final = (-23.0, -18.0)
_MOST_FLOOR_DB: Final = -60.0
"""ACX's Audio Submission Requirements; a podcast's loudness is Apple's -16 LUFS, -19 for mono."""


def table(levels: Levels, *, profile: str) -> Iterator[str]:
    """Yield the lines of the table; what is out of the profile says so at the end of its line."""
    yield "chapter    LUFS   RMS dB  peak dB  true peak  floor dB  words/min  minutes"
    rows = {it.number: _row(it, profile=profile) for it in levels.chapters}
    rows |= {it.number: f"{it.number:7}  ! {it.why}" for it in levels.unheard}
    for _, row in sorted(rows.items()):
        yield row
    yield ""
    width = max((len(it.voice) for it in levels.voices), default=5)
    yield f"{'voice':{width}}  takes    LUFS  line sd  words/min"
    for voice in levels.voices:
        yield (
            f"{voice.voice:{width}} {voice.takes:6} {voice.lufs:7.2f} {voice.line_sd:8.2f}"
            f" {voice.words_a_minute:10.0f}"
        )
    if levels.chapters:
        yield ""
        yield _verdict(levels, profile=profile)


def _verdict(levels: Levels, *, profile: str) -> str:
    outside = sum(any(faults(it, profile=profile)) for it in levels.chapters)
    if len(levels.chapters) == 1:
        return f"The chapter is {'not ' if outside else ''}as `{profile}` asks"
    if outside:
        return f"{outside} of {len(levels.chapters)} chapters are not as `{profile}` asks"
    return f"All {len(levels.chapters)} chapters are as `{profile}` asks"


def _row(it: ChapterLevels, *, profile: str) -> str:
    found = "; ".join(faults(it, profile=profile))
    return (
        f"{it.number:7} {it.lufs:7.2f} {it.rms_db:8.2f} {it.peak_db:8.2f}"
        f" {it.true_peak_db:10.2f} {it.floor_db:9.1f} {it.words_a_minute:10.0f}"
        f" {it.minutes:8.1f}{'  ! ' if found else ''}{found}"
    )


def faults(chapter: ChapterLevels, *, profile: str) -> Iterator[str]:
    """Yield what is wrong with a chapter by the norms of a profile."""
    target = TARGET_LUFS[profile]
    if target is not None and abs(chapter.lufs - target) > _TOLERANCE_LU:
        off = chapter.lufs - target
        yield f"{abs(off):.1f} LU {'above' if off > 0 else 'below'} {target:g} LUFS"
    low, high = _RMS_DB
    if target is None and not low <= chapter.rms_db <= high:
        yield f"RMS is not within {low:g} to {high:g} dB"
    if chapter.peak_db >= _MOST_PEAK_DB:
        yield f"peaks reach {_MOST_PEAK_DB:g} dB"
    if chapter.floor_db >= _MOST_FLOOR_DB:
        yield f"the floor is not below {_MOST_FLOOR_DB:g} dB"


def as_json(levels: Levels, *, profile: str) -> str:
    """Return the same as JSON."""
    content = asdict(levels)
    content["profile"] = profile
    for entry, chapter in zip(content["chapters"], levels.chapters, strict=True):
        entry["faults"] = list(faults(chapter, profile=profile))
    return json.dumps(content, indent=1)
