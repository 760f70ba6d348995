"""
Word documents (DOCX): Office Open XML, ECMA-376 part 1, chapter 17.

Read by hand, piece by piece: page breaks, italics of styles, empty paragraphs and text boxes
matter here, and novels are long (see the decisions in ARCHITECTURE.md).
"""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from typing import Final

from lxml import etree

from narrate.book import ParagraphKind
from narrate.readers.archive import Archive, holds
from narrate.readers.files import StoryFile
from narrate.readers.formats.office.page import Page
from narrate.readers.formats.office.wordstyles import Look, Styles, W
from narrate.readers.formats.office.xml import pieces, root
from narrate.readers.passage import Draft

_BLOCKS: Final = frozenset({f"{W}p", f"{W}tbl"})
_BOXED: Final = f"{W}txbxContent"
_PROPERTIES: Final = frozenset({f"{W}rPr", f"{W}pPr"})
_SKIPPED: Final = frozenset(
    {
        *(f"{W}{name}" for name in ("del", "moveFrom", "object", "rt")),
        *(f"{W}{name}" for name in ("instrText", "delText", "annotationRef")),
        "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",
    }
)
"""Deleted and moved text, codes of fields; a second version for old programs."""

_STRICT: Final = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
"""The namespace of the strict variant, which Word can save too."""

_CORE: Final = "docProps/core.xml"
_DC: Final = "{http://purl.org/dc/elements/1.1/}"
_OFFICE: Final = "/officeDocument"
_ORNAMENT: Final = "❖"
"""For a sign of a font of signs: alone on its line it is a divider."""


@dataclass(frozen=True, slots=True)
class _Run:
    r"""A piece of text, or what stands in its place: `\n`, `\f` for a page break."""

    text: str
    emphasized: bool = False
    bold: bool = False


def recognizes(file: StoryFile) -> bool:
    """Return whether a file is a Word document."""
    return b"word/" in file.raw and holds(file.raw, "[Content_Types].xml")


def draft(file: StoryFile) -> Draft:
    """
    Return the passages of a Word document.

    Raises:
        StoryError: It is damaged.
    """
    archive = Archive(file.raw, file.name)
    main = _main_part(archive, file.name)
    folder = posixpath.dirname(main)
    styles = Styles(_part(archive, f"{folder}/styles.xml", file.name))
    notes = {
        kind: _notes(_loose(archive.read(part)), kind, file.name)
        for kind in ("footnote", "endnote")
        if (part := archive.find(f"{folder}/{kind}s.xml"))
    }
    page = Page()
    for block in pieces(_loose(archive.read(main)), _BLOCKS, file.name):
        if block.tag == f"{W}tbl":
            _write_table(page, block, styles)
        else:
            _write_paragraph(page, block, styles, notes)
    core = _part(archive, _CORE, file.name)
    return page.drafted("DOCX", title=_property(core, "title"), author=_property(core, "creator"))


def _main_part(archive: Archive, name: str) -> str:
    """Return the name of the part that holds the text: mostly `word/document.xml`."""
    relations = _part(archive, "_rels/.rels", name)
    for relation in relations if relations is not None else ():
        if str(relation.get("Type", "")).endswith(_OFFICE):
            target = str(relation.get("Target", "")).lstrip("/")
            if archive.find(target):
                return target
    return "word/document.xml"


def _part(archive: Archive, part: str, name: str) -> etree._Element | None:
    return root(_loose(archive.read(part)), name) if archive.find(part) else None


def _loose(raw: bytes) -> bytes:
    return raw.replace(_STRICT, W[1:-1].encode())


def _property(core: etree._Element | None, name: str) -> str | None:
    return core.findtext(f"{_DC}{name}") if core is not None else None


def _notes(raw: bytes, kind: str, name: str) -> dict[str, str]:
    """Return the footnotes by their ids."""
    return {
        str(note.get(f"{W}id")): "".join(text.text or "" for text in note.iter(f"{W}t"))
        for note in pieces(raw, frozenset({f"{W}{kind}"}), name)
    }


def _write_paragraph(
    page: Page, paragraph: etree._Element, styles: Styles, notes: dict[str, dict[str, str]]
) -> None:
    look = _look(paragraph, styles)
    if look.breaks_before:
        page.break_page()
    runs = _runs(page, paragraph, styles, look)
    for run in runs:
        if run.text == "\n":
            page.break_line()
        elif run.text == "\f":
            _end(page, look, runs)
            page.break_page()
        else:
            page.write(run.text, emphasized=run.emphasized and not look.level)
    for kind, texts in notes.items():
        for mark in paragraph.iter(f"{W}{kind}Reference"):
            page.leave_out(texts.get(str(mark.get(f"{W}id")), ""), "footnote")
    if not (runs and runs[-1].text == "\f"):
        _end(page, look, runs)
    if look.breaks_after:
        page.break_page()


def _end(page: Page, look: Look, runs: list[_Run]) -> None:
    words = [run for run in runs if run.text.strip()]
    page.end(
        level=look.level,
        kind=ParagraphKind.VERSE if look.verse else ParagraphKind.PROSE,
        reason="table of contents" if look.contents else None,
        set_off=bool(words) and (look.centered or all(run.bold for run in words)),
    )


def _write_table(page: Page, table: etree._Element, styles: Styles) -> None:
    """Write a table, a row a paragraph: `Name: value`."""
    for row in table.iter(f"{W}tr"):
        if next(row.iterancestors(f"{W}tc"), None) is not None:
            continue  # A table within a cell is read with the cell.
        for cell in row.iterchildren(f"{W}tc"):
            page.begin_cell()
            for place, paragraph in enumerate(cell.iter(f"{W}p")):
                if next(paragraph.iterancestors(f"{W}p"), None) is not None:
                    continue  # In a text box.
                page.write(" " if place else "")
                for run in _runs(page, paragraph, styles, _look(paragraph, styles)):
                    page.write(run.text, emphasized=run.emphasized)
        page.end()


def _look(paragraph: etree._Element, styles: Styles) -> Look:
    return styles.look(paragraph.find(f"{W}pPr"))


def _runs(page: Page, paragraph: etree._Element, styles: Styles, look: Look) -> list[_Run]:
    """Return what a paragraph says, in its order; the page takes what is not read of it."""
    runs: list[_Run] = []
    stack = [*reversed(paragraph)]
    emphasized, bold, hidden = look.emphasized, look.bold, False
    while stack:
        element = stack.pop()
        tag = element.tag
        if tag in _PROPERTIES:
            continue
        if tag in _SKIPPED or not isinstance(tag, str):
            page.skip(_all_text(element))
            continue
        if tag == _BOXED:
            page.leave_out(_all_text(element), "text box")
            continue
        if tag == f"{W}r":
            emphasized, bold, hidden = styles.run(element.find(f"{W}rPr"), look)
        text = _text(element)
        if text is None:
            stack += reversed(element)
        elif text and hidden:
            page.leave_out(text, "hidden text")
        elif text:
            runs.append(_Run(text, emphasized, bold))
    return runs


def _all_text(element: etree._Element) -> str:
    return "".join(
        (it.text or "") if it.tag == f"{W}t" else "\n" for it in element.iter(f"{W}t", f"{W}p")
    )


def _text(element: etree._Element) -> str | None:
    """Return what an element of a run says, or None if it only holds others."""
    match element.tag.removeprefix(W):
        case "t":
            # What is no text in it, as an entity, parts it.
            return (element.text or "") + "".join(it.tail or "" for it in element)
        case "tab" | "ptab":
            return "\t"
        case "br" | "cr":
            return "\f" if element.get(f"{W}type") == "page" else "\n"
        case "noBreakHyphen":
            return "-"
        case "sym":
            return _ORNAMENT
        case _:
            return None
