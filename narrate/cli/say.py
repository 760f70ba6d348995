"""`narrate say`: how a word is said."""
# ruff: noqa: RUF002 - letters of phonetics.

from __future__ import annotations

import click

from narrate.cli import report
from narrate.cli.options import Story, story_options
from narrate.errors import UsageError


@click.command("say")
@story_options
@click.argument("word")
@click.argument("saying", required=False)
@click.option("--remove", is_flag=True, help="Take back how WORD is said.")
@click.option("--shared", is_flag=True, help="In all books: in voices/spellings.toml.")
def command(story: Story, *, word: str, saying: str | None, remove: bool, shared: bool) -> None:
    """
    Decide how WORD of STORY is said; without SAYING, show how it is said now.

    SAYING is how you would spell what is heard, or, between slashes, the sounds in the
    International Phonetic Alphabet. Its plural and possessive follow. WORD in lower case holds
    at the start of a sentence too, WORD with a capital only with it; the last that was decided
    counts for both. The decision goes into
    voices/books/<book>.toml, and `narrate build` speaks the lines with WORD again, no others.

    \b
    narrate say story.html Hermione
    narrate say story.html Hermione "her-MY-oh-nee"
    narrate say story.html Hermione "/hɜːˈmaɪəni/"
    narrate say story.html Hermione --remove
    """
    from narrate import pipeline

    if remove and saying is not None:
        raise UsageError("`--remove` takes back how a word is said, and needs no saying")
    understood = story.understand()
    if remove:
        path = pipeline.unsay(understood, word, shared=shared)
        click.echo(f"{word} is said as the engine reads it")
        report.note(f"Taken out of {path}; `narrate build` makes it heard")
        return
    if saying is not None:
        decided = pipeline.say(understood, word, saying, shared=shared)
        understood = story.understand()
    now = pipeline.word(understood, word)
    if saying is not None or now.saying is not None:
        click.echo(f"{word} is said {now.saying}, heard as {now.heard}: {_times(now.count)}")
    else:
        doubt = ", which is likely wrong" if now.doubtful else ""
        click.echo(f"{word} is heard as {now.heard}{doubt}: {_times(now.count)}")
        report.note("Nothing is decided about it")
    if saying is not None:
        if decided.instead_of not in {None, word.strip()}:
            report.note(f"It replaces what was decided about `{decided.instead_of}`")
        report.note(f"Written to {decided.path}; `narrate build` makes it heard")
        if now.saying != saying.strip():
            report.note(f"The book file says otherwise, and wins: {understood.bookfile}")
    if not now.count:
        report.note(f"The story does not have the word `{word}`")


def _times(count: int) -> str:
    return report.count(count, "time")
