"""
The XML and XHTML in an EPUB, read safely: no entity grows, nothing outside is fetched.

XHTML is XML where it is well-formed (`<a id="p1"/>` and `<title/>` are whole elements there), and
is read as browsers read HTML where it is not.
"""

from __future__ import annotations

import re
from html.entities import html5
from typing import Final

from bs4 import BeautifulSoup
from lxml import etree

from narrate.readers.decoding import decode

_DECLARATION: Final = re.compile(r"<\?xml\b[^<>]*>?")
_DOCTYPE: Final = re.compile(
    r"<!DOCTYPE\b[^\[>]*(?:\[[^\]]*(?:\](?!\s*>)[^\]]*)*\]\s*)?>", re.IGNORECASE
)
"""With all that it declares: entities of a file's own are not expanded."""

_ENTITY: Final = re.compile(r"&([A-Za-z][A-Za-z0-9]*);")
_XML_ENTITIES: Final = frozenset({"amp", "lt", "gt", "quot", "apos"})
_NOT_XML: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]+")
_EMPTY: Final = re.compile(
    r"<(?!(?:area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr)\b)"
    r"([a-z][\w:.-]*)([^<>]*)/>",
    re.IGNORECASE,
)
_SEVERAL: Final = {"*": {"class", "rel", "epub:type", "role"}}
"""Attributes that hold several words."""


def parsed(raw: bytes) -> etree._Element | None:
    """Return the root of an XML file, as far as it can be read; None if there is none."""
    text = _plain(raw)
    for recover in (False, True):
        try:
            root = etree.fromstring(text.encode(), _parser(recover=recover))
        except (etree.XMLSyntaxError, ValueError):
            continue
        if root is not None:
            return root
    return None


def soup_of(raw: bytes) -> BeautifulSoup:
    """Return the elements of an XHTML or HTML file, their names without prefixes."""
    text = _plain(raw)
    try:
        etree.fromstring(text.encode(), _parser(recover=False))
    except (etree.XMLSyntaxError, ValueError):
        # Browsers take `<title/>` for a beginning, and the whole page for the title.
        forgiven = _EMPTY.sub(r"<\1\2></\1>", _DECLARATION.sub("", text))
        # The line end keeps Beautiful Soup from taking a short page for a file's name.
        return BeautifulSoup(f"{forgiven}\n", "lxml", multi_valued_attributes=_SEVERAL)
    soup = BeautifulSoup(text, "lxml-xml", multi_valued_attributes=_SEVERAL)
    for element in soup.find_all(True):
        element.name = element.name.rpartition(":")[2].lower()
    return soup


def _plain(raw: bytes) -> str:
    """Return the text of a file without declarations, named entities as the letters they are."""
    text = _NOT_XML.sub("", decode(raw)).lstrip("\ufeff")
    text = _DOCTYPE.sub("", _DECLARATION.sub("", text, count=1), count=1)
    return _ENTITY.sub(_letter, text).strip()


def _letter(entity: re.Match[str]) -> str:
    if entity[1] in _XML_ENTITIES:
        return entity[0]
    return html5.get(f"{entity[1]};", entity[0])


def _parser(*, recover: bool) -> etree.XMLParser:
    return etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        recover=recover,
        remove_comments=True,
        remove_pis=True,
    )
