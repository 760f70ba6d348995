"""
Measure how well quotations are found, on corpora that lie outside the project.

    python -m tests.benchmarks.parsing PATH...

Each PATH is a file of books, one JSON object a line with `id`, `text` (paragraphs parted
by empty lines), `quotes` (`start`, `end`, `quote_id`), and `excerpt_end` where people marked
only its beginning; or a folder of such files. The books are read as they are, then with their
straight double marks turned into others, then with dashes (`conversions` says how).

A part is found if anything spoken or thought touches it. What is spoken and touches none is
wrong. Dashes make that too easy, since a whole paragraph touches what is spoken in it: so the
letters are counted too, how many of those in quotations were found (`let.`) and how many of
those found are in one (`l.pr.`).
"""
# ruff: noqa: RUF001 - curly marks are what is measured.

from __future__ import annotations

import json
import re
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from itertools import pairwise
from pathlib import Path
from typing import Final, Self

from narrate.book import Book, Chapter, Paragraph
from narrate.parsing import parse
from narrate.script import Span, SpanKind
from tests.benchmarks.conversions import Conversion, Dashes, Labeled, in_dashes, in_marks


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

    left_out: int = 0
    """Parts that the style cannot write, in none of the other counts."""

    letters: int = 0
    """Letters within quotations."""

    letters_spoken: int = 0
    letters_right: int = 0
    """Letters that are both."""

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
            f"{share(self.letters_right, self.letters)}"
            f"{share(self.letters_right, self.letters_spoken)}"
            f"{self.left_out:7}{self.seconds:7.2f}"
        )


HEADER: Final = (
    f"{'':28}{'parts':>7}{'found':>7}{'any':>7}{'exact':>7}{'prec.':>7}{'group':>7}"
    f"{'let.':>7}{'l.pr.':>7}{'out':>7}{'s':>7}"
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
                labeled = convert(book)
                if labeled is not None:
                    counts += measured(labeled)
            total += counts
            if counts.parts:
                print(counts.row(file.stem))
        print(total.row("TOTAL"))
    return 0


def corpus_files(path: Path) -> list[Path]:
    return sorted(path.glob("*.jsonl")) if path.is_dir() else [path]


def books(file: Path) -> Iterator[Labeled]:
    with file.open(encoding="utf-8") as lines:
        for line in filter(str.strip, lines):
            book = json.loads(line)
            end = book.get("excerpt_end") or len(book["text"])
            yield Labeled(book["text"][:end], [it for it in book["quotes"] if it["end"] <= end])


def measured(labeled: Labeled) -> Counts:
    paragraphs = [
        (match.start(), match[0].rstrip().replace("\n", " "))
        for match in re.finditer(r"\S(?:(?!\n[ \t]*\n).)*", labeled.text, re.DOTALL)
    ]
    chapter = Chapter(1, "Text", tuple(Paragraph(words) for _, words in paragraphs))
    book = Book("Text", None, "en", None, (), (chapter,), (), "corpus")
    began = time.perf_counter()
    (spans,) = parse(book)
    counts = Counts(seconds=time.perf_counter() - began)
    starts = [paragraphs[span.block][0] + span.start for span in spans]
    _count(labeled, [it for it in zip(spans, starts, strict=True) if _is_said(it[0])], counts)
    return counts


def _is_said(span: Span) -> bool:
    return span.kind in {SpanKind.DIALOGUE, SpanKind.THOUGHT}


def _count(labeled: Labeled, said: Sequence[tuple[Span, int]], counts: Counts) -> None:
    """Count what is spoken or thought, each span with its place in the text."""
    quotes = labeled.quotes
    left_out = {number for number, quote in enumerate(quotes) if quote.get("left_out")}
    owner = owners(labeled)
    counts.left_out, counts.parts = len(left_out), len(quotes) - len(left_out)
    counts.letters = sum(it >= 0 and it not in left_out for it in owner)
    found: dict[int, Span] = {}
    exact: set[int] = set()
    for span, start in said:
        touched = [owner[start + at] for at, it in enumerate(span.text) if it.isalnum()]
        hit = set(touched) - {-1} - left_out
        if not hit and (span.kind is SpanKind.THOUGHT or not left_out.isdisjoint(touched)):
            continue  # Nobody says that it is spoken; or nobody could tell.
        counts.predicted += 1
        counts.right += bool(hit)
        counts.letters_spoken += sum(it not in left_out for it in touched)
        counts.letters_right += sum(it in hit for it in touched)
        found |= dict.fromkeys(hit, span)
        exact |= {part for part in hit if letters(quotes[part]["text"]) == letters(span.text)}
    counts.touched, counts.exact = len(found), len(exact)
    for (left, one), (right, other) in pairwise(sorted(found.items())):
        if one.block == other.block and one is not other and right == left + 1:
            same = quotes[left]["quote_id"] == quotes[right]["quote_id"]
            counts.pairs += 1
            counts.grouped += same == (one.quotation == other.quotation)


def owners(labeled: Labeled) -> list[int]:
    """Return for each character which quotation its letter belongs to, or -1."""
    owner = [-1] * len(labeled.text)
    for number, quote in enumerate(labeled.quotes):
        for at in range(quote["start"], quote["end"]):
            if labeled.text[at].isalnum():
                owner[at] = number
    return owner


def letters(text: str) -> str:
    return re.sub(r"\W", "", text)


STYLES: Final[dict[str, Conversion]] = {
    "as they are": lambda labeled: labeled,
    "straight double": in_marks('""', "''", "'"),
    "curly double": in_marks("“”", "‘’", "’"),
    "curly single": in_marks("‘’", "“”", "’"),
    "straight single": in_marks("''", '""', "'"),
    "guillemets": in_marks("«»", "“”", "’"),
    "guillemets pointing in": in_marks("»«", "‘’", "’"),
    "low": in_marks("„“", "‚‘", "’"),
    "dashes before speech": in_dashes(Dashes.BEFORE_SPEECH),
    "dashes around tags": in_dashes(Dashes.AROUND_TAGS),
    "dashes at paragraphs": in_dashes(Dashes.AT_PARAGRAPHS),
}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
