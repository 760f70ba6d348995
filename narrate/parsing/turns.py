"""
Find the speech in a turn of a conversation that dashes mark, or French guillemets around it all.

    —No sé —dijo Ana—. Mañana.          Spanish: dashes cling to the tag
    — Нет, — сказала Анна. — Завтра.    Russian: behind a comma or a stop
    — Sim — disse ele. — Vamos.         Portuguese, Polish, Italian: without any
    — Non, dit Marie. Je reste. »       French: no mark at all about the tag
"""
# ruff: noqa: RUF001 - dashes are what texts hold.

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import Final

from narrate.parsing.quotes import Quoted
from narrate.parsing.tellers import bare_tag, is_told, sentence_is_told
from narrate.sentences import sentence_ranges
from narrate.tongues import Tongue


def begins_turn(text: str) -> bool:
    """Tell whether a paragraph begins with a dash as speech does; a signature does not."""
    opening = _OPENING.match(text)
    return opening is not None and not _SIGNATURE.fullmatch(text, opening.end())


def goes_on_with_turn(text: str) -> bool:
    """Tell whether a paragraph goes on with a speech: it begins with `»`."""
    return _CONTINUED.match(text) is not None


def inner_turn(text: str) -> int | None:
    """Return where a dash opens speech behind narration: `Анна встала. — Пойдём.`"""
    opening = _INNER.search(text)
    return opening.end() if opening else None


def open_guillemet(text: str) -> int | None:
    """Return where a guillemet opens that the paragraph does not close, if one does."""
    opened: list[int] = []
    for match in _GUILLEMETS.finditer(text):
        if match[0] == "«":
            opened.append(match.start())
        elif opened:
            opened.pop()
    return opened[0] if opened else None


def match_turn(text: str, tongue: Tongue, *, start: int = 0) -> tuple[Quoted, ...]:
    """
    Return what is spoken in a turn, in order and disjoint; takes time linear in the text.

    Args:
        text: A paragraph.
        tongue: Its language.
        start: Where the turn begins: at its dash or guillemet.
    """
    end = _end(text, start)
    stretches = _spoken(text, start, end, tongue, strict=False)
    pieces = [
        piece
        for first, last in stretches
        for piece in (
            _without_bare_tags(text, first, last, tongue, told=True)
            if tongue.bare_tags
            else [(first, last)]
        )
    ]
    return _quoted(text, pieces)


def without_tags(text: str, quoted: Quoted, tongue: Tongue) -> list[Quoted]:
    """Return what is spoken of a quotation that has tags inside: `«Non, dit-il. Viens.»`."""
    stretches = _spoken(text, quoted.start, quoted.end, tongue, strict=True)
    pieces = [
        piece
        for first, last in stretches
        for piece in (
            _without_bare_tags(text, first, last, tongue, told=False)
            if tongue.bare_tags
            else [(first, last)]
        )
    ]
    if len(pieces) == 1 and pieces[0] == (quoted.start, quoted.end):
        return [quoted]
    return list(_quoted(text, pieces))


_OPENING: Final = re.compile(r"\s*(?:[—–―‒-]|--)\s*(?=[^\s—–―‒-])")
_INNER: Final = re.compile(r"[.:!?…]\s+(?=(?:[—–―]\s?|-\s)[«¿¡]?[^\W\d_a-zà-öø-ÿа-яёąćęłńóśźż])")
_SIGNATURE: Final = re.compile(r"(?:[^\W\d_a-zà-öø-ÿа-яёąćęłńóśźż][\w'’]*[ ]?){1,4}")
"""`— Victor Hugo`: names alone, without the stop with which speech ends."""

_CONTINUED: Final = re.compile(r"\s*»\s*\w")
_GUILLEMETS: Final = re.compile(r"[«»]")
_SEAM: Final = re.compile(
    r"""(?P<opens>(?<=\s)(?:[—–―‒-]|--)(?=[\w¿¡«"“(…]))
    | (?P<closes>(?<=[^\s—–―‒-])(?:[—–―‒]|--|-)(?=[\s.,;:!?…»]|$))
    | (?<=\s)(?:[—–―‒-]|--)(?=[\s.,;:])
    """,
    re.VERBOSE,
)
"""A dash that clings to the word behind it, to the word before it, or to none."""

_ASIDE: Final = re.compile(
    r"\s*(?:que|quien|cual|quem|che|qui|dont|któr\w+|котор\w+|как|jak|como|come|comme)\b"
)
"""What somebody says in passing: `—que es médico—`; the dash behind it begins no tag."""

_TAIL: Final = re.compile(r"[.,;:!?…]*\s*")


def _end(text: str, start: int) -> int:
    """Return where the exchange ends: behind the guillemet that closes what stands above."""
    depth = 1 if text[start : start + 1] == "«" else 0
    opened_here = depth
    for match in _GUILLEMETS.finditer(text, start + opened_here):
        depth += 1 if match[0] == "«" else -1
        if depth < opened_here or (opened_here and not depth):
            return match.end()
    return len(text)


def _spoken(
    text: str, start: int, end: int, tongue: Tongue, *, strict: bool
) -> list[tuple[int, int]]:
    """Return the stretches that stand outside the dashes of tags."""
    opening = _OPENING.match(text, start, end)
    seams = list(_SEAM.finditer(text, opening.end() if opening else start + 1, end))
    stretches: list[tuple[int, int]] = []
    first, speaking, aside = start, True, False
    for number, seam in enumerate(seams):
        limit = seams[number + 1].start() if number + 1 < len(seams) else end
        if speaking and aside:
            aside = False
        elif speaking:
            aside = _ASIDE.match(text, seam.end(), limit) is not None
            clings = tongue.clinging and seam["opens"] and text[seam.end()].islower()
            told = is_told(text, seam.start(), seam.end(), limit, tongue, strict=strict)
            if not aside and (told or (clings and not strict)):
                stretches.append((first, seam.start()))
                speaking = False
        else:
            tail = _TAIL.match(text, seam.end(), end)
            clings = seam["closes"] or text[seam.end() : seam.end() + 1] in {*".,;:"}
            first, speaking = (tail.end() if tail and clings else seam.start()), True
    if speaking:
        stretches.append((first, end))
    return [(left, right) for left, right in stretches if left < right]


def _without_bare_tags(
    text: str, start: int, end: int, tongue: Tongue, *, told: bool
) -> list[tuple[int, int]]:
    """
    Return a stretch of speech without the tags that have no mark.

    Args:
        text: The paragraph.
        start: Where the stretch begins.
        end: Where it ends.
        tongue: Its language.
        told: Whether the story may go on behind a tag, where no mark says that speech does.
    """
    pieces: list[tuple[int, int]] = []
    sentences = [start + last for _, last in sentence_ranges(text[start:end])] if told else []
    first, at = start, start
    while (tag := bare_tag(text, at, end, tongue)) is not None:
        pieces.append((first, tag.start))
        first = at = tag.end
        if told and tag.stops:
            first = at = _resumes(text, tag.end, sentences, tongue)
        if at >= end:
            break
    if any(character.isalnum() for character in text[first:end]):
        pieces.append((first, end))
    return pieces


def _resumes(text: str, start: int, ends: Sequence[int], tongue: Tongue) -> int:
    """Return where speech goes on behind a tag that ends its sentence; at the end if nowhere."""
    for end in ends[bisect_right(ends, start) :]:
        if not sentence_is_told(text[start:end], tongue):
            return start
        start = end
    return start


def _quoted(text: str, pieces: Sequence[tuple[int, int]]) -> tuple[Quoted, ...]:
    spoken = [
        (start, start + len(text[start:end].rstrip()))
        for start, end in pieces
        if text[start:end].strip()
    ]
    return tuple(
        Quoted(start, end, resumes=number > 0, sure=True)
        for number, (start, end) in enumerate(spoken)
    )
