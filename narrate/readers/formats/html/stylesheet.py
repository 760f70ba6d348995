"""What a page's own style sheet hides: sentences against copying, headings for a contents list."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

_PARTS: Final = re.compile(r"([{}])")
_COMMENTS: Final = re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL)
_NONE: Final = re.compile(r"\bdisplay\s*:\s*none\b", re.IGNORECASE)
_CLASS: Final = re.compile(r"\s*[a-z]*[0-9]?\.([\w-]+)\s*", re.IGNORECASE)
_OTHER_MEDIA: Final = re.compile(r"@media\b(?!.*\b(?:screen|all)\b)", re.IGNORECASE | re.DOTALL)


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
            elsewhere += _OTHER_MEDIA.search(words) is not None
        elif part == "}":
            selectors = preludes.pop() if preludes else ""
            elsewhere -= _OTHER_MEDIA.search(selectors) is not None
            if not elsewhere and _NONE.search(words):
                found = map(_CLASS.fullmatch, selectors.split(","))
                yield from (match[1] for match in found if match)
            words = ""
        else:
            words = part
