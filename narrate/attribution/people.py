"""Who there is in the book: the people behind the names, their gender and age."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from narrate.attribution.clusters import Clusters, best_name
from narrate.attribution.first_names import FIRST_NAMES
from narrate.attribution.names import Name
from narrate.attribution.passages import Passage
from narrate.attribution.references import Kind, Reference
from narrate.attribution.words import (
    AGE_BY_NUMBER,
    CROWD_NOUNS,
    NEUTRAL_TITLES,
    OLD_WORDS,
    RANKS,
    YOUNG_WORDS,
)
from narrate.script import Age, CharacterId, Gender

_TITLE_WEIGHT: Final = 200
_FIRST_NAME_WEIGHT: Final = 60
_PRONOUN_WEIGHT: Final = 10
_POSSESSIVE_WEIGHT: Final = 1
"""Votes for a gender, set by hand: a title, the first name, each pronoun that follows a name, and,
hardly, one that follows a possessive: *he* may be another (*Anna's brother ... he*)."""

_GENDER_SHARE: Final = 0.6
"""Share of the votes that settles a gender."""

_THEY_SHARE: Final = 0.75
_FEWEST_THEYS: Final = 3 * _PRONOUN_WEIGHT
"""*They* is a person's pronoun if it follows a name this often."""

_ONE_BEARER: Final = 0.7
"""*The captain* is the captain who is named this often among all captains."""

_NEAR: Final = 14
"""Tokens between a name and the pronoun that takes it up."""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody in the book, whether or not he speaks."""

    name: str
    names: tuple[str, ...]
    """All that he is called, the best name included; sorted."""

    gender: Gender | None = None
    age: Age | None = None
    count: int = 0
    """How often he is named."""

    id: CharacterId | None = None
    """Given by a person's decision."""


@dataclass(frozen=True, slots=True)
class People:
    """Everybody in the book, and who bears which name."""

    persons: tuple[Person, ...]
    by_name: Mapping[Name, int]
    by_nominal: Mapping[str, int] = field(default_factory=dict)
    """Who is known by a noun alone: *the barman*; without the article, lower case."""

    narrators: tuple[int | None, ...] = ()
    """Who says *I* in each chapter."""

    def of(self, reference: Reference) -> int | None:
        """Return who is named, if anybody is."""
        return self.by_name.get(reference.name) if reference.kind is Kind.NAME else None

    def of_nominal(self, reference: Reference) -> int | None:
        """Return the person that a nominal makes by itself."""
        return self.by_nominal.get(plain(reference.text))

    def told_by(self, narrators: Sequence[int | None]) -> People:
        """Return these people with who says *I* in each chapter; one more is a nameless *I*."""
        nameless = len(self.persons) in narrators
        return replace(
            self,
            persons=(*self.persons, *([Person("I", ("I",))] if nameless else [])),
            narrators=tuple(narrators),
        )

    def joined_by(self, tags: Iterable[Reference]) -> People:
        """Return these people and those known by the noun of a tag alone."""
        persons = list(self.persons)
        by_nominal = _titled(persons)
        named = len(persons)
        for reference in tags:
            if reference.head in CROWD_NOUNS:
                continue
            noun = plain(reference.text)
            at = by_nominal.setdefault(noun, len(persons))
            if at == len(persons):
                persons.append(Person(f"the {noun}", (f"the {noun}",), reference.gender))
            if at >= named:
                persons[at] = replace(persons[at], count=persons[at].count + 1)
        return replace(self, persons=tuple(persons), by_nominal=by_nominal)


def _titled(persons: Sequence[Person]) -> dict[str, int]:
    """Return who is meant by *the captain*, where there is one captain above all."""
    bearers: dict[str, Counter[int]] = defaultdict(Counter)
    for index, person in enumerate(persons):
        for title in {name.split()[0].lower().rstrip(".") for name in person.names}:
            if title in NEUTRAL_TITLES or title in RANKS:
                bearers[title][index] = person.count
    return {
        title: counts.most_common(1)[0][0]
        for title, counts in bearers.items()
        if counts.most_common(1)[0][1] > _ONE_BEARER * counts.total()
    }


def plain(nominal: str) -> str:
    """
    Return a nominal without its determiner.

    Raises:
        Nothing.
    """
    return nominal.lower().split(" ", 1)[-1]


def gather(
    clusters: Clusters,
    book: Sequence[Passage],
    found: Sequence[Sequence[Reference]],
) -> People:
    """
    Describe the people behind clusters of names.

    Raises:
        Nothing.
    """
    members = clusters.members()
    order = sorted(members, key=lambda name: (-clusters.count(name), name))
    by_name = {name: index for index, head in enumerate(order) for name in members[head]}
    votes = _gender_votes(by_name, found)
    ages = _ages(by_name, book, found)
    persons = []
    for index, head in enumerate(order):
        counts = {name: clusters.counts[name] for name in members[head]}
        persons.append(
            Person(
                best_name(counts),
                tuple(sorted({" ".join(name) for name in counts})),
                _gender(counts, clusters, votes[index]),
                ages.get(index),
                sum(counts.values()),
                clusters.owner(head),
            )
        )
    return People(tuple(persons), by_name)


def _gender(
    counts: Mapping[Name, int], clusters: Clusters, votes: Counter[Gender]
) -> Gender | None:
    total: dict[Gender, float] = defaultdict(float, votes)
    weights: Counter[Gender] = Counter()
    for name in counts:
        form = clusters.forms[name]
        if form.gender is not None:
            weights[form.gender] += 1
        elif gender := FIRST_NAMES.get(form.rest[0].lower()):
            total[gender] += _FIRST_NAME_WEIGHT
    for gender in weights:
        total[gender] += _TITLE_WEIGHT
    they = total.pop(Gender.NEUTRAL, 0)
    spoken_of = they + votes[Gender.MALE] + votes[Gender.FEMALE]
    if they >= _FEWEST_THEYS and they > _THEY_SHARE * spoken_of and not weights:
        return Gender.NEUTRAL
    singular = sum(total.values())
    for gender, count in total.items():
        if count >= _GENDER_SHARE * singular:
            return gender
    return None


def _gender_votes(
    by_name: Mapping[Name, int], found: Sequence[Sequence[Reference]]
) -> dict[int, Counter[Gender]]:
    """Count the pronouns that follow each person's names before anybody else is named."""
    votes: dict[int, Counter[Gender]] = defaultdict(Counter)
    for references in found:
        narrated = [reference for reference in references if not reference.spoken]
        for at, reference in enumerate(narrated):
            if reference.kind is not Kind.NAME:
                continue
            weight = _POSSESSIVE_WEIGHT if reference.possessive else _PRONOUN_WEIGHT
            for after in narrated[at + 1 :]:
                if after.kind is not Kind.PRONOUN or after.first - reference.last > _NEAR:
                    break
                if after.gender is not None:
                    votes[by_name[reference.name]][after.gender] += weight
                    break
    return votes


def _ages(
    by_name: Mapping[Name, int], book: Sequence[Passage], found: Sequence[Sequence[Reference]]
) -> dict[int, Age]:
    votes: dict[int, Counter[Age]] = defaultdict(Counter)
    for passage, references in zip(book, found, strict=True):
        for reference in references:
            if reference.kind is Kind.NAME and not reference.spoken:
                words = [
                    token.low
                    for token in passage.tokens[max(0, reference.first - 6) : reference.last + 6]
                    if not token.spoken
                ]
                votes[by_name[reference.name]].update(_age_words(words))
    return {
        person: max(sorted(counts), key=counts.__getitem__)
        for person, counts in votes.items()
        if counts
    }


def _age_words(words: Sequence[str]) -> Iterator[Age]:
    for at, word in enumerate(words):
        if word in AGE_BY_NUMBER and words[at + 1 : at + 3] in (["years", "old"], ["year", "old"]):
            yield AGE_BY_NUMBER[word]
    if set(words) & OLD_WORDS:
        yield Age.OLD
    if "little" in words and set(words) & YOUNG_WORDS:
        yield Age.CHILD
