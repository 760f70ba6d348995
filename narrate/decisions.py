"""What a person decided about one book; it wins over everything the program thinks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from narrate.cast import Mastering
from narrate.pacing import Pacing
from narrate.script import Age, CharacterId, Gender


@dataclass(frozen=True, slots=True)
class CharacterDecision:
    """A character as a person describes him; what is None or empty is left to the program."""

    id: CharacterId
    name: str
    aliases: tuple[str, ...] = ()
    """Whoever the text calls by one of these is this character: so two people are merged."""

    gender: Gender | None = None
    age: Age | None = None
    accent: str = ""
    """In English: `Scottish`."""


@dataclass(frozen=True, slots=True)
class MergeDecision:
    """That somebody is no character of his own: his names and lines are another's."""

    who: str
    """The name, alias or id by which the story without this decision knows him."""

    into: str
    """That of the other."""


@dataclass(frozen=True, slots=True)
class LineDecision:
    """Who says one line; anchored to the text, so that it survives edits of the story."""

    text: str
    """The span's text, blanks at its ends removed."""

    before: str
    """The end of what stands before it in the book; empty for the first line."""

    occurrence: int
    """Which of the lines with equal `text`, `before` and `after` in the book, from 1."""

    speaker: str
    """A character's id, name or alias, `narrator` or `unknown`."""

    after: str | None = None
    """The beginning of what stands after it; None where a person wrote none."""

    times: int = 1
    """How often the book had this text when that was decided."""


class Notes(StrEnum):
    """What becomes of author's notes, warnings, summaries and teasers."""

    SKIP = "skip"
    """They are left out, and listed."""

    READ = "read"
    """The narrator reads them where they stand."""

    DESCRIBE = "describe"
    """They are left out, and stand in the description of their chapter."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What is read out of a story file beside the story."""

    notes: Notes = Notes.SKIP
    opening: bool = False
    """Whether `Title, by Author` is said before the first chapter."""


@dataclass(frozen=True, slots=True)
class Casting:
    """How the cast of a book is chosen."""

    solo: bool = False
    """Whether one voice reads all."""

    series: str | None = None
    """The name of the book whose cast serves here too: of the earlier book of a series."""


@dataclass(frozen=True, slots=True)
class Sound:
    """How a whole book is to sound."""

    expression: float = 1.0
    """How strongly deliveries are heard, times what each voice has; 0: all is plain."""

    mastering: Mastering | None = None
    """None: as the catalog says of each voice."""


@dataclass(frozen=True, slots=True)
class Decisions:
    """All decisions about one book."""

    characters: tuple[CharacterDecision, ...] = ()
    merged: tuple[MergeDecision, ...] = ()
    lines: tuple[LineDecision, ...] = ()
    voices: Mapping[str, Mapping[CharacterId, str]] = field(default_factory=dict)
    """Engine -> role (a character's id, `narrator`, `unknown`) -> voice id."""

    pacing: Pacing = field(default_factory=Pacing)
    spellings: tuple[tuple[str, str], ...] = ()
    """A word as printed, and how it is to be said."""

    reading: Reading = field(default_factory=Reading)
    casting: Casting = field(default_factory=Casting)
    sound: Sound = field(default_factory=Sound)
