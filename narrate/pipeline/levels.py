"""How loud, how clean and how fast the finished chapters are, measured from their files."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import numpy as np

from narrate import sound
from narrate.audio import Audio
from narrate.errors import OutputError
from narrate.frames import RATE_HZ
from narrate.pipeline.production import Production
from narrate.publishing import manifest
from narrate.synthesis.loudness import Samples, loudness_lufs
from narrate.take import TakePlan

_PIECE_S: Final = 10
_OVERSAMPLED: Final = 4
"""ITU-R BS.1770-5, annex 2: peaks between samples are found at four times the rate."""

_FLOOR_S: Final = 0.5
"""ACX asks for as much of room tone at the head of a file."""

_SILENT_DB: Final = -99.0


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
class Levels:
    """What was measured of a book."""

    chapters: tuple[ChapterLevels, ...]
    voices: tuple[VoiceLevels, ...]


@dataclass(slots=True)
class _Heard:
    """What a voice has said so far."""

    takes: list[Samples] = field(default_factory=list)
    words: int = 0
    seconds: float = 0.0


def levels(production: Production, numbers: Container[int]) -> Levels:
    """
    Measure the chapters that are there and up to date with their plan.

    Args:
        production: The book, as it was planned.
        numbers: Which chapters are wanted, from 1.

    Raises:
        OutputError: A file cannot be read.
        AudioError: A file holds no sound.
    """
    built = manifest.read(production.folder)
    chapters = []
    heard: defaultdict[str, _Heard] = defaultdict(_Heard)
    for chapter in production.chapters:
        entry = built.entry(chapter.plan.number)
        if entry is None or chapter.plan.number not in numbers:
            continue
        if entry.recording.stamp != chapter.plan.stamp or not chapter.plan.takes:
            continue
        audio = sound.decode(_read(entry.recording.path))
        samples = np.frombuffer(audio.pcm, "<i2") / 32_768
        words = sum(_words(take) for take in chapter.plan.takes)
        chapters.append(_chapter(entry.recording.number, entry.recording.path, audio, words=words))
        plans = chapter.plan.takes
        for place, (planned, take) in enumerate(zip(plans, entry.takes, strict=True)):
            start = take.at_ms * audio.rate_hz // 1000
            voice = heard[take.voice]
            voice.takes.append(samples[start : start + take.samples])
            voice.words += _words(planned)
            goes_on = place + 1 < len(plans) and plans[place + 1].utterance == planned.utterance
            voice.seconds += take.samples / audio.rate_hz
            voice.seconds += planned.pause_ms / 1000 if goes_on else 0.0
    return Levels(tuple(chapters), tuple(_voices(heard)))


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise OutputError(f"{path}: cannot be read: {error.strerror or error}") from error


def _words(planned: TakePlan) -> int:
    return len(planned.text.split())


def _chapter(number: int, path: Path, audio: Audio, *, words: int) -> ChapterLevels:
    samples = np.frombuffer(audio.pcm, "<i2") / 32_768
    minutes = len(samples) / audio.rate_hz / 60
    return ChapterLevels(
        number=number,
        file=path.name,
        lufs=loudness_lufs(samples, audio.rate_hz),
        rms_db=_db(float((samples**2).mean())),
        peak_db=_db(float(np.abs(samples).max()) ** 2),
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
    return _db(float((whole**2).mean(axis=1).min(initial=1.0)))


def _voices(heard: dict[str, _Heard]) -> Iterator[VoiceLevels]:
    for name, voice in sorted(heard.items()):
        lines = [loudness_lufs(take, RATE_HZ) for take in voice.takes]
        yield VoiceLevels(
            voice=name,
            takes=len(lines),
            lufs=loudness_lufs(np.concatenate(voice.takes), RATE_HZ),
            line_sd=float(np.std(lines)),
            words_a_minute=voice.words / voice.seconds * 60 if voice.seconds else 0.0,
        )


def _db(power: float) -> float:
    return max(10 * float(np.log10(max(power, 1e-12))), _SILENT_DB)
