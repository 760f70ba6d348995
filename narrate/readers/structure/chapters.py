"""A draft to a Book: chapters in their order, each with its number and title."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from narrate.book import NOTES, Book, Chapter, LeftOut
from narrate.decisions import Notes, Reading
from narrate.readers.passage import CHAPTER, Draft, Passage
from narrate.readers.structure.blocks import composed
from narrate.readers.structure.breaks import has_letters
from narrate.readers.structure.headings import listed
from narrate.readers.structure.sections import parted
from narrate.readers.structure.shelf import SCENE_BREAK, Numbered, Parted, Section
from narrate.readers.structure.titlepage import TITLE_PAGE
from narrate.readers.structure.vocabulary.headings import CHAPTER_WORDS
from narrate.tongues import told_language

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
    parts = parted(draft.passages, with_notes=reading.notes is Notes.READ)
    language = draft.language or _told(parts) or "en"
    named = CHAPTER_WORDS.get(language, "Chapter")
    headings = [_heading(chapter.section, named) for chapter in parts.chapters]
    book_title = title or draft.title or _title_from(name, headings)
    loose: dict[int, list[LeftOut]] = defaultdict(list)
    for it in parts.loose:
        loose[it.place].append(_left_out(it.passage, it.number))
    chapters: list[Chapter] = []
    omitted: list[LeftOut] = [] if parts.chapters else loose[0]
    for index, (chapter, heading) in enumerate(zip(parts.chapters, headings, strict=True)):
        fallback = book_title if len(headings) == 1 else f"{named} {chapter.number}"
        composition = composed(chapter.section)
        within = [*loose[index], *_omitted(chapter, composition.dropped)]
        if index + 1 == len(headings):
            within += loose[len(headings)]
        own = [it for it in within if it.chapter in {None, chapter.number}]
        description = _description(own) if reading.notes is Notes.DESCRIBE else ""
        chapters.append(
            Chapter(chapter.number, heading or fallback, composition.blocks, description)
        )
        omitted += within
    return Book(
        title=book_title,
        author=author or draft.author,
        language=language,
        summary=draft.summary,
        tags=draft.tags,
        chapters=tuple(chapters),
        left_out=tuple(omitted),
        source=draft.source,
        rating=draft.rating,
        series=draft.series,
        url=draft.url,
        cover=draft.cover,
        files=draft.files,
        unread=draft.unread,
        remarks=(*draft.remarks, *map(_remark, parts.silent)),
    )


def _told(parts: Parted) -> str | None:
    """Return the language that the story itself is in."""
    return told_language(
        passage.text
        for chapter in parts.chapters
        for passage in chapter.section
        if passage.is_story
    )


def _omitted(chapter: Numbered, dropped: Mapping[int, str]) -> Iterator[LeftOut]:
    """Yield what is left out within a chapter; `dropped` are letters drawn at its edges."""
    for place, passage in enumerate(chapter.section):
        drawn = dropped.get(place, "")
        if passage.reason is not None:
            yield _left_out(passage, chapter.number)
        elif has_letters(drawn):
            yield LeftOut(chapter.number, SCENE_BREAK, drawn)


def _description(omitted: Sequence[LeftOut]) -> str:
    """Return what an author says about a chapter; empty lines part paragraphs."""
    return "\n\n".join(passage.text for passage in omitted if passage.reason in NOTES)


def _remark(silent: Numbered) -> str:
    """Return what a person should know of a chapter that is nothing but a note."""
    name = f"Chapter {silent.number}"
    heading = _heading(silent.section)
    named = f"{name}, `{heading}`," if heading is not None and heading != name else name
    return f"{named} holds no story: it keeps its number and gets no audio"


def _heading(section: Section, named: str = "Chapter") -> str | None:
    """Return a chapter's title, from the last of the headings above it."""
    texts = [
        passage.text for passage in section if passage.level == CHAPTER and passage.reason is None
    ]
    return listed(texts[-1], chapter=named) if texts else None


def _left_out(passage: Passage, chapter: int | None) -> LeftOut:
    outside = passage.reason == TITLE_PAGE
    return LeftOut(None if outside else chapter, passage.reason or "", passage.text)


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
