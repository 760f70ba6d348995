"""`narrate verify`: listens to the finished chapters."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from narrate.cli import report
from narrate.cli.chapters import chapters_option, wanted_chapters
from narrate.cli.options import Story, engine_option, output_option, story_options

if TYPE_CHECKING:
    from narrate.pipeline import Heard


@click.command("verify")
@story_options
@output_option
@engine_option
@chapters_option
def command(story: Story, *, output: Path, engine: str, ranges: tuple[range, ...]) -> None:
    """
    Listen to the finished chapters of STORY, and name the lines that are not right.

    Each line is compared with the take that was made for it, and listened to by a recognizer
    of English: is it there, at its place, whole, and does it say its text? What is wrong
    goes to stdout, a line each, what to do about it to stderr, and the exit status is 1.

    \b
    pip install 'narrate[verify]'
    narrate verify story.html
    narrate verify story.html -c 3
    """
    from narrate import pipeline

    understood = story.understand(output=output)
    production = pipeline.plan_build(understood, output=output, engine=engine)
    numbers = [chapter.plan.number for chapter in production.chapters]
    wanted = wanted_chapters(ranges, numbers)
    takes = sum(len(it.plan.takes) for it in production.chapters if it.plan.number in wanted)
    wrong: list[Heard] = []
    with report.Progress(takes, label="Listening") as progress:
        for heard in pipeline.listen(production, wanted, progress.advance):
            progress.make_room()
            rows = list(_rows(heard))
            for row in rows:
                click.echo(row)
            if rows:
                wrong.append(heard)
            if not heard.error:
                report.note(_told(heard))
    if wrong:
        report.note(_advice(wrong))
        raise click.exceptions.Exit(1)


def _rows(heard: Heard) -> Iterator[str]:
    """Yield what is wrong with a chapter."""
    plan = heard.chapter.plan
    if heard.error:
        yield report.told(heard.error)
        return
    if heard.longer_ms:
        change = "longer" if heard.longer_ms > 0 else "shorter"
        yield (
            f"{plan.number}  {heard.chapter.path.name} is {abs(heard.longer_ms) / 1000:.1f} s "
            f"{change} than it was made"
        )
    for finding in heard.findings:
        if not finding.verdict.wrong:
            continue
        take = plan.takes[finding.take]
        instead = ""
        if finding.other is not None:
            other = plan.takes[finding.other]
            instead = f"; heard is {plan.number}:{other.utterance + 1}: {report.sample(other.text)}"
        at = report.duration(heard.starts_ms[finding.take])
        yield (
            f"{plan.number}:{take.utterance + 1}  {at}  {finding.verdict}: "
            f"{report.sample(take.text)}{instead}"
        )


def _advice(wrong: Sequence[Heard]) -> str:
    """Return what to do about chapters that are wrong; `narrate build` sees no damage inside."""
    unseen = [heard.chapter.path for heard in wrong if not heard.chapter.reasons]
    if not unseen:
        return "Run `narrate build`: it makes anew what is out of date"
    named = ", ".join(map(str, unseen))
    return f"Delete {named} and run `narrate build` again: takes are kept, so this is quick"


def _told(heard: Heard) -> str:
    plan = heard.chapter.plan
    counts = Counter(finding.verdict for finding in heard.findings)
    found = ", ".join(f"{number} {verdict}" for verdict, number in counts.most_common())
    takes = report.count(len(plan.takes), "take")
    return f"{plan.number}. {plan.title}: {takes}{found and f': {found}'}"
