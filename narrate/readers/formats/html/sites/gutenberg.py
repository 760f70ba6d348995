"""
Project Gutenberg's HTML: a novel between a header and a license.

New files mark both (`pg-header`, `pg-footer`, written by https://github.com/gutenbergtools/ebookmaker);
old ones have them as text, as the plain files do.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from bs4.element import NavigableString, PageElement, Tag

from narrate.readers.formats.html.page import Page, classes_of, words_of
from narrate.readers.formats.html.walk import Mark, walked
from narrate.readers.formats.transcription import told_apart
from narrate.readers.languages import language_code
from narrate.readers.passage import CHAPTER, Draft, Passage, left_out
from narrate.readers.structure.headings import label
from narrate.readers.structure.ranks import ranked
from narrate.readers.structure.titlepage import TITLE_PAGE

START: Final = re.compile(
    r"\*{3}\s*START OF (?:THE|THIS) PROJECT GUTENBERG.*", re.IGNORECASE | re.DOTALL
)
END: Final = re.compile(
    r"\*{3}\s*END OF (?:THE|THIS) PROJECT GUTENBERG.*|end of (?:the |this )?project gutenberg.*",
    re.IGNORECASE | re.DOTALL,
)
FIELD: Final = re.compile(
    r"^[ \t]*(title|author|translator|language)\s*:\s*(\S.*(?:\n[ \t]+\S.*)*)",
    re.IGNORECASE | re.MULTILINE,
)
"""A line of the header, `Title: The Lamp`; a long value goes on in indented lines."""

_NUMBER: Final = re.compile(r"\[(?:e-?book|e-?text)\s*#\s*(\d{1,6})\]", re.IGNORECASE)
_ADDRESS: Final = "https://www.gutenberg.org/ebooks/"
_CONTENTS: Final = re.compile(r"(?:table of )?contents\.?", re.IGNORECASE)
_TITLE: Final = re.compile(r"(?:the )?project gutenberg e-?(?:book|text)s? of (.+)", re.IGNORECASE)
_BOILERPLATE: Final = frozenset({"pg-boilerplate", "pgheader", "pgfooter"})
_BOILERPLATE_IDS: Final = frozenset({"pg-header", "pg-footer"})
_REASONS: Final = (
    (frozenset({"transnote", "tnote", "tn", "trans-note", "transcriber"}), "transcriber's note"),
    (frozenset({"footnote", "footnotes", "fn", "endnote"}), "footnote"),
    (frozenset({"caption", "illustration"}), "picture"),
    (frozenset({"toc", "contents"}), "table of contents"),
)
"""Classes that transcribers use, and why what has them is left out."""

_PAGES: Final = frozenset({"pagenum", "pageno", "pagenumber", "page-number", "x-ebookmaker-pageno"})
_FRONT_WORDS: Final = 300
"""More before the first heading is no title page."""


def recognizes(page: Page) -> bool:
    """Return whether a page is a book of the project."""
    if any(page.by_id(it) is not None for it in _BOILERPLATE_IDS) or page.first("pgheader"):
        return True
    return "project gutenberg" in (page.title or "").casefold() and any(
        START.search(text) for text in page.soup.strings
    )


def draft(page: Page) -> Draft:
    """Return the passages of a book, and what its header says."""
    unread: list[str] = []
    passages = _licensed(walked(page.soup, _mark, page.hidden, unread))
    marks: list[str] = []
    told = [_without_contents(it) for it in _told(passages, marks)]
    header = _header(page)
    fields = _fields(header)
    number = _NUMBER.search(header)
    title = fields.get("title") or _page_title(page)
    book = ranked(Draft("Project Gutenberg HTML", tuple(told)))
    return Draft(
        source="Project Gutenberg HTML",
        passages=_without_front(book.passages, (title or "", fields.get("author", ""))),
        title=title or book.title,
        author=fields.get("author"),
        language=language_code(fields.get("language", "")) or page.language,
        url=_ADDRESS + number[1] if number else page.url,
        unread=(*unread, *marks),
    )


def _mark(element: Tag) -> Mark | None:
    if element.name == "body":
        return Mark(work=True)
    classes = classes_of(element)
    if not classes.isdisjoint(_BOILERPLATE) or element.get("id") in _BOILERPLATE_IDS:
        return Mark(reason="license", story=True)
    if not classes.isdisjoint(_PAGES):
        return Mark(dropped=True)
    for names, reason in _REASONS:
        if not names.isdisjoint(classes):
            return Mark(reason=reason)
    if element.name in {"p", "li", "tr"} and _is_contents(element):
        return Mark(reason="table of contents")
    return None


def _is_contents(element: Tag) -> bool:
    """Return whether all words of an element are links within the page."""
    words = linked = seen = 0
    stack: list[tuple[PageElement, bool]] = [(element, False)]
    while stack and seen <= _MOST_NODES:
        node, within = stack.pop()
        seen += 1
        if isinstance(node, Tag):
            is_link = node.name == "a" and str(node.get("href", "")).startswith("#")
            stack += [(child, within or is_link) for child in node.contents[:_MOST_NODES]]
        elif type(node) is NavigableString:
            letters = sum(map(str.isalpha, node))
            words += letters
            linked += letters if within else 0
    return not stack and words > _FEW_LETTERS and linked > _LINKED_SHARE * words


_MOST_NODES: Final = 100
"""An entry of a list of contents is small."""

_FEW_LETTERS: Final = 3
_LINKED_SHARE: Final = 0.5
"""Beside the links of a list of contents, its lines may have numbers, or what happens."""


def _licensed(passages: Sequence[Passage]) -> list[Passage]:
    """Return the passages, those around the book that old files do not mark left out."""
    start = next((i for i, it in enumerate(passages) if START.search(it.text)), -1)
    end = next(
        (i for i in range(start + 1, len(passages)) if END.match(passages[i].text.strip())),
        len(passages),
    )
    return [
        left_out(it, "license") if it.text and (index <= start or index >= end) else it
        for index, it in enumerate(passages)
    ]


def _told(passages: Sequence[Passage], marks: list[str]) -> Iterator[Passage]:
    """Yield the passages, what transcribers put between header and license left out."""
    book = [index for index, it in enumerate(passages) if it.reason != "license"]
    start, stop = (book[0], book[-1] + 1) if book else (0, 0)
    yield from passages[:start]
    yield from told_apart(passages[start:stop], marks)
    yield from passages[stop:]


def _without_contents(passage: Passage) -> Passage:
    """Return a passage, the heading of a list of contents left out as the list is."""
    is_heading = passage.level and _CONTENTS.fullmatch(passage.text)
    return left_out(passage, "table of contents") if is_heading else passage


def _without_front(passages: Sequence[Passage], names: Sequence[str]) -> tuple[Passage, ...]:
    """
    Return the passages, the title page left out: it stands before the first chapter.

    Args:
        passages: With their headings ranked.
        names: The title and the author; a page's headings may say them in several lines.
    """
    known = [_letters(name) for name in names]
    first = next(
        (
            index
            for index, it in enumerate(passages)
            if it.level == CHAPTER and not _is_naming(it.text, known)
        ),
        None,
    )
    front = passages[:first] if first is not None else ()
    words = sum(len(it.text.split()) for it in front if it.reason is None)
    if words > _FRONT_WORDS:
        return tuple(passages)
    marked = (left_out(it, TITLE_PAGE) if it.text and it.reason is None else it for it in front)
    return (*marked, *passages[len(front) :])


def _is_naming(heading: str, known: Sequence[str]) -> bool:
    """Return whether a heading says the title or the author, or a part of them."""
    words = _letters(re.sub(r"^(?:written )?by\b", "", heading, flags=re.IGNORECASE))
    return label(heading) is None and any(words in name for name in known if name)


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))


def _header(page: Page) -> str:
    header = page.by_id("pg-machine-header") or page.by_id("pg-header")
    return (header if header is not None else page.soup).get_text()[:_HEADER_CHARS]


def _fields(header: str) -> dict[str, str]:
    fields: dict[str, str] = {}
    for match in FIELD.finditer(header):
        lines = [" ".join(line.split()) for line in match[2].splitlines()]
        is_subtitle = len(lines) > 1 and lines[0][-1].isalnum() and lines[1][0].isupper()
        joint = ": " if is_subtitle and len(lines[0]) < _FULL_LINE else " "
        fields.setdefault(match[1].casefold(), joint.join(lines))
    return fields


_HEADER_CHARS: Final = 6000
_FULL_LINE: Final = 55
"""A shorter title that goes on in the next line has a subtitle there."""


def _page_title(page: Page) -> str | None:
    found = _TITLE.match(page.title or "")
    words = found[1] if found else (page.title or "").split("|")[0].strip()
    return re.sub(r",? by .+", "", words) or words_of(next(iter(page.named("h1")), None))
