"""A text made fit for espeak, which drops or misreads some of what people write."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from narrate.engines.espeak.emphasis import RELEASE, STRESS, stressed

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
class Line:
    """What the library is handed, and how it goes with the text."""

    text: str
    inserted: tuple[tuple[int, str], ...]
    """What was put in, and at which offset of the original text; in order."""

    def offset(self, position: int) -> int:
        """Return the offset in the original text of a position in this one."""
        longer = 0
        for at, piece in self.inserted:
            if at + longer + len(piece) > position:
                return min(position - longer, at)
            longer += len(piece)
        return position - longer


def speakable(text: str) -> Line | None:
    """Return a text as espeak can speak it; None when there is nothing to say, as in `...`."""
    if not any(unicodedata.category(char).startswith(_SPOKEN) for char in text):
        return None
    plain = "".join(map(_plain, text))
    quiet = _SAID_ALOUD.sub(lambda match: " " * len(match[0]), plain)
    inserted = tuple(sorted(_insertions(quiet)))
    ends = (0, *(at for at, _ in inserted), len(quiet))
    pieces = [quiet[start:end] for start, end in pairwise(ends)]
    said = "".join(piece + put for piece, (_, put) in zip(pieces, inserted, strict=False))
    return Line(said + pieces[-1], inserted)


def _insertions(text: str) -> Iterator[tuple[int, str]]:
    """Yield what is to be put into a text, and where."""
    yield from ((at, _BREAK) for at in _breaks(text))
    for start, end in stressed(text):
        yield start, STRESS
        yield end, RELEASE


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
