"""
Where chapters begin on an EPUB's pages: the table of contents found again in the text.

Headings that are entries are marked so in the page; where there is none, the entry becomes one.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise
from typing import Final

from bs4.element import NavigableString, PreformattedString, Tag

from narrate.readers.formats.epub.contents import Contents, Entry
from narrate.readers.formats.epub.elements import HEADINGS, start_of, types
from narrate.readers.formats.epub.pages import Page
from narrate.readers.formats.epub.semantics import CHAPTER_TYPES, mark
from narrate.readers.structure.headings import PARTS, label
from narrate.readers.structure.titles import undecorated

LEVEL: Final = "narrate-level"
"""The attribute that elements are marked with; its value is one of the following."""

CHAPTER_MARK: Final = "chapter"
INNER_MARK: Final = "inner"
ADDED_MARK: Final = "added"
"""A chapter's heading that stands in the table of contents only."""


_BLOCKS: Final = HEADINGS | {
    *("p", "div", "section", "article", "header", "blockquote", "li", "td", "th", "dt", "dd"),
    *("body", "aside", "center", "main", "pre", "figure", "figcaption", "caption", "html"),
}
_PARAGRAPHS: Final = HEADINGS | {"p", "li", "td", "th", "dt", "dd", "pre", "caption"}
_UNSEEN: Final = frozenset({"head", "title", "script", "style", "nav", "template", "svg"})
_BLOCKS_AHEAD: Final = 5
_SHORT_CHARS: Final = 60
_LONGEST_CHARS: Final = 200
_SENTENCE_ENDS: Final = (".", "!", "?", "…", ",", "”", "»", '"')
_NEAR: Final = 8
_FAR: Final = 300
_NODES_AHEAD: Final = 500
_MOST_SECTIONS: Final = 2000
"""How far is looked, so that no page takes more than linear time."""

_NO_TITLE: Final = re.compile(
    r"(?:start(?: here| of content)?|begin(?:ning)?(?: reading)?|text|chapter text|main text|body"
    r"|unknown|untitled.*|.*\.x?html?|content|reading|story|\W*)",
    re.IGNORECASE,
)
"""Entries that programs make up; never spoken."""


@dataclass(frozen=True, slots=True)
class Planned:
    """An entry of the table of contents, and whether a chapter begins there."""

    entry: Entry
    is_chapter: bool


@dataclass(frozen=True, slots=True)
class Outlined:
    """What was marked on a page."""

    opens: bool = False
    """Whether a chapter begins on its top that has no heading."""

    ranks: tuple[str, ...] = ()
    """Which headings (`h2`) begin chapters."""


def plan(contents: Contents, pages: Sequence[str]) -> Mapping[str, tuple[Planned, ...]]:
    """Return for each page the entries that lead to it, told whether chapters begin there."""
    inside = frozenset(pages)
    entries = [entry for entry in contents.entries if entry.path in inside]
    holders = {
        id(above)
        for above, below in pairwise(entries)
        if below.depth > above.depth and below.path != above.path
    }
    labeled = [entry.depth for entry in entries if _counts(entry) and id(entry) not in holders]
    depths = sorted({*labeled})
    deepest = next((depth for depth in depths if labeled.count(depth) > 1), None)
    all_depths = [entry.depth for entry in entries]
    usual = next((it for it in sorted({*all_depths}) if all_depths.count(it) > 1), 0)
    planned: dict[str, list[Planned]] = defaultdict(list)
    for entry in entries:
        first = not planned[entry.path]
        begins = entry.depth <= (usual if deepest is None else deepest)
        begins = begins or (first and deepest is None)
        planned[entry.path].append(Planned(entry, begins))
    return {path: tuple(found) for path, found in planned.items()}


def outline(page: Page, planned: Sequence[Planned], title: str) -> Outlined:
    """
    Mark the headings of a page: its entries in the table of contents, and typed sections.

    Args:
        page: What is marked.
        planned: The entries that lead to it.
        title: The book's title, no chapter's.
    """
    anchors = {
        str(name): element
        for element in reversed(page.soup.find_all(True))
        for name in (element.get("name") if element.name == "a" else None, element.get("id"))
        if name
    }
    opens = False
    ranks: list[str] = []
    for one in planned:
        anchor = anchors.get(one.entry.fragment) if one.entry.fragment else page.body
        if anchor is None and len(planned) == 1:
            anchor = page.body
        if anchor is None:
            continue
        marked = _mark(page, anchor, one, title)
        ranks += [element.name for element in marked if element.name in HEADINGS]
        opens = opens or (not marked and one.is_chapter and anchor is page.body)
    opens = _mark_sections(page, ranks, title) or opens
    return Outlined(opens, tuple(ranks))


def is_made_up(entry: str, title: str) -> bool:
    """Return whether an entry is no title of a chapter: `Start`, `part0003.html`, the book's."""
    return bool(_NO_TITLE.fullmatch(entry)) or (bool(title) and letters(entry) == letters(title))


def letters(text: str) -> str:
    """Return what two ways to write a title have in common."""
    return "".join(letter for letter in text.casefold() if letter.isalnum())


def _counts(entry: Entry) -> bool:
    named = label(entry.title)
    return named is not None and named.word not in PARTS


def _mark(page: Page, anchor: Tag, planned: Planned, title: str) -> list[Tag]:
    """Mark what an entry leads to, or write its title there; return the elements marked."""
    wanted = planned.entry.title
    blocks = [*_blocks_from(page, anchor)]
    found = _headings(blocks, wanted, title) or _lines(blocks, wanted)
    if not found:
        if is_made_up(wanted, title) or not blocks:
            return []
        heading = page.soup.new_tag("h1")
        heading.string = wanted
        heading[LEVEL] = ADDED_MARK if planned.is_chapter else INNER_MARK
        _insert(page, anchor, heading)
        found = [heading]
    for element in found:
        if not element.get(LEVEL):
            element[LEVEL] = CHAPTER_MARK if planned.is_chapter else INNER_MARK
    return found


def _mark_sections(page: Page, ranks: list[str], title: str) -> bool:
    """Mark the first heading of each section that is a chapter; return whether one has none."""
    opens = False
    sections = page.soup.find_all(["section", "article", "div", "body"])
    typed = (it for it in sections if not types(it).isdisjoint(CHAPTER_TYPES))
    for section in islice(typed, _MOST_SECTIONS):
        blocks = [*_blocks_from(page, section)]
        found = _headings(blocks, "", title)
        opens = opens or (not found and not any(it.get(LEVEL) for it in blocks))
        for element in found:
            if not element.get(LEVEL):
                element[LEVEL] = CHAPTER_MARK
                ranks.append(element.name)
    return opens


def _headings(blocks: Sequence[Tag], wanted: str, title: str) -> list[Tag]:
    """Return the heading among the first blocks, with the number above or the title below it."""
    texts = [_line(block) for block in blocks]
    for place, (block, text) in enumerate(zip(blocks, texts, strict=True)):
        if block.name in HEADINGS:
            names_book = title and letters(text) == letters(title) != letters(wanted)
            if names_book and place + 1 < len(blocks):
                continue
            above = [it for it in blocks[:place] if _is_number(it)]
            below = blocks[place + 1 : place + 2] if _is_number(block) else []
            titles = {letters(wanted), letters(_titled(wanted))} - {""}
            return [
                *above,
                block,
                *(it for it in below if it.name in HEADINGS or letters(_line(it)) in titles),
            ]
        is_entry = letters(wanted) in map(letters, texts[place + 1 :]) if wanted else False
        if not is_entry and (len(text) > _SHORT_CHARS or text.endswith(_SENTENCE_ENDS)):
            break
    return []


def _lines(blocks: Sequence[Tag], wanted: str) -> list[Tag]:
    """Return the first lines where they are an entry, though no headings: `<p>Chapter 1</p>`."""
    named = label(wanted)
    for count in (1, 2, 3):
        lines = blocks[:count]
        if letters(wanted) and letters("".join(map(_line, lines))) == letters(wanted):
            return [*lines]
    first = label(_line(blocks[0])) if blocks else None
    if first is None or named is None or first.number is None or first.number != named.number:
        return []
    titled = len(blocks) > 1 and letters(_line(blocks[1])) == letters(named.title) != ""
    return [*blocks[: 2 if titled else 1]]


def _titled(wanted: str) -> str:
    named = label(wanted)
    return named.title if named is not None else ""


def _is_number(block: Tag) -> bool:
    named = label(_line(block))
    return named is not None and not named.title


def _blocks_from(page: Page, anchor: Tag) -> Iterator[Tag]:
    """Yield the first few blocks with text, from an element on."""
    above = next((it for it in islice(_upwards(anchor), _NEAR) if it.name in HEADINGS), None)
    seen: set[int] = set()
    for node in islice((above or anchor).next_elements, _NODES_AHEAD):
        if not isinstance(node, NavigableString) or isinstance(node, PreformattedString):
            continue
        block = _block_of(page, node) if node.strip() else None
        if block is None or id(block) in seen:
            continue
        seen.add(id(block))
        yield block
        if len(seen) >= _BLOCKS_AHEAD:
            return


def _block_of(page: Page, node: NavigableString) -> Tag | None:
    """Return the block that a text stands in; None if nobody sees it."""
    block: Tag | None = None
    for element in islice(_upwards(node.parent), _FAR):
        if element.name in _UNSEEN or not page.hidden.isdisjoint(element.get("class") or ()):
            return None
        if (block is None and element.name in _BLOCKS) or element.name in HEADINGS:
            block = element
    return block


def _upwards(element: Tag | None) -> Iterator[Tag]:
    """Yield an element, and all that it stands in."""
    while element is not None:
        yield element
        element = element.parent


def _line(element: Tag) -> str:
    """Return the first words of an element, without the ornaments about them."""
    return undecorated(" ".join(start_of(element, chars=_LONGEST_CHARS).split()))


def _insert(page: Page, anchor: Tag, heading: Tag) -> None:
    """
    Insert a heading where an anchor stands: on top of its paragraph, else within the anchor.

    Not before it: that takes longer the more stands there.
    """
    if anchor is page.body or anchor.name in {"html", "body"}:
        page.body.insert(0, heading)
        return
    block = next((it for it in islice(_upwards(anchor), _FAR) if it.name in _BLOCKS), anchor)
    unread = mark(anchor)
    whole = block.name in _PARAGRAPHS or (unread is not None and unread.dropped)
    (block if whole else anchor).insert(0, heading)
