"""
Stories of many lines, what authors do to them, and what becomes of decisions about the lines.

Every line keeps its number through all edits, so that it can be told whether a decision came home.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import takewhile
from random import Random
from typing import Final, TypeAlias

from narrate.attribution.anchors import Lines, words_of
from narrate.attribution.corrections import place
from narrate.script import Span, SpanKind

_SHORT: Final = (
    *('"Yes."', '"No."', '"What?"', '"Yes!"', '"I know."', '"Okay."', '"Really?"', '"Oh."'),
    *('"…"', '"I do."', '"Come on."', '"Yes, Anna."'),
)
_PLAIN: Final = ("Nobody moved.", "She nodded.", "He looked away.", "The rain had stopped.")
_TAGS: Final = ("said Anna.", "he said.", "she asked, and she smiled.", "Tobias said.")
_WORDS: Final = (
    "the", "a", "and", "of", "to", "in", "that", "it", "was", "he", "she", "you", "they", "I",
    "with", "for", "at", "on", "not", "had", "his", "her", "boat", "river", "lamp", "key",
    "door", "rope", "winter", "morning", "letter", "bread", "window", "garden", "stone",
    "brother", "captain", "water", "never", "always", "again", "before", "after", "under",
    "told", "asked", "kept", "found", "lost", "wanted", "waited", "remembered",
)  # fmt: skip

_NEAR: Final = 3
"""Lines within which two are neighbors: a paragraph may have come between them."""


@dataclass(frozen=True, slots=True)
class Line:
    """A span of the story."""

    number: int | None
    """Which line of the first version; None for one that came later."""

    text: str
    copied: int | None = None
    """Of which line it is a copy."""


Paragraph: TypeAlias = tuple[Line, ...]
Story: TypeAlias = tuple[Paragraph, ...]


class EditKind(StrEnum):
    """What authors do."""

    DELETE = "delete"
    INSERT = "insert"
    MOVE = "move"
    SWAP = "swap"
    COPY = "copy"
    WORD = "word"
    MARK = "mark"
    RENAME = "rename"


@dataclass(frozen=True, slots=True)
class Edit:
    """One change; its numbers fit any story, as they are taken modulo what there is."""

    kind: EditKind
    at: int
    to: int
    count: int
    """Of how many paragraphs, or of how many words."""

    chance: int
    """What new words are drawn by."""


class Fate(StrEnum):
    """What became of a decision."""

    KEPT = "kept"
    GONE = "gone"
    """Its line is deleted, and that is reported."""

    REPORTED = "reported"
    """Its line is still there, but was not known again for sure: that is reported."""

    TWIN = "twin"
    """It is on a copy of its line, or on one with its words where it stood: between the same
    neighbors, whatever was changed in them, while its own is deleted or moved away; be it that the
    two have changed places, so that the words are what they were."""

    SILENT = "silent"
    """It is nowhere, and nobody is told."""

    MISPLACED = "misplaced"
    """It is on another line."""


def story(chance: Random, paragraphs: int) -> Story:
    """Return a story in which much is said more than once."""
    return _numbered([_fresh(chance) for _ in range(paragraphs)])


def story_of(paragraphs: Sequence[Sequence[str]]) -> Story:
    """Return a story of the spans of paragraphs."""
    return _numbered([tuple(Line(None, text) for text in texts) for texts in paragraphs])


def edited(before: Story, edits: Sequence[Edit]) -> Story:
    """Return a story after some edits; it never loses its last paragraph."""
    now = list(before)
    for edit in edits:
        _edit(now, edit)
    return tuple(now)


def edits(chance: Random, count: int) -> list[Edit]:
    """Return edits, drawn by chance."""
    kinds = list(EditKind)
    return [
        Edit(
            chance.choice(kinds),
            chance.randrange(1 << 20),
            chance.randrange(1 << 20),
            chance.choice((1, 1, 1, 2, 3, 8)),
            chance.randrange(1 << 20),
        )
        for _ in range(count)
    ]


def fates(before: Story, after: Story, numbers: Sequence[int]) -> Counter[Fate]:
    """Decide about lines of a story, edit it, and return what became of the decisions."""
    old = [line for paragraph in before for line in paragraph]
    lines = Lines(spans(before))
    decisions = [lines.anchor(number, speaker=str(number)) for number in numbers]
    placed = place(spans(after), decisions)
    new = [line for paragraph in after for line in paragraph]
    homes = {decision.speaker: line for (_, line), decision in placed.lines.items()}
    lost = {decision.speaker for decision in placed.lost}
    alive = {line.number for line in new}
    return Counter(
        _fate(old, new, number, homes.get(str(number)), str(number) in lost, number in alive)
        for number in numbers
    )


def spans(told: Story) -> tuple[tuple[Span, ...], ...]:
    """Return the spans of a story of one chapter."""
    return (
        tuple(
            Span(
                SpanKind.DIALOGUE if line.text.startswith('"') else SpanKind.NARRATION,
                line.text,
                block,
                0,
            )
            for block, paragraph in enumerate(told)
            for line in paragraph
        ),
    )


def _fate(
    old: Sequence[Line],
    new: Sequence[Line],
    number: int,
    home: int | None,
    lost: bool,
    alive: bool,
) -> Fate:
    if home is None:
        if not lost:
            return Fate.SILENT
        return Fate.REPORTED if alive else Fate.GONE
    if new[home].number == number:
        return Fate.KEPT
    is_twin = new[home].copied == number or (
        _between(old, number, new, home)
        and all(
            not _between(old, number, new, at) or _is_nearer(old, number, new, home, at)
            for at in _numbers(new, number)
        )
    )
    return Fate.TWIN if is_twin else Fate.MISPLACED


def _between(old: Sequence[Line], number: int, new: Sequence[Line], home: int) -> bool:
    """Tell whether a line has the words of an old one, and not far off what stood beside it."""
    return (
        _words(old, old[number : number + 1]) <= _words(old, new[home : home + 1])
        and _words(old, old[max(0, number - 1) : number])
        <= _words(old, new[max(0, home - _NEAR) : home])
        and _words(old, old[number + 1 : number + 2])
        <= _words(old, new[home + 1 : home + 1 + _NEAR])
    )


def _is_nearer(old: Sequence[Line], number: int, new: Sequence[Line], home: int, own: int) -> bool:
    """Tell whether more of what stood beside a line is beside its home than beside itself."""
    there, here = _as_it_was(old, number, new, home), _as_it_was(old, number, new, own)
    return there != here and all(far >= near for far, near in zip(there, here, strict=True))


def _as_it_was(old: Sequence[Line], number: int, new: Sequence[Line], at: int) -> list[int]:
    """Return how many lines before and behind a place are those that stood beside a line."""
    sides = (
        zip(old[:number][::-1], new[:at][::-1], strict=False),
        zip(old[number + 1 :], new[at + 1 :], strict=False),
    )
    return [
        sum(1 for _ in takewhile(lambda both: _words(old, both[:1]) <= _words(old, both[1:]), side))
        for side in sides
    ]


def _words(old: Sequence[Line], lines: Sequence[Line]) -> set[tuple[str, ...]]:
    """Return the words of lines as they are, and as they were; a new name is no other word."""
    originals = [old[number] for line in lines if (number := _original(line)) is not None]
    return {words_of(_renamed(line.text)) for line in (*lines, *originals)}


def _renamed(text: str) -> str:
    return text.replace("Anna", "Hanne")


def _numbers(lines: Sequence[Line], number: int) -> list[int]:
    return [at for at, line in enumerate(lines) if line.number == number]


def _numbered(paragraphs: Sequence[Paragraph]) -> Story:
    numbers = iter(range(sum(map(len, paragraphs))))
    return tuple(
        tuple(replace(line, number=next(numbers)) for line in paragraph) for paragraph in paragraphs
    )


def _fresh(chance: Random) -> Paragraph:
    shape = chance.random()
    if shape < 0.35:
        texts = [chance.choice(_SHORT)]
    elif shape < 0.45:
        texts = [chance.choice(_PLAIN)]
    elif shape < 0.6:
        texts = [chance.choice(_SHORT), chance.choice(_TAGS)]
    elif shape < 0.8:
        texts = [f'"{_sentence(chance, 4, 14)}"']
    elif shape < 0.9:
        texts = [f'"{_sentence(chance, 3, 9)}"', chance.choice(_TAGS), chance.choice(_SHORT)]
    else:
        texts = [_sentence(chance, 6, 30)]
    return tuple(Line(None, text) for text in texts)


def _sentence(chance: Random, least: int, most: int) -> str:
    words = [chance.choice(_WORDS) for _ in range(chance.randint(least, most))]
    return " ".join(words).capitalize() + "."


def _edit(now: list[Paragraph], edit: Edit) -> None:
    chance = Random(edit.chance)
    at, to = edit.at % len(now), edit.to % len(now)
    stretch = now[at : at + edit.count]
    match edit.kind:
        case EditKind.DELETE if len(stretch) < len(now):
            del now[at : at + edit.count]
        case EditKind.INSERT:
            now[at:at] = [_fresh(chance) for _ in range(edit.count)]
        case EditKind.MOVE if len(stretch) < len(now):
            del now[at : at + edit.count]
            to %= len(now) + 1
            now[to:to] = stretch
        case EditKind.SWAP:
            now[at], now[at - 1] = now[at - 1], now[at]
        case EditKind.COPY:
            now[to:to] = [
                tuple(Line(None, line.text, copied=_original(line)) for line in one)
                for one in stretch
            ]
        case EditKind.WORD | EditKind.MARK:
            index = edit.to % len(now[at])
            line = now[at][index]
            text = _reworded(line.text, edit, chance)
            now[at] = (*now[at][:index], replace(line, text=text), *now[at][index + 1 :])
        case EditKind.RENAME:
            now[:] = [tuple(replace(line, text=_renamed(line.text)) for line in one) for one in now]
        case _:
            pass


def _original(line: Line) -> int | None:
    return line.copied if line.number is None else line.number


def _reworded(text: str, edit: Edit, chance: Random) -> str:
    """Return a text with other marks, or with one word in five new."""
    if edit.kind is EditKind.MARK:
        return text.replace(".", "!").replace(",", ";").replace('"', "“", 1)
    words = text.split()
    for _ in range(min(edit.count, len(words) // 5)):
        place_ = chance.randrange(1, len(words))
        words[place_ : place_ + chance.choice((0, 1))] = [chance.choice(_WORDS)]
    return " ".join(words)
