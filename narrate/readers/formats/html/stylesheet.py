"""What a page's own style sheet hides: sentences against copying, headings for a contents list."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

_PARTS: Final = re.compile(r"([{}])")
_COMMENTS: Final = re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL)
HIDING: Final = re.compile(
    r"(?<![\w-])(?:display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?![.\d])"
    r"|(?:left|top|text-indent)\s*:\s*-\d{4}|clip\s*:\s*rect\(\s*0)",
    re.IGNORECASE,
)
"""Declarations that keep text from being seen: not shown, of no size, far outside the page."""

_CLASS: Final = re.compile(r"\s*(?:#workskin\s+)?[a-z]*[0-9]?\.([\w-]+)\s*", re.IGNORECASE)
"""A selector of one class; AO3 puts its id before those of authors."""

_MEDIA: Final = re.compile(r"@media\b", re.IGNORECASE)
_SCREEN: Final = re.compile(r"\b(?:screen|all)\b", re.IGNORECASE)


def hidden_classes(sheets: Iterable[str]) -> frozenset[str]:
    """Return the classes that style sheets do not show on a screen."""
    return frozenset(name for sheet in sheets for name in _hidden(sheet))


def _hidden(sheet: str) -> Iterable[str]:
    """Yield the classes of plain rules like `.a, p.b { display: none }`."""
    preludes: list[str] = []
    words, elsewhere = "", 0
    for part in _PARTS.split(_COMMENTS.sub("", sheet)):
        if part == "{":
            preludes.append(words)
            elsewhere += _is_elsewhere(words)
        elif part == "}":
            selectors = preludes.pop() if preludes else ""
            elsewhere -= _is_elsewhere(selectors)
            if not elsewhere and HIDING.search(words):
                found = map(_CLASS.fullmatch, selectors.split(","))
                yield from (match[1] for match in found if match)
            words = ""
        else:
            words = part


def _is_elsewhere(prelude: str) -> bool:
    """Return whether what stands before a brace tells of paper or voices, not of screens."""
    return bool(_MEDIA.search(prelude)) and not _SCREEN.search(prelude)
