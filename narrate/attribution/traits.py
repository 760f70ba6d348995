"""Describe the people behind the names of a book: gender, age, the best name."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from narrate.attribution.clusters import Clusters, best_name
from narrate.attribution.first_names import FIRST_NAMES
from narrate.attribution.names import Name
from narrate.attribution.passages import Passage
from narrate.attribution.people import People, Person
from narrate.attribution.references import Kind, Reference
from narrate.attribution.words import AGE_BY_NUMBER, OLD_WORDS, YOUNG_WORDS
from narrate.script import Age, Gender

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

_NEAR: Final = 14
"""Tokens between a name and the pronoun that takes it up."""


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
