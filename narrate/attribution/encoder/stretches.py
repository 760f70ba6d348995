"""
A sheet cut into stretches that are read by themselves: a chapter, and what is said around it.

Units, people and places are counted anew in each: so it is the same when other chapters are
edited.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

import numpy as np

from narrate.attribution.encoder.sheet import GAPS, Indices, Sheet
from narrate.attribution.encoder.windows import SLOTS
from narrate.attribution.steps import stepped

AROUND: Final = 6
"""Units of the chapters before and behind that are read with one, as many as windows share."""

_CHAPTER: Final = GAPS - 1
"""What parts two units of which each is in a chapter of its own."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Units `first` to `last`, exclusive, of a sheet."""

    first: int
    last: int
    start: int
    """The unit with which its own sheet begins: some come before `first`, and behind `last`."""

    sheet: Sheet
    """What belongs to them; units, persons and places are counted from 0."""

    persons: Indices
    """Who its persons are in the whole sheet."""


def stretches(whole: Sheet) -> Iterator[Stretch]:
    """
    Yield the stretches of a book, in order.

    The persons of each are those who are mentioned there or tell it, and those who are mentioned
    most in the book: nobody else comes into a window.
    """
    units = len(whole.gaps)
    famous = np.argsort(-whole.counts, kind="stable")[: SLOTS - 1].astype(np.int32)
    counts = np.array([stepped(count) for count in whole.counts.tolist()], np.int32)
    for first, last in pairwise([*np.flatnonzero(whole.gaps == _CHAPTER).tolist(), units]):
        start, end = max(0, first - AROUND), min(units, last + AROUND)
        part = _part(whole, start, end)
        persons = np.unique(
            np.concatenate([part.word_persons, part.mention_persons, part.narrators, famous])
        )
        persons = persons[persons >= 0]
        number = np.full(len(counts) + 1, -1, np.int32)  # The last is that of nobody, -1.
        number[persons] = np.arange(len(persons))
        part = replace(
            part,
            word_persons=number[part.word_persons],
            mention_persons=number[part.mention_persons],
            narrators=number[part.narrators],
            genders=whole.genders[persons],
            nameless=whole.nameless[persons],
            counts=counts[persons],
        )
        yield Stretch(first, last, start, part, persons)


def _part(whole: Sheet, start: int, end: int) -> Sheet:
    """Return what belongs to some units; the persons are still those of the whole."""
    words = np.flatnonzero((whole.word_units >= start) & (whole.word_units < end))
    named = np.flatnonzero((whole.mention_units >= start) & (whole.mention_units < end))
    place = whole.unit_places[start, 0]
    return replace(
        whole,
        words=[whole.words[at] for at in words.tolist()],
        word_units=whole.word_units[words] - start,
        word_regions=whole.word_regions[words],
        word_roles=whole.word_roles[words],
        word_persons=whole.word_persons[words],
        mention_units=whole.mention_units[named] - start,
        mention_regions=whole.mention_regions[named],
        mention_roles=whole.mention_roles[named],
        mention_persons=whole.mention_persons[named],
        mention_places=whole.mention_places[named] - place,
        unit_places=whole.unit_places[start:end] - place,
        gaps=whole.gaps[start:end],
        narrators=whole.narrators[start:end],
    )
