"""What the Archive of Our Own says of a work: its title, who wrote it, how it is tagged."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain
from typing import Final

from bs4.element import Tag

from narrate.book import Series
from narrate.readers.formats.html.page import Page, classes_of, words_of
from narrate.readers.languages import language_code
from narrate.readers.passage import only_chapter

_NO_TAGS: Final = frozenset({"language", "series", "stats", "collections", "collection"})
_ARCHIVED: Final = re.compile(r"(?P<author>.+?)\s*\[archived by .+\]")
"""Imported works name their author, and link to whoever imported them."""

_PART: Final = re.compile(r"Part\s+(\S+)\s+of\s")
_WORK: Final = re.compile(r"(?:^|//[\w.]+)/(?:works|downloads)/(\d+)")
_ADDRESS: Final = "https://archiveofourown.org/works/"
_FIRST: Final = 50
"""The work's byline is among the first, before those of chapters and comments."""

_POSTED: Final = re.compile(r"([\d,]+)/")
_CHAPTER_ID: Final = re.compile(r"chapter-(\d+)")


def title(page: Page) -> str | None:
    """Return the work's title."""
    return words_of(page.first("title", "heading")) or words_of(_in_preface(page, "h1"))


def author(page: Page) -> str | None:
    """Return the work's authors, joined by commas."""
    byline = next(
        (it for it in page.of_class("byline")[:_FIRST] if it.find_parent(id="chapters") is None),
        None,
    )
    line = words_of(byline)
    if byline is None or line is None:
        return None
    line = line.removeprefix("by ")
    if archived := _ARCHIVED.fullmatch(line):
        return archived["author"]
    names = [words_of(link) for link in byline.find_all("a", rel="author")]
    return ", ".join(dict.fromkeys(name for name in names if name)) or line


def summary(page: Page) -> str | None:
    """Return the work's summary; chapters have theirs within `#chapters`."""
    for quotation in page.of_class("userstuff")[:_FIRST]:
        if quotation.find_parent(id="chapters") is not None or quotation.get("id") == "chapters":
            return None
        if "summary" in classes_of(quotation.parent) or label_above(quotation) == "Summary":
            return words_of(quotation)
    return None


def tags(page: Page) -> Iterator[str]:
    """Yield the tags in the archive's order: rating, warnings, fandoms, people, what else."""
    for name, value in _entries(page):
        if name not in _NO_TAGS:
            yield from filter(None, map(words_of, value.find_all("a")))


def rating(page: Page) -> str | None:
    """Return for whom the work is."""
    value = _entry(page, "rating")
    return ", ".join(filter(None, map(words_of, value.find_all("a")))) or None if value else None


def language(page: Page) -> str | None:
    """Return the code of the work's language."""
    value = _entry(page, "language")
    if value is None:
        return None
    return language_code(str(value.get("lang", ""))) or language_code(words_of(value) or "")


def series(page: Page) -> Series | None:
    """Return the first series that the work is in."""
    value = _entry(page, "series")
    links = value.find_all("a") if value is not None else []
    names = [words_of(link) for link in links if classes_of(link).isdisjoint({"previous", "next"})]
    if value is None or not names or names[0] is None:
        return None
    part = _PART.search(value.get_text())
    return Series(names[0], part[1] if part else None)


def url(page: Page) -> str | None:
    """Return the work's address, without the chapter's."""
    links = [page.url, *_addresses(page)]
    found = next((match for link in links if link and (match := _WORK.search(link))), None)
    return _ADDRESS + found[1] if found else None


def remarks(page: Page) -> Iterator[str]:
    """Yield what a person should know of the page: perhaps there is more of the work."""
    posted = _POSTED.match(words_of(next(iter(page.of_class("chapters")[1:]), None)) or "")
    here = [
        match[1]
        for it in page.of_class("chapter")
        if (match := _CHAPTER_ID.fullmatch(str(it.get("id", ""))))
    ]
    total = int(posted[1].replace(",", "")) if posted else 0
    if len(here) == 1 and total > 1:
        yield only_chapter(int(here[0]), total)


def label_above(quotation: Tag) -> str | None:
    """Return the line that downloads put above a block of notes: `Chapter Notes`."""
    above = quotation.find_previous_sibling()
    return words_of(above) if isinstance(above, Tag) and above.name == "p" else None


def _addresses(page: Page) -> Iterator[str]:
    """Yield links to the work itself: from its posting line, its downloads, its chapters."""
    places = (page.of_class(name)[:_FIRST] for name in ("message", "download", "title"))
    for place in chain.from_iterable(places):
        for link in place.find_all("a", href=True):
            yield str(link["href"])


def _entry(page: Page, wanted: str) -> Tag | None:
    return next((value for name, value in _entries(page) if name == wanted), None)


def _entries(page: Page) -> Iterator[tuple[str, Tag]]:
    """Yield the entries of the work's header: label, value."""
    header = page.first("work", "meta") or _in_preface(page, "dl")
    for label in header.find_all("dt", recursive=False) if header is not None else ():
        value = label.find_next_sibling("dd")
        name = (words_of(label) or "").strip(": ").casefold()
        if isinstance(value, Tag):
            yield ("rating" if name == "ratings" else name), value


def _in_preface(page: Page, name: str) -> Tag | None:
    preface = page.by_id("preface")
    found = preface.find(name) if preface is not None else None
    return found if isinstance(found, Tag) else None
