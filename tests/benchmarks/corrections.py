"""
Count what becomes of decisions about lines when a story is edited, and how long that takes.

    python -m tests.benchmarks.corrections [NOVEL...] [--scripts N] [--first N]

Every script of edits changes a story of repeated short lines, or a stretch of a NOVEL (a text
file; paragraphs are parted by empty lines), in some places up to nearly all. Columns: decisions
that came home; those whose line is gone, and that is told; those whose line is there but was not
known for sure, and that is told; those on another line between the same neighbors, which nobody
could tell apart; those lost without a word; those on another line. The last two must be 0.
"""

from __future__ import annotations

import argparse
import re
import sys
import time
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from random import Random
from typing import Final

from narrate.attribution.anchors import Lines
from narrate.attribution.corrections import place
from narrate.book import Book, Chapter, Paragraph
from narrate.parsing import parse
from tests.attribution.editing import Fate, Story, edited, edits, fates, spans, story, story_of

_PARAGRAPHS: Final = 120
_EDITS: Final = (1, 5, 20, 80)
_BIG: Final = 17_000
"""Paragraphs of a book of 100,000 words, and more lines than anybody corrects."""

_MOST: Final = 10_000


def main() -> int:
    """Print what became of the decisions; exit status 1 if one was lost or misplaced."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[1])
    parser.add_argument("novels", nargs="*", type=Path, metavar="NOVEL")
    parser.add_argument("--scripts", type=int, default=1_000, help="of edits, for each row")
    parser.add_argument("--first", type=int, default=0, help="seed; others try other scripts")
    options = parser.parse_args()
    print(f"{'':32}" + "".join(f"{fate:>10}" for fate in Fate))
    every: Counter[Fate] = Counter()
    for name, tell in _stories(options.novels):
        for count in _EDITS:
            found: Counter[Fate] = Counter()
            for seed in range(options.first, options.first + options.scripts):
                found += _tried(Random(f"{name} {count} {seed}"), tell, count)
            print(_row(f"{name[:20]}, {count} edits", found), flush=True)
            every += found
    print(_row("TOTAL", every))
    _time()
    return 1 if every[Fate.SILENT] or every[Fate.MISPLACED] else 0


def _stories(novels: Sequence[Path]) -> list[tuple[str, Callable[[Random], Story]]]:
    return [
        ("short lines", lambda chance: story(chance, _PARAGRAPHS)),
        *((path.stem, _stretch_of(_paragraphs(path))) for path in novels),
    ]


def _paragraphs(path: Path) -> list[list[str]]:
    texts = re.findall(r"\S(?:.*\S)?(?:\n[ \t]*\S.*)*", path.read_text(encoding="utf-8"))
    blocks = tuple(Paragraph(" ".join(text.split())) for text in texts)
    book = Book(path.stem, None, "en", None, (), (Chapter(1, "All", blocks),), (), "text")
    found: list[list[str]] = [[] for _ in blocks]
    for span in parse(book)[0]:
        found[span.block].append(span.text)
    return found


def _stretch_of(paragraphs: Sequence[Sequence[str]]) -> Callable[[Random], Story]:
    def tell(chance: Random) -> Story:
        at = chance.randrange(max(1, len(paragraphs) - _PARAGRAPHS))
        return story_of(paragraphs[at : at + _PARAGRAPHS])

    return tell


def _tried(chance: Random, tell: Callable[[Random], Story], count: int) -> Counter[Fate]:
    before = tell(chance)
    numbers = range(sum(map(len, before)))
    some = sorted(chance.sample(numbers, k=len(numbers) // chance.choice((1, 3, 20))))
    return fates(before, edited(before, edits(chance, count)), some)


def _row(name: str, found: Counter[Fate]) -> str:
    return f"{name:32}" + "".join(f"{found[fate]:10}" for fate in Fate)


def _time() -> None:
    """Print how long a book takes with as many decisions as it can have."""
    chance = Random(1)
    book = story(chance, _BIG)
    lines = Lines(spans(book))
    some = sorted(chance.sample(range(len(lines.places)), k=_MOST))
    decisions = [lines.anchor(number, speaker="anna") for number in some]
    print(f"\n{len(lines.words):,} words, {len(lines.places):,} lines, {_MOST:,} decisions")
    for count in (0, 100, 1_000):
        after = spans(edited(book, edits(chance, count)))
        began = time.perf_counter()
        placed = place(after, decisions)
        seconds = time.perf_counter() - began
        print(f"{count:7,} edits: {len(placed.lines):7,} found in {seconds:5.2f} s")


if __name__ == "__main__":
    sys.exit(main())
