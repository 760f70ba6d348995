"""The lines above a story that name it: title, author, and the labels of a header."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from narrate.readers.languages import language_code
from narrate.readers.passage import CHAPTER, Draft, Passage, left_out
from narrate.readers.structure.breaks import divider
from narrate.readers.structure.frontpage import front_page
from narrate.readers.structure.notes import mark
from narrate.readers.structure.notesigns import HEADER
from narrate.readers.structure.titles import is_bare_title, undecorated
from narrate.readers.structure.vocabulary import titlepage as foreign

TITLE_PAGE: Final = "title page"
"""The reason for lines whose words say what the book is called, and by whom it is."""

_ABOVE: Final = frozenset({TITLE_PAGE, "picture", "transcriber's note", "story details"})
"""Reasons of what may stand above a title."""

_WITHIN: Final = 14
"""How many passages a title page may have: as many as notes before the story."""

LABELS: Final = re.compile(
    r"[\W_]*(?P<label>(?:story |fic )?title|story|by|author|written by|pen ?name|language"
    rf"|{foreign.LABEL})"
    r"[\s*_]*:[\s*_]*(?P<value>\S.*?)[\s*_]*",
    re.IGNORECASE,
)
"""`Title: The Lamp`."""

BYLINE: Final = re.compile(
    r"[\W_]*(?:(?:an? )?(?:[\w ]{1,30} )?(?:story|fic|fanfic|fanfiction|tale|novel) )?"
    r"(?:written )?by[\s:]+(?P<author>[^\s.].{0,59}?)[*_~\s]*",
    re.IGNORECASE,
)
"""`by Anna Lee`."""

_LINE_CHARS: Final = 120
_AUTHOR_WORDS: Final = 4


def lifted(draft: Draft) -> Draft:
    """Return the draft with what its first lines say of it, and these lines left out."""
    kept: list[Passage] = []
    if draft.title is None and (page := front_page(draft.passages)) is not None:
        kept = [left_out(passage, TITLE_PAGE) for passage in page.page]
        author = draft.author or page.author
        draft = replace(draft, title=page.title, author=author, passages=(*kept, *page.rest))
        kept = []
    for index, passage in enumerate(draft.passages[:_WITHIN]):
        rest = draft.passages[index + 1 :]
        reason = mark(passage.text) or (HEADER.match(passage.text) and "story details")
        if not passage.text or passage.reason or (not passage.level and divider(passage.text)):
            kept.append(passage)
        elif named := _named(draft, passage):
            draft = named
            kept.append(left_out(passage, TITLE_PAGE))
        elif passage.level:
            break
        elif reason:
            kept.append(left_out(passage, reason))
        elif draft.title is None and _is_first(kept) and _is_title(passage.text, rest):
            draft = replace(draft, title=undecorated(passage.text).strip('"“”'))
            has_chapters = any(other.level == CHAPTER for other in rest)
            kept.append(
                left_out(passage, TITLE_PAGE)
                if has_chapters
                else replace(passage, level=CHAPTER, emphasis=())
            )
        else:
            break
    else:
        index = min(_WITHIN, len(draft.passages))
    return replace(draft, passages=(*kept, *draft.passages[index:]))


def _is_first(above: Sequence[Passage]) -> bool:
    """Return whether nothing but lines of a title page stands above."""
    return all(passage.reason in _ABOVE for passage in above)


def _named(draft: Draft, passage: Passage) -> Draft | None:
    """Return the draft with the title, author or language that a line names, or None."""
    text = passage.text
    if len(text) > _LINE_CHARS:
        return None
    if found := LABELS.fullmatch(text):
        label, value = found["label"].casefold(), found["value"]
        label = foreign.LABELS.get(label, label)
        if label.endswith(("title", "story")):
            return replace(draft, title=draft.title or value)
        if label == "language":
            return replace(draft, language=draft.language or language_code(value))
        return replace(draft, author=draft.author or value)
    author = byline(text)
    if author is None or draft.title is None:
        return None
    # A page may have named its author in its head already.
    is_new = draft.author is None or draft.author.casefold() == author.casefold()
    return replace(draft, author=draft.author or author) if is_new else None


def byline(text: str) -> str | None:
    """Return whom a line like `by Anna Lee` names, or None if it is no such line."""
    if len(text) > _LINE_CHARS:
        return None
    found = BYLINE.fullmatch(text) or foreign.BYLINE.fullmatch(text)
    if found is None or len(found["author"].split()) > _AUTHOR_WORDS:
        return None
    return None if found["author"].endswith((".", ",", "!", "?", "…", ":")) else found["author"]


def _is_title(text: str, rest: Sequence[Passage]) -> bool:
    """Return whether the first line of a file is its title."""
    if not rest or "\n" in text:
        return False
    below = rest[0].text
    labeled = len(below) <= _LINE_CHARS and LABELS.fullmatch(below)
    if len(text) <= _LINE_CHARS and (labeled or byline(below)):
        return not text.endswith((".", ",", ";", ":"))
    verse = len(rest) > 1 and all(is_bare_title(line.text) for line in rest[:2])
    return is_bare_title(text) and not verse
