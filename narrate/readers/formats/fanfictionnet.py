"""
FanFiction.net's page, copied as text: title, author and a line `Rated: Fiction T - English - ...`.

What stands about the story is known from FanFicFare's adapter and from pasted texts: buttons above
and below it, the chapter's name between `< Prev` and `Next >`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from narrate.readers.decoding import decode, decoded
from narrate.readers.files import StoryFile
from narrate.readers.formats.lines import lines_of, passages
from narrate.readers.languages import language_code
from narrate.readers.passage import CHAPTER, Draft, Passage, left_out
from narrate.readers.structure.headings import marked
from narrate.readers.structure.titlepage import TITLE_PAGE

_RATED: Final = re.compile(r"\s*Rated: (?:Fiction )?(?P<rating>K\+?|T|MA?)\s+-\s+(?P<rest>.*)")
_WITHIN: Final = 120
"""Lines above it: a copy of the whole page has the menus too."""

_HEAD_BYTES: Final = 1 << 14
_AUTHOR: Final = re.compile(r"\s*By:? (?P<author>\S.{0,60}?)\s*", re.IGNORECASE)
_BUTTON: Final = re.compile(
    r"\s*(?:Follow ?/ ?Fav.*|Share|Reviews?|Favorite ?: .*|\+ - .*|.*Expand Tighten"
    r"|< ?Prev\b.*|.*\bNext ?>|Go|Contrast.*|Story Story Writer.*|Type your review.*"
    r"|The author would like to thank you for your continued support.*"
    r"|Review this (?:story|chapter).*"
    r"|Your review has been posted\.?|Desktop ?/ ?Tablet Mode.*|Blog . Twitter.*|Help . .*"
    r"|.*\bTerms of Service\b.*|Sign ?Up.*|Post Review As.*|Name:?|Login.*|Actions:.*)\s*",
    re.IGNORECASE,
)
_ABOVE: Final = 10
_BELOW: Final = 25
"""Lines of buttons, at most."""

_OPTION: Final = re.compile(r"(?:< ?Prev\s+)?(?P<title>\d{1,4}\. \S.*?)(?:\s+Next ?>)?")
_OPTIONS: Final = re.compile(r"\b1\. .*\b2\. .*\b3\. ")
_NUMBER: Final = re.compile(r"\bid: (\d{1,12})")
_ADDRESS: Final = "https://www.fanfiction.net/s/"
_COUNTED: Final = re.compile(
    r"(?:Chapters|Words|Reviews|Favs|Follows|Updated|Published|Status|id): .*", re.IGNORECASE
)


def recognizes(file: StoryFile) -> bool:
    """Return whether a file is a page of the site as text, by the line of its ratings."""
    lines = lines_of(decode(file.raw[:_HEAD_BYTES]))[:_WITHIN]
    return any(_RATED.fullmatch(line) for line in lines)


def draft(file: StoryFile) -> Draft:
    """Return the passages of the chapter or story, and what stands above it."""
    text = decoded(file.raw)
    lines = lines_of(text.text)
    rated = next(place for place, line in enumerate(lines) if _RATED.fullmatch(line))
    page, unread = _headed(lines[:rated])
    page = replace(_rated(page, lines[rated]), remarks=text.remarks)
    start = _story_from(lines, rated + 1)
    end = _story_to(lines, start)
    story = marked(passages(lines[start:end]))
    if not any(passage.level == CHAPTER for passage in story):
        story = (*_chapter(lines[rated + 1 : start]), *story)
    return replace(
        page,
        passages=(*page.passages, left_out(Passage(lines[rated].strip()), "story details"), *story),
        unread=(*unread, *_written(lines[rated + 1 : start]), *_written(lines[end:])),
    )


def _headed(lines: Sequence[str]) -> tuple[Draft, list[str]]:
    """Return what the lines above the ratings say, and those that are the site's."""
    author = next(
        (at for at in range(len(lines) - 1, -1, -1) if _AUTHOR.fullmatch(lines[at])), None
    )
    if author is None:
        return Draft("FanFiction.net text", ()), [*_written(lines)]
    title = next(
        (at for at in range(author - 1, -1, -1) if lines[at].strip() and not _is_button(lines[at])),
        None,
    )
    named = _AUTHOR.fullmatch(lines[author])
    summary = " ".join(line for line in _written(lines[author + 1 :]) if not _is_button(line))
    said = [(lines[at].strip(), TITLE_PAGE) for at in (title, author) if at is not None]
    said += [(summary, "summary")] if summary else []
    page = Draft(
        source="FanFiction.net text",
        passages=tuple(left_out(Passage(words), reason) for words, reason in said),
        title=lines[title].strip() if title is not None else None,
        author=named["author"] if named else None,
        summary=summary or None,
    )
    others = (
        line
        for at, line in enumerate(lines)
        if at not in {title, author} and (at < author or _is_button(line))
    )
    return page, [*_written(others)]


def _rated(page: Draft, line: str) -> Draft:
    """Return the draft with what the line of ratings says."""
    match = _RATED.fullmatch(line)
    parts = [part.strip() for part in match["rest"].split(" - ")] if match else []
    named = [part for part in parts if not _COUNTED.fullmatch(part)]
    language = language_code(named[0]) if named else None
    tags = [
        tag.strip("[] ") for part in named[bool(language) :] for tag in re.split(r"[,/\]]", part)
    ]
    number = _NUMBER.search(line)
    return replace(
        page,
        rating=match["rating"] if match else None,
        language=language,
        tags=tuple(dict.fromkeys(tag for tag in tags if tag)),
        url=f"{_ADDRESS}{number[1]}" if number else None,
    )


def _story_from(lines: Sequence[str], start: int) -> int:
    """Return where the story begins behind the buttons above it."""
    begun = start
    for at in range(start, min(start + _ABOVE, len(lines))):
        line = lines[at].strip()
        if _is_button(line) or _OPTIONS.search(line):
            begun = at + 1
        elif line and not _OPTION.fullmatch(line):
            break
    return begun


def _story_to(lines: Sequence[str], start: int) -> int:
    """Return where the story ends before the buttons below it."""
    end = len(lines)
    for at in range(len(lines) - 1, max(start, len(lines) - _BELOW) - 1, -1):
        if _is_button(lines[at]):
            end = at
        elif lines[at].strip():
            break
    return end


def _chapter(lines: Sequence[str]) -> list[Passage]:
    """Return the chapter's heading, if the buttons above the story name one."""
    found = [match for line in lines if (match := _OPTION.fullmatch(line.strip()))]
    options = [match["title"] for match in found if not _OPTIONS.search(match["title"])]
    return [Passage(options[0], level=CHAPTER, added=True)] if options else []


def _is_button(line: str) -> bool:
    return bool(_BUTTON.fullmatch(line))


def _written(lines: Iterator[str] | Sequence[str]) -> Iterator[str]:
    return (line.strip() for line in lines if line.strip())
