"""`narrate build`: one MP3 of each chapter."""

from __future__ import annotations

import functools
import math
import os
import time
from pathlib import Path
from typing import TYPE_CHECKING

import click

from narrate.cast import MOST_EXPRESSION, Mastering
from narrate.cli import levels, report
from narrate.cli.chapters import chapters_option, wanted_chapters
from narrate.cli.levels import TARGET_LUFS
from narrate.cli.options import (
    Story,
    casting_options,
    engine_option,
    output_option,
    story_options,
)
from narrate.errors import EngineBlockedError, NarrateError, UsageError

if TYPE_CHECKING:
    from narrate.pipeline import Production
    from narrate.take import Recording


@click.command("build")
@story_options
@casting_options
@output_option
@engine_option
@chapters_option
@click.option(
    "-j",
    "--jobs",
    type=click.IntRange(min=1),
    default=os.cpu_count() or 1,
    metavar="N",
    help="How many processes may speak at once.  [default: one a core]",
)
@click.option(
    "--fallback",
    metavar="NAME",
    help="An engine that says the missing lines when a service refuses; the next run tries again.",
)
@click.option(
    "--expression",
    type=click.FloatRange(0, MOST_EXPRESSION),
    metavar="X",
    help="How strongly whispers, shouts and the like are heard: 0 not at all, 1 subtly.  "
    "[default: as the book file says, else 1]",
)
@click.option("--plain", is_flag=True, help="Everything is said plainly, as `--expression 0`.")
@click.option(
    "--mastering",
    type=click.Choice([str(it) for it in Mastering]),
    help="What is done to the sound of the voices beside their level: nothing, or what takes a "
    "hard edge off.  [default: as the book file or the catalog says]",
)
@click.option(
    "--report",
    "measured",
    type=click.Choice(["table", "json"]),
    is_flag=False,
    flag_value="table",
    help="Measure the finished chapters: loudness, peaks, floor, words a minute.",
)
@click.option(
    "--profile",
    type=click.Choice(list(TARGET_LUFS)),
    default="podcast",
    show_default=True,
    help="Whose norms the report is held against.",
)
@click.option("--dry-run", is_flag=True, help="Say what would be done and why, and do nothing.")
def command(  # noqa: PLR0913 - each is what a user may say.
    story: Story,
    *,
    output: Path,
    engine: str,
    fallback: str | None,
    ranges: tuple[range, ...],
    jobs: int,
    expression: float | None,
    plain: bool,
    mastering: str | None,
    measured: str | None,
    profile: str,
    dry_run: bool,
) -> None:
    """
    Make one MP3 of each chapter of STORY, in output/<book>/.

    Only what changed since the last time is made anew. The path of each finished chapter
    goes to stdout, everything else to stderr.

    \b
    narrate build story.html
    narrate build story.html -c 3 -c 5-7
    narrate build sequel.epub --series the-well
    narrate build story.html --plain --report
    narrate build story.txt --title "The Well" --author "A. Reed"
    narrate build story.txt --engine gtts --fallback espeak
    """
    from narrate import pipeline

    if expression is not None and math.isnan(expression):
        raise UsageError("`--expression` is no number", hint="Give one from 0 to 3")
    if plain and expression:
        raise UsageError("`--plain` and `--expression` contradict each other", hint="Give one")
    understood = pipeline.sounding(
        story.understand(output=output),
        expression=0.0 if plain else expression,
        mastering=Mastering(mastering) if mastering else None,
    )
    production = pipeline.plan_build(understood, output=output, engine=engine, fallback=fallback)
    wanted = wanted_chapters(ranges, [chapter.plan.number for chapter in production.chapters])
    report.source(understood)
    report.heritage(understood, engine=engine)
    report.left_out(understood.script)
    report.idle_decisions(understood)
    report.plan(production, wanted)
    if dry_run:
        return
    failures = _build(production, wanted, engine=engine, jobs=jobs, quiet=measured == "json")
    unheard = _measure(production, wanted, form=measured, profile=profile) if measured else 0
    if failures:
        report.note(_ended(len(failures), others=len(wanted) - len(failures)))
        if fallback is None and any(isinstance(it, EngineBlockedError) for it in failures):
            report.note(
                "With `--fallback espeak` other voices say meanwhile what a service refuses"
            )
    if unheard:
        report.note(
            f"Not measured: {report.count(unheard, 'chapter')}; delete a file that is broken, and "
            "the next run makes it anew"
        )
    if failures or unheard:
        raise click.exceptions.Exit(1)


def _ended(failed: int, *, others: int) -> str:
    """Return how it ended when chapters failed."""
    if others:
        rest = "the other is done" if others == 1 else "the others are done"
        return f"{report.count(failed, 'chapter')} failed; {rest}"
    return "The chapter failed" if failed == 1 else f"All {report.count(failed, 'chapter')} failed"


def _build(
    production: Production, wanted: frozenset[int], *, engine: str, jobs: int, quiet: bool
) -> list[NarrateError]:
    """Build, tell what becomes of each chapter, and return why some failed."""
    from narrate import pipeline

    began = time.monotonic()
    made: list[Recording] = []
    failures: list[NarrateError] = []
    stood_in: list[int] = []
    takes = sum(chapter.missing for chapter in production.chapters if chapter.plan.number in wanted)
    with report.Progress(takes) as progress:
        # What is cached happens once.
        remember = functools.cache(
            functools.partial(_remember, production, progress, engine=engine)
        )
        for outcome in pipeline.build(
            production, wanted, jobs=jobs, progress=progress.advance, heard=remember
        ):
            if outcome.recording:
                remember()
            progress.make_room()
            if outcome.stood_in:
                report.stood_in(production, outcome, first=not stood_in)
                stood_in.append(outcome.number)
            elif outcome.error:
                failures.append(outcome.error)
                report.note(f"Chapter {outcome.number}: {report.told(outcome.error)}")
            if outcome.recording:
                made.append(outcome.recording)
                if not quiet:
                    click.echo(outcome.recording.path)
        if not failures:
            remember()
    if made:
        seconds = time.monotonic() - began
        heard = report.duration(sum(it.duration_ms for it in made))
        report.note(
            f"Made {report.count(len(made), 'chapter')}, {heard} to hear, in {seconds:.1f} s"
        )
    if stood_in:
        held = report.count(len(stood_in), "chapter")
        report.note(f"Lines of {held} are in stand-in voices; run again later to replace them")
    return failures


def _remember(production: Production, progress: report.Progress, *, engine: str) -> None:
    """Write the cast into the book file; what nobody has heard yet may be chosen anew."""
    from narrate import pipeline

    understood = production.understood
    added = pipeline.remember(understood, production.cast, engine=engine)
    if added:
        progress.make_room()
        report.note(f"Wrote {understood.bookfile}: {report.count(len(added), 'entry')} added")


def _measure(production: Production, wanted: frozenset[int], *, form: str, profile: str) -> int:
    """Tell how the finished chapters sound, and return how many could not be heard."""
    from narrate import pipeline

    found = pipeline.levels(production, wanted)
    if form == "json":
        click.echo(levels.as_json(found, profile=profile))
    else:
        for line in levels.table(found, profile=profile):
            report.note(line)
    return len(found.unheard)
