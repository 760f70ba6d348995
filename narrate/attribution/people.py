"""Who there is in the book: the people, and who bears which name."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from narrate.attribution.ages import age_of_noun
from narrate.attribution.common_names import Name
from narrate.attribution.decided import Decided
from narrate.attribution.references import Kind, Reference
from narrate.attribution.words import CROWD_NOUNS, NEUTRAL_TITLES, RANKS
from narrate.script import Age, CharacterId, Gender, Signs

_ONE_BEARER: Final = 0.7
"""*The captain* is the captain who is named this often among all captains."""


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

    accent: str = field(default="", compare=False)
    """Changes only the voice, never who is thought to speak."""

    signs: Signs = field(default=Signs(), compare=False)
    """By what gender, age and accent are known."""


@dataclass(frozen=True, slots=True)
class People:
    """Everybody in the book, and who bears which name."""

    persons: tuple[Person, ...]
    by_name: Mapping[Name, int]
    by_nominal: Mapping[str, int] = field(default_factory=dict)
    """Who is known by a noun alone: *the barman*; without the article, lower case."""

    nicknames: Mapping[str, int] = field(default_factory=dict)
    """Whose a noun is by decision."""

    links: Mapping[tuple[int, int], int] = field(default_factory=dict)
    """Who is meant by a nominal, or a noun that is used like a name: by passage and first token."""

    narrators: tuple[int | None, ...] = ()
    """Who says *I* in each chapter."""

    def of(self, reference: Reference) -> int | None:
        """Return who is named, or called by a noun that is surely his, if anybody is."""
        linked = self.links.get((reference.passage, reference.first))
        if linked is not None:
            return linked
        if reference.kind is Kind.NAME:
            return self.by_name.get(reference.name)
        return self.nicknames.get(plain(reference.text)) if reference.kind is Kind.NOMINAL else None

    def of_nominal(self, reference: Reference) -> int | None:
        """Return the person that a nominal makes by itself."""
        return self.by_nominal.get(plain(reference.text))

    def joined(self, one: int, others: Collection[int]) -> tuple[People, int]:
        """Return these people with others made one with somebody, and where he is then."""
        members = [self.persons[at] for at in (one, *sorted(others))]
        whole = replace(
            members[0],
            names=tuple(sorted({name for member in members for name in member.names})),
            count=sum(member.count for member in members),
        )
        kept = [at for at in range(len(self.persons)) if at not in others]
        places = {old: new for new, old in enumerate(kept)}
        places.update(dict.fromkeys(others, places[one]))
        people = replace(
            self,
            persons=tuple(whole if at == one else self.persons[at] for at in kept),
            by_name={name: places[at] for name, at in self.by_name.items()},
            nicknames={noun: places[at] for noun, at in self.nicknames.items()},
        )
        return people, places[one]

    def told_by(self, narrators: Sequence[int | None], teller: CharacterId | None) -> People:
        """Return these people with who says *I* in each chapter; one more is a nameless *I*."""
        nameless = len(self.persons) in narrators
        return replace(
            self,
            persons=(*self.persons, *([Person("I", ("I",), id=teller)] if nameless else [])),
            narrators=tuple(narrators),
        )

    def nicknamed(self, decided: Decided) -> People:
        """Return these people with those whom a decision knows by a noun and by a name."""
        persons = list(self.persons)
        places = {person.id: at for at, person in enumerate(persons) if person.id is not None}
        for owner in decided.nicknames.values():
            if owner not in places:
                places[owner] = len(persons)
                persons.append(Person(owner, (), id=owner))
        known = titled(self.persons)
        nicknames = {
            noun: places[owner]
            for noun, owner in decided.nicknames.items()
            if known.get(noun) != places[owner]  # *The captain* is found to be Captain Hale.
        }
        return replace(self, persons=tuple(persons), nicknames=nicknames)

    def joined_by(self, tags: Iterable[Reference], decided: Decided) -> People:
        """Return these people and those known by the noun of a tag alone."""
        persons = list(self.persons)
        by_nominal = titled(persons)
        named = len(persons)
        for title, bearer in by_nominal.items():
            called = tuple(sorted({*persons[bearer].names, f"the {title}"}))
            persons[bearer] = replace(persons[bearer], names=called)
        owned: dict[CharacterId, int] = {}
        for reference in tags:
            noun = plain(reference.text)
            if reference.head in CROWD_NOUNS or self.of(reference) is not None:
                continue
            owner = decided.nominals.get(noun)
            at = by_nominal.setdefault(noun, owned.get(owner or "", len(persons)))
            if at == len(persons):
                names = (noun.capitalize(), f"the {noun}")
                age = age_of_noun(reference)
                word = f"'{noun}'"
                signs = Signs(word if reference.gender else "", word if age else "")
                persons.append(
                    Person(names[0], names, reference.gender, age, id=owner, signs=signs)
                )
                owned.update({owner: at} if owner else {})
            if at >= named:
                persons[at] = replace(persons[at], count=persons[at].count + 1)
        return replace(self, persons=tuple(persons), by_nominal=by_nominal)


def titled(persons: Sequence[Person]) -> dict[str, int]:
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
    """Return a nominal without its determiner."""
    return nominal.lower().split(" ", 1)[-1]
