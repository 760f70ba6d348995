"""What the styles of an OpenDocument text say: headings, italics, page breaks."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from typing import Final

from lxml import etree

from narrate.readers.formats.office.page import SUBTITLE, TITLE

NS: Final = "urn:oasis:names:tc:opendocument:xmlns"
TEXT: Final = f"{{{NS}:text:1.0}}"
STYLE: Final = f"{{{NS}:style:1.0}}"
_FO: Final = f"{{{NS}:xsl-fo-compatible:1.0}}"

_BOLD: Final = frozenset({"bold", "600", "700", "800", "900"})
_UNSLANTED: Final = frozenset({"normal", "none"})
_VERSE: Final = re.compile(r"verse|poem|poetry|lyrics", re.IGNORECASE)
_HEADING: Final = re.compile(r"Heading_20_(\d)")
_DEEPEST: Final = 12
"""How many styles may be based on each other: more is a circle."""


@dataclass(frozen=True, slots=True)
class Look:
    """What a style says of a paragraph, or of a stretch of text."""

    level: int = 0
    emphasized: bool | None = None
    """None where it says nothing."""

    bold: bool = False
    hidden: bool = False
    centered: bool = False
    breaks_before: bool = False
    verse: bool = False


class Styles:
    """Styles by family and name; automatic ones and those that they inherit from."""

    def __init__(self, styles: etree._Element | None) -> None:
        self._styles: dict[tuple[str, str], etree._Element] = {}
        self._look = cache(self._found)
        for style in styles.iter(f"{STYLE}style") if styles is not None else ():
            self.add(style)

    def add(self, style: etree._Element) -> None:
        """Take up a style; it is copied, for the file is forgotten piece by piece."""
        family, name = str(style.get(f"{STYLE}family")), str(style.get(f"{STYLE}name"))
        copy = etree.Element(style.tag, {str(key): str(it) for key, it in style.attrib.items()})
        copy.extend(list(style))
        self._styles[family, name] = copy

    def look(self, family: str, name: str | None) -> Look:
        """Return how text of a style looks."""
        return self._look(family, name or "", 0)

    def _found(self, family: str, name: str, depth: int) -> Look:
        style = self._styles.get((family, name))
        if style is None or depth > _DEEPEST:
            return _called(name, Look())
        parent = style.get(f"{STYLE}parent-style-name")
        look = self._look(family, parent, depth + 1) if parent else Look()
        outline = style.get(f"{STYLE}default-outline-level", "")
        if outline.isdigit():
            look = replace(look, level=int(outline))
        if style.get(f"{STYLE}master-page-name"):
            look = replace(look, breaks_before=True)
        for properties in style:
            look = _with(properties, look)
        return _called(name, look)


def _with(properties: etree._Element, look: Look) -> Look:
    """Return the look with what a style's properties say."""
    if properties.tag == f"{STYLE}paragraph-properties":
        aligned = properties.get(f"{_FO}text-align")
        breaks = properties.get(f"{_FO}break-before")
        return replace(
            look,
            centered=look.centered if aligned is None else aligned == "center",
            breaks_before=look.breaks_before if breaks is None else breaks == "page",
        )
    if properties.tag != f"{STYLE}text-properties":
        return look
    slant, weight = properties.get(f"{_FO}font-style"), properties.get(f"{_FO}font-weight")
    line = properties.get(f"{STYLE}text-underline-style")
    said = [it for it in (slant, weight, line) if it is not None]
    return replace(
        look,
        emphasized=any(it not in _UNSLANTED for it in said) if said else look.emphasized,
        bold=look.bold if weight is None else weight in _BOLD,
        hidden=look.hidden or properties.get(f"{TEXT}display") == "none",
    )


def _called(name: str, look: Look) -> Look:
    """Return the look of a style, with what its name says."""
    if heading := _HEADING.fullmatch(name):
        return replace(look, level=int(heading[1]))
    named = {"Title": TITLE, "Subtitle": SUBTITLE}.get(name)
    return replace(look, level=named or look.level, verse=look.verse or bool(_VERSE.search(name)))
