"""What the user is told beside the results: everything on stderr."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Container
from types import TracebackType
from typing import TYPE_CHECKING, Final, Self

import click

from narrate.book import NOTES
from narrate.errors import NarrateError
from narrate.script import NARRATOR, UNKNOWN, Script

if TYPE_CHECKING:
    from click._termui_impl import ProgressBar

    from narrate.pipeline import Outcome, PlannedChapter, Production, Understood

_SAMPLE_CHARS: Final = 60


def note(text: str) -> None:
    """Tell the user something."""
    click.echo(text, err=True)


def failure(error: NarrateError) -> None:
    """Tell what went wrong, and what to do next."""
    note(click.style("narrate: ", fg="red") + told(error))


def told(error: NarrateError) -> str:
    """Return what went wrong, and on a line of its own what to do next."""
    return f"{error.message}\n  {error.hint}" if error.hint else error.message


def source(understood: Understood) -> None:
    """Tell what was recognized in the story file."""
    book = understood.book
    by = f" by {book.author}" if book.author else ""
    chapters = count(len(book.chapters), "chapter")
    note(f"{book.title}{by}: {book.source}, {chapters}, language {book.language}")
    for remark in book.remarks:
        note(f"  {remark}")


def characters(script: Script) -> None:
    """Tell who speaks, and how much."""
    people = ", ".join(
        f"{character.name} ({script.lines_of(character.id)})" for character in script.characters
    )
    nobody = script.lines_of(UNKNOWN)
    unknown = f"; nobody in particular ({nobody})" if nobody else ""
    note(f"\nWho speaks (lines): {people or 'nobody'}{unknown}")


def left_out(script: Script) -> None:
    """List what is not narrated, and why."""
    passages = script.left_out
    if not passages:
        return
    words = sum(len(passage.text.split()) for passage in passages)
    reasons = Counter(passage.reason for passage in passages)
    kinds = ", ".join(f"{number} x {reason}" for reason, number in reasons.items())
    note(f"Left out {count(len(passages), 'passage')}, {count(words, 'word')} ({kinds}):")
    for passage in passages:
        where = f"chapter {passage.chapter}" if passage.chapter else "outside the chapters"
        note(f"  {where}, {passage.reason}: {sample(passage.text)}")
    if not NOTES.isdisjoint(reasons):
        note("  To hear what the author says, say `--notes read`; to see it, `--notes describe`")


def unsure(script: Script, *, threshold: float) -> None:
    """Tell how many lines are worth a look."""
    lines = [
        utterance.confidence
        for chapter in script.chapters
        for utterance in chapter.utterances
        if utterance.span.quotation is not None
    ]
    doubtful = sum(confidence < threshold for confidence in lines)
    if doubtful:
        note(
            f"Unsure of {doubtful} of {count(len(lines), 'line')}: see them with --unsure, "
            "put one right with `narrate correct STORY 1:14 NAME`"
        )


def idle_decisions(understood: Understood) -> None:
    """Name the decisions about lines and people that the story does not have (any more)."""
    for merger, name in understood.merged.idle.items():
        note(
            f"{understood.bookfile}: nobody in the story is called `{name}`, so that "
            f'`"{merger.who}" = "{merger.into}"` under [merged] changes nothing'
        )
    for line in understood.lost:
        note(
            f"{understood.bookfile}: the line of `{line.speaker}` is not in the story any more, "
            f"or more than once: {sample(line.text)}"
        )


def heritage(understood: Understood, *, engine: str) -> None:
    """Tell who keeps the voice that he had in an earlier book of the series."""
    series = understood.decisions.casting.series
    if series is None or understood.decisions.casting.solo:
        return
    theirs = understood.heritage.voices.get(engine, {})
    if not theirs:
        note(f"`{series}` has no voices of `{engine}` to take over")
        return
    own = understood.decisions.voices.get(engine, {})
    kept = [
        one.name
        for one in understood.script.characters
        if one.id in theirs and own.get(one.id, theirs[one.id]) == theirs[one.id]
    ]
    if NARRATOR in theirs and own.get(NARRATOR, theirs[NARRATOR]) == theirs[NARRATOR]:
        kept.insert(0, "the narrator")
    note(f"As in `{series}`: {', '.join(kept) or 'nobody'}")


def sample(text: str) -> str:
    """Return the beginning of a text, in one line."""
    text = " ".join(text.split())
    return text if len(text) <= _SAMPLE_CHARS else text[:_SAMPLE_CHARS].rstrip() + " ..."


def count(number: int, thing: str) -> str:
    """Return `1 line`, `2 lines`, `2 entries`."""
    if number != 1:
        thing = f"{thing[:-1]}ies" if thing.endswith("y") else f"{thing}s"
    return f"{number:,} {thing}"


def duration(milliseconds: int) -> str:
    """Return `1:02:03` or `2:03`."""
    minutes, seconds = divmod(round(milliseconds / 1000), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"


def plan(production: Production, wanted: Container[int]) -> None:
    """Tell what will be made, and why."""
    chapters = [chapter for chapter in production.chapters if chapter.plan.number in wanted]
    stale = [chapter for chapter in chapters if chapter.reasons]
    for chapter in stale:
        note(f"{chapter.plan.number}. {chapter.plan.title}: {why(chapter)}")
    if not stale:
        note(f"Nothing to do: {count(len(chapters), 'chapter')} up to date")
    language = production.understood.script.language
    voice = production.cast.narrator
    if stale and voice.language.partition("-")[0] != language:
        note(f"The story is in `{language}`, but the voice {voice.id} speaks {voice.language}")


def why(chapter: PlannedChapter) -> str:
    """Return why a chapter is made, and how much of it has to be spoken."""
    takes = f"{chapter.missing:,} of {count(len(chapter.plan.takes), 'take')} to speak"
    return f"{', '.join(chapter.reasons)}; {takes}"


def stood_in(production: Production, outcome: Outcome, *, first: bool) -> None:
    """Tell how much of a chapter stand-ins say; why, for the first one."""
    (chapter,) = (one for one in production.chapters if one.plan.number == outcome.number)
    lines = len({take.utterance for take in chapter.plan.takes})
    because = f": {outcome.error.message}" if first and outcome.error else ""
    said = f"{outcome.stood_in} of {count(lines, 'line')}"
    note(f"Chapter {outcome.number}: {said} in stand-in voices{because}")


class Progress:
    """A bar on stderr, shown only where somebody watches."""

    def __init__(self, steps: int, *, label: str = "Speaking") -> None:
        self._bar: ProgressBar[int] | None = None
        if steps and sys.stderr.isatty():
            self._bar = click.progressbar(length=steps, label=label, file=sys.stderr)

    def __enter__(self) -> Self:
        if self._bar:
            self._bar.__enter__()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        if self._bar:
            self._bar.__exit__(kind, error, traceback)

    def advance(self, steps: int) -> None:
        """Tell that so many more takes are spoken, or bytes are there."""
        if self._bar:
            self._bar.update(steps)

    def make_room(self) -> None:
        """Take the bar from its line, so that something else can be written there."""
        if self._bar:
            click.echo("\r\033[K", nl=False, err=True)
