"""Tell why each part of a cast has the voice that it has, in short words for a person."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from narrate.cast import Cast, Voice
from narrate.casting.contrast import apart
from narrate.casting.fitting import has_accent
from narrate.casting.neighbors import Neighbors, neighbors
from narrate.casting.timbre import distance
from narrate.script import NARRATOR, UNKNOWN, Age, Character, CharacterId, Gender, Script

_PEOPLE: Final = {
    (Gender.FEMALE, True): "girl",
    (Gender.FEMALE, False): "woman",
    (Gender.MALE, True): "boy",
    (Gender.MALE, False): "man",
    (Gender.NEUTRAL, True): "neutral",
    (Gender.NEUTRAL, False): "neutral",
}
_WHOM: Final = {Gender.FEMALE: "she talks", Gender.MALE: "he talks"}
_MEETS: Final = {Gender.FEMALE: "she never meets", Gender.MALE: "he never meets"}


@dataclass(frozen=True, slots=True)
class Part:
    """A role, its voice, and why."""

    role: CharacterId
    name: str
    aliases: tuple[str, ...]
    lines: int
    gender: Gender | None
    age: Age | None
    accent: str
    voice: Voice
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Origins:
    """Where voices come from that were not chosen here."""

    decided: Mapping[CharacterId, str]
    """Role -> voice id, as the book file says."""

    series: Mapping[CharacterId, str]
    """Role -> voice id, as an earlier book has it."""

    book: str | None = None
    """The name of that book."""


def tell(script: Script, cast: Cast, origins: Origins, *, one_voice: bool = False) -> list[Part]:
    """
    Return the parts of a cast, the narrator first, with the reasons for each.

    Args:
        script: Who says what.
        cast: Who has which voice.
        origins: Which voices were not chosen here.
        one_voice: Whether the narrator reads all.
    """
    company = neighbors(script)
    told = _Told(script, cast, origins, company, one_voice=one_voice)
    people = [Character(NARRATOR, NARRATOR), *script.characters]
    if company.lines[UNKNOWN]:
        people.append(Character(UNKNOWN, UNKNOWN))
    return [
        Part(
            who.id,
            who.name,
            who.aliases,
            company.lines[who.id],
            who.gender,
            who.age,
            who.accent,
            cast.voice_of(who.id),
            tuple(told.why(who)),
        )
        for who in people
    ]


class _Told:
    """What is needed to tell why."""

    def __init__(
        self,
        script: Script,
        cast: Cast,
        origins: Origins,
        company: Neighbors,
        *,
        one_voice: bool,
    ) -> None:
        self._teller = script.narrator
        self._names = {one.id: one.name for one in script.characters}
        self._names |= {NARRATOR: "the narrator", UNKNOWN: "nobody in particular"}
        self._cast = cast
        self._origins = origins
        self._company = company
        self._one_voice = one_voice

    def why(self, who: Character) -> Iterator[str]:
        """Yield the reasons for somebody's voice."""
        if who.id == NARRATOR:
            if self._teller is not None:
                yield f"told by {self._names[self._teller]}"
        elif who.id == UNKNOWN:
            yield "whoever cannot be named"
        else:
            yield self._kind(who)
        if self._one_voice:
            yield "one voice reads all" if who.id == NARRATOR else "read by the narrator"
            return
        yield from self._origin(who)
        yield from self._others(who)

    def _kind(self, who: Character) -> str:
        signs = who.signs
        child = who.age is Age.CHILD
        person = _PEOPLE[who.gender, child] if who.gender else ("child" if child else "")
        kinds = [_by(person or "gender not told", signs.gender if who.gender else "")]
        if who.age is not None:
            age = "a child" if child else str(who.age)
            kinds.append(_by(age, signs.age) if signs.age or not child else "")
        if who.accent:
            kinds.append(_by(who.accent, signs.accent))
        return ", ".join(filter(None, kinds))

    def _origin(self, who: Character) -> Iterator[str]:
        voice = self._cast.voice_of(who.id)
        if self._origins.decided.get(who.id) == voice.id:
            yield "decided in the book file"
        elif self._origins.series.get(who.id) == voice.id:
            yield f"as in {self._origins.book}"
        elif who.id == self._teller:
            yield "tells the story"
        elif who.id not in {NARRATOR, UNKNOWN}:
            yield from _misfits(who, voice)

    def _others(self, who: Character) -> Iterator[str]:
        """Yield how far somebody sounds from whom he talks to, and with whom he shares."""
        if who.id in {NARRATOR, UNKNOWN}:
            return
        voice = self._cast.voice_of(who.id)
        partner = self._company.closest(who.id)
        if partner is not None:
            whom = _WHOM.get(who.gender or Gender.NEUTRAL, "they talk")
            far = _far(voice, self._cast.voice_of(partner))
            yield f"{far} from {self._names[partner]}, to whom {whom} most"
        elif who.id != self._teller:
            yield f"{_far(voice, self._cast.narrator)} from the narrator"
        for other, role in self._cast.roles.items():
            if other not in {who.id, UNKNOWN} and role.id == voice.id:
                never = _MEETS.get(who.gender or Gender.NEUTRAL, "they never meet")
                meet = self._company.meet(who.id, other)
                beside = "for want of voices" if meet else f"whom {never}"
                yield f"shared with {self._names[other]}, {beside}"


def _by(what: str, sign: str) -> str:
    return f"{what} by {sign}" if sign else what


def _far(one: Voice, other: Voice) -> str:
    """Return how far apart two voices sound; what is not measured is said to be about so."""
    about = "about " if distance(one, other) is None and one.id != other.id else ""
    return f"{about}{apart(one, other):.1f}"


def _misfits(who: Character, voice: Voice) -> Iterator[str]:
    """Yield what a voice lacks that somebody should have, for want of a better."""
    if who.gender is not None and voice.gender is not who.gender:
        yield f"a {voice.gender} voice"
    if voice.age is not (who.age or Age.ADULT):
        yield f"a voice of the age {voice.age}"
    if who.accent and not has_accent(voice, who.accent):
        yield f"no {who.accent} voice fits"
