"""`narrate audition`: hear voices."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import click

from narrate.cli.options import engine_option, output_option, voices_option

_TEXT: Final = (
    "It was late when the ferry came in. “You are early,” she said, and held out her hand. "
    "“Or is my clock slow again?”"
)


@click.command("audition")
@click.argument("names", nargs=-1, metavar="[VOICE]...")
@engine_option
@voices_option
@output_option
@click.option("--text", default=_TEXT, metavar="TEXT", help="What they say.")
def command(names: tuple[str, ...], *, engine: str, voices: Path, output: Path, text: str) -> None:
    """
    Let each VOICE say something, into output/auditions/; without VOICE, all of an engine.

    The paths of the MP3 files go to stdout.

    \b
    narrate audition
    narrate audition espeak/en-gb+f3 --text "Where have you been?"
    """
    from narrate import pipeline

    for path in pipeline.audition(names, engine=engine, text=text, voices=voices, output=output):
        click.echo(path)
