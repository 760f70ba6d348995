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
        speech = _speech(quoted, whole, index)
        if _SALUTATION.match(text):
            written.update(_heading_lines(texts, whole, index))
            written.update(speech)
            written.update(_letter(texts, whole, index))
        elif _is_signed(texts, whole, speech[-1]):
            written.update(speech)
            written.update(_letter(texts, whole, speech[-1]))
        elif _is_announced(texts, quoted, index):
            written.update(speech)
            signed = _letter(texts, whole, index)
            if any(_closes(texts[line]) for line in signed):
                written.update(signed)
    return frozenset(written)


_MARKS: Final = r"[\"“”„«»'‘’\s*_(]*"
_SALUTATION: Final = re.compile(
    rf"""{_MARKS}(?:(?:my|our)\s)?(?:(?:very|own|poor|sweet)\s)?dear(?:est)?
    (?:,\s(?:my\s)?dear(?:est)?)?(?:\s[\w.'’]+){{1,4}}[,:](?:{_MARKS}\Z|\s?[—–-]+\s?\w|\s{{2,}}\w)
    """,
    re.VERBOSE | re.IGNORECASE,
)
_ANNOUNCED: Final = re.compile(
    r"""\b(?:letters?|notes?|telegram|message|postcard|e-?mail|wrote|written|read|reads|scrawled
    |contents|follows|indited|postscript|inscription|memo|article|diary|journal)\b(?:\W+\w+){0,4}:\W*\Z
    |\b(?:th(?:is|ese)|the\s(?:next|following|enclosed))\b(?:\W+\w+){0,3}\W+
    (?:letters?|notes?|telegram|contents|postscript|lines|epistle)\W*\Z
    |\b(?:contain(?:s|ed)|consist(?:s|ed)|written|inscribed|scrawled|printed)\b
    (?:\W+\w+){0,4}\W+words?:\W*\Z
    """,
    re.VERBOSE | re.IGNORECASE,
)
_CLOSE: Final = re.compile(
    rf"""{_MARKS}(?:(?:believe\sme|(?:and\s)?i\s(?:am|remain)),?\s)?(?:(?:ever|as\salways),?\s)?
    (?:yours?(?:'s)?\b|sincerely|faithfully|affectionately|respectfully|love,|with\slove|regards
    |best\swishes|kind\sregards|warmly|p\.?\s?s\b)""",
    re.VERBOSE | re.IGNORECASE,
)
_SIGNED: Final = re.compile(
    rf"""(?:[.,;:!?—–-]|\s\s){_MARKS}(?:(?:i\s(?:am|remain)|believe\sme),?\s)?(?:(?:ever|always|very),?\s)?
    [Yy]our(?:s|'s|’s)(?:,?\s(?:ever|always|very|most|truly|etc|&c|\w+ly)\b[^?!]*?|,[^?!.]*)[.,]?{_MARKS}\Z""",
    re.VERBOSE | re.IGNORECASE,
)
"""A letter's last words: `Yours ever, Mary`; a speech may end with `yours` alone."""

_SIGNED_CHARS: Final = 80
"""How long a signature is, with what leads to it."""

_CAPITALS: Final = re.compile(rf"{_MARKS}(?:[A-Z][A-Z.’'-]+[ ]?){{1,3}}{_MARKS}")
"""A name all in capitals."""

_READ_ALOUD: Final = re.compile(r"[\"“”„«»]\s?['‘‚]|['‘‚]\s?[\"“„]")
_DATE_LINE: Final = re.compile(
    rf"(?=.*\d|.*[,.]{_MARKS}\Z){_MARKS}(?:[\w.'’-]+,?\s?){{1,6}}{_MARKS}\Z"
)
_LINE_WORDS: Final = 6
"""A signature, an address or a date has at most as many words."""


def _is_whole(text: str, found: tuple[Quoted, ...]) -> bool:
    """Tell whether a block is one quotation and nothing else."""
    return len(found) == 1 and not re.search(r"\w", text[: found[0].start] + text[found[0].end :])


def _is_signed(texts: Sequence[str], whole: Sequence[bool], index: int) -> bool:
    """Tell whether a speech's last block ends as letters do, or the line behind it does."""
    if _SIGNED.search(texts[index][-_SIGNED_CHARS:]):
        return True
    return any(
        whole[line] and _is_line(texts[line]) and _SIGNED.search(f". {texts[line]}") is not None
        for line in range(index + 1, min(index + 2, len(texts)))
    )


def _is_announced(texts: Sequence[str], quoted: Sequence[tuple[Quoted, ...]], index: int) -> bool:
    """Tell whether the block above tells of writing; marks within marks are read aloud."""
    if not index or quoted[index - 1] or _READ_ALOUD.match(texts[index]):
        return False
    return _ANNOUNCED.search(texts[index - 1]) is not None


def _closes(text: str) -> bool:
    """Tell whether a block is the end of a letter, or the name beneath it."""
    return _CLOSE.match(text) is not None or (
        _is_line(text[:_SIGNED_CHARS]) and _CAPITALS.fullmatch(text[:_SIGNED_CHARS]) is not None
    )


def _is_line(text: str) -> bool:
    return len(text.split()) <= _LINE_WORDS and not re.search(r"[?!]", text)


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
        if not whole[line] or (closing and not _is_line(texts[line])):
            break
        if closing and _SALUTATION.match(texts[line]):
            # The next letter begins.
            break
        closing = closing or _closes(texts[line])
        lines.append(line)
    return lines


def _speech(quoted: Sequence[tuple[Quoted, ...]], whole: Sequence[bool], index: int) -> list[int]:
    """Return the blocks over which one quotation runs on."""
    lines = [index]
    while quoted[lines[-1]][0].unfinished and lines[-1] + 1 < len(whole) and whole[lines[-1] + 1]:
        lines.append(lines[-1] + 1)
    return lines
