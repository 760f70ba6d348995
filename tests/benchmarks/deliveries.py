"""
Print what each delivery does to a voice, by measurement.

    python -m tests.benchmarks.deliveries [VOICE [EXPRESSION]]
"""

from __future__ import annotations

import sys
from dataclasses import replace

from narrate import engines
from narrate.casting.catalog import load_catalog
from narrate.script import Delivery
from tests.benchmarks.reading_aloud import read_aloud

TEXT = "We have to leave before the morning, and nobody must know. Bring her the small lamp."


def main() -> None:
    id_, expression = [*sys.argv[1:], *("espeak/en-us+m3", "1")[len(sys.argv) - 1 :]]
    name = id_.partition("/")[0]
    voice = replace(load_catalog(name).voice(id_), expression=float(expression))
    engine = engines.load(name)
    print(f"{'':12}   LUFS  words/min    F0  range  centroid  sibilance  crest  ms to master")
    for delivery in Delivery:
        reading = read_aloud(engine, voice, delivery=delivery, text=TEXT)
        heard = reading.acoustics
        print(
            f"{delivery:12} {reading.lufs:6.1f} {reading.words_a_minute:10.0f}"
            f" {heard.pitch_hz:5.0f} {heard.spread:6.1f} {heard.centroid_hz:9.0f}"
            f" {heard.sibilance_db:10.1f} {heard.crest_db:6.1f} {reading.master_ms:13.1f}",
            flush=True,
        )


if __name__ == "__main__":
    main()
