"""
Make one of two characters whom a person found to be one.

Whoever is merged is looked for among the characters of the story as it is without that: only
there has he a name and an id of his own. What comes out is a decision about the other, who bears
the names of both; so the story is read anew, and who follows whom needs no care anywhere else.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from narrate.attribution.roles import Roles
from narrate.decisions import CharacterDecision, Decisions, MergeDecision
from narrate.errors import BookFileError
from narrate.script import Character, CharacterId

_HINT: Final = "One of these lines must go from the book file; nothing was changed"


@dataclass(frozen=True, slots=True)
class Merged:
    """What is decided about characters when those who are one are one."""

    characters: tuple[CharacterDecision, ...]
    done: Mapping[MergeDecision, CharacterId] = field(default_factory=dict)
    """Decisions that make two characters one, and who is both in the end."""

    gone: Mapping[CharacterId, CharacterId] = field(default_factory=dict)
    """Who is no character any more, and who he is."""

    borrowed: Mapping[str, CharacterId] = field(default_factory=dict)
    """Names that somebody has by this alone: without it they would be another's."""

    idle: Mapping[MergeDecision, str] = field(default_factory=dict)
    """Decisions that change nothing, with the name in them that is nobody's."""

    answered: Mapping[str, CharacterId] = field(default_factory=dict)
    """Names that somebody has because he answers to them: found once all is decided."""

    @property
    def passing(self) -> frozenset[str]:
        """Names that are not to be written down as their bearers'."""
        return frozenset((*self.borrowed, *self.answered))


def merge(decisions: Decisions, roles: Roles) -> Merged:
    """
    Return what is decided about characters, with those made one who are.

    Args:
        decisions: All decisions about the book.
        roles: The characters of the book as it is without mergers.

    Raises:
        BookFileError: Somebody is to be two others, or, by way of others, himself.
    """
    steps: dict[int, tuple[int, MergeDecision]] = {}
    idle: dict[MergeDecision, str] = {}
    for merger in decisions.merged:
        who, into = roles.find(merger.who), roles.find(merger.into)
        if who is None or into is None:
            idle[merger] = merger.who if who is None else merger.into
        elif who != into:
            first = steps.setdefault(who, (into, merger))
            if first[0] != into:
                raise BookFileError(
                    f"[merged] makes two people of one: {_told([first[1], merger])}", hint=_HINT
                )
    if not steps:
        return Merged(decisions.characters, idle=idle)
    ends = {who: _end(who, steps) for who in steps}
    characters = roles.characters
    return Merged(
        tuple(_characters(decisions.characters, characters, ends)),
        {merger: characters[ends[who]].id for who, (_, merger) in steps.items()},
        {characters[who].id: characters[into].id for who, into in ends.items()},
        {
            name: characters[into].id
            for who, into in ends.items()
            for name in (characters[who].name, *characters[who].aliases)
        },
        idle,
    )


def _end(who: int, steps: Mapping[int, tuple[int, MergeDecision]]) -> int:
    """Return who somebody is in the end: X is Y, and Y is Z."""
    passed: dict[int, MergeDecision] = {}
    while who in steps:
        if who in passed:
            ring = list(passed.values())[list(passed).index(who) :]
            raise BookFileError(f"[merged] goes round in a ring: {_told(ring)}", hint=_HINT)
        passed[who] = steps[who][1]
        who = steps[who][0]
    return who


def _told(mergers: Sequence[MergeDecision]) -> str:
    return ", ".join(f'`"{one.who}" = "{one.into}"`' for one in mergers)


def _characters(
    decided: Sequence[CharacterDecision], characters: Sequence[Character], ends: Mapping[int, int]
) -> list[CharacterDecision]:
    """Return the decisions about characters, those who are merged under the last of them."""
    known = {one.id: one for one in decided}
    for who, into in ends.items():
        gone, kept = characters[who], characters[into]
        one = known.get(kept.id) or CharacterDecision(kept.id, kept.name, kept.aliases)
        other = known.pop(gone.id, None)
        names = (*one.aliases, *kept.aliases, gone.name, *gone.aliases)
        known[kept.id] = replace(
            one,
            aliases=tuple(dict.fromkeys(name for name in names if name != one.name)),
            gender=one.gender or (other.gender if other else None),
            age=one.age or (other.age if other else None),
        )
    return list(known.values())
