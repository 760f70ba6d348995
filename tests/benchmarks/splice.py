"""
What it costs to encode takes one by one and to join them, against one encode of the whole.

    python tests/benchmarks/splice.py
"""

from __future__ import annotations

import io
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

import numpy as np
import soundfile

from narrate.audio import Audio
from narrate.frames import RATE_HZ, SAMPLES_PER_FRAME, encode, frame_count
from narrate.publishing.mp3 import write_chapter

Result = TypeVar("Result")

TAKES = 100
HOUR_S = 3600


def voice(seed: int, samples: int) -> bytes:
    """Return harmonics of a wavering tone with breath, in syllables."""
    chance = np.random.default_rng(seed)
    moment = np.arange(samples) / RATE_HZ
    pitch = chance.uniform(90, 220)
    phase = 2 * np.pi * pitch * (moment + 0.004 * np.sin(2 * np.pi * 5 * moment))
    sound = chance.normal(scale=0.2, size=samples)
    for harmonic in range(1, int(5000 / pitch)):
        sound += np.sin(harmonic * phase) / harmonic
    sound *= np.sin(2 * np.pi * 4 * moment) ** 2 * np.hanning(samples)
    pcm: bytes = (sound / np.abs(sound).max() * 0.6 * 2**15).astype("<i2").tobytes()
    return pcm


def timed(work: Callable[[], Result]) -> tuple[Result, float]:
    """Return what the work gives, and the processor's seconds that it takes."""
    begin = time.process_time()
    result = work()
    return result, time.process_time() - begin


def noise_db(pcm: bytes, mp3: bytes) -> float:
    sound = np.frombuffer(pcm, "<i2") / 2**15
    heard = soundfile.read(io.BytesIO(mp3))[0][: len(sound)]
    return float(10 * np.log10((sound**2).sum() / ((heard - sound) ** 2).sum()))


def main() -> None:
    lengths = np.random.default_rng(0).integers(RATE_HZ, 10 * RATE_HZ, size=TAKES)
    takes = [Audio(voice(seed, int(samples)), RATE_HZ) for seed, samples in enumerate(lengths)]
    runs, one_by_one_s = timed(lambda: [encode(take) for take in takes])
    padded = [
        take.pcm.ljust(frame_count(run) * SAMPLES_PER_FRAME * 2, b"\0")
        for take, run in zip(takes, runs, strict=True)
    ]
    whole = Audio(b"".join(padded), RATE_HZ)
    at_once, at_once_s = timed(lambda: encode(whole))
    seconds = whole.duration_ms / 1000
    print(f"{TAKES} takes, {seconds / 60:.1f} minutes")
    print(f"  encode one by one  {one_by_one_s:6.2f} s   {seconds / one_by_one_s:5.0f} x real time")
    print(f"  encode at once     {at_once_s:6.2f} s   {seconds / at_once_s:5.0f} x real time")

    with TemporaryDirectory() as folder:
        path = Path(folder, "chapter.mp3")
        write_chapter(path, runs, b"")
        print(f"  joined             {noise_db(whole.pcm, path.read_bytes()):6.2f} dB over noise")
        write_chapter(path, [at_once], b"")
        print(f"  at once            {noise_db(whole.pcm, path.read_bytes()):6.2f} dB over noise")
        hour = runs * round(HOUR_S * 1000 / whole.duration_ms)
        written, join_s = timed(lambda: write_chapter(path, hour, b""))
    print(f"an hour, {len(hour)} takes, {written.size / 1e6:.1f} MB")
    print(f"  join and write     {join_s:6.2f} s")


if __name__ == "__main__":
    main()
