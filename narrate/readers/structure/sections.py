"""Passages to sections: what will be a chapter each, headings in their place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from narrate.book import NOTES, ParagraphKind
from narrate.readers.passage import CHAPTER, INNER, Passage, left_out
from narrate.readers.structure.breaks import divider, is_drawn
from narrate.readers.structure.headings import PARTS, label
from narrate.readers.structure.notes import all_notes, is_note_title, mark, marked
from narrate.readers.structure.shelf import (
    SCENE_BREAK,
    Parted,
    Section,
    Shelf,
    is_part,
    is_spoken,
    is_told,
)
from narrate.readers.structure.titles import is_bare_title, undecorated

OPENING_WORDS: Final = 150
"""A dedication and an epigraph; more is a chapter of its own, a prologue without its name."""

_PART_WORDS: Final = 80
"""An epigraph under `Part Two`."""

_OUTSIDE: Final = frozenset(
    {
        *("title page", "table of contents", "front matter", "back matter", "dedication"),
        *("license", "transcriber's note", "footnote", "picture", "site text", "hidden text"),
        *("story details", "repeated heading", "heading without text", SCENE_BREAK),
    }
)
"""Reasons that make no chapter of a section: it was none for its author."""


def parted(passages: Sequence[Passage], *, with_notes: bool = False) -> Parted:
    """
    Return the chapters, and what belongs to none of them.

    Args:
        passages: All of the file's.
        with_notes: Whether author's notes are read like the story.
    """
    runs = _split(passages)
    counted = _counted(runs)
    parts_above = any(
        passage.level == CHAPTER and (named := label(passage.text)) and named.word not in PARTS
        for passage in passages
    )
    shelf = Shelf()
    for run, is_counted in zip(runs, counted, strict=True):
        is_whole = len(runs) == 1
        # Before the notes: a typed heading counts chapters, as notes do. After: one stood behind.
        noted = _noted(_without_repeats(run), whole=is_whole)
        # A few lines above all headings are what they are, not a chapter with a title.
        is_first = not shelf.chapters and not _is_opening(noted, whole=is_whole)
        section = _without_repeats(_headed(noted, first=is_first))
        if with_notes:
            is_before = not is_whole and not _is_headed(section) and not is_told(section)
            section = tuple(map(_as_note, section))
        else:
            is_before = False
        part_page = parts_above and _is_part_page(section)
        if is_before or part_page or _is_opening(section, whole=is_whole):
            shelf.waiting += section
        elif is_told(section):
            shelf.put(section)
        elif _keeps_number(section, parts_above=parts_above) and is_counted:
            shelf.put_silent(section)
        else:
            shelf.put_rest(section)
    return shelf.closed()


def _as_note(passage: Passage) -> Passage:
    """Return the passage, to be read if it is an author's note."""
    if passage.reason not in NOTES:
        return passage
    return replace(passage, reason=None, kind=ParagraphKind.NOTE)


def _is_headed(section: Section) -> bool:
    return any(passage.opens or passage.level == CHAPTER for passage in section)


def _noted(section: Section, *, whole: bool) -> Section:
    """Return the section, notes left out: all of it if its heading says that it is one."""
    headings = [index for index, passage in enumerate(section) if passage.level == CHAPTER]
    if headings and is_note_title(section[headings[-1]].text):
        return all_notes(section)
    named = next(
        (place for place, passage in enumerate(section) if _stands_for_notes(passage.text)), None
    )
    if named is None or headings or whole:
        return marked(section)
    # Before the first heading there is no story: a preface, a dedication.
    reason = mark(section[named].text) or "author's note"
    return (*section[:named], *all_notes(section[named:], reason))


def _stands_for_notes(line: str) -> bool:
    return (is_note_title(line) or undecorated(line).rstrip(".:").isupper()) and mark(line) in {
        "author's note",
        "dedication",
    }


def _own_number(run: Sequence[Passage]) -> int | None:
    """Return the number in a run's headings, if they have one; 0 without a heading."""
    named = [
        label(passage.text) for passage in run if passage.level == CHAPTER and not passage.reason
    ]
    if not named and not any(passage.opens for passage in run):
        return 0
    return next((it.number for it in named if it and it.number and it.word not in PARTS), None)


def _keeps_number(section: Section, *, parts_above: bool) -> bool:
    """Return whether a section without a story is a chapter to its author: headed, and a note."""
    headed = any(
        passage.opens or (passage.level == CHAPTER and not (parts_above and is_part(passage.text)))
        for passage in section
    )
    reasons = {passage.reason for passage in section} - {None}
    return headed and not reasons <= _OUTSIDE


def _counted(runs: Sequence[Sequence[Passage]]) -> list[bool]:
    """Return which runs are chapters by their own numbers, or by those about them."""
    own = [_own_number(run) for run in runs]
    below: list[int | None] = []
    for number in reversed(own):
        below.append(number or (below[-1] if below else None))
    above = 0
    counted: list[bool] = []
    for number, next_one in zip(own, [*reversed(below[:-1]), None], strict=True):
        counted.append(number is not None or next_one is None or next_one != above + 1)
        above = number or above
    return counted


def _is_opening(section: Section, *, whole: bool) -> bool:
    """Return whether a few lines before the first heading belong to the chapter they precede."""
    spoken = [passage.text for passage in section if is_spoken(passage)]
    return (
        not whole
        and not _is_headed(section)
        and 0 < sum(len(text.split()) for text in spoken) <= OPENING_WORDS
    )


def _is_part_page(section: Section) -> bool:
    """Return whether a few lines, such as an epigraph, stand under the heading of a part."""
    headings = [passage.text for passage in section if passage.level == CHAPTER]
    words = sum(len(passage.text.split()) for passage in section if is_spoken(passage))
    return (
        bool(headings)
        and is_part(headings[0])
        and words <= _PART_WORDS
        and (all(label(text) is None or is_part(text) for text in headings))
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
    words = {upper.word, lower.word}
    counted = len(words) == 1 or ("" in words and all(it[:2] in {"", "ch"} for it in words))
    if not counted or (title and lower.title and title != _letters(lower.title)):
        return None
    return above if lower.title and not title else below


def _letters(text: str) -> str:
    return "".join(letter for letter in text.casefold() if letter.isalnum())
