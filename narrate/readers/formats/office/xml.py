"""XML of office documents, read piece by piece: neither entities nor the network are touched."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Final

from lxml import etree

from narrate.errors import StoryError

_HINT: Final = "Open it in the word processor, and save it again"


def pieces(raw: bytes, tags: frozenset[str], name: str) -> Iterator[etree._Element]:
    """
    Yield the outermost elements with one of the tags; each is gone when the next one comes.

    Args:
        raw: The XML.
        tags: In Clark's notation.
        name: The file's name, for messages.

    Raises:
        StoryError: It is not well-formed, or nests deeper than 256 elements.
    """
    depth = 0
    try:
        for event, element in etree.iterparse(
            io.BytesIO(raw), ("start", "end"), resolve_entities=False, load_dtd=False
        ):
            if element.tag not in tags:
                continue
            depth += 1 if event == "start" else -1
            if not depth and event == "end":
                yield element
                _forget(element)
    except etree.XMLSyntaxError as error:
        raise _damaged(name, error) from error


def root(raw: bytes, name: str) -> etree._Element:
    """
    Return a small XML file, such as styles or properties, as a whole.

    Raises:
        StoryError: It is not well-formed.
    """
    parser = etree.XMLParser(resolve_entities=False, load_dtd=False, no_network=True)
    try:
        return etree.fromstring(raw, parser)
    except etree.XMLSyntaxError as error:
        raise _damaged(name, error) from error


def _damaged(name: str, error: etree.XMLSyntaxError) -> StoryError:
    return StoryError(f"`{name}` is damaged: {' '.join(str(error.msg).split())}", hint=_HINT)


def _forget(element: etree._Element) -> None:
    """Free an element and what stands before it: novels have many."""
    element.clear()
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]
