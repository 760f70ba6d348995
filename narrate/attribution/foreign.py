"""
Who speaks in a story in another language than English.

Explicit tags name their speakers; pronouns mean the one person they can mean; what has no tag
goes by turns where two people talk. All else is nobody's: unknown is better than wrong.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from narrate.attribution.corrections import Place
from narrate.attribution.deciding import Verdict
from narrate.attribution.foreign_people import Known, known_people
from narrate.attribution.foreign_tags import Pointer, Who
from narrate.attribution.foreign_turns import pointed, whole
from narrate.attribution.people import People
from narrate.attribution.stage import NOBODY
from narrate.book import Book, Heading, SceneBreak
from narrate.decisions import CharacterDecision
from narrate.script import Evidence, Gender, Span, SpanKind
from narrate.tongues import Tongue

_NAMED: Final = 0.95
_MEANT: Final = 0.8
_ACTING: Final = 0.75
_IN_TURN: Final = 0.65
_UNKNOWN: Final = 0.4
"""How sure each way to a speaker is; set by hand, with room below the tags."""

_NEAR: Final = 2
"""Blocks from one turn to the next, with one of narration between."""

_LATELY: Final = 4
"""Turns in which nobody but two people may have spoken."""

_SCENE_BLOCKS: Final = 12
"""How long somebody who was named is there to be meant by a pronoun."""


@dataclass(slots=True)
class _Turn:
    """What is said in one paragraph, by one person as far as its tags say."""

    chapter: int
    block: int
    lines: tuple[int, ...]
    pointer: Pointer | None
    scene: int
    named: tuple[int, ...]
    """Who is named in the narration up to here, since the turn before."""

    person: int = NOBODY
    evidence: Evidence = Evidence.IMPLICIT
    confidence: float = _UNKNOWN


@dataclass(frozen=True, slots=True)
class ForeignReading:
    """A book with its people and turns."""

    people: People
    known: Known
    turns: tuple[_Turn, ...]


def read(
    book: Book,
    spans: Sequence[Sequence[Span]],
    decided: Sequence[CharacterDecision],
    tongue: Tongue,
) -> ForeignReading:
    """Find the people of a book in another language, and the turns in which they speak."""
    turns = [
        (chapter, lines, pointer)
        for chapter, chapter_spans in enumerate(spans)
        for lines, pointer in whole(chapter_spans, pointed(chapter_spans, tongue))
    ]
    known = known_people([it for _, _, it in turns if it is not None], decided, tongue)
    scenes = [list(_scenes(chapter.blocks)) for chapter in book.chapters]
    return ForeignReading(
        known.people,
        known,
        tuple(
            _Turn(
                chapter,
                spans[chapter][lines[0]].block,
                lines,
                _believed(pointer, known),
                scenes[chapter][spans[chapter][lines[0]].block],
                (),
            )
            for chapter, lines, pointer in turns
        ),
    )


def decide(
    reading: ForeignReading, spans: Sequence[Sequence[Span]], facts: Mapping[Place, int]
) -> Iterator[tuple[Place, Verdict]]:
    """
    Yield who speaks each line of dialogue or thought.

    Args:
        reading: The book.
        spans: The spans of each chapter.
        facts: Who speaks the lines that a person has reviewed.
    """
    turns = [replace(turn) for turn in reading.turns]
    for turn in turns:
        for line in turn.lines:
            if (turn.chapter, line) in facts:
                turn.person, turn.confidence = facts[turn.chapter, line], 1.0
    mentions = _mentions(spans, reading.known)
    for scene in _conversations(turns, scene_only=True):
        _resolve(scene, mentions, reading.known)
    for conversation in _conversations(turns, scene_only=False):
        _take_turns(conversation, mentions, reading.known)
    for turn in turns:
        for line in turn.lines:
            yield (
                (turn.chapter, line),
                Verdict(turn.person, turn.confidence, turn.evidence),
            )


def _scenes(blocks: Sequence[object]) -> Iterator[int]:
    scene = 0
    for block in blocks:
        scene += isinstance(block, SceneBreak | Heading)
        yield scene


def _believed(pointer: Pointer | None, known: Known) -> Pointer | None:
    """Return a pointer; a name of an action counts only if some tag names it too."""
    if pointer is None or pointer.tag or pointer.who is not Who.NAME:
        return pointer
    return pointer if known.of(pointer.name) is not None else None


def _mentions(
    spans: Sequence[Sequence[Span]], known: Known
) -> Mapping[tuple[int, int], tuple[int, ...]]:
    """Return who is named in the narration of each block: by chapter and block."""
    found: dict[tuple[int, int], tuple[int, ...]] = {}
    for chapter, lines in enumerate(spans):
        for span in lines:
            if span.kind is SpanKind.NARRATION:
                here = known.named_in(span.text)
                if here:
                    found[chapter, span.block] = (*found.get((chapter, span.block), ()), *here)
    return found


def _conversations(turns: Sequence[_Turn], *, scene_only: bool) -> Iterator[list[_Turn]]:
    """Yield turns of one scene; also parted where the story is told for long between them."""
    group: list[_Turn] = []
    for turn in turns:
        last = group[-1] if group else None
        if last is not None and (
            (last.chapter, last.scene) != (turn.chapter, turn.scene)
            or (not scene_only and turn.block - last.block > _NEAR)
        ):
            yield group
            group = []
        group.append(turn)
    if group:
        yield group


def _resolve(
    scene: Sequence[_Turn], mentions: Mapping[tuple[int, int], tuple[int, ...]], known: Known
) -> None:
    """Give the turns of a scene to whom their tags name or mean."""
    seen: dict[int, int] = {}
    """Who was named or spoke, and in which block last."""
    first = scene[0].block
    at = max(0, first - _SCENE_BLOCKS)
    before: _Turn | None = None
    for turn in scene:
        for block in range(at, turn.block + 1):
            seen.update(dict.fromkeys(mentions.get((turn.chapter, block), ()), block))
        at = turn.block
        pointer = turn.pointer
        if turn.confidence < 1 and pointer is not None:
            here = tuple(dict.fromkeys(mentions.get((turn.chapter, turn.block), ())))
            above = tuple(dict.fromkeys(mentions.get((turn.chapter, turn.block - 1), ())))
            meant = _meant(turn, pointer, seen, before, known)
            if meant is None and pointer.who is Who.PRONOUN:
                meant = _only(here, pointer, known)
                if meant is None and _is_told(turn, before):
                    meant = _only(above, pointer, known)
            _settle(turn, pointer, meant, known)
        if turn.person != NOBODY:
            seen[turn.person] = turn.block
        before = turn


def _is_told(turn: _Turn, before: _Turn | None) -> bool:
    """Tell whether a paragraph of narration stands right above a turn."""
    return before is None or before.block < turn.block - 1


def _only(named: Sequence[int], pointer: Pointer, known: Known) -> int | None:
    """Return the one person named there, if a pronoun can mean him."""
    genders = {None, pointer.gender} if pointer.gender else {None, *Gender}
    return named[0] if len(named) == 1 and known.gender(named[0]) in genders else None


def _settle(turn: _Turn, pointer: Pointer, meant: int | None, known: Known) -> None:
    if pointer.tag:
        turn.evidence = Evidence.ANAPHORIC
    if pointer.who is Who.NAME:
        named = known.of(pointer.name)
        if named is not None:
            turn.person = named
            turn.evidence = Evidence.EXPLICIT if pointer.tag else Evidence.IMPLICIT
            turn.confidence = _NAMED if pointer.tag else _ACTING
    elif pointer.who is Who.SELF and known.teller is not None:
        turn.person, turn.confidence = known.teller, _NAMED
    elif meant is not None:
        turn.person, turn.confidence = meant, _MEANT if pointer.tag else _ACTING


def _meant(
    turn: _Turn, pointer: Pointer, seen: Mapping[int, int], before: _Turn | None, known: Known
) -> int | None:
    """Return the one person that a pronoun can mean, if there is one."""
    if pointer.who is not Who.PRONOUN or pointer.gender is None:
        return None
    near = [it for it, block in seen.items() if turn.block - block <= _SCENE_BLOCKS]
    fitting = [it for it in near if known.gender(it) is pointer.gender]
    if not fitting:
        fitting = [it for it in near if known.gender(it) is None]
    if len(fitting) > 1 and before is not None and turn.block - before.block == 1:
        # Who has just spoken is not who answers.
        fitting = [it for it in fitting if it != before.person]
    return fitting[0] if len(fitting) == 1 else None


def _take_turns(
    conversation: Sequence[_Turn],
    mentions: Mapping[tuple[int, int], tuple[int, ...]],
    known: Known,
) -> None:
    """Give turns without a speaker to the two people of a conversation, by turns."""
    speakers = {turn.person for turn in conversation} - {NOBODY}
    first, last = conversation[0], conversation[-1]
    if len(speakers) == 1:
        speakers |= {
            person
            for block in range(first.block - _NEAR, last.block + 1)
            for person in mentions.get((first.chapter, block), ())
        }
    if len(speakers) != 2:  # noqa: PLR2004 - two people take turns.
        _answer(conversation)
        return
    given = {at: it.person for at, it in enumerate(conversation) if it.person != NOBODY}
    for at, turn in enumerate(conversation):
        if at in given:
            continue
        guesses = [
            (_is_unbroken(conversation, at, anchor), _other(speakers, given[anchor], at - anchor))
            for anchor in (
                max((it for it in given if it < at), default=None),
                min((it for it in given if it > at), default=None),
            )
            if anchor is not None
        ]
        # Across a paragraph of narration whoever has spoken may go on.
        believed = {guess for unbroken, guess in guesses if unbroken} or {it for _, it in guesses}
        if len(believed) == 1 and _allows(turn, min(believed), known):
            turn.person, turn.confidence = believed.pop(), _IN_TURN


def _allows(turn: _Turn, person: int, known: Known) -> bool:
    """Tell whether a turn's tag may mean somebody: it has none, or a pronoun of his gender."""
    pointer = turn.pointer
    if pointer is None:
        return True
    if pointer.who is not Who.PRONOUN:
        return False
    return pointer.gender in {None, known.gender(person)} or known.gender(person) is None


def _answer(conversation: Sequence[_Turn]) -> None:
    """Give a turn among more people to whom two of them have been taking turns with."""
    for at in range(2, len(conversation)):
        turn, last = conversation[at], conversation[max(0, at - _LATELY) : at]
        talking = {it.person for it in last}
        pair = len(talking) == 2 and NOBODY not in talking  # noqa: PLR2004 - two people.
        guess = conversation[at - 2].person
        if (
            turn.person == NOBODY
            and turn.pointer is None
            and pair
            and guess != conversation[at - 1].person
            and _is_unbroken(conversation, at - 2, at)
            and (at + 1 == len(conversation) or conversation[at + 1].person != guess)
        ):
            turn.person, turn.confidence = guess, _IN_TURN


def _is_unbroken(conversation: Sequence[_Turn], one: int, other: int) -> bool:
    """Tell whether the turns from one to another stand in paragraphs right behind each other."""
    between = conversation[min(one, other) : max(one, other) + 1]
    return between[-1].block - between[0].block == len(between) - 1


def _other(speakers: set[int], person: int, turns: int) -> int:
    if turns % 2 == 0:
        return person
    (other,) = speakers - {person}
    return other
