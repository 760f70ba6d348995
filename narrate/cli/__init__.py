"""
The narrate command: its commands stand in the order of the flow.

Only this package prints: results on stdout, everything else on stderr.
"""

from __future__ import annotations

import importlib
import logging
import os
import sys
import traceback
from typing import Any, Final

import click

from narrate.cli import report
from narrate.errors import NarrateError, OutputError

_COMMANDS: Final = {
    "script": "Show who says what.",
    "cast": "Show who is played by which voice, and write it down to be edited.",
    "voices": "List the voices of an engine, or fetch the models of some.",
    "audition": "Hear voices.",
    "correct": "Decide who says a line, or who is who.",
    "words": "List the names, and how each is heard.",
    "say": "Decide how a word is said.",
    "build": "Make one MP3 of each chapter.",
    "status": "Show which chapters are out of date, and why.",
    "verify": "Listen to the chapters, and name the lines that are not right.",
    "publish": "Write the podcast feed.",
    "serve": "Offer the feeds to podcast apps on this machine.",
}
_INTERRUPTED: Final = 130  # What shells expect of a program that Ctrl-C ended: 128 + SIGINT.


class _Commands(click.Group):
    """Commands in the order of the flow, each imported when it is called."""

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401 - click's signature
        try:
            return super().invoke(ctx)
        except NarrateError as error:
            report.failure(error)
            ctx.exit(error.exit_status)
        except KeyboardInterrupt:
            report.note("Stopped; what is done is kept, the next run goes on")
            ctx.exit(_INTERRUPTED)

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in _COMMANDS:
            return None
        command = importlib.import_module(f"narrate.cli.{cmd_name}").command
        if not isinstance(command, click.Command):
            raise TypeError(f"narrate.cli.{cmd_name}.command is no command")
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        # Written from the table above: help should not import all modules.
        with formatter.section("Commands"):
            formatter.write_dl(list(_COMMANDS.items()))


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="narrate")
@click.option("-v", "--verbose", is_flag=True, help="Tell more of what happens.")
def narrate(*, verbose: bool) -> None:
    """
    Turn a story file into an audiobook with a voice for every character.

    \b
    narrate build story.html        one MP3 per chapter, in output/<book>/
    narrate script story.html       who says what, line by line
    narrate cast story.html         voices/books/<book>.toml, to be edited
    narrate build story.html        again: only what changed is made anew
    narrate publish story.html && narrate serve
    """
    logging.basicConfig(
        level=logging.INFO if verbose else logging.WARNING,
        format="narrate: %(message)s",
        stream=sys.stderr,
    )


def main() -> None:
    """Run the command line, and end the process with its exit status."""
    try:
        narrate(prog_name="narrate")
    except OSError as error:
        # A reader that has gone, as `| head`, is click's: it ends in silence, with 1.
        if not _is_told(error):
            raise
        _give_up_stdout()
        why = error.strerror or error
        report.failure(OutputError(f"What there is to tell cannot be written to stdout: {why}"))
        sys.exit(OutputError.exit_status)


def _is_told(error: OSError) -> bool:
    """Tell whether it came of printing: a write names no file, so what was called has to tell."""
    called = (frame.f_code for frame, _ in traceback.walk_tb(error.__traceback__))
    return click.echo.__code__ in called


def _give_up_stdout() -> None:
    """Let what is left go nowhere: Python would fail once more when it writes it at the end."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)
