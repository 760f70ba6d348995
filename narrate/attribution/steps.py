"""Counts in steps, so that what is counted in one chapter is seldom felt in another."""

from __future__ import annotations

from typing import Final

_BITS: Final = 3
"""
Binary digits of a count that are told apart: steps of an eighth to a quarter. To
features, which are logarithms, that is less than what a chapter more or less of a book makes.
"""


def stepped(count: int) -> int:
    """Return a count, or one near it: the same for all in its step."""
    shift = max(0, count.bit_length() - _BITS)
    return ((count >> shift) << shift) + ((1 << shift) >> 1)
