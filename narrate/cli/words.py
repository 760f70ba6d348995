"""`narrate words`: the names of a story, and how they are heard."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

import click

from narrate.cli import report
from narrate.cli.options import Story, story_options

if TYPE_CHECKING:
    from narrate.pipeline import Word

VERSION: Final = 1
"""Of the JSON."""


@click.command("words")
@story_options
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@click.option("--unsure", is_flag=True, help="Only those that are likely said wrong.")
def command(story: Story, *, as_json: bool, unsure: bool) -> None:
    """
    List the names in STORY, those it has most often first, and how each is heard.

    What is heard is what espeak makes of it, in the International Phonetic Alphabet. A `?` marks
    what is likely wrong, judged by its letters: names with such letters espeak reads otherwise
    than the CMU Pronouncing Dictionary in more than half of all cases. Behind `=` stands what
    is decided.

    \b
    narrate words story.html
    narrate words story.html --unsure
    narrate say story.html Hermione "her-MY-oh-nee"
    """
    from narrate import pipeline

    listed = [it for it in pipeline.words(story.understand()) if it.doubtful or not unsure]
    if as_json:
        click.echo(json.dumps(_tables(listed), ensure_ascii=False, indent=1))
        return
    for row in _rows(listed):
        click.echo(row)
    doubtful = sum(it.doubtful for it in listed)
    report.note(
        f"{report.count(len(listed), 'name')}, {doubtful} likely said wrong; `narrate say` decides"
    )


def _rows(words: Sequence[Word]) -> Iterator[str]:
    names = max((len(it.word) for it in words), default=0)
    sounds = max((len(it.heard) for it in words), default=0)
    for it in words:
        mark = "?" if it.doubtful else " "
        decided = f"  = {it.saying}{' (in all books)' * it.shared}" if it.saying else ""
        yield f"{mark} {it.word:<{names}}  {it.count:>5}  {it.heard:<{sounds}}{decided}".rstrip()


def _tables(words: Sequence[Word]) -> dict[str, object]:
    return {
        "version": VERSION,
        "words": [
            {
                "word": it.word,
                "count": it.count,
                "heard": it.heard,
                "unsure": it.doubtful,
                "saying": it.saying,
                "shared": it.shared,
            }
            for it in words
        ],
    }
