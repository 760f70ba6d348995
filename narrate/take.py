"""Takes: what is to be spoken, and what was spoken."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from narrate.audio import WordTime
from narrate.cast import Voice
from narrate.script import Delivery

TakeKey: TypeAlias = str
"""A hash of everything that can change the sound of a take; 32 hexadecimal digits."""


@dataclass(frozen=True, slots=True)
class TakePlan:
    """One take to be had: a sentence or a few of one utterance, by one voice."""

    key: TakeKey
    text: str
    """As it is spoken: numbers and spellings done, no quotation marks."""

    voice: Voice
    delivery: Delivery
    utterance: int
    """Which utterance of its chapter it belongs to, counted from 0."""

    pause_ms: int
    """Silence that follows it, before rounding to whole frames."""

    stands_in_for: str = ""
    """The id of the voice that was wanted, but could not be had."""


@dataclass(frozen=True, slots=True)
class ChapterPlan:
    """All takes of one chapter, in order, with the silence between them."""

    number: int
    title: str
    head_ms: int
    """Silence before the first take."""

    takes: tuple[TakePlan, ...]
    stamp: str
    """A hash of all that ends up in the chapter's sound: equal stamps, equal sound."""


@dataclass(frozen=True, slots=True)
class Take:
    """One performance: sound as MP3 frames that were encoded on their own."""

    key: TakeKey
    frames: bytes
    """Whole MP3 frames; the sound, then silence up to the end of the last frame."""

    samples: int
    """How much of it is sound, at the rate of the frames."""

    words: tuple[WordTime, ...] = ()


@dataclass(frozen=True, slots=True)
class Marker:
    """A moment in a recording, and what is there."""

    at_ms: int
    title: str


@dataclass(frozen=True, slots=True)
class Recording:
    """A finished chapter."""

    number: int
    title: str
    path: Path
    size: int
    """In bytes."""

    duration_ms: int
    stamp: str
    markers: tuple[Marker, ...] = ()
    """Where each scene begins."""
