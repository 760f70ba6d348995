"""`narrate status`: what is out of date, and why."""

from __future__ import annotations

from pathlib import Path

import click

from narrate.cli import report
from narrate.cli.options import Story, engine_option, output_option, story_options


@click.command("status")
@story_options
@output_option
@engine_option
def command(story: Story, *, output: Path, engine: str) -> None:
    """
    Show which chapters of STORY are out of date, and why.

    \b
    narrate status story.html
    """
    from narrate import pipeline

    understood = story.understand(output=output)
    production = pipeline.plan_build(understood, output=output, engine=engine)
    for chapter in production.chapters:
        state = report.why(chapter) if chapter.reasons else "up to date"
        click.echo(f"{chapter.plan.number}. {chapter.plan.title}: {state}")
    report.idle_decisions(understood)
