"""
Fuzz the readers, watching which code each damage reaches.

    python -m tests.readers.fuzz [-runs=N] [-max_total_time=SECONDS] [-timeout=SECONDS]

The options are libFuzzer's. A crash, a hang or another exception than `StoryError` ends it.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["narrate.readers"]):
    from tests.readers.test_spoiled import HOSTILE, Spoiling, refusal, samples, spoiled

SAMPLES = samples()
FOLDER = tempfile.TemporaryDirectory()
_MOST_SPOILINGS = 8
_STEPS = 255


def one(raw: bytes) -> None:
    """Read one file, damaged as the fuzzer's bytes say."""
    choices = atheris.FuzzedDataProvider(raw)
    sample = SAMPLES[choices.ConsumeIntInRange(0, len(SAMPLES) - 1)]
    spoilings = [
        Spoiling(
            choices.ConsumeIntInRange(0, 30),
            choices.ConsumeIntInRange(0, _STEPS) / _STEPS,
            choices.ConsumeIntInRange(0, 300),
            choices.PickValueInList([*HOSTILE]) or choices.ConsumeBytes(12),
        )
        for _ in range(choices.ConsumeIntInRange(1, _MOST_SPOILINGS))
    ]
    path = Path(FOLDER.name, f"story{Path(sample.name).suffix}")
    path.write_bytes(spoiled(sample, spoilings))
    message = refusal(path)
    if message is not None and "\n" in message:
        raise ValueError(f"A refusal of several lines: {message!r}")


if __name__ == "__main__":
    atheris.Setup(sys.argv, one)
    atheris.Fuzz()
