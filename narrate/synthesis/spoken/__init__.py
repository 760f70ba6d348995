"""
A text as printed -> the text as it is said.

    plain       invisible characters and markup of pages go
    faces       emoji and emoticons are named, or silent
    addresses   links, mail, names of users and tags are read out
    sayings     words said as somebody wants them said; nothing below touches them
    syllables   how people spell such a saying, as engines read it
    english     signs, then, once the marks are gone, numbers, abbreviations, sounds
    marks       what is only for the eye goes
    abroad      numbers and abbreviations of other languages
    numerals    Roman numerals, where they are numbers
"""
# ruff: noqa: RUF002 - letters of phonetics.

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from narrate.script import SpanKind
from narrate.synthesis.spoken.abroad import said_in
from narrate.synthesis.spoken.addresses import said_addresses
from narrate.synthesis.spoken.english import said_in_english, said_signs
from narrate.synthesis.spoken.faces import said_faces
from narrate.synthesis.spoken.marks import plain, without_marks
from narrate.synthesis.spoken.numerals import number_heading
from narrate.synthesis.spoken.sayings import lexicon, put_back, take_out

_STRETCHED: Final = re.compile(r"([^\W\d_])\1{3,}")
_LINE_END: Final = re.compile(r"(?P<last>\S?)[^\S\n]*\n\s*")
_HEADING_PAUSE: Final = re.compile(r"\s*(?::(?=\s)|—)\s*(?=\S)")
_ENDS_SENTENCE: Final = (".", "!", "?", "…")

_TIDYING: Final = (
    (re.compile(r"\(\s*\)"), " "),
    (re.compile(r"(?<=\()\s+|\s+(?=\))"), ""),
    # A blank that a removed mark left; a dash before another mark has nothing to part.
    (re.compile(r"\s+(?:—\s*)?(?=[,.;:!?])"), ""),
    (re.compile(r"(?:\s*—\s*){2,}"), " — "),
    (re.compile(r"\s+"), " "),
    (re.compile(r"^(?:[\s,.;:!?…—)-]|'(?!\w))+"), ""),
)


def spoken(
    text: str,
    *,
    kind: SpanKind,
    language: str,
    spellings: Sequence[tuple[str, str]] = (),
    phonemes: bool = False,
) -> str:
    """
    Return what is said for a text; empty if there is nothing to say.

    No word is lost: what goes is punctuation that only the eye needs. An ellipsis is left
    as `…`, a dash as ` — `; both make a pause. A heading ends with a full stop, so that the
    voice falls.

    Args:
        text: As printed.
        kind: Roman numerals are numbers in headings.
        language: ISO 639-1; each language has its own rules.
        spellings: Words as printed, and how they are said: in letters, or in phonemes between
            slashes. One in lower case holds at the start of a sentence too; one with capitals
            holds as it is, and all in capitals; each with its plural and possessive.
        phonemes: Whether the engine takes phonemes: `[[hɜːˈmaɪəni]]`; else they are spelled.
    """
    code = language.partition("-")[0]
    is_english = code == "en"
    text = plain(said_faces(text) if is_english else text)
    text, sayings = take_out(text, lexicon(tuple(spellings), english=is_english), phonemes=phonemes)
    text = said_addresses(text, code)
    text = without_marks(said_signs(text) if is_english else text)
    if kind is SpanKind.HEADING:
        text = number_heading(text.strip())
    begins_with_number = text[:1].isdecimal()
    text = said_in_english(text) if is_english else said_in(code, text)
    text = _STRETCHED.sub(r"\1\1\1", text)
    text = _LINE_END.sub(_end_line, text.strip())
    if kind is SpanKind.HEADING:
        text = _as_heading(text[:1].upper() + text[1:] if begins_with_number else text)
    for pattern, replacement in _TIDYING:
        text = pattern.sub(replacement, text)
    text = put_back(text.strip(), sayings)
    return text if any(map(str.isalnum, text)) else ""


def _end_line(match: re.Match[str]) -> str:
    last = match["last"]
    return f"{last} " if last in ".!?…,;:—" else f"{last}. "


def _as_heading(text: str) -> str:
    text = _HEADING_PAUSE.sub(". ", text).rstrip(" ,;:—-")
    return text if not text or text.endswith(_ENDS_SENTENCE) else f"{text}."
