"""`narrate voices`: what can be cast."""

from __future__ import annotations

from pathlib import Path

import click

from narrate.cli.options import engine_option, voices_option


@click.command("voices")
@engine_option
@voices_option
@click.option("--toml", is_flag=True, help="Print them as a catalog, to be saved and edited.")
def command(*, engine: str, voices: Path, toml: bool) -> None:
    """
    List the voices of an engine: id, gender, age, accent.

    \b
    narrate voices
    narrate voices --engine gtts
    narrate voices --engine openai --toml > openai.toml   (then edit it, and move it to voices/)
    """
    from narrate import pipeline

    catalog = pipeline.load_catalog(engine, voices)
    if toml:
        from narrate.casting.writing import catalog_toml

        click.echo(catalog_toml(catalog), nl=False)
        return
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
