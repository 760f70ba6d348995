"""How much of a sequence of words comes back in another, in its order."""

from __future__ import annotations

from collections.abc import Hashable, Sequence


def lengths(pattern: Sequence[Hashable], words: Sequence[Hashable]) -> list[int]:
    """
    Return the longest common subsequence of a pattern with each beginning of some words.

    Bit-parallel (Hyyrö 2004): one addition a word, however long the pattern is.

    Returns:
        One length more than there are words: that of no words first.
    """
    masks: dict[Hashable, int] = {}
    for at, word in enumerate(pattern):
        masks[word] = masks.get(word, 0) | 1 << at
    full = (1 << len(pattern)) - 1
    open_, length = full, 0
    found = [0]
    for word in words:
        if mask := masks.get(word):
            hit = open_ & mask
            open_ = ((open_ + hit) | (open_ - hit)) & full
            length = len(pattern) - open_.bit_count()
        found.append(length)
    return found


def lengths_behind(pattern: Sequence[Hashable], words: Sequence[Hashable]) -> list[int]:
    """Return the same with each end of the words: that of all words first, of none last."""
    return lengths(pattern[::-1], words[::-1])[::-1]
