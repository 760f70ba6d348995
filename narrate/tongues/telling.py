"""Tell the language of a text that does not say it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from itertools import islice
from typing import Final

from narrate.tongues.function_words import FUNCTION_WORDS

_MOST_WORDS: Final = 20_000
"""As many as a long chapter has; more would say the same."""

_FEWEST: Final = 6
"""So many function words a text must have in a language before it can be in that language."""

_SHARE: Final = 0.15
"""Least share of all words; any prose has at least a fourth of its own language's."""

_MAJORITY: Final = 2
"""A foreign language needs so many times the function words of English."""

_WORD: Final = re.compile(r"[^\W\d_]+")
_LANGUAGES_OF: Final = {
    word: tuple(code for code, words in FUNCTION_WORDS.items() if word in words.split())
    for word in {word for words in FUNCTION_WORDS.values() for word in words.split()}
}


def told_language(texts: Iterable[str]) -> str | None:
    """
    Return the code of the language that some texts are surely in, or None.

    Counts the commonest little words of each language. English with a few foreign phrases is
    English, and so is what is too short to tell. Takes time linear in the texts.
    """
    words = (match[0].casefold() for text in texts for match in _WORD.finditer(text))
    counted = Counter(islice(words, _MOST_WORDS))
    hits: Counter[str] = Counter()
    for word, count in counted.items():
        for code in _LANGUAGES_OF.get(word, ()):
            hits[code] += count
    if not hits:
        return None
    best = max(hits, key=lambda code: (hits[code], code == "en"))
    enough = hits[best] >= max(_FEWEST, _SHARE * counted.total())
    sure = best == "en" or hits[best] >= _MAJORITY * hits["en"]
    return best if enough and sure else None
