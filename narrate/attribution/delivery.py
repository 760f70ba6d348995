"""
Read how a line is said: from its tag, from a sentence about the voice beside it, from its type.

*whispered*, *said in a whisper*, *her voice barely audible*, *without raising his voice*,
*Her voice dropped to a whisper.*, *"STOP!"*
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from narrate.attribution.manners import of_beat, of_tag
from narrate.attribution.passages import Token
from narrate.attribution.words import DELIVERIES
from narrate.book import ParagraphKind
from narrate.script import Delivery, Span, SpanKind

_ACRONYMS: Final = frozenset({"OK", "TV", "UK", "US", "USA", "UFO", "FBI", "CIA", "NASA", "ID"})
_FARTHEST: Final = 60
"""Tokens from a verb to what is read with it: a clause may be as long as a book."""

_WORD: Final = re.compile(r"[^\W\d_]{2,}")


def delivery_of(
    tokens: Sequence[Token], *, first: int, verb: int, last: int, subject: tuple[int, int]
) -> Delivery | None:
    """
    Return how a line is said whose tag is the clause from `first` to `last`, exclusive.

    The verb of speech tells it, else what follows the verb, else what leads up to it. It is
    plain if the tag denies that it is anything else, and None if the tag says nothing.

    Args:
        tokens: Those of the paragraph.
        first: The first of the clause.
        verb: The verb of speech, or the noun that stands for it: *Anna's **voice** was cold*.
        last: Where the clause ends.
        subject: Where whoever speaks is named, and where that ends.
    """
    begin, end = subject
    return of_tag(
        tokens[verb].low,
        opening=_text(tokens, first, min(verb, begin)),
        between=_text(tokens, end, verb),
        rest=_text(tokens, max(verb + 1, end if begin > verb else 0), last),
    )


def beat_delivery(
    tokens: Sequence[Token], *, first: int, last: int, verb: int | None = None
) -> Delivery | None:
    """
    Return how a line is said beside which a sentence tells of its voice, if one does.

    Args:
        tokens: Those of the paragraph.
        first: The first of the sentence.
        last: Where the sentence ends.
        verb: What somebody does into whose sentence the line runs: *"I know," Anna wept*.
    """
    if verb is not None and verb < last and tokens[verb].low in DELIVERIES:
        return DELIVERIES[tokens[verb].low]
    return of_beat(_text(tokens, first, last).lstrip("\"' "))


def typed_delivery(span: Span) -> Delivery | None:
    """Return how a line is said for all that can be seen of it on the page."""
    if span.kind is SpanKind.THOUGHT:
        return Delivery.THOUGHT
    if span.writing is ParagraphKind.VERSE or set("♪♫") & set(span.text):
        return Delivery.SUNG
    loud = "!" in span.text and span.text == span.text.upper()
    words = set(_WORD.findall(span.text)) - _ACRONYMS if loud else ()
    # Scripts without capitals are the same in both cases.
    return Delivery.SHOUTED if any(word != word.lower() for word in words) else None


def _text(tokens: Sequence[Token], first: int, last: int) -> str:
    return " ".join(token.low for token in tokens[first : min(last, first + _FARTHEST)])
