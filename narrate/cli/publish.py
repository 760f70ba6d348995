"""`narrate publish`: the podcast feed."""

from __future__ import annotations

from pathlib import Path

import click

from narrate.cli import report
from narrate.cli.options import Story, output_option, story_options


@click.command("publish")
@story_options
@output_option
@click.option(
    "--base-url",
    metavar="URL",
    help="Where the book's folder will be found.  [default: where `narrate serve` puts it]",
)
def command(story: Story, *, output: Path, base_url: str | None) -> None:
    """
    Write the podcast feed of STORY beside its chapters: output/<book>/feed.xml.

    \b
    narrate publish story.html --base-url https://example.org/the-well
    narrate publish story.html && narrate serve
    """
    from narrate import pipeline

    understood = story.understand(output=output)
    feed = pipeline.publish(understood, output=output, base_url=base_url)
    for chapter in feed.missing:
        report.note(f"Chapter {chapter} is not built yet and not in the feed")
    click.echo(feed.path)
    report.note(
        f"{report.count(feed.episodes, 'chapter')}, {report.duration(feed.duration_ms)}; "
        f"its address will be {feed.url}"
    )
