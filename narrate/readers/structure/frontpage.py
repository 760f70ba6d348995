"""A printed book's title page: title, subtitle, `by` on its own line, the author, the press."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from narrate.readers.passage import Passage, cut
from narrate.readers.structure.breaks import divider

_LINES: Final = 9
"""How many lines a title page has down to its author."""

_LINE_CHARS: Final = 100
_TOLD_WORDS: Final = 10
_NAME_WORDS: Final = 6
_BY: Final = re.compile(r"[\W_]*(?:(?:written|told|faithfully presented) )?by[\W_]*", re.IGNORECASE)
_BY_NAME: Final = re.compile(r"[\W_]*by[\s:]+(?P<name>\S.*)", re.IGNORECASE | re.DOTALL)
_NAME: Final = re.compile(r"[^\W\d_a-z][^\d!?;:]*")
_PARTICLES: Final = frozenset({"de", "di", "du", "van", "von", "der", "la", "le", "of", "and"})
_JOINTS: Final = frozenset({"of", "or", "the", "and", "in"})
"""Words about the end of a title's first line, if it has a second one."""

_PRINT: Final = re.compile(
    r"(?:(?:the )?authors? of\b|first published|first edition|london\b|new york\b|boston\b|\d{4}$"
    r"|in (?:two|three|four|\d) volumes|illustrated by|with illustrations|copyright\b|©"
    r"|(?:cheap|new|second|third|fourth|fifth|revised)\b.{0,40}\b(?:edition|impression)"
    r"|from the .{0,60} edition|a (?:novel|romance|tale|story)$|etc\b)",
    re.IGNORECASE,
)
"""What the press adds below the author."""


@dataclass(frozen=True, slots=True)
class FrontPage:
    """What was found, and the passages, those of the page first."""

    title: str
    author: str
    page: tuple[Passage, ...]
    rest: tuple[Passage, ...]


def front_page(passages: Sequence[Passage]) -> FrontPage | None:
    """Return a title page whose author stands on a line of its own, or None if there is none."""
    lines: list[tuple[int, str]] = []
    for index, passage in enumerate(passages):
        is_over = passage.level or passage.reason or not passage.text or len(lines) > _LINES
        if is_over or any(map(_is_told, passage.text.split("\n"))):
            break
        if divider(passage.text) is not None and not _BY.fullmatch(passage.text):
            break
        lines += [(index, line.strip()) for line in passage.text.split("\n")]
    place, author, after = _author([line for _, line in lines])
    if not author or place == 0 or _is_sentence(lines[0][1]):
        return None
    while after < len(lines) and _PRINT.match(lines[after][1]):
        after += 1
    last = lines[after - 1][0]
    inside = sum(index == last for index, _ in lines[:after])
    page, rest = list(passages[:last]), list(passages[last + 1 :])
    whole = passages[last]
    end = len("\n".join(whole.text.split("\n")[:inside]))
    page.append(cut(whole, 0, end))
    if end < len(whole.text):
        rest.insert(0, cut(whole, end + 1, len(whole.text)))
    title = " ".join(line for _, line in lines[:place] if not _is_subtitle(line))
    return FrontPage(_title(lines[0][1], title), author, tuple(page), tuple(rest))


def _is_told(line: str) -> bool:
    """Return whether a line is text, not part of a title page."""
    sentence = line.endswith((".", "!", "?")) and len(line.split()) > _TOLD_WORDS
    return len(line) > _LINE_CHARS or (sentence and not line.isupper())


def _author(lines: Sequence[str]) -> tuple[int, str, int]:
    """Return the line of `by`, the author's name, and the line behind it."""
    for place, line in enumerate(lines[:_LINES]):
        if _BY.fullmatch(line):
            end = place + 1
            while end < len(lines) and _is_word_of_name(lines[end]) and end < place + 4:
                end += 1
            if end == place + 1 and end < len(lines) and _is_name(lines[end]):
                end += 1
            name = " ".join(lines[place + 1 : end]).strip(" ,.*_")
            return (place, name, end) if name else (0, "", 0)
        found = _BY_NAME.fullmatch(line)
        if found and place > 1 and _is_name(found["name"]):
            return place, found["name"].strip(" ,*_"), place + 1
    return 0, "", 0


def _is_word_of_name(line: str) -> bool:
    """Return whether a line is one word in capitals: names are set a word a line."""
    return line.isupper() and len(line.split()) == 1 and line.isalpha() and len(line) > 1


def _is_name(text: str) -> bool:
    words = text.replace(".", ". ").split()
    if not words or len(words) > _NAME_WORDS or not _NAME.fullmatch(text):
        return False
    return all(word[:1].isupper() or word in _PARTICLES for word in words)


def _is_sentence(line: str) -> bool:
    return len(line.split()) > 1 and line.endswith((".", ",", ";", ":")) and not line.isupper()


def _is_subtitle(line: str) -> bool:
    return _PRINT.match(line) is not None


def _title(first: str, whole: str) -> str:
    """Return the title: more than one line of it only if the first one is cut off."""
    words, ahead = whole.split(), len(first.split())
    joints = [word.casefold() for word in words[ahead - 1 : ahead + 1]]
    cut_off = first.endswith((",", ";")) or not _JOINTS.isdisjoint(joints)
    return (whole if cut_off else first).strip(' "“”*_,;.:')
