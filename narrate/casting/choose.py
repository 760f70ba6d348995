"""
Choose who is played by which voice.

A voice must fit: a child sounds like a child, a woman like a woman. Among those that fit, people
who talk to each other get voices that sound far apart, main characters the better ones, and only
those who never meet share one. What was decided, or heard before, stays.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence

from narrate.cast import Cast, Voice
from narrate.casting.catalog import Catalog
from narrate.casting.fitting import middle, mismatch
from narrate.casting.neighbors import Neighbors, neighbors
from narrate.casting.solving import solve
from narrate.casting.weighing import weigh
from narrate.errors import MissingError
from narrate.script import NARRATOR, UNKNOWN, Character, CharacterId, Script


def choose(
    script: Script,
    catalog: Catalog,
    decided: Mapping[CharacterId, str],
    *,
    find: Callable[[str], Voice],
    reserved: Collection[str] = (),
) -> Cast:
    """
    Return a cast: a voice for the narrator, for every character, and for nobody in particular.

    Equal scripts and decisions give equal casts.

    Args:
        script: Who says what; the order of its characters settles ties.
        catalog: The voices to choose from; those that speak the script's language, if any do.
        decided: Role -> voice id, as a person decided, or as it was heard before; these win.
        find: Returns a voice of any engine by its id.
        reserved: Voices that are rather not taken: of people who may come back.

    Raises:
        MissingError: A voice that was decided does not exist; the role is named.
    """
    catalog = catalog.speaking(script.language)
    known = {NARRATOR, UNKNOWN, *(character.id for character in script.characters)}
    fixed = {role: _find(role, voice, find) for role, voice in decided.items()}
    teller = next((one for one in script.characters if one.id == script.narrator), None)
    narrator = _narrator(catalog, teller, fixed)
    if teller is not None:
        fixed.setdefault(teller.id, narrator)
    fixed = {**fixed, NARRATOR: narrator, UNKNOWN: fixed.get(UNKNOWN, catalog.unknown)}
    # Who is not in this story has no voice in it, but may come back and keep it.
    absent = [voice.id for role, voice in fixed.items() if role not in known]
    heard = {role: voice for role, voice in fixed.items() if role in known}
    voices = _distinct(script, catalog, heard, reserved=(*reserved, *absent))
    roles = {one.id: voices[one.id] for one in script.characters}
    return Cast(narrator=narrator, roles={**roles, UNKNOWN: heard[UNKNOWN]})


def solo(
    script: Script,
    catalog: Catalog,
    decided: Mapping[CharacterId, str],
    *,
    find: Callable[[str], Voice],
) -> Cast:
    """
    Return a cast of one voice, which reads all.

    Args:
        script: Who says what; who tells it as *I* has a say in the voice.
        catalog: The voices to choose from.
        decided: Role -> voice id; the narrator's counts.
        find: Returns a voice of any engine by its id.

    Raises:
        MissingError: The voice that was decided does not exist.
    """
    teller = next((one for one in script.characters if one.id == script.narrator), None)
    mine = {NARRATOR, script.narrator}
    fixed = {role: _find(role, id_, find) for role, id_ in decided.items() if role in mine}
    voice = _narrator(catalog.speaking(script.language), teller, fixed)
    return Cast(voice, dict.fromkeys((*(one.id for one in script.characters), UNKNOWN), voice))


def _find(role: CharacterId, voice: str, find: Callable[[str], Voice]) -> Voice:
    try:
        return find(voice)
    except MissingError as error:
        raise MissingError(f"The voice of `{role}`: {error.message}", hint=error.hint) from error


def _narrator(
    catalog: Catalog, teller: Character | None, fixed: Mapping[CharacterId, Voice]
) -> Voice:
    if NARRATOR in fixed:
        return fixed[NARRATOR]
    if teller is None:
        held = {voice.id for role, voice in fixed.items() if role != UNKNOWN}
        free = (voice for voice in catalog.narrators if voice.id not in held)
        return next(free, catalog.narrators[0])
    if teller.id in fixed:
        return fixed[teller.id]
    # Who tells his own story narrates in his own voice; a child may have to be found
    # among the voices of the cast.
    mine = (*catalog.narrators, *(one for one in catalog.voices if one.id != catalog.unknown.id))
    between = middle(catalog.voices)
    return min(mine, key=lambda voice: mismatch(voice, teller, between))


def _distinct(
    script: Script,
    catalog: Catalog,
    heard: Mapping[CharacterId, Voice],
    *,
    reserved: Collection[str],
) -> dict[CharacterId, Voice]:
    """Return a voice for everybody; those who are heard already keep theirs."""
    company = neighbors(script)
    people = _people(script)
    offered = [voice for voice in catalog.voices if voice.id != catalog.unknown.id]
    offered = offered or [heard[NARRATOR]]
    voices = list({voice.id: voice for voice in (*offered, *heard.values())}.values())
    places = {voice.id: at for at, voice in enumerate(voices)}
    problem = weigh(
        people,
        voices,
        company,
        offered={voice.id for voice in offered},
        reserved=reserved,
        teller=script.narrator,
    )
    fixed = [places[heard[who.id].id] if who.id in heard else None for who in people]
    chosen = solve(problem, fixed, _order(people, company, heard))
    return {who.id: voices[voice] for who, voice in zip(people, chosen.tolist(), strict=True)}


def _people(script: Script) -> list[Character]:
    return [Character(NARRATOR, NARRATOR), Character(UNKNOWN, UNKNOWN), *script.characters]


def _order(
    people: Sequence[Character], company: Neighbors, heard: Mapping[CharacterId, Voice]
) -> list[int]:
    """Return who has no voice yet, those who speak most first."""
    free = [at for at, who in enumerate(people) if who.id not in heard]
    return sorted(free, key=lambda at: -company.lines[people[at].id])
