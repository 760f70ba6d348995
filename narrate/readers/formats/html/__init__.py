"""HTML: fragments, saved pages, exports; headings mark the chapters."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from bs4 import BeautifulSoup
from bs4.element import Tag

from narrate.readers.decoding import decode, decoded
from narrate.readers.files import StoryFile
from narrate.readers.formats.html.sites import SITES
from narrate.readers.formats.html.stylesheet import hidden_classes
from narrate.readers.formats.html.walk import Mark, walked
from narrate.readers.languages import language_code
from narrate.readers.passage import Draft
from narrate.readers.structure.headings import marked
from narrate.readers.structure.ranks import ranked
from narrate.readers.structure.titlepage import lifted

_HEAD_BYTES: Final = 8192
_HEAD_CHARS: Final = 4096
"""As far as a page is looked at: seen fragments have a dozen tags by then."""

_PROLOG: Final = re.compile(r"\A(?:\s+|<!--.*?-->|<\?xml[^>]*>)*", re.DOTALL)
_BEGINS: Final = re.compile(r"<(?:!doctype html|html|head|body|meta|title|style)\b", re.IGNORECASE)
_BLOCKS: Final = r"(?:p|div|h[1-6]|blockquote|li|ul|ol|center|section|article|table|tr|pre)"
_TAGS: Final = re.compile(rf"</?{_BLOCKS}\b[^<>]*>|<[bh]r\s*/?>", re.IGNORECASE)
"""Tags that part paragraphs; people type `<i>` into plain text, too."""

_FEWEST_TAGS: Final = 3
_FRAGMENT: Final = re.compile(rf"<{_BLOCKS}\b[^<>]*>", re.IGNORECASE)
_UNTITLED: Final = re.compile(r"untitled.*|document|new page|index|home", re.IGNORECASE)
_XML: Final = re.compile(r"<\?xml[^>]*>")


def recognizes(file: StoryFile) -> bool:
    """Return whether a file is HTML by what is in it: names lie."""
    head = decode(file.raw[:_HEAD_BYTES])[:_HEAD_CHARS].lstrip("\ufeff")
    start = _PROLOG.sub("", head, count=1)
    if _BEGINS.match(start):
        return True
    return _FRAGMENT.match(start) is not None or len(_TAGS.findall(head)) >= _FEWEST_TAGS


def draft(file: StoryFile) -> Draft:
    """
    Return the passages of a page, and what its head says.

    Raises:
        StoryError: The page belongs to an archive, and has no story on it.
    """
    text = decoded(file.raw)
    page = _page(BeautifulSoup(_XML.sub("", text.text, count=1), "lxml"), file.name)
    return replace(page, remarks=(*page.remarks, *text.remarks))


def _page(soup: BeautifulSoup, name: str) -> Draft:
    hidden = hidden_classes(style.get_text() for style in soup.find_all("style"))
    for site in SITES:
        if site.recognizes(soup):
            return site.draft(soup, hidden, name)
    unread: list[str] = []
    passages = walked(soup, _unmarked, hidden, unread)
    html = soup.find("html")
    language = language_code(str(html.get("lang", ""))) if isinstance(html, Tag) else None
    page = Draft(
        source="HTML",
        passages=tuple(passages),
        author=_meta(soup, "author"),
        language=language,
        title=_title(soup),
        unread=tuple(unread),
    )
    if any(passage.level for passage in passages):
        return lifted(ranked(page))
    return lifted(replace(page, passages=marked(passages)))


def _unmarked(_element: Tag) -> Mark | None:
    return None


def _title(soup: BeautifulSoup) -> str | None:
    """Return the page's own title, or None if an editor named it."""
    title = soup.find("title")
    words = " ".join(title.get_text().split()) if title is not None else ""
    return words if words and not _UNTITLED.fullmatch(words) else None


def _meta(soup: BeautifulSoup, name: str) -> str | None:
    meta = soup.find("meta", attrs={"name": re.compile(f"^{name}$", re.IGNORECASE)})
    return " ".join(str(meta.get("content", "")).split()) or None if isinstance(meta, Tag) else None
