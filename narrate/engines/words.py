"""The words of a text as an engine hears them, and when each is heard."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Final, TypeAlias

from narrate.audio import WordTime

Range: TypeAlias = tuple[int, int]
"""Where something starts and ends in a text."""

_WORD: Final = re.compile("[^\\W_]+(?:['\u2019.,:][^\\W_]+)*")


def word_ranges(text: str) -> tuple[Range, ...]:
    """Return where the words of a text are; `don't` and `12,345` are one each."""
    return tuple(match.span() for match in _WORD.finditer(text))


def timed_words(
    text: str, onsets: Iterable[tuple[int, int]], *, samples: int, rate_hz: int
) -> tuple[WordTime, ...]:
    """
    Return when each word of a text is heard.

    An engine may run words together (*of the*) or take one apart (*1848*): words that share
    an onset share the time up to the next one by their lengths.

    Args:
        text: What was spoken.
        onsets: Offset in the text and sample at which the engine began to speak it, as heard.
        samples: How long the sound is.
        rate_hz: The sound's rate.
    """
    offsets, starts = _rising(onsets)
    words = [(_onset_of(word, offsets), word) for word in word_ranges(text)]
    if not offsets or not words:
        return ()
    groups = [(onset, [word for _, word in group]) for onset, group in groupby(words, _first)]
    onsets_used = [onset for onset, _ in groups]
    times: list[WordTime] = []
    for (onset, group), following in zip(groups, [*onsets_used[1:], len(offsets)], strict=True):
        # What is no word (an emoji) may be spoken in between.
        after = min(following, max(onset + 1, bisect_left(offsets, group[-1][1])))
        until = starts[after] if after < len(starts) else samples
        times.extend(_shared(group, starts[onset], until, rate_hz=rate_hz))
    return tuple(times)


def _rising(onsets: Iterable[tuple[int, int]]) -> tuple[list[int], list[int]]:
    """Return offsets and samples of those onsets that move on in the text."""
    offsets: list[int] = []
    samples: list[int] = []
    for offset, sample in onsets:
        if not offsets or (offset > offsets[-1] and sample >= samples[-1]):
            offsets.append(offset)
            samples.append(sample)
    return offsets, samples


def _onset_of(word: Range, offsets: Sequence[int]) -> int:
    """Return which onset speaks a word: the first inside it, else the last before it."""
    start, end = word
    inside = bisect_left(offsets, start)
    if inside < len(offsets) and offsets[inside] < end:
        return inside
    return max(0, inside - 1)


def _first(pair: tuple[int, Range]) -> int:
    return pair[0]


def _shared(words: Sequence[Range], start: int, until: int, *, rate_hz: int) -> Iterator[WordTime]:
    """Yield the times of words that share the samples from `start` to `until`."""
    total = sum(end - begin for begin, end in words)
    spoken = 0
    for begin, end in words:
        at = start + (until - start) * spoken // total
        spoken += end - begin
        stop = start + (until - start) * spoken // total
        yield WordTime(begin, end, at * 1000 // rate_hz, stop * 1000 // rate_hz)
