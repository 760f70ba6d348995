"""
How many requests a story costs with Google's voices: ours, the library's own, and the fewest.

    python -m tests.benchmarks.requests [STORY ...]

Of each story every line that is spoken, with the narrator's and the characters' voices. The
library's: `gTTS(line)` as it cuts by itself, each part on a connection of its own. The fewest: a
hundredth of the characters of each line, rounded up, however it would sound.
"""

from __future__ import annotations

import gzip
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import Final

from gtts import gTTS

from narrate import pipeline
from narrate.engines.gtts import GttsEngine
from narrate.engines.gtts.rate import SHARED
from narrate.engines.pieces import pieces
from narrate.engines.words import word_ranges
from narrate.take import TakePlan

SEEDS: Final = Path(__file__).parents[2] / "seeds"
MOST_CHARS: Final = 100
CUTS: Final = {300: "after a sentence", 150: "after a clause", 0: "between words"}


def takes_of(story: Path) -> list[TakePlan]:
    """Return what would have to be spoken of a story, packed or not."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        copy = folder / story.name.removesuffix(".gz")
        content = story.read_bytes()
        copy.write_bytes(gzip.decompress(content) if story.suffix == ".gz" else content)
        understood = pipeline.understand(copy, voices=folder / "voices")
        production = pipeline.plan_build(understood, output=folder / "output", engine="gtts")
    return [take for chapter in production.chapters for take in chapter.plan.takes]


def lines_of(takes: Sequence[TakePlan]) -> Iterator[str]:
    """Yield each line as a whole."""
    for _, line in groupby(takes, key=lambda take: (id(take.voice), take.utterance)):
        yield " ".join(take.text for take in line)


def main() -> None:
    """Print a table for each story."""
    for story in [Path(it) for it in sys.argv[1:]] or [SEEDS / "the-night-post.txt"]:
        takes = takes_of(story)
        lines = list(lines_of(takes))
        cut = [
            [it for it in pieces(take.text, MOST_CHARS) if word_ranges(it.text)] for take in takes
        ]
        asked = [
            (dict(take.voice.settings)["tld"], piece.text.strip())
            for take, pieces_ in zip(takes, cut, strict=True)
            for piece in pieces_
        ]
        ours = len(set(asked))
        library = sum(len(gTTS(line, lang_check=False)._tokenize(line)) for line in lines)  # noqa: SLF001 - what it would ask.
        fewest = sum(-(-len(line) // MOST_CHARS) for line in lines)
        hosts = len({tld for tld, _ in asked})
        print(f"{story.name}: {len(lines):,} lines, {sum(map(len, lines)):,} characters")
        print(f"{'':24}requests  of the library's   handshakes")
        print(f"{'the library by itself':24}{library:8,}{1:18.0%}{library:13,}")
        print(f"{'narrate':24}{ours:8,}{ours / library:18.0%}{hosts:13,}")
        print(f"{'the fewest':24}{fewest:8,}{fewest / library:18.0%}")
        print(f"asked before, so not again: {len(asked) - ours:,}")
        where = Counter(piece.pause_ms for pieces_ in cut for piece in pieces_[:-1])
        print("cut " + ", ".join(f"{CUTS[ms]} {where[ms]:,}" for ms in CUTS))
        lone = [text for _, text in asked if not any(map(str.isalnum, text))]
        print(f"lone marks asked for: {len(lone)}")
        hours = ours * SHARED.interval_s * 1.25 / 3_600
        print(f"at the rate of {GttsEngine.name}: {hours:.1f} hours\n")


if __name__ == "__main__":
    main()
