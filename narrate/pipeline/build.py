"""Script + Cast -> one MP3 per chapter; only what changed is made anew."""

from __future__ import annotations

import contextlib
import logging
from collections import defaultdict
from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from narrate.atomic import write_file
from narrate.errors import EngineBlockedError, NarrateError, OutputError
from narrate.pipeline.production import PlannedChapter, Production
from narrate.pipeline.record import record
from narrate.publishing import manifest
from narrate.publishing.manifest import Entry, Manifest
from narrate.publishing.scriptfile import script_json
from narrate.synthesis import perform, stood_in
from narrate.take import ChapterPlan, Recording, TakeKey

SCRIPT: Final = "script.json"

_logger: Final = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one chapter."""

    number: int
    recording: Recording | None
    error: NarrateError | None = None
    """Why it failed, or has stand-ins."""

    stood_in: int = 0
    """How many of its lines are said by stand-ins."""


def build(
    production: Production,
    numbers: Container[int],
    *,
    jobs: int = 1,
    progress: Callable[[int], None] = lambda _: None,
    heard: Callable[[], None] = lambda: None,
) -> Iterator[Outcome]:
    """
    Make what is out of date, and yield what became of each chapter as soon as it is done.

    A chapter that fails leaves its old file as it was, and the other chapters alone. Where a
    service refuses and there are stand-ins, they say what is missing, and the chapter stays out of
    date.

    Args:
        production: What has to be done.
        numbers: Which chapters are wanted, from 1.
        jobs: How many processes may speak at once.
        progress: Is told how many more takes were spoken.
        heard: Is told once, as soon as the first take is had; what it raises ends all.

    Raises:
        OutputError: The output folder cannot be written, or an old chapter not be removed.
    """
    understood = production.understood
    script = script_json(understood.script, understood.book)
    write_file(production.folder / SCRIPT, script.encode())
    if understood.results is not None:
        understood.results.save()
    chapters = [
        chapter
        for chapter in production.chapters
        if chapter.reasons and chapter.plan.number in numbers
    ]
    built = production.built
    current = frozenset(chapter.plan.number for chapter in production.chapters)
    performed = _performed(production, chapters, jobs=jobs, progress=progress, heard=heard)
    for chapter, failures in performed:
        try:
            plan = _rescued(production, chapter, failures, jobs=jobs)
            entry = record(
                plan,
                production.understood.script,
                chapter.path,
                cache=production.cache,
                narrators=production.narrators,
            )
        except NarrateError as error:
            yield Outcome(chapter.plan.number, None, error)
            continue
        built = _with(built, entry, current=current)
        manifest.write(production.folder, built)
        lines = {take.utterance for take in plan.takes if take.stands_in_for}
        blocked = next(iter(failures.values()), None)
        yield Outcome(chapter.plan.number, entry.recording, blocked, len(lines))
    _remove_stale(production, built)


def _rescued(
    production: Production,
    chapter: PlannedChapter,
    failures: Mapping[TakeKey, NarrateError],
    *,
    jobs: int,
) -> ChapterPlan:
    """
    Return the plan of which every take is there: with stand-ins for what a service refused.

    Raises:
        NarrateError: Something cannot be spoken, and nobody stands in.
    """
    final = [each for each in failures.values() if not isinstance(each, EngineBlockedError)]
    if failures and (final or production.stand_ins is None):
        raise (final or list(failures.values()))[0]
    if production.stand_ins is None or not failures:
        return chapter.plan
    plan = stood_in(
        chapter.plan,
        chapter.script,
        {take.utterance for take in chapter.plan.takes if take.key in failures},
        stand_ins=production.stand_ins,
        engines=production.engines,
    )
    takes = [take for take in plan.takes if take.stands_in_for]
    places = {take.key: f"{plan.number}:{take.utterance + 1}" for take in takes}
    for performed in perform(takes, production.engines, production.cache, jobs=jobs, places=places):
        if performed.error:
            raise performed.error
    return plan


def _performed(
    production: Production,
    chapters: Sequence[PlannedChapter],
    *,
    jobs: int,
    progress: Callable[[int], None],
    heard: Callable[[], None],
) -> Iterator[tuple[PlannedChapter, dict[TakeKey, NarrateError]]]:
    """Yield each chapter when all its takes are had, with what went wrong and where."""
    waiting: defaultdict[TakeKey, set[int]] = defaultdict(set)
    places: dict[TakeKey, str] = {}
    for place, chapter in enumerate(chapters):
        for take in chapter.plan.takes:
            waiting[take.key].add(place)
            places.setdefault(take.key, f"{chapter.plan.number}:{take.utterance + 1}")
    left = [len({take.key for take in chapter.plan.takes}) for chapter in chapters]
    failures: list[dict[TakeKey, NarrateError]] = [{} for _ in chapters]
    takes = [take for chapter in chapters for take in chapter.plan.takes]
    yield from ((chapter, {}) for chapter in chapters if not chapter.plan.takes)
    spoken = perform(takes, production.engines, production.cache, jobs=jobs, places=places)
    silent = True
    # Closed at once when a chapter cannot be written, so that no process speaks on.
    with contextlib.closing(spoken):
        for performed in spoken:
            progress(0 if performed.reused else 1)
            if silent and not performed.error:
                silent = False
                heard()
            for place in sorted(waiting[performed.key]):
                left[place] -= 1
                if performed.error:
                    failures[place][performed.key] = performed.error
                if not left[place]:
                    yield chapters[place], failures[place]


def _with(built: Manifest, entry: Entry, *, current: Container[int]) -> Manifest:
    kept = (
        other
        for other in built.entries
        if other.recording.number != entry.recording.number and other.recording.number in current
    )
    return Manifest((*kept, entry))


def _remove_stale(production: Production, built: Manifest) -> None:
    """
    Remove recordings that were made under another name, or of chapters that are gone.

    Raises:
        OutputError: One cannot be removed.
    """
    current = {entry.recording.path.name for entry in built.entries}
    for entry in production.built.entries:
        path = production.folder / entry.recording.path.name
        if path.name in current or not path.exists():
            continue
        try:
            path.unlink()
        except OSError as error:
            raise OutputError(f"{path}: cannot be removed: {error.strerror}") from error
        _logger.warning("%s is no chapter of the book any more, and is removed", path)
