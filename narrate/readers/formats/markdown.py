"""Markdown: a draft in one file, or one chapter of it."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from narrate.readers.decoding import decode, decoded
from narrate.readers.files import StoryFile
from narrate.readers.formats.commonmark import passages
from narrate.readers.formats.frontmatter import FrontMatter, front_matter
from narrate.readers.passage import Draft
from narrate.readers.structure.headings import marked
from narrate.readers.structure.ranks import ranked
from narrate.readers.structure.titlepage import lifted

_ENDINGS: Final = frozenset({".md", ".markdown", ".mdown", ".mkd", ".mdtxt"})
_HEAD_BYTES: Final = 1 << 16
_HEADING: Final = re.compile(r"^#{1,6}[ \t]+(?![#\s*=~-]*$).+", re.MULTILINE)
_FEWEST: Final = 2
"""So many lines with `#` make Markdown, or one that comes first."""

_LINE_ENDS: Final = re.compile(r"\r\n|\n|\r")


def recognizes(file: StoryFile) -> bool:
    """Return whether a file is Markdown by its name, its front matter, or its headings."""
    if file.ending in _ENDINGS:
        return True
    head = decode(file.raw[:_HEAD_BYTES]).lstrip("\ufeff")
    if front_matter(head).lines:
        return True
    headings = [match.start() for match in _HEADING.finditer(head)]
    return len(headings) >= _FEWEST or (bool(headings) and not head[: headings[0]].strip())


def draft(file: StoryFile) -> Draft:
    """Return the passages of a text in Markdown, and what its front matter says."""
    text = decoded(file.raw)
    front = front_matter(text.text)
    lines = _LINE_ENDS.split(text.text)[front.lines :]
    unread: list[str] = []
    found = passages(lines, unread)
    page = Draft(
        "Markdown", tuple(found), author=front.author, unread=tuple(unread), remarks=text.remarks
    )
    if any(passage.level for passage in found):
        page = lifted(ranked(page))
    else:
        page = lifted(replace(page, passages=marked(found)))
    return _described(page, front)


def _described(page: Draft, front: FrontMatter) -> Draft:
    return replace(
        page,
        title=front.title or page.title,
        language=front.language or page.language,
        summary=front.summary,
        tags=front.tags,
        rating=front.rating,
        series=front.series,
        url=front.url,
    )
