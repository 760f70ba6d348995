"""What pages show by their looks said in elements: groups of headings, ornaments as breaks."""

from __future__ import annotations

import re
from collections import Counter
from typing import Final

from bs4 import BeautifulSoup
from bs4.element import NavigableString, Tag

from narrate.readers.formats.epub.elements import HEADINGS, first_nodes
from narrate.readers.formats.epub.semantics import is_unread
from narrate.readers.structure.headings import label

_BREAK: Final = re.compile(
    r"divider|separator|(?:scene|section|ornamental|context)[-_]?break|ornament|asterism"
    r"|fleuron|\bs(?:cene)?break\b|\btb\b",
    re.IGNORECASE,
)
"""Classes and names of pictures that part scenes."""

_FEW_NODES: Final = 5


def join_heading_groups(soup: BeautifulSoup) -> None:
    """Make one heading of each group of them: `I` above `The Lamp` is `I. The Lamp`."""
    inside: set[int] = set()
    for group in soup.find_all("hgroup"):
        if id(group) in inside:
            continue
        # Groups within groups go with them, so that each is read once.
        inside.update(id(inner) for inner in group.find_all("hgroup"))
        unread = [reference.extract() for reference in group.find_all(is_unread)]
        parts = [part for part in group.find_all(True, recursive=False) if part.get_text().strip()]
        rank = next((part.name for part in parts if part.name in HEADINGS), "h2")
        text = joined_heading([" ".join(part.get_text().split()) for part in parts])
        heading = soup.new_tag(rank)
        heading.string = text or " ".join(group.get_text().split())
        for reference in unread:
            heading.append(reference)  # What is not read is accounted for.
        group.replace_with(heading)


def draw_breaks(soup: BeautifulSoup) -> None:
    """Make ruled lines of what is drawn for them: ornaments, and blocks that only style fills."""
    pictures = [
        element
        for element in soup.find_all("img")
        if element.parent is not None and _is_alone(element.parent)
    ]
    drawn = Counter(str(it["src"]) for it in pictures if it.get("src"))
    for element in pictures:
        about = f"{element.attrs} {element.parent.get('class', '') if element.parent else ''}"
        # One that stands twice on a page shows nothing but that a scene ends.
        if _BREAK.search(about) or drawn[str(element.get("src", ""))] > 1:
            element.name = "hr"
    for element in soup.find_all(["div", "p"], class_=_BREAK):
        if next(first_nodes(element, 1), None) is None:
            element.name = "hr"


def _is_alone(block: Tag) -> bool:
    """Return whether a picture is all that a paragraph holds."""
    nodes = [
        node
        for node in first_nodes(block, _FEW_NODES)
        if not isinstance(node, NavigableString) or node.strip()
    ]
    return len(nodes) == 1 and block.name in {"p", "div", "center", "figure", "span"}


def joined_heading(parts: list[str]) -> str:
    """Return the lines of a heading as one: a number, a title, what stands under it."""
    text = ""
    for part in parts:
        above = label(text) if text else None
        if not text:
            text = part
        elif text.endswith((".", ":", "!", "?", "—", "\u2013", "-")):
            text = f"{text} {part}"
        else:
            bare = above is not None and not above.word and not above.title
            text = f"{text}. {part}" if bare else f"{text}: {part}"
    return text
