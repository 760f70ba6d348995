"""
Find names that are everyday words too: *said Good*, *Jonathan Small*, *the March Hare*.

In lower case such a word is frequent, so its capital alone says little. What makes it a name is
its place: in tags, or behind a first name. Where a sentence opens with it, it is taken as a name
only before a verb, or when it calls somebody.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise
from typing import Final, TypeAlias

from narrate.attribution.first_names import FIRST_NAMES
from narrate.attribution.passages import Passage, Token
from narrate.attribution.words import (
    KIN,
    MAIN_SPEECH_VERBS,
    NATIONALITIES,
    PAST_VERBS,
    PERSON_NOUNS,
    PRONOUN_GENDERS,
    SPEECH_VERBS,
    SUBJECT_PRONOUNS,
    TITLES,
)

Name: TypeAlias = tuple[str, ...]
"""The words of a name as printed, titles included: `("Mrs.", "Hale")`."""

_FEWEST: Final = 2
"""Tags, or mentions of a full name; one alone may be a slip of the pen."""

_SKIPPED: Final = (
    (TITLES - KIN)
    | NATIONALITIES
    | SUBJECT_PRONOUNS
    | PRONOUN_GENDERS.keys()
    | {"god", "heaven", "heavens"}
)
"""Titles alone are nouns; pronouns, and heaven, are capitalized in awe."""


def common_names(book: Sequence[Passage], namelike: Collection[str]) -> frozenset[Name]:
    """
    Return the names of a book that have words which `namelike` lacks.

    Args:
        book: Its passages.
        namelike: Words that are names wherever they are capitalized.
    """
    found: Counter[Name] = Counter()
    lower: Counter[str] = Counter()
    for passage in book:
        found.update(_tagged(passage.tokens))
        found.update(_full(passage.tokens, namelike))
        for before, token in pairwise(passage.tokens):
            if before.low in MAIN_SPEECH_VERBS or before.low == "the":
                lower[token.text] += 1
    names = {
        name
        for name, count in found.items()
        if count >= _FEWEST
        # A title alone is no name wherever it is capitalized, as *Grandma* is not.
        and not all(word in namelike and word.lower() not in TITLES for word in name)
        # *said the boy* beside *said the Boy* is one more boy.
        and not (len(name) == 1 and lower[name[0].lower()] > count)
    }
    surnames = {(name[-1],) for name in names if len(name) > 1 and name[0] in namelike}
    return frozenset(names | {name for name in surnames if name[0] not in namelike})


def stands(tokens: Sequence[Token], at: int, name: Name, namelike: Collection[str]) -> bool:
    """Tell whether a certain name stands at `at`."""
    if tuple(token.text for token in tokens[at : at + len(name)]) != name:
        return False
    if (
        len(name) > 1
        or not tokens[at].opens
        or name[0] in namelike
        or name[0].lower() in TITLES - KIN
    ):
        return True
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    if after is None or after.spoken != tokens[at].spoken:
        return False
    calls = tokens[at].spoken and after.low == "," and name[0].lower() in FIRST_NAMES
    return calls or after.low in PAST_VERBS or after.low in SPEECH_VERBS or after.low == "'s"


def _tagged(tokens: Sequence[Token]) -> Iterator[Name]:
    """Yield the capitalized words beside verbs of speech: *said Good*, *"Yes," Dad said*."""
    for at, (before, token) in enumerate(pairwise(tokens), 1):
        name: Name = ()
        if before.low in MAIN_SPEECH_VERBS and not before.spoken:
            name = _capitals(tokens, at + (token.low == "the"))
        elif before.spoken and not token.spoken:
            name = _before_verb(tokens, at + (token.low == "the"))
        if name and not any(word.lower() in _SKIPPED for word in name):
            yield name


def _full(tokens: Sequence[Token], namelike: Collection[str]) -> Iterator[Name]:
    """Yield first names with a common word behind them, or common first names with a surname."""
    for at, (first, last) in enumerate(pairwise(tokens)):
        if (
            first.low in FIRST_NAMES
            and first.capital
            and not first.opens
            and last.capital
            and last.spoken == first.spoken
            and (first.text in namelike) != (last.text in namelike)
        ):
            name = _capitals(tokens, at)
            if not any(word.lower() in _SKIPPED | PERSON_NOUNS for word in name):
                yield name


def _before_verb(tokens: Sequence[Token], at: int) -> Name:
    """Return the capitalized words from `at` on, if a verb of speech follows them."""
    first = tokens[at : at + 1]
    if not first or not first[0].capital:
        return ()
    name = (first[0].text, *_capitals(tokens, at + 1))
    verb = tokens[at + len(name) : at + len(name) + 1]
    return name if verb and verb[0].low in MAIN_SPEECH_VERBS else ()


def _capitals(tokens: Sequence[Token], at: int) -> Name:
    """Return the capitalized words from `at` on, within a sentence."""
    words = []
    for token in tokens[at:]:
        if not token.capital or token.opens or token.spoken != tokens[at].spoken:
            break
        words.append(token.text)
    return tuple(words)
