"""
How other languages than English are said.

    short       abbreviations
    counting    numbers, by the words of `words` and the figures of `figures`
"""

from __future__ import annotations

from narrate.synthesis.spoken.abroad.counting import said_counts
from narrate.synthesis.spoken.abroad.short import said_in_full
from narrate.synthesis.spoken.numerals import number_behind_name


def said_in(language: str, text: str) -> str:
    """
    Return a text, already without marks, in words as they are said.

    Args:
        language: ISO 639-1; a language that is not known is left as it is.
        text: A text in it.
    """
    text = said_in_full(language, text)
    # Others count their kings with ordinals, whose endings the sentence gives.
    text = number_behind_name(text) if language == "fr" else text
    return said_counts(language, text)
