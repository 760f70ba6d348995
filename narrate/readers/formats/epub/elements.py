"""What elements say of themselves, and the first words within them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from bs4.element import NavigableString, PageElement, Tag

INLINE: Final = frozenset({"a", "span", "sup", "sub", "small", "b", "i", "em", "strong", "cite"})
HEADINGS: Final = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_NODES_AHEAD: Final = 500
"""How far is looked, so that no page takes more than linear time."""


def types(element: Tag) -> frozenset[str]:
    """Return the types of an element, and its roles as types."""
    found = words(element, "epub:type")
    roles = words(element, "role")
    return found | {role.removeprefix("doc-") for role in roles if role.startswith("doc-")}


def words(element: Tag, name: str) -> frozenset[str]:
    """Return the words of an attribute."""
    value = element.get(name) or ()
    return frozenset(value.lower().split() if isinstance(value, str) else map(str.lower, value))


def first_nodes(element: Tag, most: int) -> Iterator[PageElement]:
    """
    Yield the first elements and texts within an element, in their order.

    `Tag.descendants` looks for the last of them first, and so takes long in deep trees.
    """
    stack = [iter(element.contents)]
    while stack and most:
        node = next(stack[-1], None)
        if node is None:
            stack.pop()
            continue
        most -= 1
        yield node
        if isinstance(node, Tag):
            stack.append(iter(node.contents))


def start_of(element: Tag, *, chars: int, nodes: int = _NODES_AHEAD) -> str:
    """Return the first letters of an element, some more than `chars`, without reading all of it."""
    text = ""
    for node in first_nodes(element, nodes):
        if isinstance(node, NavigableString):
            text += node
        elif isinstance(node, Tag) and node.name == "br":
            text += "\n"
        if len(text) > 2 * chars and len(text.strip()) > chars:
            break
    return text.strip()
