"""Plain text: one line a paragraph, or lines broken by hand and joined again."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from narrate.readers.decoding import decode
from narrate.readers.files import StoryFile
from narrate.readers.passage import INVISIBLE, Draft, Passage, tidied
from narrate.readers.structure.breaks import divider
from narrate.readers.structure.headings import label, marked
from narrate.readers.structure.numerals import ROMAN, WORDS
from narrate.readers.structure.titlepage import lifted

_LINE_ENDS: Final = re.compile(r"\r\n|\n|\r")
"""Only these: `str.splitlines` cuts at Windows-1252's ellipsis and at page breaks too."""

_WRAPPED_CHARS: Final = range(50, 101)
"""Where hand-broken lines end; mail, Usenet and Project Gutenberg lie between 65 and 80."""

_WRAPPED_SHARE: Final = 0.6
_FULL: Final = 0.75
"""Part of the width from which on a line is full; typists break it a word earlier or later."""

_INDENT: Final = re.compile(r"\s+\S")
_HYPHENED: Final = re.compile(r"\w-$|--$|—$")
_HEADING: Final = re.compile(
    rf"(?i:chapter|part|book|volume)\s+(?:\d{{1,3}}|{ROMAN.upper()}|(?i:{WORDS}))[.:]?|{ROMAN.upper()}"
)
_LONGEST_BLOCK: Final = 40
"""More lines without a blank one are no paragraph: where one ends early, a paragraph ends."""

_FEWEST_LINES: Final = 4
_OVERLONG_SHARE: Final = 0.02


def recognizes(file: StoryFile) -> bool:  # noqa: ARG001 -- every format is asked the same.
    """Return whether these bytes are plain text: whatever no other format knows is."""
    return True


def draft(file: StoryFile) -> Draft:
    """Return the passages of a text."""
    lines = _LINE_ENDS.split(INVISIBLE.sub("", decode(file.raw)))
    blocks = list(_blocks(lines))
    width = _width(blocks)
    return lifted(Draft("plain text", marked(list(_passages(blocks, width)))))


def _blocks(lines: list[str]) -> Iterator[tuple[int, list[str]]]:
    """Yield runs of lines, each with the number of blank lines above it."""
    gap, block = 0, list[str]()
    for line in lines:
        if line.strip():
            block.append(line)
            continue
        if block:
            yield gap, block
            gap, block = 0, []
        gap += 1
    if block:
        yield gap, block


def _width(blocks: list[tuple[int, list[str]]]) -> int | None:
    """Return at how many characters the lines are broken by hand, or None if they are not."""
    lengths = sorted(len(line.rstrip()) for _, block in blocks for line in block)
    inner = sorted(len(line.rstrip()) for _, block in blocks for line in block[:-1])
    if len(inner) < _FEWEST_LINES:
        return None
    width = inner[len(inner) * 95 // 100]
    full = sum(length >= _FULL * width for length in inner)
    overlong = sum(length > 1.25 * width for length in lengths)
    wrapped = (
        width in _WRAPPED_CHARS
        and full > _WRAPPED_SHARE * len(inner)
        and overlong <= _OVERLONG_SHARE * len(lengths)
    )
    return width if wrapped else None


def _passages(blocks: list[tuple[int, list[str]]], width: int | None) -> Iterator[Passage]:
    for gap, block in blocks:
        paragraphs = block if width is None else _joined(block, width)
        for place, text in enumerate(paragraphs):
            yield tidied(Passage(text, gap=0 if place else gap))


def _joined(block: list[str], width: int) -> list[str]:
    """Return the paragraphs of a run of lines that were broken at `width`."""
    paragraphs: list[list[str]] = []
    for place, line in enumerate(block):
        above = block[place - 1] if place else ""
        roomy = len(above.rstrip()) + 1 + len(line.split()[0]) <= _FULL * width
        ended = roomy and len(block) > _LONGEST_BLOCK
        if not place or ended or _begins_paragraph(line, above, roomy=roomy):
            paragraphs.append([line])
        elif roomy:
            paragraphs[-1] += ["\n", line]  # The next word had room: verse, an address.
        else:
            paragraphs[-1] += [_joint(above, line), line.lstrip()]
    return ["".join(parts) for parts in paragraphs]


def _begins_paragraph(line: str, above: str, *, roomy: bool) -> bool:
    if _INDENT.match(line) and not _INDENT.match(above):
        return True
    if roomy and (label(line) or label(above)):
        return True
    if _is_heading(line) or _is_heading(above) or (above.isupper() and not line.isupper()):
        return True
    return divider(line) is not None or divider(above) is not None


def _is_heading(line: str) -> bool:
    """Return whether a line is a heading even where no blank line parts it from the text."""
    if _HEADING.fullmatch(line.strip()):
        return True
    named = label(line) if line.isupper() else None
    return named is not None and named.word != "" and named.number is not None


def _joint(above: str, line: str) -> str:
    """Return what stood where a line was broken: nothing behind a hyphen or a dash."""
    return "" if _HYPHENED.search(above.rstrip()) and line.lstrip()[:1].isalnum() else " "
