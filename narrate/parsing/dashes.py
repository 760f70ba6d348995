"""Find the speech in a paragraph that begins with a dash."""
# ruff: noqa: RUF001 - curly marks and dashes are what texts hold.

from __future__ import annotations

import re
from typing import Final

from narrate.parsing.quotes import Quoted
from narrate.parsing.speech import has_address
from narrate.parsing.tags import tag_in_speech
from narrate.sentences import sentence_ranges


def begins_with_dash(text: str) -> bool:
    """Tell whether a paragraph begins with a dash, as speech does without quotation marks."""
    return _OPENING.match(text) is not None


def match_dashes(text: str) -> tuple[Quoted, ...]:
    """
    Return what is spoken in a paragraph that begins with a dash, in order and disjoint.

    A tag stands between dashes (`—No —dijo Ana—. Mañana.`, `— Нет, — сказала Анна.`) or
    without any (`—No, said Anna. You go.`); speech goes on after it.
    """
    quoted: list[Quoted] = []
    start, spoken = 0, True
    opening = _OPENING.match(text)
    for seam in _SEAM.finditer(text, opening.end() if opening else 0):
        closes_tag = seam["back"] is not None
        if spoken and not closes_tag:
            quoted.extend(_without_bare_tag(text, start, seam.start(), resumes=bool(quoted)))
            start, spoken = seam.start(), False
        elif not spoken and not seam["aside"]:
            start, spoken = seam.end() if closes_tag else seam.start(), True
    if spoken:
        quoted.extend(_without_bare_tag(text, start, len(text), resumes=bool(quoted)))
    return tuple(quoted)


_OPENING: Final = re.compile(r"\s*(?:[—–―‒]|--|-(?=\s))\s*(?=[^\s—–―‒-])")
_SEAM: Final = re.compile(
    r"""(?P<aside>(?<=\s)[—–―](?=[^\W\d_]))
    | (?P<back>(?<=\w)[—–―](?=[.,;:!?…\s]|$)[.,;:!?…]*\s*)
    | (?<=[,.?!…;:]\s)[—–―]\s
    """,
    re.VERBOSE,
)
"""A dash that begins an aside, one that ends it, and one that does either."""

_INVERSION: Final = re.compile(r",\s(?=(?:\w+\s)?\w+-(?:t-)?(?:ils?|elles?|on|je|nous|vous)\b)")
"""French tags have no mark of their own: `— Oui, dit-elle.`"""


def _without_bare_tag(text: str, start: int, end: int, *, resumes: bool) -> list[Quoted]:
    """Return a stretch of speech, cut where a tag without marks interrupts it."""
    inversion = _INVERSION.search(text, start, end)
    tag = inversion.end() if inversion else tag_in_speech(text, start, end)
    if tag is None:
        return [Quoted(start, end, resumes=resumes)]
    quoted = [Quoted(start, tag, resumes=resumes)]
    for first, last in sentence_ranges(text[tag:end])[1:]:
        # After its tag a speech goes on, or the story does: only speech asks, cries, says *I*.
        sentence = text[tag + first : tag + last].rstrip()
        if has_address(sentence) or sentence[-1:] in {*"?!"}:
            quoted.append(Quoted(tag + first, end, resumes=True))
            break
    return quoted
