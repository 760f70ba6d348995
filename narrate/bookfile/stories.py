"""
Which story a book file is about, so that a serial that grows stays one book.

The title names the file. But titles change: an author renames her work, or a story that was
named after its only chapter gets a second one. The address of the work and the first words of
its text tell it then.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import tomlkit

from narrate.bookfile.writing import open_document, save
from narrate.identity import StoryIdentity

_FEWEST_WORDS: Final = 12
"""Two stories may share a shorter beginning."""


@dataclass(frozen=True, slots=True)
class _Known:
    name: str
    story: StoryIdentity


def book_name(folder: Path, story: StoryIdentity, *, name: str, other_name: str) -> str:
    """
    Return under which name a story's book is kept.

    Args:
        folder: Where the book files are.
        story: What the story is known by.
        name: The name that its title gives.
        other_name: The name to be taken when another story has that one.
    """
    holder = _known(folder / f"{name}.toml")
    if holder is not None and not _is_other(holder.story, story):
        return name
    for path in sorted(folder.glob("*.toml")) if folder.is_dir() else ():
        known = _known(path)
        if known is not None and _is_same(known.story, story):
            return known.name
    return name if holder is None else other_name


def remember_story(path: Path, story: StoryIdentity, *, title: str) -> bool:
    """
    Write into a book file what its story is known by; return whether that was new.

    Raises:
        OutputError: The file cannot be written.
    """
    known = _known(path)
    if known is not None and known.story == story:
        return False
    document = open_document(path, title=title)
    table = tomlkit.table()
    table.comment("By this narrate knows the story again when it has grown or has a new title.")
    if story.url:
        table["url"] = story.url
    table["opening"] = story.opening
    table.add(tomlkit.nl())
    if "story" in document:
        document["story"] = table
    else:
        document.add("story", table)
    save(path, document)
    return True


def _known(path: Path) -> _Known | None:
    """Return what a book file says of its story; a damaged one is told of when it is read."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
        table = tomllib.loads(text)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError):
        return None
    story = table.get("story")
    fields = story if isinstance(story, dict) else {}
    url, opening = fields.get("url"), fields.get("opening")
    return _Known(
        path.stem,
        StoryIdentity(
            url if isinstance(url, str) else None, opening if isinstance(opening, str) else ""
        ),
    )


def _is_same(known: StoryIdentity, story: StoryIdentity) -> bool:
    if known.url and story.url:
        return known.url == story.url
    told = len(story.opening.split()) >= _FEWEST_WORDS
    return told and known.opening == story.opening


def _is_other(known: StoryIdentity, story: StoryIdentity) -> bool:
    """Return whether two stories of one title are surely two: published in two places."""
    return bool(known.url and story.url) and known.url != story.url
