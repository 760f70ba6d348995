"""
The cast of one book serves another: whoever is in both keeps his voice.

Somebody is in both if a name or an alias of his is the same, in any case. Names count more than
aliases, and each has one counterpart: of two who are both called *the captain*, none is taken for
him who has that alias in the other book.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from narrate.decisions import CharacterDecision, Decisions
from narrate.script import NARRATOR, UNKNOWN, Character, CharacterId


@dataclass(frozen=True, slots=True)
class Heritage:
    """What a book has from the earlier books of its series."""

    characters: Mapping[CharacterId, CharacterDecision] = field(default_factory=dict)
    """A character of this book -> what was decided on him there."""

    voices: Mapping[str, Mapping[CharacterId, str]] = field(default_factory=dict)
    """Engine -> role in this book -> voice id."""

    reserved: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """Engine -> voices of people who are not in this book, but may come back."""


def inherit(
    characters: Sequence[Character],
    teller: CharacterId | None,
    earlier: Sequence[Decisions],
) -> Heritage:
    """
    Return what a book has from earlier books of its series.

    Args:
        characters: Those of this book.
        teller: Who of them tells it as *I*.
        earlier: The decisions on the earlier books, the latest first.
    """
    known: dict[CharacterId, CharacterDecision] = {}
    voices: dict[str, dict[CharacterId, str]] = {}
    reserved: dict[str, set[str]] = {}
    for decisions in earlier:
        found = _counterparts(characters, decisions.characters)
        for mine, theirs in found.items():
            known.setdefault(mine, theirs)
        roles = {theirs.id: mine for mine, theirs in found.items()}
        for engine, cast in decisions.voices.items():
            heard = voices.setdefault(engine, {})
            for role, voice in _kept(cast, roles, teller):
                heard.setdefault(role, voice)
            absent = {voice for role, voice in cast.items() if role not in {*roles, UNKNOWN}}
            reserved.setdefault(engine, set()).update(absent - set(heard.values()))
    return Heritage(known, voices, {engine: frozenset(ids) for engine, ids in reserved.items()})


def _kept(
    cast: Mapping[CharacterId, str], roles: Mapping[CharacterId, CharacterId], teller: str | None
) -> Iterator[tuple[CharacterId, str]]:
    """Yield which role of this book has which voice of the other."""
    for role, voice in cast.items():
        if role in roles:
            yield roles[role], voice
    if UNKNOWN in cast:
        yield UNKNOWN, cast[UNKNOWN]
    narrator = cast.get(NARRATOR)
    # Who tells his own story does it in his own voice, which is no other narrator's.
    tellers = {role for role, voice in cast.items() if voice == narrator and role != NARRATOR}
    told_by_same = teller in {roles.get(role) for role in tellers}
    if narrator is not None and (told_by_same if teller else not tellers):
        yield NARRATOR, narrator


def _counterparts(
    characters: Sequence[Character], others: Sequence[CharacterDecision]
) -> dict[CharacterId, CharacterDecision]:
    """Return who of the one book is who of the other."""
    found: dict[CharacterId, CharacterDecision] = {}
    for by_name, by_other_name in ((True, True), (True, False), (False, True), (False, False)):
        taken = {one.id for one in found.values()}
        pairs = [
            (mine.id, theirs)
            for mine in characters
            for theirs in others
            if mine.id not in found
            and theirs.id not in taken
            and _names(mine, main=by_name) & _names(theirs, main=by_other_name)
        ]
        for id_, theirs in pairs:
            alone = sum(id_ == other for other, _ in pairs) == 1
            if alone and sum(theirs.id == other.id for _, other in pairs) == 1:
                found[id_] = theirs
    return found


def _names(one: Character | CharacterDecision, *, main: bool) -> set[str]:
    names = (one.name,) if main else one.aliases
    return {name.casefold() for name in names}
