"""
Weigh how much words sound like speech, where no mark tells it from narration.

What is spoken asks, exclaims, contracts, addresses somebody, and speaks of what is; what is told
has people of the third person, doing things in the past.
"""
# ruff: noqa: RUF001 - curly marks and dashes are what texts hold.

from __future__ import annotations

import re
from typing import Final


def spoken_weight(text: str, *, told_as_i: bool = True) -> float:
    """
    Return how much likelier some words are spoken than told, as the logarithm of the odds.

    A sum of evidence over a clause or a sentence, between -`_MOST` and `_MOST`.

    Args:
        text: The clause or sentence.
        told_as_i: Whether whoever tells the story says *I*, or may.
    """
    words = [word.lower().replace("’", "'") for word in _WORD.findall(text)]
    if not words:
        return 0.0
    weight = sum(_WEIGHTS.get(word, 0.0) for word in words[:_REACH_WORDS])
    weight += _FIRST.get(words[0], 0.0)
    weight += _MARKED if text.rstrip(_CLOSING)[-1:] in {*"?!"} else 0.0
    for word in words[:_REACH_WORDS]:
        if word not in _WEIGHTS and len(word) > _SHORT:
            weight += _PAST if word.endswith("ed") else _DOING if word.endswith("ing") else 0.0
            weight += _CONTRACTED if _CONTRACTION.search(word) else 0.0
    if not told_as_i and not _EGO.isdisjoint(words):
        weight += _SAID_AS_I
    return max(-_MOST, min(_MOST, weight))


def _weighed(table: dict[float, str]) -> dict[str, float]:
    return {word: weight for weight, words in table.items() for word in words.split()}


# All weights are those of a logistic regression on 119,000 clauses of 38 English novels printed
# by 1930 (half of them in quotation marks), rounded; 84 % of clauses lie on the right side.
_WEIGHTS: Final = _weighed(
    {
        3.0: "ye he's that's there's it's what's where's who's you're you'll you've you'd",
        2.5: "your yours yourself thou thee thy you hath art",
        2.0: "has does is i'm i've i'll don't won't shan't we're we've we'll let's isn't aren't",
        1.5: "yes are shall o ah am mine nothing everything dear please sir",
        1.0: "i me oh will here have can wish something anything mean course go money marry us",
        0.75: "we our my why be make get give leave thing things just better never pretty",
        0.5: "may cannot think know understand remember really right mother ought going indeed"
        " perhaps quite if what matter poor people home tell want",
        -0.5: "her his its they she he to at put through down again looking turned face hand hands"
        " door room moment words whether might would himself herself themselves were",
        -0.75: "which however mrs was did made came saw thought almost seemed looked whose",
        -1.0: "had could knew took went manner heard eyes answer table chair sat fell lay still",
        -1.5: "felt gave stood held laugh laughed low spoke tone asked cried",
        -2.5: "said says replied answered exclaimed murmured added continued voice whispered smiled"
        " smile smiling suddenly slowly lips began repeated nodded returned",
    }
)
_FIRST: Final = _weighed(
    {
        2.0: "sir well come now",
        1.5: "no don't dear oh yes good let do",
        1.0: "why my indeed miss what how go",
        0.5: "are is your not if they",
        -0.5: "he she his her in for when where from the",
        -1.0: "with as who like after while and was said asked",
    }
)
"""What a first word weighs besides."""

_MARKED: Final = 2.0
"""A question mark or an exclamation mark."""

_EGO: Final = frozenset({"i", "i'm", "i've", "i'll", "i'd", "me", "my", "we", "us", "our"})
_SAID_AS_I: Final = 3.0
"""Where nobody tells the story as *I*, hardly anything but speech says it."""

_PAST: Final = -1.0
_DOING: Final = -0.5
_CONTRACTED: Final = 2.0
_MOST: Final = 6.0
_SHORT: Final = 3
_REACH_WORDS: Final = 40
"""How many words are weighed; a sentence that has not shown what it is by then is rare."""

_CONTRACTION: Final = re.compile(r"'(?:t|m|d|ll|re|ve)\Z")
_WORD: Final = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_CLOSING: Final = " \n»”\"’')_*"
