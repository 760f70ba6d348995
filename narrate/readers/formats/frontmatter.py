"""
What stands above a draft between two fences: `title: The Lamp`.

Flat keys, quoted values, simple lists and folded text: all that writers use of YAML here. A library
would bring anchors, tags and types that a story has no use for.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from narrate.book import Series
from narrate.readers.languages import language_code

_LINE_ENDS: Final = re.compile(r"\r\n|\n|\r")
_MOST_LINES: Final = 200
_KEY: Final = re.compile(r"(?P<key>[A-Za-z][\w .-]{0,40}?)\s*:(?:\s+(?P<value>.*))?")
_FOLDED: Final = re.compile(r"[>|][+-]?\d?")
_TITLE_BLOCK: Final = re.compile(r"%\s+(?P<value>\S.*)")


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What a draft says of itself; `lines` is how many lines that takes, none without fences."""

    lines: int = 0
    title: str | None = None
    author: str | None = None
    language: str | None = None
    summary: str | None = None
    tags: tuple[str, ...] = ()
    rating: str | None = None
    series: Series | None = None
    url: str | None = None


def front_matter(text: str) -> FrontMatter:
    """Return what stands above a text."""
    lines = _LINE_ENDS.split(text.lstrip("\ufeff"), _MOST_LINES)[:_MOST_LINES]
    if lines[0].rstrip() != "---":
        return _title_block(lines)
    end = next((i for i, line in enumerate(lines) if i and line.rstrip() in {"---", "..."}), 0)
    values = _values(lines[1:end])
    if not values:
        return FrontMatter()

    def said(*keys: str) -> str | None:
        return next((", ".join(values[key]) for key in keys if values.get(key)), None)

    series = said("series", "series_name")
    return FrontMatter(
        lines=end + 1,
        title=said("title"),
        author=said("author", "authors", "creator", "by"),
        language=language_code(said("lang", "language") or ""),
        summary=said("summary", "description", "blurb", "abstract"),
        tags=tuple(values.get("tags") or values.get("keywords") or ()),
        rating=said("rating"),
        series=Series(series, said("series_index", "series_number", "book")) if series else None,
        url=said("url", "source", "link", "canonical_url"),
    )


def _title_block(lines: Sequence[str]) -> FrontMatter:
    """Return pandoc's `% title` and `% author`."""
    found = [match["value"] for line in lines[:2] if (match := _TITLE_BLOCK.fullmatch(line))]
    if not found or not lines[0].startswith("%"):
        return FrontMatter()
    author = ", ".join(found[1].split("; ")) if len(found) > 1 else None
    return FrontMatter(lines=len(found), title=found[0], author=author)


def _values(lines: Sequence[str]) -> dict[str, list[str]]:
    """Return the values of each key; empty if a line is none of this."""
    values: dict[str, list[str]] = {}
    key = ""
    for line in lines:
        words = line.strip()
        if not words or words.startswith("#"):
            continue
        match = _KEY.fullmatch(line)
        if match is not None:
            key = match["key"].casefold().replace("-", "_").replace(" ", "_")
            values[key] = _listed((match["value"] or "").strip())
        elif not key:
            return {}
        elif words.startswith("- "):
            values[key].append(_unquoted(words[2:].strip()))
        elif line[0].isspace():
            values[key] = [" ".join([*values[key], words])]
        else:
            return {}
    return values


def _listed(value: str) -> list[str]:
    if not value or _FOLDED.fullmatch(value):
        return []
    if value.startswith("[") and value.endswith("]"):
        return [_unquoted(it.strip()) for it in value[1:-1].split(",") if it.strip()]
    return [_unquoted(value)]


def _unquoted(value: str) -> str:
    quoted = len(value) > 1 and value[0] == value[-1] and value[0] in "\"'"
    return value[1:-1].replace("''", "'").replace('\\"', '"') if quoted else value
