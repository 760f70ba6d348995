"""
FanFicFare's text files: a title page, a contents list, chapters in the Markdown of html2text.

Their form stands in `fanficfare/writers/writer_txt.py` of https://github.com/JimmXinu/FanFicFare.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from bs4.element import PageElement, Tag

from narrate.book import Series
from narrate.readers.decoding import decode, decoded
from narrate.readers.files import StoryFile
from narrate.readers.formats.commonmark import passages
from narrate.readers.formats.html.walk import Mark
from narrate.readers.formats.text import draft as plain
from narrate.readers.languages import language_code
from narrate.readers.passage import CHAPTER, INNER, Draft, Passage, left_out
from narrate.readers.structure.titlepage import TITLE_PAGE

_LINE_ENDS: Final = re.compile(r"\r\n|\n|\r")
_LABELS: Final = (
    *("Title", "Author", "Author URL", "Story URL", "Series", "Series URL", "Category", "Genre"),
    *("Language", "Characters", "Relationships", "Status", "Published", "Updated", "Packaged"),
    *("Rating", "Warnings", "Chapters", "Words", "Publisher", "Site Abbrev", "Story ID"),
    *("Author ID", "Extra Tags", "Downloader Version", "Summary", "File Format", "Reviews"),
)
"""As in its `defaults.ini`; sites add some of their own, which never come last."""

_LABEL: Final = re.compile(rf"(?P<label>{'|'.join(_LABELS)}|[A-Z][A-Za-z ]{{1,30}}): (?P<value>.*)")
_TYPICAL: Final = re.compile(
    r"^(?:Packaged|Publisher|Status|Chapters|Words|Story URL|Updated): ", re.MULTILINE
)
_FEWEST: Final = 3
_HEAD_BYTES: Final = 1 << 16
_CONTENTS: Final = "TABLE OF CONTENTS"
_END: Final = "End file."
_CHAPTER: Final = re.compile(r"(?:\t| {8})(?P<title>\S.*)")
_TAGS: Final = ("category", "genre", "warnings", "characters", "relationships")
_SERIES: Final = re.compile(r"(?P<name>.+?)\s*\[(?P<number>[^\]]{1,10})\]")
_LOOSE: Final = re.compile(r"(?<=\w)([_*]{1,3}) (?=[,;:!?]|\.(?!\.))")
"""html2text puts a blank behind emphasis, also before a comma."""

_BESIDE: Final = (
    ("summary", re.compile(r"(?:chapter |story )?summary\W*", re.IGNORECASE)),
    ("end note", re.compile(r"(?:chapter |author'?s )?end ?notes?\W*", re.IGNORECASE)),
    (
        "author's note",
        re.compile(
            r"(?:chapter |story )?(?:author'?s? ?(?:chapter )?)?notes?(?: from .{1,60})?\W*",
            re.IGNORECASE,
        ),
    ),
)


def recognizes(file: StoryFile) -> bool:
    """Return whether a file is FanFicFare's: by its title page, and how it ends."""
    head = decode(file.raw[:_HEAD_BYTES]).replace("\r\n", "\n").lstrip("\ufeff\n ")
    lines = head.split("\n", 12)
    byline = any(line.startswith("by ") for line in lines[1:12])
    typical = {match[0] for match in _TYPICAL.finditer(head[:4000])}
    ended = file.raw[-40:].rstrip().endswith(_END.encode())
    return byline and len(typical) >= (1 if ended else _FEWEST)


def draft(file: StoryFile) -> Draft:
    """Return the passages of the chapters, and what the title page says."""
    text = decoded(file.raw)
    lines = _LINE_ENDS.split(text.text)
    unread: list[str] = []
    while lines and lines[-1].strip() in {"", _END}:
        lines.pop()
    starts = _starts(lines)
    if not starts:
        return plain(file)  # Cut off, or changed by hand.
    head, values, contents = _head(lines[: starts[0][0]])
    details = "\n".join(f"{name}: {value}" for name, value in values.items())
    found = [left_out(Passage(line), TITLE_PAGE) for line in head]
    found += [left_out(Passage(details), "story details")] if details else []
    found += [left_out(Passage(line), "table of contents") for line in contents]
    ends = [start for start, _, _ in starts[1:]] + [len(lines)]
    for (_, below, title), end in zip(starts, ends, strict=True):
        found.append(Passage(title, level=CHAPTER))
        body = [_LOOSE.sub(r"\1", line) for line in lines[below:end]]
        found += _inner(passages(body, unread, _beside))
    page = Draft("FanFicFare text", tuple(found), unread=(*unread, _END), remarks=text.remarks)
    return _described(page, head, values)


def _starts(lines: Sequence[str]) -> list[tuple[int, int, str]]:
    """Return where chapters begin, where their text does, and their titles."""
    titles = set(map(_letters, _entries(lines)))
    starts: list[tuple[int, int, str]] = []
    for place, line in enumerate(lines):
        match = _CHAPTER.fullmatch(line)
        if match is None or (place and lines[place - 1].strip()):
            continue
        below = next((i for i in range(place, len(lines)) if not lines[i].strip()), len(lines))
        title = " ".join([match["title"].strip(), *map(str.strip, lines[place + 1 : below])])
        # Without a contents list there is one chapter, and its text may have indented lines.
        if _letters(title) in titles or (not titles and not starts):
            starts.append((place, below, title))
    return starts


def _entries(lines: Sequence[str]) -> list[str]:
    """Return the titles in the contents list; the first chapter's tab ends it."""
    start = next((i for i, line in enumerate(lines) if line.strip() == _CONTENTS), None)
    if start is None:
        return []
    entries: list[list[str]] = [[]]
    for line in lines[start + 1 :]:
        if _CHAPTER.fullmatch(line):
            break
        if line.strip():
            entries[-1].append(line.strip())
        elif entries[-1]:
            entries.append([])
    return [" ".join(entry) for entry in entries if entry]


def _head(lines: Sequence[str]) -> tuple[list[str], dict[str, str], list[str]]:
    """Return the title page: title and author, the labels' values, the contents list."""
    contents = _entries(lines)
    end = next((i for i, line in enumerate(lines) if line.strip() == _CONTENTS), len(lines))
    title: list[str] = []
    values: dict[str, str] = {}
    label = ""
    for line in lines[:end]:
        match = _LABEL.fullmatch(line)
        if match and len(title) > 1 and (match["label"] in _LABELS or label != "Summary"):
            label = match["label"]
            values[label] = match["value"].strip()
        elif label and line.strip():
            values[label] += f" {line.strip()}"
        elif line.strip():
            title.append(line.strip())
    return title, values, [_CONTENTS, *contents] if contents else []


def _described(draft: Draft, head: Sequence[str], values: dict[str, str]) -> Draft:
    said = {name.casefold(): value for name, value in values.items()}
    place = next((i for i, line in enumerate(head) if i and line.startswith("by ")), len(head))
    series = said.get("series")
    numbered = _SERIES.fullmatch(series) if series else None
    tags = (tag.strip() for name in _TAGS for tag in said.get(name, "").split(","))
    return replace(
        draft,
        title=" ".join(head[:place]) or None,
        author=" ".join(head[place:]).removeprefix("by ") or None,
        language=language_code(said.get("language", "")),
        summary=said.get("summary"),
        tags=tuple(dict.fromkeys(tag for tag in tags if tag)),
        rating=said.get("rating"),
        series=Series(numbered["name"], numbered["number"])
        if numbered
        else (Series(series) if series else None),
        url=said.get("story url"),
    )


def _inner(found: Sequence[Passage]) -> Iterator[Passage]:
    """Yield a chapter's passages; headings within are none of other chapters."""
    for passage in found:
        yield replace(passage, level=INNER, emphasis=()) if passage.level else passage


def _beside(element: Tag) -> Mark | None:
    """Return what a quotation under a label as `Author's Note:` is, and the label."""
    if element.name == "blockquote":
        reason = _reason(element.find_previous_sibling())
    elif element.name == "p" and (reason := _reason(element)):
        below = element.find_next_sibling()
        reason = reason if isinstance(below, Tag) and below.name == "blockquote" else None
    else:
        return None
    return Mark(reason=reason) if reason else None


def _reason(label: PageElement | None) -> str | None:
    """Return what a paragraph in bold type says of the quotation below it."""
    if not isinstance(label, Tag) or label.name != "p" or not label.contents:
        return None
    first = label.contents[0]
    if not isinstance(first, Tag) or first.name not in {"strong", "b"}:
        return None
    words = " ".join(label.get_text().split())
    return next((reason for reason, pattern in _BESIDE if pattern.fullmatch(words)), None)


def _letters(text: str) -> str:
    return "".join(letter for letter in text.casefold() if letter.isalnum())
