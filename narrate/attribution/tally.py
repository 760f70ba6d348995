"""Votes on what people are like, with the words that gave them."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import Final, Generic, TypeVar

Trait = TypeVar("Trait")

PRONOUN: Final = "pronoun"

_MOST_TOLD: Final = 2


class Tally(Generic[Trait]):
    """What speaks for each trait of each person."""

    def __init__(self) -> None:
        self.votes: defaultdict[int, Counter[Trait]] = defaultdict(Counter)
        self._words: defaultdict[tuple[int, Trait], Counter[str]] = defaultdict(Counter)

    def add(self, person: int, trait: Trait, weight: int, word: str) -> None:
        """
        Count a vote.

        Args:
            person: Whose trait it is.
            trait: What he is.
            weight: How much that counts.
            word: What tells it: `PRONOUN`, or the word itself.
        """
        self.votes[person][trait] += weight
        self._words[person, trait][word] += 1

    def told(self, person: int, trait: Trait | None) -> list[str]:
        """Return by what a trait is known, most often told first: `12 pronouns`, `'lady'`."""
        if trait is None:
            return []
        words = self._words[person, trait]
        often = sorted(words, key=lambda word: (-words[word], word))
        return [_called(word, words[word]) for word in often[:_MOST_TOLD]]


def _called(word: str, times: int) -> str:
    if word == PRONOUN:
        return f"{times} pronouns" if times > 1 else "a pronoun"
    return f"'{word}'"
