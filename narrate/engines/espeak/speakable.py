"""A text made fit for espeak, which drops or misreads some of what people write."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from narrate.engines.espeak.emphasis import RELEASE, STRESS, stressed
from narrate.engines.espeak.phonemes import MARKED, mnemonics

_SPOKEN: Final = ("L", "N", "So", "Sc")
"""Unicode categories that espeak has something to say for: letters, numbers, emoji, money."""

_NOT_TEXT: Final = frozenset({"Cc", "Cs"})
"""Control characters are commands to the library: a zero ends the text, a one changes the
pitch. Half a surrogate pair cannot be handed over."""

_SAID_ALOUD: Final = re.compile("(?:^|(?<=[\\s\"'\u201c\u2018(\\[*-]))[!?]+|!+(?=\\w)")
"""Where espeak says *exclamation*: at marks that no word goes before, or that part two."""

_BREAK: Final = ", "
_CLAUSE_ENDS: Final = frozenset(",.;:!?")

# espeak keeps 1,000 phonemes of a clause, 32 digits of a number, 100 to 130 letters of a word
# and drops the rest (measured with 1.52).
_CLAUSE_PHONEMES: Final = 500
_WORD_PHONEMES: Final = 300
_WORD_CHARS: Final = 80
_DIGIT_PHONEMES: Final = 10
_SYMBOL_PHONEMES: Final = 25
"""An emoji is spoken with its full name."""


@dataclass(frozen=True, slots=True)
class Change:
    """Something put into a text, or put for a part of it."""

    start: int
    stop: int
    """Where it stands in the changed text."""

    original: range
    """What it stands for in the original text; empty if it was put in."""


@dataclass(frozen=True, slots=True)
class Line:
    """What the library is handed, and how it goes with the text."""

    text: str
    changes: tuple[Change, ...] = ()
    phonemes: bool = False
    """Whether words of it are in espeak's own phonemes."""

    def offset(self, position: int) -> int:
        """Return the offset in the original text of a position in this one."""
        last = bisect_right(self.changes, position, key=lambda change: change.start)
        if not last:
            return position
        change = self.changes[last - 1]
        if position < change.stop:
            return change.original.start
        return position - change.stop + change.original.stop


def speakable(text: str) -> Line | None:
    """Return a text as espeak can speak it; None when there is nothing to say, as in `...`."""
    if not any(unicodedata.category(char).startswith(_SPOKEN) for char in text):
        return None
    plain = "".join(map(_plain, text))
    quiet = _SAID_ALOUD.sub(lambda match: " " * len(match[0]), plain)
    marked = tuple(MARKED.finditer(text))
    changes = [(at, at, _BREAK) for at in _breaks(quiet)]
    changes += [(*match.span(), f"[[{mnemonics(match[1])}]]") for match in marked]
    for start, end in stressed(quiet):
        changes += [(start, start, STRESS), (end, end, RELEASE)]
    return _changed(quiet, sorted(changes), phonemes=bool(marked))


def _changed(text: str, changes: list[tuple[int, int, str]], *, phonemes: bool) -> Line:
    """Return a text with other words from here to there."""
    pieces: list[str] = []
    made: list[Change] = []
    done = length = 0
    for start, end, said in changes:
        if start < done:
            continue  # No break is put into phonemes.
        pieces += [text[done:start], said]
        length += start - done + len(said)
        made.append(Change(length - len(said), length, range(start, end)))
        done = end
    return Line("".join([*pieces, text[done:]]), tuple(made), phonemes=phonemes)


def _plain(char: str) -> str:
    """Return what stands for a character: itself, a blank, or a plain letter or digit."""
    category = unicodedata.category(char)
    if category in _NOT_TEXT:
        return " "
    if char.isascii() or category == "No":
        return char  # A raised two is *squared*.
    # Letters in fancy dress are spelled out by their Unicode names: *mathematical bold script*.
    folded = str(unicodedata.decimal(char, "")) or unicodedata.normalize("NFKC", char)
    return folded if len(folded) == 1 else char


def _breaks(text: str) -> Iterator[int]:
    """Yield where a clause, a number or a word gets too long for espeak."""
    clause = word = length = 0
    for at, (char, following) in enumerate(pairwise(text), start=1):
        blank = char.isspace()
        phonemes = 0 if blank else _phonemes(char)
        clause += phonemes
        word, length = (0, 0) if blank else (word + phonemes, length + 1)
        if (
            (blank and clause >= _CLAUSE_PHONEMES)
            or word >= _WORD_PHONEMES
            or length >= _WORD_CHARS
        ):
            yield at
            clause = word = length = 0
        elif char in _CLAUSE_ENDS and following.isspace():
            clause = 0


def _phonemes(char: str) -> int:
    """Return how many phonemes a character takes, roughly, and rather too many."""
    if char.isdecimal():
        return _DIGIT_PHONEMES
    return 1 if char.isascii() or unicodedata.category(char) in {"Ll", "Lu"} else _SYMBOL_PHONEMES
