"""What the styles of a Word document say: headings in any language, italics, page breaks."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from typing import Final

from lxml import etree

from narrate.readers.formats.office.page import SUBTITLE, TITLE

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
VALUE: Final = f"{W}val"
_HEADING: Final = re.compile(r"heading (\d)")
"""Word keeps the English names of its own styles, whatever its language shows."""

_OUTLINED: Final = 9
_OFF: Final = frozenset({"0", "false", "off", "none"})
_VERSE: Final = re.compile(r"verse|poem|poetry|lyrics", re.IGNORECASE)
_PARAGRAPH: Final = {f"{W}{name}": name for name in ("outlineLvl", "jc", "pageBreakBefore")}
_CHARACTERS: Final = {f"{W}{name}": name for name in ("i", "b", "u", "vanish")}
_DEEPEST: Final = 12
"""How many styles may be based on each other: more is a circle."""


@dataclass(frozen=True, slots=True)
class Look:
    """How a paragraph is set."""

    level: int = 0
    emphasized: bool = False
    bold: bool = False
    hidden: bool = False
    centered: bool = False
    breaks_before: bool = False
    breaks_after: bool = False
    contents: bool = False
    verse: bool = False


class Styles:
    """The styles of a document, looked up by their ids."""

    def __init__(self, styles: etree._Element | None) -> None:
        found = styles.iterchildren(f"{W}style") if styles is not None else ()
        self._styles = {str(style.get(f"{W}styleId")): style for style in found}
        self._named = cache(self._style)

    def look(self, properties: etree._Element | None) -> Look:
        """Return how a paragraph is set, from its properties and its style."""
        if properties is None:
            return Look()
        style = properties.find(f"{W}pStyle")
        look = self._named(str(style.get(VALUE)), 0) if style is not None else Look()
        section = properties.find(f"{W}sectPr")
        kind = section.find(f"{W}type") if section is not None else None
        look = _paragraph(properties, look)
        parts = section is not None and (kind is None or kind.get(VALUE) != "continuous")
        return replace(look, breaks_after=True) if parts else look

    def run(self, properties: etree._Element | None, look: Look) -> tuple[bool, bool, bool]:
        """Return whether a run is emphasized, bold, hidden: by itself, or by its styles."""
        if properties is None:
            return look.emphasized, look.bold, False
        style = properties.find(f"{W}rStyle")
        if style is not None:
            named = self._named(str(style.get(VALUE)), 0)
            look = replace(
                look,
                emphasized=look.emphasized or named.emphasized,
                bold=look.bold or named.bold,
                hidden=named.hidden,
            )
        look = _characters(properties, look)
        return look.emphasized, look.bold, look.hidden

    def _style(self, identity: str, depth: int) -> Look:
        style = self._styles.get(identity)
        if style is None or depth > _DEEPEST:
            return Look()
        base = style.find(f"{W}basedOn")
        look = self._named(str(base.get(VALUE)), depth + 1) if base is not None else Look()
        properties = style.find(f"{W}pPr")
        if properties is not None:
            look = _paragraph(properties, look)
        characters = style.find(f"{W}rPr")
        if characters is not None:
            look = _characters(characters, look)
        return _called(style.find(f"{W}name"), look)


def _called(name: etree._Element | None, look: Look) -> Look:
    """Return the look of a style, with what its name says."""
    words = str(name.get(VALUE, "")).casefold() if name is not None else ""
    if heading := _HEADING.fullmatch(words):
        return replace(look, level=int(heading[1]))
    if words.startswith("toc"):
        return replace(look, contents=True, level=0)
    named = {"title": TITLE, "subtitle": SUBTITLE}.get(words)
    return replace(look, level=named or look.level, verse=look.verse or bool(_VERSE.search(words)))


def _paragraph(properties: etree._Element, look: Look) -> Look:
    said = _said(properties, _PARAGRAPH)
    if not said:
        return look
    outline, justified = said.get("outlineLvl"), said.get("jc")
    level = look.level
    if outline is not None:
        level = int(outline) + 1 if outline.isdigit() and int(outline) < _OUTLINED else 0
    breaks = said.get("pageBreakBefore")
    return replace(
        look,
        level=level,
        centered=look.centered if justified is None else justified == "center",
        breaks_before=look.breaks_before if breaks is None else breaks not in _OFF,
    )


def _characters(properties: etree._Element, look: Look) -> Look:
    said = _said(properties, _CHARACTERS)
    if not said:
        return look
    marks = [said[name] for name in ("i", "b", "u") if name in said]
    return replace(
        look,
        emphasized=any(mark not in _OFF for mark in marks) if marks else look.emphasized,
        bold=said["b"] not in _OFF if "b" in said else look.bold,
        hidden=said["vanish"] not in _OFF if "vanish" in said else look.hidden,
    )


def _said(properties: etree._Element, names: dict[str, str]) -> dict[str, str]:
    """Return the values of the properties that matter; one without a value is set."""
    return {
        names[element.tag]: str(element.get(VALUE, "1")).casefold()
        for element in properties
        if element.tag in names
    }
