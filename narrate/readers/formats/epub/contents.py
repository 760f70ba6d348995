"""The tables of contents of an EPUB: `nav` of EPUB 3, `toc.ncx` of EPUB 2."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from lxml import etree

from narrate.readers.archive import Archive
from narrate.readers.formats.epub.markup import parsed
from narrate.readers.formats.epub.package import Package, attribute, resolved

_LONGEST_CHARS: Final = 300
_MOST_ENTRIES: Final = 20_000


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the table of contents."""

    title: str
    path: str
    fragment: str
    depth: int
    """From 0."""


@dataclass(frozen=True, slots=True)
class Contents:
    """What the tables say."""

    entries: tuple[Entry, ...] = ()
    kinds: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """Of pages, in the words of EPUB 3: from landmarks, or the guide of EPUB 2."""

    nav: str | None = None
    """The page that is itself the table of contents."""


def contents_of(archive: Archive, package: Package) -> Contents:
    """Return the table of contents; the newer one, where both have entries."""
    nav = next((item.path for item in package.items.values() if "nav" in item.properties), None)
    root = parsed(archive.read(nav)) if nav is not None and archive.find(nav) else None
    entries: list[Entry] = []
    kinds: dict[str, set[str]] = {}
    if nav is not None and root is not None:
        for table in root.iter("{*}nav"):
            types = attribute(table, "type").split()
            if "toc" in types and not entries:
                entries = _limited(_listed(table, nav, archive))
            elif "landmarks" in types:
                for link in table.iter("{*}a"):
                    found = resolved(archive, nav, attribute(link, "href"))
                    if found is not None and not found[1]:
                        kinds.setdefault(found[0], set()).update(attribute(link, "type").split())
    if not entries and package.ncx is not None and archive.find(package.ncx):
        root = parsed(archive.read(package.ncx))
        entries = _limited(_points(root, package.ncx, archive)) if root is not None else []
    for kind, (path, fragment) in package.guide.items():
        if not fragment:
            kinds.setdefault(path, set()).add(_GUIDE.get(kind, kind))
    return Contents(tuple(entries), {it: frozenset(kinds[it]) for it in kinds}, nav)


_GUIDE: Final = {
    "title-page": "titlepage",
    "text": "bodymatter",
    "start": "bodymatter",
    "notes": "endnotes",
    "acknowledgements": "acknowledgments",
}
"""Kinds of EPUB 2 that have another name in EPUB 3."""


def _limited(entries: Iterator[Entry]) -> list[Entry]:
    found: dict[tuple[str, str], Entry] = {}
    for entry in entries:
        if len(found) >= _MOST_ENTRIES:
            break
        found.setdefault((entry.path, entry.fragment), entry)
    return [*found.values()]


def _listed(table: etree._Element, path: str, archive: Archive) -> Iterator[Entry]:
    for link in table.iter("{*}a"):
        depth = sum(_name(above) in {"ol", "ul"} for above in link.iterancestors())
        yield from _entry(link, attribute(link, "href"), max(depth - 1, 0), path, archive)


def _points(root: etree._Element, path: str, archive: Archive) -> Iterator[Entry]:
    for point in root.iter("{*}navPoint"):
        depth = sum(_name(above) == "navPoint" for above in point.iterancestors())
        label = next((it for it in point.iterchildren("*") if _name(it) == "navLabel"), None)
        content = next((it for it in point.iterchildren("*") if _name(it) == "content"), None)
        if label is not None and content is not None:
            yield from _entry(label, attribute(content, "src"), depth, path, archive)


def _entry(
    label: etree._Element, href: str, depth: int, path: str, archive: Archive
) -> Iterator[Entry]:
    title = " ".join("".join(map(str, label.itertext())).split())
    link = resolved(archive, path, href)
    if link is not None and 0 < len(title) <= _LONGEST_CHARS:
        yield Entry(title, *link, depth)


def _name(element: etree._Element) -> str:
    return str(element.tag).rpartition("}")[2]
