"""
Write a labeled novel's quotations in other marks, so that each style of marks is measured.

The conversions know nothing of the parser: the straight double marks of a paragraph open and
close by turns, and apostrophes that a corpus has lost are put back, lest single marks be easier
to read than they are.

Dashes say less than marks, so each way of authors with them is a style of its own:

    before speech    —No, said Anna, —not I. He rose. —Go.      a dash wherever speech begins
    around tags      — No, — said Anna, — not I. — He rose.     a dash wherever speech ends, too
    at paragraphs    —No, said Anna, not I.                     a dash where a paragraph begins

In the last, narration that stands before speech becomes a paragraph of its own, and so does
narration behind a full stop; what begins with a small letter, or follows on a comma, a question
or a cry, may be a tag and stays.

A quotation can be written so if it begins its paragraph or follows on a punctuation mark, and
ends in one or with its paragraph. Any other (`He called her "dear" and left`) keeps marks, since
nothing could tell where it begins or ends; it is in the text, but left out of the measure.
"""
# ruff: noqa: RUF001 - curly marks and dashes are what is measured.

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import zip_longest
from typing import Any, Final, TypeAlias

Gold: TypeAlias = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Labeled:
    """A text, and the quotations that people marked in it."""

    text: str
    quotes: Sequence[Gold]
    """With `start`, `end`, `text`, `quote_id`; `left_out` where a style cannot write one."""


Conversion: TypeAlias = Callable[[Labeled], Labeled | None]


class Dashes(Enum):
    """Where dashes stand, as the module says."""

    BEFORE_SPEECH = "before speech"
    AROUND_TAGS = "around tags"
    AT_PARAGRAPHS = "at paragraphs"


def in_marks(outer: str, inner: str, apostrophe: str) -> Conversion:
    """Return what turns `"` into an outer pair of marks, and `'…'` into an inner pair."""

    def convert(labeled: Labeled) -> Labeled | None:
        text = _with_inner(labeled.text)
        if text is None:
            return None
        pieces: list[str] = []
        for paragraph in _PARAGRAPH.split(text.replace("'", apostrophe)):
            parts = paragraph.split('"')
            pieces.append(parts[0])
            for number, part in enumerate(parts[1:]):
                pieces += [outer[number % 2], part]
        # Characters are replaced one by one, so that offsets hold.
        joined = "".join(pieces).replace("\0", inner[0]).replace("\1", inner[1])
        return Labeled(joined, labeled.quotes)

    return convert


def in_dashes(dashes: Dashes) -> Conversion:
    """Return what takes the marks off and puts dashes where authors do."""

    def convert(labeled: Labeled) -> Labeled | None:
        text = _with_inner(labeled.text)
        if text is None:
            return None
        edits = sorted(edit for quoted in _quoted(text) for edit in _edits(text, quoted, dashes))
        written = [quoted for quoted in _quoted(text) if quoted.is_writable]
        pieces, moved, at = [], [0] * (len(text) + 1), 0
        length = 0
        for start, end, new in [*edits, (len(text), len(text), "")]:
            pieces += [text[at:start], new]
            for old in range(at, end):
                moved[old] = length + min(old, start) - at
            length += start - at + len(new)
            at = end
        moved[len(text)] = length
        joined = "".join(pieces).replace("\0", "‘").replace("\1", "’").replace("'", "’")
        quotes = [
            quote
            | {
                "start": moved[quote["start"]],
                "end": moved[quote["end"]],
                "left_out": not any(
                    quoted.start < quote["end"] and quote["start"] < quoted.end
                    for quoted in written
                ),
            }
            for quote in labeled.quotes
        ]
        return Labeled(joined, quotes)

    return convert


_PARAGRAPH: Final = re.compile(r"(\n[ \t]*\n)")
_LOST_APOSTROPHE: Final = re.compile(r"(?<=[a-z]) (?=(?:s|t|m|d|ll|re|ve)\b)")
_INNER: Final = re.compile(
    r"(?<![\w'])'(?=[A-Za-z])([^'\"]|(?<=\w)'(?=\w))*[,.;:?!-]'(?!\w)",
)
_BEFORE_SPEECH: Final = frozenset(",.?!;:…)_")
"""No dash: two in a row nobody writes."""

_SPEECH_ENDS: Final = frozenset(",.?!;:—–-…)_")


def _with_inner(text: str) -> str | None:
    """Return a text with NUL and SOH for inner marks; None if its marks are not straight."""
    if text.count('"') < 2 * text.count("“") + 2:
        return None
    text = _LOST_APOSTROPHE.sub("'", text)
    return _INNER.sub(lambda found: f"\0{found[0][1:-1]}\1", text)


@dataclass(frozen=True, slots=True)
class _Quoted:
    """A stretch between two marks, with what stands about it in its paragraph."""

    start: int
    """Behind its opening mark."""

    end: int
    """At its closing mark, or its paragraph's end."""

    before: str
    """What stands between it and the quotation before, or the paragraph's start."""

    after: str
    is_closed: bool
    previous: _Quoted | None
    """The one before it in its paragraph."""

    words: str

    @property
    def begins_paragraph(self) -> bool:
        return self.previous is None and not re.search(r"\w", self.before)

    @property
    def ends_paragraph(self) -> bool:
        return not self.after.strip()

    @property
    def is_writable(self) -> bool:
        before = self.before.rstrip()[-1:]
        begins = self.begins_paragraph or not before or before in _BEFORE_SPEECH
        last = self.words.rstrip()[-1:]
        ends = self.ends_paragraph or (last in _SPEECH_ENDS and self.after[:1] in {*" \n\t"})
        return begins and ends and bool(self.words.strip())


def _quoted(text: str) -> Iterator[_Quoted]:
    at = 0
    for paragraph in _PARAGRAPH.split(text):
        before, *parts = paragraph.split('"')
        previous, start = None, at + len(before) + 1
        for words, after in zip_longest(parts[::2], parts[1::2]):
            end = start + len(words)
            is_closed = after is not None
            previous = _Quoted(start, end, before, after or "", is_closed, previous, words)
            yield previous
            before = previous.after
            start = end + len(before) + 2
        at += len(paragraph)


def _edits(text: str, quoted: _Quoted, dashes: Dashes) -> Iterator[tuple[int, int, str]]:
    """Yield what replaces the marks: start, end, and what stands there instead."""
    opening, closing = (quoted.start - 1, quoted.start), (quoted.end, quoted.end + 1)
    if not quoted.is_writable:
        yield (*opening, "“")
        if quoted.is_closed:
            yield (*closing, "”")
        return
    match dashes:
        case Dashes.BEFORE_SPEECH:
            start, end = "—", ""
        case Dashes.AROUND_TAGS:
            start, end = "— ", "" if quoted.ends_paragraph else " —"
        case Dashes.AT_PARAGRAPHS:
            start, end = _new_line(quoted), "\n\n" if _is_told(quoted) else ""
    has_dash = quoted.words.lstrip()[:1] in {*"-—–"}
    yield (*opening, start.rstrip("— ") if has_dash else start)
    if quoted.is_closed:
        yield (*closing, end)


def _new_line(quoted: _Quoted) -> str:
    """Return what stands before speech that a dash marks only where a paragraph begins."""
    if quoted.begins_paragraph:
        return "—"
    previous = quoted.previous
    goes_on = previous is not None and previous.is_writable and quoted.before.strip()
    return "" if goes_on and previous and not _is_told(previous) else "\n\n—"


def _is_told(quoted: _Quoted) -> bool:
    """Tell whether what follows is no tag, by the rules of punctuation alone."""
    after = quoted.after.lstrip()
    return quoted.words.rstrip()[-1:] == "." and after[:1].isupper()
