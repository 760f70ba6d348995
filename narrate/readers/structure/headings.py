"""Chapter headings in text that does not mark them: which lines are headings, and which not."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from narrate.readers.passage import CHAPTER, INNER, Passage, left_out
from narrate.readers.structure.breaks import divider
from narrate.readers.structure.numerals import ROMAN, WORDS, value

LONGEST_CHARS: Final = 90
"""A heading with a long title; sentences that begin like headings are mostly longer."""

TITLE_CHARS: Final = 60
_TITLE_WORDS: Final = 10
_SMALL_WORD: Final = 3
"""Longer words of a title begin with a capital; `of the` do not."""

_DECORATION: Final = "-\u2010\u2011\u2012\u2013—\u2015\u2212_~*#=+|/\\<>•·[] \t"
_NUMBER: Final = rf"(?P<number>\d{{1,4}}(?:\.\d{{1,2}})?|{WORDS}|{ROMAN})(?![\w'\u2019])"
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
    rf"(?P<word>ch|part|book|act|scene|letter|volume|section|episode|entry|day|track|interlude)"
    rf"\.?\s*[-\u2013:#.]?\s*(?:the\s+)?{_NUMBER}{_TAIL}",
    re.IGNORECASE,
)
"""`Part Two`, `Day 3`: a heading only with blank lines about it, and not as a sentence."""

NAMED: Final = re.compile(
    r"(?P<word>prologue|epilogue|interlude|intermission|foreword|preface|afterword|introduction"
    r"|omake|side story|bonus chapter|(?:the )?(?:final|last|first) chapter|prolog|epilog)"
    r"(?:\s*[-\u2013—:.]+\s*(?P<title>.*)|\s+(?P<plain>(?-i:[\"“(]?[^\W_a-z]).*))?",
    re.IGNORECASE,
)
NUMBERED: Final = re.compile(
    rf"(?P<number>\d{{1,3}}|{ROMAN.upper()})(?:[.):]?|[.):]\s+(?P<title>\S.*))"
)
_QUOTED: Final = re.compile(r"[\"“\u2018'](\w[^\"“”]{0,60}\s[^\"“”]{0,60}\w)[\"”\u2019']")
_OPENING_QUOTES: Final = "\"'“\u2018«„"
_CONTENTS: Final = re.compile(r"(?:table of )?contents|chapters|index", re.IGNORECASE)
_CONTENTS_WITHIN: Final = 12
"""A list of contents stands among the first passages, behind title, author and summary."""

_SERIAL: Final = frozenset({"day", "entry", "letter", "track", "section", "scene", "episode"})
"""Words of running text: headings only when there are several."""

_STEP: Final = 2
"""How far apart two numbers of a run may be: one may be missing."""

_RUN_ANYWHERE: Final = 4
"""So many numbers that count up are headings though the first ones are missing."""

PARTS: Final = frozenset({"part", "book", "volume", "act"})
_DATED: Final = re.compile(
    r"\d{4}|\d(?:st|nd|rd|th)\b|\b(?:january|february|march|april|june|july|august|september"
    r"|october|november|december|monday|tuesday|wednesday|thursday|friday|saturday|sunday)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Label:
    """What a heading says of its chapter."""

    word: str
    """`chapter`, `part`, `prologue`; empty for a bare number."""

    number: int | None
    title: str


def label(text: str) -> Label | None:
    """Return what a heading's line says, or None if it does not read as a heading."""
    words = undecorated(text)
    if len(words) > LONGEST_CHARS or "\n" in words:
        return None
    for pattern in (STRONG, WEAK, NAMED, NUMBERED):
        if match := pattern.fullmatch(words):
            parts = match.groupdict()
            title = parts.get("title") or parts.get("plain") or ""
            if len(title) > TITLE_CHARS or title.endswith((",", ";", ":")):
                continue
            number = value(parts.get("number") or "")
            return Label((parts.get("word") or "").casefold(), number, title.strip())
    return None


def undecorated(text: str) -> str:
    """Return a heading without the ornaments drawn about it."""
    return text.strip(_DECORATION) or text


def listed(heading: str) -> str:
    """Return a heading as a listener wants it in a list of chapters."""
    words = " ".join(undecorated(heading).split())
    found = label(words)
    if found is None or found.word in {"prologue", "epilogue"}:
        return words
    if found.title and any(letter.isalnum() for letter in found.title):
        again = label(found.title)
        repeated = again is not None and (again.word, again.number) == (found.word, found.number)
        return words if repeated else found.title
    if not found.word and found.number is not None:
        return f"Chapter {found.number}"
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
    large = [word for word in words if len(word) > _SMALL_WORD or word is words[0]]
    return all(not word.lstrip("(").islower() for word in large) and any(map(str.isalpha, line))


def marked(passages: Sequence[Passage], *, one_shot: bool = False) -> tuple[Passage, ...]:
    """
    Return the passages, those that read as chapter headings marked so.

    Args:
        passages: All of the file's.
        one_shot: The file is one chapter; bare numbers part it into sections.
    """
    passages = _without_contents(passages)
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
    running = _running(passages, {i: it for i, it in found.items() if not it.word})
    chapters = {index for index, named in found.items() if named.word}
    headed = any(found[index].number and found[index].word not in PARTS for index in chapters)
    rank = INNER if headed or one_shot else CHAPTER
    levels = {**dict.fromkeys(chapters, CHAPTER), **dict.fromkeys(running, rank)}
    return tuple(
        replace(passage, level=levels[index], text=undecorated(passage.text), emphasis=())
        if index in levels
        else passage
        for index, passage in enumerate(passages)
    )


def _stands_out(passages: Sequence[Passage], index: int, named: Label, *, loose: bool) -> bool:
    """Return whether a line that reads as a heading also stands as one."""
    text = passages[index].text
    if named.title and not _is_title(named.title, text):
        return False
    if named.word.startswith(("chap", "kap", "cap", "глав")):
        return True
    return loose or (
        (index == 0 or passages[index].gap > 0)
        and (named.title != "" or _gap_below(passages, index) > 0)
    )


def _is_title(title: str, text: str) -> bool:
    """Return whether the words behind a heading's number are a title, not a sentence."""
    parted = re.search(r"[-\u2013—:.)|~]\s*" + re.escape(title), text) is not None
    words = title.split()
    if parted:
        return not (title.endswith(".") and len(words) > _TITLE_WORDS)
    return not title.endswith((".", "!", "?", "…")) and is_bare_title(title)


def _gap_below(passages: Sequence[Passage], index: int) -> int:
    return passages[index + 1].gap if index + 1 < len(passages) else 1


def _ordinary_gap(passages: Sequence[Passage]) -> int:
    gaps = Counter(passage.gap for passage in passages[1:])
    return max(gaps, key=lambda gap: (gaps[gap], -gap), default=1)


def _running(passages: Sequence[Passage], numbered: dict[int, Label]) -> list[int]:
    """Return where bare numbers run 1, 2, 3 with text between them."""
    first = next((index for index, passage in enumerate(passages) if passage.is_story), None)
    accepted: list[int] = []
    for digits in (True, False):
        series = [
            index
            for index in numbered
            if undecorated(passages[index].text)[0].isdigit() is digits
            and index - 1 not in numbered
            and index + 1 not in numbered
            and index + 1 < len(passages)
        ]
        for run in _runs(series, numbered):
            begins = numbered[run[0]].number == 1 or run[0] == first
            if len(run) >= (1 if run == [first] else 2 if begins else _RUN_ANYWHERE):
                accepted += run
    return accepted


def _runs(series: Sequence[int], numbered: dict[int, Label]) -> list[list[int]]:
    """Return the numbers in runs that count up; one may be missing here and there."""
    runs: list[list[int]] = []
    for index in series:
        above = numbered[runs[-1][-1]].number or 0 if runs else 0
        if runs and 0 < (numbered[index].number or 0) - above <= _STEP:
            runs[-1].append(index)
        else:
            runs.append([index])
    return runs


def _without_contents(passages: Sequence[Passage]) -> list[Passage]:
    """Return the passages, a list of contents among them left out, its titles headings."""
    kept = list(passages)
    again = _last_lines(passages)
    for start in range(min(len(kept), _CONTENTS_WITHIN)):
        named = _CONTENTS.fullmatch(undecorated(kept[start].text)) is not None
        entries = _entries(kept, start + named, again, named=named)
        if len(entries) > 1:
            for index in range(start, entries[-1] + 1):
                kept[index] = left_out(kept[index], "table of contents")
            wanted = {_key(passages[index].text) for index in entries}
            for index in range(entries[-1] + 1, len(kept)):
                if _key(kept[index].text) in wanted and kept[index].is_story:
                    kept[index] = replace(kept[index], level=CHAPTER, emphasis=())
            return kept
    return kept


def _entries(
    passages: Sequence[Passage], start: int, again: dict[str, int], *, named: bool
) -> list[int]:
    """Return which passages from `start` on are entries: each stands in the text again."""
    entries: list[int] = []
    for index in range(start, len(passages)):
        text = passages[index].text
        entry = len(text) <= LONGEST_CHARS and again.get(_key(text), 0) > index
        if not entry or not (named or label(text)) or not passages[index].is_story:
            break
        entries.append(index)
    # What stands again among the entries themselves is no list of contents.
    return [index for index in entries if again[_key(passages[index].text)] > entries[-1]]


def _last_lines(passages: Sequence[Passage]) -> dict[str, int]:
    """Return where each short line stands for the last time."""
    return {
        _key(passage.text): index
        for index, passage in enumerate(passages)
        if 0 < len(passage.text) <= LONGEST_CHARS
    }


def _key(text: str) -> str:
    return "".join(letter for letter in text.casefold() if letter.isalnum())
