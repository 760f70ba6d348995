"""An EPUB opened: its package, its contents, and its pages one after the other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from bs4 import BeautifulSoup
from bs4.element import Tag

from narrate.book import Cover
from narrate.errors import StoryError
from narrate.readers.archive import Archive
from narrate.readers.decoding import decode
from narrate.readers.files import StoryFile
from narrate.readers.formats.epub.contents import Contents, contents_of
from narrate.readers.formats.epub.locks import refuse_locked
from narrate.readers.formats.epub.markup import soup_of
from narrate.readers.formats.epub.metadata import Metadata, cover_of, metadata_of
from narrate.readers.formats.epub.package import Package, package_in, resolved
from narrate.readers.formats.html.limits import refuse_too_many
from narrate.readers.formats.html.stylesheet import hidden_classes

_MOST_SHEETS: Final = 20


@dataclass(frozen=True, slots=True)
class Page:
    """A document of the spine."""

    path: str
    soup: BeautifulSoup
    hidden: frozenset[str]
    """Classes that its style sheets do not show."""

    is_aside: bool
    """Whether it is none of the main text, as the spine says."""

    @property
    def body(self) -> Tag:
        """Where its text is."""
        body = self.soup.find("body")
        return body if isinstance(body, Tag) else self.soup


@dataclass(frozen=True, slots=True)
class Epub:
    """An EPUB, opened."""

    name: str
    """For messages."""

    package: Package
    metadata: Metadata
    contents: Contents
    cover: Cover | None
    _archive: Archive
    _sheets: dict[str, frozenset[str]] = field(default_factory=dict)
    _tags: dict[str, int] = field(default_factory=dict)
    """How many tags the pages had that were made so far."""

    @property
    def remarks(self) -> tuple[str, ...]:
        """What a person should know of how it was read."""
        remarks = []
        if not self.package.has_order:
            remarks.append("The book does not say in which order it is read; the files' names do")
        missing = self.package.missing
        if missing:
            pages = "1 page" if len(missing) == 1 else f"{len(missing)} pages"
            remarks.append(f"{pages} of the book missing in the file, the first `{missing[0]}`")
        return tuple(remarks)

    def pages(self) -> Iterator[Page]:
        """
        Yield the pages in reading order, each made when it is asked for.

        Raises:
            StoryError: A page cannot be unpacked.
        """
        for path in self.package.spine:
            yield self.page(path)

    def page(self, path: str) -> Page:
        """
        Return a page.

        Raises:
            StoryError: It cannot be unpacked, or the book has more tags than any story.
        """
        raw = self._archive.read(path)
        self._tags[path] = raw.count(b"<")
        refuse_too_many(sum(self._tags.values()), self.name)
        soup = soup_of(raw)
        return Page(path, soup, self._hidden(path, soup), path in self.package.aside)

    def markup(self, path: str) -> str:
        """
        Return a page as it is written.

        Raises:
            StoryError: It cannot be unpacked.
        """
        return decode(self._archive.read(path))

    def resolved(self, path: str, href: str) -> tuple[str, str] | None:
        """Return the file and the id that a link on a page means, or None if it leads outside."""
        return resolved(self._archive, path, href)

    def _hidden(self, path: str, soup: BeautifulSoup) -> frozenset[str]:
        hidden = hidden_classes(style.get_text() for style in soup.find_all("style"))
        for link in soup.find_all("link", href=True, limit=_MOST_SHEETS):
            found = self.resolved(path, str(link["href"]))
            if found is not None and found[0].lower().endswith(".css"):
                hidden |= self._sheet(found[0])
        return hidden

    def _sheet(self, path: str) -> frozenset[str]:
        if path not in self._sheets:
            try:
                self._sheets[path] = hidden_classes([decode(self._archive.read(path))])
            except StoryError:
                self._sheets[path] = frozenset()  # Style is no text: its loss harms nobody.
        return self._sheets[path]


def opened(file: StoryFile) -> Epub:
    """
    Return an EPUB, its pages not yet read.

    Raises:
        StoryError: It is damaged, locked, or has no pages.
    """
    archive = Archive(file.raw, file.name)
    refuse_locked(archive, file.name)
    package = package_in(archive)
    if not package.spine:
        raise StoryError(
            f"`{file.name}` is an EPUB without any page in it",
            hint="Download it again, or save the story as HTML or plain text",
        )
    return Epub(
        name=file.name,
        package=package,
        metadata=metadata_of(package),
        contents=contents_of(archive, package),
        cover=cover_of(archive, package),
        _archive=archive,
    )
