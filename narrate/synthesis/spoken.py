"""A text as printed -> the text as it is said."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from narrate.script import SpanKind
from narrate.synthesis.abroad import said_in
from narrate.synthesis.english import said_in_english
from narrate.synthesis.marks import without_marks
from narrate.synthesis.numerals import number_heading

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
    text: str, *, kind: SpanKind, language: str, spellings: Sequence[tuple[str, str]] = ()
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
        spellings: Words as printed and how they are said. One in lower case holds at the
            start of a sentence too; one with capitals holds as it is, and all in capitals.
    """
    text = _respelled(without_marks(text), spellings)
    if kind is SpanKind.HEADING:
        text = number_heading(text.strip())
    code = language.partition("-")[0]
    text = said_in_english(text) if code == "en" else said_in(code, text)
    text = _STRETCHED.sub(r"\1\1\1", text)
    text = _LINE_END.sub(_end_line, text.strip())
    if kind is SpanKind.HEADING:
        text = _as_heading(text)
    for pattern, replacement in _TIDYING:
        text = pattern.sub(replacement, text)
    text = text.strip()
    return text if any(map(str.isalnum, text)) else ""


def _respelled(text: str, spellings: Sequence[tuple[str, str]]) -> str:
    """Return a text with words said as somebody wants them said."""
    if not spellings:
        return text
    said: dict[str, str] = {}
    for word, saying in spellings:
        plain = word.replace("’", "'")  # noqa: RUF001 - a curly apostrophe.
        said |= {plain: saying, plain.upper(): saying}
        if plain.islower():
            said[plain.capitalize()] = saying[:1].upper() + saying[1:]
    # Longest first: `Anna Maria` before `Anna`.
    words = "|".join(re.escape(word) for word in sorted(said, key=len, reverse=True))
    return re.sub(rf"(?<!\w)(?:{words})(?!\w)", lambda match: said[match[0]], text)


def _end_line(match: re.Match[str]) -> str:
    last = match["last"]
    return f"{last} " if last in ".!?…,;:—" else f"{last}. "


def _as_heading(text: str) -> str:
    text = _HEADING_PAUSE.sub(". ", text).rstrip(" ,;:—-")
    return text if not text or text.endswith(_ENDS_SENTENCE) else f"{text}."
