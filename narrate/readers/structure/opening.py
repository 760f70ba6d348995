"""The spoken opening: `The Long Lamp, by Anna Lee`, as audiobooks and podfics begin."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from narrate.book import Book, Heading

_BY: Final = {"en": "by", "fr": "de", "de": "von", "es": "de", "it": "di", "pt": "de"}
"""What stands between title and author; elsewhere a full stop does."""


def opened(book: Book) -> Book:
    """Return the book with its opening as a heading of the first chapter."""
    at, words = _opening(book)
    if not words:
        return book
    first, *others = book.chapters
    blocks = (*first.blocks[:at], Heading(words, added=True), *first.blocks[at:])
    return replace(book, chapters=(replace(first, blocks=blocks), *others))


def _opening(book: Book) -> tuple[int, str]:
    """Return before which block of the first chapter the opening stands, and its words."""
    blocks = book.chapters[0].blocks
    by = _BY.get(book.language)
    author = f"{by} {book.author}" if by and book.author else book.author
    titled = blocks and isinstance(blocks[0], Heading) and _same(blocks[0].text, book.title)
    if titled and author:
        return 1, author[0].upper() + author[1:]
    if not author:
        return 0, "" if titled else book.title
    return 0, f"{book.title}, {author}" if by else f"{book.title}. {author}"


def _same(heading: str, title: str) -> bool:
    return heading.strip(" .").casefold() == title.strip(" .").casefold()
