"""Lines of plain text to passages: one line a paragraph, or lines broken by hand, joined again."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from narrate.book import ParagraphKind
from narrate.readers.formats.html.walk import is_letter
from narrate.readers.passage import INVISIBLE, Passage, tidied
from narrate.readers.structure.breaks import divider
from narrate.readers.structure.headings import label
from narrate.readers.structure.numerals import ROMAN, WORDS
from narrate.readers.structure.titlepage import LABELS, byline

_LINE_ENDS: Final = re.compile(r"\r\n|\n|\r")
"""Only these: `str.splitlines` cuts at Windows-1252's ellipsis and at page breaks too."""

_WRAPPED_CHARS: Final = range(50, 101)
"""Where hand-broken lines end; mail, Usenet and Project Gutenberg lie between 65 and 80."""

WRAPPED_SHARE: Final = 0.6
"""Part of the lines within paragraphs that are full where lines are broken by hand."""

_FULL: Final = 0.75
"""Part of the width from which on a line is full; typists break it a word earlier or later."""

_INSET: Final = 2
"""Blanks more than usual before all lines of a verse, a letter."""

_INDENT: Final = re.compile(r"\s+\S")
_HYPHENED: Final = re.compile(r"\w-$|--$|—$")
_HEADING: Final = re.compile(
    rf"(?i:chapter|part|book|volume)\s+(?:\d{{1,3}}|{ROMAN.upper()}|(?i:{WORDS}))[.:]?"
    rf"|{ROMAN.upper()}|(?=[IVXLC]{{2}}){ROMAN.upper()}\."
)
_ALONE: Final = re.compile(r"[\W_]*(?:by|to|dedication|contents)[\W_]*", re.IGNORECASE)
"""A line of its own on the title pages of printed books."""

_LONGEST_BLOCK: Final = 40
"""More lines without a blank one are no paragraph: where one ends early, a paragraph ends."""

_TITLE_LINES: Final = 4
_FEWEST_LINES: Final = 4
_OVERLONG_SHARE: Final = 0.02


def lines_of(text: str) -> list[str]:
    """Return a text's lines."""
    return _LINE_ENDS.split(INVISIBLE.sub("", text))


def passages(lines: Sequence[str], *, full_share: float = WRAPPED_SHARE) -> list[Passage]:
    """
    Return the passages of lines: headings are not yet told from paragraphs.

    Args:
        lines: Without their ends.
        full_share: How many of the lines must be full for all to be joined.
    """
    blocks = list(_blocks(lines))
    return list(_passages(blocks, _width(blocks, full_share)))


def _blocks(lines: Sequence[str]) -> Iterator[tuple[int, list[str]]]:
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


def _width(blocks: list[tuple[int, list[str]]], full_share: float) -> int | None:
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
        and full > full_share * len(inner)
        and overlong <= _OVERLONG_SHARE * len(lengths)
    )
    return width if wrapped else None


def _passages(blocks: list[tuple[int, list[str]]], width: int | None) -> Iterator[Passage]:
    margin = _margin(blocks)
    inset: list[Passage] = []
    for gap, block in blocks:
        paragraphs = block if width is None else _joined(block, width)
        found = [
            tidied(Passage(text, gap=0 if place else gap)) for place, text in enumerate(paragraphs)
        ]
        if width is not None and all(_indent(line) >= margin + _INSET for line in block):
            verse = len(found) == 1 and 2 * found[0].text.count("\n") > len(block) - 1
            kind = ParagraphKind.VERSE if verse else ParagraphKind.PROSE
            inset += [replace(passage, kind=kind) for passage in found]
            continue
        yield from _quoted(inset)
        inset = []
        yield from found
    yield from _quoted(inset)


def _quoted(inset: list[Passage]) -> list[Passage]:
    """Return what is set in from the margin: a letter, if it begins or ends as one."""
    if not inset or not is_letter(inset, 0):
        return inset
    return [replace(passage, kind=ParagraphKind.LETTER) for passage in inset]


def _margin(blocks: list[tuple[int, list[str]]]) -> int:
    """Return how many blanks most lines begin with."""
    indents = Counter(_indent(line) for _, block in blocks for line in block)
    return max(indents, key=lambda indent: (indents[indent], -indent), default=0)


def _indent(line: str) -> int:
    wide = line.expandtabs()
    return len(wide) - len(wide.lstrip())


def _joined(block: list[str], width: int) -> list[str]:
    """Return the paragraphs of a run of lines that were broken at `width`."""
    if _is_title(block):
        return [" ".join(line.strip() for line in block)]
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


def _is_title(block: list[str]) -> bool:
    """Return whether lines in capitals are one title, broken: `THE FIRST BOAT IS / LAUNCHED`."""
    return (
        1 < len(block) <= _TITLE_LINES
        and all(line.isupper() and not _HEADING.fullmatch(line.strip()) for line in block)
        and not any(line.rstrip().endswith(tuple(".!?;:")) for line in block[:-1])
        and not any(label(line) or _ALONE.fullmatch(line) for line in block)
    )


def _begins_paragraph(line: str, above: str, *, roomy: bool) -> bool:
    if _INDENT.match(line) and not _INDENT.match(above):
        return True
    if roomy and (label(line) or label(above) or byline(line) or LABELS.fullmatch(line)):
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
