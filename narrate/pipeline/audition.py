"""Voices, heard before they are cast."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from narrate.cache import Cache
from narrate.cast import Cast, Voice
from narrate.casting import load_catalog
from narrate.errors import UsageError
from narrate.pacing import Pacing
from narrate.pipeline.production import CACHE, hired
from narrate.pipeline.record import record
from narrate.pipeline.story import voice_finder
from narrate.publishing.names import slug
from narrate.script import (
    NARRATOR,
    Evidence,
    Script,
    ScriptChapter,
    Span,
    SpanKind,
    Utterance,
)
from narrate.synthesis import perform, plan_chapter

FOLDER: Final = "auditions"
_PACING: Final = Pacing(head=200, tail=400)


def audition(
    names: Sequence[str], *, engine: str, text: str, voices: Path, output: Path
) -> Iterator[Path]:
    """
    Let voices say a text, and yield the MP3 file of each as soon as it is written.

    Args:
        names: Ids of voices, of any engine; none: all voices of `engine`.
        engine: Its voices are meant where an id names no engine.
        text: What is said.
        voices: The user's folder of voice catalogs.
        output: The folder of all books; the files go into `auditions/` there.

    Raises:
        MissingError: There is no such engine or voice.
        UsageError: There is nothing to say.
        EngineError: A voice cannot speak.
        OutputError: A file cannot be written.
    """
    find = voice_finder(voices)
    ids = [name if "/" in name else f"{engine}/{name}" for name in names]
    chosen = [find(id_) for id_ in ids] or list(load_catalog(engine, voices).voices)
    for voice in chosen:
        yield _heard(voice, text, output=output)


def _heard(voice: Voice, text: str, *, output: Path) -> Path:
    span = Span(SpanKind.NARRATION, text, block=0, start=0)
    utterance = Utterance(span, NARRATOR, 1.0, Evidence.NARRATION)
    script = Script(
        title="Auditions",
        author=None,
        language=voice.language.partition("-")[0],
        narrator=None,
        characters=(),
        chapters=(ScriptChapter(1, voice.id, (utterance,)),),
    )
    engine = hired([voice.engine], output=output)
    plan = plan_chapter(
        script.chapters[0],
        Cast(narrator=voice, roles={}),
        engines=engine,
        pacing=_PACING,
        language=script.language,
    )
    if not plan.takes:
        raise UsageError(f"There is nothing to say in `{text}`", hint="Give a text with words")
    cache = Cache(output / CACHE)
    for spoken in perform(plan.takes, engine, cache):
        if spoken.error:
            raise spoken.error
    path = output / FOLDER / f"{slug(voice.id)}.mp3"
    record(plan, script, path, cache=cache, narrators=(voice.id,))
    return path
