"""`narrate voices`: what can be cast."""

from __future__ import annotations

from pathlib import Path

import click

from narrate.cli.options import engine_option, voices_option


@click.command("voices")
@engine_option
@voices_option
def command(*, engine: str, voices: Path) -> None:
    """
    List the voices of an engine: id, gender, age, accent.

    \b
    narrate voices
    narrate voices --engine gtts
    """
    from narrate import pipeline

    catalog = pipeline.load_catalog(engine, voices)
    leads = catalog.languages.values()
    narrators = {
        it.id for it in (*catalog.narrators, *(it for one in leads for it in one.narrators))
    }
    nobody = {catalog.unknown.id, *(one.unknown.id for one in leads)}
    listed = {voice.id: voice for voice in (*catalog.narrators, catalog.unknown, *catalog.voices)}
    width = max(len(id_) for id_ in listed)
    for voice in listed.values():
        role = "narrator" if voice.id in narrators else ""
        if voice.id in nobody and not role:
            role = "nobody in particular"
        row = f"{voice.id:<{width}}  {voice.gender:<7}  {voice.age:<5}  {voice.accent:<20}  {role}"
        click.echo(row.rstrip())
