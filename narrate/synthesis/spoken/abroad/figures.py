"""Numbers in words of other languages than English, by num2words."""

from __future__ import annotations

from functools import lru_cache
from typing import Any, Final, Literal

Sort = Literal["cardinal", "ordinal", "year"]

_LONGEST: Final = 15
"""Digits of a number; a longer one is read digit by digit."""


@lru_cache(maxsize=4096)
def in_words(language: str, text: str, sort: Sort = "cardinal", *, gender: str = "") -> str:
    """
    Return digits in words.

    Args:
        language: ISO 639-1, one that num2words knows.
        text: Decimal digits.
        sort: How many, which one, or which year.
        gender: `f` or `n`, for Russian alone.
    """
    # Imported where used: it brings all its languages along.
    from num2words import num2words

    if len(text) > _LONGEST or (text[0] == "0" and len(text) > 1):
        return " ".join(in_words(language, str(int(digit))) for digit in text)
    options: dict[str, Any] = {"gender": gender} if gender else {}
    said: str = num2words(int(text), lang=language, to=sort, **options)
    # Russian says *a* thousand without the one; Brazilians' commas are not heard.
    return said.replace(",", "").removeprefix("одна ") if " " in said else said
