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
from narrate.synthesis.spoken.syllables import readable

CAPITAL: Final = "\ue000-\uf8ff"
"""What stands for a saying, in a class of a pattern: it may be a name."""

_FIRST: Final = 0xE000
_MOST: Final = 0xF8FE - _FIRST
"""The last one marks where a sentence starts (`rules`)."""
_SHORTEST_PLURAL: Final = 3
"""Not `as` for the plural of `a`."""
_APOSTROPHE: Final = "['\u2019]"
_PRIVATE: Final = re.compile(f"[{CAPITAL}]")
_HISSING: Final = ("s", "x", "z", "ch", "sh")


@dataclass(frozen=True, slots=True)
class Saying:
    """How a word is said, and by which decision."""

    said: str
    """In letters as an engine reads them, or in phonemes between slashes."""

    written: str
    """As it was decided, with the ending of a plural."""

    word: str
    """The word that was decided, as it was printed there."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Words, and how they are said; made once for all texts of a book."""

    pattern: re.Pattern[str] | None
    said: dict[str, Saying]
    """By the word as it may stand in a text, with plain apostrophes."""


@lru_cache(maxsize=16)
def lexicon(spellings: tuple[tuple[str, str], ...], *, english: bool = True) -> Lexicon:
    """
    Return spellings as they are looked for: in capitals, as plurals, at the start of a sentence.

    A word in lower case holds at the start of a sentence too; one with capitals holds as it is,
    and all in capitals. Where both are given, each counts as it is printed. Of two sayings for
    one word the first counts.
    """
    exact: dict[str, Saying] = {}
    cased: dict[str, Saying] = {}
    plurals: dict[str, Saying] = {}
    for word, written in spellings:
        plain = word.replace("\u2019", "'").strip()
        if not plain:
            continue
        saying = written if ipa.is_ipa(written) else readable(written, english=english)
        exact.setdefault(plain, Saying(_cased(saying, plain), written, word))
        for form in _forms(plain):
            cased.setdefault(form, Saying(_cased(saying, form), written, word))
        if len(plain) >= _SHORTEST_PLURAL and plain[-1].isalpha():
            many = f"{plain}es" if plain.lower().endswith(_HISSING) else f"{plain}s"
            saying, written = with_ending(saying), with_ending(written)  # noqa: PLW2901
            for form in _forms(many):
                plurals.setdefault(form, Saying(_cased(saying, form), written, word))
    said = plurals | cased | exact
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
        saying = known.said[match[1].replace("\u2019", "'")].said
        saying = with_ending(saying) if match[2] and ipa.is_ipa(saying) else saying
        if ipa.is_ipa(saying):
            said = ipa.marked(saying) if phonemes else readable(ipa.respelled(saying), english=True)
        else:
            said = saying + (match[2] or "").replace("\u2019", "'")
        if len(taken) >= _MOST and said not in taken:
            return match[0]
        return chr(_FIRST + taken.setdefault(said, len(taken)))

    return known.pattern.sub(take, text), tuple(taken)


def saying_of(word: str, known: Lexicon) -> Saying | None:
    """Return how a word is said by decision, or None; its case tells as in a text."""
    return known.said.get(word.replace("\u2019", "'").strip())


def said_word(word: str, known: Lexicon) -> str:
    """Return a word as a text has it once it is spoken, in phonemes if it is said in phonemes."""
    return put_back(*take_out(word, known, phonemes=True))


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
