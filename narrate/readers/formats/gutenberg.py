"""
Project Gutenberg's plain texts: the header, the book, the license.

The lines between which the book stands have changed over thirty years, and copies have often lost
the first. Within, transcribers mark in brackets what is none of the author's text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from narrate.readers.decoding import decode, decoded
from narrate.readers.files import StoryFile
from narrate.readers.formats.lines import lines_of, passages
from narrate.readers.formats.transcription import told_apart
from narrate.readers.languages import language_code
from narrate.readers.passage import Draft, Passage, left_out
from narrate.readers.structure.headings import marked
from narrate.readers.structure.titlepage import TITLE_PAGE, lifted

_START: Final = re.compile(
    r"\s*\*{2,3}\s?START OF (?:TH(?:E|IS) )?PROJECT GUTENBERG|\s*\*?END ?\*?THE SMALL PRINT",
    re.IGNORECASE,
)
_END: Final = re.compile(
    r"\s*(?:\*{2,3}\s?END OF (?:TH(?:E|IS) )?PROJECT GUTENBERG"
    r"|End of (?:the |this )?Project Gutenberg(?:'s|\u2019s| e-?(?:book|text)| edition)?\b)",
    re.IGNORECASE,
)
_OPENS: Final = re.compile(
    r"\s*(?:\*+)?(?:The |This is the )?Project Gutenberg(?:'s|\u2019s)?(?: e-?(?:book|text))?\b",
    re.IGNORECASE,
)
_ENDING: Final = "***"
_MOST_LINES: Final = 4
"""How many lines one of these may be broken into."""

_HEAD_LINES: Final = 700
"""The small print of the nineties had 400 lines."""

_BYTES: Final = 1 << 16
_MARKS: Final = re.compile(
    rb"\*{2,3}\s?(?:START|END) OF (?:TH(?:E|IS) )?PROJECT\s+GUTENBERG"
    rb"|End of (?:the )?Project\s+Gutenberg|THE SMALL PRINT!",
    re.IGNORECASE,
)
_LABEL: Final = re.compile(
    r"(?P<label>Title|Author|Editor|Translator|Illustrator|Contributor|Commentator|Language"
    r"|(?:Posting|Release|Last updated?|Most recently updated|Original publication) ?(?:Date)?"
    r"|Character set encoding|Credits|Edition|Subtitle|Other information and formats):"
    r"(?:\s+(?P<value>\S.*))?",
    re.IGNORECASE,
)
_NUMBER: Final = re.compile(r"\[(?:e-?book|e-?text)\s*#\s*(\d{1,6})\]", re.IGNORECASE)
_ADDRESS: Final = "https://www.gutenberg.org/ebooks/"
_FULL_SHARE: Final = 0.3
"""Books with much verse and talk in short lines are broken by hand all the same."""

_BY: Final = re.compile(
    r"(?i)end of (?:the |this )?project gutenberg(?:'s|\u2019s| e-?(?:book|text) of)\s+"
    r"(?P<title>.+?),? by (?P<author>[^,;]{2,80})"
)
_WIDTH: Final = 65
"""From so many characters on, a title is broken for want of room, else before its subtitle."""

_PRINTED: Final = re.compile(
    r"(?i)[\W_]*(?:(?:with|and) .{0,60}"
    r"(?:illustrations?|drawings|frontispiece|plates|pictures|maps?)"
    r"|(?:illustrated|edited|translated|pictures|drawings) (?:by|from)\b.{0,80}"
    r"|authors? of\b.{0,200}"
    r"|copyright\b.{0,100}|(?:first )?(?:published|printed)\b.{0,100}|all rights reserved"
    r"|(?:\w+ )?edition|(?:\w+[ ,&.]+){0,8}(?:publishers?|press|company|& co|and co|limited|ltd)"
    r"|(?:london|new york|boston|edinburgh|toronto|philadelphia|chicago|paris)\b.{0,80}"
    r"|(?:1[5-9]|20)\d\d|m[dclxvi]{3,12})[\W_]*"
)
"""What stands on title pages beside title and author."""


@dataclass(frozen=True, slots=True)
class _Parts:
    """The lines of a file: what is said of the book, the book, the license."""

    head: Sequence[str]
    book: Sequence[str]
    license: Sequence[str]


def recognizes(file: StoryFile) -> bool:
    """Return whether a file is a text of Project Gutenberg, by the lines about the book."""
    if _MARKS.search(file.raw[:_BYTES]) or _MARKS.search(file.raw[-_BYTES:]):
        return True
    lines = decode(file.raw[:2048]).lstrip("\ufeff").strip().split("\n", 1)
    return bool(_OPENS.match(lines[0]))


def draft(file: StoryFile) -> Draft:
    """Return the passages of the book, and what the header says."""
    text = decoded(file.raw)
    parts = _parted(lines_of(text.text))
    said, details, unread = _header(parts.head)
    said = {**_named_at_end(parts.license), **said}
    marks: list[str] = []
    page = Draft(
        source="Project Gutenberg text",
        passages=marked(
            list(told_apart(passages(parts.book, full_share=_FULL_SHARE), marks)),
        ),
        title=_title(said.get("title", [])),
        author=", ".join(said.get("author", [])) or None,
        language=language_code(" ".join(said.get("language", []))),
        unread=(*unread, *marks),
        remarks=text.remarks,
    )
    page = _without_title_page(page, said) if page.title else lifted(page)
    head = [left_out(Passage("\n".join(details)), "story details")] if details else []
    license_text = "\n".join(parts.license).strip()
    tail = [left_out(Passage(license_text), "license")] if license_text else []
    number = next((match[1] for line in parts.head if (match := _NUMBER.search(line))), None)
    return replace(
        page,
        passages=(*head, *page.passages, *tail),
        url=f"{_ADDRESS}{number}" if number else None,
    )


def _parted(lines: Sequence[str]) -> _Parts:
    """Return the header, the book and the license of a file."""
    start = 0
    for place, line in enumerate(lines[:_HEAD_LINES]):
        if _START.match(line):
            start = _behind(lines, place)
    if not start:
        start = _lost_start(lines)
    end = next((at for at in range(start, len(lines)) if _END.match(lines[at])), len(lines))
    return _Parts(lines[:start], lines[start:end], lines[end:])


def _behind(lines: Sequence[str], place: int) -> int:
    """Return the line behind one that begins at `place` and may be broken into several."""
    for at in range(place, min(place + _MOST_LINES, len(lines))):
        if not lines[at].strip():
            return at
        if lines[at].rstrip().endswith((_ENDING, "*END*")):
            return at + 1
    return place + 1


def _lost_start(lines: Sequence[str]) -> int:
    """Return where the book begins in a copy without its first mark."""
    if not any(_OPENS.match(line) for line in lines[:_MOST_LINES]):
        return 0
    start = 0
    for place, line in enumerate(lines[:_HEAD_LINES]):
        if _LABEL.fullmatch(line.strip()) or _OPENS.match(line) or _NUMBER.search(line):
            start = place + 1
        elif line.strip() and place - start > _HEAD_LINES // 20:
            break
    while start < len(lines) and lines[start].strip():
        start += 1
    return start


def _header(lines: Sequence[str]) -> tuple[dict[str, list[str]], list[str], list[str]]:
    """Return the lines of each label's value, all of these lines, and what else a header says."""
    said: dict[str, list[str]] = {}
    details: list[str] = []
    other: list[str] = []
    label = ""
    for line in lines:
        words = line.strip()
        match = _LABEL.fullmatch(words)
        if match is not None:
            label = match["label"].casefold()
            said.setdefault(label, []).append((match["value"] or "").strip())
        elif label and words and line[:1].isspace():
            said[label].append(words)
        else:
            label = ""
        if words:
            (details if label else other).append(words)
    return {name: [*filter(None, values)] for name, values in said.items()}, details, other


def _named_at_end(lines: Sequence[str]) -> dict[str, list[str]]:
    """Return title and author from the line that ends the book."""
    end = next((place for place, line in enumerate(lines) if not line.strip()), len(lines))
    found = _BY.match(" ".join(" ".join(lines[:end]).split()))
    return {name: [value] for name, value in found.groupdict().items()} if found else {}


def _title(lines: Sequence[str]) -> str | None:
    """Return a title, a subtitle on a line of its own behind a colon."""
    title = ""
    for line in lines:
        wrapped = len(title) + len(line.split()[0]) > _WIDTH or title.endswith(tuple(":;,.-"))
        title = f"{title}{' ' if wrapped else ': '}{line}" if title else line
    return title or None


def _without_title_page(page: Draft, said: dict[str, list[str]]) -> Draft:
    """Return the draft, what its first lines say again of title and author left out."""
    names = {_letters(name) for label in ("title", "author") for name in said.get(label, [])}
    whole = {_letters(page.title or ""), _letters(page.author or "")}
    parts = {_letters(part) for part in re.split(r"[:;,]", f"{page.title}; {page.author}")}
    known = (names | whole | parts | {"by", "or"}) - {""}
    kept = list(page.passages)
    for index, passage in enumerate(kept[:_FRONT]):
        if passage.level:
            break
        if passage.reason is None and passage.text:
            if len(passage.text) > _LINE_CHARS:
                break
            if _PRINTED.fullmatch(passage.text) or _says_again(passage.text, known):
                kept[index] = left_out(passage, TITLE_PAGE)
    return replace(page, passages=tuple(kept))


_FRONT: Final = 20
_LINE_CHARS: Final = 240


def _says_again(text: str, known: set[str]) -> bool:
    """Return whether each line of a passage names the book or its author."""
    words = re.sub(r"(?i)^\W*(?:written )?by\b", "", text)
    pieces = (
        [words]
        if _letters(words) in known
        else re.split(r"\n|,|&|\band\b|\bby\b", words, flags=re.IGNORECASE)
    )
    return all(_letters(piece) in known | {""} for piece in pieces)


def _letters(text: str) -> str:
    return "".join(letter for letter in text.casefold() if letter.isalnum())
