"""The package of an EPUB (OPF): which files there are, in which order, and what for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from posixpath import dirname, join, normpath
from typing import Final, TypeAlias
from urllib.parse import unquote

from lxml import etree

from narrate.readers.archive import Archive
from narrate.readers.formats.epub.markup import parsed

Link: TypeAlias = tuple[str, str]
"""A file in the archive, and the id within it that is meant; empty for the whole file."""

CONTAINER: Final = "META-INF/container.xml"
_PAGES: Final = frozenset(
    {"application/xhtml+xml", "text/html", "text/x-oeb1-document", "application/x-dtbook+xml"}
)
_PAGE_NAMES: Final = re.compile(r"(?!META-INF/|__MACOSX/).*\.(?:xhtml|html?|xht)", re.IGNORECASE)
_ELSEWHERE: Final = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)
"""An address on the network, not in the archive."""

_NEWLINES: Final = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Item:
    """A file of the manifest."""

    path: str
    media_type: str
    properties: frozenset[str] = frozenset()

    @property
    def is_page(self) -> bool:
        """Whether text may stand in it."""
        return self.media_type in _PAGES or bool(_PAGE_NAMES.fullmatch(self.path))


@dataclass(frozen=True, slots=True)
class Package:
    """What the package file says, its links resolved."""

    path: str
    metadata: etree._Element | None = None
    items: Mapping[str, Item] = field(default_factory=dict)
    """By id, in their order."""

    spine: tuple[str, ...] = ()
    """The pages in reading order, each once."""

    aside: frozenset[str] = frozenset()
    """Those of them that are none of the main text: `linear="no"`."""

    guide: Mapping[str, Link] = field(default_factory=dict)
    """What kind of page is where, in the words of EPUB 2."""

    ncx: str | None = None
    missing: tuple[str, ...] = ()
    """Pages of the spine that are not in the archive."""

    has_order: bool = True


def package_in(archive: Archive) -> Package:
    """
    Return the package of an EPUB; of one without, its pages in the order of their names.

    Raises:
        StoryError: The package file cannot be unpacked.
    """
    path = _package_path(archive)
    root = parsed(archive.read(path)) if path is not None else None
    if path is None or root is None:
        return _unordered(archive, Package(path or ""))
    items = dict(_items(root, path, archive))
    order, aside, missing = _spine(root, items)
    package = Package(
        path=path,
        metadata=next(root.iter("{*}metadata"), None),
        items=items,
        spine=tuple(order),
        aside=frozenset(aside) if len(aside) < len(order) else frozenset(),
        guide=_guide(root, path, archive),
        ncx=_ncx(root, items),
        missing=tuple(missing),
    )
    return package if package.spine else _unordered(archive, package)


def resolved(archive: Archive, base: str, href: str) -> Link | None:
    """
    Return the file and the id that a link means, or None if it leads out of the archive.

    Args:
        archive: Where the file must be.
        base: The file that the link stands in.
        href: The link, as written.
    """
    address, _, fragment = _NEWLINES.sub(" ", href).strip().partition("#")
    if _ELSEWHERE.match(address):
        return None
    if not address:
        return base, unquote(fragment)
    folder = dirname(base)
    for written in (address, unquote(address)):
        path = normpath(join(folder, written.replace("\\", "/"))).lstrip("/")
        found = archive.find(path)
        if found is not None:
            return found, unquote(fragment)
    return None


def attribute(element: etree._Element, name: str) -> str:
    """Return an attribute of any namespace, or an empty string."""
    plain = element.get(name)
    if plain is not None:
        return str(plain)
    return next((str(it) for key, it in element.items() if str(key).endswith(f"}}{name}")), "")


def _package_path(archive: Archive) -> str | None:
    if archive.find(CONTAINER):
        container = parsed(archive.read(CONTAINER))
        for rootfile in container.iter("{*}rootfile") if container is not None else ():
            link = resolved(archive, "", attribute(rootfile, "full-path"))
            if link is not None:
                return link[0]
    named = [name for name in archive.names if name.lower().endswith(".opf")]
    return min(named, key=lambda name: (name.count("/"), name), default=None)


def _items(root: etree._Element, path: str, archive: Archive) -> Iterator[tuple[str, Item]]:
    for element in root.iter("{*}item"):
        href = attribute(element, "href")
        link = resolved(archive, path, href)
        # What is missing keeps the name it has in the manifest.
        yield (
            attribute(element, "id") or href,
            Item(
                link[0] if link is not None else f"?{href}",
                attribute(element, "media-type").lower(),
                frozenset(attribute(element, "properties").split()),
            ),
        )


def _spine(
    root: etree._Element, items: Mapping[str, Item]
) -> tuple[list[str], list[str], list[str]]:
    """Return the pages in order, those aside, and those missing."""
    order: dict[str, None] = {}
    aside, missing = [], []
    for reference in root.iter("{*}itemref"):
        item = items.get(attribute(reference, "idref"))
        if item is None or item.path in order or not item.is_page:
            continue
        if item.path.startswith("?"):
            missing.append(item.path[1:])
            continue
        order[item.path] = None
        if attribute(reference, "linear").lower() == "no":
            aside.append(item.path)
    return [*order], aside, missing


def _guide(root: etree._Element, path: str, archive: Archive) -> dict[str, Link]:
    found: dict[str, Link] = {}
    for reference in root.iter("{*}reference"):
        link = resolved(archive, path, attribute(reference, "href"))
        if link is not None:
            found.setdefault(attribute(reference, "type").lower(), link)
    return found


def _ncx(root: etree._Element, items: Mapping[str, Item]) -> str | None:
    spine = next(root.iter("{*}spine"), None)
    named = items.get(attribute(spine, "toc")) if spine is not None else None
    found = [named] if named is not None else []
    found += [item for item in items.values() if item.media_type == "application/x-dtbncx+xml"]
    return next((item.path for item in found if not item.path.startswith("?")), None)


def _unordered(archive: Archive, package: Package) -> Package:
    """Return the package with its pages in natural order: of the manifest, else of all files."""
    listed = [item.path for item in package.items.values() if item.is_page]
    inside = {name for name in archive.names if _PAGE_NAMES.fullmatch(name)}
    pages = [path for path in dict.fromkeys(listed) if path in inside] or sorted(inside, key=_order)
    return Package(
        path=package.path,
        metadata=package.metadata,
        items=package.items,
        spine=tuple(pages),
        guide=package.guide,
        ncx=package.ncx,
        missing=package.missing,
        has_order=False,
    )


def _order(name: str) -> tuple[tuple[tuple[int, int, str], ...], str]:
    parts = re.split(r"(\d{1,9})", name.casefold())
    return tuple((0, int(it), "") if it.isdigit() else (1, 0, it) for it in parts), name
