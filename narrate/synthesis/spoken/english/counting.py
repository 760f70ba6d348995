"""All other numbers in English: codes, telephones, ordinals, decades, scores, years, counts."""

from __future__ import annotations

import re
from typing import Final

from narrate.synthesis.spoken.english.figures import (
    FIGURE,
    cardinal,
    digits,
    ordinal,
    paired,
    plural,
    said,
    year,
)
from narrate.synthesis.spoken.rules import Rule, said_by


def said_counts(text: str) -> str:
    """Return an English text without a digit left."""
    return said_by(_RULES, text)


_CHAT: Final = {
    "gr8": "great", "m8": "mate", "b4": "before", "l8r": "later", "l8": "late", "w8": "wait",
    "h8": "hate", "str8": "straight", "d8": "date", "sk8": "skate", "f8": "fate",
    "4ever": "forever", "4eva": "forever", "2day": "today", "2nite": "tonight",
    "2night": "tonight", "2morrow": "tomorrow", "2gether": "together", "every1": "everyone",
    "some1": "someone", "any1": "anyone", "no1": "no one",
}  # fmt: skip

_LONGEST_YEAR: Final = 4
_PLURAL_NOUN: Final = (
    r"(?P<counted>(?= (?!(?:was|is|has|as|his|this|its|does|us|thus|plus|less|across|always"
    r"|perhaps|yes|unless|besides|towards|afterwards|sometimes|seems|comes|goes|makes|brings"
    r"|marks)\b)(?:[a-z]+s|people|men|women|children|feet|other|more|different)\b))?"
)


_CAMEL: Final = re.compile(r"(?<=[a-z])(?=[A-Z])")


def _phone(match: re.Match[str]) -> str:
    """Return the groups of a telephone number, each digit by digit."""
    groups = re.findall(r"\d+", match[0])
    words = [
        f"{cardinal(int(group[0]))} hundred"
        if len(groups) > 1 and re.fullmatch(r"[1-9]00", group)
        else digits(group)
        for group in groups
    ]
    return ("plus " if match[0].startswith("+") else "") + ", ".join(words)


def _decade(match: re.Match[str]) -> str:
    number = match["number"]
    words = year(int(number)) if len(number) == _LONGEST_YEAR else cardinal(int(number))
    return f"{match['before'] or ''}{plural(words)}"


def _letters(letters: str) -> str:
    """Return the letters of a code one by one; a word in it stays a word."""
    if letters.isupper() or len(letters) == 1:
        return " ".join(letters.upper())
    return _CAMEL.sub(" ", letters)


def _code(match: re.Match[str]) -> str:
    """Return letters and digits that stand together, each by itself."""
    parts = re.findall(r"[^\W\d_]+|\d+", match[0])
    return " ".join(_number_of(part) if part.isdecimal() else _letters(part) for part in parts)


def _number_of(text: str) -> str:
    if text[0] == "0" and len(text) > 1:
        return digits(text)
    if len(text) == _LONGEST_YEAR:
        return year(int(text))
    return paired(text) if len(text) == 3 and text[1:] != "00" else said(text)  # noqa: PLR2004


def _room(match: re.Match[str]) -> str:
    letter = f" {match['letter'].upper()}" if match["letter"] else ""
    return f"{match['what']} {paired(match['number'])}{letter}"


def _range(match: re.Match[str]) -> str:
    first, last = match["first"], match["last"]
    words = [_alone(first), _alone(last)]
    return " ".join(words) if first == last else " to ".join(words)


def _alone(text: str) -> str:
    plain = text.replace(",", "")
    is_year = len(plain) == _LONGEST_YEAR and plain.isdecimal() and 1100 <= int(plain) < 2100  # noqa: PLR2004
    return year(int(plain)) if is_year and "," not in text else said(text)


def _count(match: re.Match[str]) -> str:
    text, counted = match["number"], match["counted"] is not None
    sign = "minus " if match["sign"] else ""
    # More hundreds than thousands: fifteen hundred soldiers.
    if counted and not (text.endswith("00") and not text.endswith("000")):
        return sign + said(text)
    return sign + _alone(text)


_RULES: Final[tuple[Rule, ...]] = (
    (
        re.compile(rf"\b(?:{'|'.join(_CHAT)})\b", re.IGNORECASE),
        lambda match: _CHAT[match[0].lower()],
    ),
    (
        re.compile(r"(?<![\d.])(\d{1,3}(?: \d{3})+)(?![\d]| \d)"),
        lambda match: match[1].replace(" ", ""),
    ),
    # Versions of a program, and numbers that are nothing but digits.
    (re.compile(r"\bv(?=\d)"), "version "),
    (
        re.compile(r"(?<![\w.,])\d{1,9}(?:\.\d{1,9}){2,8}(?![\w])"),
        lambda match: " point ".join(said(part) for part in match[0].split(".")),
    ),
    # Telephones.
    (
        re.compile(
            r"(?<![\w.,+-])(?:\+\d{1,3}(?:[ -]\d{2,5}){2,4}|\(\d{3}\) ?\d{3}[-. ]\d{4}"
            r"|(?:1-)?\d{3}[-.]\d{3}[-.]\d{4}|\d{3}-\d{4})(?![\w-])"
        ),
        _phone,
    ),
    (
        re.compile(r"(?<![\w.-])\d{1,9}(?:-\d{1,9}){3,8}(?![\w-])"),
        lambda match: ", ".join(digits(part) for part in match[0].split("-")),
    ),
    (
        re.compile(
            r"(?P<call>\b(?:[Cc]all|[Dd]ial|[Pp]hone|[Rr]ing)(?:ed|s|ing|ling)? (?=\d{3}\b)"
            r"|\b[Ee]xtension (?=\d{3,5}\b))(\d+)"
        ),
        lambda match: match["call"] + digits(match[2]),
    ),
    (re.compile(r"(?<![\w.,:])00([1-9])\b"), lambda match: f"double oh {cardinal(int(match[1]))}"),
    # Ages and other compounds.
    (
        re.compile(r"\b(\d{1,3})\s?(?:yo|y/o|yr old|yr-old)\b"),
        lambda match: f"{cardinal(int(match[1]))}-year-old",
    ),
    (
        re.compile(r"(?<![\w.,])(\d{1,3}(?:,\d{3}){1,4}|\d{1,12})(st|nd|rd|th)\b", re.IGNORECASE),
        lambda match: ordinal(int(match[1].replace(",", ""))),
    ),
    (
        re.compile(
            r"(?P<before>\b[Mm]id-|\b[Ee]arly-|\b[Ll]ate-)?(?<![\d.,$£€])'?(?P<number>\d{1,4})'?s\b"
        ),
        _decade,
    ),
    (
        re.compile(r"(?<![\w'])'(\d\d)\b"),
        lambda match: (
            cardinal(int(match[1])) if match[1][0] != "0" else f"oh {cardinal(int(match[1]))}"
        ),
    ),
    # Codes.
    (re.compile(r"\bWW(?=[12]\b)"), "World War "),
    (
        re.compile(r"\b[Ww]orld [Ww]ar ([12])\b"),
        lambda match: f"World War {'One' if match[1] == '1' else 'Two'}",
    ),
    (
        re.compile(
            r"(?P<what>\b(?:[Rr]oom|[Ff]light|[Rr]oute|[Hh]ighway|[Aa]partment|[Ss]uite|[Bb]us))"
            r" (?P<number>\d{3})(?P<letter>[A-Za-z]?)\b"
        ),
        _room,
    ),
    (
        re.compile(
            r"(?<![\w.])(?:[A-Z]{1,4}-\d[\dA-Z]*(?:-[A-Z]\b)?|[A-Za-z]{1,24}\d[\dA-Za-z]*(?:-[A-Z]+\d+)*"
            r"|\d+[A-Za-z][\dA-Za-z]*)(?![\w]|-\d)"
        ),
        _code,
    ),
    # Scores and ranges.
    (
        re.compile(r"(?<![\w-])\d{1,2}(?:-\d{1,2}){2,}(?![\w-])"),
        lambda match: " ".join(cardinal(int(part)) for part in match[0].split("-")),
    ),
    (
        re.compile(rf"(?<![\w-])(?P<first>{FIGURE})[–-](?P<last>{FIGURE})(?![\w-])"),  # noqa: RUF001 - an en dash.
        _range,
    ),
    # Years by what stands before them, and all the rest.
    (
        re.compile(
            r"(?P<before>\b(?:[Ii]n|[Ss]ince|[Yy]ear|[Uu]ntil|[Ff]rom|[Cc]irca|[Bb]y) )"
            r"(?P<year>[12]\d{3})\b"
            r"(?! [a-z]*s\b|[,.]\d|-)"
        ),
        lambda match: match["before"] + year(int(match["year"])),
    ),
    (
        re.compile(r"(?<![\w.])\.(\d+)\b(?= (?:pistol|caliber|calibre|gun|rifle|Magnum|magnum))"),
        lambda match: said(match[1]),
    ),
    (re.compile(r"(?<![\w.])\.(\d+)\b"), lambda match: f"point {digits(match[1])}"),
    (
        re.compile(rf"(?P<sign>(?<![\w.-])[-−](?=\d))?(?P<number>{FIGURE}){_PLURAL_NOUN}"),  # noqa: RUF001 - a minus.
        _count,
    ),
    # Digits of other scripts, raised ones, and what is left.
    (re.compile(r"(?<=[^\W\d_])²"), " squared"),
    (re.compile(r"(?<=[^\W\d_])³"), " cubed"),
    (re.compile(r"\d"), lambda match: f" {digits(match[0])} "),
)
