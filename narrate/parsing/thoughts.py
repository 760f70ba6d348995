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


def talks_silently(
    paragraphs: Iterable[tuple[Paragraph, Sequence[Quoted]]], lexicon: Lexicon = ENGLISH
) -> bool:
    """Tell whether people talk in stressed words, mind to mind: *Over here,* said Anna."""
    said = 0
    for paragraph, quoted in paragraphs:
        text = paragraph.text
        said += any(
            text[start:end].rstrip(" *_")[-1:] in {*",?!"}
            and not any(one.start < end and start < one.end for one in quoted)
            and tag_after(text, end, len(text), lexicon) is Tag.SAID
            for start, end in paragraph.emphasis
        )
    return said >= _FEWEST_SAID


def thoughts_of(
    paragraph: Paragraph,
    quoted: Sequence[Quoted],
    *,
    first_person: bool,
    silent: bool = False,
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
        silent: Whether people talk mind to mind in the chapter: whole sentences are theirs.
        lexicon: The words of tags, and for *I*.
    """
    text = paragraph.text
    found: list[tuple[int, int]] = []
    for start, end in paragraph.emphasis:
        if any(one.start < end and start < one.end for one in quoted):
            continue
        if (
            _is_tagged(text, start, end, lexicon)
            or (not first_person and _says_i(text, start, end, lexicon))
            or (silent and _is_whole(text, start, end, goes_on=bool(found)))
        ):
            found.append((start, end))
    return tuple(found)


_FIRST_PERSON_SHARE: Final = 0.1
"""A story told as *I* says it in most paragraphs; one that is not, by a slip at most."""

_FEWEST_SAID: Final = 2
"""Once may be a quotation from somewhere."""

_MOST_WORDS: Final = 40
"""Longer stress is a letter, a dream, a memory or a song."""


def _is_tagged(text: str, start: int, end: int, lexicon: Lexicon) -> bool:
    beside = {tag_before(text, 0, start, lexicon), tag_after(text, end, len(text), lexicon)}
    return Tag.THOUGHT in beside and len(text[start:end].split()) > 1


def _says_i(text: str, start: int, end: int, lexicon: Lexicon) -> bool:
    """Tell whether a stretch is a sentence or more that says *I*."""
    whole = _is_whole(text, start, end, goes_on=False)
    return whole and lexicon.ego.search(text, start, end) is not None


def _is_whole(text: str, start: int, end: int, *, goes_on: bool) -> bool:
    """Tell whether a stretch is a sentence or more; or the rest of one that was broken off."""
    before = text[:start].rstrip(" \n*_\"'")[-1:]
    begins = before in {"", *".?!…:"} or (goes_on and before == ",")
    inside = text[start:end].strip(" \n*_")
    ends = inside[-1:] in {*".?!…—–,"} or text[end : end + 1] in {*".?!…"}
    return begins and ends and len(inside.split()) <= _MOST_WORDS
