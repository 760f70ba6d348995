"""Uncompressed mono sound as a value."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class WordTime:
    """When one word is heard."""

    start: int
    """Offset of its first character in the text handed to the engine."""

    end: int
    at_ms: int
    until_ms: int


@dataclass(frozen=True, slots=True)
class Audio:
    """Mono sound: 16-bit signed little-endian samples at one rate."""

    pcm: bytes
    rate_hz: int
    words: tuple[WordTime, ...] = ()
    """When each word is heard, where the engine tells; in order."""

    tail: int = 0
    """How many samples at the end are but the room's echo: they may sound into the pause."""

    @classmethod
    def silence(cls, duration_ms: int, *, rate_hz: int) -> Audio:
        """Return digital silence."""
        return cls(b"\0\0" * (duration_ms * rate_hz // 1000), rate_hz)

    @property
    def samples(self) -> int:
        """How many samples there are."""
        return len(self.pcm) // 2

    @property
    def duration_ms(self) -> int:
        """How long it sounds, rounded to the nearest millisecond."""
        return round(self.samples * 1000 / self.rate_hz)
