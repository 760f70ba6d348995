"""Passages to sections: what will be a chapter each, headings in their place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from narrate.readers.breaks import divider
from narrate.readers.headings import is_bare_title, label, undecorated
from narrate.readers.notes import marked
from narrate.readers.passage import CHAPTER, INNER, Passage, left_out

Section: TypeAlias = tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Parted:
    """A file's passages, parted."""

    chapters: tuple[Section, ...]
    """Each has text to be narrated."""

    loose: tuple[tuple[int, Passage], ...]
    """What stands outside all chapters, left out, with the index of the chapter that follows."""


def parted(passages: Sequence[Passage]) -> Parted:
    """Return the chapters, and what belongs to none of them."""
    chapters: list[Section] = []
    loose: list[tuple[int, Passage]] = []
    waiting: list[Passage] = []
    for section in _split(passages):
        section = _headed(marked(section), first=not chapters)
        if any(passage.is_story and _is_spoken(passage) for passage in section):
            chapters.append(_without_repeats((*waiting, *section)))
            waiting = []
            continue
        notes = [passage for passage in section if passage.reason is not None]
        for passage in section:
            if passage.reason is not None:
                loose.append((len(chapters), passage))
            elif passage.level and notes and not _is_part(passage.text):
                loose.append((len(chapters), left_out(passage, "chapter without a story")))
            elif passage.level:
                waiting.append(passage)
    loose += [(len(chapters), left_out(it, "heading without text")) for it in waiting]
    return Parted(tuple(chapters), tuple(loose))


def _split(passages: Sequence[Passage]) -> list[list[Passage]]:
    """Return the passages in runs, each beginning with a chapter's headings but perhaps the first."""
    runs: list[list[Passage]] = [[]]
    for passage in passages:
        begun = any(other.is_story or other.reason for other in runs[-1])
        if passage.level == CHAPTER and begun:
            runs.append([])
        runs[-1].append(passage)
    return runs


def _is_spoken(passage: Passage) -> bool:
    found = divider(passage.text)
    words = passage.text if found is None else passage.text[found.start : found.end]
    return any(letter.isalnum() for letter in words)


def _is_part(heading: str) -> bool:
    named = label(heading)
    return named is not None and named.word in {"part", "book", "volume", "act"}


def _headed(section: Sequence[Passage], *, first: bool) -> Section:
    """Return the section with the lines that are headings by where they stand marked so."""
    passages = list(section)
    story = [index for index, passage in enumerate(passages) if passage.is_story]
    headings = [passage for passage in passages if passage.level == CHAPTER]
    untitled = (
        bool(headings) and (named := label(headings[-1].text)) is not None and not named.title
    )
    if len(story) > 1 and (untitled or (first and not headings)):
        top, below = passages[story[0]], passages[story[1]]
        if is_bare_title(top.text) and not is_bare_title(below.text) and not divider(below.text):
            passages[story[0]] = _heading(top, CHAPTER)
    for index in range(1, len(passages) - 1):
        between = all(_is_line(passages[beside]) for beside in (index - 1, index + 1))
        if between and passages[index].is_story and is_bare_title(passages[index].text):
            passages[index] = _heading(passages[index], INNER)
    return tuple(passages)


def _is_line(passage: Passage) -> bool:
    return not passage.text or (passage.is_story and not _is_spoken(passage))


def _heading(passage: Passage, level: int) -> Passage:
    return replace(passage, level=level, text=undecorated(passage.text), emphasis=())


def _without_repeats(section: Section) -> Section:
    """Return the section, a heading that says again what stands above it left out."""
    passages = list(section)
    last = None
    for index, passage in enumerate(passages):
        if passage.reason is not None or not passage.text:
            continue
        if last is not None and (shorter := _repeated(passages[last].text, passage.text)):
            spare, fuller = (last, index) if shorter == passages[last].text else (index, last)
            passages[spare] = left_out(passages[spare], "repeated heading")
            passages[fuller] = _heading(passages[fuller], CHAPTER)
            last = fuller
        elif passage.level == CHAPTER:
            last = index
        else:
            break
    return tuple(passages)


def _repeated(above: str, below: str) -> str | None:
    """Return which of two headings is said by the other, or None if both are needed."""
    if _letters(above) == _letters(below):
        return below
    upper, lower = label(above), label(below)
    if upper is None:
        return None
    if _letters(upper.title) == _letters(below) and upper.title:
        return below
    if lower is None or lower.number is None or lower.number != upper.number:
        return None
    if lower.word not in {upper.word, ""}:
        return None
    if upper.title and lower.title:
        return below if _letters(upper.title) == _letters(lower.title) else None
    return above if lower.title else below


def _letters(text: str) -> str:
    return "".join(letter for letter in text.casefold() if letter.isalnum())
