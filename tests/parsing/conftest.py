from collections.abc import Callable

import pytest

from narrate.book import Block, Book, Chapter, Paragraph
from narrate.parsing import parse
from narrate.script import Span, SpanKind

Piece = tuple[str, str, int | None]


def spans_of_blocks(*blocks: Block | str) -> tuple[Span, ...]:
    parsed = tuple(Paragraph(block) if isinstance(block, str) else block for block in blocks)
    chapter = Chapter(1, "One", parsed)
    book = Book("Own", None, "en", None, (), (chapter,), (), "test")
    (spans,) = parse(book)
    return spans


@pytest.fixture
def spans() -> Callable[..., tuple[Span, ...]]:
    """Return the spans of a chapter made of some blocks; a string is a paragraph."""
    return spans_of_blocks


@pytest.fixture
def spoken() -> Callable[..., list[tuple[int, str]]]:
    """Return what is dialogue in some paragraphs: the quotation's number and the words."""

    def find(*blocks: Block | str) -> list[tuple[int, str]]:
        return [
            (-1 if span.quotation is None else span.quotation, span.text.strip())
            for span in spans_of_blocks(*blocks)
            if span.kind is SpanKind.DIALOGUE
        ]

    return find


@pytest.fixture
def thought() -> Callable[..., list[str]]:
    """Return what is thought in some paragraphs."""

    def find(*blocks: Block | str) -> list[str]:
        return [
            span.text.strip() for span in spans_of_blocks(*blocks) if span.kind is SpanKind.THOUGHT
        ]

    return find
