"""
How long it takes to find who speaks, and how long after an edit of one line.

    python -m tests.benchmarks.edits [NOVEL]

Without a NOVEL (a story file), one is made of stretches of the stories of seeds/, in any order.
Seconds are of processor time, in one process and one run, since machines differ:
of attribution alone, and of all from the file to the script. Beside them stands of how many
results of the networks how many had to be worked out.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Final

from narrate import readers
from narrate.attribution import Attribution, attribute
from narrate.book import Paragraph
from narrate.parsing import parse
from narrate.results import Results

SEEDS: Final = Path(__file__).parents[2] / "seeds"
_CHAPTERS: Final = 40
_STRETCHES: Final = 18
_PARAGRAPHS: Final = 6
"""Chapters of the novel that is made, stretches in each, paragraphs in those: 100,000 words."""


def main() -> int:
    """Print how long the whole and each edit take; exit status 1 if a script is another."""
    text = _text(Path(sys.argv[1])) if len(sys.argv) > 1 else _made()
    differ = 0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        whole, whole_s, _, _ = _told(folder, text, folder / "whole")
        speaker = whole.script.characters[0].name
        print(f"{len(text.split()):,} words, {len(whole.script.chapters)} chapters")
        print(f"{'':28}attribution   of the whole     all   worked out")
        for what, changed in (("the whole", text), *_edits(text, speaker)):
            results = folder / "results"
            results.unlink(missing_ok=True)
            if what != "the whole":
                _told(folder, text, results)
            found, seconds, all_s, new = _told(folder, changed, results)
            anew, _, _, total = _told(folder, changed, folder / what)
            differ += found != anew
            print(
                f"{what:28}{seconds:9.2f} s {seconds / whole_s:14.0%} {all_s:7.2f} s"
                f"{new:6} of {total}"
            )
    return 1 if differ else 0


def _told(folder: Path, text: str, kept: Path) -> tuple[Attribution, float, float, int]:
    """Return who says what, the seconds it took to find it, all seconds, and what was new."""
    story = folder / "story.txt"
    story.write_text(text, encoding="utf-8")
    began = time.process_time()
    book = readers.bind(readers.open_story(story), story, title="Story", author=None)
    spans = parse(book)
    start = time.process_time()
    results = Results(kept)
    before = len(results)
    found = attribute(book, spans, kept=results)
    new = len(results) - before
    results.save()
    end = time.process_time()
    return found, end - start, end - began, new


def _edits(text: str, speaker: str) -> Iterator[tuple[str, str]]:
    """Yield an edit of one line of each kind, in the middle of a text, with its name."""
    paragraphs = text.split("\n\n")
    middle = len(paragraphs) // 2
    place = next(at for at in range(middle, len(paragraphs)) if " the " in paragraphs[at])
    before, line, after = paragraphs[:place], paragraphs[place], paragraphs[place + 1 :]
    yield "one word is another", _joined(before, line.replace(" the ", " that "), after)
    yield "a line told comes in", _joined(before, f"{line}\n\nIt rained all day long.", after)
    yield "a line said comes in", _joined(before, f'{line}\n\n"It is raining."', after)
    yield "a line said by a name", _joined(before, f'{line}\n\n"It rains," said {speaker}.', after)
    yield "a line goes out", "\n\n".join((*before, *after))


def _joined(before: list[str], line: str, after: list[str]) -> str:
    return "\n\n".join((*before, line, *after))


def _text(path: Path) -> str:
    """Return the text of a story file, a heading for each chapter."""
    book = readers.bind(readers.open_story(path), path, title=None, author=None)
    return _chapters([_paragraphs(chapter.blocks) for chapter in book.chapters])


def _made() -> str:
    stories = sorted(path for path in SEEDS.iterdir() if path.suffix in {".html", ".txt"})
    books = [
        readers.bind(readers.open_story(path), path, title=None, author=None) for path in stories
    ]
    chance = Random(1)
    told = [
        _paragraphs(chapter.blocks).split("\n\n") for book in books for chapter in book.chapters
    ]
    chapters = []
    for _ in range(_CHAPTERS):
        some = []
        for _ in range(_STRETCHES):
            paragraphs = chance.choice(told)
            start = chance.randrange(max(1, len(paragraphs) - _PARAGRAPHS))
            some += paragraphs[start : start + _PARAGRAPHS]
        chapters.append("\n\n".join(some))
    return _chapters(chapters)


def _paragraphs(blocks: tuple[object, ...]) -> str:
    return "\n\n".join(block.text for block in blocks if isinstance(block, Paragraph))


def _chapters(chapters: list[str]) -> str:
    return "\n\n".join(f"Chapter {at}\n\n{chapter}" for at, chapter in enumerate(chapters, 1))


if __name__ == "__main__":
    sys.exit(main())
