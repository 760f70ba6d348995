"""A draft to a Book: chapters in their order, each with its number and title."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from typing import Final

from narrate.book import Book, Chapter, LeftOut
from narrate.decisions import Reading
from narrate.readers.passage import CHAPTER, Draft, Passage
from narrate.readers.structure.blocks import composed
from narrate.readers.structure.headings import listed
from narrate.readers.structure.sections import Section, parted

_SMALL_WORDS: Final = frozenset(
    {"a", "an", "and", "as", "at", "but", "by", "for", "from", "in", "of", "on", "or", "the", "to"}
)
"""Written small within a title (Chicago Manual of Style, 8.159)."""


def bound(
    draft: Draft, *, title: str | None, author: str | None, name: str, reading: Reading
) -> Book:
    """
    Return the book; without chapters if there is no story in the draft.

    Args:
        draft: What the format's reader found.
        title: What the user calls it; else what the file says counts.
        author: Whom the user names; else whom the file names.
        name: The file's name without its ending: the title of last resort.
        reading: What is read out beside the story.
    """
    parts = parted(draft.passages)
    headings = [_heading(section) for section in parts.chapters]
    book_title = title or draft.title or _title_from(name, headings)
    loose: dict[int, list[Passage]] = defaultdict(list)
    for place, passage in parts.loose:
        loose[place].append(passage)
    chapters, left_out = [], []
    for index, section in enumerate(parts.chapters):
        number = index + 1
        fallback = book_title if len(headings) == 1 else f"Chapter {number}"
        chapters.append(Chapter(number, headings[index] or fallback, composed(section)))
        left_out += [_left_out(it, None) for it in loose[index]]
        left_out += [_left_out(it, number) for it in section if it.reason is not None]
    left_out += [_left_out(it, None) for it in loose[len(headings)]]
    return Book(
        title=book_title,
        author=author or draft.author,
        language=draft.language or "en",
        summary=draft.summary,
        tags=draft.tags,
        chapters=tuple(chapters),
        left_out=tuple(left_out),
        source=draft.source,
        rating=draft.rating,
        series=draft.series,
        url=draft.url,
        cover=draft.cover,
        unread=draft.unread,
        remarks=draft.remarks,
    )


def _heading(section: Section) -> str | None:
    """Return a chapter's title, from the last of the headings above it."""
    texts = [
        passage.text for passage in section if passage.level == CHAPTER and passage.reason is None
    ]
    return listed(texts[-1]) if texts else None


def _left_out(passage: Passage, chapter: int | None) -> LeftOut:
    return LeftOut(chapter, passage.reason or "", passage.text)


def _title_from(name: str, headings: Sequence[str | None]) -> str:
    """Return the file's name as a title; a name without words says less than a heading."""
    heading = headings[0] if headings else None
    words = re.sub(r"[\s_-]+", " ", name).strip() or "Untitled"
    has_words = re.search(r"\b[^\W\d_]{2,}\b", words) is not None
    if heading is not None and not has_words:
        return heading  # Of the first chapter, however many follow: a serial keeps its title.
    if len(headings) == 1 and heading is not None and heading.casefold() == words.casefold():
        return heading
    return _capitalized(words) if words.islower() else words


def _capitalized(words: str) -> str:
    """Return a name in the capitals of a title: `the night post` is `The Night Post`."""
    first, *others = words.split(" ")
    small = (word if word in _SMALL_WORDS else word.capitalize() for word in others)
    return " ".join((first.capitalize(), *small))
