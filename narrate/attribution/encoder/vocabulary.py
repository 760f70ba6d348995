"""Words -> numbers: common words are themselves, all others a class of ending."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from narrate.attribution.encoder.sheet import SPECIAL

CAPITAL: Final = "^"
"""What a sheet puts before a word with a capital inside of a sentence."""

_ENDINGS: Final = (
    *("ing", "ed", "ly", "ness", "tion", "ment", "ous", "ful", "less", "able", "est", "er"),
    *("ies", "es", "s", "y", "e", "a", "o", "n", "d", "t", ""),
)
_CLASSES: Final = 2 * len(_ENDINGS) + 2
"""Endings of small and of capital words, numbers, marks."""

FIRST_WORD: Final = 1 + len(SPECIAL) + _CLASSES
"""The number of the first common word; 0 is an empty place."""


class Vocabulary:
    """The numbers of words."""

    def __init__(self, common: Sequence[str]) -> None:
        self.common = tuple(common)
        self._numbers = {word: 1 + at for at, word in enumerate(SPECIAL)}
        self._numbers.update((word, FIRST_WORD + at) for at, word in enumerate(common))

    def __len__(self) -> int:
        return FIRST_WORD + len(self.common)

    def numbers(self, words: Iterable[str]) -> NDArray[np.int32]:
        """Return the number of each word."""
        known = dict(self._numbers)
        found = []
        for word in words:
            number = known.get(word)
            if number is None:
                number = known[word] = self._number(word)
            found.append(number)
        return np.array(found, np.int32)

    def _number(self, word: str) -> int:
        low = word.removeprefix(CAPITAL)
        if low in self._numbers:
            return self._numbers[low]
        first = 1 + len(SPECIAL)
        if not low[:1].isalnum():
            return first + _CLASSES - 1
        if low[0].isdigit():
            return first + _CLASSES - 2
        ending = next(at for at, end in enumerate(_ENDINGS) if low.endswith(end))
        return first + ending + (len(_ENDINGS) if low != word else 0)
