"""Sounds, stutters and stretched words in English."""

from __future__ import annotations

import re
from typing import Final

from narrate.synthesis.spoken.rules import Rule, said_by
from narrate.synthesis.spoken.sayings import CAPITAL


def said_as_heard(text: str) -> str:
    """Return an English text with its stutters and sounds as they are to be heard."""
    return said_by(_RULES, text)


_SOUNDS: Final = {
    r"sh{2,}|sh(?:-sh)+": "shush", r"h?m{2,}|hm": "hmm", r"gr{2,}": "gurr", r"br{2,}": "burr",
    r"a{3,}h*|ah{2,}|ah?(?:-h)+": "ah", r"o{3,}h*|oh{2,}|oh?(?:-h)+": "oh",
    r"aw{2,}": "aw", r"ew{2,}": "ew", r"ow{2,}": "ow", r"tsk": "tisk",
}  # fmt: skip
"""Sounds without a vowel, or with too many, which engines would spell."""

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


def _before_saying(match: re.Match[str]) -> str:
    return "".join(f"{_onset(part)}-" for part in match[0].split("-") if part)


_RULES: Final[tuple[Rule, ...]] = (
    (
        re.compile(rf"(?<![\w'-])(?:[b-df-hj-np-tv-xz]{{1,2}}-)+(?=[{CAPITAL}])", re.IGNORECASE),
        _before_saying,
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
)
