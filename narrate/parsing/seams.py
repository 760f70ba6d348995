"""Cut a paragraph that dashes mark at its seams: where speech may end, and begin again."""
# ruff: noqa: RUF001 - curly marks and dashes are what texts hold.

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from typing import Final

from narrate.parsing.lexicon import Lexicon
from narrate.parsing.tags import begins_tag
from narrate.sentences import sentence_ranges


class Seam(Enum):
    """What parts a piece from the one before it."""

    NONE = "none"
    COMMA = "comma"
    STOP = "stop"
    DASH = "dash"
    """Behind a punctuation mark, or before one: such a dash parts speech from what is told."""

    LOOSE = "loose"
    """A dash between words, such as any sentence may have."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a paragraph between two seams."""

    start: int
    end: int
    seam: Seam
    """The one before it."""

    is_tag: bool
    """Whether it begins as a tag does."""


def begins_with_dash(text: str) -> bool:
    """Tell whether a paragraph begins with a dash, as speech does without quotation marks."""
    return _OPENING.match(text) is not None


def pieces_of(text: str, lexicon: Lexicon) -> tuple[Piece, ...]:
    """
    Return the pieces of a paragraph, which join to it; takes time linear in the text.

    Args:
        text: The paragraph.
        lexicon: The words of tags.
    """
    bounds = [(0, Seam.NONE), *sorted(_seams(text).items())]
    ends = [*(start for start, _ in bounds[1:]), len(text)]
    return tuple(
        Piece(start, end, seam, _is_tag(text, start, end, seam, lexicon))
        for (start, seam), end in zip(bounds, ends, strict=True)
    )


_OPENING: Final = re.compile(r"\s*(?:[—–―‒]|--|-(?=\s))\s*(?=[^\s—–―‒-])")
_SEAM: Final = re.compile(
    r"""(?P<opening>(?<=\s)(?:[—–―]|--)\s*(?=\S))
    | (?P<closing>(?<=\S)(?:[—–―]|--)(?P<tail>[.,;:?!…]*)\s+(?P<second>(?:[—–―]|--)\s+)?(?=\S))
    | (?P<glued>(?<=[.,;:?!…])(?:[—–―]|--)(?=\S))
    | (?P<stop>(?:[?!…]|\.\.)['’”»)]*\s+(?=\S))
    | (?P<comma>[,;:]['’]?\s+(?=\S))
    """,
    re.VERBOSE,
)
"""A dash before a word, one behind a word, one between both; a stop before any letter; a comma."""

_PUNCTUATION: Final = frozenset(".,;:?!…)”")
_LETTER: Final = re.compile(r"[^\W\d_]")


def _seams(text: str) -> dict[int, Seam]:
    """Return where the pieces behind the first begin, and behind what."""
    opening = _OPENING.match(text)
    first = opening.end() if opening else 0
    seams = {end: Seam.STOP for _, end in sentence_ranges(text)[:-1] if end > first}
    for match in _SEAM.finditer(text, first):
        match match.lastgroup:
            case "opening":
                is_sure = text[first : match.start()].rstrip()[-1:] in _PUNCTUATION
                seams[match.start()] = Seam.DASH if is_sure else Seam.LOOSE
            case "stop":
                seams.setdefault(match.end(), Seam.STOP)
            case "comma":
                seams.setdefault(match.end(), Seam.COMMA)
            case "glued":
                seams[match.end()] = Seam.LOOSE
            case _:
                is_sure = bool(match["tail"] or match["second"])
                seams[match.end()] = Seam.DASH if is_sure else Seam.LOOSE
    return seams


def _is_tag(text: str, start: int, end: int, seam: Seam, lexicon: Lexicon) -> bool:
    if begins_tag(text, start, end, lexicon):
        return True
    # In a language whose verbs are not known, a small letter behind a dash has to do.
    letter = _LETTER.search(text, start, end) if lexicon.strange else None
    return letter is not None and letter[0].islower() and seam in {Seam.DASH, Seam.LOOSE}
