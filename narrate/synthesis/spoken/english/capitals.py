"""Capitals in English: what is shouted, what is spelled, what is a word."""

from __future__ import annotations

import re
from typing import Final

from narrate.synthesis.spoken.rules import Rule, said_by


def said_capitals(text: str) -> str:
    """Return an English text with its shouts as words and its initials as letters."""
    return said_by(_RULES, text)


_CHAT: Final = {
    "thx": "thanks", "plz": "please", "pls": "please", "bc": "because", "cuz": "'cause",
    "ppl": "people", "u": "you", "ur": "your", "tmrw": "tomorrow", "abt": "about", "yh": "yeah",
    "bf": "boyfriend", "gf": "girlfriend", "bff": "B F F",
}  # fmt: skip
"""
What people write in messages instead of words.

One with a vowel counts in lower case alone: with a capital it may be a name.
"""

_LETTERS: Final = frozenset(
    ["afk", "atm", "brb", "btw", "fml", "ftw", "fyi", "gtg", "idc", "idgaf", "idk", "iirc", "imho",
     "imo", "irl", "jfc", "jk", "ngl", "nvm", "omfg", "omg", "omw", "smh",
     "stfu", "tbh", "tfw", "tmi", "ttyl", "wtf", "wth", "wyd", "ily", "ffs"]
)  # fmt: skip
"""Said letter by letter, in capitals or not."""
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


def _message(match: re.Match[str]) -> str:
    word = match[0].lower()
    if word in _LETTERS:
        return " ".join(word.upper())
    if match[0].istitle() and not set(word) & set("aeiou"):
        return _CHAT[word].capitalize()
    return _CHAT[word] if match[0].islower() else match[0]


_RULES: Final[tuple[Rule, ...]] = (
    (
        re.compile(
            rf"(?<![\w'-])(?:{'|'.join(sorted({*_CHAT, *_LETTERS}, key=len)[::-1])})(?![\w'-])",
            re.IGNORECASE,
        ),
        _message,
    ),
    (
        re.compile(r"\b[A-Z]+(?:'[A-Z]+)*(?:[ ,!?.—-]+[A-Z]+(?:'[A-Z]+)*)*\b"),
        _shouted,
    ),
    (re.compile(rf"\b(?P<letters>{'|'.join(sorted(_SPELLED))})(?P<plural>s?)\b"), _spelled),
    (re.compile(r"(?<=[a-z])([.!?])(?=[A-Z][a-z])"), r"\1 "),
)
