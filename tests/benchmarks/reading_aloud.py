"""A voice reads its text, sentence by sentence, as in a book; what comes of it is measured."""

from __future__ import annotations

import time
from dataclasses import dataclass

import numpy as np

from narrate.cast import Voice
from narrate.engines import Engine
from narrate.pacing import Pacing
from narrate.script import Delivery
from narrate.sentences import sentence_ranges
from narrate.synthesis.loudness import Samples, loudness_lufs
from narrate.synthesis.mastering import RATE_HZ, master
from tests.benchmarks.acoustics import Acoustics, measured
from tests.benchmarks.texts import TEXT, TEXTS


@dataclass(frozen=True, slots=True)
class Reading:
    """How a voice reads."""

    takes: tuple[Samples, ...]
    words_a_minute: float
    """With the silences that stand between sentences."""

    lufs: float
    line_sd: float
    """How much the loudness of the sentences differs, in LU."""

    peak_db: float
    acoustics: Acoustics
    speak_ms: float
    """A sentence, in time of the processor."""

    master_ms: float


def read_aloud(
    engine: Engine, voice: Voice, *, delivery: Delivery = Delivery.PLAIN, text: str = ""
) -> Reading:
    """Return how a voice reads a text, or that of its language."""
    text = text or TEXTS.get(voice.language.partition("-")[0], TEXT)
    sentences = [text[start:end].strip() for start, end in sentence_ranges(text)]
    began = time.process_time()
    spoken = [engine.speak(sentence, voice, delivery) for sentence in sentences]
    turned = time.process_time()
    mastered = [master(audio, voice, delivery=delivery) for audio in spoken]
    done = time.process_time()
    takes = tuple(np.frombuffer(audio.pcm, "<i2") / 32_768 for audio in mastered)
    seconds = sum(audio.samples - audio.tail for audio in mastered) / RATE_HZ
    seconds += (len(takes) - 1) * Pacing().sentence / 1000
    whole = np.concatenate(takes)
    return Reading(
        takes=takes,
        words_a_minute=len(text.split()) / seconds * 60,
        lufs=loudness_lufs(whole, RATE_HZ),
        line_sd=float(np.std([loudness_lufs(take, RATE_HZ) for take in takes])),
        peak_db=float(20 * np.log10(np.abs(whole).max())),
        acoustics=measured(whole, RATE_HZ),
        speak_ms=(turned - began) * 1000 / len(takes),
        master_ms=(done - turned) * 1000 / len(takes),
    )
