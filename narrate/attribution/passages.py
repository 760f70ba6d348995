"""The book as attribution reads it: paragraphs of words, told apart as spoken or narrated."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import count
from typing import Final

from narrate.book import Book, Heading, Paragraph, ParagraphKind
from narrate.script import Span, SpanKind

SPOKEN: Final = frozenset({SpanKind.DIALOGUE, SpanKind.THOUGHT})

_TOKEN: Final = re.compile(
    r"""
    \b(?:Mr|Mrs|Ms|Dr|St|Prof|Rev|Capt|Col|Gen|Lt|Sgt|Mme|Mlle|M)\.  # A title and its period.
    | [^\W_]+ (?: (?:['\u2019](?!s\b)|-(?!-)) [^\W_]+ )*                  # A word.
    | ['\u2019]s\b                                                        # A possessive.
    | \.{2,} | …
    | \S
    """,
    re.VERBOSE,
)
_ENDS: Final = frozenset({".", "!", "?", "…", "...", "...."})
MARKS: Final = frozenset("\"'\u201c\u201d\u2018\u2019\u00ab\u00bb`_*()")
"""What may stand before the first word of a sentence, or behind its last."""


# Not frozen, as other values are: a book has hundreds of thousands, and each would cost four times
# as much to make. Nobody changes one.
@dataclass(slots=True)
class Token:
    """A word or a mark of a paragraph."""

    text: str
    low: str
    """Lower case, apostrophes straight."""

    start: int
    spoken: bool
    opens: bool
    """Whether it is the first word of a sentence, of a quotation, or of narration."""

    line: int
    """Index of its span among the spans of the chapter."""

    capital: bool
    """Whether the word is written like a name."""

    word: bool
    """Whether it is a word at all, not a mark."""


@dataclass(frozen=True, slots=True)
class _Spelling:
    """What the letters of a token say, wherever it stands."""

    text: str
    low: str
    capital: bool
    word: bool
    ends: bool
    """Whether a sentence may end with it."""


@dataclass(frozen=True, slots=True)
class Passage:
    """One heading or paragraph, its spans and tokens."""

    index: int
    """Its place in the book, from 0."""

    chapter: int
    """Index of the chapter, from 0."""

    block: int
    spans: tuple[tuple[int, Span], ...]
    """Each with its index among the spans of the chapter."""

    tokens: tuple[Token, ...]
    heading: bool = False
    letter: bool = False
    """Whether it is set apart as a letter, a message or verse: its *I* is its writer."""

    @property
    def quoted(self) -> bool:
        """Whether somebody speaks in it."""
        return any(span.kind in SPOKEN for _, span in self.spans)


def passages(book: Book, spans: tuple[tuple[Span, ...], ...]) -> tuple[Passage, ...]:
    """
    Return the headings and paragraphs of a book, in order.

    Raises:
        ValueError: There are not as many tuples of spans as chapters.
    """
    return tuple(_passages(book, spans))


def _passages(book: Book, spans: tuple[tuple[Span, ...], ...]) -> Iterator[Passage]:
    place = count()
    known: dict[str, _Spelling] = {}
    for number, (chapter, lines) in enumerate(zip(book.chapters, spans, strict=True)):
        by_block: dict[int, list[tuple[int, Span]]] = {}
        for index, span in enumerate(lines):
            by_block.setdefault(span.block, []).append((index, span))
        for block, inside in by_block.items():
            whole = chapter.blocks[block]
            yield Passage(
                next(place),
                number,
                block,
                tuple(inside),
                tuple(_tokens(inside, known)) if isinstance(whole, Paragraph) else (),
                isinstance(whole, Heading),
                isinstance(whole, Paragraph) and whole.kind is not ParagraphKind.PROSE,
            )


def _tokens(lines: Iterable[tuple[int, Span]], known: dict[str, _Spelling]) -> Iterator[Token]:
    for index, span in lines:
        spoken = span.kind in SPOKEN
        start = span.start
        opens = True
        for match in _TOKEN.finditer(span.text):
            text = match.group()
            here = known.get(text)
            if here is None:
                here = known[text] = _spelling(text)
            yield Token(
                here.text,
                here.low,
                start + match.start(),
                spoken,
                opens and here.word,
                index,
                here.capital,
                here.word,
            )
            opens = here.ends or (opens and not here.word)


def _spelling(text: str) -> _Spelling:
    word = text[0].isalnum()
    return _Spelling(
        text,
        text.lower().replace("\u2019", "'"),
        text[0].isupper() and (len(text) == 1 or not text.isupper()),
        word,
        text in _ENDS,
    )


def words(name: str) -> tuple[str, ...]:
    """Return a name as the tokens that it makes in a text."""
    return tuple(_TOKEN.findall(name))
