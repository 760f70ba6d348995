"""
Find the speech in a paragraph of English that dashes mark.

    —No, said Anna. I will not.          Joyce: one dash, where the paragraph begins
    —No, said Anna. —I will not.         Gaddis: one wherever speech begins
    — No, — said Anna. — I will not.     translations: one wherever speech ends, too

The paragraph is cut at its seams; each piece between them is spoken, a tag, or told. The cheapest
reading of them all wins (Viterbi): dashes say most, if the author sets them there, else the words.
"""
# ruff: noqa: RUF001 - dashes are what texts hold.

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from enum import Enum, IntEnum
from typing import Final

from narrate.parsing.lexicon import ENGLISH, Lexicon
from narrate.parsing.quotes import Quoted
from narrate.parsing.seams import Piece, Seam, begins_with_dash, pieces_of
from narrate.parsing.sounding import spoken_weight


class DashHabit(Enum):
    """Where an author sets dashes, besides the beginning of a paragraph."""

    AT_PARAGRAPHS = "at paragraphs"
    """Nowhere else."""

    BEFORE_SPEECH = "before speech"
    AROUND_TAGS = "around tags"
    """Before speech, and where speech ends, too."""


def dash_habit(texts: Iterable[str], lexicon: Lexicon = ENGLISH) -> DashHabit:
    """Return where else dashes stand in a chapter whose speech begins with one."""
    dashed = bare = speech = 0
    for text in filter(begins_with_dash, texts):
        for piece in pieces_of(text, lexicon)[1:]:
            dashed += piece.is_tag and piece.seam in _DASHES
            bare += piece.is_tag and piece.seam not in _DASHES
            speech += piece.seam is Seam.DASH and not piece.is_tag
    if dashed > bare:
        return DashHabit.AROUND_TAGS
    is_habit = speech > (dashed + bare) * _HABIT_SHARE
    return DashHabit.BEFORE_SPEECH if is_habit else DashHabit.AT_PARAGRAPHS


def may_be_dashed(text: str, habit: DashHabit, lexicon: Lexicon = ENGLISH) -> bool:
    """Tell whether dashes mark speech in a paragraph of a chapter where they do."""
    if begins_with_dash(text):
        return True
    return habit is not DashHabit.AT_PARAGRAPHS and any(
        piece.seam is Seam.DASH for piece in pieces_of(text, lexicon)
    )


def is_told_as_i(texts: Iterable[str], lexicon: Lexicon = ENGLISH) -> bool:
    """Tell whether whoever tells a chapter says *I*, in paragraphs without a dash."""
    told = [lexicon.ego.search(text) is not None for text in texts if not _has_dash(text)]
    return sum(told) > len(told) * _I_SHARE


def match_dashes(
    text: str,
    habit: DashHabit = DashHabit.AT_PARAGRAPHS,
    lexicon: Lexicon = ENGLISH,
    *,
    told_as_i: bool = True,
) -> tuple[Quoted, ...]:
    """
    Return what is spoken in a paragraph, in order and disjoint.

    Takes time linear in the text.

    Args:
        text: The paragraph; one that does not begin with a dash begins with narration.
        habit: Where else its author sets dashes.
        lexicon: The words of tags.
        told_as_i: Whether whoever tells the story says *I*, or may.
    """
    pieces = pieces_of(text, lexicon)
    begins = _State.SPOKEN if begins_with_dash(text) else _State.TOLD
    share = _WORDS_SHARE[habit]
    weights = [
        share * spoken_weight(text[piece.start : piece.end], told_as_i=told_as_i)
        for piece in pieces
    ]
    states = _cheapest(pieces, weights, habit, begins)
    spoken: list[tuple[int, int]] = []
    for piece, state in zip(pieces, states, strict=True):
        if state is _State.SPOKEN:
            goes_on = bool(spoken) and spoken[-1][1] == piece.start
            start = spoken.pop()[0] if goes_on else piece.start
            spoken.append((start, piece.end))
    return tuple(
        Quoted(start, start + len(text[start:end].rstrip()), resumes=number > 0, sure=True)
        for number, (start, end) in enumerate(spoken)
    )


_DASHES: Final = frozenset({Seam.DASH, Seam.LOOSE})
_I_SHARE: Final = 0.1
"""A story told as *I* says it in most paragraphs; one that is not, by a slip at most."""

_HABIT_SHARE: Final = 0.2
"""How many dashes before speech there are for each tag, if an author sets them."""


def _has_dash(text: str) -> bool:
    return any(dash in text for dash in ("—", "–", "―", "--"))


class _State(IntEnum):
    SPOKEN = 0
    TAG = 1
    TOLD = 2


_BARRED: Final = 1e9
_SEAMS: Final = (Seam.COMMA, Seam.STOP, Seam.DASH, Seam.LOOSE)

# What each step from piece to piece costs, by the seam between them, for each habit. Found by
# search along the coordinates on novels of the Project Dialogism Novel Corpus that a program had
# written with dashes in the three ways; rounded.
_COSTS: Final[Mapping[DashHabit, Mapping[tuple[_State, _State], tuple[float, ...]]]] = {
    DashHabit.AT_PARAGRAPHS: {
        (_State.SPOKEN, _State.SPOKEN): (0, 0, 8, 0),
        (_State.SPOKEN, _State.TAG): (2, 2, 0, 0),
        (_State.SPOKEN, _State.TOLD): (9, 4, 8, 0),
        (_State.TAG, _State.TAG): (1, _BARRED, 6, 1.5),
        (_State.TAG, _State.TOLD): (_BARRED, 1.5, 6, _BARRED),
        (_State.TAG, _State.SPOKEN): (1.5, 0.5, 0, 2),
        (_State.TOLD, _State.TOLD): (2, 0, 0, 0),
        (_State.TOLD, _State.SPOKEN): (_BARRED, 4, 0, 4),
    },
    DashHabit.BEFORE_SPEECH: {
        (_State.SPOKEN, _State.SPOKEN): (0, 0, 3, -4),
        (_State.SPOKEN, _State.TAG): (2, 7, 2, 0),
        (_State.SPOKEN, _State.TOLD): (7, 2, 10, 4),
        (_State.TAG, _State.TAG): (1, _BARRED, 6, -1.5),
        (_State.TAG, _State.TOLD): (_BARRED, -4.5, 8, _BARRED),
        (_State.TAG, _State.SPOKEN): (6.5, 5.5, -2, 7),
        (_State.TOLD, _State.TOLD): (2, 0, 6, 2),
        (_State.TOLD, _State.SPOKEN): (_BARRED, 11, -4, 7),
    },
    DashHabit.AROUND_TAGS: {
        (_State.SPOKEN, _State.SPOKEN): (0, -2, 6, -2),
        (_State.SPOKEN, _State.TAG): (7, 5, 4, -3),
        (_State.SPOKEN, _State.TOLD): (11, 9, -1.5, 6),
        (_State.TAG, _State.TAG): (1, _BARRED, 6, 1.5),
        (_State.TAG, _State.TOLD): (_BARRED, 1.5, 6, _BARRED),
        (_State.TAG, _State.SPOKEN): (6.5, 1.5, 0, 5),
        (_State.TOLD, _State.TOLD): (0, 0, 6, 0),
        (_State.TOLD, _State.SPOKEN): (_BARRED, 11, -2, 7),
    },
}
_WORDS_SHARE: Final[Mapping[DashHabit, float]] = {
    DashHabit.AT_PARAGRAPHS: 1.1,
    DashHabit.BEFORE_SPEECH: 1.5,
    DashHabit.AROUND_TAGS: 0.6,
}
"""How much the words weigh against the seams."""

_MISSED_TAG: Final = 2.0
"""What it costs that somebody speaks a piece that begins as tags do, where tags begin."""


def _cheapest(
    pieces: Sequence[Piece], weights: Sequence[float], habit: DashHabit, begins: _State
) -> list[_State]:
    """Return a state for every piece such that the costs of all together are least."""
    costs = [0.0 if state is begins else _BARRED for state in _State]
    steps: list[list[_State]] = []
    for piece, weight in zip(pieces[1:], weights[1:], strict=True):
        reached: list[float] = []
        step: list[_State] = []
        for after in _State:
            cost, before = min(
                (costs[before] + _step_cost(before, after, piece, habit), before)
                for before in _State
            )
            reached.append(cost - weight if after is _State.SPOKEN else cost)
            step.append(before)
        # Only what parts them counts; so the sums stay small in an endless paragraph.
        least = min(reached)
        costs = [min(cost - least, _BARRED) for cost in reached]
        steps.append(step)
    states = [_State(costs.index(min(costs)))]
    for step in reversed(steps):
        states.append(step[states[-1]])
    return states[::-1]


def _step_cost(before: _State, after: _State, piece: Piece, habit: DashHabit) -> float:
    seams = _COSTS[habit].get((before, after))
    if seams is None or (before is _State.SPOKEN and after is _State.TAG and not piece.is_tag):
        return _BARRED
    cost = seams[_SEAMS.index(piece.seam)]
    if piece.is_tag and before is after is _State.SPOKEN:
        begins_tag = habit is not DashHabit.AROUND_TAGS or piece.seam in _DASHES
        cost += _MISSED_TAG if begins_tag else 0.0
    return cost
