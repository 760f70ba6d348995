"""Books with labeled speakers, and books without, as attribution reads them."""

from __future__ import annotations

import gzip
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any, Final

from narrate.attribution.words import TITLES
from narrate.book import Book, Chapter, Paragraph

_PARAGRAPH: Final = re.compile(r"\S(?:.*\S)?(?:\n[ \t]*\S.*)*")
"""What stands between empty lines."""


_WRAPPED: Final = 90
"""Letters of the usual line, beyond which each line is a paragraph of its own."""


@dataclass(frozen=True, slots=True)
class Labeled:
    """A book of a corpus, and where its paragraphs begin in the text."""

    id: str
    book: Book
    starts: tuple[int, ...]
    gold: dict[str, Any]
    """As the corpus has it: `characters`, `quotes`, `narrator`."""


def labeled(path: Path) -> Iterator[Labeled]:
    """Yield the books of a file of JSON lines."""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.strip():
            gold: dict[str, Any] = json.loads(line)
            yield as_book(gold["id"], gold.get("title") or "A book", gold["text"], gold)


def raw(path: Path) -> Labeled:
    """Return a novel in plain text, gzipped or not."""
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8-sig", errors="replace") as file:
        text = file.read().replace("\r\n", "\n")
    lines = [len(line) for line in text.split("\n") if line.strip()]
    if lines and median(lines) > _WRAPPED:
        text = "\n\n".join(text.split("\n"))
    return as_book(path.name, path.stem, text, {})


def as_book(name: str, title: str, text: str, gold: dict[str, Any]) -> Labeled:
    """Return a text as a book of one chapter, a paragraph between empty lines."""
    found = list(_PARAGRAPH.finditer(text))
    chapter = Chapter(1, title, tuple(Paragraph(match.group().rstrip()) for match in found))
    book = Book(title, None, "en", None, (), (chapter,), (), "plain text")
    return Labeled(name, book, tuple(match.start() for match in found), gold)


_ARTICLES: Final = frozenset({"the", "a", "an", "my", "his", "her", "our", "their"})
_SPELLINGS: Final = {"mister": "mr", "missus": "mrs", "missis": "mrs", "doctor": "dr", "saint": "st"}


def norm(name: str) -> str:
    """Return a name as it is compared: lower case, no marks, no article."""
    text = re.sub(r"'s$", "", name.lower().replace("\u2019", "'").strip())
    words = [_SPELLINGS.get(word, word) for word in re.sub(r"[^\w]|_", " ", text).split()]
    while len(words) > 1 and words[0] in _ARTICLES:
        words = words[1:]
    return " ".join(words)


class Resolver:
    """Whom a predicted person is, among the labeled characters: by the names that they share."""

    def __init__(self, gold: dict[str, Any]) -> None:
        self._lines = Counter(quote["speaker"] for quote in gold["quotes"])
        self._by_name: dict[str, list[str]] = defaultdict(list)
        self._derived: dict[str, list[str]] = defaultdict(list)
        self.narrator: str | None = gold.get("narrator")
        for one in gold["characters"]:
            if one["name"].startswith("_"):
                continue
            for alias in (one["name"], *one.get("aliases", ())):
                self._by_name[norm(alias)].append(one["id"])
            for alias in one.get("aliases_derived", ()):
                self._derived[norm(alias)].append(one["id"])

    def of(self, name: str, names: Sequence[str]) -> str | None:
        """Return the character who is called so: by his best name, else by most of his names."""
        best = self._one(name)
        if best is not None:
            return best
        votes = Counter(one for alias in names if (one := self._one(alias)) is not None)
        if votes:
            (winner, count), *_ = votes.most_common(1)
            return winner if 2 * count > votes.total() else None
        return None

    def _one(self, name: str) -> str | None:
        key = norm(name)
        if key == "i":
            return self.narrator
        owners = self._by_name.get(key) or self._derived.get(key)
        if owners:
            return max(owners, key=lambda one: (self._lines[one], one))
        return self._by_part(key)

    def _by_part(self, key: str) -> str | None:
        """Return the one character whose names have all these words, titles left aside."""
        words = {word for word in key.split() if word not in TITLES}
        bearers = {
            one
            for name, owners in self._by_name.items()
            if words and words <= set(name.split())
            for one in owners
            if self._lines[one]
        }
        return bearers.pop() if len(bearers) == 1 else None
