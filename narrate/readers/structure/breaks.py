"""Scene breaks: the lines that part two scenes, and their look-alikes that do not."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Final

ORNAMENTS: Final = "-\u2010\u2011\u2012\u2013—\u2015\u2212_~*#=+|/\\^<>{}%&@$•·§∞⁂\u204e※†‡.:"
"""What lines are drawn with; geometric shapes, dingbats and stars besides."""

_LONE: Final = "-\u2013—\u2015*~#•§∞⁂※†‡"
_QUOTES: Final = frozenset("\"'`“”„‟\u2018\u2019\u201a\u201b«»\u2039\u203a「」『』")
_FACES: Final = re.compile(
    r"[>}]?[:;=][-'^*o]?[()\[\]{}|/\\*<>]+|[()\[\]][-'^]?[:;=]|\^_*\^|-_+-|[>.]_+[<.]|-\.-|:\.?:"
)
_OMISSION: Final = re.compile(r"[.…\[\](){}]+")
_FEW: Final = 2
_SPACED_DOTS: Final = 4
_SILENCES: Final = frozenset("-\u2013—.…")
_EMOJI: Final = 0x1F000
_LONGEST_WORDS: Final = 80

_WRITTEN: Final = re.compile(r"[^\W\d_A-Zox]")
"""A letter that no drawn line has: most lines of a story are told by their second letter."""

_LETTERED: Final = re.compile(rf"[\s{re.escape(ORNAMENTS)}oO0xX]+")
_INITIALS: Final = re.compile(
    r"(?P<left>[\s~*=+.:_|/<>-]*)(?P<letters>[A-Z][A-Z0-9]{0,3})"
    r"(?:\s*[~*=+_|/<>-][\s~*=+_|/<>-]*(?P=letters)){2,}(?P<right>[\s~*=+.:_|/<>-]*)"
)
_EXCLAIMED: Final = frozenset({"NO", "HA", "OH", "HO", "AH", "HE", "MY", "HEE", "HEH", "YES", "BA"})

SILENT: Final = re.compile(
    r"(?:(?:insert |new )?(?:(?:scene|line|page|section|paragraph)[\s-]?(?:break|change|shift|cut)"
    r"|time[\s-]?(?:skip|jump)|(?:pov|p\.o\.v\.?) ?(?:change|switch|shift)"
    r"|change of (?:scene|pov)|scene|divider|break)(?: here)?[\W_]*)+",
    re.IGNORECASE,
)
"""Words that only name the break: not read."""

_PERSON: Final = r"(?:[^\W\d_][\w.'\u2019-]*\s+){0,4}[^\W\d_][\w.'\u2019-]*"
_POV: Final = r"(?:pov|p\.o\.v\.?|point of view)"
HEADERS: Final = re.compile(
    rf"(?:{_PERSON}\s+{_POV}|{_POV}\s*[:-]\s*{_PERSON}"
    r"|(?:(?:start|begin|beginning|end)(?: of)? )?flash[\s-]?(?:back|forward)s?"
    r"(?: (?:start|begin|end)s?| over)?|meanwhile)",
    re.IGNORECASE,
)
"""Words that tell where or with whom the next scene is: read after the break."""

_COUNT: Final = (
    r"(?:about |almost |nearly |just |only |exactly )?(?:\d{1,4}|many|several|some|a few"
    r"|a couple(?: of)?|an?|half an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven"
    r"|twelve|fifteen|twenty|thirty|forty|fifty|a hundred)"
)
_UNIT: Final = (
    r"(?:decades?|years?|months?|weeks?|fortnight|days?|hours?|minutes?|moments?|time|centuries)"
)
_PART_OF_DAY: Final = (
    r"(?:morning|afternoon|evening|night|day|week|weekend|month|year|summer|autumn|fall|winter"
    r"|spring)"
)
TIME_SKIPS: Final = re.compile(
    rf"(?:(?:{_COUNT} )?(?:\w+ ){{0,2}}{_UNIT} (?:later|earlier|ago|before|after(?:wards?)?)"
    r"|(?:much|a little|sometime|some time)? ?later"
    rf"|(?:early |late |later )?(?:on )?(?:the (?:next|following|same)|that|that same|next)"
    rf" (?:\w+ )?{_PART_OF_DAY})(?:[\s,]+[\w'\u2019 ]{{1,30}})?",
    re.IGNORECASE,
)
"""`Many years later`, `The next morning`: a break, and words to be read."""

_SPAN: Final = re.compile(rf"{_COUNT} (?:\w+ )?{_UNIT}", re.IGNORECASE)
_NAME: Final = re.compile(r"[^\W\d_a-z][\w.'\u2019-]*(?:\s+[^\W\d_][\w.'\u2019-]*){0,4}")


@dataclass(frozen=True, slots=True)
class Divider:
    """A line that parts two scenes; `start` to `end` are its words to be read, if any."""

    start: int = 0
    end: int = 0
    emphasized: bool = False


def divider(text: str) -> Divider | None:
    """Return what kind of break a line is, or None for a line of the story."""
    if is_drawn(text):
        return Divider()
    if len(text) > _LONGEST_WORDS or "\n" in text:
        return None
    start, end = _trimmed(text)
    left, words, right = text[:start].strip(), text[start:end], text[end:].strip()
    bare = words.strip("()[] ").rstrip(".…")
    if SILENT.fullmatch(bare) and (left or bare.casefold() not in {"scene", "break", "divider"}):
        return Divider()
    set_off = bool(left and right)
    if _is_header(bare, set_off=set_off, bracketed=words[:1] in "([", printed=words):
        return Divider(
            start, end, emphasized=left == right and left in {"*", "**", "***", "_", "__"}
        )
    if _is_name_header(left, words, right):
        return Divider(start, end)
    return None


def has_letters(text: str) -> bool:
    """Return whether there is a letter or a digit in a text."""
    return any(letter.isalnum() for letter in text)


def is_drawn(text: str) -> bool:
    """Return whether a line is drawn with symbols, or with letters used as symbols."""
    if _WRITTEN.search(text):
        return False
    marks = "".join(text.split()).replace("\ufe0f", "")
    if not marks:
        return False
    if not any(mark.isalnum() or mark in _QUOTES for mark in marks):
        return _is_ornament(marks, spaced=len(text.split()) > 1)
    if _LETTERED.fullmatch(text) and _is_lettered(marks):
        return True
    return _is_initials(text)


def _is_ornament(marks: str, *, spaced: bool) -> bool:
    if len(marks) == 1:
        return marks in _LONE or _is_picture(marks)
    if any(mark in "?!,;¿¡" for mark in marks) or _FACES.fullmatch(marks):
        return False
    if _OMISSION.fullmatch(marks):
        dotted = marks.strip(".") == "" and spaced and len(marks) >= _SPACED_DOTS
        return dotted or (set(marks) <= set("{}[]()") and len(marks) > _SPACED_DOTS - 1)
    if len(marks) <= _SPACED_DOTS and not set(marks).isdisjoint(".…") and set(marks) <= _SILENCES:
        return False
    if all(ord(mark) >= _EMOJI for mark in marks):
        return len(marks) > _FEW  # One or two are an answer.
    return any(mark in ORNAMENTS or _is_picture(mark) for mark in marks)


def _is_picture(mark: str) -> bool:
    return not mark.isascii() and ord(mark) < _EMOJI and unicodedata.category(mark) in {"So", "Sm"}


def _is_lettered(marks: str) -> bool:
    letters = [mark for mark in marks if mark in "oO0xX"]
    framed = marks[0] not in "oO0xX" and marks[-1] not in "oO0xX" and marks[0] != "."
    bare = len(letters) == len(marks)
    hearts = any(mark in "xX" for mark in letters) and any(mark in "oO0" for mark in letters)
    if hearts and not framed:
        return False  # `xoxo` ends a letter.
    if bare and re.fullmatch("Oo+|0+", marks):
        return False  # An exclamation, a number.
    return framed or len(letters) > _FEW  # Two are kisses, or a face.


def _is_initials(text: str) -> bool:
    match = _INITIALS.fullmatch(text.strip())
    if match is None or match["letters"] in _EXCLAIMED:
        return False
    return bool((match["left"] and match["right"]) or "~" in text)


def _trimmed(text: str) -> tuple[int, int]:
    """Return where the words between a line's ornaments begin and end."""
    drawn = {*ORNAMENTS, *" \t"} - {"."}
    start, end = 0, len(text)
    while start < end and (text[start] in drawn or _is_picture(text[start])):
        start += 1
    while end > start and (text[end - 1] in drawn or _is_picture(text[end - 1])):
        end -= 1
    return start, end


def _is_header(bare: str, *, set_off: bool, bracketed: bool, printed: str) -> bool:
    if HEADERS.fullmatch(bare):
        return not printed.endswith((",", ":", ";"))
    if TIME_SKIPS.fullmatch(bare):
        return set_off or bracketed or not printed.endswith(".") or bare.endswith("later")
    return set_off and bool(_SPAN.fullmatch(bare) or re.match(r"meanwhile\b", bare, re.IGNORECASE))


def _is_name_header(left: str, words: str, right: str) -> bool:
    """Return whether a name stands between two drawn lines: `*** Anna ***`."""
    if not _NAME.fullmatch(words):
        return False
    shortest = min(len("".join(left.split())), len("".join(right.split())))
    if set(left + right) <= {"*", "_", " "}:
        return shortest > _FEW or bool(shortest and " " in left)  # Two are bold type.
    if set(left + right) <= {"~", " "}:
        return shortest > 0
    return shortest > 1
