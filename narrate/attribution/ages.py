"""How old somebody is: *she was seventy-nine*, *a boy of eight*, *the old woman*."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Final, TypeAlias

from narrate.attribution.passages import Passage, Token
from narrate.attribution.references import Kind, Reference
from narrate.attribution.words import CHILD_NOUNS, NUMBERS, OLD_NOUNS, OLD_WORDS, YOUNG_WORDS
from narrate.script import Age

Vote: TypeAlias = tuple[int, Age, int, str]
"""A person, an age, what it weighs, and the word that tells it."""

_OLDEST_CHILD: Final = 15
_YOUNGEST_OLD: Final = 60
"""In years: a voice has broken by the one, and is an old one from the other."""

_NUMBER_WEIGHT: Final = 6
_PHRASE_WEIGHT: Final = 2
_FEWEST: Final = 2
"""One *boy* is a pet word; years, or the same noun twice, are evidence. Set by hand."""

_BESIDE: Final = 6
"""Tokens between a name and the words that tell an age."""

_BEFORE_NUMBERS: Final = frozenset(
    "was is were be been being turned aged only nearly almost about just already at of".split()  # noqa: SIM905 - words in a row are read as text.
)
_BEHIND_NUMBERS: Final = frozenset({".", ",", ";", "and", "now", "years", "year", "then", "but"})
_VERBS: Final = frozenset({"was", "is", "turned", "aged", "were"})
_ENDS: Final = frozenset({".", "!", "?", ";"})
_YEARS: Final = frozenset({"years", "year"})


def age_of_number(years: int) -> Age:
    """Return what a number of years says of a voice."""
    if years <= _OLDEST_CHILD:
        return Age.CHILD
    return Age.OLD if years >= _YOUNGEST_OLD else Age.ADULT


def age_of_noun(reference: Reference) -> Age | None:
    """Return what a nominal says of its bearer's age."""
    adjectives = set(reference.text.lower().split()[1:-1])
    if reference.head in OLD_NOUNS or adjectives & OLD_WORDS:
        # *Old boy* and *old girl* are of any age.
        return None if reference.head in CHILD_NOUNS else Age.OLD
    if reference.head in CHILD_NOUNS:
        return Age.CHILD
    return Age.ADULT if "young" in adjectives or "younger" in adjectives else None


def plain(reference: Reference) -> str:
    """Return a nominal in lower case, without its article."""
    return reference.text.lower().partition(" ")[2] or reference.text.lower()


def settled(votes: dict[Age, int]) -> Age | None:
    """Return the age that the votes for a person settle."""
    best = max(sorted(votes), key=votes.__getitem__, default=None)
    return best if best is not None and votes[best] >= _FEWEST else None


def age_votes(
    book: Sequence[Passage],
    found: Sequence[Sequence[Reference]],
    person_of: Callable[[Reference], int | None],
    fits: Callable[[int, Reference], bool],
) -> Iterator[Vote]:
    """
    Yield what narration tells of people's ages.

    Args:
        book: Its passages.
        found: The references of each.
        person_of: Who is surely meant by a reference.
        fits: Whether a person may be meant by a pronoun.
    """
    last: int | None = None
    for passage, references in zip(book, found, strict=True):
        narrated = [one for one in references if not one.spoken]
        meant: list[tuple[Reference, int | None]] = []
        for reference in narrated:
            person = person_of(reference)
            if person is not None:
                last = person
                yield from _beside(passage.tokens, reference, person)
            elif reference.kind is Kind.PRONOUN and last is not None and fits(last, reference):
                person = last
            meant.append((reference, person))
        yield from _numbers(passage.tokens, meant)
        for reference in references:
            person = person_of(reference) if reference.spoken else None
            if person is not None and reference.kind is Kind.NAME:
                yield from _told(passage.tokens, reference, person)


def _told(tokens: Sequence[Token], reference: Reference, person: int) -> Iterator[Vote]:
    """Yield what somebody says of a third: *"Tobias is eight, and Anna is nine."*."""
    after = tokens[reference.last : reference.last + 3]
    if len(after) < 3 or after[0].low not in {"is", "was"}:  # noqa: PLR2004 - verb, number, end.
        return
    ends = not after[2].spoken or after[2].low in _BEHIND_NUMBERS - _YEARS
    if after[1].low in NUMBERS and ends:
        yield person, age_of_number(NUMBERS[after[1].low]), _NUMBER_WEIGHT, after[1].low


def _beside(tokens: Sequence[Token], reference: Reference, person: int) -> Iterator[Vote]:
    if reference.kind is Kind.NOMINAL:
        age = age_of_noun(reference)
        if age is not None:
            yield person, age, 1, plain(reference)
        return
    near = tokens[max(0, reference.first - _BESIDE) : reference.last + _BESIDE]
    words = [token.low for token in near if not token.spoken]
    for at, word in enumerate(words):
        years = words[at + 1 : at + 3]
        if word in NUMBERS and len(years) > 1 and years[0] in _YEARS and years[1] == "old":
            yield person, age_of_number(NUMBERS[word]), _NUMBER_WEIGHT, word
    old = next((word for word in words if word in OLD_NOUNS | OLD_WORDS - {"old"}), None)
    if old is not None:
        yield person, Age.OLD, _PHRASE_WEIGHT, old
    young = next((word for word in words if word in YOUNG_WORDS), None)
    if "little" in words and young is not None:
        yield person, Age.CHILD, _PHRASE_WEIGHT, f"little {young}"


def _numbers(
    tokens: Sequence[Token], meant: Sequence[tuple[Reference, int | None]]
) -> Iterator[Vote]:
    """Yield *she was seventy-nine*, *Tobias, who was only eight*."""
    numbers = [at for at, token in enumerate(tokens) if token.low in NUMBERS]
    for at in numbers:
        if not _is_age(tokens, at):
            continue
        reference, person = next(
            (one for one in reversed(meant) if one[0].last <= at), (None, None)
        )
        if reference is None or person is None or reference.possessive:
            continue
        between = {token.low for token in tokens[max(reference.last, at - _BESIDE) : at]}
        if between & _VERBS and not between & _ENDS:
            yield person, age_of_number(NUMBERS[tokens[at].low]), _NUMBER_WEIGHT, tokens[at].low


def _is_age(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a number counts years: *was nine*, *was nine years old*, not *nine miles*."""
    if tokens[at].spoken or not 0 < at < len(tokens) - 1:
        return False
    behind = [token.low for token in tokens[at + 1 : at + 3]]
    return (
        tokens[at - 1].low in _BEFORE_NUMBERS
        and behind[0] in _BEHIND_NUMBERS
        and (behind[0] not in _YEARS or behind[1:] == ["old"])
    )
