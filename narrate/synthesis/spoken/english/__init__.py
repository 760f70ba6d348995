"""
How English is said: numbers, abbreviations, signs, sounds, shouting.

    symbols, slashes, censored       before the marks go, which they look like
    short                            abbreviations
    money, fractions, measures, calendar, counting, figures      numbers
    sounds, capitals                 how words are drawn out, stuttered and shouted
"""
# ruff: noqa: RUF001 - signs of reckoning.

from __future__ import annotations

import re
from typing import Final

from narrate.synthesis.spoken.english.calendar import said_dates, said_times
from narrate.synthesis.spoken.english.capitals import said_capitals
from narrate.synthesis.spoken.english.censored import said_uncensored
from narrate.synthesis.spoken.english.counting import said_counts
from narrate.synthesis.spoken.english.fractions import said_fractions
from narrate.synthesis.spoken.english.measures import said_measures
from narrate.synthesis.spoken.english.money import said_money
from narrate.synthesis.spoken.english.numerals import number_text
from narrate.synthesis.spoken.english.short import said_in_full
from narrate.synthesis.spoken.english.slashes import said_slashes
from narrate.synthesis.spoken.english.sounds import said_as_heard
from narrate.synthesis.spoken.english.symbols import said_symbols
from narrate.synthesis.spoken.rules import mark_starts, raise_starts

_NUMBER: Final = re.compile(r"[\d½⅓⅔¼¾⅕-⅞£$€¥₹%²³]")
_SIGN: Final = re.compile(r"[+=°×÷±−%/#@]")
_SIGNS: Final = {
    "+": " plus ", "=": " equals ", "°": " degrees ", "×": " times ", "÷": " divided by ",
    "±": " plus or minus ", "−": " minus ", "%": " percent ", "@": " at ",
}  # fmt: skip


def said_signs(text: str) -> str:
    """Return an English text, marks and all, with words for the signs that are said."""
    text = said_symbols(said_uncensored(text))
    return said_slashes(text) if "/" in text else text


def said_in_english(text: str) -> str:
    """Return an English text, already without marks, in words as they are said."""
    text = said_in_full(number_text(text))
    if _NUMBER.search(text):
        text = said_money(said_times(said_dates(mark_starts(text))))
        text = raise_starts(said_counts(said_measures(said_fractions(text))))
    text = _SIGN.sub(lambda match: _SIGNS.get(match[0], " "), text)
    return said_capitals(said_as_heard(text))
