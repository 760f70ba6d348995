"""Find out which quotation marks a text puts around speech."""
# ruff: noqa: RUF001 - curly marks and dashes are what texts hold.

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from narrate.book import Chapter, Paragraph
from narrate.parsing.marks import Marks


@dataclass(frozen=True, slots=True)
class Style:
    """How an author marks speech."""

    marks: Marks = Marks.DOUBLE
    """The marks around speech; the others stand within it, or around thoughts and titles."""

    dashes: bool = False
    """Whether a paragraph that begins with a dash is speech."""


def style_of(chapters: Iterable[Chapter], *, default: Style | None = None) -> Style:
    """
    Return how speech is marked in some chapters.

    Args:
        chapters: The text that shows it.
        default: The style where the text shows too little.
    """
    double = single = dashed = quoted = 0
    for chapter in chapters:
        for block in chapter.blocks:
            if isinstance(block, Paragraph):
                doubles = len(_DOUBLE_SPEECH.findall(block.text))
                singles = len(_SINGLE_SPEECH.findall(block.text))
                double += doubles
                single += singles
                dashed += _DASHED.match(block.text) is not None
                quoted += doubles > 0 or singles > 0
    if double + single + dashed < _ENOUGH and default is not None:
        return default
    marks = Marks.SINGLE if single > double else Marks.DOUBLE
    return Style(marks, dashes=dashed >= _HABIT and dashed > quoted)


_ENOUGH: Final = 4
"""How many marks of speech a chapter must show before it may differ from its book."""

_HABIT: Final = 3
"""How many paragraphs must begin with a dash before it may mean speech."""

_DOUBLE_SPEECH: Final = re.compile(r"[,.?!…—–-]['’]?[\"”“»」](?!\w)|(?<!\w)[\"“„«»「](?=\w)")
_SINGLE_SPEECH: Final = re.compile(
    r"[,.?!…—–-]['’](?=[\s—–-]|$)|(?:(?<=\s)|^)['‘‚](?!(?:tis|twas|em|til|cause)\b)(?=[A-ZÀ-Þ])"
)
_DASHED: Final = re.compile(r"(?:[—–―‒]|--)\s*[\w¿¡'’«\"“…]|- \w")
