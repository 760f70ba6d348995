"""Where sections are put as they are sorted: chapters, those without a story, what is loose."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final, TypeAlias

from narrate.readers.passage import Passage, left_out
from narrate.readers.structure.breaks import divider, has_letters
from narrate.readers.structure.headings import PARTS, label

SCENE_BREAK: Final = "scene break"
"""The reason for letters that were drawn at a chapter's edge."""

Section: TypeAlias = tuple[Passage, ...]


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


@dataclass(slots=True)
class Shelf:
    """Sections as they are sorted, in reading order."""

    chapters: list[Numbered] = field(default_factory=list)
    silent: list[Numbered] = field(default_factory=list)
    loose: list[Loose] = field(default_factory=list)
    waiting: list[Passage] = field(default_factory=list)
    """What belongs to the chapter that comes next."""

    @property
    def _number(self) -> int:
        """The number of the chapter that comes next."""
        return len(self.chapters) + len(self.silent) + 1

    def put(self, section: Sequence[Passage]) -> None:
        """Add a chapter, with what has waited for it."""
        self.chapters.append(Numbered(self._number, (*self.waiting, *section)))
        self.waiting = []

    def put_silent(self, section: Section) -> None:
        """Add a chapter that is nothing but notes; part headings on top of it wait on."""
        if is_told(self.waiting):
            self.put(())
        number = self._number
        self.silent.append(Numbered(number, section))
        rest = _rest(section)
        # What waits is told of later, what is left out of it before.
        self._drop(it for it in self.waiting if it.reason is not None)
        self.waiting = [it for it in (*self.waiting, *rest) if it.reason is None]
        self._drop((it for it in rest if it.reason is not None), number)

    def put_rest(self, section: Section) -> None:
        """Add what is no chapter: headings wait for theirs, notes are loose."""
        rest = _rest(section)
        if self.waiting or any(passage.level for passage in rest):
            self.waiting += rest
        else:
            self._drop(rest)

    def closed(self) -> Parted:
        """Return all, when nothing comes any more."""
        if is_told(self.waiting):
            self.put(())
        else:
            self._drop(_loosened(it, "heading without text") for it in self.waiting)
        return Parted(tuple(self.chapters), tuple(self.silent), tuple(self.loose))

    def _drop(self, passages: Iterable[Passage], number: int | None = None) -> None:
        self.loose += [Loose(len(self.chapters), number, passage) for passage in passages]


def is_told(passages: Sequence[Passage]) -> bool:
    """Return whether there is anything of the story in a section."""
    return any(map(is_spoken, passages))


def _rest(section: Section) -> list[Passage]:
    """Return what there is in a section without a story; if it is a note, headings go with it."""
    is_note = any(passage.reason is not None for passage in section)
    return [
        _loosened(passage, "chapter without a story")
        if is_note and passage.level and not is_part(passage.text)
        else _loosened(passage, SCENE_BREAK)
        if not passage.level
        else passage
        for passage in section
        if passage.text and (passage.level or passage.reason or has_letters(passage.text))
    ]


def _loosened(passage: Passage, reason: str) -> Passage:
    return passage if passage.reason is not None else left_out(passage, reason)


def is_spoken(passage: Passage) -> bool:
    """Return whether a passage has words of the story to be read."""
    if not passage.is_story:
        return False
    found = divider(passage.text)
    words = passage.text if found is None else passage.text[found.start : found.end]
    return has_letters(words)


def is_part(heading: str) -> bool:
    """Return whether a heading is that of a part, under which chapters stand."""
    named = label(heading)
    return named is not None and named.word in PARTS
