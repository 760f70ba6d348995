"""
Words said as somebody wants them said: they are taken out of a text, and put back at the end.

In between each is one character for private use, so that no rule changes what a person wrote.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from narrate import ipa

CAPITAL: Final = "\ue000-\uf8ff"
"""What stands for a saying, in a class of a pattern: it may be a name."""

_FIRST: Final = 0xE000
_MOST: Final = 0xF8FE - _FIRST
"""The last one marks where a sentence starts (`rules`)."""
_SHORTEST_PLURAL: Final = 3
"""Not `as` for the plural of `a`."""
_APOSTROPHE: Final = "['\u2019]"
_PRIVATE: Final = re.compile(f"[{CAPITAL}]")
_LOUD_SYLLABLE: Final = re.compile(r"(?<=-)[A-Z]{2,}\b|\b[A-Z]{2,}(?=-)")
"""How people mark the stress: `her-MY-oh-nee`."""

_HISSING: Final = ("s", "x", "z", "ch", "sh")


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Words, and how they are said; made once for all texts of a book."""

    pattern: re.Pattern[str] | None
    said: dict[str, str]
    """By the word as it may stand in a text, with plain apostrophes."""


@lru_cache(maxsize=16)
def lexicon(spellings: tuple[tuple[str, str], ...]) -> Lexicon:
    """
    Return spellings as they are looked for: in capitals, as plurals, at the start of a sentence.

    A word in lower case holds at the start of a sentence too; one with capitals holds as it is,
    and all in capitals. Of two sayings for one word the first counts.
    """
    said: dict[str, str] = {}
    plurals: dict[str, str] = {}
    for word, saying in spellings:
        plain = word.replace("\u2019", "'").strip()
        if not plain:
            continue
        if not ipa.is_ipa(saying):
            # An engine would spell a syllable in capitals: *O T T*.
            saying = _LOUD_SYLLABLE.sub(lambda match: match[0].lower(), saying)  # noqa: PLW2901
        for form in _forms(plain):
            said.setdefault(form, _cased(saying, form))
        if len(plain) >= _SHORTEST_PLURAL and plain[-1].isalpha():
            many = f"{plain}es" if plain.lower().endswith(_HISSING) else f"{plain}s"
            for form in _forms(many):
                plurals.setdefault(form, _cased(with_ending(saying), form))
    said = plurals | said
    if not said:
        return Lexicon(None, {})
    # Longest first: `Anna Maria` before `Anna`.
    words = "|".join(re.escape(word) for word in sorted(said, key=len, reverse=True))
    words = words.replace("'", _APOSTROPHE)
    pattern = rf"(?<![^\W_])({words})({_APOSTROPHE}[sS])?(?![^\W_])"
    return Lexicon(re.compile(pattern), said)


def take_out(text: str, known: Lexicon, *, phonemes: bool) -> tuple[str, tuple[str, ...]]:
    """
    Return a text with a private character for each word that has a saying, and the sayings.

    Args:
        text: Without private characters of its own.
        known: The words.
        phonemes: Whether a saying in phonemes stays one, for an engine that takes them.
    """
    text = _PRIVATE.sub("", text)
    if known.pattern is None:
        return text, ()
    taken: dict[str, int] = {}

    def take(match: re.Match[str]) -> str:
        saying = known.said[match[1].replace("\u2019", "'")]
        saying = with_ending(saying) if match[2] and ipa.is_ipa(saying) else saying
        if ipa.is_ipa(saying):
            said = ipa.marked(saying) if phonemes else ipa.respelled(saying)
        else:
            said = saying + (match[2] or "").replace("\u2019", "'")
        if len(taken) >= _MOST and said not in taken:
            return match[0]
        return chr(_FIRST + taken.setdefault(said, len(taken)))

    return known.pattern.sub(take, text), tuple(taken)


def put_back(text: str, sayings: Sequence[str]) -> str:
    """Return a text with the sayings that were taken out of it."""
    if not sayings:
        return text
    return _PRIVATE.sub(lambda match: sayings[ord(match[0]) - _FIRST], text)


def with_ending(saying: str) -> str:
    """Return a saying with the *s* of a plural or a possessive, as it is heard behind it."""
    if ipa.is_ipa(saying):
        return ipa.with_s(saying)
    return f"{saying}es" if saying.lower().endswith(_HISSING) else f"{saying}s"


def _forms(word: str) -> tuple[str, ...]:
    forms = (word, word.upper())
    return (*forms, word[:1].upper() + word[1:]) if word.islower() else forms


def _cased(saying: str, form: str) -> str:
    if form[:1].isupper() and saying[:1].islower() and not form.isupper() and form[1:].islower():
        return saying[:1].upper() + saying[1:]
    return saying
