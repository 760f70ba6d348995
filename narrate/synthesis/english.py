"""How English is said: numbers, abbreviations, stutters, shouting."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final, TypeAlias

from narrate.synthesis.numerals import number_names

_Rule: TypeAlias = tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]]


def said_in_english(text: str) -> str:
    """Return an English text, already without marks, in words as they are said."""
    text = number_names(text)
    for pattern, replacement in _RULES:
        text = pattern.sub(replacement, text)
    return text


_FRACTIONS: Final = {
    "½": "half", "⅓": "third", "⅔": "two thirds", "¼": "quarter", "¾": "three quarters",
    "⅕": "fifth", "⅖": "two fifths", "⅗": "three fifths", "⅘": "four fifths", "⅙": "sixth",
    "⅚": "five sixths", "⅛": "eighth", "⅜": "three eighths", "⅝": "five eighths",
    "⅞": "seven eighths", "1/2": "half", "1/3": "third", "2/3": "two thirds", "1/4": "quarter",
    "3/4": "three quarters",
}  # fmt: skip
_MONEY: Final = {"£": "pound", "$": "dollar", "€": "euro"}
_SHORT: Final = {
    "capt": "Captain", "cmdr": "Commander", "col": "Colonel", "gen": "General",
    "gov": "Governor", "hon": "Honorable", "lt": "Lieutenant", "maj": "Major",
    "prof": "Professor", "rev": "Reverend", "sgt": "Sergeant",
}  # fmt: skip
"""Titles that espeak spells or clips; it knows Mr., Mrs., Ms., Dr. and St."""

_SOUNDS: Final = {
    r"sh{2,}": "shush", r"h?m{2,}|hm": "hmm", r"gr{2,}": "gurr", r"br{2,}": "burr",
    r"a{3,}h*|ah{2,}": "ah", r"o{3,}h*|oh{2,}": "oh", r"aw{2,}": "aw", r"ew{2,}": "ew",
    r"ow{2,}": "ow",
}  # fmt: skip
"""Sounds without a vowel, or with too many, which engines would spell."""

_SPELLED: Final = frozenset(["AO3", "AU", "DIY", "NPC", "OC", "OOC", "OTP", "POV", "RPG"])
"""Said letter by letter, though they look like words."""

_ACRONYMS: Final = _SPELLED | {
    "ASAP", "BBC", "CCTV", "CEO", "CIA", "DNA", "DVD", "EMT", "FBI", "HBO", "HTML", "HTTP",
    "ICU", "LAPD", "LED", "LGBT", "LGBTQ", "LGBTQIA", "MIT", "MRI", "NASA", "NATO", "NCIS",
    "NYPD", "PHD", "RSVP", "TV", "UFO", "UK", "UN", "URL", "USA", "USB", "USSR", "VIP", "YMCA",
}  # fmt: skip
"""What stays in capitals among shouted words, since it is no word."""

_LOUD_CHARS: Final = 4
"""A word in capitals of this length is shouted; a shorter one may be spelled."""
_LOUD_WORDS: Final = 3
"""So many words in capitals in a row are shouted, however short."""

_ONSETS: Final = {"wh": "w", "kn": "n", "wr": "r", "ph": "f", "q": "kw", "x": "z", "c": "k"}
"""How a stuttered beginning sounds where it is not as it is spelled."""
_VOWELS: Final = {"a": "ah", "e": "eh", "i": "ih", "o": "oh", "u": "uh"}


def _fraction(match: re.Match[str]) -> str:
    words = _FRACTIONS[match["fraction"]]
    if match["whole"]:
        article = "" if " " in words else "an " if words.startswith("e") else "a "
        return f"{match['whole']} and {article}{words}"
    if match["article"] or " " in words or words == "half":
        return f"{match['article'] or ''}{words}"
    return f"{'an' if words.startswith('e') else 'a'} {words}"


def _money(match: re.Match[str]) -> str:
    unit = _MONEY[match["sign"]]
    scale = match["scale"] or ""
    plural = "" if match["amount"] == "1" and not scale else "s"
    cents = f" {match['cents']}" if match["cents"] else ""
    return f"{match['amount']}{scale} {unit}{plural}{cents}"


def _time(match: re.Match[str]) -> str:
    hour, minute = match["hour"], match["minute"]
    if minute != "00":
        return f"{hour} oh {minute[1]}"
    return hour if match["half"] else f"{hour} o'clock"


def _range(match: re.Match[str]) -> str:
    first, dash, last = match["first"], match["dash"], match["last"]
    rises = len(first) == len(last) and first < last
    return f"{first} to {last}" if dash != "-" or rises else f"{first} {last}"


def _stutter(match: re.Match[str]) -> str:
    said = re.split(r"(\W+)", match["stutter"])
    word = match["word"]
    if said[0].lower() == "i" and re.match(r"i(?:\b|')", word, re.IGNORECASE):
        return match[0]
    return "".join(_onset(part) if part.isalpha() else "-" for part in said if part) + word


def _onset(letters: str) -> str:
    """Return the beginning of a word as it is said: `th` is spoken as `thuh`."""
    lower = letters.lower()
    said = _VOWELS.get(lower) or f"{_ONSETS.get(lower, lower)}uh"
    return said.capitalize() if letters[0].isupper() else said


def _sound(match: re.Match[str]) -> str:
    said = next(
        said for sound, said in _SOUNDS.items() if re.fullmatch(sound, match[0], re.IGNORECASE)
    )
    return said.capitalize() if match[0][0].isupper() else said


def _stretched(match: re.Match[str]) -> str:
    letter, before, after = match["letter"], match["before"], match["after"]
    lower = letter.lower()
    doubled = {
        "e": after.lower() not in {"a", "y"},
        "o": after.lower() != "u" and (after or before.lower() not in {"n", "s", "g", "l"}),
        "f": not after, "l": not after, "s": not after and before.lower() != "e",
    }  # fmt: skip
    return before + letter * (2 if doubled.get(lower) else 1)


def _shouted(match: re.Match[str]) -> str:
    words = re.findall(r"[A-Z'-]+", match[0])
    loud = [word for word in words if len(word) > 1 and word not in _ACRONYMS]
    if len(loud) < _LOUD_WORDS and not any(len(word) >= _LOUD_CHARS for word in loud):
        return match[0]
    return re.sub(
        r"[A-Z]+(?:'[A-Z]+)*",
        lambda word: word[0] if word[0] in _ACRONYMS else word[0].capitalize(),
        match[0],
    )


def _spelled(match: re.Match[str]) -> str:
    return " ".join(match["letters"]) + ("'s" if match["plural"] else "")


_RULES: Final[tuple[_Rule, ...]] = (
    (re.compile(r"\s*&\s*(?!#)"), " and "),
    (re.compile(r"\bw/o\b"), "without"),
    (re.compile(r"\bw/\s?"), "with "),
    (
        re.compile(
            r"(?P<article>\b(?:a|an|the|one) )?(?:(?P<whole>(?<![\d/.])\d+)(?: and|-)? ?)?"
            rf"(?P<fraction>[{''.join(f for f in _FRACTIONS if len(f) == 1)}]"
            r"|(?<![\d/])(?:1/[234]|[23]/[34])(?![\d/]))",
        ),
        _fraction,
    ),
    (re.compile(r"(?<=\d)/(?=\d)"), " "),
    (
        re.compile(
            r"(?P<sign>[£$€])\s?(?P<amount>\d[\d,]*)(?:\.(?P<cents>\d\d))?\b"
            r"(?P<scale> (?:thousand|million|billion))?",
        ),
        _money,
    ),
    (
        re.compile(r"(?<!\d)(\d{1,3}(?: \d{3})*) (?=000(?!\d))"),
        lambda match: match[1].replace(" ", ""),
    ),
    (re.compile(r"\b(\d{1,2})\.(?=[0-5]\d\s?[ap]\.?m\b)", re.IGNORECASE), r"\1:"),
    (
        re.compile(
            r"(?<![\d:])(?P<hour>1?\d|2[0-4]):(?P<minute>0\d)(?![\d:])(?=(?P<half>\s?[ap]\.?m\b)?)",
            re.IGNORECASE,
        ),
        _time,
    ),
    (re.compile(r"(?<![\w-])(?P<first>\d+)(?P<dash>[–-])(?P<last>\d+)(?![\w-])"), _range),  # noqa: RUF001 - an en dash.
    (re.compile(r"\b[Nn]o\.\s?(?=\d)|#\s?(?=\d)"), "number "),
    (re.compile(r"\b[Ll][Vv]l?\.?\s?(?=\d)"), "level "),
    (re.compile(r"\bvs?\.(?=\s)|\bvs\b"), "versus"),
    (re.compile(r"\bJr\b\.?(?=\s[a-z])|\bJr\b"), "Junior"),
    (
        re.compile(rf"\b({'|'.join(_SHORT)})\.(?=\s[A-Z])", re.IGNORECASE),
        lambda match: _SHORT[match[1].lower()],
    ),
    (
        re.compile(
            r"\b(?P<stutter>(?:(?:(?P<onset>[b-df-hj-np-tv-xz]{1,3})(?:-| — |… )(?=(?P=onset))"
            r"|(?P<vowel>[aeiouy])-(?=(?P=vowel))))+)(?!(?:day|hour|test)\b)(?P<word>[a-z']+)",
            re.IGNORECASE,
        ),
        _stutter,
    ),
    (re.compile(rf"(?<![\w'-])(?:{'|'.join(_SOUNDS)})(?![\w'-])", re.IGNORECASE), _sound),
    (
        re.compile(
            r"(?P<before>(?<![^\W_])|[^\W\d_])(?P<letter>[A-Za-z])(?:(?P=letter)){2,}(?=(?P<after>[A-Za-z]?))",
            re.IGNORECASE,
        ),
        _stretched,
    ),
    (
        re.compile(r"\b[A-Z]+(?:'[A-Z]+)*(?:[ ,!?.—-]+[A-Z]+(?:'[A-Z]+)*)*\b"),
        _shouted,
    ),
    (re.compile(rf"\b(?P<letters>{'|'.join(sorted(_SPELLED))})(?P<plural>s?)\b"), _spelled),
    (re.compile(r"(?<=[a-z])([.!?])(?=[A-Z][a-z])"), r"\1 "),
)
"""In this order: numbers first, as their signs would confuse the rest."""
