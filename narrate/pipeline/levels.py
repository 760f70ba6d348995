"""How loud, how clean and how fast the finished chapters are, measured from their files."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import numpy as np

from narrate import sound
from narrate.audio import Audio
from narrate.errors import AudioError
from narrate.frames import RATE_HZ
from narrate.pipeline.finished import finished_sound
from narrate.pipeline.production import Production
from narrate.publishing import manifest
from narrate.publishing.manifest import TakeEntry
from narrate.synthesis.loudness import Samples, block_powers, gated_lufs, loudness_lufs
from narrate.take import TakePlan

_PIECE_S: Final = 10
_OVERSAMPLED: Final = 4
"""ITU-R BS.1770-5, annex 2: peaks between samples are found at four times the rate."""

_FLOOR_S: Final = 0.5
"""ACX asks for as much of room tone at the head of a file."""

_SILENT_DB: Final = -99.0
_SHORT_MS: Final = 100
"""A frame or two are no matter."""


@dataclass(frozen=True, slots=True)
class ChapterLevels:
    """What was measured of a chapter, after decoding."""

    number: int
    file: str
    lufs: float
    """Integrated loudness (ITU-R BS.1770)."""

    rms_db: float
    """Of the whole file, pauses and all, in dBFS: what ACX measures."""

    peak_db: float
    true_peak_db: float
    floor_db: float
    """RMS of the softest half second; -99: digital silence."""

    words_a_minute: float
    """With all pauses."""

    minutes: float


@dataclass(frozen=True, slots=True)
class VoiceLevels:
    """What was measured of a voice, over all its takes in the chapters."""

    voice: str
    takes: int
    lufs: float
    line_sd: float
    """How much the loudness of its takes differs, in LU."""

    words_a_minute: float
    """While it speaks: with the pauses within its own lines."""


@dataclass(frozen=True, slots=True)
class Unheard:
    """A chapter that could not be measured."""

    number: int
    file: str
    why: str
    """Names the file."""


@dataclass(frozen=True, slots=True)
class Levels:
    """What was measured of a book."""

    chapters: tuple[ChapterLevels, ...]
    voices: tuple[VoiceLevels, ...]
    unheard: tuple[Unheard, ...] = ()


@dataclass(slots=True)
class _Heard:
    """What a voice has said so far; of the sound only what loudness needs, as books are long."""

    takes: list[Samples] = field(default_factory=list)
    """The powers of the blocks of each."""

    words: int = 0
    seconds: float = 0.0


def levels(production: Production, numbers: Container[int]) -> Levels:
    """
    Measure the chapters that are there and up to date with their plan.

    Args:
        production: The book, as it was planned.
        numbers: Which chapters are wanted, from 1.

    A chapter that cannot be heard is told among the unheard, and the others are measured.
    """
    built = manifest.read(production.folder)
    chapters: list[ChapterLevels] = []
    unheard: list[Unheard] = []
    heard: defaultdict[str, _Heard] = defaultdict(_Heard)
    for chapter in production.chapters:
        entry = built.entry(chapter.plan.number)
        if entry is None or chapter.plan.number not in numbers:
            continue
        if entry.recording.stamp != chapter.plan.stamp or not chapter.plan.takes:
            continue
        path = entry.recording.path
        try:
            audio = finished_sound(path)
            _check_length(path, audio, entry.takes)
        except AudioError as error:
            unheard.append(Unheard(chapter.plan.number, path.name, error.message))
            continue
        samples = np.frombuffer(audio.pcm, "<i2") / 32_768
        plans = chapter.plan.takes
        words = sum(_words(take) for take in plans)
        chapters.append(_chapter(chapter.plan.number, path, audio, samples, words=words))
        for place, (planned, take) in enumerate(zip(plans, entry.takes, strict=True)):
            start = take.at_ms * audio.rate_hz // 1000
            voice = heard[take.voice]
            spoken = samples[start : start + take.samples]
            voice.takes.append(block_powers(spoken, audio.rate_hz))
            voice.words += _words(planned)
            goes_on = place + 1 < len(plans) and plans[place + 1].utterance == planned.utterance
            voice.seconds += take.samples / audio.rate_hz
            voice.seconds += planned.pause_ms / 1000 if goes_on else 0.0
    return Levels(tuple(chapters), tuple(_voices(heard)), tuple(unheard))


def _check_length(path: Path, audio: Audio, takes: Sequence[TakeEntry]) -> None:
    """
    Make sure that all takes are there.

    Raises:
        AudioError: The sound ends before they do.
    """
    end_ms = max((take.at_ms + take.samples * 1000 // RATE_HZ for take in takes), default=0)
    if audio.duration_ms + _SHORT_MS < end_ms:
        raise AudioError(
            f"{path}: ends {(end_ms - audio.duration_ms) / 1000:.1f} s before its last line does"
        )


def _words(planned: TakePlan) -> int:
    return len(planned.text.split())


def _chapter(
    number: int, path: Path, audio: Audio, samples: Samples, *, words: int
) -> ChapterLevels:
    minutes = len(samples) / audio.rate_hz / 60
    return ChapterLevels(
        number=number,
        file=path.name,
        lufs=loudness_lufs(samples, audio.rate_hz),
        rms_db=_db(float(np.dot(samples, samples)) / len(samples)),
        peak_db=_db(max(float(samples.max()), -float(samples.min())) ** 2),
        true_peak_db=_db(max(_true_peaks(audio)) ** 2),
        floor_db=_floor_db(samples, audio.rate_hz),
        words_a_minute=words / minutes,
        minutes=minutes,
    )


def _true_peaks(audio: Audio) -> Iterator[float]:
    """Yield the highest peak of each piece, between the samples."""
    size = _PIECE_S * audio.rate_hz * 2
    for start in range(0, len(audio.pcm), size):
        piece = Audio(audio.pcm[start : start + size], audio.rate_hz)
        finer = sound.resample(piece, audio.rate_hz * _OVERSAMPLED)
        yield float(np.abs(np.frombuffer(finer.pcm, "<i2") / 32_768).max(initial=0.0))


def _floor_db(samples: Samples, rate_hz: int) -> float:
    size = max(min(round(_FLOOR_S * rate_hz), len(samples)), 1)
    whole = samples[: len(samples) // size * size].reshape(-1, size)
    return _db(float(np.einsum("ij,ij->i", whole, whole).min(initial=size)) / size)


def _voices(heard: dict[str, _Heard]) -> Iterator[VoiceLevels]:
    for name, voice in sorted(heard.items()):
        lines = [gated_lufs(take) for take in voice.takes]
        yield VoiceLevels(
            voice=name,
            takes=len(lines),
            lufs=gated_lufs(np.concatenate(voice.takes)),
            line_sd=float(np.std(lines)),
            words_a_minute=voice.words / voice.seconds * 60 if voice.seconds else 0.0,
        )


def _db(power: float) -> float:
    return max(10 * float(np.log10(max(power, 1e-12))), _SILENT_DB)
