"""Roman numerals, and where they are numbers rather than letters."""

from __future__ import annotations

import re
from typing import Final

from narrate.roman import roman_value

_ROMAN: Final = r"C{0,3}(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})"
"""As they are written today, below 400: no book has more chapters."""

_PARTS: Final = (
    "act", "arc", "book", "canto", "chapter", "episode", "interlude", "part", "scene", "section",
    "verse", "vol", "volume", "kapitel", "teil", "buch", "chapitre", "partie", "livre", "acte",
    "capítulo", "parte", "libro", "capitolo", "atto", "hoofdstuk", "deel", "capitulo", "livro",
    "ato", "acto", "tome", "tomo", "глава", "часть", "книга", "том", "rozdział", "część", "księga",
    "tom", "akt",
)  # fmt: skip
"""What is counted in headings, in the languages that are heard most."""

_HEADING: Final = re.compile(
    rf"^(?:(?P<part>(?:{'|'.join(_PARTS)})\.?\ )(?=[IVXLC]) | (?=[IVX]))"
    rf"(?P<numeral>{_ROMAN})\b(?=\s*(?:[.:—–-]|$))",  # noqa: RUF001 - dashes are what headings hold.
    re.IGNORECASE | re.VERBOSE,
)
_BEHIND_NAME: Final = re.compile(
    r"\b(?P<before>[A-Z][a-z]+) (?P<numeral>(?=[IVX]{2})X{0,3}(?:IX|IV|V?I{0,3}))(?<=[IVX])\b",
)
_DETERMINERS: Final = frozenset(["A", "An", "The", "Her", "His", "My", "Their", "Your", "Our"])
"""What stands before `IV` where it is a drip."""


def number_heading(heading: str) -> str:
    """Return a heading with its Roman numeral as digits: `Chapter III: The Lamp`."""
    return _HEADING.sub(_in_heading, heading)


def number_behind_name(text: str) -> str:
    """Return a text of a language that counts its kings (`Louis XIV`) with them as digits."""
    return _BEHIND_NAME.sub(_behind_name, text)


def _in_heading(match: re.Match[str]) -> str:
    numeral = match["numeral"]
    if not numeral.isupper():
        return match[0]
    return f"{match['part'] or ''}{roman_value(numeral)}"


def _behind_name(match: re.Match[str]) -> str:
    if match["before"] in _DETERMINERS:
        return match[0]
    return f"{match['before']} {roman_value(match['numeral'])}"
