"""`narrate serve`: the feeds, for podcast apps on this machine."""

from __future__ import annotations

from pathlib import Path

import click

from narrate.cli import report
from narrate.cli.options import output_option


@click.command("serve")
@output_option
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True, metavar="N")
def command(*, output: Path, host: str, port: int) -> None:
    """
    Offer all published books to podcast apps on this machine, until Ctrl-C.

    \b
    narrate serve
    narrate serve --port 8080
    """
    from narrate import server

    server.serve(output, host=host, port=port, ready=_tell)


def _tell(address: str) -> None:
    report.note(f"Your books are at {address} (Ctrl-C ends)")
