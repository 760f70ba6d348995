"""Lines that are headings without number or keyword: bare titles, and the days of a diary."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from narrate.readers.passage import Passage
from narrate.readers.structure.breaks import divider

TITLE_CHARS: Final = 60
TITLE_WORDS: Final = 10
_SMALL_WORD: Final = 3
"""Longer words of a title begin with a capital; `of the` do not."""

_DECORATION: Final = "-\u2010\u2011\u2012\u2013—\u2015\u2212_~*#=+|/\\<>•·[] \t"
_QUOTED: Final = re.compile(r"[\"“\u2018'](\w[^\"“”]{0,60}\s[^\"“”]{0,60}\w)[\"”\u2019']")
_OPENING_QUOTES: Final = "\"'“\u2018«„"
_SHORTEST_CHAPTER: Final = 100
_MEAN_CHAPTER: Final = 400
"""Words under a title without number or keyword; signs and shouts stand closer together."""


_MONTH: Final = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_WEEKDAY: Final = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
_DATED: Final = re.compile(
    rf"\d{{4}}|\d(?:st|nd|rd|th)\b|\d\.? {_MONTH}\b|\b{_MONTH} \d|\b{_WEEKDAY}\b", re.IGNORECASE
)
DATE: Final = re.compile(
    rf"(?:{_WEEKDAY},? )?(?:the )?(?:\d{{1,2}}(?:st|nd|rd|th|\.)?(?: of)? {_MONTH}"
    rf"|{_MONTH} (?:the )?\d{{1,2}}(?:st|nd|rd|th)?)(?:,? \d{{4}})?[.:]?",
    re.IGNORECASE,
)
"""`Monday, 3 May 1897`: a heading within a chapter if there are several."""


def undecorated(text: str) -> str:
    """Return a heading without the ornaments drawn about it."""
    return text.strip(_DECORATION) or text


def is_bare_title(text: str) -> bool:
    """Return whether a line without number or keyword could be a title: `The Lamp`."""
    line = undecorated(text)
    if quoted := _QUOTED.fullmatch(line):
        return is_bare_title(quoted[1])  # `"End of an Era"`, but not `"Yes!"`.
    words = line.split()
    if not words or len(words) > TITLE_WORDS or len(text) > TITLE_CHARS or "\n" in text:
        return False
    stops = ",;:…" if line.isupper() else ".,;:…"
    if line.endswith(tuple(stops)) or line[0] in _OPENING_QUOTES:
        return False
    if divider(line) is not None or _DATED.search(line):
        return False
    large = [
        word
        for word in words
        if (len(word) > _SMALL_WORD or word is words[0]) and word not in {"continued", "concluded"}
    ]
    return all(not word.lstrip("(").islower() for word in large) and any(map(str.isalpha, line))


def dates(passages: Sequence[Passage]) -> list[int]:
    """Return the lines that are nothing but a date, if there are several: a diary's entries."""
    found = [
        index
        for index, passage in enumerate(passages)
        if passage.is_story and DATE.fullmatch(undecorated(passage.text)) and passage.gap
    ]
    return found if len(found) > 1 else []


def bare_titles(passages: Sequence[Passage]) -> list[int]:
    """Return the bare titles that part a text: set apart, several, with much text under each."""
    usual = ordinary_gap(passages)
    found = [
        index
        for index, passage in enumerate(passages)
        if passage.is_story
        and is_bare_title(passage.text)
        and (index == 0 or passage.gap > usual)
        and gap_below(passages, index) > 0
        and (undecorated(passage.text).isupper() or passage.gap > usual + 1 or index == 0)
    ]
    lengths = [
        sum(len(passage.text.split()) for passage in passages[above + 1 : below])
        for above, below in pairwise([*found, len(passages)])
    ]
    # A title over a title is the book's.
    found = [index for index, words in zip(found, lengths, strict=True) if words > TITLE_WORDS]
    lengths = [words for words in lengths if words > TITLE_WORDS]
    enough = len(found) > 1 and min(lengths) >= _SHORTEST_CHAPTER
    return found if enough and sum(lengths) >= _MEAN_CHAPTER * len(found) else []


def gap_below(passages: Sequence[Passage], index: int) -> int:
    """Return how many blank lines stand below a passage."""
    return passages[index + 1].gap if index + 1 < len(passages) else 1


def ordinary_gap(passages: Sequence[Passage]) -> int:
    """Return how many blank lines stand above most passages."""
    gaps = Counter(passage.gap for passage in passages[1:])
    return max(gaps, key=lambda gap: (gaps[gap], -gap), default=1)
