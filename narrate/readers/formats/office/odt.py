"""OpenDocument texts (ODT, flat FODT): ISO/IEC 26300, as LibreOffice and Google Docs save them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from lxml import etree

from narrate.book import ParagraphKind
from narrate.errors import StoryError
from narrate.readers.archive import SIGNATURE, Archive, holds
from narrate.readers.files import StoryFile
from narrate.readers.formats.office.odtstyles import NS, STYLE, TEXT, Look, Styles
from narrate.readers.formats.office.page import Page
from narrate.readers.formats.office.xml import pieces, root
from narrate.readers.languages import language_code
from narrate.readers.passage import Draft

_OFFICE: Final = f"{{{NS}:office:1.0}}"
_TABLE: Final = f"{{{NS}:table:1.0}}"
_META: Final = f"{{{NS}:meta:1.0}}"
_DC: Final = "{http://purl.org/dc/elements/1.1/}"
_DRAW: Final = f"{{{NS}:drawing:1.0}}"

_BLOCKS: Final = frozenset(
    {
        *(f"{TEXT}p", f"{TEXT}h", f"{TEXT}table-of-content", f"{TEXT}tracked-changes"),
        *(f"{_TABLE}table", f"{STYLE}style", f"{_DRAW}frame", f"{STYLE}master-page"),
        *(f"{_OFFICE}annotation", f"{_OFFICE}forms", f"{TEXT}alphabetical-index"),
    }
)
_SKIPPED: Final = frozenset(
    {
        *(f"{_OFFICE}annotation", f"{_OFFICE}annotation-end", f"{TEXT}hidden-text"),
        *(f"{TEXT}note-citation", f"{TEXT}ruby-text", f"{TEXT}page-number", f"{TEXT}page-count"),
    }
)
_LEFT_OUT: Final = {
    f"{TEXT}note": "footnote",
    **{f"{_DRAW}{name}": "text box" for name in ("frame", "text-box", "custom-shape", "g")},
}
_MOST_SPACES: Final = 100


def recognizes(file: StoryFile) -> bool:
    """Return whether a file is an OpenDocument text, packed or flat."""
    raw = file.raw
    if raw.startswith(SIGNATURE):
        named = holds(raw, "mimetype") or holds(raw, "META-INF/manifest.xml")
        return named and holds(raw, "content.xml") and not holds(raw, "META-INF/container.xml")
    return b"<office:document" in raw[:4096] and b"opendocument.text" in raw[:8192]


def draft(file: StoryFile) -> Draft:
    """
    Return the passages of an OpenDocument text.

    Raises:
        StoryError: It is damaged, or locked with a password.
    """
    content, styles, meta = _parts(file)
    known = Styles(root(styles, file.name) if styles else None)
    page = Page()
    for block in pieces(content, _BLOCKS, file.name):
        match etree.QName(block).localname:
            case "style":
                known.add(block)
            case "table":
                _write_table(page, block, known)
            case "p" | "h":
                _write_paragraph(page, block, known)
            case "table-of-content":
                for source in block.iterchildren(f"{TEXT}table-of-content-source"):
                    page.skip(_all_text(source))
                for entry in block.iter(f"{TEXT}p"):
                    _write_text(page, entry, known, Look())
                    page.end(reason="table of contents")
            case "tracked-changes" | "annotation":
                page.skip(" ".join(map(str, block.itertext())))
            case "frame" | "alphabetical-index":
                page.leave_out(_all_text(block), "text box")
            case _:
                pass
    said = root(meta, file.name) if meta else None
    drafted = page.drafted(
        "ODT",
        title=_said(said, f"{_DC}title"),
        author=_said(said, f"{_META}initial-creator") or _said(said, f"{_DC}creator"),
    )
    return replace(
        drafted,
        language=drafted.language or language_code(_said(said, f"{_DC}language") or ""),
        summary=_said(said, f"{_DC}description"),
    )


def _parts(file: StoryFile) -> tuple[bytes, bytes | None, bytes | None]:
    """Return content, styles and properties; a flat file has all in one."""
    if not file.raw.startswith(SIGNATURE):
        return file.raw, None, None
    archive = Archive(file.raw, file.name)
    manifest = archive.find("META-INF/manifest.xml")
    if manifest and b"encryption-data" in archive.read(manifest):
        raise StoryError(
            f"`{file.name}` is locked with a password",
            hint="Open it in the word processor, and save it without one",
        )
    styles, meta = (archive.find(f"{part}.xml") for part in ("styles", "meta"))
    return (
        archive.read("content.xml"),
        archive.read(styles) if styles else None,
        archive.read(meta) if meta else None,
    )


def _said(meta: etree._Element | None, tag: str) -> str | None:
    found = next(meta.iter(tag), None) if meta is not None else None
    return " ".join((found.text or "").split()) or None if found is not None else None


def _write_paragraph(page: Page, paragraph: etree._Element, styles: Styles) -> None:
    look = styles.look("paragraph", paragraph.get(f"{TEXT}style-name"))
    level = look.level
    if paragraph.tag == f"{TEXT}h":
        outline = paragraph.get(f"{TEXT}outline-level", "1")
        level = level if level < 0 else int(outline) if outline.isdigit() else 1
    if look.breaks_before:
        page.break_page()
    strong = _write_text(page, paragraph, styles, replace(look, level=level))
    page.end(
        level=level,
        kind=ParagraphKind.VERSE if look.verse else ParagraphKind.PROSE,
        set_off=strong or look.centered,
    )


def _write_table(page: Page, table: etree._Element, styles: Styles) -> None:
    """Write a table, a row a paragraph: `Name: value`."""
    for row in table.iter(f"{_TABLE}table-row"):
        if next(row.iterancestors(f"{_TABLE}table-cell"), None) is not None:
            continue  # A table within a cell is read with the cell.
        for cell in row.iterchildren(f"{_TABLE}table-cell"):
            page.begin_cell()
            for place, paragraph in enumerate(cell.iter(f"{TEXT}p", f"{TEXT}h")):
                page.write(" " if place else "")
                name = paragraph.get(f"{TEXT}style-name")
                _write_text(page, paragraph, styles, styles.look("paragraph", name))
        page.end()


def _write_text(page: Page, paragraph: etree._Element, styles: Styles, look: Look) -> bool:
    """Write what a paragraph says, and return whether all of it is bold."""
    bold = [True, False]
    for text, part in _stretches(page, paragraph, styles, look):
        if text == "\n":
            page.break_line()
        elif part.hidden:
            page.leave_out(text, "hidden text")
        else:
            page.write(text, emphasized=bool(part.emphasized) and not look.level)
            if text.strip():
                bold = [bold[0] and part.bold, True]
    return all(bold)


def _stretches(
    page: Page, paragraph: etree._Element, styles: Styles, look: Look
) -> Iterator[tuple[str, Look]]:
    """Yield pieces of text in their order, each with its looks; the stack is our own."""
    stack: list[tuple[etree._Element | str, Look]] = [(paragraph, look)]
    while stack:
        node, part = stack.pop()
        if isinstance(node, str):
            yield node, part
            continue
        if _is_beside(page, node):
            continue
        match node.tag.removeprefix(TEXT):
            case "s":
                count = node.get(f"{TEXT}c", "1")
                yield " " * min(int(count) if count.isdigit() else 1, _MOST_SPACES), part
            case "tab":
                yield "\t", part
            case "line-break":
                yield "\n", part
            case "span":
                part = _over(part, styles.look("text", node.get(f"{TEXT}style-name")))
            case _:
                pass
        within: list[tuple[etree._Element | str, Look]] = [(_collapsed(node.text), part)]
        for child in node:
            within += [(child, part), (_collapsed(child.tail), part)]
        stack += reversed(within)


def _is_beside(page: Page, node: etree._Element) -> bool:
    """Return whether an element is not read; if so, the page takes its words."""
    if node.tag in _SKIPPED or not isinstance(node.tag, str):
        page.skip(_all_text(node))
        return True
    if node.tag not in _LEFT_OUT:
        return False
    for mark in node.iterchildren(f"{TEXT}note-citation"):
        page.skip(mark.text or "")
        mark.text = None
    page.leave_out(_all_text(node), _LEFT_OUT[node.tag])
    return True


def _all_text(element: etree._Element) -> str:
    return " ".join(map(str, element.itertext()))


def _collapsed(text: str | None) -> str:
    return " ".join(re.split(r"[ \t\r\n]+", text)) if text else ""


def _over(look: Look, span: Look) -> Look:
    """Return the look of a span within a paragraph."""
    return replace(
        look,
        emphasized=look.emphasized if span.emphasized is None else span.emphasized,
        bold=span.bold or look.bold,
        hidden=span.hidden or look.hidden,
    )
