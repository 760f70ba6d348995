"""Sayings in letters as people spell them, `her-MY-oh-nee`, written so that engines read them."""

from __future__ import annotations

import re
from typing import Final

_LOUD: Final = re.compile(r"(?<=-)[A-Z]{2,}\b|\b[A-Z]{2,}(?=-)")
"""How people mark the stress; an engine would spell it: *O T T*."""

_MISREAD: Final = {"ay": "eigh", "ey": "eigh", "igh": "eye", "ow": "ouw"}
"""
Syllables that espeak 1.52 reads otherwise when they stand alone, by ones that it reads as meant.

It says *eye* for `ay` and `ey`, *ig* for `igh`, *oh* for `ow`; it says `ee`, `oo`, `oh`, `ah`,
`uh`, `air` and `er` as everybody does. For `eh` it says *ay*, and nothing short is read better.
"""
_ALONE: Final = re.compile(rf"(?<![\w'])(?:{'|'.join(_MISREAD)})(?![\w'])", re.IGNORECASE)
_WITHOUT_VOWEL: Final = re.compile(r"(?<=\w)-(?=[zk]h\b)|(?<=\b[zk]h)-(?=\w)", re.IGNORECASE)
"""The hyphen beside it: alone it is spelled, `kah-zh` as *kah Z H*."""


def readable(saying: str, *, english: bool) -> str:
    """Return a saying in letters, as an engine reads it; in English its syllables, too."""
    saying = _LOUD.sub(lambda match: match[0].lower(), saying)
    if not english:
        return saying
    return _ALONE.sub(_meant, _WITHOUT_VOWEL.sub("", saying))


def _meant(match: re.Match[str]) -> str:
    said = _MISREAD[match[0].lower()]
    return said.capitalize() if match[0][0].isupper() else said
