"""`narrate voices fetch`: the models of neural engines."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from narrate.cli import report
from narrate.cli.options import voices_option

if TYPE_CHECKING:
    from narrate.engines.models import Source


@click.command("fetch")
@click.argument("models", nargs=-1, metavar="[ENGINE/MODEL]...")
@voices_option
def fetch(models: tuple[str, ...], *, voices: Path) -> None:
    """
    Fetch each MODEL of a neural engine, once; without MODEL, list what there is.

    The license is told before anything comes. What broke off goes on from there; what came is
    checked against the official list. Models lie in a folder of their own, which the environment
    variable NARRATE_MODELS may name. The paths of the files go to stdout.

    \b
    narrate voices fetch
    narrate voices fetch piper/en_GB-vctk-medium
    """
    from narrate.engines import models as shelf

    sources = shelf.read_sources(voices)
    if not models:
        _offer(sources)
    for model in models:
        order = shelf.order(model, sources)
        if not order.missing:
            report.note(f"{order.id} is here already, in {order.folder}")
            continue
        report.note(f"{order.id}: {order.size / 1e6:,.0f} MB into {order.folder}")
        report.note(f"  {order.license}")
        with report.Progress(order.size, label="Fetching") as progress:
            paths = shelf.fetch(order, heard=progress.advance)
        for path in paths:
            click.echo(path)


def _offer(sources: Mapping[str, Source]) -> None:
    """List what can be fetched: id, size, license, whether it is here, what it is."""
    from narrate.engines import models as shelf

    rows = [
        (f"{source.engine}/{offer.name}", source.engine, offer)
        for source in sources.values()
        for offer in source.offers
    ]
    width = max((len(id_) for id_, _, _ in rows), default=0)
    for id_, engine, offer in rows:
        here = "here" if shelf.is_here(engine, offer.name) else ""
        size = f"{offer.megabytes} MB"
        click.echo(f"{id_:<{width}}  {size:>6}  {offer.license:<13}  {here:<4}  {offer.about}")
