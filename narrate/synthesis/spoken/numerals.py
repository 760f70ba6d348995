"""Roman numerals, and where they are numbers rather than letters."""

from __future__ import annotations

import re
from typing import Final

from narrate.roman import roman_value
from narrate.synthesis.spoken.english.figures import ordinal

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
_SMALL: Final = r"(?=[IVX])X{0,3}(?:IX|IV|V?I{0,3})(?<=[IVX])"
_COUNTED: Final = re.compile(
    r"\b(?P<part>(?:Act|Book|Chapter|Part|Scene|Section|Volume|Vol\.|Phase|Appendix|Canto) )"
    rf"(?P<numeral>{_SMALL}|(?-i:{_SMALL.lower()}))\b"
    r"(?!'|\s(?:am|was|have|had|do|did|will|would|can|could|think|know|like|love|want|wrote)\b)"
)
"""`Volume I`; what is counted by a small numeral is counted all the same, `Scene iii`."""
_PAGE: Final = re.compile(r"\b(?P<part>(?:pages?|pp?\.) )(?P<numeral>(?=[ivxl])(?:x[lc]|l?x{0,3})(?:ix|iv|v?i{0,3}))\b")
_BEHIND_NAME: Final = re.compile(
    r"\b(?P<before>[A-Z][a-z]+) (?P<numeral>(?=[IVX]{2})X{0,3}(?:IX|IV|V?I{0,3}))(?<=[IVX])\b",
)
_REIGNING: Final = (
    "Albert|Alexander|Benedict|Carlos|Catherine|Charles|Christian|Clement|Constantine|Edward"
    "|Elizabeth|Ferdinand|Francis|Frederick|George|Gregory|Gustav|Harald|Haakon|Henry|Innocent"
    "|Ivan|James|John Paul|John|Leo|Leopold|Louis|Ludwig|Malcolm|Margaret|Mary|Napoleon|Nicholas"
    "|Otto|Paul|Peter|Philip|Pius|Ptolemy|Ramses|Richard|Robert|Rudolf|Thomas|Urban|Victor"
    "|Wilhelm|William"
)
"""First names that kings, popes and grandsons bear; a numeral makes one the Eighth."""
_REIGN: Final = re.compile(
    r"\b(?P<name>(?:King|Queen|Pope|Emperor|Empress|Tsar|Czar|Prince|Kaiser) [A-Z][a-z]+(?: Paul)?"
    rf"|(?:{_REIGNING})) (?P<numeral>(?=[IVX]{{2}}){_SMALL})\b"
)
_CROWNED: Final = re.compile(
    r"\b(?P<name>(?:King|Queen|Pope|Emperor|Empress|Tsar|Czar|Kaiser) [A-Z][a-z]+) (?P<numeral>V|X)\b"
)
_ALONE: Final = re.compile(
    r"\b(?!(?:LIV|XXX|XXL|MIX|VIX)\b)(?=[IVXL]{3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})(?<=[IVXL])\b",
)
"""What can hardly be anything else: three letters or more, not a name and not kisses."""

_WORLD_WAR: Final = re.compile(r"(?:\bWorld War |\bWW)(I{1,2})\b")
_DETERMINERS: Final = frozenset(["A", "An", "The", "Her", "His", "My", "Their", "Your", "Our"])
"""What stands before `IV` where it is a drip."""

_ANY: Final = re.compile(r"[IVXL]|\b[ivxl]+\b")


def number_heading(heading: str) -> str:
    """Return a heading with its Roman numeral as digits: `Chapter III: The Lamp`."""
    return _HEADING.sub(_in_heading, heading)


def number_text(text: str) -> str:
    """
    Return an English text with the numerals in it as digits: `Act II`, `XVIII`.

    Kings are `Henry the Eighth`; the drip `IV`, the pronoun and `Malcolm X` stay.
    """
    if not _ANY.search(text):
        return text
    text = _WORLD_WAR.sub(lambda match: f"World War {len(match[1])}", text)
    text = _CROWNED.sub(_crowned, _REIGN.sub(_crowned, text))
    text = _PAGE.sub(_counted, _COUNTED.sub(_counted, text))
    text = _BEHIND_NAME.sub(_behind_name, text)
    return _ALONE.sub(lambda match: str(roman_value(match[0])), text)


def number_behind_name(text: str) -> str:
    """Return a text of a language that counts its kings (`Louis XIV`) with them as digits."""
    return _BEHIND_NAME.sub(_behind_name, text)


def _in_heading(match: re.Match[str]) -> str:
    numeral = match["numeral"]
    if not numeral.isupper():
        return match[0]
    return f"{match['part'] or ''}{roman_value(numeral)}"


def _counted(match: re.Match[str]) -> str:
    numeral = match["numeral"]
    return f"{match['part']}{roman_value(numeral.upper())}" if numeral else match[0]


def _crowned(match: re.Match[str]) -> str:
    return f"{match['name']} the {ordinal(roman_value(match['numeral'])).title()}"


def _behind_name(match: re.Match[str]) -> str:
    if match["before"] in _DETERMINERS:
        return match[0]
    return f"{match['before']} {roman_value(match['numeral'])}"
