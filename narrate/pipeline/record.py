"""One chapter: its takes joined into a file, tagged, and written down."""

from __future__ import annotations

from pathlib import Path

from narrate.cache import Cache
from narrate.errors import OutputError
from narrate.frames import RATE_HZ
from narrate.publishing.manifest import Entry, digest, take_entry
from narrate.publishing.mp3 import write_chapter
from narrate.publishing.tags import chapter_tags
from narrate.publishing.transcript import lyrics, scene_markers
from narrate.script import Script, ScriptChapter
from narrate.synthesis import stitch, timeline
from narrate.take import ChapterPlan, Marker, Recording, Take, TakeKey


def record(
    plan: ChapterPlan, script: Script, path: Path, *, cache: Cache, narrators: tuple[str, ...]
) -> Entry:
    """
    Join a chapter from its takes, write its file, and return what to remember of it.

    Args:
        plan: The chapter, all of whose takes are in the cache.
        script: The whole book's.
        path: The chapter's file.
        cache: Where the takes are.
        narrators: Who speaks, for the tags.

    Raises:
        OutputError: A take is not there, or the file cannot be written.
    """
    (chapter,) = (chapter for chapter in script.chapters if chapter.number == plan.number)
    takes = {planned.key: _take(cache, planned.key) for planned in plan.takes}
    times = timeline(plan, takes.__getitem__)
    starts_ms = [_ms(start) for start in times.starts]
    first_ms: dict[int, int] = {}
    for planned, start_ms in zip(plan.takes, starts_ms, strict=True):
        first_ms.setdefault(planned.utterance, start_ms)
    markers = scene_markers(chapter, first_ms)
    duration_ms = _ms(times.samples)
    tags = tags_of(chapter, script, narrators=narrators, markers=markers, duration_ms=duration_ms)
    written = write_chapter(path, stitch(plan, takes.__getitem__), tags)
    recording = Recording(
        number=plan.number,
        title=plan.title,
        path=path,
        size=written.size,
        duration_ms=duration_ms,
        stamp=plan.stamp,
        markers=markers,
    )
    entries = tuple(
        take_entry(
            planned,
            chapter.utterances[planned.utterance].speaker,
            printed=chapter.utterances[planned.utterance].span.text,
            at_ms=start_ms,
            samples=takes[planned.key].samples,
        )
        for planned, start_ms in zip(plan.takes, starts_ms, strict=True)
    )
    return Entry(recording, digest(tags), entries)


def tags_of(
    chapter: ScriptChapter,
    script: Script,
    *,
    narrators: tuple[str, ...],
    markers: tuple[Marker, ...],
    duration_ms: int,
) -> bytes:
    """Return the ID3 tag of a chapter."""
    return chapter_tags(
        title=chapter.title,
        book=script.title,
        author=script.author,
        narrators=narrators,
        number=chapter.number,
        total=script.last_number,
        language=script.language,
        lyrics=lyrics(chapter),
        comment=chapter.description,
        markers=markers,
        duration_ms=duration_ms,
    )


def _take(cache: Cache, key: TakeKey) -> Take:
    take = cache.get(key)
    if take is None:
        raise OutputError(f"{cache.folder}: a take is gone that was just there", hint="Run again")
    return take


def _ms(samples: int) -> int:
    return round(samples * 1000 / RATE_HZ)
