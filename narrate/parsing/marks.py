"""Quotation marks as data: which there are, and how likely each opens or closes."""
# ruff: noqa: RUF001 - curly marks and dashes are what this module is about.

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class Marks(StrEnum):
    """A family of quotation marks."""

    DOUBLE = "double"
    """Straight, curly, low, guillemets or corner brackets, in any mixture."""

    SINGLE = "single"
    """Straight, curly, low; apostrophes look the same."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A character that may be a quotation mark, with what each way to read it costs."""

    at: int
    """Offset in the block's text."""

    opens: float
    closes: float
    stray: float
    """What it costs to read it as no quotation mark at all: an apostrophe, inches, a slip."""

    nests: float
    """What it costs, beside `opens`, to read it as a quotation within a quotation."""


def marks_of(text: str, family: Marks) -> tuple[Mark, ...]:
    """Return the marks of a family in a block's text, in order."""
    if family is Marks.SINGLE:
        return tuple(_single(text, match.start()) for match in _SINGLE.finditer(text))
    guillemets_point_in = _guillemets_point_in(text)
    return tuple(
        _double(text, match.start(), guillemets_point_in=guillemets_point_in)
        for match in _DOUBLE.finditer(text)
    )


_DOUBLE: Final = re.compile(r"[\"“”„‟〝〞«»「」『』＂]")
# An apostrophe between two letters is never a mark.
_SINGLE: Final = re.compile(r"(?<![^\W_])['‘’‚‛‹›]|['‘’‚‛‹›](?![^\W_])")

_ALWAYS_OPEN: Final = frozenset("„‚「『〝")
_ALWAYS_CLOSE: Final = frozenset("」』〞")
_OPENING_BRACKETS: Final = frozenset("([{")
_DASHES: Final = frozenset("-—–―‒")
_SENTENCE_MARKS: Final = frozenset(",.?!…;:—–―‒-")
_CLOSING_MARKS: Final = "\"”“»’')]}」』"
_REACH_CHARS: Final = 4
"""How many marks in a row are looked past; more never stand together."""

# Costs are sums of hand-set weights: 0 is what a careful author writes, 1 a habit of some
# authors, 3 a slip that happens, 5 what is only believed if all else is worse.
_HABIT: Final = 1.0
_SLIP: Final = 3.0
_HARDLY: Final = 5.0


def _double(text: str, at: int, *, guillemets_point_in: bool) -> Mark:
    mark = text[at]
    opens, closes = _open_cost(text, at), _close_cost(text, at)
    left, right = _neighbors(text, at)
    nests = _SLIP
    if mark in _ALWAYS_OPEN:
        opens, closes, nests = 0.0, 2 * _HARDLY, _HABIT
    elif mark in _ALWAYS_CLOSE:
        opens, closes = 2 * _HARDLY, 0.0
    elif mark in "«»":
        is_opener = (mark == "«") is not guillemets_point_in
        # French puts blanks inside its guillemets: what stands beside them proves nothing.
        opens, closes, nests = (0.0, _SLIP, _HABIT) if is_opener else (_SLIP, 0.0, _SLIP)
    elif mark == "“":
        # Real files close a curly opener with a second opener; German always does.
        at_word_end = not _is_blank(left) and not _is_word(right)
        opens, closes, nests = opens / 2, closes + (_HABIT / 2 if at_word_end else _SLIP), _HABIT
    elif mark in "”‟":
        at_word_start = _is_blank(left) and not _is_blank(right)
        closes, opens = closes / 2, opens + (_HABIT if at_word_start else _SLIP)
    is_inches = left.isdecimal() and mark == '"'
    return Mark(at, opens, closes, _HABIT + 0.5 if is_inches else _HARDLY, nests)


def _single(text: str, at: int) -> Mark:
    mark = text[at]
    left, right = _neighbors(text, at)
    opens, closes, stray = _open_cost(text, at), _close_cost(text, at), _HARDLY
    if _is_word(right) and not _is_word(left):
        stray = 0.0 if _CLIPPED_START.match(text, at) else _opener_worth(text, at)
        opens += 2 * _HABIT if stray == 0 else 0
        if mark == "’":
            # A curly apostrophe is an apostrophe; straight ones had no choice.
            opens, stray = opens + _SLIP, 0.0
    elif _is_word(left):
        clipped = _CLIPPED_END.search(text, max(0, at - 8), at)
        stray = 0.3 if clipped else _HABIT
        closes += _HABIT if clipped else 0.5
    if mark == "‘":
        stray, closes = _HARDLY, closes + _SLIP
    elif mark == "’" and not _is_word(right):
        opens += _SLIP
    elif mark in _ALWAYS_OPEN:
        opens, closes, stray = 0.0, 2 * _HARDLY, _HARDLY
    return Mark(at, opens, closes, stray, _SLIP)


def _opener_worth(text: str, at: int) -> float:
    """Return what it costs to take a single mark before a word for an apostrophe."""
    before = text[max(0, at - _REACH_CHARS) : at].rstrip()
    if not before and text[at + 1].isupper():
        return _HARDLY
    if not before or before[-1] in ",:":
        return _SLIP + _HABIT
    return _SLIP if text[at + 1].isupper() else 2 * _HABIT


_CLIPPED_START: Final = re.compile(
    r"""['‘’](?:
        tis|twas|twere|twill|twould|twixt|tisn|twasn|em|er|im|imself|erself|e|ere|ave|alf
        |ome|ouse|appen|ospital|ell|oo|cause|cos|coz|til|till|bout|round|neath|gainst|fraid
        |nother|nuff|kay|ight|ello|sup|scuse|spose|pon|cept|stead|n|t|uns?|mongst|tween|o
        |\d0s|\d\d
    )(?![^\W_])""",
    re.VERBOSE | re.IGNORECASE,
)
"""Words that have lost their beginning: `'tis`, `'em`, `the '90s`."""

_CLIPPED_END: Final = re.compile(
    r"(?:s|x|z|in|o|an|n|th|wi|t|d|ol|goin|lil|ha|i|wa|de|mo|po|fo|yo|sho|tha|ma|lan|han|wan)\Z",
    re.IGNORECASE,
)
"""How words end that an apostrophe may follow: `James'`, `goin'`, `o'`, `an'`, `th'`."""


def _open_cost(text: str, at: int) -> float:
    left, right = _neighbors(text, at)
    cost = 0.0
    if _is_blank(right):
        # Where a block begins nothing can be closed: the blank is the slip.
        cost += _SLIP + _HABIT if at else _HABIT
    elif right in _SENTENCE_MARKS and not re.match(
        r"[.…—–―-]{2,}|…|[—–―]|-\w", text[at + 1 : at + 8]
    ):
        cost += 2 * _HABIT if re.match(r"[?!]+\W", text[at + 1 : at + 8]) else _SLIP
    if _is_word(left):
        cost += _SLIP
    elif left in _SENTENCE_MARKS and left not in _DASHES:
        cost += _HABIT
    return cost


def _close_cost(text: str, at: int) -> float:
    left, right = _neighbors(text, at)
    cost = 0.0
    if _is_blank(left) or left in _OPENING_BRACKETS:
        cost += _SLIP
    elif left in _DASHES:
        cost += 0.5
    if _is_word(right):
        cost += 2 * _HABIT
    return cost


def _neighbors(text: str, at: int) -> tuple[str, str]:
    """Return the characters beside a mark; a blank at either end, other marks skipped."""
    before, after = text[max(0, at - _REACH_CHARS) : at], text[at + 1 : at + 1 + _REACH_CHARS]
    left, right = before.rstrip("*_").rstrip(_CLOSING_MARKS), after.lstrip("*_'’‘")
    return left[-1:] or " ", right[:1] or " "


def _is_blank(character: str) -> bool:
    return character.isspace()


def _is_word(character: str) -> bool:
    return character.isalnum()


def _guillemets_point_in(text: str) -> bool:
    """Tell whether a text quotes »so«, as German and Danish do."""
    found = _GUILLEMET.findall(text)
    inward = sum(bool(opener or closer) for opener, closer, *_ in found)
    outward = sum(bool(opener or closer) for *_, opener, closer in found)
    if inward != outward:
        return inward > outward
    # French puts blanks inside: only the first of them tells.
    first = re.search(r"[«»]", text)
    return first is not None and first[0] == "»"


_GUILLEMET: Final = re.compile(
    r"((?<!\S)»(?=\w))|((?<=[^\s«»])«(?!\w))|((?<!\S)«(?=\w))|((?<=[^\s«»])»(?!\w))"
)
"""A guillemet that clings to the word behind it or before it; pointing in, then out."""
