"""
Measure who-says-what on labeled books, end to end: raw text in, speakers out.

    python -m tests.benchmarks.attribution PATH... [--scorer EVALUATE.PY]

Each PATH is a file of JSON lines, or a folder of them: one book a line, with `id` and `text`, and
whatever else the scorer wants. Every book goes through `parse` and `attribute` as it stands; the
predictions are written as the scorer reads them, and the scorer is run as a program of its own.
Before its figures stands how far the program's confidence can be believed.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from narrate.attribution import attribute
from narrate.attribution.encoder.training.corpora import parsed
from narrate.book import Book, Paragraph
from narrate.parsing import parse
from narrate.script import Script
from tests.benchmarks.calibration import judged, table


@dataclass(frozen=True, slots=True)
class Labeled:
    """A book of a corpus, and where its paragraphs begin in the text."""

    id: str
    book: Book
    starts: tuple[int, ...]
    gold: dict[str, Any]


def main() -> int:
    """Print the scores of the books named on the command line."""
    options = _options()
    files = [file for path in options.paths for file in _files(path)]
    if not files:
        sys.stderr.write("No labeled books given: name files or folders of JSON lines.\n")
        return 2
    lines: list[tuple[float, bool]] = []
    with tempfile.TemporaryDirectory() as folder:
        predictions = Path(folder) / "predictions.jsonl"
        with predictions.open("w", encoding="utf-8") as out:
            for labeled in (book for file in files for book in _books(file)):
                for line in _predict(labeled, lines):
                    out.write(json.dumps(line, ensure_ascii=False) + "\n")
        for row in table(lines):
            print(row, flush=True)
        if options.scorer is None:
            return 0
        command = [sys.executable, options.scorer, *files, "--pred", predictions, "--per-book"]
        return subprocess.run([str(part) for part in command], check=False).returncode


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[1])
    parser.add_argument("paths", nargs="*", type=Path, metavar="PATH")
    parser.add_argument("--scorer", type=Path, metavar="EVALUATE.PY")
    return parser.parse_args()


def _files(path: Path) -> Sequence[Path]:
    return sorted(path.glob("*.jsonl")) if path.is_dir() else [path]


def _books(path: Path) -> Iterator[Labeled]:
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.strip():
            labeled: dict[str, Any] = json.loads(line)
            yield _labeled(labeled)


def _labeled(gold: dict[str, Any]) -> Labeled:
    book, starts, _ = parsed(gold["id"], gold["text"])
    return Labeled(gold["id"], book, tuple(starts), gold)


def _predict(labeled: Labeled, lines: list[tuple[float, bool]]) -> Iterator[dict[str, Any]]:
    began = time.perf_counter()
    script = attribute(labeled.book, parse(labeled.book)).script
    seconds = time.perf_counter() - began
    words = sum(
        len(block.text.split())
        for chapter in labeled.book.chapters
        for block in chapter.blocks
        if isinstance(block, Paragraph)
    )
    print(f"{labeled.id:40} {words:8} words {seconds:6.1f} s", flush=True)
    if "quotes" in labeled.gold:
        lines += judged(labeled.gold, labeled.starts, script)
    yield from _lines(labeled, script)


def _lines(labeled: Labeled, script: Script) -> Iterator[dict[str, Any]]:
    names = {character.id: character.name for character in script.characters}
    for character in script.characters:
        yield {
            "book": labeled.id,
            "character": character.name,
            "aliases": [character.name, *character.aliases],
        }
    for chapter in script.chapters:
        for utterance in chapter.utterances:
            span = utterance.span
            if span.quotation is not None:
                start = labeled.starts[span.block] + span.start
                speaker = names.get(utterance.speaker)
                yield {
                    "book": labeled.id,
                    "start": start,
                    "end": start + len(span.text),
                    "speaker": speaker,
                }


if __name__ == "__main__":
    sys.exit(main())
