"""What has to be done so that a book is up to date, and why."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from narrate import engines
from narrate.answers import Answers
from narrate.cache import Cache
from narrate.cast import Cast, Voice
from narrate.decisions import Sound
from narrate.engines import Engine, KeepsAnswers
from narrate.errors import UsageError
from narrate.pipeline.record import tags_of
from narrate.pipeline.story import Understood, cast_script
from narrate.publishing import manifest
from narrate.publishing.manifest import Manifest, digest
from narrate.publishing.names import chapter_file_name
from narrate.publishing.reasons import reasons
from narrate.script import ScriptChapter
from narrate.synthesis import plan_chapter
from narrate.take import ChapterPlan

CACHE: Final = Path(".cache", "takes")
"""The folder of takes, beside the books' folders."""

ANSWERS: Final = Path(".cache", "answers")
"""The folder of what services answered, beside the takes that were made of it."""

_REHEARSING: Final = "tone"
"""An engine that is always there, for who has the default one already."""


@dataclass(frozen=True, slots=True)
class PlannedChapter:
    """A chapter as it is to be, and what has to be done for it."""

    script: ScriptChapter
    plan: ChapterPlan
    path: Path
    reasons: tuple[str, ...]
    """Why it has to be built; empty: it is up to date."""

    missing: int
    """How many of its takes have to be spoken; 0 if it is up to date."""


@dataclass(frozen=True, slots=True)
class Production:
    """A whole book as it is to be built."""

    understood: Understood
    cast: Cast
    engines: Mapping[str, Engine]
    folder: Path
    cache: Cache
    built: Manifest
    """What was built before."""

    chapters: tuple[PlannedChapter, ...] = ()
    stand_ins: Cast | None = None
    """Who says the lines whose voices cannot be had; None: nobody."""

    @property
    def narrators(self) -> tuple[str, ...]:
        """Who is named in the tags as the one who reads."""
        return (f"narrate ({self.cast.narrator.engine})",)


def plan_build(
    understood: Understood, *, output: Path, engine: str, fallback: str | None = None
) -> Production:
    """
    Return what has to be done so that every chapter is up to date; do nothing yet.

    Args:
        understood: The story.
        output: The folder of all books.
        engine: Whose voices are wanted.
        fallback: Whose voices say what those cannot, when a service refuses.

    Raises:
        UsageError: An engine is to stand in where no other one speaks.
        MissingError: There is no such engine or voice.
        CatalogError: A voice catalog has mistakes.
        OutputError: What was built before cannot be read.
    """
    sound = understood.decisions.sound
    cast = sounding_cast(cast_script(understood, engine=engine), sound)
    names, stand_ins = _speaking(cast), None
    if fallback is not None:
        if names == {fallback}:
            other = _REHEARSING if fallback == engines.DEFAULT else engines.DEFAULT
            raise UsageError(
                f"`{fallback}` cannot stand in for itself", hint=f"Name another engine: `{other}`"
            )
        # A voice of a service does not stand in, whoever was given it.
        stand_ins = sounding_cast(cast_script(understood, engine=fallback, alone=True), sound)
        names |= _speaking(stand_ins)
    folder = output / understood.name
    production = Production(
        understood,
        cast,
        engines=hired(names, output=output),
        folder=folder,
        cache=Cache(output / CACHE),
        built=manifest.read(folder),
        stand_ins=stand_ins,
    )
    chapters = tuple(_planned(production, chapter) for chapter in understood.script.chapters)
    return replace(production, chapters=chapters)


def _speaking(cast: Cast) -> set[str]:
    """Return the engines that a cast needs."""
    return {voice.engine for voice in (cast.narrator, *cast.roles.values())}


def hired(names: Iterable[str], *, output: Path) -> dict[str, Engine]:
    """
    Return engines by their names; what services answer them is kept with all books.

    Raises:
        MissingError: There is no such engine, or what it needs is not installed.
    """
    found = {name: engines.load(name) for name in sorted(set(names))}
    for engine in found.values():
        if isinstance(engine, KeepsAnswers):
            engine.keep_answers(Answers(output / ANSWERS))
    return found


def sounding_cast(cast: Cast, sound: Sound) -> Cast:
    """Return a cast whose voices sound as is wanted for the whole book."""

    def wanted(voice: Voice) -> Voice:
        return replace(
            voice,
            expression=voice.expression * sound.expression,
            mastering=sound.mastering or voice.mastering,
        )

    return Cast(wanted(cast.narrator), {role: wanted(one) for role, one in cast.roles.items()})


def _planned(production: Production, chapter: ScriptChapter) -> PlannedChapter:
    understood = production.understood
    plan = plan_chapter(
        chapter,
        production.cast,
        engines=production.engines,
        pacing=understood.decisions.pacing,
        language=understood.script.language,
        spellings=understood.decisions.spellings,
    )
    name = chapter_file_name(chapter.number, understood.script.last_number, chapter.title)
    path = production.folder / name
    entry = production.built.entry(chapter.number)
    recording = entry.recording if entry else None
    tags = tags_of(
        chapter,
        understood.script,
        narrators=production.narrators,
        markers=recording.markers if recording else (),
        duration_ms=recording.duration_ms if recording else 0,
    )
    why = reasons(
        plan,
        [utterance.speaker for utterance in chapter.utterances],
        entry,
        printed=[utterance.span.text for utterance in chapter.utterances],
        names={one.id: one.name for one in understood.script.characters},
        tags_digest=digest(tags),
        size=path.stat().st_size if path.is_file() else None,
    )
    keys = {take.key for take in plan.takes}
    missing = sum(not production.cache.has(key) for key in keys) if why else 0
    return PlannedChapter(chapter, plan, path, why, missing)
