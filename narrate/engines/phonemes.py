"""When each word is heard, from when each phoneme is."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from itertools import accumulate
from typing import Final, NamedTuple

from narrate.engines.words import Range, word_ranges

_STRESS: Final = frozenset("\u02c8\u02cc")
"""IPA's marks of stress, which Python takes for letters."""


class TimedPhoneme(NamedTuple):
    """A phoneme, or a blank between words, and the sample at which it begins."""

    symbol: str
    sample: int


def word_onsets(
    text: str,
    phonemes: Iterable[TimedPhoneme],
    spoken_alone: Callable[[str], str],
) -> list[tuple[int, int]]:
    """
    Return offset in the text and sample at which words begin, for `timed_words`.

    A phonemizer may run words together (*of the*) or take one apart (*1848*). Then a word is
    taken to begin with that run of phonemes that begins nearest to where it would begin if all
    words were spoken one by one.

    Args:
        text: What is spoken.
        phonemes: In order; blanks stand between words.
        spoken_alone: Returns the phonemes of a word.
    """
    words = word_ranges(text)
    runs = _runs(phonemes)
    if not words or not runs:
        return []
    if len(words) == len(runs):
        return [(start, run.sample) for (start, _), run in zip(words, runs, strict=True)]
    onsets: list[tuple[int, int]] = []
    for (start, _), run in zip(words, _nearest(text, words, runs, spoken_alone), strict=True):
        if not onsets or run.sample > onsets[-1][1]:
            onsets.append((start, run.sample))
    return onsets


class _Run(NamedTuple):
    sample: int
    phonemes: int


def _runs(phonemes: Iterable[TimedPhoneme]) -> list[_Run]:
    """Return the runs of phonemes between blanks; punctuation alone is none."""
    runs: list[_Run] = []
    count = first = 0
    for symbol, sample in (*phonemes, TimedPhoneme(" ", 0)):
        if symbol.isspace():
            if count:
                runs.append(_Run(first, count))
            count = 0
        elif sounds := _sounds(symbol):
            first = first if count else sample
            count += sounds
    return runs


def _nearest(
    text: str,
    words: Sequence[Range],
    runs: Sequence[_Run],
    spoken_alone: Callable[[str], str],
) -> list[_Run]:
    """Return for each word the run that begins nearest to it."""
    lengths = [max(1, _sounds(spoken_alone(text[start:end]))) for start, end in words]
    begins = [0, *accumulate(run.phonemes for run in runs)]
    scale = begins[-1] / sum(lengths)
    chosen = []
    for before in (0, *accumulate(lengths[:-1])):
        wanted = before * scale
        after = bisect_left(begins, wanted, hi=len(runs) - 1)
        earlier = max(0, after - 1)
        near = earlier if wanted - begins[earlier] <= begins[after] - wanted else after
        chosen.append(runs[near])
    return chosen


def _sounds(phonemes: str) -> int:
    return sum(char.isalpha() and char not in _STRESS for char in phonemes)
