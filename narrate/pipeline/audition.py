"""Voices, heard before they are cast, and characters before the book is built."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from narrate.book import SceneBreak, Strength
from narrate.cache import Cache
from narrate.cast import Cast
from narrate.casting import load_catalog, typical_line
from narrate.errors import UsageError
from narrate.pacing import Pacing
from narrate.pipeline.production import CACHE, hired, sounding_cast
from narrate.pipeline.record import record
from narrate.pipeline.story import Understood, cast_script, voice_finder
from narrate.publishing.names import slug
from narrate.script import (
    NARRATOR,
    UNKNOWN,
    CharacterId,
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
        language = voice.language.partition("-")[0]
        script = _script("Auditions", voice.id, (_told(text),), language=language)
        path = output / FOLDER / f"{slug(voice.id)}.mp3"
        yield _recorded(script, Cast(voice, {}), path, output=output)


def audition_cast(
    understood: Understood,
    *,
    engine: str,
    output: Path,
    text: str | None = None,
    together: bool = False,
) -> Iterator[tuple[str, Path]]:
    """
    Let everybody of a story say a line of his own, the narrator first.

    Args:
        understood: The story.
        engine: Whose voices play.
        output: The folder of all books; the files go into `auditions/<book>/` there.
        text: What they all say instead.
        together: Make one file, `auditions/<book>.mp3`, in which the narrator names each.

    Yields:
        Who is heard, and in which MP3 file, as soon as it is written.

    Raises:
        MissingError: There is no such engine or voice.
        UsageError: There is nothing to say.
        EngineError: A voice cannot speak.
        OutputError: A file cannot be written.
    """
    cast = sounding_cast(cast_script(understood, engine=engine), understood.decisions.sound)
    lines = dict(_lines(understood.script, text))
    names = {one.id: one.name for one in understood.script.characters}
    folder = output / FOLDER / understood.name

    def recorded(title: str, items: Sequence[Utterance | SceneBreak], path: Path) -> Path:
        book, language = understood.book.title, understood.script.language
        script = _script(book, title, items, language=language)
        spellings = understood.decisions.spellings
        return _recorded(script, cast, path, output=output, spellings=spellings)

    if together:
        items = list(_together(lines, names))
        everybody = ", ".join(names.get(role, role) for role in lines)
        yield everybody, recorded("The cast", items, folder.with_name(f"{folder.name}.mp3"))
        return
    for role, line in lines.items():
        name = names.get(role, role)
        yield name, recorded(name, (line,), folder / f"{slug(role)}.mp3")


def _lines(script: Script, text: str | None) -> Iterator[tuple[CharacterId, Utterance]]:
    """Yield what everybody says who says anything."""
    for role in (NARRATOR, *(one.id for one in script.characters), UNKNOWN):
        line = typical_line(script, role)
        if line is not None and text is not None:
            line = replace(_told(text), speaker=role)
        if line is not None:
            yield role, line


def _together(
    lines: dict[CharacterId, Utterance], names: dict[CharacterId, str]
) -> Iterator[Utterance | SceneBreak]:
    """Yield the name of each, told by the narrator, and his line; the narrator has none."""
    for at, (role, line) in enumerate(lines.items()):
        if at:
            yield SceneBreak(Strength.WEAK)
        if role in names:
            yield _told(f"{names[role].rstrip('.')}.", block=2 * at)
        yield replace(line, span=replace(line.span, block=2 * at + 1))


def _told(text: str, *, block: int = 0) -> Utterance:
    span = Span(SpanKind.NARRATION, text, block=block, start=0)
    return Utterance(span, NARRATOR, 1.0, Evidence.NARRATION)


def _script(
    book: str, title: str, items: Sequence[Utterance | SceneBreak], *, language: str
) -> Script:
    return Script(
        title=book,
        author=None,
        language=language,
        narrator=None,
        characters=(),
        chapters=(ScriptChapter(1, title, tuple(items)),),
    )


def _recorded(
    script: Script,
    cast: Cast,
    path: Path,
    *,
    output: Path,
    spellings: Sequence[tuple[str, str]] = (),
) -> Path:
    """Speak the one chapter of a script, write it to a file, and return that."""
    (chapter,) = script.chapters
    heard = list(dict.fromkeys(cast.voice_of(one.speaker) for one in chapter.utterances))
    speaking = hired((voice.engine for voice in heard), output=output)
    plan = plan_chapter(
        chapter,
        cast,
        engines=speaking,
        pacing=_PACING,
        language=script.language,
        spellings=spellings,
    )
    if not plan.takes:
        said = " ".join(one.span.text for one in chapter.utterances)
        raise UsageError(
            f"There is nothing to say in `{said}`", hint="Give a text with words: `--text TEXT`"
        )
    cache = Cache(output / CACHE)
    for spoken in perform(plan.takes, speaking, cache):
        if spoken.error:
            raise spoken.error
    record(plan, script, path, cache=cache, narrators=tuple(voice.id for voice in heard))
    return path
