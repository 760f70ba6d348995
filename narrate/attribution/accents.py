"""Where somebody's speech is from: *his Irish accent*, *in a soft Highland burr*."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Final, TypeAlias

from narrate.attribution.passages import Passage, Token
from narrate.attribution.references import Kind, Reference

Vote: TypeAlias = tuple[int, str, str]
"""A person, an accent, and the words that tell it."""

_KINDS: Final = frozenset("accent brogue burr drawl lilt twang".split())  # noqa: SIM905 - words in a row are read as text.
_NAMES: Final = {
    "Scottish": "scottish scots scotch glasgow glaswegian edinburgh highland",
    "Irish": "irish dublin cork kerry belfast ulster",
    "Welsh": "welsh",
    "British": "british english london cockney oxford",
    "Lancashire": "lancashire northern yorkshire mancunian",
    "West Midlands": "midlands birmingham brummie",
    "American": "american midwestern texan texas southern yankee californian",
    "New York": "brooklyn bronx york",
    "Canadian": "canadian",
    "Australian": "australian aussie",
    "Indian": "indian",
    "South African": "african",
    "Nigerian": "nigerian",
    "Caribbean": "caribbean jamaican trinidadian barbadian",
    "French": "french parisian",
    "German": "german",
    "Spanish": "spanish",
    "Italian": "italian",
    "Russian": "russian",
    "Polish": "polish",
}
"""What catalogs call an accent, and the words of stories for it."""

_BY_WORD: Final = {word: accent for accent, words in _NAMES.items() for word in words.split()}
_BEFORE: Final = 4
"""Words between *Irish* and *accent*, at most, and itself: *a Scottish, rather dry accent*."""

_NEAR: Final = 14
"""Tokens between somebody and his accent."""


def accent_votes(
    book: Sequence[Passage],
    found: Sequence[Sequence[Reference]],
    person_of: Callable[[Reference], int | None],
    fits: Callable[[int, Reference], bool],
) -> Iterator[Vote]:
    """
    Yield what narration tells of people's accents.

    Args:
        book: Its passages.
        found: The references of each.
        person_of: Who is surely meant by a reference.
        fits: Whether a person may be meant by a pronoun.
    """
    last: int | None = None
    for passage, references in zip(book, found, strict=True):
        accents = dict(_accents(passage.tokens))
        for reference in (one for one in references if not one.spoken):
            person = person_of(reference)
            if person is not None:
                last = person
            elif reference.kind is Kind.PRONOUN and last is not None and fits(last, reference):
                person = last
            mine = [at for at in accents if 0 <= at - reference.last <= _NEAR]
            nearer = any(
                reference.last <= other.first <= at
                for at in mine
                for other in references
                if not other.spoken and other is not reference
            )
            if person is not None and mine and not nearer:
                yield person, *accents[mine[0]]


def _accents(tokens: Sequence[Token]) -> Iterator[tuple[int, tuple[str, str]]]:
    """Yield where an accent is named, which it is, and in which words."""
    for at, token in enumerate(tokens):
        if token.spoken or token.low not in _KINDS:
            continue
        for word in (one.low for one in reversed(tokens[max(0, at - _BEFORE) : at])):
            if word in _BY_WORD:
                yield at, (_BY_WORD[word], f"{word.capitalize()} {token.low}")
                break
