"""HTML: fragments, saved pages, exports; headings mark the chapters."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from bs4 import BeautifulSoup
from bs4.element import Tag

from narrate.readers.decoding import decode
from narrate.readers.files import StoryFile
from narrate.readers.formats.html.sites import SITES
from narrate.readers.formats.html.stylesheet import hidden_classes
from narrate.readers.formats.html.walk import Mark, walked
from narrate.readers.languages import language_code
from narrate.readers.passage import CHAPTER, INNER, Draft, Passage, left_out
from narrate.readers.structure.headings import label, marked
from narrate.readers.structure.titlepage import TITLE_PAGE, lifted

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
_DEEPEST_CHAPTER: Final = 3
_LINE_CHARS: Final = 80


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
    soup = BeautifulSoup(_XML.sub("", decode(file.raw).replace("\0", ""), count=1), "lxml")
    hidden = hidden_classes(style.get_text() for style in soup.find_all("style"))
    for site in SITES:
        if site.recognizes(soup):
            return site.draft(soup, hidden, file.name)
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
        return lifted(_ranked(page))
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


def _ranked(page: Draft) -> Draft:
    """Return the page with its headings ranked: the book's title, chapters, and inner ones."""
    headings = [index for index, passage in enumerate(page.passages) if passage.level]
    top = _chapter_level(page.passages, headings)
    passages = list(page.passages)
    for index in headings:
        chapter = passages[index].level <= top or (
            passages[index - 1].level == CHAPTER and _is_untitled(passages[index - 1].text)
        )
        passages[index] = replace(passages[index], level=CHAPTER if chapter else INNER, emphasis=())
    chapters = [index for index in headings if passages[index].level == CHAPTER]
    if not chapters or label(passages[chapters[0]].text):
        return replace(page, passages=tuple(passages))
    first = chapters[0]
    if len(chapters) == 1:
        return replace(page, passages=tuple(passages), title=page.title or passages[first].text)
    if page.passages[first].level < top or _is_close(passages, first, chapters[1]):
        title = passages[first].text
        passages[first] = left_out(passages[first], TITLE_PAGE)
        return replace(page, passages=tuple(passages), title=title)
    return replace(page, passages=tuple(passages))


def _chapter_level(passages: Sequence[Passage], headings: Sequence[int]) -> int:
    """Return the deepest level of headings that begin chapters."""
    numbered = Counter(passages[index].level for index in headings if label(passages[index].text))
    if numbered:
        return max(numbered, key=lambda level: (numbered[level], -level))
    high = [index for index in headings if passages[index].level <= _DEEPEST_CHAPTER]
    levels = Counter(passages[index].level for index in high)
    several = [level for level in sorted(levels) if levels[level] > 1]
    if several or not high:
        return several[0] if several else 0
    if len(high) > 1 and _is_close(passages, high[0], high[1]):
        return passages[high[1]].level
    return passages[high[0]].level


def _is_untitled(heading: str) -> bool:
    named = label(heading)
    return named is not None and not named.title


def _is_close(passages: Sequence[Passage], above: int, below: int) -> bool:
    """Return whether only a line or two, as an author's name, stand between two headings."""
    return all(len(passage.text) <= _LINE_CHARS for passage in passages[above + 1 : below])
