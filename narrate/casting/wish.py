"""What a person wishes of a voice."""

from __future__ import annotations

from dataclasses import dataclass

from narrate.cast import Voice
from narrate.script import Age, Gender


@dataclass(frozen=True, slots=True)
class Wish:
    """What a voice shall be like; what is None does not matter."""

    gender: Gender | None = None
    age: Age | None = None
    accent: str | None = None
    """A part of its name, in any case: `scot`."""

    language: str | None = None
    """A code, with or without a region: `en`, `en-gb`."""

    def fits(self, voice: Voice) -> bool:
        """Tell whether a voice is as is wished."""
        language = (self.language or "").casefold().replace("_", "-")
        return (
            self.gender in {None, voice.gender}
            and self.age in {None, voice.age}
            and (self.accent or "").casefold() in voice.accent.casefold()
            and (not language or f"{voice.language}-".startswith(f"{language}-"))
        )
