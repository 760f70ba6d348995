"""`narrate cast`: who is played by which voice, and why."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, Final

import click

from narrate.cli import report
from narrate.cli.options import Story, casting_options, engine_option, story_options

if TYPE_CHECKING:
    from narrate.pipeline import Part, Understood

_VERSION: Final = 1


@click.command("cast")
@story_options
@casting_options
@engine_option
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
def command(story: Story, *, engine: str, as_json: bool) -> None:
    """
    Show the cast of STORY and why it is so, and write it to voices/books/<book>.toml.

    Edit that file as you like: voices, names, aliases, genders, ages, merged people. What
    stands there wins and stays; narrate only adds who is new.

    \b
    narrate cast story.html
    narrate cast story.html --engine gtts
    narrate cast sequel.epub --series the-well
    narrate cast story.html --solo
    """
    from narrate import pipeline

    understood = story.understand()
    cast = pipeline.cast_script(understood, engine=engine)
    parts = pipeline.tell_cast(understood, cast, engine=engine)
    added = pipeline.remember(understood, cast, engine=engine)
    if as_json:
        content = _as_json(understood, parts, engine=engine)
        click.echo(json.dumps(content, ensure_ascii=False, indent=1))
    else:
        for row in _rows(parts):
            click.echo(row)
    report.heritage(understood, engine=engine)
    report.idle_decisions(understood)
    if added:
        report.note(f"Wrote {understood.bookfile}: {report.count(len(added), 'entry')} added")
    else:
        report.note(f"{understood.bookfile} has them all; nothing was written")


def _rows(parts: Sequence[Part]) -> Iterator[str]:
    cells = [(part.name, str(part.lines or ""), part.voice.id) for part in parts]
    names, lines, voices = (max(map(len, column)) for column in zip(*cells, strict=True))
    for part, (name, count, voice) in zip(parts, cells, strict=True):
        like = part.voice
        looks = ", ".join(filter(None, (f"{like.age} {like.gender}", like.accent)))
        yield f"{name:<{names}}  {count:>{lines}}  {voice:<{voices}}  ({looks})"
        if part.why:
            yield f"{'':{names}}  {'':{lines}}  {'; '.join(part.why)}"


def _as_json(understood: Understood, parts: Sequence[Part], *, engine: str) -> dict[str, Any]:
    casting = understood.decisions.casting
    return {
        "version": _VERSION,
        "title": understood.book.title,
        "engine": engine,
        "solo": casting.solo,
        "series": casting.series,
        "parts": [
            {
                "role": part.role,
                "name": part.name,
                "aliases": list(part.aliases),
                "lines": part.lines,
                "gender": part.gender,
                "age": part.age,
                "accent": part.accent or None,
                "voice": part.voice.id,
                "why": list(part.why),
            }
            for part in parts
        ],
    }
