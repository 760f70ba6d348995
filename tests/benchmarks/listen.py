"""
Listen to what was built, with numbers: is it as long as planned, is everybody as loud, is it clean?

    python -m tests.benchmarks.listen output/<book>...

For each chapter the lengths that libsndfile and ffmpeg decode, against the sum of its takes and
pauses; its loudness, RMS and peak; and the worst click at a joint: the largest second difference
within 1 ms of where a take begins or ends, against the largest in the half second around it; above
1 the joint is the sharpest thing there. Then the loudness of each voice over all its
takes, in LUFS (ITU-R BS.1770), and how much its takes differ.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from pathlib import Path
from typing import TypeAlias

import av
import numpy as np
import numpy.typing as npt
import soundfile

from narrate.frames import RATE_HZ
from narrate.publishing import manifest
from narrate.publishing.manifest import Entry
from narrate.synthesis.loudness import loudness_lufs
from tests.benchmarks.acoustics import click

Samples: TypeAlias = npt.NDArray[np.float64]
PER_MS = RATE_HZ // 1000


def main() -> None:
    folders = [Path(name) for name in sys.argv[1:]]
    if not folders:
        print("Name the folders of the books to listen to: output/<book>")
        sys.exit(2)
    for folder in folders:
        listen(folder)


def listen(folder: Path) -> None:
    heard: defaultdict[str, list[Samples]] = defaultdict(list)
    print(
        f"{folder.name}\n{'':32}planned ms  libsndfile      ffmpeg    LUFS     RMS  peak dB  click"
    )
    for entry in manifest.read(folder).entries:
        recording = entry.recording
        samples, _ = soundfile.read(recording.path)
        peak_db = 20 * np.log10(np.abs(samples).max())
        rms_db = 10 * np.log10((samples**2).mean())
        print(
            f"{recording.path.name[:30]:32}{recording.duration_ms:10}"
            f"{len(samples) / PER_MS:12.2f}{ffmpeg_samples(recording.path) / PER_MS:12.2f}"
            f"{loudness_lufs(samples, RATE_HZ):8.2f}{rms_db:8.2f}{peak_db:9.2f}"
            f"{max(clicks(entry, samples), default=0.0):7.2f}"
        )
        for voice, take in takes(entry, samples):
            heard[voice].append(take)
    print(f"\n{'voice':32}{'takes':>10}{'seconds':>12}{'LUFS':>17}{'sd':>7}")
    for voice, parts in sorted(heard.items()):
        whole = np.concatenate(parts)
        spread = np.std([loudness_lufs(part, RATE_HZ) for part in parts])
        seconds, loudness = len(whole) / RATE_HZ, loudness_lufs(whole, RATE_HZ)
        print(f"{voice:32}{len(parts):10}{seconds:12.1f}{loudness:17.2f}{spread:7.2f}")
    print()


def takes(entry: Entry, samples: Samples) -> list[tuple[str, Samples]]:
    return [
        (take.voice, samples[take.at_ms * PER_MS : take.at_ms * PER_MS + take.samples])
        for take in entry.takes
    ]


def clicks(entry: Entry, samples: Samples) -> list[float]:
    ends = [
        at
        for take in entry.takes
        for at in (take.at_ms * PER_MS, take.at_ms * PER_MS + take.samples)
    ]
    return [click(samples, at, RATE_HZ) for at in ends]


def ffmpeg_samples(path: Path) -> int:
    with av.open(str(path)) as file:
        return sum(frame.samples for frame in file.decode(audio=0))


if __name__ == "__main__":
    main()
