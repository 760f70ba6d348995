"""`narrate audition`: hear voices, or the characters of a story."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

import click

from narrate.cli import report
from narrate.cli.options import Story, engine_option, output_option, voices_option
from narrate.engines import names as engine_names
from narrate.errors import MissingError, UsageError

_TEXT: Final = (
    "It was late when the ferry came in. “You are early,” she said, and held out her hand. "
    "“Or is my clock slow again?”"
)
_FILE: Final = re.compile(r"-|.*\.(?:txt|md|x?html?|epub|docx|odt|rtf|zip)", re.IGNORECASE)
_SENTENCE: Final = re.compile(r".*\s.*|.*[.!?…]", re.DOTALL)


@click.command("audition")
@click.argument("words", nargs=-1, metavar="[STORY | VOICE... [TEXT]]")
@engine_option
@voices_option
@output_option
@click.option("--text", metavar="TEXT", help="What they say.")
@click.option(
    "--together", is_flag=True, help="One file for all of STORY, the narrator naming each."
)
def command(
    words: tuple[str, ...],
    *,
    engine: str,
    voices: Path,
    output: Path,
    text: str | None,
    together: bool,
) -> None:
    """
    Let each character of STORY say a line of his own, or each VOICE say something.

    Without STORY or VOICE, all voices of an engine are heard. The paths of the MP3 files, in
    output/auditions/, go to stdout.

    \b
    narrate audition story.html
    narrate audition story.html --together
    narrate audition espeak/en-gb+m7 "Where have you been?"
    narrate audition espeak/en-gb+m7 espeak/en-us+m3 --text "Where have you been?"
    """
    from narrate import pipeline

    named, text = _divided(words, text, engine=engine, voices=voices)
    stories = [word for word in named if _is_story(word)]
    if stories and len(named) > 1:
        raise UsageError(
            f"`{stories[0]}` is a story, and beside it stands `{' '.join(named[1:])}`",
            hint="Give one story, or voices alone; what they say can be given by `--text`",
        )
    if together and not stories:
        raise UsageError("--together needs a story", hint="`narrate audition STORY --together`")
    if not stories:
        for path in pipeline.audition(
            named, engine=engine, text=_TEXT if text is None else text, voices=voices, output=output
        ):
            click.echo(path)
        return
    understood = Story(Path(stories[0]), None, None, None, voices, None, None).understand(
        output=output
    )
    for name, path in pipeline.audition_cast(
        understood, engine=engine, output=output, text=text, together=together
    ):
        report.note(name)
        click.echo(path)


def _divided(
    words: tuple[str, ...], text: str | None, *, engine: str, voices: Path
) -> tuple[tuple[str, ...], str | None]:
    """Return what is to be heard, and what is said: the last word, if it names nothing."""
    if not words or not _is_text(words, engine=engine, voices=voices):
        return words, text
    *named, last = words
    if text is not None:
        raise UsageError(
            f"There are two texts: `{last}` and `{text}`, the one of `--text`",
            hint="Give one of them",
        )
    if not named:
        raise UsageError(
            f"No voice and no story is named that could say `{last}`",
            hint="`narrate audition VOICE --text TEXT`; `narrate voices` lists the voices",
        )
    return tuple(named), last


def _is_text(words: tuple[str, ...], *, engine: str, voices: Path) -> bool:
    """Tell whether the last word is no story and no voice, but what is to be said."""
    *named, last = words
    if _is_story(last):
        return False
    sentence = not last or _SENTENCE.fullmatch(last) is not None
    engines = {engine, *(word.partition("/")[0] for word in words)} & set(engine_names())
    if last.partition("/")[0] in engines and "/" in last and not sentence:
        return False
    # One word may be anything; what stands alone, or beside a story, has to look like a text.
    if not sentence and (not named or "/" in last or any(map(_is_story, named))):
        return False
    return not any(_has_voice(one, last, voices) for one in engines)


def _has_voice(engine: str, name: str, voices: Path) -> bool:
    """Tell whether a word is the id of one of an engine's voices, or its part behind the slash."""
    from narrate import pipeline

    try:
        catalog = pipeline.load_catalog(engine, voices)
    except MissingError:  # Whoever asks for a voice of it will be told.
        return False
    return any(voice.id in (name, f"{engine}/{name}") for voice in catalog.voices)


def _is_story(word: str) -> bool:
    """Tell whether a word is the path of a story and no voice: it is there, or looks like one."""
    if not word or (word.partition("/")[0] in engine_names() and not Path(word).is_file()):
        return False
    return Path(word).exists() or _FILE.fullmatch(word) is not None
