"""Describe the people behind the names of a book: gender, age, the best name."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from narrate.attribution.accents import accent_votes
from narrate.attribution.ages import age_of_noun, age_votes, plain, settled
from narrate.attribution.clusters import Clusters, best_name, form_of
from narrate.attribution.common_names import Name
from narrate.attribution.first_names import FIRST_NAMES
from narrate.attribution.passages import Passage, Token
from narrate.attribution.people import People, Person
from narrate.attribution.references import Kind, Reference
from narrate.attribution.tally import PRONOUN, Tally
from narrate.script import Age, Gender, Signs

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

_MOST_SIGNS: Final = 2
"""What tells a gender, in words for a person: no more than two things."""

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
    ages: Tally[Age] = Tally()
    accents: Tally[str] = Tally()
    likely = list(likely)
    for reference, index in likely:
        if reference.gender is not None:
            genders.add(index, reference.gender, _LIKELY_WEIGHT, _word(reference))
        age = age_of_noun(reference) if reference.kind is Kind.NOMINAL else None
        if age is not None:
            ages.add(index, age, 1, plain(reference))
    named = set(people.by_name.values())
    persons = [
        replace(person, gender=_gender(person, genders.votes[index])) if index in named else person
        for index, person in enumerate(people.persons)
    ]

    def fits(index: int, pronoun: Reference) -> bool:
        return pronoun.gender is persons[index].gender

    for index, age, weight, word in age_votes(book, found, people.of, fits):
        ages.add(index, age, weight, word)
    for index, accent, words in accent_votes(book, found, people.of, fits):
        accents.add(index, accent, 1, words)
    for index, person in enumerate(persons):
        accent = max(accents.votes[index], key=accents.votes[index].__getitem__, default="")
        age = settled(ages.votes[index]) if index in named else person.age
        signs = Signs(
            person.signs.gender if index not in named else _sign(person, genders, index),
            person.signs.age if index not in named else " and ".join(ages.told(index, age)),
            " and ".join(accents.told(index, accent)),
        )
        persons[index] = replace(person, age=age, accent=accent, signs=signs)
    return replace(people, persons=tuple(persons))


def _sign(person: Person, genders: Tally[Gender], index: int) -> str:
    """Return by what a gender is known: a title, pronouns, the first name."""
    if person.gender is None:
        return ""
    forms = [form_of(tuple(name.split())) for name in person.names]
    # A kinship word that is used as a name tells as much as a title: *Grandma*.
    titled = [form for form in forms if form.gender is person.gender]
    titles = sorted({f"'{(form.titles or form.rest)[0].capitalize()}'" for form in titled})[:1]
    told = genders.told(index, person.gender)
    signs = [*titles, *(sign for sign in told if sign.title() not in titles)]
    if not signs and any(FIRST_NAMES.get(form.rest[0].lower()) is person.gender for form in forms):
        return "the first name"
    return " and ".join(signs[:_MOST_SIGNS])


def _word(reference: Reference) -> str:
    return PRONOUN if reference.kind is Kind.PRONOUN else reference.head or plain(reference)


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
) -> Tally[Gender]:
    """Count the pronouns that follow each person's names before anybody else is named."""
    votes: Tally[Gender] = Tally()
    for passage, references in zip(book, found, strict=True):
        narrated = [reference for reference in references if not reference.spoken]
        for at, reference in enumerate(narrated):
            person = people.of(reference)
            if person is None and reference.kind is Kind.NOMINAL:
                person = people.of_nominal(reference)
            if person is None:
                continue
            if reference.gender is not None:
                votes.add(person, reference.gender, _LIKELY_WEIGHT, _word(reference))
            weight = _POSSESSIVE_WEIGHT if reference.possessive else _PRONOUN_WEIGHT
            for after in narrated[at + 1 :]:
                between = passage.tokens[reference.last : after.first]
                if after.kind is not Kind.PRONOUN or _told(between) > _NEAR:
                    break
                if after.gender is not None:
                    votes.add(person, after.gender, weight, PRONOUN)
                    break
    return votes


def _told(tokens: Sequence[Token]) -> int:
    return sum(not token.spoken for token in tokens)
