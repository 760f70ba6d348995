"""Stories to attribute, written as paragraphs with straight quotation marks."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Final, TypeAlias

import pytest

from narrate.attribution import Attribution, attribute
from narrate.book import Block, Book, Chapter, Paragraph
from narrate.decisions import Decisions
from narrate.script import Span, SpanKind

Spans: TypeAlias = tuple[tuple[Span, ...], ...]

_QUOTATION: Final = re.compile(r'"[^"]*"?')


def _book(*chapters: Sequence[Block | str]) -> Book:
    return Book(
        "A story",
        None,
        "en",
        None,
        (),
        tuple(
            Chapter(
                number,
                f"Chapter {number}",
                tuple(Paragraph(one) if isinstance(one, str) else one for one in blocks),
            )
            for number, blocks in enumerate(chapters, 1)
        ),
        (),
        "plain text",
    )


def _spans(book: Book) -> Spans:
    return tuple(tuple(_chapter_spans(chapter)) for chapter in book.chapters)


def _chapter_spans(chapter: Chapter) -> list[Span]:
    spans: list[Span] = []
    for block, content in enumerate(chapter.blocks):
        if isinstance(content, Paragraph):
            spans += _block_spans(content.text, block, len(spans))
    return spans


def _block_spans(text: str, block: int, first: int) -> list[Span]:
    cuts = sorted({0, len(text), *(at for m in _QUOTATION.finditer(text) for at in m.span())})
    pieces = [(start, text[start:end]) for start, end in pairwise(cuts)]
    whole: list[tuple[int, str]] = []
    for start, piece in pieces:
        if whole and not re.search(r"\w", piece):
            whole[-1] = (whole[-1][0], whole[-1][1] + piece)
        else:
            whole.append((start, piece))
    return [
        Span(SpanKind.DIALOGUE, piece, block, start, first + number)
        if piece.startswith('"')
        else Span(SpanKind.NARRATION, piece, block, start)
        for number, (start, piece) in enumerate(whole)
    ]


@pytest.fixture(scope="session")
def book_of() -> Callable[..., Book]:
    """Return what makes a book of chapters, each a sequence of blocks or of paragraphs' texts."""
    return _book


@pytest.fixture(scope="session")
def spans_of() -> Callable[[Book], Spans]:
    """Return what finds the spans of a book whose marks are all straight and paired."""
    return _spans


@pytest.fixture(scope="session")
def told() -> Callable[..., Attribution]:
    """Return what attributes a story of one chapter, given by its paragraphs."""

    def tell(*paragraphs: Block | str, decisions: Decisions | None = None) -> Attribution:
        book = _book(paragraphs)
        return attribute(book, _spans(book), decisions or Decisions())

    return tell


@pytest.fixture(scope="session")
def speakers(told: Callable[..., Attribution]) -> Callable[..., list[str]]:
    """Return what names the speakers of a story's quotations, by id, in order."""

    def speak(*paragraphs: Block | str, decisions: Decisions | None = None) -> list[str]:
        script = told(*paragraphs, decisions=decisions).script
        return [
            utterance.speaker
            for chapter in script.chapters
            for utterance in chapter.utterances
            if utterance.span.kind is SpanKind.DIALOGUE
        ]

    return speak
