"""Numbers of other languages than English, said in words."""
# ruff: noqa: RUF001 - Cyrillic letters and dashes are what texts hold.

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import Final

from narrate.synthesis.spoken.abroad.figures import in_words
from narrate.synthesis.spoken.abroad.words import MEASURES, Measures, form
from narrate.synthesis.spoken.rules import Rule, mark_starts, raise_starts, said_by

_ANY: Final = re.compile(r"[\d%€$£½¼¾]")
_YEAR: Final = re.compile(r"1[1-9]\d\d")

_NUMBER: Final = r"(?P<whole>\d{1,3}(?:[.\u00a0\u202f ]\d{3})+(?!\d)|\d+)(?:,(?P<part>\d+))?"
_SPACE: Final = "[\\s\u00a0\u202f]?"
_PARTS: Final = {
    "de": ("ein halb", "ein Viertel", "drei Viertel"),
    "fr": ("un demi", "un quart", "trois quarts"),
    "es": ("medio", "un cuarto", "tres cuartos"), "it": ("mezzo", "un quarto", "tre quarti"),
    "pt": ("meio", "um quarto", "três quartos"), "ru": ("половина", "четверть", "три четверти"),
    "pl": ("pół", "ćwierć", "trzy czwarte"),
}  # fmt: skip
_AND: Final = {"de": "und", "fr": "et", "es": "y", "it": "e", "pt": "e", "ru": "и", "pl": "i"}


def said_counts(language: str, text: str) -> str:
    """Return a text of a language (ISO 639-1) with its numbers in words."""
    if language not in MEASURES or not _ANY.search(text):
        return text
    return raise_starts(said_by(_rules(language), mark_starts(text)))


@cache
def _rules(language: str) -> tuple[Rule, ...]:
    words = MEASURES[language]
    units = {**words.signs, **words.units, "%": words.percent}
    listed = "|".join(re.escape(unit) for unit in sorted(units, key=len, reverse=True))
    signs = "|".join(re.escape(sign) for sign in sorted(words.signs, key=len, reverse=True))

    def measured(match: re.Match[str]) -> str:
        number = _digits(match["whole"])
        amount = _said(language, words, match)
        asks = f"{number},{match['part']}" if match["part"] else number
        amount = _before(language, amount, "")
        return f"{amount} {form(units[match['unit']], asks)}"

    def counted(match: re.Match[str]) -> str:
        return _before(language, _said(language, words, match), match["next"] or "")

    def part(match: re.Match[str]) -> str:
        said = _PARTS[language]["½¼¾".index(match["part"])]
        whole = match["whole"]
        return f"{in_words(language, whole)} {_AND[language]} {said}" if whole else said

    return (
        *_ORDINALS.get(language, ()),
        (re.compile(r"(?P<whole>\d{1,6})? ?(?P<part>[½¼¾])"), part),
        (_CLOCKS[language], _clock(language, words)),
        (re.compile(rf"(?P<unit>{signs}){_SPACE}{_NUMBER}"), measured),
        (re.compile(rf"{_NUMBER}{_SPACE}(?P<unit>{listed})(?!\w)"), measured),
        (re.compile(r"(?<=\d)[–-](?=\d)"), f" {words.to} "),
        (re.compile(r"(?<![\w])[-−](?=\d)"), "minus "),
        (re.compile(rf"{_NUMBER}(?=(?: (?P<next>[^\W\d_]+))?)"), counted),
        (re.compile(r"%"), f" {words.percent[-1]}"),
    )


def _digits(whole: str) -> str:
    return "".join(char for char in whole if char.isdecimal())


def _said(language: str, words: Measures, match: re.Match[str]) -> str:
    whole, part = match["whole"], match["part"]
    is_year = language == "de" and not part and _YEAR.fullmatch(whole)
    said = in_words(language, _digits(whole), "year" if is_year else "cardinal")
    if not part:
        return said
    spelled = language == "de" or part[0] == "0" or len(part) > 2  # noqa: PLR2004 - as people read.
    digits = part if spelled else ""
    fraction = " ".join(in_words(language, digit) for digit in digits) or in_words(language, part)
    return f"{said} {words.point} {fraction}"


def _before(language: str, said: str, noun: str) -> str:
    """Return a number as it is said before what is counted: *veintiún gatos*."""
    feminine = noun.endswith(("a", "as"))
    if language == "es" and said.endswith("uno") and (noun or said != "uno"):
        stem = said.removesuffix("uno")
        return f"{stem}una" if feminine else f"{stem}ún" if stem.endswith("i") else f"{stem}un"
    if language == "pt" and feminine:
        return re.sub(r"\bum$", "uma", re.sub(r"\bdois$", "duas", said))
    if language == "de" and noun[:1].isupper() and said.endswith("eins"):
        return said.removesuffix("s")
    return said


_CLOCKS: Final = {
    language: re.compile(
        rf"(?P<at>{at})?(?<![\d:.,])(?P<hour>[01]?\d|2[0-4]){mark}(?P<minute>[0-5]\d)(?![\d:]){end}"
    )
    for language, at, mark, end in (
        ("de", "", "(?::|[.](?=[0-5]\\d Uhr))", "(?: Uhr)?"),
        ("fr", "", " ?[h:] ?", ""),
        ("es", "", ":", ""),
        ("it", "", ":", ""),
        ("pt", "", "[h:]", ""),
        ("ru", "", ":", ""),
        ("pl", "\\b[Oo] ", ":", ""),
    )
}


def _clock(language: str, words: Measures) -> Callable[[re.Match[str]], str]:
    def said(match: re.Match[str]) -> str:
        hour, minute = str(int(match["hour"])), match["minute"]
        hours = in_words(language, hour)
        if language == "de" and hour == "1":
            hours = "ein"
        between = words.hour
        if language == "fr":
            hours = re.sub(r"\bun$", "une", hours)
            between = "heure" if hour in {"0", "1"} else between
        if language == "pl":
            which = in_words(language, hour, "ordinal") if hour != "0" else "zerowy"
            ending = "ej" if match["at"] else "a"
            hours = re.sub(r"y\b", ending, re.sub(r"i\b", f"i{ending}", which))
        if minute == "00":
            tail = between if language in {"de", "fr"} else ""
        else:
            tail = f"{between} {in_words(language, str(int(minute)))}"
        return f"{match['at'] or ''}{hours} {tail}".rstrip()

    return said


def _german(match: re.Match[str]) -> str:
    before = (match["before"] or "").strip().lower()
    ending = "r" if not before else "" if before in {"der", "die", "das"} else "n"
    return f"{match['before'] or ''}{in_words('de', match['number'], 'ordinal')}{ending}"


def _french(match: re.Match[str]) -> str:
    if match["number"] == "1":
        return "première" if match["ending"] in {"re", "ère"} else "premier"
    return in_words("fr", match["number"], "ordinal")


def _romance(language: str) -> Rule:
    def said(match: re.Match[str]) -> str:
        words = in_words(language, match["number"], "ordinal")
        return re.sub(r"o\b", "a", words) if match["ending"] == "ª" else words

    return re.compile(r"\b(?P<number>\d{1,4})\.?(?P<ending>[ºª°])(?!C)"), said


_MONTHS: Final = (
    "Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember"
)
_ORDINALS: Final[dict[str, tuple[Rule, ...]]] = {
    "de": (
        (
            re.compile(
                r"(?P<before>\b(?:[Dd](?:er|ie|as|en|em|es)|[Aa]m|[Vv]om|[Zz]um|[Zz]ur|[Ii]m|[Bb]eim"
                r"|[Aa]b|[Bb]is|[Ss]eit|[Ii]hre[nm]|[Ss]eine[nm]) )(?P<number>\d{1,4})\.(?=\s+\w)"
            ),
            _german,
        ),
        (re.compile(rf"\b(?P<before>)(?P<number>\d{{1,2}})\.(?=\s+(?:{_MONTHS}))"), _german),
    ),
    "fr": ((re.compile(r"\b(?P<number>\d{1,4})(?P<ending>er|re|ère|e|ème|nd|nde)\b"), _french),),
    "es": (_romance("es"),),
    "it": (_romance("it"),),
    "pt": (_romance("pt"),),
    "ru": (
        (
            re.compile(r"\b(?P<number>\d{1,4})-(?:й|ый|ой)\b"),
            lambda match: in_words("ru", match["number"], "ordinal"),
        ),
    ),
}
