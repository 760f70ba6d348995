"""What a person decides of a story once it is understood: who says a line, who is who."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from narrate import attribution, bookfile
from narrate.decisions import MergeDecision
from narrate.errors import UsageError
from narrate.pipeline.story import Understood
from narrate.script import NARRATOR, UNKNOWN, Script, SpanKind, Utterance

_WHO: Final = "`narrate cast STORY` shows who there is; a line is named as in 1:14"


@dataclass(frozen=True, slots=True)
class Correction:
    """What a decision about one line changed."""

    text: str
    speaker: str
    """The name of him who says it now."""

    others: int
    """How many other lines changed their speaker with it."""

    new_character: bool


def correct(understood: Understood, *, position: tuple[int, int], speaker: str) -> Correction:
    """
    Decide who says a line, and write it into the book file.

    Args:
        understood: The story as it stands.
        position: The numbers of the chapter and of the line, both from 1.
        speaker: An id, a name, an alias, `narrator`, `unknown`, or a new name.

    Raises:
        UsageError: There is no such line, or it is a heading.
        OutputError: The book file cannot be written.
    """
    chapter, line = _line_at(understood.script, position)
    decision = attribution.anchor(understood.spans, chapter, line, speaker=speaker)
    replaced = understood.placed.get((chapter, line))
    others = (each for each in understood.decisions.lines if each is not replaced)
    decisions = replace(understood.decisions, lines=(*others, decision))
    after = attribution.attribute(
        understood.book, understood.spans, decisions, kept=understood.results
    ).script
    title = understood.book.title
    bookfile.add_line(understood.bookfile, decision, title=title, replaces=replaced)
    before = understood.script
    changed = sum(old.speaker != new.speaker for old, new in _pairs(before, after))
    utterance = after.chapters[chapter].utterances[line]
    changed -= before.chapters[chapter].utterances[line].speaker != utterance.speaker
    known = {character.id for character in before.characters} | {NARRATOR, UNKNOWN}
    names = {character.id: character.name for character in after.characters}
    return Correction(
        text=utterance.span.text,
        speaker=names.get(utterance.speaker, utterance.speaker),
        others=changed,
        new_character=utterance.speaker not in known,
    )


@dataclass(frozen=True, slots=True)
class Merger:
    """What a decision that two characters are one changed."""

    into: str
    """The name of him who is both."""

    names: tuple[str, ...]
    """What he is called besides, by all such decisions."""

    lines: int
    """How many lines changed their speaker."""


def merge(understood: Understood, *, who: str, into: str) -> Merger:
    """
    Decide that one character is another, and write it into the book file.

    Args:
        understood: The story as it stands.
        who: The name, alias or id of him who is to be no character of his own.
        into: That of the other.

    Raises:
        UsageError: One of them is nobody in the story, or they are one already.
        BookFileError: By way of other decisions somebody would become himself, or two others.
        OutputError: The book file cannot be written.
    """
    for name in (who, into):
        if name.strip().casefold() in {NARRATOR, UNKNOWN}:
            raise UsageError(f"`{name}` is no character", hint=_WHO)
    merger = MergeDecision(who, into)
    others = (each for each in understood.decisions.merged if each.who != who)
    decisions = replace(understood.decisions, merged=(*others, merger))
    after = attribution.attribute(
        understood.book, understood.spans, decisions, kept=understood.results
    )
    if merger in after.merged.idle:
        raise UsageError(f"Nobody in the story is called `{after.merged.idle[merger]}`", hint=_WHO)
    if merger not in after.merged.done:
        raise UsageError(f"`{who}` and `{into}` are one already", hint=_WHO)
    bookfile.add_merger(understood.bookfile, merger, title=understood.book.title)
    both = after.merged.done[merger]
    return Merger(
        into=next((one.name for one in after.script.characters if one.id == both), into),
        names=tuple(name for name, owner in after.merged.borrowed.items() if owner == both),
        lines=sum(
            old.speaker != new.speaker for old, new in _pairs(understood.script, after.script)
        ),
    )


def _pairs(before: Script, after: Script) -> Iterator[tuple[Utterance, Utterance]]:
    """Yield each line of two scripts of one book."""
    for was, now in zip(before.chapters, after.chapters, strict=True):
        yield from zip(was.utterances, now.utterances, strict=True)


def _line_at(script: Script, position: tuple[int, int]) -> tuple[int, int]:
    number, line = position
    place = script.place(number)
    if place is None:
        raise UsageError(
            f"Chapter {number} holds no story"
            if 1 <= number <= script.last_number
            else f"There is no chapter {number}; the story has {script.last_number}",
            hint="`narrate script STORY` shows the positions",
        )
    utterances = script.chapters[place].utterances
    if not 1 <= line <= len(utterances):
        raise UsageError(
            f"There is no line {number}:{line}; chapter {number} has {len(utterances)} lines",
            hint="`narrate script STORY` shows the positions",
        )
    if utterances[line - 1].span.kind is SpanKind.HEADING:
        raise UsageError(f"Line {number}:{line} is a heading; the narrator speaks those")
    return place, line - 1
