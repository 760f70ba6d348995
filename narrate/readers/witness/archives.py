"""The words of books and documents that are archives, each in the order of reading."""

from __future__ import annotations

from collections.abc import Iterator
from posixpath import dirname, join, normpath
from typing import Final
from urllib.parse import unquote

from lxml import etree

from narrate.readers.archive import Archive
from narrate.readers.decoding import decode
from narrate.readers.witness.pages import page_text

CONTAINER: Final = "META-INF/container.xml"
WORD: Final = "word/document.xml"
OFFICE: Final = "content.xml"

_WORD_NAMESPACE: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_OFFICE_NAMESPACE: Final = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"


def document_text(archive: Archive) -> str | None:
    """Return the text of an EPUB, DOCX or ODT; None if the archive is none, or damaged."""
    try:
        if archive.find(CONTAINER):
            return "\n".join(page_text(decode(archive.read(name))) for name in _spine(archive))
        if archive.find(WORD):
            return "".join(_word_texts(archive))
        root = etree.fromstring(archive.read(OFFICE), _parser())
        body = root.find(f".//{_OFFICE_NAMESPACE}text")
        return "".join(_office_texts(body)) if body is not None else ""
    except (etree.LxmlError, AttributeError, ValueError):
        return None  # So damaged that only its reader makes something of it.


def _spine(archive: Archive) -> Iterator[str]:
    """Yield the documents of an EPUB as its spine names them, each once."""
    container = etree.fromstring(archive.read("META-INF/container.xml"), _parser())
    rootfile = container.find(".//{*}rootfile")
    package_name = str(rootfile.get("full-path")) if rootfile is not None else ""
    package = etree.fromstring(archive.read(package_name), _parser())
    places = {str(it.get("id")): str(it.get("href")) for it in package.iterfind(".//{*}item")}
    seen = set()
    for itemref in package.iterfind(".//{*}itemref"):
        href = unquote(places.get(str(itemref.get("idref")), ""))
        name = archive.find(normpath(join(dirname(package_name), href)))
        if name is not None and name not in seen:
            seen.add(name)
            yield name


def _word_texts(archive: Archive) -> Iterator[str]:
    """Yield the texts of a Word document, a footnote where its mark stands."""
    notes: dict[tuple[str, str], str] = {}
    for kind in ("footnote", "endnote"):
        name = archive.find(f"word/{kind}s.xml")
        root = etree.fromstring(archive.read(name), _parser()) if name else None
        for note in root.iter(f"{_WORD_NAMESPACE}{kind}") if root is not None else ():
            texts = [text.text or "" for text in note.iter(f"{_WORD_NAMESPACE}t")]
            notes[kind, str(note.get(f"{_WORD_NAMESPACE}id"))] = "".join(texts)
    root = etree.fromstring(archive.read("word/document.xml"), _parser())
    for event, element in etree.iterwalk(root, ("start", "end")):
        kind = str(element.tag).removeprefix(_WORD_NAMESPACE)
        if kind in {"p", "br", "tab"}:
            yield "\n"
        elif event == "end":
            continue
        elif kind == "t":
            yield element.text or ""
        elif kind.endswith("noteReference"):
            identity = str(element.get(f"{_WORD_NAMESPACE}id"))
            yield f" {notes.get((kind.removesuffix('Reference'), identity), '')} "


def _office_texts(body: etree._Element) -> Iterator[str]:
    """Yield the texts of an OpenDocument text; elements that hold no words part them."""
    for event, element in etree.iterwalk(body, ("start", "end")):
        inline = str(element.tag).endswith(("}span", "}a", "}soft-page-break", "-start", "-end"))
        yield "" if inline else " "
        yield (element.text if event == "start" else element.tail) or ""


def _parser() -> etree.XMLParser:
    return etree.XMLParser(resolve_entities=False, no_network=True, recover=True)
