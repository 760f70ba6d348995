"""The people of a story in another language than English: whoever a tag names."""
# ruff: noqa: RUF001 - curly apostrophes are what texts hold.

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from narrate.attribution.common_names import Name
from narrate.attribution.foreign_tags import Pointer, Who
from narrate.attribution.people import People, Person
from narrate.decisions import CharacterDecision
from narrate.script import Gender, Signs
from narrate.tongues import Tongue
from narrate.tongues.first_names import gender_of

_WORD: Final = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_EGO: Final = "I"


@dataclass(frozen=True, slots=True)
class Known:
    """Everybody whom tags name, and how to find them in a text."""

    people: People
    by_name: Mapping[Name, int]
    by_word: Mapping[str, int]
    """Words of names that are only one person's."""

    teller: int | None
    """Who says *I*."""

    def of(self, name: Name) -> int | None:
        """Return who bears a name, if anybody does."""
        found = self.by_name.get(name)
        return self.by_word.get(name[-1]) if found is None else found

    def gender(self, person: int) -> Gender | None:
        """Return somebody's gender, if it is known."""
        persons = self.people.persons
        return persons[person].gender if person < len(persons) else None

    def named_in(self, text: str) -> tuple[int, ...]:
        """Return who is named in a text, in order."""
        found = (self.by_word.get(word) for word in _WORD.findall(text))
        return tuple(dict.fromkeys(it for it in found if it is not None))


def known_people(
    pointers: Sequence[Pointer], decided: Sequence[CharacterDecision], tongue: Tongue
) -> Known:
    """
    Return the people whom tags name; who is named in two ways is one person.

    Args:
        pointers: Whom the narration beside each turn points to.
        decided: What a person has decided on characters.
        tongue: The language.
    """
    named = [it for it in pointers if it.who is Who.NAME and it.tag]
    counts = Counter(it.name for it in named)
    groups: list[list[Name]] = []
    for name in sorted(counts, key=lambda name: (-len(_core(name, tongue)), -counts[name], name)):
        fitting = [group for group in groups if _is_short(name, group, named, tongue)]
        if len(fitting) == 1:
            fitting[0].append(name)
        else:
            groups.append([name])
    groups = _joined(groups, decided)
    groups.sort(key=lambda group: -sum(counts[name] for name in group))
    persons = [_person(group, named, decided, tongue) for group in groups]
    by_name = {name: at for at, group in enumerate(groups) for name in group}
    owners = {it.id: at for at, it in enumerate(persons) if it.id is not None}
    for one in decided:
        if one.id in owners:
            by_name |= {tuple(it.split()): owners[one.id] for it in (one.name, *one.aliases)}
    teller = None
    if any(it.who is Who.SELF and it.tag for it in pointers):
        teller = len(persons)
        persons.append(Person(_EGO, (_EGO,), id=_teller(decided)))
    people = People(tuple(persons), by_name, narrators=(teller,))
    return Known(people, by_name, _by_word(by_name, tongue), teller)


def _core(name: Name, tongue: Tongue) -> Name:
    """Return a name without titles."""
    return tuple(word for word in name if word.lower() not in tongue.titles) or name


def _is_short(name: Name, group: Sequence[Name], named: Sequence[Pointer], tongue: Tongue) -> bool:
    """Tell whether a name is a part of another one, as *Marie* of *Marie Duval*."""
    whole = set(_core(group[0], tongue))
    mine, theirs = _gender([name], named, tongue), _gender(group, named, tongue)
    return set(_core(name, tongue)) <= whole and (mine is None or theirs in {None, mine})


def _gender(names: Sequence[Name], named: Sequence[Pointer], tongue: Tongue) -> Gender | None:
    """Return what tags tell of somebody's gender; else what his first name does."""
    told = Counter(it.gender for it in named if it.name in names and it.gender is not None)
    if told:
        return told.most_common(1)[0][0]
    first = next((it for name in names if len(it := _core(name, tongue))), ())
    titled = any(word.lower() in tongue.titles for name in names for word in name)
    if not first or (titled and len(first) == 1):
        return None
    word = first[0].lower()
    return gender_of(word, tongue)


def _person(
    group: Sequence[Name],
    named: Sequence[Pointer],
    decided: Sequence[CharacterDecision],
    tongue: Tongue,
) -> Person:
    names = [_printed(name) for name in group]
    owner = _owner(group, decided)
    count = sum(it.name in group for it in named)
    gender = _gender(group, named, tongue)
    tagged = any(it.name in group and it.gender is gender for it in named)
    signs = Signs(("tags" if tagged else "the first name") if gender else "")
    return Person(names[0], tuple(sorted(names)), gender, count=count, id=owner, signs=signs)


def _joined(groups: Sequence[list[Name]], decided: Sequence[CharacterDecision]) -> list[list[Name]]:
    """Return the groups of names, those of one decided character together."""
    joined: dict[str | Name, list[Name]] = {}
    for group in groups:
        joined.setdefault(_owner(group, decided) or group[0], []).extend(group)
    return list(joined.values())


def _owner(group: Sequence[Name], decided: Sequence[CharacterDecision]) -> str | None:
    """Return the id of the decided character whose one of some names is."""
    folded = {_printed(name).casefold() for name in group}
    named = ((one.id, {it.casefold() for it in (one.name, *one.aliases)}) for one in decided)
    return next((id_ for id_, names in named if folded & names), None)


def _printed(name: Name) -> str:
    words = " ".join(name)
    return words[0].upper() + words[1:]


def _teller(decided: Sequence[CharacterDecision]) -> str | None:
    return next(
        (
            one.id
            for one in decided
            if _EGO.casefold() in {it.casefold() for it in (one.name, *one.aliases)}
        ),
        None,
    )


def _by_word(by_name: Mapping[Name, int], tongue: Tongue) -> dict[str, int]:
    owners: dict[str, set[int]] = {}
    for name, person in by_name.items():
        for word in _core(name, tongue):
            if word[0].isupper():
                owners.setdefault(word, set()).add(person)
    return {word: next(iter(them)) for word, them in owners.items() if len(them) == 1}
