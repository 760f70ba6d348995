"""Finished chapters, listened to: do they say what they should?"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from typing import Final

from narrate import sound
from narrate.audio import Audio
from narrate.cache import Cache
from narrate.engines.espeak import EspeakEngine
from narrate.errors import AudioError, NarrateError
from narrate.frames import DECODER_DELAY, ENCODER_DELAY, RATE_HZ
from narrate.pipeline.finished import finished_sound
from narrate.pipeline.production import PlannedChapter, Production
from narrate.publishing.manifest import Entry
from narrate.take import TakeKey
from narrate.verifying import Finding, Listener, Slot, verify

_ACCENT: Final = "en-us"
"""Of the recognizer's model."""

_MOST_OFF_MS: Final = 30
"""A chapter that is longer or shorter than planned by more than a frame lacks something."""


@dataclass(frozen=True, slots=True)
class Heard:
    """What was heard of one chapter."""

    chapter: PlannedChapter
    findings: tuple[Finding, ...] = ()
    longer_ms: int = 0
    """How much longer it is than it should be; negative: shorter."""

    starts_ms: tuple[int, ...] = ()
    """Where each take should begin."""

    error: NarrateError | None = None
    """Why it cannot be listened to."""


def listen(
    production: Production,
    numbers: Container[int],
    progress: Callable[[int], None] = lambda _: None,
) -> Iterator[Heard]:
    """
    Listen to the finished chapters of a book, and yield what is heard of each.

    Args:
        production: The book as it is to be.
        numbers: Which chapters are wanted, from 1.
        progress: Is told how many more takes were listened to.

    Raises:
        MissingError: The recognizer is not installed.
    """
    listener = Listener(_pronounced)
    for chapter in production.chapters:
        if chapter.plan.number not in numbers:
            continue
        entry = production.built.entry(chapter.plan.number)
        if entry is None or entry.recording.stamp != chapter.plan.stamp:
            why = ", ".join(chapter.reasons) or "it is not built"
            yield Heard(
                chapter,
                error=NarrateError(
                    f"Chapter {chapter.plan.number} is out of date: {why}",
                    hint="Say `narrate build STORY` first",
                ),
            )
        else:
            yield _heard(chapter, entry, production.cache, listener)
        progress(len(chapter.plan.takes))


def _pronounced(words: Iterable[str]) -> dict[str, str]:
    """Return words with their pronunciations in American English."""
    wanted = list(words)
    return dict(zip(wanted, EspeakEngine().heard(wanted, _ACCENT), strict=True)) if wanted else {}


def _heard(chapter: PlannedChapter, entry: Entry, cache: Cache, listener: Listener) -> Heard:
    try:
        audio = finished_sound(chapter.path)
    except AudioError as error:
        return Heard(chapter, error=error)
    slots = tuple(
        Slot(
            planned.text,
            planned.voice.id,
            built.at_ms,
            round(built.samples * 1000 / RATE_HZ),
            partial(_take, cache, built.key),
        )
        for planned, built in zip(chapter.plan.takes, entry.takes, strict=True)
    )
    off_ms = audio.duration_ms - entry.recording.duration_ms
    return Heard(
        chapter,
        verify(audio, slots, listener),
        off_ms if abs(off_ms) > _MOST_OFF_MS else 0,
        tuple(built.at_ms for built in entry.takes),
    )


def _take(cache: Cache, key: TakeKey) -> Audio | None:
    """Return a take as it was kept, from where its sound begins."""
    take = cache.get(key)
    if take is None:
        return None
    audio = sound.decode(take.frames)
    late = 2 * (ENCODER_DELAY + DECODER_DELAY)
    return replace(audio, pcm=audio.pcm[late : late + 2 * take.samples])
