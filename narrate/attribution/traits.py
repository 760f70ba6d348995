"""Describe the people behind the names of a book: gender, age, the best name."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from narrate.attribution.ages import age_of_noun, age_votes, settled
from narrate.attribution.clusters import Clusters, best_name, form_of
from narrate.attribution.common_names import Name
from narrate.attribution.first_names import FIRST_NAMES
from narrate.attribution.passages import Passage, Token
from narrate.attribution.people import People, Person
from narrate.attribution.references import Kind, Reference
from narrate.script import Age, Gender

_TITLE_WEIGHT: Final = 200
_FIRST_NAME_WEIGHT: Final = 60
_PRONOUN_WEIGHT: Final = 10
_POSSESSIVE_WEIGHT: Final = 1
_LIKELY_WEIGHT: Final = 5
"""Votes for a gender, set by hand: a title, the first name, each pronoun that follows a name, and,
hardly, one that follows a possessive: *he* may be another (*Anna's brother ... he*); a pronoun or
noun that stands for somebody by all appearances."""

_GENDER_SHARE: Final = 0.6
"""Share of the votes that settles a gender."""

_FEWEST_NAMED: Final = 3
"""How often *Anna Reed* is named if *Anna* shall be called *Anna Hale* because of her."""

_THEY_SHARE: Final = 0.75
_FEWEST_THEYS: Final = 3 * _PRONOUN_WEIGHT
"""*They* is a person's pronoun if it follows a name this often."""

_NEAR: Final = 14
"""Tokens between a name and the pronoun that takes it up."""


def gather(clusters: Clusters) -> People:
    """Return the people behind clusters of names, most often named first."""
    members = clusters.members()
    order = sorted(members, key=lambda name: (-clusters.count(name), name))
    shared = _shared(clusters)
    persons = []
    for head in order:
        counts = {name: clusters.counts[name] for name in members[head]}
        persons.append(
            Person(
                best_name(counts, shared),
                tuple(sorted({" ".join(name) for name in counts})),
                count=sum(counts.values()),
                id=clusters.owner(head),
            )
        )
    by_name = {name: index for index, head in enumerate(order) for name in members[head]}
    return People(tuple(persons), by_name)


def _shared(clusters: Clusters) -> frozenset[Name]:
    """Return the first names, and the last names, of more than one person."""
    bearers: dict[Name, Counter[Name]] = defaultdict(Counter)
    for name, form in clusters.forms.items():
        if len(form.rest) > 1 and "mrs" not in form.titles:
            for one in (form.rest[:1], form.rest[-1:]):
                bearers[one][clusters.person(name)] += clusters.counts[name]
    return frozenset(
        name
        for name, people in bearers.items()
        if sum(count >= _FEWEST_NAMED for count in people.values()) > 1
    )


def described(
    people: People,
    book: Sequence[Passage],
    found: Sequence[Sequence[Reference]],
    likely: Iterable[tuple[Reference, int]] = (),
) -> People:
    """
    Return the people with their genders and ages, as far as the book tells them.

    Args:
        people: Those behind names come first.
        book: Its passages.
        found: The references of each.
        likely: Whom pronouns and nouns in tags stand for, by all appearances.
    """
    genders = _gender_votes(people, book, found)
    ages: dict[int, Counter[Age]] = defaultdict(Counter)
    likely = list(likely)
    for reference, index in likely:
        if reference.gender is not None:
            genders[index][reference.gender] += _LIKELY_WEIGHT
        age = age_of_noun(reference) if reference.kind is Kind.NOMINAL else None
        if age is not None:
            ages[index][age] += 1
    named = set(people.by_name.values())
    persons = [
        replace(person, gender=_gender(person, genders[index])) if index in named else person
        for index, person in enumerate(people.persons)
    ]
    for index, age, weight in age_votes(
        book, found, people.of, lambda index, one: one.gender is persons[index].gender
    ):
        ages[index][age] += weight
    return replace(
        people,
        persons=tuple(
            replace(person, age=settled(ages[index])) if index in named else person
            for index, person in enumerate(persons)
        ),
    )


def _gender(person: Person, votes: Counter[Gender]) -> Gender | None:
    total: dict[Gender, float] = defaultdict(float, votes)
    titles: set[Gender] = set()
    for form in (form_of(tuple(name.split())) for name in person.names):
        if form.gender is not None:
            titles.add(form.gender)
        elif gender := FIRST_NAMES.get(form.rest[0].lower()):
            total[gender] += _FIRST_NAME_WEIGHT
    for gender in titles:
        total[gender] += _TITLE_WEIGHT
    they = total.pop(Gender.NEUTRAL, 0)
    spoken_of = they + votes[Gender.MALE] + votes[Gender.FEMALE]
    if they >= _FEWEST_THEYS and they > _THEY_SHARE * spoken_of and not titles:
        return Gender.NEUTRAL
    singular = sum(total.values())
    for gender, count in total.items():
        if count >= _GENDER_SHARE * singular:
            return gender
    return None


def _gender_votes(
    people: People, book: Sequence[Passage], found: Sequence[Sequence[Reference]]
) -> dict[int, Counter[Gender]]:
    """Count the pronouns that follow each person's names before anybody else is named."""
    votes: dict[int, Counter[Gender]] = defaultdict(Counter)
    for passage, references in zip(book, found, strict=True):
        narrated = [reference for reference in references if not reference.spoken]
        for at, reference in enumerate(narrated):
            person = people.of(reference)
            if person is None and reference.kind is Kind.NOMINAL:
                person = people.of_nominal(reference)
            if person is None:
                continue
            if reference.gender is not None:
                votes[person][reference.gender] += _LIKELY_WEIGHT
            weight = _POSSESSIVE_WEIGHT if reference.possessive else _PRONOUN_WEIGHT
            for after in narrated[at + 1 :]:
                between = passage.tokens[reference.last : after.first]
                if after.kind is not Kind.PRONOUN or _told(between) > _NEAR:
                    break
                if after.gender is not None:
                    votes[person][after.gender] += weight
                    break
    return votes


def _told(tokens: Sequence[Token]) -> int:
    return sum(not token.spoken for token in tokens)
