"""Passages to sections: what will be a chapter each, headings in their place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final, TypeAlias

from narrate.book import NOTES, ParagraphKind
from narrate.readers.passage import CHAPTER, INNER, Passage, left_out
from narrate.readers.structure.breaks import divider, has_letters, is_drawn
from narrate.readers.structure.headings import PARTS, is_bare_title, label, undecorated
from narrate.readers.structure.notes import marked

OPENING_WORDS: Final = 150
"""A dedication and an epigraph; more is a chapter of its own, a prologue without its name."""

_PART_WORDS: Final = 80
"""An epigraph under `Part Two`."""

SCENE_BREAK: Final = "scene break"
"""The reason for letters that were drawn at a chapter's edge."""

Section: TypeAlias = tuple[Passage, ...]


_OUTSIDE: Final = frozenset(
    {
        *("title page", "table of contents", "front matter", "back matter", "dedication"),
        *("license", "transcriber's note", "footnote", "picture", "site text", "hidden text"),
        *("story details", "repeated heading", "heading without text", SCENE_BREAK),
    }
)
"""Reasons that make no chapter of a section: it was none for its author."""


@dataclass(frozen=True, slots=True)
class Numbered:
    """A chapter's number, as the author counts, and its passages."""

    number: int
    section: Section


@dataclass(frozen=True, slots=True)
class Loose:
    """A passage that is left out and stands in no chapter with a story."""

    place: int
    """The index of the chapter that follows."""

    number: int | None
    """The number of the chapter that is nothing but notes; None outside all chapters."""

    passage: Passage


@dataclass(frozen=True, slots=True)
class Parted:
    """A file's passages, parted."""

    chapters: tuple[Numbered, ...]
    """Each has text to be narrated."""

    silent: tuple[Numbered, ...]
    """Those that are nothing but notes; headings above them included."""

    loose: tuple[Loose, ...]


def parted(passages: Sequence[Passage], *, with_notes: bool = False) -> Parted:
    """
    Return the chapters, and what belongs to none of them.

    Args:
        passages: All of the file's.
        with_notes: Whether author's notes are read like the story.
    """
    runs = _split(passages)
    counted = [_own_number(run) for run in runs]
    parts_above = any(
        passage.level == CHAPTER and (named := label(passage.text)) and named.word not in PARTS
        for passage in passages
    )
    chapters: list[Numbered] = []
    silent: list[Numbered] = []
    loose: list[Loose] = []
    waiting: list[Passage] = []
    for index, run in enumerate(runs):
        number = len(chapters) + len(silent) + 1
        # Before the notes: a typed heading counts chapters, as notes do. After: one stood behind.
        noted = marked(_without_repeats(run))
        is_whole = len(runs) == 1
        # A few lines above all headings are what they are, not a chapter with a title.
        section = _headed(noted, first=not chapters and not _is_opening(noted, whole=is_whole))
        section = _without_repeats(section)
        is_before = not is_whole and not _is_headed(section) and not any(map(_is_spoken, section))
        if with_notes:
            section = tuple(map(_as_note, section))
        is_before = is_before and with_notes
        if (
            is_before
            or _is_opening(section, whole=is_whole)
            or (parts_above and _is_part_page(section))
        ):
            waiting += section
        elif any(_is_spoken(passage) for passage in section):
            chapters.append(Numbered(number, (*waiting, *section)))
            waiting = []
        elif _keeps_number(section, parts_above=parts_above) and _is_counted(counted, index):
            silent.append(Numbered(number, section))
            # What waits is told of later, what is left out of it before.
            loose += [Loose(len(chapters), None, it) for it in waiting if it.reason is not None]
            waiting = [it for it in waiting if it.reason is None]
            for passage in _rest(section):
                if passage.reason is None:
                    waiting.append(passage)
                else:
                    loose.append(Loose(len(chapters), number, passage))
        elif waiting or any(passage.level for passage in _rest(section)):
            waiting += _rest(section)
        else:
            loose += [Loose(len(chapters), None, passage) for passage in _rest(section)]
    if any(_is_spoken(passage) for passage in waiting):
        chapters.append(Numbered(len(chapters) + len(silent) + 1, tuple(waiting)))
    else:
        loose += [
            Loose(len(chapters), None, _loosened(it, "heading without text")) for it in waiting
        ]
    return Parted(tuple(chapters), tuple(silent), tuple(loose))


def _as_note(passage: Passage) -> Passage:
    """Return the passage, to be read if it is an author's note."""
    if passage.reason not in NOTES:
        return passage
    return replace(passage, reason=None, kind=ParagraphKind.NOTE)


def _is_headed(section: Section) -> bool:
    return any(passage.opens or passage.level == CHAPTER for passage in section)


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
        passage.opens or (passage.level == CHAPTER and not (parts_above and _is_part(passage.text)))
        for passage in section
    )
    reasons = {passage.reason for passage in section} - {None}
    return headed and not reasons <= _OUTSIDE


def _is_counted(counted: Sequence[int | None], index: int) -> bool:
    """Return whether a heading without a number is a chapter by the numbers about it."""
    if counted[index] is not None:
        return True
    above = next((number for number in reversed(counted[:index]) if number), 0)
    below = next((number for number in counted[index + 1 :] if number), None)
    return below is None or below != above + 1


def _rest(section: Section) -> list[Passage]:
    """Return what there is in a section without a story; if it is a note, headings go with it."""
    is_note = any(passage.reason is not None for passage in section)
    return [
        _loosened(passage, "chapter without a story")
        if is_note and passage.level and not _is_part(passage.text)
        else _loosened(passage, SCENE_BREAK)
        if not passage.level
        else passage
        for passage in section
        if passage.text and (passage.level or passage.reason or has_letters(passage.text))
    ]


def _loosened(passage: Passage, reason: str) -> Passage:
    return passage if passage.reason is not None else left_out(passage, reason)


def _is_opening(section: Section, *, whole: bool) -> bool:
    """Return whether a few lines before the first heading belong to the chapter they precede."""
    spoken = [passage.text for passage in section if _is_spoken(passage)]
    return (
        not whole
        and not _is_headed(section)
        and 0 < sum(len(text.split()) for text in spoken) <= OPENING_WORDS
    )


def _is_part_page(section: Section) -> bool:
    """Return whether a few lines, such as an epigraph, stand under the heading of a part."""
    headings = [passage.text for passage in section if passage.level == CHAPTER]
    words = sum(len(passage.text.split()) for passage in section if _is_spoken(passage))
    return (
        bool(headings)
        and _is_part(headings[0])
        and words <= _PART_WORDS
        and (all(label(text) is None or _is_part(text) for text in headings))
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
    return has_letters(words)


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
    words = {upper.word, lower.word}
    counted = len(words) == 1 or ("" in words and all(it[:2] in {"", "ch"} for it in words))
    if not counted or (title and lower.title and title != _letters(lower.title)):
        return None
    return above if lower.title and not title else below


def _letters(text: str) -> str:
    return "".join(letter for letter in text.casefold() if letter.isalnum())
