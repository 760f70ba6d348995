"""Emphasis typed with marks: `*so*`, `_so_`, `<i>so</i>`; the marks are markup, not text."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from narrate.readers.passage import Edit, Passage, edited, settled

MARKED: Final = (
    re.compile(r"(?<![\w*\\])(\*{1,3})(?=[^\s*])([^*\n]*[^\s*])\1(?![\w*])"),
    re.compile(r"(?<!\w)(_{1,3})(?=[^\s_])([^_\n]*[^\s_])\1(?!\w)"),
    re.compile(r"<(i|em|b|strong|u)>([^<>\n]+)</\1>", re.IGNORECASE),
)
"""Linear: what stands between cannot hold the mark, so that no stretch is read twice."""


def lifted(passage: Passage) -> Passage:
    """Return the passage with typed emphasis as ranges, and its marks gone."""
    for pattern in MARKED:
        passage = _lifted(passage, pattern)
    return passage


def _lifted(passage: Passage, pattern: re.Pattern[str]) -> Passage:
    edits: list[Edit] = []
    ranges = list(passage.emphasis)
    for match in pattern.finditer(passage.text):
        if any(letter.isalnum() for letter in match[2]):
            edits += [(match.start(), match.start(2), ""), (match.end(2), match.end(), "")]
            ranges.append(match.span(2))
    if not edits:
        return passage
    return edited(replace(passage, emphasis=settled(passage.text, ranges)), edits)
