"""Bare numbers as headings: only where they count up, with text between them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

from narrate.readers.passage import Passage

_STEP: Final = 2
"""How far apart two numbers of a run may be: one may be missing."""

_RUN_ANYWHERE: Final = 4
"""So many numbers that count up are headings though the first ones are missing."""

_FEWEST: Final = 2
_DIGITS: Final = re.compile(r"\d+(?:\.\d+)?")


def runs(passages: Sequence[Passage], numbered: Mapping[int, float]) -> tuple[list[int], list[int]]:
    """
    Return where numbers count up: the outer ones, and those that count within them.

    Args:
        passages: All of the file's.
        numbered: What a line is worth that is a number, with a title or without, by its index.
    """
    first = next((index for index, passage in enumerate(passages) if passage.is_story), None)
    found: list[list[int]] = []
    for is_kind in (_is_digits, _is_roman, _is_word):
        series = {
            index: worth for index, worth in numbered.items() if is_kind(passages[index].text)
        }
        apart = [
            index
            for index in series
            if index - 1 not in series and index + 1 not in series and index + 1 < len(passages)
        ]
        if any(passages[index].gap for index in apart[1:]):
            apart = [index for index in apart if passages[index].gap or index == first]
        accepted: list[int] = []
        for run in _counted(apart, series):
            begins = series[run[0]] == 1 or run[0] == first
            if len(run) >= (1 if run == [first] else _FEWEST if begins else _RUN_ANYWHERE):
                accepted += run
        if accepted:
            found.append(accepted)
    found.sort(key=lambda accepted: accepted[0])
    return (found[0] if found else []), [index for inner in found[1:] for index in inner]


def _counted(series: Sequence[int], worth: Mapping[int, float]) -> list[list[int]]:
    """Return the numbers in runs that count up; one may be missing here and there."""
    found: list[list[int]] = []
    for index in series:
        above = worth[found[-1][-1]] if found else 0
        if found and 0 < worth[index] - above <= _STEP:
            found[-1].append(index)
        else:
            found.append([index])
    return found


def _opening(text: str) -> str:
    return re.split(r"[\s.):,-]", text.strip(" \t*_~#[](){}|=<>/\\•·—\u2013-"), maxsplit=1)[0]


def _is_digits(text: str) -> bool:
    return _opening(text).isdigit()


def _is_roman(text: str) -> bool:
    word = _opening(text)
    return word.isupper() and set(word) <= set("IVXLCDM")


def _is_word(text: str) -> bool:
    return not _is_digits(text) and not _is_roman(text)
