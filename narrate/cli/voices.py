"""`narrate voices`: what can be cast."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from narrate.cast import Voice
from narrate.cli import report
from narrate.cli.fetch import fetch
from narrate.cli.options import EngineOption, voices_option
from narrate.engines import DEFAULT, names
from narrate.errors import MissingError, UsageError
from narrate.script import Age, Gender

if TYPE_CHECKING:
    from narrate.pipeline import Catalog

_ALL: Final = "all"
_VERSION: Final = 1
_NARRATOR: Final = "narrator"
_NOBODY: Final = "nobody in particular"


def wish_options(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the options that say what a voice shall be like."""
    for option in (
        click.option(
            "--language", metavar="CODE", help="Only those that speak it: `en`, `en-gb`, `fr` ..."
        ),
        click.option("--accent", metavar="WORD", help="Only those with that accent: `scottish`."),
        click.option("--age", type=click.Choice([str(it) for it in Age]), help="Only this age."),
        click.option(
            "--gender", type=click.Choice([str(it) for it in Gender]), help="Only this gender."
        ),
    ):
        command = option(command)
    return command


@click.group("voices", invoke_without_command=True)
@click.option(
    "--engine",
    cls=EngineOption,
    default=DEFAULT,
    show_default=True,
    metavar="NAME",
    help="Whose voices: {names}, or all.",
)
@wish_options
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@click.option("--toml", is_flag=True, help="As a catalog, to be saved and edited.")
@voices_option
@click.pass_context
def command(  # noqa: PLR0913 - each is what a user may say.
    context: click.Context,
    *,
    engine: str,
    gender: str | None,
    age: str | None,
    accent: str | None,
    language: str | None,
    as_json: bool,
    toml: bool,
    voices: Path,
) -> None:
    """
    List the voices of an engine: id, gender, age, accent.

    \b
    narrate voices
    narrate voices --engine gtts
    narrate voices --engine openai --toml > openai.toml   (then edit it, and move it to voices/)
    narrate voices fetch
    narrate voices --engine all --gender female --age old
    narrate voices --language en-gb --accent scottish --json
    """
    if context.invoked_subcommand is not None:
        return
    if toml and as_json:
        raise UsageError("`--toml` and `--json` contradict each other", hint="Give one of them")
    if toml:
        _print_catalog(engine, voices)
        return
    from narrate import pipeline

    wish = pipeline.Wish(
        Gender(gender) if gender else None, Age(age) if age else None, accent, language
    )
    listed = [
        (voice, role)
        for catalog in _catalogs(engine, voices)
        for voice, role in _parts(catalog)
        if wish.fits(voice)
    ]
    if as_json:
        content = {"version": _VERSION, "voices": [_as_json(*each) for each in listed]}
        click.echo(json.dumps(content, ensure_ascii=False, indent=1))
        return
    for row in _rows(listed):
        click.echo(row)
    if not listed:
        report.note("No voice is like that; `narrate voices --engine all` lists every one")


command.add_command(fetch)


def _print_catalog(engine: str, folder: Path) -> None:
    from narrate import pipeline
    from narrate.casting.writing import catalog_toml

    if engine == _ALL:
        raise UsageError("A catalog is one engine's", hint="Name it with `--engine`")
    click.echo(catalog_toml(pipeline.load_catalog(engine, folder)), nl=False)


def _catalogs(engine: str, folder: Path) -> Iterator[Catalog]:
    """Yield the catalog of an engine, or of all that are there."""
    from narrate import pipeline

    if engine != _ALL:
        yield pipeline.load_catalog(engine, folder)
        return
    for name in names():
        try:
            yield pipeline.load_catalog(name, folder)
        except MissingError as error:
            report.note(f"`{name}` has no voices here: {report.told(error)}")


def _parts(catalog: Catalog) -> Iterator[tuple[Voice, str]]:
    """Yield all voices, those that lead first, with the part that each has in every story."""
    leads = catalog.languages.values()
    narrators = {
        it.id for it in (*catalog.narrators, *(it for one in leads for it in one.narrators))
    }
    nobody = {catalog.unknown.id, *(one.unknown.id for one in leads)}
    listed = {voice.id: voice for voice in (*catalog.narrators, catalog.unknown, *catalog.voices)}
    for voice in listed.values():
        if voice.id in narrators:
            yield voice, _NARRATOR
        else:
            yield voice, _NOBODY if voice.id in nobody else ""


def _rows(listed: Sequence[tuple[Voice, str]]) -> Iterator[str]:
    width = max((len(voice.id) for voice, _ in listed), default=0)
    for voice, role in listed:
        row = f"{voice.id:<{width}}  {voice.gender:<7}  {voice.age:<5}  {voice.accent:<20}  {role}"
        yield row.rstrip()


def _as_json(voice: Voice, role: str) -> dict[str, Any]:
    return {
        "id": voice.id,
        "engine": voice.engine,
        "language": voice.language,
        "gender": voice.gender,
        "age": voice.age,
        "accent": voice.accent,
        "role": {_NARRATOR: "narrator", _NOBODY: "unknown"}.get(role),
        "expression": voice.expression,
    }
