"""Match the quotation marks of one block, whatever is wrong with them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum
from typing import Final

from narrate.parsing.lexicon import ENGLISH, Lexicon
from narrate.parsing.marks import Mark
from narrate.parsing.sounding import spoken_weight
from narrate.parsing.tags import has_new_tag, tag_in_speech
from narrate.sentences import sentence_ranges


@dataclass(frozen=True, slots=True)
class Quoted:
    """A stretch of a block's text in quotation marks, the marks included."""

    start: int
    end: int
    closed: bool = True
    """Whether its closing mark is there."""

    unfinished: bool = False
    """Whether the next block goes on with it."""

    resumes: bool = False
    """Whether it is known to go on with the quotation before it in its block."""

    minor: bool = False
    """Whether its marks are others than those that the author puts around speech."""

    sure: bool = False
    """Whether it is speech by its place alone, whatever stands in it or beside it."""


def match_quotes(
    text: str, marks: tuple[Mark, ...], *, may_continue: bool, lexicon: Lexicon = ENGLISH
) -> tuple[Quoted, ...]:
    """
    Return what stands in quotation marks in a block, in order and disjoint.

    The cheapest way to read all marks of the block wins (Viterbi over *outside*, *in a
    quotation*, *in a quotation within it*), so one mark too many or too few spoils what
    stands beside it and nothing else. Takes time linear in the text.

    Args:
        text: The block's text.
        marks: Its marks, in order.
        may_continue: Whether the next block begins with an opening mark, so that a
            quotation left open is no slip but a speech of several paragraphs.
        lexicon: The words of tags.
    """
    roles = _cheapest(marks, end_cost=_CONTINUED if may_continue else _UNCLOSED)
    quoted: list[Quoted] = []
    opened_at: int | None = None
    for mark, role in zip(marks, roles, strict=True):
        if role is _Role.REOPEN and opened_at is not None:
            quoted.append(_without_end(text, opened_at, mark.at, lexicon))
        if role in {_Role.OPEN, _Role.REOPEN}:
            opened_at = mark.at
        elif role is _Role.CLOSE and opened_at is not None:
            quoted.append(Quoted(opened_at, mark.at + 1))
            opened_at = None
        elif role is _Role.ORPHAN:
            floor = quoted[-1].end if quoted else 0
            quoted.append(_without_start(text, floor, mark.at + 1))
    if opened_at is not None:
        quoted.append(
            Quoted(opened_at, len(text), closed=False, unfinished=True)
            if may_continue
            else _without_end(text, opened_at, len(text), lexicon)
        )
    return tuple(quoted)


def may_go_on(text: str, marks: tuple[Mark, ...], lexicon: Lexicon = ENGLISH) -> bool:
    """
    Tell whether a block may go on with the speech that the block before has left open.

    It begins with an opening mark, and has no tag that tells of somebody who begins.

    Args:
        text: The block's text.
        marks: Its marks, in order.
        lexicon: The words of tags.
    """
    if not marks or marks[0].opens > marks[0].closes or re.search(r"\w", text[: marks[0].at]):
        return False
    closing = next((mark for mark in marks[1:] if mark.closes < min(mark.opens, mark.stray)), None)
    return closing is None or not has_new_tag(text, closing.at + 1, len(text), lexicon)


class _State(IntEnum):
    OUT = 0
    IN = 1
    INNER = 2


class _Role(IntEnum):
    OPEN = 0
    CLOSE = 1
    STRAY = 2
    NEST = 3
    UNNEST = 4
    REOPEN = 5
    """Opens while a quotation is open: that one's closing mark is missing."""
    ORPHAN = 6
    """Closes while none is open: its opening mark is missing."""


_TOLD: Final = -1.0
"""How little a sentence may sound like speech where nothing else speaks against it."""

_UNCLOSED: Final = 4.0
_CONTINUED: Final = 3.0
_REOPENED: Final = 4.0
_ORPHANED: Final = 4.0
_UNCLOSED_INNER: Final = 8.0

_MOVES: Final = (
    (_Role.OPEN, _State.OUT, _State.IN),
    (_Role.STRAY, _State.OUT, _State.OUT),
    (_Role.ORPHAN, _State.OUT, _State.OUT),
    (_Role.CLOSE, _State.IN, _State.OUT),
    (_Role.STRAY, _State.IN, _State.IN),
    (_Role.NEST, _State.IN, _State.INNER),
    (_Role.REOPEN, _State.IN, _State.IN),
    (_Role.UNNEST, _State.INNER, _State.IN),
    (_Role.STRAY, _State.INNER, _State.INNER),
)


def _cheapest(marks: tuple[Mark, ...], *, end_cost: float) -> list[_Role]:
    """Return a role for every mark such that the costs of all together are least."""
    infinite = float("inf")
    costs = [0.0, infinite, infinite]
    steps: list[list[tuple[_Role, _State] | None]] = []
    for mark in marks:
        reached = [infinite, infinite, infinite]
        step: list[tuple[_Role, _State] | None] = [None, None, None]
        for role, before, after in _MOVES:
            cost = costs[before] + _role_cost(mark, role)
            if cost < reached[after]:
                reached[after], step[after] = cost, (role, before)
        costs = reached
        steps.append(step)
    costs = [costs[0], costs[1] + end_cost, costs[2] + _UNCLOSED_INNER]
    state = _State(costs.index(min(costs)))
    roles: list[_Role] = []
    for step in reversed(steps):
        chosen = step[state]
        if chosen is not None:
            role, state = chosen
            roles.append(role)
    return roles[::-1]


def _role_cost(mark: Mark, role: _Role) -> float:
    match role:
        case _Role.OPEN:
            return mark.opens
        case _Role.CLOSE | _Role.UNNEST:
            return mark.closes
        case _Role.STRAY:
            return mark.stray
        case _Role.NEST:
            return mark.opens + mark.nests
        case _Role.REOPEN:
            return mark.opens + _REOPENED
        case _Role.ORPHAN:
            return mark.closes + _ORPHANED


def _without_end(text: str, start: int, limit: int, lexicon: Lexicon) -> Quoted:
    """Return a quotation whose closing mark is missing: up to its tag, or to the limit."""
    tag = tag_in_speech(text, start, limit, lexicon)
    end = limit if tag is None else tag
    return Quoted(start, start + len(text[start:end].rstrip()), closed=False)


def _without_start(text: str, floor: int, end: int) -> Quoted:
    """Return a quotation whose opening mark is missing: its sentence, and what it goes on from."""
    ranges = sentence_ranges(text[floor:end])
    first = len(ranges) - 1
    # At the start of a block nothing has been closed, so speech is likelier.
    least = 0.0 if floor else _TOLD
    while first:
        start, limit = ranges[first - 1]
        if spoken_weight(text[floor + start : floor + limit]) <= least:
            break
        first -= 1
    start = floor + ranges[first][0]
    start += len(text[start:end]) - len(text[start:end].lstrip())
    return Quoted(start, end, resumes=floor > 0 and first == 0)
