"""Chapter headings in text that does not mark them: which lines are headings, and which not."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from narrate.readers.passage import CHAPTER, INNER, Passage
from narrate.readers.structure.breaks import divider
from narrate.readers.structure.contents import Named, without_contents
from narrate.readers.structure.numerals import ROMAN, WORDS, value
from narrate.readers.structure.running import runs
from narrate.readers.structure.vocabulary import headings as foreign

LONGEST_CHARS: Final = 90
"""A heading with a long title; sentences that begin like headings are mostly longer."""

LONGEST_TITLED_CHARS: Final = 250
"""`CHAPTER VIII. IN WHICH THE MALE READER IS REQUESTED ...`."""

TITLE_CHARS: Final = 60
_TITLE_WORDS: Final = 10
_SMALL_WORD: Final = 3
"""Longer words of a title begin with a capital; `of the` do not."""

_DECORATION: Final = "-\u2010\u2011\u2012\u2013—\u2015\u2212_~*#=+|/\\<>•·[] \t"
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
_QUOTED: Final = re.compile(r"[\"“\u2018'](\w[^\"“”]{0,60}\s[^\"“”]{0,60}\w)[\"”\u2019']")
_OPENING_QUOTES: Final = "\"'“\u2018«„"
_SERIAL: Final = frozenset(
    {"day", "entry", "letter", "track", "section", "scene", "episode", "the one"}
)
"""Words of running text: headings only when there are several."""

_CHAPTERS: Final = ("chap", "kap", "cap", "глав")
_SHORTEST_CHAPTER: Final = 100
_MEAN_CHAPTER: Final = 400
"""Words under a title without number or keyword; signs and shouts stand closer together."""

PARTS: Final = frozenset({"part", "book", "volume", "act", "phase", "epoch"})
_MONTH: Final = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_WEEKDAY: Final = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
_DATED: Final = re.compile(
    rf"\d{{4}}|\d(?:st|nd|rd|th)\b|\d\.? {_MONTH}\b|\b{_MONTH} \d|\b{_WEEKDAY}\b", re.IGNORECASE
)
DATE: Final = re.compile(
    rf"(?:{_WEEKDAY},? )?(?:the )?(?:\d{{1,2}}(?:st|nd|rd|th|\.)?(?: of)? {_MONTH}"
    rf"|{_MONTH} (?:the )?\d{{1,2}}(?:st|nd|rd|th)?)(?:,? \d{{4}})?[.:]?",
    re.IGNORECASE,
)
"""`Monday, 3 May 1897`: a heading within a chapter if there are several."""


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


def undecorated(text: str) -> str:
    """Return a heading without the ornaments drawn about it."""
    return text.strip(_DECORATION) or text


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


def is_bare_title(text: str) -> bool:
    """Return whether a line without number or keyword could be a title: `The Lamp`."""
    line = undecorated(text)
    if quoted := _QUOTED.fullmatch(line):
        return is_bare_title(quoted[1])  # `"End of an Era"`, but not `"Yes!"`.
    words = line.split()
    if not words or len(words) > _TITLE_WORDS or len(text) > TITLE_CHARS or "\n" in text:
        return False
    stops = ",;:…" if line.isupper() else ".,;:…"
    if line.endswith(tuple(stops)) or line[0] in _OPENING_QUOTES:
        return False
    if divider(line) is not None or _DATED.search(line):
        return False
    large = [
        word
        for word in words
        if (len(word) > _SMALL_WORD or word is words[0]) and word not in {"continued", "concluded"}
    ]
    return all(not word.lstrip("(").islower() for word in large) and any(map(str.isalpha, line))


def marked(passages: Sequence[Passage], *, one_shot: bool = False) -> tuple[Passage, ...]:
    """
    Return the passages, those that read as chapter headings marked so.

    Args:
        passages: All of the file's.
        one_shot: The file is one chapter; bare numbers part it into sections.
    """
    passages = without_contents(passages, _named)
    loose = _ordinary_gap(passages) == 0
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
        **_dates(passages),
        **dict.fromkeys(chapters, CHAPTER),
        **dict.fromkeys(outer, rank),
        **dict.fromkeys(inner, INNER),
    }
    if not one_shot and CHAPTER not in {*levels.values(), *(it.level for it in passages)}:
        levels |= dict.fromkeys(_titles(passages), CHAPTER)
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


def _dates(passages: Sequence[Passage]) -> dict[int, int]:
    """Return the lines that are nothing but a date, if there are several: a diary's entries."""
    found = [
        index
        for index, passage in enumerate(passages)
        if passage.is_story and DATE.fullmatch(undecorated(passage.text)) and passage.gap
    ]
    return dict.fromkeys(found, INNER) if len(found) > 1 else {}


def _titles(passages: Sequence[Passage]) -> list[int]:
    """Return the bare titles that part a text: set apart, several, with much text under each."""
    usual = _ordinary_gap(passages)
    found = [
        index
        for index, passage in enumerate(passages)
        if passage.is_story
        and is_bare_title(passage.text)
        and (index == 0 or passage.gap > usual)
        and _gap_below(passages, index) > 0
        and (undecorated(passage.text).isupper() or passage.gap > usual + 1 or index == 0)
    ]
    lengths = [
        sum(len(passage.text.split()) for passage in passages[above + 1 : below])
        for above, below in pairwise([*found, len(passages)])
    ]
    # A title over a title is the book's.
    found = [index for index, words in zip(found, lengths, strict=True) if words > _TITLE_WORDS]
    lengths = [words for words in lengths if words > _TITLE_WORDS]
    enough = len(found) > 1 and min(lengths) >= _SHORTEST_CHAPTER
    return found if enough and sum(lengths) >= _MEAN_CHAPTER * len(found) else []


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
        and (named.title != "" or _gap_below(passages, index) > 0)
    )


def _is_title(title: str, text: str) -> bool:
    """Return whether the words behind a heading's number are a title, not a sentence."""
    parted = re.search(r"[-\u2013—:.)|~]\s*" + re.escape(title), text) is not None
    words = title.split()
    if title.isupper():
        return True
    if parted:
        return not (title.endswith(".") and len(words) > _TITLE_WORDS)
    return not title.endswith((".", "!", "?", "…")) and is_bare_title(title)


def _gap_below(passages: Sequence[Passage], index: int) -> int:
    return passages[index + 1].gap if index + 1 < len(passages) else 1


def _ordinary_gap(passages: Sequence[Passage]) -> int:
    gaps = Counter(passage.gap for passage in passages[1:])
    return max(gaps, key=lambda gap: (gaps[gap], -gap), default=1)


def _key(text: str) -> str:
    return "".join(letter for letter in text.casefold() if letter.isalnum())
