"""What the package of an EPUB says of the book: title, authors, summary, series, cover."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

from bs4 import BeautifulSoup
from lxml import etree

from narrate.book import Cover, Series
from narrate.errors import StoryError
from narrate.readers.archive import Archive
from narrate.readers.formats.epub.markup import soup_of
from narrate.readers.formats.epub.package import Item, Package, attribute, resolved
from narrate.readers.formats.html.walk import walked
from narrate.readers.languages import language_code

_DUBLIN_CORE: Final = "http://purl.org/dc/elements/1."
_ADDRESS: Final = re.compile(r"(?:ur[il]:)?\s*(https?://\S+)", re.IGNORECASE)
_MARKUP: Final = re.compile(r"</?[a-z][^<>]*>", re.IGNORECASE)
_WHOLE: Final = re.compile(r"(\d+)\.0+")
_PICTURES: Final = ((b"\x89PNG\r\n\x1a\n", "image/png"), (b"\xff\xd8\xff", "image/jpeg"))
_LARGEST_COVER_BYTES: Final = 16 << 20


@dataclass(frozen=True, slots=True)
class Metadata:
    """What the package says."""

    title: str | None = None
    author: str | None = None
    language: str | None = None
    summary: str | None = None
    subjects: tuple[str, ...] = ()
    series: Series | None = None
    url: str | None = None
    makers: tuple[str, ...] = ()
    """Publishers, contributors, rights, and where the text was taken from."""

    @property
    def made_by(self) -> str:
        """The makers in one line."""
        return " | ".join(self.makers)


@dataclass(frozen=True, slots=True)
class _Term:
    """An element of the metadata."""

    text: str
    identity: str
    role: str
    scheme: str


@dataclass(frozen=True, slots=True)
class _Terms:
    """The elements by name, and what refines them."""

    named: dict[str, list[_Term]] = field(default_factory=dict)
    refined: dict[tuple[str, str], str] = field(default_factory=dict)
    """By the id of what is refined, and the property."""

    metas: list[tuple[str, str, str]] = field(default_factory=list)
    """Name or property, value, id."""

    def first(self, name: str) -> str | None:
        return next((term.text for term in self.named.get(name, ())), None)

    def meta(self, name: str) -> str | None:
        return next((value for found, value, _ in self.metas if found == name and value), None)


def metadata_of(package: Package) -> Metadata:
    """Return what the package says of the book."""
    if package.metadata is None:
        return Metadata()
    terms = _terms(package.metadata)
    names = ("publisher", "contributor", "rights", "source", "identifier")
    makers = [term.text for name in names for term in terms.named.get(name, ())]
    generators = [value for name, value, _ in terms.metas if name == "generator"]
    return Metadata(
        title=_title(terms),
        author=_author(terms),
        language=next(
            filter(None, (language_code(it.text) for it in terms.named.get("language", ()))), None
        ),
        summary=summary_of(terms.first("description") or ""),
        subjects=tuple(dict.fromkeys(term.text for term in terms.named.get("subject", ()))),
        series=_series(terms),
        url=_url(terms),
        makers=(*makers, *generators),
    )


def summary_of(description: str) -> str | None:
    """Return a description without its markup, a line a paragraph."""
    if not _MARKUP.search(description):
        lines = (" ".join(line.split()) for line in description.splitlines())
        return "\n".join(filter(None, lines)) or None
    passages = walked(BeautifulSoup(description, "lxml"), lambda _: None, frozenset())
    return "\n".join(passage.text for passage in passages if passage.text) or None


def cover_of(archive: Archive, package: Package) -> Cover | None:
    """Return the picture on the front, if there is one in a form that players show."""
    for path in dict.fromkeys(_cover_paths(archive, package)):
        try:
            image = archive.read(path)
        except StoryError:
            continue  # A book without its cover is still a book.
        media_type = next((it for begins, it in _PICTURES if image.startswith(begins)), None)
        if media_type is not None and len(image) <= _LARGEST_COVER_BYTES:
            return Cover(media_type, image)
    return None


def _terms(metadata: etree._Element) -> _Terms:
    terms = _Terms()
    for element in metadata.iter("*"):
        namespace, _, name = str(element.tag).rpartition("}")
        if namespace.startswith(f"{{{_DUBLIN_CORE}"):
            _add_term(terms, name.lower(), element)
        elif name == "meta":
            _add_meta(terms, element)
    return terms


def _add_term(terms: _Terms, name: str, element: etree._Element) -> None:
    written = "".join(map(str, element.itertext())).strip()
    # The line ends of a description part paragraphs.
    text = written if name == "description" else " ".join(written.split())
    if text:
        role, scheme = attribute(element, "role"), attribute(element, "scheme")
        term = _Term(text, attribute(element, "id"), role, scheme)
        terms.named.setdefault(name, []).append(term)


def _add_meta(terms: _Terms, element: etree._Element) -> None:
    term = attribute(element, "property") or attribute(element, "name")
    text = " ".join("".join(map(str, element.itertext())).split())
    value = text or attribute(element, "content").strip()
    refines = attribute(element, "refines").removeprefix("#")
    if refines:
        terms.refined.setdefault((refines, term), value)
    else:
        terms.metas.append((term, value, attribute(element, "id")))


def _title(terms: _Terms) -> str | None:
    titles = terms.named.get("title", [])
    main = (it for it in titles if terms.refined.get((it.identity, "title-type")) == "main")
    found = next(main, titles[0] if titles else None)
    return found.text if found is not None else None


def _author(terms: _Terms) -> str | None:
    creators = terms.named.get("creator", [])
    roles = [it.role or terms.refined.get((it.identity, "role"), "aut") for it in creators]
    authors = [it.text for it, role in zip(creators, roles, strict=True) if role.lower() == "aut"]
    return ", ".join(dict.fromkeys(authors or (it.text for it in creators))) or None


def _series(terms: _Terms) -> Series | None:
    for name, value, identity in terms.metas:
        if name == "belongs-to-collection":
            kind = terms.refined.get((identity, "collection-type"), "series")
            if kind == "series" and value:
                return Series(value, _number(terms.refined.get((identity, "group-position"))))
    name = terms.meta("calibre:series") or ""
    return Series(name, _number(terms.meta("calibre:series_index"))) if name else None


def _number(index: str | None) -> str | None:
    """Return a place in a series as people write it: calibre's `2.0` is 2."""
    whole = _WHOLE.fullmatch(index or "")
    return whole[1] if whole else index or None


def _url(terms: _Terms) -> str | None:
    for name in ("source", "identifier"):
        for term in terms.named.get(name, ()):
            found = _ADDRESS.fullmatch(term.text)
            if found:
                return found[1]
    return None


def _cover_paths(archive: Archive, package: Package) -> Iterable[str]:
    items: Mapping[str, Item] = package.items
    yield from (item.path for item in items.values() if "cover-image" in item.properties)
    if package.metadata is not None:
        named = _terms(package.metadata).meta("cover") or ""
        if named in items:
            yield items[named].path
        elif named and (link := resolved(archive, package.path, named)) is not None:
            yield link[0]
    pages = [item.path for identity, item in items.items() if "cover" in identity.lower()]
    if "cover" in package.guide:
        pages.insert(0, package.guide["cover"][0])
    for path in pages:
        if not path.lower().endswith((".xhtml", ".html", ".htm", ".xml")):
            yield path
        elif archive.find(path):
            yield from _pictures_on(archive, path)


def _pictures_on(archive: Archive, path: str) -> Iterable[str]:
    """Yield the pictures that a page shows."""
    try:
        soup = soup_of(archive.read(path))
    except StoryError:
        return
    for element in soup.find_all(["img", "image"], limit=1):
        href = element.get("src") or element.get("xlink:href") or element.get("href")
        link = resolved(archive, path, str(href)) if href else None
        if link is not None:
            yield link[0]
