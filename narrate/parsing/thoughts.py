"""Find thoughts: stressed words that somebody thinks and nobody says."""
# ruff: noqa: RUF001 - curly marks and dashes are what texts hold.

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from narrate.book import Paragraph
from narrate.parsing.lexicon import ENGLISH, Lexicon
from narrate.parsing.quotes import Quoted
from narrate.parsing.tags import Tag, tag_after, tag_before


def is_first_person(
    paragraphs: Iterable[tuple[Paragraph, Sequence[Quoted]]], lexicon: Lexicon = ENGLISH
) -> bool:
    """Tell whether somebody says *I* outside quotation marks and stress, again and again."""
    said = total = 0
    for paragraph, quoted in paragraphs:
        taken = sorted([*((one.start, one.end) for one in quoted), *paragraph.emphasis])
        at = 0
        for start, end in [*taken, (len(paragraph.text), len(paragraph.text))]:
            said += len(lexicon.ego.findall(paragraph.text, at, max(at, start)))
            at = max(at, end)
        total += 1
    return said > total * _FIRST_PERSON_SHARE


def thoughts_of(
    paragraph: Paragraph,
    quoted: Sequence[Quoted],
    *,
    first_person: bool,
    lexicon: Lexicon = ENGLISH,
) -> tuple[tuple[int, int], ...]:
    """
    Return the stressed stretches of a paragraph that are thoughts; the rest is narration.

    A thought has a verb of thinking beside it, or it is a sentence of its own that says *I*
    in a story told by nobody who does.

    Args:
        paragraph: The paragraph.
        quoted: What stands in quotation marks in it.
        first_person: Whether the chapter is told as *I*.
        lexicon: The words of tags, and for *I*.
    """
    text = paragraph.text
    return tuple(
        (start, end)
        for start, end in paragraph.emphasis
        if not any(one.start < end and start < one.end for one in quoted)
        and (
            _is_tagged(text, start, end, lexicon)
            or (not first_person and _is_own(text, start, end, lexicon))
        )
    )


_FIRST_PERSON_SHARE: Final = 0.1
"""A story told as *I* says it in most paragraphs; one that is not, by a slip at most."""

_MOST_WORDS: Final = 40
"""Longer stress is a letter, a dream, a memory or a song."""


def _is_tagged(text: str, start: int, end: int, lexicon: Lexicon) -> bool:
    beside = {tag_before(text, 0, start, lexicon), tag_after(text, end, len(text), lexicon)}
    return Tag.THOUGHT in beside and len(text[start:end].split()) > 1


def _is_own(text: str, start: int, end: int, lexicon: Lexicon) -> bool:
    """Tell whether a stretch is a sentence or more that says *I*."""
    begins = text[:start].rstrip(" \n*_\"'")[-1:] in {"", *".?!…:"}
    inside = text[start:end].strip(" \n*_")
    ends = inside[-1:] in {*".?!…—–"} or text[end : end + 1] in {*".?!…"}
    few = len(inside.split()) <= _MOST_WORDS
    return begins and ends and few and lexicon.ego.search(inside) is not None
