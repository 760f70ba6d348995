"""
Every word of a story file, found by another road than the readers': the witness of `--check`.

Nothing here knows chapters, notes or archives of fan fiction. Words are all that stands between
tags; what is dropped on purpose the book must account for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from posixpath import dirname, join, normpath
from typing import Final
from urllib.parse import unquote

from lxml import etree

from narrate.readers.archive import SIGNATURE, Archive
from narrate.readers.decoding import decode, decoded
from narrate.readers.files import StoryFile, chapter_files, chapter_names, file_at
from narrate.readers.passage import INVISIBLE

_WORD: Final = re.compile(r"[^\W_]+")
_SILENT: Final = frozenset(
    {
        *("audio", "base", "button", "canvas", "datalist", "embed", "head", "iframe", "input"),
        *("link", "map", "meta", "nav", "noscript", "object", "option", "rp", "rt", "script"),
        *("select", "style", "svg", "template", "textarea", "title", "video"),
    }
)
"""Elements whose words no page shows as its text."""

_EMPTY: Final = frozenset({"base", "embed", "input", "link", "meta"})
"""Of these, the ones that have no end."""

_TYPED_TAGS: Final = re.compile(r"</?(?:i|em|b|strong|u|br|hr|p|center)\b[^<>\n]*>", re.IGNORECASE)
_MARKUP: Final = re.compile(
    r"<!--.*?-->|\A---\n.*?\n---\n|(?<=\])\([^()\s]*(?:\s\x22[^\x22\n]*\x22)?\)|\[\^[^\]\s]+\]:?"
    r"|&[a-z]+;|^\s*```\w*$",
    re.DOTALL | re.MULTILINE,
)
_WORD_NAMESPACE: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_OFFICE_NAMESPACE: Final = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"


def words_of(text: str) -> list[str]:
    """Return the words of a text: letters and digits in a row."""
    return _WORD.findall(INVISIBLE.sub("", text))


def witnessed(path: Path) -> list[str] | None:
    """
    Return every word of a story file in its order; None if only its reader can read it.

    Raises:
        MissingError: There is no such file.
        StoryError: It cannot be read.
    """
    files = chapter_files(path) if path.is_dir() else (file_at(path),)
    words: list[str] = []
    for file in files:
        texts = _texts(file)
        if texts is None:
            return None
        words += [word for text in texts for word in words_of(text)]
    return words


def _texts(file: StoryFile) -> list[str] | None:
    if file.raw.startswith(SIGNATURE):
        return _packed(file)
    if file.raw.startswith(b"{\\rtf"):
        return None
    text = decoded(file.raw).text
    if re.search(r"</(?:p|div|body|html|span)>", text, re.IGNORECASE):
        return [_page(text)]
    if file.ending in {".md", ".markdown"} or re.search(r"^#{1,6} ", text, re.MULTILINE):
        text = _MARKUP.sub(" ", text.replace("\r\n", "\n"))
    return [_TYPED_TAGS.sub(" ", text)]


def _packed(file: StoryFile) -> list[str] | None:
    archive = Archive(file.raw, file.name)
    if archive.find("META-INF/container.xml"):
        return [_page(decode(archive.read(name))) for name in _spine(archive)]
    if archive.find("word/document.xml"):
        return ["".join(_word_texts(archive))]
    if archive.find("content.xml"):
        root = etree.fromstring(archive.read("content.xml"), _parser())
        body = root.find(f".//{_OFFICE_NAMESPACE}text")
        return ["".join(_office_texts(body))] if body is not None else []
    texts: list[str] = []
    for name in chapter_names(archive.names):
        texts += _texts(StoryFile(name, archive.read(name))) or []
    return texts


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


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.texts: list[str] = []
        self._silent: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        if tag in _SILENT and tag not in _EMPTY:
            self._silent.append(tag)
        if tag not in _INLINE:
            self.texts.append(" ")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        self.texts.append("" if tag in _INLINE else " ")

    def handle_endtag(self, tag: str) -> None:
        if tag in self._silent:
            while self._silent.pop() != tag:
                pass
        if tag not in _INLINE:
            self.texts.append(" ")

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.texts.append(data)


_INLINE: Final = frozenset(
    {
        *("a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn"),
        *("em", "font", "i", "ins", "kbd", "mark", "q", "ruby", "s", "samp", "small", "span"),
        *("strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr"),
    }
)
"""Elements that part no words."""


def _page(text: str) -> str:
    parser = _Words()
    parser.feed(text)
    parser.close()
    return "".join(parser.texts)
