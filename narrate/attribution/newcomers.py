"""
Link a noun to the name that its bearer is given later: *a boy ... the boy ... said Tobias*.

A stranger comes in as *a boy* or *the old lady*, and is called so until the story names him: by a
first mention of somebody new who fits, or by his own words, *My name is ...*. The nouns before
that are then his too. Only generic nouns are linked, or those that are the title of the name.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from narrate.attribution.ages import age_of_noun
from narrate.attribution.introductions import answers, introduces
from narrate.attribution.passages import Passage, Token
from narrate.attribution.people import People, Person
from narrate.attribution.references import Kind, Reference
from narrate.attribution.words import (
    CHILD_NOUNS,
    GENERIC_NOUNS,
    SPEECH_VERBS,
    STRANGER_NOUNS,
    TITLES,
)
from narrate.script import Age, Gender

_MEMORY: Final = 60
"""Passages after which *the boy* may be another boy."""

_NAMED_WITHIN: Final = 15
"""Passages from the last mention of a stranger to his name."""

_SAID_WITHIN: Final = 2
"""Passages from the last mention of a stranger to the line in which he says his name."""

_STOOD_WITHIN: Final = 6
_STRANGE_FOR: Final = 40
"""
Passages from the last and the first mention of a stranger to that of somebody who acts and fits.
Wider bounds tie strangers who stay so to whoever comes next (0.2 points less on novels).
"""

_FAMILIAR: Final = 40
"""Passages in which *the woman* may be somebody known."""

_ARTICLES: Final = frozenset({"the", "that", "this"})
_NEW: Final = frozenset({"a", "an", "another"})
_COPULAS: Final = frozenset({"was", "were", "is", "be", "been"})
_LIKENESSES: Final = frozenset({"as", "like", "than", "of"})


@dataclass(slots=True)
class _Stranger:
    """Somebody who has no name yet."""

    head: str
    gender: Gender | None
    age: Age | None
    chapter: int
    first: int
    last: int
    places: list[tuple[int, int]] = field(default_factory=list)
    person: int | None = None


def links(
    book: Sequence[Passage], found: Sequence[Sequence[Reference]], people: People
) -> dict[tuple[int, int], int]:
    """Return who is meant by nominals, by passage and first token."""
    meetings = _Meetings(people)
    for passage, references in zip(book, found, strict=True):
        for reference in references:
            if reference.spoken:
                full = len(reference.name) > 1 and answers(passage.tokens, reference)
                if full or introduces(passage.tokens, reference):
                    meetings.name(reference, passage)
            elif reference.kind is Kind.NAME:
                meetings.name(reference, passage)
            elif reference.kind is Kind.NOMINAL:
                meetings.noun(reference, passage)
    return dict(meetings.links())


class _Meetings:
    """Who has come in so far, with a name or without."""

    def __init__(self, people: People) -> None:
        self._people = people
        self._strangers: list[_Stranger] = []
        self._told: dict[int, int] = {}
        """Where each person was named last."""

    def links(self) -> Iterator[tuple[tuple[int, int], int]]:
        for stranger in self._strangers:
            if stranger.person is not None:
                yield from ((place, stranger.person) for place in stranger.places)

    def noun(self, reference: Reference, passage: Passage) -> None:
        tokens, chapter = passage.tokens, passage.chapter
        determiner = tokens[reference.first].low
        known = self._known(reference)
        if determiner in _NEW:
            # *A boy*, after the boy has got his name, is one more boy, or the same seen afresh.
            if not _describes(tokens, reference) and (known is None or known.person is None):
                self._strangers.append(_stranger(reference, chapter))
        elif determiner in _ARTICLES:
            if known is not None:
                known.places.append((reference.passage, reference.first))
                known.last = reference.passage
            elif reference.head in TITLES or not self._familiar(reference):
                self._strangers.append(_stranger(reference, chapter))

    def name(self, reference: Reference, passage: Passage) -> None:
        person = self._people.of(reference)
        if person is None or person in self._people.narrators:
            return
        if person not in self._told:
            self._named(reference, person, passage)
        self._told[person] = reference.passage

    def _named(self, reference: Reference, person: int, passage: Passage) -> None:
        """Give the name to the stranger whose it may be."""
        described = self._people.persons[person]
        fitting = [
            one
            for one in self._strangers
            if self._may_be(one, reference, described, chapter=passage.chapter)
        ]
        bearers = [one for one in fitting if one.head in _titles(described)]
        others = [
            one for one in fitting if one not in bearers and _comes_on(one, reference, passage)
        ]
        if others and (described.gender is not None or len({one.gender for one in others}) == 1):
            bearers.append(others[-1])
        for stranger in bearers:
            stranger.person = person

    def _known(self, reference: Reference) -> _Stranger | None:
        """Return the stranger whom a noun takes up."""
        age = age_of_noun(reference)
        for stranger in reversed(self._strangers):
            if (
                reference.passage - stranger.last <= _MEMORY
                and reference.head == stranger.head
                and (age is stranger.age or (age is None and stranger.person is None))
            ):
                return stranger
        return None

    def _familiar(self, reference: Reference) -> bool:
        """Tell whether somebody known may be meant."""
        return any(
            reference.passage - told <= _FAMILIAR
            and reference.gender in {None, self._people.persons[person].gender}
            for person, told in self._told.items()
        )

    def _may_be(
        self, stranger: _Stranger, reference: Reference, person: Person, *, chapter: int
    ) -> bool:
        since = reference.passage - stranger.last
        return (
            stranger.person is None
            and stranger.first < reference.passage
            and (0 <= since <= _SAID_WITHIN if reference.spoken else 0 < since <= _NAMED_WITHIN)
            and (chapter == stranger.chapter or len(stranger.places) > 1)
            and (stranger.gender is None or person.gender in {None, stranger.gender})
            and _fits(stranger.head, person)
        )


def _comes_on(stranger: _Stranger, reference: Reference, passage: Passage) -> bool:
    """Tell whether a stranger may be who is named: he says so himself, or acts where he stood."""
    before = passage.tokens[max(0, reference.first - 1)]
    return reference.spoken or (
        (reference.subject or before.low in SPEECH_VERBS)
        and reference.passage - stranger.last <= _STOOD_WITHIN
        and reference.passage - stranger.first <= _STRANGE_FOR
    )


def _stranger(reference: Reference, chapter: int) -> _Stranger:
    return _Stranger(
        reference.head,
        reference.gender,
        age_of_noun(reference),
        chapter,
        reference.passage,
        reference.passage,
        [(reference.passage, reference.first)],
    )


def _titles(person: Person) -> frozenset[str]:
    words = {word.lower().rstrip(".") for name in person.names for word in name.split()[:-1]}
    return TITLES & words


def _fits(head: str, person: Person) -> bool:
    """Tell whether a noun may stand for a person of this name."""
    titles = _titles(person)
    if head in CHILD_NOUNS and titles - {"miss", "master"}:
        return False
    return head in titles or head in GENERIC_NOUNS | STRANGER_NOUNS


def _describes(tokens: Sequence[Token], reference: Reference) -> bool:
    """Tell whether *a man* only says what somebody is: *he was a man of few words*."""
    before = [token.low for token in tokens[max(0, reference.first - 2) : reference.first]]
    if not before:
        return False
    return before[-1] in _LIKENESSES or (
        before[-1] in _COPULAS and before[0] not in {"there", "on", "in", "at", "it"}
    )
