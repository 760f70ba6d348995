"""Book -> spans: what is narrated and what stands in quotation marks, block by block."""

from __future__ import annotations

from narrate.book import Book
from narrate.parsing.chapters import chapter_spans
from narrate.parsing.lexicon import lexicon_of
from narrate.parsing.styles import style_of
from narrate.script import Span

__all__ = ["parse"]


def parse(book: Book) -> tuple[tuple[Span, ...], ...]:
    """
    Return the spans of every chapter, in reading order.

    A heading is one span, a scene break has none, and the spans of any block join to its
    text: blanks after a span belong to it. Quotations are numbered from 0 in each chapter.
    Takes time linear in the book's length.
    """
    style = style_of(book.chapters)
    lexicon = lexicon_of(book.language)
    return tuple(
        chapter_spans(chapter, style_of((chapter,), default=style), lexicon)
        for chapter in book.chapters
    )
