"""
Choose who is played by which voice.

Main characters choose first. A voice must fit: a child sounds like a child, a woman like a
woman; among those that fit, one that nobody has yet; when all are taken, one whose owners
speak least where this character speaks.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping
from typing import Final

from narrate.cast import Cast, Voice
from narrate.casting.catalog import Catalog
from narrate.errors import MissingError
from narrate.script import (
    NARRATOR,
    UNKNOWN,
    Age,
    Character,
    CharacterId,
    Gender,
    Script,
    SpanKind,
)

# A child with a man's voice is worse than a girl with a boy's; a woman with a man's voice is
# worse than an old woman with a young woman's.
_WRONG_CHILD: Final = 8
_WRONG_GENDER: Final = 4
_WRONG_AGE: Final = 1


def choose(
    script: Script,
    catalog: Catalog,
    decided: Mapping[CharacterId, str],
    *,
    find: Callable[[str], Voice],
) -> Cast:
    """
    Return a cast: a voice for the narrator, for every character, and for nobody in particular.

    Equal scripts and decisions give equal casts.

    Args:
        script: Its characters stand in the order in which they choose.
        catalog: The voices to choose from; those that speak the script's language, if any do.
        decided: Role -> voice id, as a person decided; these win.
        find: Returns a voice of any engine by its id.

    Raises:
        MissingError: A voice that was decided does not exist; the role is named.
    """
    catalog = catalog.speaking(script.language)
    fixed = {role: _find(role, voice, find) for role, voice in decided.items()}
    teller = _teller(script)
    narrator = fixed.get(NARRATOR) or _narrator(catalog, teller)
    choice = _Choice(script, _open_voices(catalog, narrator, fixed))
    roles: dict[CharacterId, Voice] = {}
    for character in script.characters:
        voice = fixed.get(character.id)
        if voice is None and teller is not None and character.id == teller.id:
            voice = narrator
        roles[character.id] = choice.take(character, voice)
    roles[UNKNOWN] = fixed.get(UNKNOWN, catalog.unknown)
    return Cast(narrator=narrator, roles=roles)


def mismatch(voice: Voice, *, gender: Gender | None, age: Age | None) -> int:
    """Return how badly a voice fits somebody; 0: perfectly."""
    wrong = 0
    if (voice.age is Age.CHILD) != (age is Age.CHILD):
        wrong += _WRONG_CHILD
    elif voice.age is not (age or Age.ADULT):
        wrong += _WRONG_AGE
    if gender is not None and voice.gender is not gender:
        wrong += _WRONG_GENDER
    return wrong


def _find(role: CharacterId, voice: str, find: Callable[[str], Voice]) -> Voice:
    try:
        return find(voice)
    except MissingError as error:
        raise MissingError(f"The voice of `{role}`: {error.message}", hint=error.hint) from error


def _teller(script: Script) -> Character | None:
    return next((known for known in script.characters if known.id == script.narrator), None)


def _narrator(catalog: Catalog, teller: Character | None) -> Voice:
    if teller is None:
        return catalog.narrators[0]
    # Who tells his own story narrates in his own voice; a child may have to be found
    # among the voices of the cast.
    mine = (*catalog.narrators, *(one for one in catalog.voices if one.id != catalog.unknown.id))
    return min(
        mine,
        key=lambda voice: mismatch(voice, gender=teller.gender, age=teller.age),
    )


def _open_voices(
    catalog: Catalog, narrator: Voice, fixed: Mapping[CharacterId, Voice]
) -> tuple[Voice, ...]:
    taken = {narrator.id, catalog.unknown.id, *(voice.id for voice in fixed.values())}
    free = tuple(voice for voice in catalog.voices if voice.id not in taken)
    # A catalog may be so small, or a person so thorough, that nothing is left.
    known = tuple(voice for voice in catalog.voices if voice.id != catalog.unknown.id)
    return free or known or (narrator,)


class _Choice:
    """The voices still to be had, and who has which."""

    def __init__(self, script: Script, voices: tuple[Voice, ...]) -> None:
        self._voices = voices
        self._lines = _lines_by_chapter(script)
        self._owners: defaultdict[str, list[CharacterId]] = defaultdict(list)

    def take(self, character: Character, decided: Voice | None) -> Voice:
        voice = decided or min(self._voices, key=lambda voice: self._cost(voice, character))
        self._owners[voice.id].append(character.id)
        return voice

    def _cost(self, voice: Voice, character: Character) -> tuple[int, int, int]:
        wrong = mismatch(voice, gender=character.gender, age=character.age)
        owners = self._owners[voice.id]
        # A child keeps a child's voice even if two children must share it; a grown-up rather
        # sounds a little older or younger than like somebody else.
        unfit = wrong if wrong >= _WRONG_GENDER else 0
        shared = sum(self._together(character.id, owner) for owner in owners)
        return (unfit, shared + len(owners), wrong)

    def _together(self, one: CharacterId, other: CharacterId) -> int:
        ours, theirs = self._lines[one], self._lines[other]
        return sum(min(lines, theirs[chapter]) for chapter, lines in ours.items())


def _lines_by_chapter(script: Script) -> defaultdict[CharacterId, defaultdict[int, int]]:
    lines: defaultdict[CharacterId, defaultdict[int, int]] = defaultdict(lambda: defaultdict(int))
    for chapter in script.chapters:
        for utterance in chapter.utterances:
            if utterance.span.kind in (SpanKind.DIALOGUE, SpanKind.THOUGHT):
                lines[utterance.speaker][chapter.number] += 1
    return lines
