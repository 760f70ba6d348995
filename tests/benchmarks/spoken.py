"""
How long a book's text takes to be put into spoken words, and the forms that are said as wanted.

    python -m tests.benchmarks.spoken [STORY...]

Prints the seconds for 100,000 words of running text: that of the stories, with the printed forms
of `tests/synthesis/spoken/` strewn in; and how many of the forms are right, by topic.
"""

from __future__ import annotations

import sys
import time
from itertools import cycle, islice
from pathlib import Path
from typing import Final

from narrate import readers
from narrate.book import Paragraph
from narrate.script import SpanKind
from narrate.synthesis import spoken

_ROOT: Final = Path(__file__).parents[2]
_FORMS: Final = _ROOT / "tests" / "synthesis" / "spoken"
_WORDS: Final = 100_000
_STREWN: Final = 10
"""Paragraphs for each printed form: more than stories have."""


def main(arguments: list[str]) -> None:
    """Print the figures."""
    paths = [Path(it) for it in arguments] or sorted((_ROOT / "seeds").glob("*.[ht]*t*"))
    paragraphs = [
        block.text
        for path in paths
        for chapter in readers.bind(readers.open_story(path), path).chapters
        for block in chapter.blocks
        if isinstance(block, Paragraph)
    ]
    for name, texts in (("as it is", paragraphs), ("with forms", list(_with_forms(paragraphs)))):
        seconds, words = _timed(texts)
        print(
            f"{name:<12} {seconds * _WORDS / words:6.2f} s for 100,000 words ({words:,} measured)"
        )
    print()
    right = total = 0
    for table in sorted(_FORMS.glob("*.tsv")):
        good, count = _right(table)
        right, total = right + good, total + count
        print(f"{table.stem:<24} {good:>4} of {count:>4}")
    print(f"{'together':<24} {right:>4} of {total:>4}")


def _with_forms(paragraphs: list[str]) -> list[str]:
    forms = cycle(
        line.split("\t")[0]
        for table in sorted(_FORMS.glob("*.tsv"))
        if table.stem != "abroad"
        for line in table.read_text(encoding="utf-8").splitlines()
    )
    return [
        f"{text} {next(forms)}" if place % _STREWN == 0 else text
        for place, text in enumerate(paragraphs)
    ]


def _timed(texts: list[str]) -> tuple[float, int]:
    per_round = sum(len(text.split()) for text in texts)
    rounds = -(-_WORDS // per_round)
    running = list(islice(cycle(texts), rounds * len(texts)))
    spoken("warm 1st", kind=SpanKind.NARRATION, language="en")
    started = time.process_time()
    for text in running:
        spoken(text, kind=SpanKind.NARRATION, language="en", spellings=(("Anna", "Ah-na"),))
    return time.process_time() - started, rounds * per_round


def _right(table: Path) -> tuple[int, int]:
    kind = SpanKind.HEADING if table.stem == "headings" else SpanKind.NARRATION
    rows = [line.split("\t") for line in table.read_text(encoding="utf-8").splitlines()]
    good = sum(
        spoken(printed, kind=kind, language=before[0] if before else "en") == said
        for *before, printed, said in rows
    )
    return good, len(rows)


if __name__ == "__main__":
    main(sys.argv[1:])
