"""How English is said: abbreviations, sounds, stutters, shouting."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final, TypeAlias

from narrate.synthesis.numerals import number_text
from narrate.synthesis.quantities import said_quantities

_Rule: TypeAlias = tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]]


def said_in_english(text: str) -> str:
    """Return an English text, already without marks, in words as they are said."""
    # Quantities first: their signs would confuse the rest.
    text = said_quantities(number_text(text))
    for pattern, replacement in _RULES:
        text = pattern.sub(replacement, text)
    return text


_SHORT: Final = {
    "capt": "Captain", "cmdr": "Commander", "col": "Colonel", "gen": "General",
    "gov": "Governor", "hon": "Honorable", "lt": "Lieutenant", "maj": "Major",
    "prof": "Professor", "rev": "Reverend", "sgt": "Sergeant",
}  # fmt: skip
"""Titles that espeak spells or clips; it knows Mr., Mrs., Ms., Dr. and St."""

_SOUNDS: Final = {
    r"sh{2,}|sh(?:-sh)+": "shush", r"h?m{2,}|hm": "hmm", r"gr{2,}": "gurr", r"br{2,}": "burr",
    r"a{3,}h*|ah{2,}|ah?(?:-h)+": "ah", r"o{3,}h*|oh{2,}|oh?(?:-h)+": "oh",
    r"aw{2,}": "aw", r"ew{2,}": "ew", r"ow{2,}": "ow",
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

_INITIALS: Final = 3
"""So many equal capitals are no stretched word: WWW, XXX."""

_ONSETS: Final = {"wh": "w", "kn": "n", "wr": "r", "ph": "f", "q": "kw", "x": "z", "c": "k"}
"""How a stuttered beginning sounds where it is not as it is spelled."""
_VOWELS: Final = {"a": "ah", "e": "eh", "i": "ih", "o": "oh", "u": "uh"}


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
    is_initials = match[0].isupper() and len(match[0]) == _INITIALS and not before
    is_numeral = lower == "i" and before.lower() in {"v", "x", "l"}
    if not after and (is_initials or is_numeral):
        return match[0]
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
    (re.compile(r"\s*&\s*"), " and "),
    (re.compile(r"\bw/o\b"), "without"),
    (re.compile(r"\bw/\s?"), "with "),
    (re.compile(r"\b[Nn]o\.\s?(?=\d)|#\s?(?=\d)"), "number "),
    (re.compile(r"\b[Ll][Vv]l?\.?\s?(?=\d)"), "level "),
    (re.compile(r"\bvs\b\.?"), "versus"),
    (re.compile(r"\bJr\b\.?(?=\s[a-z])|\bJr\b"), "Junior"),
    (
        # Many leave the dot out; `Gen` and `Col` without it may be something else.
        re.compile(rf"\b(?:({'|'.join(_SHORT)})\.|(capt|lt|prof|sgt))(?=\s[A-Z])", re.IGNORECASE),
        lambda match: _SHORT[(match[1] or match[2]).lower()],
    ),
    (re.compile(rf"(?<![\w'-])(?:{'|'.join(_SOUNDS)})(?![\w'-])", re.IGNORECASE), _sound),
    (
        re.compile(
            # Not `plan B — but`: what a capital stands for behind a word is not stuttered.
            r"(?<![\w'-])(?P<stutter>(?:"
            r"(?P<onset>[b-df-hj-np-tv-xz]{1,3})(?:-|(?:(?<!\w \w)|(?-i:(?<=[a-z])))(?: — |… ))"
            r"(?=(?P=onset))|(?P<vowel>[aeiouy])-(?=(?P=vowel)))+)"
            r"(?!(?:day|hour|test)\b)(?P<word>[a-z']+)",
            re.IGNORECASE,
        ),
        _stutter,
    ),
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
