"""Find who tells a story as *I*."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final

from narrate.attribution.passages import Passage

_SHARE: Final = 0.008
"""Share of *I* among the words of narration that makes a first-person chapter: in PDNC's novels
told in the third person it stays below 0.003."""

_FEWEST: Final = 4


def first_person(book: Sequence[Passage], chapters: int) -> tuple[bool, ...]:
    """
    Tell for each chapter whether its narrator is an *I*.

    Raises:
        Nothing.
    """
    told: Counter[int] = Counter()
    egos: Counter[int] = Counter()
    for passage in book:
        for token in passage.tokens:
            if not token.spoken and token.word:
                told[passage.chapter] += 1
                egos[passage.chapter] += token.text in {"I", "I'm", "I'd", "I've", "I'll"}
    return tuple(
        egos[chapter] >= _FEWEST and egos[chapter] > _SHARE * told[chapter]
        for chapter in range(chapters)
    )
