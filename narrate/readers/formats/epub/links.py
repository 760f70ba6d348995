"""Pages and lists that hold little but links: tables of contents in the text."""

from __future__ import annotations

from typing import Final

from bs4.element import NavigableString, Tag

_FEWEST_LINKS: Final = 3
_SHARE: Final = 0.6
_LISTS: Final = frozenset({"ul", "ol", "table", "dl", "menu"})


def is_contents(body: Tag) -> bool:
    """Return whether a page's text is mostly links within the book."""
    links, linked, whole = _measured(body)
    return links >= _FEWEST_LINKS and linked >= _SHARE * whole


def contents_lists(body: Tag) -> frozenset[int]:
    """Return which lists and tables are mostly links, by the `id` of their objects."""
    found: set[int] = set()
    looked: set[int] = set()
    for element in body.find_all([*_LISTS]):
        if id(element) in looked:
            continue
        # Lists within lists go with them, so that each is read once.
        looked.update(id(inner) for inner in element.find_all([*_LISTS]))
        links, linked, whole = _measured(element)
        if links >= _FEWEST_LINKS and linked >= _SHARE * whole:
            found.add(id(element))
    return frozenset(found)


def _measured(element: Tag) -> tuple[int, int, int]:
    """Return how many links there are, and the letters within them and in all."""
    links = linked = 0
    for link in element.find_all("a", href=True):
        chars = sum(len(it.strip()) for it in link.strings)
        if chars and not str(link["href"]).startswith(("http:", "https:", "mailto:")):
            links += 1
            linked += chars
    if links < _FEWEST_LINKS:
        return links, linked, 1
    whole = sum(
        len(node.strip()) for node in element.descendants if isinstance(node, NavigableString)
    )
    return links, linked, max(whole, 1)
