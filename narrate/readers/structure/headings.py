"""Chapter headings in text that does not mark them: which lines are headings, and which not."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from narrate.readers.passage import CHAPTER, INNER, Passage
from narrate.readers.structure.contents import Named, without_contents
from narrate.readers.structure.numerals import ROMAN, WORDS, value
from narrate.readers.structure.running import runs
from narrate.readers.structure.titles import (
    TITLE_CHARS,
    TITLE_WORDS,
    bare_titles,
    dates,
    gap_below,
    is_bare_title,
    ordinary_gap,
    undecorated,
)
from narrate.readers.structure.vocabulary import headings as foreign

LONGEST_CHARS: Final = 90
"""A heading with a long title; sentences that begin like headings are mostly longer."""

LONGEST_TITLED_CHARS: Final = 250
"""`CHAPTER VIII. IN WHICH THE MALE READER IS REQUESTED ...`."""

_NUMBER: Final = rf"(?P<number>\d{{1,4}}(?:[.-]\d{{1,3}})?|{WORDS}|{ROMAN})(?![\w'\u2019])"
_TAIL: Final = (
    r"(?:\s*(?:of|/)\s*\d{1,4})?"
    r"(?:\s*[-\u2013—:.)|~]+\s*(?P<title>.*)|\s+(?P<plain>(?-i:[\"“(]?[^\W_a-z]).*))?"
)
STRONG: Final = re.compile(
    rf"(?P<word>chapter|chap|chapitre|kapitel|cap[íi]tulo|capitolo|глава)\.?\s*[-\u2013:#.]?\s*"
    rf"(?:the\s+)?{_NUMBER}{_TAIL}",
    re.IGNORECASE,
)
"""`Chapter 2: The Lamp`: a heading wherever it has a line of its own."""

WEAK: Final = re.compile(
    rf"(?P<word>ch|part|book|act|scene|letter|volume|section|episode|entry|day|track|interlude"
    r"|phase|epoch|stave|canto)"
    rf"\.?\s*[-\u2013:#.]?\s*(?:the\s+)?{_NUMBER}{_TAIL}",
    re.IGNORECASE,
)
"""`Part Two`, `Day 3`: a heading only with blank lines about it, and not as a sentence."""

ORDINAL: Final = re.compile(
    rf"(?:the\s+)?(?P<number>{WORDS})\s+(?P<word>part|book|volume|act|epoch|phase){_TAIL}",
    re.IGNORECASE,
)
"""`THE FIRST PART: OF THE HOUSE`."""

TITLED: Final = re.compile(
    r"(?P<word>chapter)\s*(?:[:\u2013—]|\s-\s)\s*(?P<title>\S.*)", re.IGNORECASE
)
"""`Chapter: the end`: the author has lost count."""

SERIES: Final = re.compile(
    r"(?P<word>the one) (?P<title>(?:where|with|when|in which) .*)", re.IGNORECASE
)
"""`The One Where It Rains`: a heading only if there are several."""

NAMED: Final = re.compile(
    r"(?P<word>prologue|epilogue|interlude|intermission|foreword|preface|afterword|introduction"
    r"|omake|side story|bonus chapter|(?:the )?(?:final|last|first) chapter|prolog|epilog)"
    r"(?:\s*[-\u2013—:.]+\s*(?P<title>.*)|\s+(?P<plain>(?-i:[\"“(]?[^\W_a-z]).*))?",
    re.IGNORECASE,
)
NUMBERED: Final = re.compile(
    rf"(?P<number>\d{{1,3}}(?:\.\d)?|{ROMAN.upper()}|(?i:{WORDS}))"
    r"(?:[.):]?|(?:[.):]|\s[:\u2013—-])\s+(?P<title>\S.*))"
)
_SERIAL: Final = frozenset(
    {"day", "entry", "letter", "track", "section", "scene", "episode", "the one"}
)
"""Words of running text: headings only when there are several."""

_CHAPTERS: Final = ("chap", "kap", "cap", "глав")
PARTS: Final = frozenset({"part", "book", "volume", "act", "phase", "epoch"})


_PATTERNS: Final = (
    *(STRONG, WEAK, ORDINAL, NAMED, SERIES),
    *(foreign.COUNTED, foreign.RANKED, foreign.NAMED),
    *(TITLED, NUMBERED),
)


@dataclass(frozen=True, slots=True)
class Label:
    """What a heading says of its chapter."""

    word: str
    """In English: `chapter`, `part`, `prologue`; empty for a bare number."""

    number: int | None
    title: str


def label(text: str) -> Label | None:
    """Return what a heading's line says, or None if it does not read as a heading."""
    words = undecorated(text)
    if len(words) > LONGEST_TITLED_CHARS or "\n" in words:
        return None
    return _label(words)


@lru_cache(maxsize=1 << 16)
def _label(words: str) -> Label | None:
    """Return what a line says; every step of the structure asks again."""
    for pattern in _PATTERNS:
        if match := pattern.fullmatch(words):
            parts = match.groupdict()
            title = parts.get("title") or parts.get("plain") or ""
            if len(title) > _room(pattern, title, words) or title.endswith((",", ";", ":")):
                continue
            number = value(parts.get("number") or parts.get("digits") or "")
            word = (parts.get("word") or "").casefold()
            return Label(foreign.CANONICAL.get(word, word), number, title.strip())
    return None


def _room(pattern: re.Pattern[str], title: str, words: str) -> int:
    """Return how many characters a title may have."""
    is_old = title.isupper() or (title[:1].isupper() and not title.endswith((".", "!", "?")))
    if pattern is STRONG and is_old and (title.isupper() or not words.endswith(f" {title}")):
        return LONGEST_TITLED_CHARS
    if pattern is STRONG and is_old and re.search(r"[-\u2013—:.)|~]\s*" + re.escape(title), words):
        return LONGEST_TITLED_CHARS
    return TITLE_CHARS if len(words) <= LONGEST_CHARS else 0


def listed(heading: str, *, chapter: str = "Chapter") -> str:
    """
    Return a heading as a listener wants it in a list of chapters.

    Args:
        heading: Its words.
        chapter: What a chapter is called in the story's language.
    """
    words = " ".join(undecorated(heading).split())
    found = label(words)
    if found is None or found.word in {"prologue", "epilogue"}:
        return words
    if found.title and any(letter.isalnum() for letter in found.title):
        again = label(found.title)
        repeated = again is not None and (again.word, again.number) == (found.word, found.number)
        return words if repeated else found.title
    if not found.word and found.number is not None:
        return f"{chapter} {found.number}"
    return words.rstrip(" .:-\u2013—")


def marked(passages: Sequence[Passage], *, one_shot: bool = False) -> tuple[Passage, ...]:
    """
    Return the passages, those that read as chapter headings marked so.

    Args:
        passages: All of the file's.
        one_shot: The file is one chapter; bare numbers part it into sections.
    """
    passages = without_contents(passages, _named)
    loose = ordinary_gap(passages) == 0
    labels = {
        index: named
        for index, passage in enumerate(passages)
        if (passage.is_story or passage.level == INNER) and (named := label(passage.text))
    }
    words = Counter(named.word for named in labels.values())
    found = {
        index: named
        for index, named in labels.items()
        if (named.word not in _SERIAL or words[named.word] > 1 or index == 0)
        and _stands_out(passages, index, named, loose=loose)
    }
    outer, inner = runs(
        passages,
        {index: _worth(passages[index].text, it) for index, it in found.items() if not it.word},
    )
    chapters = {index for index, named in found.items() if named.word}
    headed = any(
        found[index].word not in PARTS
        and (
            found[index].word.startswith(_CHAPTERS)
            or (found[index].number and index < min(outer, default=len(passages)))
        )
        for index in chapters
    ) or any(
        passage.level == CHAPTER and (named := label(passage.text)) and named.word not in PARTS
        for passage in passages
    )
    rank = INNER if headed or one_shot else CHAPTER
    levels = {
        **dict.fromkeys(dates(passages), INNER),
        **dict.fromkeys(chapters, CHAPTER),
        **dict.fromkeys(outer, rank),
        **dict.fromkeys(inner, INNER),
    }
    if not one_shot and CHAPTER not in {*levels.values(), *(it.level for it in passages)}:
        levels |= dict.fromkeys(bare_titles(passages), CHAPTER)
    return tuple(
        replace(passage, level=levels[index], text=undecorated(passage.text), emphasis=())
        if index in levels
        else passage
        for index, passage in enumerate(passages)
    )


def _named(line: str) -> Named | None:
    named = label(line)
    if named is None:
        return None
    count = f"{named.word[:4]} {named.number}" if named.word and named.number else ""
    return Named(_key(line), _key(named.title), count)


def _worth(text: str, named: Label) -> float:
    """Return a number with its fraction: `7.5`."""
    found = re.match(r"\W*(\d+\.\d+)", text)
    return float(found[1]) if found else float(named.number or 0)


def _stands_out(passages: Sequence[Passage], index: int, named: Label, *, loose: bool) -> bool:
    """Return whether a line that reads as a heading also stands as one."""
    text = passages[index].text
    if named.title and not _is_title(named.title, text):
        return False
    if named.word.startswith(_CHAPTERS):
        return True
    capital = named.word in PARTS and text.isupper()
    return loose or (
        (index == 0 or passages[index].gap > 0 or capital)
        and (named.title != "" or gap_below(passages, index) > 0)
    )


def _is_title(title: str, text: str) -> bool:
    """Return whether the words behind a heading's number are a title, not a sentence."""
    parted = re.search(r"[-\u2013—:.)|~]\s*" + re.escape(title), text) is not None
    words = title.split()
    if title.isupper():
        return True
    if parted:
        return not (title.endswith(".") and len(words) > TITLE_WORDS)
    return not title.endswith((".", "!", "?", "…")) and is_bare_title(title)


def _key(text: str) -> str:
    return "".join(letter for letter in text.casefold() if letter.isalnum())
