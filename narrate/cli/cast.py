"""`narrate cast`: who is played by which voice."""

from __future__ import annotations

from collections.abc import Iterator

import click

from narrate.cast import Cast
from narrate.cli import report
from narrate.cli.options import Story, engine_option, story_options
from narrate.script import NARRATOR, UNKNOWN, Script


@click.command("cast")
@story_options
@engine_option
def command(story: Story, *, engine: str) -> None:
    """
    Show the cast of STORY, and write it to voices/books/<book>.toml.

    Edit that file as you like: voices, names, aliases, genders, ages, merged people. What
    stands there wins and stays; narrate only adds who is new.

    \b
    narrate cast story.html
    narrate cast story.html --engine gtts
    """
    from narrate import pipeline

    understood = story.understand()
    cast = pipeline.cast_script(understood, engine=engine)
    added = pipeline.remember(understood, cast, engine=engine)
    for row in _rows(understood.script, cast):
        click.echo(row)
    report.idle_decisions(understood)
    if added:
        report.note(f"Wrote {understood.bookfile}: {report.count(len(added), 'entry')} added")
    else:
        report.note(f"{understood.bookfile} has them all; nothing was written")


def _rows(script: Script, cast: Cast) -> Iterator[str]:
    people = [(NARRATOR, "", "")]
    people += [
        (
            character.name,
            str(script.lines_of(character.id)),
            " ".join(filter(None, (character.age, character.gender))),
        )
        for character in script.characters
    ]
    voices = [cast.narrator, *(cast.roles[character.id] for character in script.characters)]
    if script.lines_of(UNKNOWN):
        people.append((UNKNOWN, str(script.lines_of(UNKNOWN)), ""))
        voices.append(cast.roles[UNKNOWN])
    names, lines, kinds = (max(map(len, column)) for column in zip(*people, strict=True))
    for (name, count, kind), voice in zip(people, voices, strict=True):
        like = ", ".join(filter(None, (f"{voice.age} {voice.gender}", voice.accent)))
        yield f"{name:<{names}}  {count:>{lines}}  {kind:<{kinds}}  {voice.id}  ({like})"
