"""Find letters and messages that stand in quotation marks: they are read, not said."""
# ruff: noqa: RUF001 - curly marks and dashes are what texts hold.

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from narrate.parsing.quotes import Quoted


def written_blocks(texts: Sequence[str], quoted: Sequence[tuple[Quoted, ...]]) -> frozenset[int]:
    """
    Return the indices of the blocks that are quoted writing from first to last word.

    A letter begins with a salutation, or after words that announce writing; it goes on to
    its signature, or as long as blocks stand wholly in quotation marks.

    Args:
        texts: The blocks' texts; empty where a block is no paragraph.
        quoted: What stands in quotation marks in each.
    """
    whole = [_is_whole(text, found) for text, found in zip(texts, quoted, strict=True)]
    written: set[int] = set()
    for index, text in enumerate(texts):
        if index in written or not whole[index]:
            continue
        if _SALUTATION.match(text):
            written.update(_heading_lines(texts, whole, index))
            written.update(_letter(texts, whole, index))
        elif index and _ANNOUNCED.search(texts[index - 1]) and not quoted[index - 1]:
            written.update(_speech(quoted, whole, index))
            signed = _letter(texts, whole, index)
            if any(_CLOSE.match(texts[line]) for line in signed):
                written.update(signed)
    return frozenset(written)


_MARKS: Final = r"[\"“”„«»'‘’\s*_(]*"
_SALUTATION: Final = re.compile(
    rf"""{_MARKS}(?:(?:my|our)\s)?(?:(?:very|own|poor|sweet)\s)?dear(?:est)?
    (?:,\s(?:my\s)?dear(?:est)?)?(?:\s[\w.'’]+){{1,4}}[,:](?:{_MARKS}\Z|\s?[—–-]+\s?\w)
    """,
    re.VERBOSE | re.IGNORECASE,
)
_ANNOUNCED: Final = re.compile(
    r"""\b(?:letters?|notes?|telegram|message|postcard|e-?mail|wrote|written|read|reads|scrawled
    |contents|follows|postscript|inscription|memo|article|diary|journal)\b(?:\W+\w+){0,4}:\Z
    """,
    re.VERBOSE | re.IGNORECASE,
)
_CLOSE: Final = re.compile(
    rf"""{_MARKS}(?:(?:believe\sme|(?:and\s)?i\s(?:am|remain)),?\s)?(?:(?:ever|as\salways),?\s)?
    (?:yours?(?:'s)?\b|sincerely|faithfully|affectionately|respectfully|love,|with\slove|regards
    |best\swishes|kind\sregards|warmly|p\.?\s?s\b)""",
    re.VERBOSE | re.IGNORECASE,
)
_DATE_LINE: Final = re.compile(
    rf"(?=.*\d|.*[,.]{_MARKS}\Z){_MARKS}(?:[\w.'’-]+,?\s?){{1,6}}{_MARKS}\Z"
)
_LINE_WORDS: Final = 6
"""A signature, an address or a date has at most as many words."""


def _is_whole(text: str, found: tuple[Quoted, ...]) -> bool:
    """Tell whether a block is one quotation and nothing else."""
    return len(found) == 1 and not re.search(r"\w", text[: found[0].start] + text[found[0].end :])


def _heading_lines(texts: Sequence[str], whole: Sequence[bool], index: int) -> list[int]:
    """Return the lines with place and date that stand above a salutation."""
    lines: list[int] = []
    for line in range(index - 1, max(-1, index - 4), -1):
        if not whole[line] or not _DATE_LINE.match(texts[line]):
            break
        lines.append(line)
    return lines


def _letter(texts: Sequence[str], whole: Sequence[bool], index: int) -> list[int]:
    """Return the blocks from a letter's first to its signature."""
    lines: list[int] = []
    closing = False
    for line in range(index, len(texts)):
        is_line = len(texts[line].split()) <= _LINE_WORDS and not re.search(r"[?!]", texts[line])
        if not whole[line] or (closing and not is_line):
            break
        closing = closing or _CLOSE.match(texts[line]) is not None
        lines.append(line)
    return lines


def _speech(quoted: Sequence[tuple[Quoted, ...]], whole: Sequence[bool], index: int) -> list[int]:
    """Return the blocks over which one quotation runs on."""
    lines = [index]
    while quoted[lines[-1]][0].unfinished and lines[-1] + 1 < len(whole) and whole[lines[-1] + 1]:
        lines.append(lines[-1] + 1)
    return lines
