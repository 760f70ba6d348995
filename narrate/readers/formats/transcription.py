"""
What transcribers put into a book: pictures, notes of theirs, footnotes, marks of type.

The conventions are those of Distributed Proofreaders, whose texts Project Gutenberg publishes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from narrate.readers.passage import Edit, Passage, edited, left_out, settled, tidied

_BRACKETED: Final = (
    ("picture", re.compile(r"(?i)\s*\[(?:illustrations?|frontispiece|plate|picture|map)\b")),
    ("transcriber's note", re.compile(r"(?i)\s*\[(?:transcriber|proofreader|e-?text|editor)")),
    ("footnote", re.compile(r"\s*\[(?:footnote|note)\b", re.IGNORECASE)),
)
_LONGEST: Final = 12
"""How many passages one bracket may hold."""

_PRODUCED: Final = re.compile(
    r"\s*(?:this )?(?:e-?(?:text|book) (?:was )?)?(?:produced|prepared|scanned|transcribed|proofed"
    r"|digitized|typed)(?: and [\w-]{1,20}){0,3} (?:by|from)\b",
    re.IGNORECASE,
)
_PRODUCED_WITHIN: Final = 8
_NOTED: Final = re.compile(r"(?i)\s*(?:transcriber(?:'s|s'|s|\u2019s)?|e-?text) notes?\b\W*")
_NOTES_FROM: Final = 0.8
"""Behind this part of a book, a transcriber's notes run up to its end."""

_FOOTNOTE: Final = re.compile(
    r"\s*(?:\[(?:\d{1,3}|[A-Z]|\*{1,3})\]|\(\d{1,3}\)\s+\S.*\Z)", re.DOTALL
)
_MARK: Final = re.compile(r"\[(?:\d{1,3}|\*{1,3}|†|‡)\]|\{\d{1,3}\}")
_LETTERED: Final = re.compile(r"\[[A-Z]\]")
_INLINE: Final = re.compile(r"\s?\[(?:illustration|footnote)[^\[\]]{0,2000}\]", re.IGNORECASE)
_BOLD: Final = re.compile(r"(?<![\w=])=(?=[^\s=])([^=\n]{0,400}[^\s=])=(?![\w=])")
_HASHED: Final = re.compile(r"\s*#(?=[^\s#])([^#\n]{1,120}[^\s#])#\s*")


def told_apart(passages: Sequence[Passage], unread: list[str]) -> Iterator[Passage]:
    """
    Yield the passages; what is none of the author's text is left out, marks are gone.

    Args:
        passages: Of the book, without header and license.
        unread: Takes the marks of footnotes.
    """
    kept = list(_bracketed(passages))
    lettered = any(
        it.reason == "footnote" and re.match(r"\s*\[(?:Footnote )?[A-Z]\b", it.text) for it in kept
    )
    notes = False
    for place, passage in enumerate(kept):
        late = place > _NOTES_FROM * len(kept)
        notes = notes or (late and bool(_NOTED.fullmatch(passage.text.split("\n")[0])))
        if passage.reason is None and (notes or _is_produced(passage, place)):
            yield left_out(passage, "transcriber's note")
        elif passage.reason is None and _FOOTNOTE.match(passage.text):
            yield left_out(passage, "footnote")
        elif passage.reason is None:
            yield from _unmarked(passage, unread, lettered=lettered)
        else:
            yield passage


def _is_produced(passage: Passage, place: int) -> bool:
    """Return whether a passage says who made the file."""
    if _NOTED.match(passage.text) and passage.text.strip()[-1:] not in '”"':
        return True
    return place < _PRODUCED_WITHIN and bool(_PRODUCED.match(passage.text))


def _bracketed(passages: Sequence[Passage]) -> Iterator[Passage]:
    """Yield the passages, those in a transcriber's brackets left out."""
    until, reason = -1, ""
    for place, passage in enumerate(passages):
        if place > until:
            reason = next((why for why, it in _BRACKETED if it.match(passage.text)), "")
            until = _closing(passages, place) if reason else -1
        yield left_out(passage, reason) if place <= until else passage


def _closing(passages: Sequence[Passage], start: int) -> int:
    """Return where the bracket closes that opens at `start`; -1 if it does within a sentence."""
    depth = 0
    for place in range(start, min(start + _LONGEST, len(passages))):
        text = passages[place].text
        depth += text.count("[") - text.count("]")
        if depth <= 0:
            return place if text.rstrip(" .").endswith("]") else -1
    return start


def _unmarked(passage: Passage, unread: list[str], *, lettered: bool) -> Iterator[Passage]:
    """Yield a passage without the marks in it, and what was cut from it."""
    if not passage.text:
        yield passage  # A ruled line.
        return
    inline = list(_INLINE.finditer(passage.text))
    asides = [left_out(tidied(Passage(it[0])), _reason(it[0])) for it in inline]
    passage = edited(passage, [(*it.span(), "") for it in inline])
    for pattern in (_MARK, _LETTERED) if lettered else (_MARK,):
        found = list(pattern.finditer(passage.text))
        unread += [it[0] for it in found]
        passage = edited(passage, [(*it.span(), "") for it in found])
    passage = tidied(_emboldened(passage))
    if passage.text:
        yield passage
    yield from asides


def _reason(text: str) -> str:
    return "footnote" if "ootnote" in text[:12] else "picture"


def _emboldened(passage: Passage) -> Passage:
    """Return the passage, `=bold=` as emphasis; `#a heading's#` marks are gone."""
    if hashed := _HASHED.fullmatch(passage.text):
        return replace(passage, text=hashed[1], emphasis=())
    edits: list[Edit] = []
    ranges = list(passage.emphasis)
    for match in _BOLD.finditer(passage.text):
        edits += [(match.start(), match.start(1), ""), (match.end(1), match.end(), "")]
        ranges.append(match.span(1))
    return edited(replace(passage, emphasis=settled(passage.text, ranges)), edits)
