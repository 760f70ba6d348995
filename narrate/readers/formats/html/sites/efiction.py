"""
eFiction, the program of many old archives: its printable page of a whole story.

As `default_tpls/printstory.tpl` of eFiction 3.5 writes it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from bs4.element import NavigableString, Tag

from narrate.book import Series
from narrate.readers.formats.html.page import Page, classes_of, words_of
from narrate.readers.formats.html.walk import Mark, walked
from narrate.readers.passage import CHAPTER, INNER, Draft

_ENTRY: Final = re.compile(r"\d+\.\s.*\sby\s.*", re.DOTALL)
_BY: Final = re.compile(r"(.*\S)\s+(by)\s*", re.DOTALL)
_TAGGED: Final = ("categories", "characters", "genres", "genre", "warnings", "pairings")
_NONE: Final = frozenset({"none", ""})
_FURNITURE: Final = frozenset({"toplink", "infobox"})
_FURNITURE_IDS: Final = frozenset({"pagetitle", "copyright", "archivedat"})


def recognizes(page: Page) -> bool:
    """Return whether a page was written by the program, for printing."""
    return page.by_id("pagetitle") is not None and page.first("chaptertitle") is not None


def draft(page: Page) -> Draft:
    """Return the passages of all chapters, and what the header says."""
    for heading in page.of_class("chaptertitle"):
        _join_byline(heading)
    unread: list[str] = []
    title = page.by_id("pagetitle")
    links = [words_of(link) for link in title.find_all("a")] if title is not None else []
    author = links[1] if len(links) > 1 else None
    passages = walked(page.soup, lambda it: _mark(it, author), page.hidden, unread)
    labels = dict(_labels(page.first("infobox")))
    series = labels.get("series", "none")
    return Draft(
        source="eFiction printable page",
        passages=tuple(replace(it, level=min(it.level, INNER)) for it in passages),
        title=links[0] if links else words_of(title),
        author=author,
        summary=labels.get("summary"),
        tags=tuple(
            tag.strip()
            for key in _TAGGED
            for tag in labels.get(key, "").split(",")
            if tag.strip().casefold() not in _NONE
        ),
        rating=labels.get("rated") or labels.get("rating"),
        series=None if series.casefold() in _NONE else Series(series),
        url=_url(page.by_id("archivedat")),
        unread=tuple(unread),
    )


def _mark(element: Tag, author: str | None) -> Mark | None:
    classes, around = classes_of(element), classes_of(element.parent)
    if (
        not classes.isdisjoint(_FURNITURE)
        or element.get("id") in _FURNITURE_IDS
        or ("title" in classes and "notes" in around)
        or (element.name == "a" and "chaptertitle" in around and _is_by(element, author))
    ):
        return Mark(dropped=True)
    if "chaptertitle" in classes:
        return Mark(level=CHAPTER)
    if "chapter" in classes:
        return Mark(story=True)
    if "notes" in classes:
        label = words_of(element.find(class_="title", recursive=False)) or ""
        return Mark(reason="end note" if "End Notes" in label else "author's note", work=True)
    is_entry = element.name == "p" and _ENTRY.fullmatch(words_of(element) or "")
    return Mark(reason="table of contents") if is_entry else None


def _is_by(link: Tag, author: str | None) -> bool:
    """Return whether a chapter is by who wrote the story; else its heading says so."""
    return (words_of(link) or "").removeprefix("by ") == author


def _join_byline(heading: Tag) -> None:
    """Move the `by` of `Title by Author` to the author's name."""
    link = heading.find("a", recursive=False)
    before = link.previous_sibling if isinstance(link, Tag) else None
    found = _BY.fullmatch(before) if isinstance(before, NavigableString) else None
    if isinstance(link, Tag) and isinstance(before, NavigableString) and found is not None:
        before.replace_with(f"{found[1]} ")
        link.insert(0, "by ")


def _labels(box: Tag | None) -> Iterator[tuple[str, str]]:
    """Yield what the header says, by its labels in lower case."""
    for label in box.find_all(class_="label") if box is not None else ():
        pieces: list[str] = []
        for node in label.next_siblings:
            if isinstance(node, Tag) and "label" in classes_of(node):
                break
            pieces.append(node.get_text())
        words = " ".join("".join(pieces).split())
        if words:
            yield (words_of(label) or "").rstrip(": ").casefold(), words


def _url(archived: Tag | None) -> str | None:
    link = archived.find("a") if archived is not None else None
    return str(link.get("href", "")) or None if isinstance(link, Tag) else None
