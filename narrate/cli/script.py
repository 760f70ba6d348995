"""`narrate script`: who says what."""

from __future__ import annotations

import shutil
import textwrap
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from narrate.book import SceneBreak, Strength
from narrate.cli import report
from narrate.cli.options import Story, story_options
from narrate.errors import UsageError
from narrate.script import NARRATOR, Delivery, Script, ScriptChapter, Utterance

if TYPE_CHECKING:
    from narrate.pipeline import Understood

UNSURE: Final = 0.7
"""
Lines less sure than this are worth a look. In the stories of seeds/ these are 72 of 408 lines
of dialogue, and 22 of the 28 whose speaker is wrong.
"""

_NAME_CHARS: Final = 14
_LEFT_CHARS: Final = 6 + 2 + _NAME_CHARS + 2
_LEAST_CHARS: Final = 30
_BREAKS: Final = {Strength.STRONG: "* * *", Strength.WEAK: "*"}


@click.command("script")
@story_options
@click.option("--json", "as_json", is_flag=True, help="As JSON, in the format of script.json.")
@click.option(
    "--check",
    "checked",
    is_flag=True,
    help="Prove that every word of STORY is spoken once or listed as left out.",
)
@click.option("--unsure", is_flag=True, help="Only the lines that are worth a look.")
def command(story: Story, *, as_json: bool, checked: bool, unsure: bool) -> None:
    """
    Show who says what in STORY, line by line.

    A `?` marks lines of which the program is not sure. Each line has a position such as
    1:14 (chapter 1, line 14), by which `narrate correct` knows it.

    \b
    narrate script story.html
    narrate script story.html --unsure
    narrate script story.html --check
    narrate script story.html --json > script.json
    """
    understood = story.understand()
    script = understood.script
    if as_json:
        from narrate import pipeline

        click.echo(pipeline.script_json(script, understood.book), nl=False)
    elif checked:
        report.source(understood)
        report.left_out(script)
        _check(understood, story)
    elif unsure:
        _show(script, only_unsure=True)
        report.unsure(script, threshold=UNSURE)
    else:
        report.source(understood)
        _show(script, only_unsure=False)
        report.characters(script)
        report.left_out(script)
        report.unsure(script, threshold=UNSURE)
    report.idle_decisions(understood)


def _check(understood: Understood, story: Story) -> None:
    """Tell what became of the words of the file; exit status 1 if one is lost or said twice."""
    from narrate import pipeline

    if story.path == Path("-"):
        raise UsageError("Standard input can be read once", hint="Give --check a file")
    found = pipeline.check(understood, story.path)
    total = found.spoken + found.left_out + found.unread
    click.echo(
        f"{total:,} words: {found.spoken:,} spoken, {found.left_out:,} left out, "
        f"{found.unread:,} around the story"
    )
    if not found.independent:
        report.note("This form has one reader only: nothing else read the file to compare")
    if found.difference:
        report.note(f"First difference: {found.difference}")
        raise click.exceptions.Exit(1)


def _show(script: Script, *, only_unsure: bool) -> None:
    names = {character.id: character.name for character in script.characters}
    for chapter in script.chapters:
        lines = tuple(_lines(chapter, names, only_unsure=only_unsure))
        if lines:
            click.secho(f"\nChapter {chapter.number}: {chapter.title}", bold=True)
        for line in lines:
            click.echo(line)


def _lines(chapter: ScriptChapter, names: dict[str, str], *, only_unsure: bool) -> Iterator[str]:
    number = 0
    for item in chapter.items:
        if isinstance(item, SceneBreak):
            if not only_unsure:
                yield " " * _LEFT_CHARS + _BREAKS[item.strength]
            continue
        number += 1
        if not only_unsure or item.confidence < UNSURE:
            yield _line(f"{chapter.number}:{number}", item, names)


def _line(position: str, utterance: Utterance, names: dict[str, str]) -> str:
    speaker = names.get(utterance.speaker, utterance.speaker)
    mark = "?" if utterance.confidence < UNSURE else " "
    name = f"{speaker[:_NAME_CHARS]:<{_NAME_CHARS}}"
    said = " ".join(utterance.span.text.split())
    if utterance.delivery is not Delivery.PLAIN:
        said = f"({utterance.delivery}) {said}"
    width = max(shutil.get_terminal_size().columns - _LEFT_CHARS, _LEAST_CHARS)
    wrapped = textwrap.wrap(said, width) or [""]
    text = f"\n{' ' * _LEFT_CHARS}".join(wrapped)
    if utterance.speaker != NARRATOR:
        name = click.style(name, bold=True)
    return f"{position:>6}{mark} {name}  {text}"
