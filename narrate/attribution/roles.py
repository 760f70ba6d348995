"""Who is who by id: every person of the book, and whomever a decision names."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import chain, count
from typing import Final

from narrate.attribution.people import People, Person
from narrate.attribution.stage import NOBODY
from narrate.decisions import CharacterDecision
from narrate.latin import LATIN
from narrate.script import DECIDED, NARRATOR, UNKNOWN, Character, CharacterId, Signs

_NOT_SLUG: Final = re.compile(r"[^a-z0-9]+")
_ARTICLE: Final = re.compile(r"^(?:the|an?)\s+", re.IGNORECASE)


def slug(name: str) -> str:
    """Return a name as an id: lower-case ASCII letters and digits, joined by hyphens."""
    latin = _ARTICLE.sub("", name).translate(LATIN)
    plain = unicodedata.normalize("NFKD", latin).encode("ascii", "ignore").decode()
    return _NOT_SLUG.sub("-", plain.lower()).strip("-") or "somebody"


def _signs(person: Person, decision: CharacterDecision | None) -> Signs:
    """Return by what it is known what somebody is like; a decision that agrees needs no word."""
    if decision is None:
        return person.signs
    pairs = (
        (decision.gender, person.gender, person.signs.gender),
        (decision.age, person.age, person.signs.age),
        (decision.accent, person.accent, person.signs.accent),
    )
    return Signs(*(sign if not said or said == found else DECIDED for said, found, sign in pairs))


class Roles:
    """The characters of a book, found by id, name or alias."""

    def __init__(
        self,
        persons: Sequence[Person],
        decided: Sequence[CharacterDecision],
        gone: Mapping[CharacterId, CharacterId] | None = None,
    ) -> None:
        """
        Find the characters.

        Args:
            persons: Everybody in the book.
            decided: How a person describes some of them, and others.
            gone: Who was merged, and who he is now; nobody else gets his id.
        """
        self.characters: list[Character] = []
        self._gone = {id_.casefold(): into.casefold() for id_, into in (gone or {}).items()}
        self._ids: set[CharacterId] = {NARRATOR, UNKNOWN, *(one.id for one in decided)}
        self._ids.update(gone or ())
        self._owners: dict[str, CharacterId] = {}
        for one in decided:
            for name in (one.name, *one.aliases):
                self._owners.setdefault(name.casefold(), one.id)
        self._described = {one.id: one for one in decided}
        for person in persons:
            self._add(person, self._described.get(person.id or ""))
        present = {character.id for character in self.characters}
        for one in decided:
            if one.id not in present:
                self._add(Person(one.name, ()), one)

    def of(self, person: int) -> CharacterId:
        """Return the id of a candidate."""
        return UNKNOWN if person == NOBODY else self.characters[person].id

    def by_speaker(self, speaker: str) -> int | None:
        """
        Return whom a decision about a line names; a new name makes a new person.

        None stands for the narrator; `NOBODY` for unknown.
        """
        wanted = speaker.strip().casefold()
        if wanted == NARRATOR:
            return None
        if wanted == UNKNOWN:
            return NOBODY
        found = self.find(speaker)
        if found is None:
            self._add(Person(speaker.strip(), (speaker.strip(),)), None)
            return len(self.characters) - 1
        return found

    def find(self, wanted: str) -> int | None:
        """Return who has an id, else a name, else an alias, if anybody does."""
        folded = wanted.strip().casefold()
        folded = self._gone.get(folded, folded)
        for names in (
            lambda one: (one.id,),
            lambda one: (one.name,),
            lambda one: one.aliases,
        ):
            for index, character in enumerate(self.characters):
                if folded in {name.casefold() for name in names(character)}:
                    return index
        return None

    def describe(self, people: People) -> People:
        """Return the people as decisions describe them, and let the characters be so too."""
        persons = []
        for at, person in enumerate(people.persons):
            decision = self._described.get(self.characters[at].id)
            gender = (decision.gender if decision else None) or person.gender
            age = (decision.age if decision else None) or person.age
            self.characters[at] = replace(
                self.characters[at],
                gender=gender,
                age=age,
                accent=(decision.accent if decision else "") or person.accent,
                signs=_signs(person, decision),
            )
            persons.append(replace(person, gender=gender, age=age))
        return replace(people, persons=tuple(persons))

    def join(self, owners: Mapping[int, int]) -> dict[str, CharacterId]:
        """Let some, by place, be others, who bear their names too; return these names."""
        answered: dict[str, CharacterId] = {}
        for at, owner in owners.items():
            left, whole = self.characters[at], self.characters[owner]
            whole = replace(
                whole, aliases=tuple(sorted({*whole.aliases, left.name, *left.aliases}))
            )
            answered |= dict.fromkeys((left.name, *left.aliases), whole.id)
            self.characters = [
                whole if here == at or one.id == whole.id else one
                for here, one in enumerate(self.characters)
            ]
        return answered

    def _add(self, person: Person, decision: CharacterDecision | None) -> None:
        name = decision.name if decision else person.name
        identity = decision.id if decision else self._fresh(slug(name))
        names = {*person.names, *(decision.aliases if decision else ())}
        called = self._claimed((name, *person.names), identity)
        others = (one for one in names - {called} if self._claims(one, identity))
        self.characters.append(Character(identity, called, tuple(sorted(others))))

    def _claims(self, name: str, identity: CharacterId) -> bool:
        """Tell whether a name is somebody's; the first who claims it has it."""
        return self._owners.setdefault(name.casefold(), identity) == identity

    def _claimed(self, names: Sequence[str], identity: CharacterId) -> str:
        """Return the first name that nobody else bears; else one with a number."""
        numbered = (f"{names[0]} ({number})" for number in count(2))
        return next(one for one in chain(names, numbered) if self._claims(one, identity))

    def _fresh(self, wanted: CharacterId) -> CharacterId:
        """Return an id that nobody has yet."""
        fresh, count = wanted, 1
        while fresh in self._ids:
            count += 1
            fresh = f"{wanted}-{count}"
        self._ids.add(fresh)
        return fresh
