"""A page of HTML, parsed once and looked through once: its ids, classes and what its head says."""

from __future__ import annotations

import gc
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Final

from bs4 import BeautifulSoup, Comment
from bs4.element import NavigableString, PageElement, Tag

from narrate.readers.formats.html.limits import refuse_too_many
from narrate.readers.formats.html.stylesheet import hidden_classes
from narrate.readers.languages import language_code

_XML: Final = re.compile(r"<\?xml[^>]*>")
_SAVED_FROM: Final = re.compile(r"(?:saved from url=\(\d+\)|\burl:\s*)(https?://\S+)")
"""What browsers write on top of a page: Chrome and Firefox as the first, SingleFile the second."""

_COMMENT_CHARS: Final = 1000
_ATTRIBUTES: Final = frozenset({"data-p-id", "itemprop"})
_KEPT: Final = frozenset(
    {
        *("article", "aside", "body", "footer", "form", "h1", "h2", "html", "link", "main", "meta"),
        *("pre", "style", "title"),
    }
)
"""Elements that are looked up by name; there is never one of them a word."""


class Page:
    """A saved page. Looking something up costs nothing: pages may have a million elements."""

    def __init__(self, text: str, name: str) -> None:
        """
        Parse a page.

        Args:
            text: Its source.
            name: Its file's name, for messages.

        Raises:
            StoryError: It has more tags than any story.
        """
        refuse_too_many(text.count("<"), name)
        self.name = name
        self.saved_from: str | None = None
        """What a browser wrote of the page's address."""

        self._ids: dict[str, Tag] = {}
        self._classes: defaultdict[str, list[Tag]] = defaultdict(list)
        self._attributes: defaultdict[str, list[Tag]] = defaultdict(list)
        self._names: defaultdict[str, list[Tag]] = defaultdict(list)
        self.chars = 0
        self.soup = BeautifulSoup(
            _XML.sub("", text.replace("\0", ""), count=1), "lxml", store_line_numbers=False
        )
        self._look_through()
        self.hidden = hidden_classes(style.get_text() for style in self.named("style"))

    def by_id(self, identity: str) -> Tag | None:
        """Return the first element with an id, or None."""
        return self._ids.get(identity)

    def of_class(self, *classes: str) -> Sequence[Tag]:
        """Return the elements that have all of these classes, in their order."""
        found = self._classes.get(classes[0], [])
        wanted = frozenset(classes[1:])
        return [it for it in found if wanted <= classes_of(it)] if wanted else found

    def first(self, *classes: str) -> Tag | None:
        """Return the first element that has all of these classes, or None."""
        return next(iter(self.of_class(*classes)), None)

    def named(self, name: str) -> Sequence[Tag]:
        """Return the elements of a name, in their order; names of blocks that are rare only."""
        return self._names.get(name, [])

    def meta(self, *names: str) -> str | None:
        """Return what the first of these entries in the page's head says."""
        for wanted in names:
            for meta in self.named("meta"):
                key = str(meta.get("name") or meta.get("property") or "").casefold()
                if key == wanted and (content := _single(str(meta.get("content", "")))):
                    return content
        return None

    def matching(self, pattern: re.Pattern[str]) -> Iterator[Tag]:
        """Yield the elements of which a class or the id matches a pattern wholly."""
        for name, elements in self._classes.items():
            if pattern.fullmatch(name):
                yield from elements
        for identity, element in self._ids.items():
            if pattern.fullmatch(identity):
                yield element

    def with_attribute(self, attribute: str) -> Sequence[Tag]:
        """Return the elements that have one of the attributes by which sites are told."""
        return self._attributes.get(attribute, [])

    @property
    def title(self) -> str | None:
        """What stands in the browser's bar."""
        return words_of(next(iter(self.named("title")), None))

    @property
    def language(self) -> str | None:
        """The code of the language that the page is said to be in."""
        html = next(iter(self.named("html")), None)
        return language_code(str(html.get("lang", ""))) if html is not None else None

    @property
    def url(self) -> str | None:
        """Where the page was published."""
        for link in self.named("link"):
            href = str(link.get("href", ""))
            if "canonical" in (link.get("rel") or ()) and href.startswith(("http", "//")):
                return href
        return self.meta("og:url") or self.saved_from

    def _look_through(self) -> None:
        stack: list[PageElement] = [self.soup]
        while stack:
            node = stack.pop()
            if isinstance(node, Tag):
                if node.name in _KEPT:
                    self._names[node.name].append(node)
                if node.attrs:
                    self._index(node)
                stack += reversed(node.contents)
            elif type(node) is NavigableString:
                self.chars += len(node.strip())
            elif isinstance(node, Comment) and self.saved_from is None:
                found = _SAVED_FROM.search(node[:_COMMENT_CHARS])
                self.saved_from = found[1] if found else None

    def _index(self, element: Tag) -> None:
        if identity := element.get("id"):
            self._ids.setdefault(str(identity), element)
        for name in dict.fromkeys(element.get("class") or ()):
            self._classes[name].append(element)
        for attribute in _ATTRIBUTES.intersection(element.attrs):
            self._attributes[attribute].append(element)


def classes_of(element: Tag | None) -> frozenset[str]:
    """Return an element's classes."""
    return frozenset((element.get("class") or ()) if element is not None else ())


def words_of(element: PageElement | None) -> str | None:
    """Return the text of an element on one line, or None if there is none."""
    return _single(element.get_text()) if element is not None else None


def _single(text: str) -> str | None:
    return " ".join(text.split()) or None


@contextmanager
def uncollected() -> Iterator[None]:
    """Pause the garbage collector: it takes a third of the time, and finds nothing in a tree."""
    paused = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if paused:
            gc.enable()
