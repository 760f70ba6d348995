"""
Measure how well quotations are found, on corpora that lie outside the project.

    python tests/benchmarks/parsing.py PATH...

Each PATH is a file of books, one JSON object a line with `id`, `text` (paragraphs parted
by empty lines) and `quotes` (`start`, `end`, `quote_id`), or a folder of such files. The
books are read as they are, then with their straight double marks turned into others.
"""
# ruff: noqa: RUF001 - curly marks are what is measured.

from __future__ import annotations

import json
import re
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields
from itertools import pairwise
from pathlib import Path
from typing import Any, Final, Self, TypeAlias

from narrate.book import Book, Chapter, Paragraph
from narrate.parsing import parse
from narrate.script import Span

Gold: TypeAlias = dict[str, Any]


@dataclass
class Counts:
    """What was found of a book's quotations; counts add up."""

    parts: int = 0
    """Parts of quotations that people marked."""

    touched: int = 0
    """Of these, the ones that some predicted part touches."""

    exact: int = 0
    """Of these, the ones with the same letters as a predicted part."""

    predicted: int = 0
    right: int = 0
    """Predicted parts that touch one that people marked."""

    pairs: int = 0
    """Neighboring parts of a paragraph, both found."""

    grouped: int = 0
    """Of these, the ones that are one quotation, or two, as people marked."""

    seconds: float = 0.0

    def __iadd__(self, other: Counts) -> Self:
        for field in fields(self):
            name = field.name
            setattr(self, name, getattr(self, name) + getattr(other, name))
        return self

    def row(self, name: str) -> str:
        def share(part: float, whole: float) -> str:
            return f"{100 * part / whole:7.2f}" if whole else "      -"

        return (
            f"{name[:28]:28}{self.parts:7}{self.predicted:7}"
            f"{share(self.touched, self.parts)}{share(self.exact, self.parts)}"
            f"{share(self.right, self.predicted)}{share(self.grouped, self.pairs)}"
            f"{self.seconds:7.2f}"
        )


HEADER: Final = (
    f"{'':28}{'parts':>7}{'found':>7}{'any':>7}{'exact':>7}{'prec.':>7}{'group':>7}{'s':>7}"
)


def main(paths: list[str]) -> int:
    if not paths:
        print(f"No corpus given.\n{__doc__}", file=sys.stderr)
        return 2
    files = [file for path in paths for file in corpus_files(Path(path))]
    for style, convert in STYLES.items():
        print(f"\n{style}\n{HEADER}")
        total = Counts()
        for file in files:
            counts = Counts()
            for book in books(file):
                text = convert(book["text"])
                if text is not None:
                    counts += measured(text, book["quotes"])
            total += counts
            if counts.parts:
                print(counts.row(file.stem))
        print(total.row("TOTAL"))
    return 0


def corpus_files(path: Path) -> list[Path]:
    return sorted(path.glob("*.jsonl")) if path.is_dir() else [path]


def books(file: Path) -> Iterator[Gold]:
    with file.open(encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines if line.strip())


def measured(text: str, quotes: list[Gold]) -> Counts:
    paragraphs = [
        (match.start(), match[0].rstrip().replace("\n", " "))
        for match in re.finditer(r"\S(?:(?!\n[ \t]*\n).)*", text, re.DOTALL)
    ]
    chapter = Chapter(1, "Text", tuple(Paragraph(words) for _, words in paragraphs))
    book = Book("Text", None, "en", None, (), (chapter,), (), "corpus")
    began = time.perf_counter()
    (spans,) = parse(book)
    seconds = time.perf_counter() - began
    owner = owners(text, quotes)
    counts = Counts(parts=len(quotes), seconds=seconds)
    found: dict[int, Span] = {}
    exact: set[int] = set()
    for span in spans:
        if span.quotation is None:
            continue
        start = paragraphs[span.block][0] + span.start
        hit = {owner[at] for at in range(start, start + len(span.text))} - {-1}
        counts.predicted += 1
        counts.right += bool(hit)
        found |= dict.fromkeys(hit, span)
        exact |= {part for part in hit if letters(quotes[part]["text"]) == letters(span.text)}
    counts.touched, counts.exact = len(found), len(exact)
    for (left, one), (right, other) in pairwise(sorted(found.items())):
        if one.block == other.block and one is not other and right == left + 1:
            same = quotes[left]["quote_id"] == quotes[right]["quote_id"]
            counts.pairs += 1
            counts.grouped += same == (one.quotation == other.quotation)
    return counts


def owners(text: str, quotes: list[Gold]) -> list[int]:
    """Return for each character which quotation its letter belongs to, or -1."""
    owner = [-1] * len(text)
    for number, quote in enumerate(quotes):
        for at in range(quote["start"], quote["end"]):
            if text[at].isalnum():
                owner[at] = number
    return owner


def letters(text: str) -> str:
    return re.sub(r"\W", "", text)


# The conversions replace characters one by one, so that offsets hold. They know nothing of
# the parser: marks of a paragraph open and close by turns, and apostrophes that a corpus
# has lost are put back, lest single marks be easier to read than they are.

LOST_APOSTROPHE: Final = re.compile(r"(?<=[a-z]) (?=(?:s|t|m|d|ll|re|ve)\b)")
INNER: Final = re.compile(r"(?<![\w'])'(?=[A-Za-z])([^'\"]|(?<=\w)'(?=\w))*[,.?!-]'(?!\w)")


def converter(outer: str, inner: str, apostrophe: str) -> Callable[[str], str | None]:
    """Return what turns `"` into an outer pair of marks, and `'…'` into an inner pair."""

    def convert(text: str) -> str | None:
        if text.count('"') < 2 * text.count("“") + 2:
            return None
        text = LOST_APOSTROPHE.sub("'", text)
        text = INNER.sub(lambda found: f"\0{found[0][1:-1]}\1", text)
        text = text.replace("'", apostrophe)
        return re.sub(
            r"(?:(?!\n[ \t]*\n).)+", lambda found: turned(found[0], outer, inner), text,
            flags=re.DOTALL,
        )  # fmt: skip

    return convert


def turned(paragraph: str, outer: str, inner: str) -> str:
    pieces = paragraph.split('"')
    marks = [outer[number % 2] for number in range(len(pieces) - 1)]
    joined = "".join(piece + mark for piece, mark in zip(pieces, [*marks, ""], strict=True))
    return joined.replace("\0", inner[0]).replace("\1", inner[1])


STYLES: Final[dict[str, Callable[[str], str | None]]] = {
    "as they are": lambda text: text,
    "straight double": converter('""', "''", "'"),
    "curly double": converter("“”", "‘’", "’"),
    "curly single": converter("‘’", "“”", "’"),
    "straight single": converter("''", '""', "'"),
    "guillemets": converter("«»", "“”", "’"),
    "guillemets pointing in": converter("»«", "‘’", "’"),
    "low": converter("„“", "‚‘", "’"),
}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
