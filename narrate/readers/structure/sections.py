"""Passages to sections: what will be a chapter each, headings in their place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final, TypeAlias

from narrate.readers.passage import CHAPTER, INNER, Passage, left_out
from narrate.readers.structure.breaks import divider, is_drawn
from narrate.readers.structure.headings import PARTS, is_bare_title, label, undecorated
from narrate.readers.structure.notes import marked

OPENING_WORDS: Final = 150
"""A dedication and an epigraph; more is a chapter of its own, a prologue without its name."""

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
    for run in _split(passages):
        # Before the notes: a typed heading counts chapters, as notes do. After: one stood behind.
        section = _headed(marked(_without_repeats(run)), first=not chapters)
        section = _without_repeats(section)
        if _is_opening(section, whole=len(run) == len(passages)):
            waiting += section
        elif any(_is_spoken(passage) for passage in section):
            chapters.append((*waiting, *section))
            waiting = []
        elif waiting or any(passage.level for passage in _rest(section)):
            waiting += _rest(section)
        else:
            loose += [(len(chapters), passage) for passage in _rest(section)]
    if any(_is_spoken(passage) for passage in waiting):
        chapters.append(tuple(waiting))
    else:
        loose += [(len(chapters), _loosened(it, "heading without text")) for it in waiting]
    return Parted(tuple(chapters), tuple(loose))


def _rest(section: Section) -> list[Passage]:
    """Return what there is in a section without a story; if it is a note, headings go with it."""
    is_note = any(passage.reason is not None for passage in section)
    return [
        _loosened(passage, "chapter without a story")
        if is_note and not _is_part(passage.text)
        else passage
        for passage in section
        if passage.level or passage.reason is not None
    ]


def _loosened(passage: Passage, reason: str) -> Passage:
    return passage if passage.reason is not None else left_out(passage, reason)


def _is_opening(section: Section, *, whole: bool) -> bool:
    """Return whether a few lines before the first heading belong to the chapter they precede."""
    spoken = [passage.text for passage in section if _is_spoken(passage)]
    headed = any(passage.opens or passage.level == CHAPTER for passage in section)
    return (
        not whole and not headed and 0 < sum(len(text.split()) for text in spoken) <= OPENING_WORDS
    )


def _split(passages: Sequence[Passage]) -> list[list[Passage]]:
    """Return the passages in runs, each but perhaps the first with headings on top."""
    runs: list[list[Passage]] = [[]]
    begun = False
    for passage in passages:
        if (passage.opens or passage.level == CHAPTER) and begun:
            runs.append([])
            begun = False
        begun = begun or passage.is_story or passage.reason is not None
        runs[-1].append(passage)
    return runs


def _is_spoken(passage: Passage) -> bool:
    """Return whether a passage has words of the story to be read."""
    if not passage.is_story:
        return False
    found = divider(passage.text)
    words = passage.text if found is None else passage.text[found.start : found.end]
    return any(letter.isalnum() for letter in words)


def _is_part(heading: str) -> bool:
    named = label(heading)
    return named is not None and named.word in PARTS


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
    return not passage.text or (passage.is_story and is_drawn(passage.text))


def _heading(passage: Passage, level: int) -> Passage:
    return replace(passage, level=level, text=undecorated(passage.text), emphasis=())


def _without_repeats(section: Sequence[Passage]) -> Section:
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
    upper, lower = label(above), label(below)
    title = _letters(upper.title) if upper is not None else ""
    if _letters(below) in {_letters(above), title} - {""}:
        return below
    if upper is None or lower is None or lower.number is None or lower.number != upper.number:
        return None
    counted = lower.word == upper.word or (not lower.word and upper.word.startswith("ch"))
    if not counted or (title and lower.title and title != _letters(lower.title)):
        return None
    return above if lower.title and not title else below


def _letters(text: str) -> str:
    return "".join(letter for letter in text.casefold() if letter.isalnum())
