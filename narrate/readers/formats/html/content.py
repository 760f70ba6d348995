"""Where on a page of any site the text is: menus, sidebars and comments are around it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from bs4.element import NavigableString, PageElement, Tag

from narrate.readers.formats.html.page import Page, words_of
from narrate.readers.formats.html.walk import Mark

_TEXTS: Final = (
    *("chapter-content", "chapter-text", "chapter-body", "story-content", "story-text"),
    *("storytext", "entry-content", "post-content", "post-body", "article-content"),
    *("article-body", "article__body", "node__content"),
)
"""Classes of what people write, in the templates of blogs and archives; the narrowest first."""

_TITLES: Final = ("chapter-title", "story-title", "entry-title", "post-title", "article-title")
_FURNITURE: Final = re.compile(
    r"(?:site|page|main|primary|post|entry|comments?|article|jp|wp)?[-_]*(?:nav|navigation|navbar|menu"
    r"|sidebar|breadcrumbs?|comments?|respond|shar(?:e|ing)|sharedaddy|social|related(?:posts)?"
    r"|recommended|subscribe|newsletter|cookies?|advert(?:isement)?s?|ads?|adsbygoogle|promo"
    r"|pagination|pager|widgets?|footer|header|meta|toolbar|tags|skip-link|author-bio|paywall)"
    r"(?:[-_](?:area|list|links?|box|buttons?|container|wrapper|bar|section|primary|posts?|form"
    r"|notice|\d+))*",
    re.IGNORECASE,
)
"""Classes and ids of what stands around a text."""

_WORK: Final = Mark(work=True)
_WHOLE: Final = frozenset({"html", "body", "main", "article", "[document]"})
_ASIDE: Final = ("aside", "footer", "form")
_QUOTED: Final = frozenset({"blockquote", "section", "figure"})
"""Within these, a footer is an author's: the name under a letter."""

_SHARE: Final = 0.3
"""Part of a page's text that a candidate must have; less, and the page is not what it seems."""

_LEFT: Final = 0.05
"""Part of a page's text without its furniture; less, and a story stands in what looks like it."""

_FIRST: Final = 5
"""How many bylines are looked at: behind them come those of comments."""

_UNTITLED: Final = re.compile(r"untitled.*|document|new page|index|home", re.IGNORECASE)
_SITE: Final = re.compile(r"\s+[|\u2013—\u00bb\u00b7-]\s+")


@dataclass(frozen=True, slots=True)
class Content:
    """What of a page is to be read."""

    elements: tuple[Tag, ...]
    """Those that hold the text; none if the whole page does."""

    works: frozenset[int]
    """Their identities: elements are equal if all that is in them is, which takes long to see."""

    furniture: frozenset[int]
    """The identities of the elements that stand around a text."""

    def mark(self, element: Tag) -> Mark | None:
        """Return what is known of an element by its name and classes."""
        if id(element) in self.furniture:
            return Mark(dropped=True)
        if element.name == "figcaption":
            return Mark(reason="picture")
        is_work = element.name in _WHOLE or id(element) in self.works
        return _WORK if is_work else None


def content_of(page: Page) -> Content:
    """Return where the text of a page is."""
    around = _outermost(page, [it for it in _furniture(page) if it.name not in _WHOLE])
    chars = page.chars - sum(map(_chars, around))
    if chars < _LEFT * page.chars:
        around, chars = [], page.chars
    furniture = frozenset(map(id, around))
    for elements in _candidates(page):
        if sum(_chars(it, furniture) for it in elements) >= _SHARE * chars:
            works = (*_headings(page, elements), *elements)
            return Content(works, frozenset(map(id, works)), furniture)
    return Content((), frozenset(), furniture)


def title_of(page: Page) -> str | None:
    """Return the page's own title without the site's name, or None if an editor named it."""
    words = page.title
    if words is None or _UNTITLED.fullmatch(words):
        return None
    site = page.meta("og:site_name")
    parts = _SITE.split(words)
    if site and len(parts) > 1 and site in {parts[-1], parts[0]}:
        parts.remove(site)
        return " - ".join(parts)
    return words


def author_of(page: Page) -> str | None:
    """Return who wrote the page's text, if its head or a byline says so."""
    for name in (page.meta("author"), page.meta("article:author")):
        if name and not name.startswith("http"):
            return name
    for place in (*page.of_class("byline")[:_FIRST], *page.of_class("author")[:_FIRST]):
        words = words_of(place.find("a", rel="author") or place.find(class_="fn"))
        if words:
            return words
    return None


def _furniture(page: Page) -> Iterator[Tag]:
    """Yield the elements that stand around a text, by their names, classes and ids."""
    yield from page.matching(_FURNITURE)
    for name in _ASIDE:
        for element in page.named(name):
            if element.parent is None or element.parent.name not in _QUOTED:
                yield element


def _candidates(page: Page) -> list[Sequence[Tag]]:
    found: list[Sequence[Tag]] = [
        [it for it in page.with_attribute("itemprop") if it.get("itemprop") == "articleBody"]
    ]
    found += [page.of_class(name) for name in _TEXTS]
    found += [page.named("article"), page.named("main")]
    return [_outermost(page, elements) for elements in found if elements]


def _outermost(page: Page, elements: Sequence[Tag]) -> list[Tag]:
    """Return those elements that are not within another one, in their order."""
    if len(elements) < 2:  # noqa: PLR2004 -- one has no other around it.
        return [*elements]
    places = frozenset(map(id, elements))
    found: list[Tag] = []
    stack: list[PageElement] = [page.soup]
    while stack:
        node = stack.pop()
        if id(node) in places and isinstance(node, Tag):
            found.append(node)
        elif isinstance(node, Tag):
            stack += reversed(node.contents)
    return found


def _headings(page: Page, elements: Sequence[Tag]) -> list[Tag]:
    """Return the heading that stands above the text, outside of it."""
    inside = frozenset(map(id, elements))
    headings = [heading for name in _TITLES for heading in page.of_class(name)][:1]
    if not headings and len(page.named("h1")) == 1:
        headings = [*page.named("h1")]
    return [it for it in headings if not any(id(parent) in inside for parent in it.parents)]


def _chars(root: Tag, without: frozenset[int] = frozenset()) -> int:
    """Return how much text an element has."""
    chars = 0
    stack: list[PageElement] = [root]
    while stack:
        node = stack.pop()
        if type(node) is NavigableString:
            chars += len(node.strip())
        elif isinstance(node, Tag) and id(node) not in without:
            stack += node.contents
    return chars
