"""Tags: the words beside a quotation that tell it is said, thought or written."""
# ruff: noqa: RUF001 - curly marks and dashes are what texts hold.

from __future__ import annotations

import re
from typing import Final

from narrate.parsing.lexicon import ENGLISH, Lexicon, Tag

__all__ = ["Tag", "begins_tag", "has_new_tag", "tag_after", "tag_before", "tag_in_speech"]


def tag_after(text: str, start: int, limit: int, lexicon: Lexicon = ENGLISH) -> Tag | None:
    """Return what the words after a quotation tell of it: `said Anna`, `the old man thought`."""
    return _first_tag(_words_after(text, start, limit), lexicon)


def tag_before(text: str, start: int, end: int, lexicon: Lexicon = ENGLISH) -> Tag | None:
    """Return what the words before a quotation tell of it: `Anna said, `, `he wondered: `."""
    stretch = text[max(start, end - _REACH_CHARS) : end]
    clause = _CLAUSE_END.split(stretch)[-1]
    return _first_tag(_WORD.findall(clause)[::-1], lexicon)


def has_new_tag(text: str, start: int, limit: int, lexicon: Lexicon = ENGLISH) -> bool:
    """
    Tell whether a tag follows that cannot stand in a speech that goes on.

    `he went on` and `she added` can.
    """
    words = _words_after(text, start, limit)
    return _first_tag(words, lexicon) is not None and lexicon.going_on.isdisjoint(words)


def begins_tag(text: str, start: int, limit: int, lexicon: Lexicon = ENGLISH) -> bool:
    """Tell whether a tag beyond doubt begins somewhere: `said the old man`, `she softly said`."""
    return _is_plain_tag(_words_after(text, start, limit), lexicon)


def tag_in_speech(text: str, start: int, limit: int, lexicon: Lexicon = ENGLISH) -> int | None:
    """Return where the tag begins in a quotation whose closing mark is missing, if there is one."""
    spoken = _WORD.search(text, start, limit)
    for seam in _SEAM.finditer(text, spoken.end() if spoken else limit, limit):
        if _is_plain_tag(_words_after(text, seam.end(), limit), lexicon):
            return seam.end()
    return None


_REACH_CHARS: Final = 160
"""How far a tag's verb is looked for: as far as a reader still takes it for one."""

_TAG_WORDS: Final = 6
"""`the tall old gentleman gravely replied` has as many."""

_PLAIN_WORDS: Final = 5
"""`the poor old man said` has as many."""

_LITTLE_WORDS: Final = frozenset({"on", "in", "out"})

_WRITTEN_WORDS: Final = 3
"""Verbs of writing are common words: they tell something only close to the quotation."""

_WORD: Final = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_CLAUSE_AFTER: Final = re.compile(r"[\s,—–-]*[^,.;:?!…\"“”«»()—]*")
_CLAUSE_END: Final = re.compile(r"(?<!\bMr)(?<!\bDr)(?<!\bMrs)(?<!\bSt)[.;?!\"“”«»]")
_SEAM: Final = re.compile(r"[,.?!…—–-]['’]?\s+")


def _words_after(text: str, start: int, limit: int) -> list[str]:
    """Return the first words of the clause that begins somewhere."""
    clause = _CLAUSE_AFTER.match(text, start, min(limit, start + _REACH_CHARS))
    return _WORD.findall(clause[0])[:_TAG_WORDS] if clause else []


def _first_tag(words: list[str], lexicon: Lexicon) -> Tag | None:
    """Return what the first word tells that tells anything."""
    for number, word in enumerate(words):
        tag = lexicon.tells.get(_plain(word) if lexicon.tongue else word.lower())
        if tag is not None and (tag is not Tag.WRITTEN or number < _WRITTEN_WORDS):
            return tag
    return None


def _plain(word: str) -> str:
    """Return the verb alone of a French inversion: `demanda` of `demanda-t-il`, `s'écria`."""
    verb = word.lower().partition("-")[0].replace("’", "'")
    return verb[2:] if verb[1:2] == "'" else verb


def _is_plain_tag(words: list[str], lexicon: Lexicon) -> bool:
    """Tell whether words are a tag beyond doubt: `said Anna`, `Anna said`, `she softly said`."""
    for number, word in enumerate(words[:_PLAIN_WORDS]):
        verb = word.lower()
        if verb not in lexicon.speaking or verb in lexicon.plain:
            continue
        if verb in lexicon.half_speaking and not _goes_on(words, number):
            continue
        subjects = [words[0], words[number - 1]] if number else words[1:3]
        return any(it.lower() in lexicon.subjects or it[:1].isupper() for it in subjects)
    return False


def _goes_on(words: list[str], number: int) -> bool:
    """Tell whether a verb that says nothing alone has its little word: `went on`, `put in`."""
    return not _LITTLE_WORDS.isdisjoint(words[number + 1 : number + 2])
