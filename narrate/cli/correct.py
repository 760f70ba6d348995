"""`narrate correct`: who says a line."""

from __future__ import annotations

import re

import click

from narrate.cli import report
from narrate.cli.options import Story, story_options


class Position(click.ParamType):
    """A line as people count: `3:14`, chapter 3, line 14."""

    name = "position"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[int, int]:
        """Return the chapter's number and the line's, both from 1."""
        match = re.fullmatch(r"(\d{1,6}):(\d{1,6})", str(value))
        if not match:
            self.fail(f"`{value}` is no position such as 1:14 (chapter 1, line 14)", param, ctx)
        return int(match[1]), int(match[2])


@click.command("correct")
@story_options
@click.argument("position", type=Position(), metavar="CHAPTER:LINE")
@click.argument("name")
def command(story: Story, *, position: tuple[int, int], name: str) -> None:
    """
    Decide that line CHAPTER:LINE of STORY is said by NAME.

    The decision goes into voices/books/<book>.toml. It holds on to the words of the line,
    not to its number, so it stays right when the story is edited. NAME is somebody in the
    story, somebody new, `narrator` (it is not speech) or `unknown`.

    \b
    narrate script story.html              shows the positions
    narrate correct story.html 1:14 Anna
    """
    from narrate import pipeline

    understood = story.understand()
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
    report.note(f"Written to {understood.bookfile}; `narrate build` makes it heard")
