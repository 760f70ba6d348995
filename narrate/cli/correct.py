"""`narrate correct`: who says a line, and who is who."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import click

from narrate.cli import report
from narrate.cli.options import Story, story_options

if TYPE_CHECKING:
    from narrate.pipeline import Understood


class Subject(click.ParamType):
    """A line as people count, `3:14` (chapter 3, line 14), or else somebody in the story."""

    name = "subject"

    def convert(
        self,
        value: object,
        param: click.Parameter | None,  # noqa: ARG002 - click's signature
        ctx: click.Context | None,  # noqa: ARG002
    ) -> tuple[int, int] | str:
        """Return the chapter's number and the line's, both from 1; or a name."""
        match = re.fullmatch(r"(\d{1,6}):(\d{1,6})", str(value))
        return (int(match[1]), int(match[2])) if match else str(value)


@click.command("correct")
@story_options
@click.argument("subject", type=Subject(), metavar="CHAPTER:LINE|CHARACTER")
@click.argument("name")
def command(story: Story, *, subject: tuple[int, int] | str, name: str) -> None:
    """
    Decide that line CHAPTER:LINE of STORY is said by NAME, or that CHARACTER is NAME.

    The decision goes into voices/books/<book>.toml. That about a line holds on to its words,
    not to its number, so it stays right when the story is edited; NAME is somebody in the
    story, somebody new, `narrator` (it is not speech) or `unknown`.

    If CHARACTER is NAME, all that he is called, and all his lines, are NAME's, who keeps his
    voice. To part them again, delete that line from the file.

    \b
    narrate script story.html                     shows the positions
    narrate correct story.html 1:14 Anna
    narrate cast story.html                       shows who there is
    narrate correct story.html "Mr. Vyse" Cecil
    """
    understood = story.understand()
    if isinstance(subject, str):
        _merge(understood, subject, name)
    else:
        _correct(understood, subject, name)
    report.note(f"Written to {understood.bookfile}; `narrate build` makes it heard")


def _correct(understood: Understood, position: tuple[int, int], name: str) -> None:
    from narrate import pipeline

    correction = pipeline.correct(understood, position=position, speaker=name)
    line = report.sample(correction.text)
    chapter, number = position
    click.echo(f"{chapter}:{number} is now said by {correction.speaker}: {line}")
    if correction.others:
        report.note(
            f"{report.count(correction.others, 'other line')} near it changed their speaker too"
        )
    if correction.new_character:
        report.note(f"{name} is new in this story")


def _merge(understood: Understood, who: str, into: str) -> None:
    from narrate import pipeline

    merger = pipeline.merge(understood, who=who, into=into)
    names = ", ".join(merger.names)
    click.echo(f"{who} is now {merger.into}, who is also called {names}")
    report.note(f"{report.count(merger.lines, 'line')} changed their speaker")
