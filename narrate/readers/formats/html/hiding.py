"""What of a page its readers do not see, and what they see but do not read."""

from __future__ import annotations

import re
from typing import Final

from bs4.element import NavigableString, Tag

from narrate.readers.formats.html.stylesheet import HIDING

_UNSEEN_CLASSES: Final = frozenset({"landmark", "sr-only", "screen-reader-text", "visually-hidden"})
"""For screen readers only: AO3, Bootstrap, WordPress."""

_FOLDED: Final = frozenset({"spoiler", "spoiler-inner", "spoiler-content", "bbCodeBlock-content"})
"""Hidden until a reader clicks on it: RoyalRoad, forums."""

_FOOTNOTE: Final = re.compile(r"\s*[\[(]?(?:\d{1,4}|[*†‡]{1,3})[\])]?\s*")


def is_beside(element: Tag) -> bool:
    """Return whether what is in an element is not for reading, though perhaps to be seen."""
    return bool(element.attrs) and (
        not _UNSEEN_CLASSES.isdisjoint(element.get("class") or ())
        or _is_footnote_mark(element)
        or (element.get("aria-hidden") == "true" and _is_icon(element))
    )


def is_hidden(element: Tag, hidden_classes: frozenset[str]) -> bool:
    """Return whether a page's style keeps an element from its readers."""
    classes = element.get("class") or ()
    if not _FOLDED.isdisjoint(classes):
        return False
    return (
        element.has_attr("hidden")
        or not hidden_classes.isdisjoint(classes)
        or HIDING.search(str(element.get("style", ""))) is not None
    )


def _is_icon(element: Tag) -> bool:
    """Return whether an element is a mark beside text; alone on its line, it may part scenes."""
    contents = element.contents
    if len(contents) > 1 or (contents and not isinstance(contents[0], NavigableString)):
        return False
    beside = (element.previous_sibling, element.next_sibling)
    alone = all(it is None or (isinstance(it, NavigableString) and not it.strip()) for it in beside)
    return not alone and not any(map(str.isalnum, str(contents[0]) if contents else ""))


def _is_footnote_mark(element: Tag) -> bool:
    if element.name != "a" or not str(element.get("href", "")).startswith("#"):
        return False
    contents = element.contents
    if len(contents) == 1 and isinstance(contents[0], Tag) and contents[0].name == "sup":
        contents = contents[0].contents
    words = contents[0] if len(contents) == 1 else None
    return isinstance(words, NavigableString) and bool(_FOOTNOTE.fullmatch(words))
