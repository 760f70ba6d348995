"""Read who is whose parent: *his son Tom*, *Anna's mother, Mrs. Hale*."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from narrate.attribution.passages import Passage, Token
from narrate.attribution.references import Kind, Reference
from narrate.attribution.words import FATHERLY, MOTHERLY

_CHILDREN: Final = frozenset({"son", "daughter", "child"})
_PARENTS: Final = FATHERLY | MOTHERLY
_ADJECTIVES: Final = 2
"""Words between the possessor and the noun: *his little adopted son*."""


@dataclass(frozen=True, slots=True)
class Family:
    """Who is a parent, and who is a child, of somebody in the book."""

    parents: frozenset[int]
    children: frozenset[int]


def family(
    book: Sequence[Passage],
    found: Sequence[Sequence[Reference]],
    person_of: Callable[[Reference], int | None],
) -> Family:
    """Return the parents and children that narration tells of."""
    pairs = {
        pair
        for passage, references in zip(book, found, strict=True)
        for pair in _pairs(passage.tokens, references, person_of)
    }
    return Family(frozenset(parent for parent, _ in pairs), frozenset(child for _, child in pairs))


def _pairs(
    tokens: Sequence[Token],
    references: Sequence[Reference],
    person_of: Callable[[Reference], int | None],
) -> Iterator[tuple[int, int]]:
    for at, reference in enumerate(references):
        named = person_of(reference)
        if named is None or reference.spoken:
            continue
        noun = reference.first - 1 - (tokens[reference.first - 1].low == ",")
        if noun < 1 or tokens[noun].low not in _CHILDREN | _PARENTS:
            continue
        owner = _owner(tokens, noun, references[:at], person_of)
        if owner is not None and owner != named:
            yield (owner, named) if tokens[noun].low in _CHILDREN else (named, owner)


def _owner(
    tokens: Sequence[Token],
    noun: int,
    before: Sequence[Reference],
    person_of: Callable[[Reference], int | None],
) -> int | None:
    """Return whose son or mother it is."""
    for at in range(noun - 1, max(-1, noun - 2 - _ADJECTIVES), -1):
        if tokens[at].low in {"'s", "s"}:
            return next((person_of(one) for one in before if one.last == at), None)
        if tokens[at].low in {"his", "her", "their"}:
            subjects = [
                one for one in before if one.kind is Kind.NAME and one.subject and one.last <= at
            ]
            return person_of(subjects[-1]) if subjects else None
    return None
