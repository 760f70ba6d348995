"""
FanFiction.net: a page holds one chapter, the list of chapters says which.

The site does not mark notes: authors type them into the text. What the header holds is as in
`adapter_fanfictionnet.py` of https://github.com/JimmXinu/FanFicFare.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from bs4.element import Tag

from narrate.readers.formats.html.page import Page, words_of
from narrate.readers.formats.html.walk import Mark, walked
from narrate.readers.languages import language_code
from narrate.readers.passage import CHAPTER, INNER, Draft, Passage, only_chapter
from narrate.readers.structure.headings import label, marked

_TEXTS: Final = ("storytext", "storytextp", "storycontent")
"""Ids of the story's text: today's pages, their frame, the pages for telephones."""

_NUMBERED: Final = re.compile(r"(\d+)\.\s*(.*)", re.DOTALL)
_DETAILS: Final = re.compile(r"\s+-\s+")
_RATED: Final = re.compile(r"Rated:\s*(?:Fiction\s+)?(\S+)")
_STORY: Final = re.compile(r"/s/(\d+)\b")
_GENRES: Final = frozenset(
    {
        *("Adventure", "Angst", "Crime", "Drama", "Family", "Fantasy", "Friendship", "General"),
        *("Horror", "Humor", "Hurt", "Comfort", "Mystery", "Parody", "Poetry", "Romance", "Sci-Fi"),
        *("Spiritual", "Supernatural", "Suspense", "Tragedy", "Western"),
    }
)


@dataclass(frozen=True, slots=True)
class _Place:
    """Which chapter a page holds."""

    number: int
    of: int
    title: str

    @property
    def heading(self) -> str:
        """
        The words that the site shows in its list of chapters, as a heading.

        An author's own count wins over the site's, which counts prologues and notes.
        """
        if not self.title:
            return f"Chapter {self.number}"
        return self.title if label(self.title) else f"Chapter {self.number}: {self.title}"


def recognizes(page: Page) -> bool:
    """Return whether a page comes from the site."""
    return any(page.by_id(identity) is not None for identity in _TEXTS)


def draft(page: Page) -> Draft:
    """Return the passages of a chapter, and what the header says of its story."""
    unread: list[str] = []
    text = next(it for identity in _TEXTS if (it := page.by_id(identity)) is not None)
    passages: Sequence[Passage] = walked(page.soup, _mark, page.hidden, unread, within=[text])
    place = _place(page)
    passages = [replace(it, level=min(it.level, INNER)) for it in passages]
    if place is not None:
        passages = [Passage(place.heading, level=CHAPTER, added=True), *passages]
    else:
        passages = marked(passages, one_shot=True)
    header = page.by_id("profile_top")
    details = _details(header)
    return Draft(
        source="FanFiction.net page",
        passages=tuple(passages),
        title=words_of(header.find("b")) if header is not None else None,
        author=_author(header),
        summary=_summary(header),
        language=language_code(details[1]) if len(details) > 1 else None,
        tags=tuple(_tags(page, details)),
        rating=_rating(details),
        url=_url(page),
        unread=tuple(unread),
        remarks=(only_chapter(place.number, place.of),) if place and place.of > 1 else (),
    )


def _mark(element: Tag) -> Mark | None:
    return Mark(story=True) if element.get("id") in _TEXTS else None


def _place(page: Page) -> _Place | None:
    """Return which chapter of several the page holds, or None."""
    select = page.by_id("chap_select")
    options = select.find_all("option") if select is not None else []
    for index, option in enumerate(options):
        if option.has_attr("selected"):
            found = _NUMBERED.fullmatch(words_of(option) or "")
            number, title = (int(found[1]), found[2]) if found else (index + 1, "")
            return _Place(number, len(options), title)
    return None


def _author(header: Tag | None) -> str | None:
    links = header.find_all("a", href=re.compile(r"(?:^|\.net)/u/\d")) if header is not None else []
    return words_of(links[0]) if links else None


def _summary(header: Tag | None) -> str | None:
    divs = header.find_all("div") if header is not None else []
    return next((words_of(div) for div in divs if "margin-top" in str(div.get("style", ""))), None)


def _details(header: Tag | None) -> list[str]:
    """Return the header's line: `Rated: Fiction T - English - Drama - Anna B. - Chapters: 3`."""
    line = words_of(header.find("span", class_="xgray")) if header is not None else None
    return _DETAILS.split(line) if line else []


def _rating(details: Sequence[str]) -> str | None:
    found = _RATED.match(details[0]) if details else None
    return found[1] if found else None


def _tags(page: Page, details: Sequence[str]) -> Iterator[str]:
    links = page.by_id("pre_story_links")
    if links is not None:
        yield from filter(None, map(words_of, links.find_all("a")[-1:]))
    for index, entry in enumerate(details[2:]):
        if ":" in entry:
            return
        if not index and _GENRES.issuperset(entry.split("/")):
            yield from entry.replace("Hurt/Comfort", "Hurt-Comfort").split("/")
        else:
            yield from (name.strip() for name in re.split(r"[\[\],]", entry) if name.strip())


def _url(page: Page) -> str | None:
    found = _STORY.search(page.url or "")
    return f"https://www.fanfiction.net/s/{found[1]}/1/" if found else None
