"""What a person decided about characters, as the text can show it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from narrate.attribution.common_names import Name
from narrate.attribution.passages import words
from narrate.attribution.words import DETERMINERS
from narrate.decisions import CharacterDecision
from narrate.script import CharacterId

EGO: Final = "i"
"""Whoever bears this name tells the story; in lower case."""


@dataclass(frozen=True, slots=True)
class Decided:
    """Whose each decided name is; the first who claims a name has it."""

    names: Mapping[str, CharacterId]
    """Proper names, in lower case."""

    spellings: frozenset[Name]
    """Proper names as they stand in a text."""

    nominals: Mapping[str, CharacterId]
    """Nouns of people who have no other name: *the barman*; no article, lower case."""

    nicknames: Mapping[str, CharacterId]
    """Nouns of people who have another name too: a decision that they are the same."""

    teller: CharacterId | None
    """Who says *I* where nobody else is known to."""


def read_decided(characters: Sequence[CharacterDecision]) -> Decided:
    """Sort decided names by how they are found in a text."""
    owners: dict[str, CharacterId] = {}
    for one in characters:
        for name in (one.name, *one.aliases):
            owners.setdefault(name.casefold(), one.id)
    nouns = {name: noun_of(name) for name in owners}
    by_noun = {noun: owners[name] for name, noun in nouns.items() if noun}
    names = {
        name: owner
        for name, owner in owners.items()
        if not nouns[name] and name != EGO and by_noun.get(name) != owner
    }
    named = set(names.values())
    return Decided(
        names,
        frozenset(
            words(name)
            for one in characters
            for name in (one.name, *one.aliases)
            if name.casefold() in names and words(name)
        ),
        {noun: owner for noun, owner in by_noun.items() if owner not in named},
        {noun: owner for noun, owner in by_noun.items() if owner in named},
        owners.get(EGO),
    )


def noun_of(name: str) -> str:
    """Return *barman* of *the barman*; nothing for a proper name."""
    first, _, rest = name.casefold().partition(" ")
    return rest if first in DETERMINERS else ""
