"""
Measure how well breaks, headings and notes are told from the story.

    python tests/benchmarks/structure.py [NOVEL...]

Prints a table over the lists in `tests/readers/structure/data`; the rules were made on them, so
that it tells what is covered, not what to expect elsewhere. NOVEL are texts from outside of the
project (`.txt`, `.txt.gz`) or folders of such: of these it prints what was taken for a break,
and what was left out, for a person to look at.
"""

from __future__ import annotations

import gzip
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from narrate.book import SceneBreak
from narrate.decisions import Reading
from narrate.readers.files import StoryFile
from narrate.readers.formats import draft
from narrate.readers.passage import Passage
from narrate.readers.structure.breaks import divider
from narrate.readers.structure.chapters import bound
from narrate.readers.structure.headings import marked as headed
from narrate.readers.structure.notes import marked

DATA: Final = Path(__file__).parents[1] / "readers" / "structure" / "data"
BODIES: Final = (
    (
        "The lamp on the sill had burned all night, and the glass was black with it.",
        '"Who lit it?" asked Marian, and she reached for the matches.',
        "She was not used to getting an answer before breakfast.",
        '"Nobody," said the clerk. "It was lit when I came."',
    ),
    (
        "I woke up with sand in my mouth and no boat.",
        '"You are late," said a voice behind me.',
        "I turned around as slowly as I could. The old man was sitting on my coat.",
        '"That is mine," I told him.',
    ),
    (
        "Wren walks down to the quay before the bell rings.",
        "The water is low, and the boats lie on their sides like tired dogs.",
        '"Morning," says Pell. He does not look up from his nets.',
        "She sits down beside him and waits.",
    ),
)
"""Stories that stand behind openings and before ends: told as she, as I, and in the present."""

_ORDINARY: Final = "The lamp stood on the sill, and nobody had thought to light it."


def lines(name: str) -> list[str]:
    """Return the lines of a list."""
    return (DATA / f"{name}.txt").read_text(encoding="utf-8").splitlines()


def note_cases() -> Iterator[tuple[str, list[tuple[str, bool | None]]]]:
    """Yield each case's name and its paragraphs, each with whether it is a note; None: a line."""
    blocks = (DATA / "notes.txt").read_text(encoding="utf-8").strip().split("\n\n")
    is_note = {"N": True, "S": False, "B": None}
    for number, block in enumerate(blocks):
        head, *written = block.split("\n")
        told = [(text, False) for text in BODIES[number % len(BODIES)]]
        own = [(line[2:], is_note[line[0]]) for line in written]
        where = head.split()[-1]
        before = told if where in {"end", "inside"} else []
        after = told if where in {"front", "inside"} else []
        yield f"{number + 1} {head[2:]}", [*before, *own, *after]


def notes_found(paragraphs: list[tuple[str, bool | None]]) -> list[tuple[str, bool, bool]]:
    """Return each paragraph, whether it is a note, and whether it was taken for one."""
    found = marked([Passage(text, gap=1) for text, _ in paragraphs])
    reasons: dict[str, bool] = {passage.text: passage.reason is not None for passage in found}
    return [
        (text, is_note, reasons.get(text, False))
        for text, is_note in paragraphs
        if is_note is not None and text in reasons
    ]


def break_found(mark: str) -> bool:
    """Return whether a mark of the list is a break, with the right words read."""
    line, _, words = mark.partition("\t")
    found = divider(line)
    return found is not None and line[found.start : found.end] == words


def _table() -> Iterator[tuple[str, int, int]]:
    """Yield what is counted: its name, how many are right, of how many."""
    breaks = lines("breaks")
    yield "break marks found", sum(map(break_found, breaks)), len(breaks)
    alike = lines("lookalikes")
    yield "look-alikes refused", sum(divider(line) is None for line in alike), len(alike)
    headings = lines("headings")
    right = sum(
        bool(headed([Passage(line), Passage(_ORDINARY, gap=1)])[0].level) for line in headings
    )
    yield "headings found", right, len(headings)
    sentences = lines("sentences")
    body = Passage(_ORDINARY, gap=1)
    right = sum(not headed([body, Passage(line, gap=1), body])[1].level for line in sentences)
    yield "sentences refused", right, len(sentences)
    counts = Counter(
        (is_note, taken) for _, case in note_cases() for _, is_note, taken in notes_found(case)
    )
    yield "note passages left out", counts[True, True], counts[True, True] + counts[True, False]
    told = counts[False, False]
    yield "story passages kept", told, told + counts[False, True]


def _novels(paths: list[Path]) -> Iterator[Path]:
    for path in paths:
        yield from sorted(path.rglob("*.txt*")) if path.is_dir() else [path]


def _look(path: Path) -> None:
    raw = path.read_bytes()
    read = draft(StoryFile(path.name, gzip.decompress(raw) if path.suffix == ".gz" else raw))
    book = bound(read, title=None, author=None, name=path.stem, reading=Reading())
    breaks = sum(isinstance(block, SceneBreak) for it in book.chapters for block in it.blocks)
    print(f"\n{path.name}: {len(book.chapters)} chapters, {breaks} breaks, {book.title!r}")
    drawn = Counter(it.text for it in read.passages if it.text and divider(it.text))
    for line, count in drawn.most_common():
        print(f"  break {count:4} x {line!r}")
    for passage in book.left_out:
        print(f"  left out [{passage.reason}] {' '.join(passage.text.split())[:80]}")


def main() -> None:
    for name, right, total in _table():
        print(f"{name:24} {right:5} of {total:5}  {right / total:7.2%}")
    for path in _novels([Path(argument) for argument in sys.argv[1:]]):
        _look(path)


if __name__ == "__main__":
    main()
