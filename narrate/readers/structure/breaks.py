"""Scene breaks: the lines that part two scenes, and their look-alikes that do not."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from narrate.readers.structure.vocabulary import breaks as foreign

ORNAMENTS: Final = (
    "-\u2010\u2011\u2012\u2013—\u2015\u2212\u2e3a\u2e3b_~*#=+|/\\^<>{}%&@$•·§¶∞⁂\u204e※†‡.:`"
)
"""What lines are drawn with; geometric shapes, dingbats and stars besides."""

_LONE: Final = "-\u2013—\u2015\u2e3a\u2e3b*~#=•§¶∞⁂※†‡"
_QUOTES: Final = frozenset("\"'“”„‟\u2018\u2019\u201a\u201b«»\u2039\u203a「」『』")
_FACES: Final = re.compile(
    r"[>}]?[:;=][-'^*o]?[()\[\]{}|/\\*<>]+|[()\[\]][-'^]?[:;=]|\^_*\^|-_+-|[>.]_+[<.]|>\.<|-\.-"
    r"|:\.?:"
)
_NO_BREAK: Final = re.compile(rf"{_FACES.pattern}|[*_]{{1,3}}(?:…|\.{{3,}})[*_]{{1,3}}")
"""A face, a silent answer in italics."""

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
_SHORT: Final = 80
_UNVOWELED: Final = r"(?:(?![aeiouyAEIOUY])[^\W\d_]){2,4}"
"""Initials: what could be a word, or a sound, has vowels."""

_REPEATED: Final = re.compile(
    rf"(?P<frame>[~*=+_|/<>.-]*)(?P<unit>{_UNVOWELED})(?:[\s~*=+_|/<>.-]*(?P=unit)){{2,}}"
    rf"(?(frame)[~*=+_|/<>.-]*)"
    rf"|(?P<left>[~*=+_|/<>-])(?P<twice>{_UNVOWELED})(?P=left)(?P=twice)(?P=left)"
    r"|(?:\^v|v\^){2,}[\^v]?"
)
"""`HPHPHP`, `~hp~hp~hp~`, `-SPN-SPN-`."""

_SOUNDS: Final = re.compile(r"ts+k+|sh+|ps+t?|p?s+h+|[bg]r+|h?m+|p?f+t?|z+|tch|ch|n+|hn+|ck|vr+m?")
_EXCLAIMED: Final = frozenset({"NO", "HA", "OH", "HO", "AH", "HE", "MY", "HEE", "HEH", "YES", "BA"})

SILENT: Final = re.compile(
    r"(?:(?:(?:hi|hello),? )?(?:i am|i['\u2019]m|this is) (?:an?|the|your) (?:\w+ )?)?"
    r"(?:(?:insert |new )?(?:(?:scene|line|page|section|paragraph|space)[\s_-]*"
    r"(?:break|change|shift|cut)"
    r"|time[\s-]?(?:skip|jump|lapse)|(?:pov|p\.o\.v\.?) ?(?:change|switch|shift)"
    r"|change (?:of )?(?:scene|pov)|new scene)s?(?: here)?(?: brought to you by .{1,50})?[\W_]*)+",
    re.IGNORECASE,
)
"""Words that only name the break: not read."""

_NAMING: Final = re.compile(r"(?:new )?(?:scene|divider|break|line|transition)", re.IGNORECASE)
"""Words that name the break only where ornaments stand about them."""

_WORD: Final = r"(?:[^\W\d_]|\d(?:st|nd|rd)\b)[\w.'\u2019-]*"
_PERSON: Final = rf"(?:{_WORD}\s+){{0,4}}{_WORD}"
_POV: Final = r"(?:pov|p\.o\.v\.?|point of view)"
HEADERS: Final = re.compile(
    rf"(?!change ){_PERSON}\s+{_POV}|{_POV}\s*[:-]\s*{_PERSON}|{_POV} (?-i:[A-Z])[\w.'\u2019-]*"
    rf"|{_PERSON}['\u2019]s? perspective|(?:back to (?:the )?)?present(?: day| time)"
    r"|back to (?:the present|reality)"
    r"|(?:(?:start|begin|beginning|end)(?: of)? )?flash[\s-]?(?:back|forward)s?"
    r"(?: (?:start|begin|end)s?| over)?|meanwhile",
    re.IGNORECASE,
)
"""Words that tell where or with whom the next scene is: read after the break."""

_SET_OFF: Final = re.compile(
    r"(?:end (?:of )?)?(?:dream|nightmare|vision|memory)|(?:the )?(?:past|present)|meanwhile\b.*",
    re.IGNORECASE,
)
"""Words that do so only between ornaments."""

_ELSEWHERE: Final = re.compile(
    r"meanwhile,? (?:back )?(?:at|in|on|with|across|elsewhere|over|outside|inside|upstairs)\b"
    r"[^.!?,;:]{0,40}",
    re.IGNORECASE,
)
"""`Meanwhile, at the harbor`, without a period."""

_COUNT: Final = (
    r"(?:about |almost |nearly |just |only |exactly |over |roughly )?"
    r"(?:\d{1,4}|many|several|some|a few"
    r"|a couple(?: of)?|an?|half an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven"
    r"|twelve|fifteen|twenty|thirty|forty|fifty|a hundred)"
)
_UNIT: Final = (
    r"(?:decades?|years?|months?|weeks?|fortnight|days?|hours?|minutes?|moments?|time|centuries"
    r"|nights?|while)"
)
_PART_OF_DAY: Final = (
    r"(?:morning|afternoon|evening|night|day|week|weekend|month|year|summer|autumn|fall|winter"
    r"|spring)"
)
_EVENT_WORD: Final = r" (?!(?:he|she|they|it|we|you|i)\b)[\w'\u2019]+"
_EVENT: Final = rf"(?:{_EVENT_WORD}){{0,3}}"
_TAIL: Final = (
    rf"(?:,? (?:at|in|on|that|with|back|of|from)\b(?:{_EVENT_WORD}){{1,4}}"
    rf"|,(?= (?-i:[A-Z]))(?:{_EVENT_WORD}){{1,4}})?"
)
TIME_SKIPS: Final = re.compile(
    rf"(?:{_COUNT} (?:\w+ ){{0,2}})?{_UNIT}(?: (?:and|or)(?: \w+){{1,3}})?"
    rf" (?:(?:later|earlier|ago){_TAIL}|(?:before|after(?:wards?)?){_EVENT})"
    rf"|the (?:day|night|morning|evening|week) (?:before|after){_EVENT}"
    rf"|(?:(?:much|a little|sometime|some time) )?later{_TAIL}"
    r"|(?:early |late |later )?(?:on )?(?:the (?:next|following|same)|that|that same|next)"
    rf" (?:\w+ )?{_PART_OF_DAY}{_TAIL}",
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
    if len(text) > _LONGEST_WORDS or "\n" in text:
        return Divider() if is_drawn(text) else None
    return _short_divider(text)


@lru_cache(maxsize=1 << 16)
def _short_divider(text: str) -> Divider | None:
    """Return what kind of break a short line is; every step of the structure asks again."""
    if is_drawn(text):
        return Divider()
    start, end = _trimmed(text)
    left, words, right = text[:start].strip(), text[start:end], text[end:].strip()
    bare = words.strip("()[]{} .…")
    set_off = bool(left and right)
    named = set_off and not _is_bold(left, right) and _NAMING.fullmatch(bare.rstrip("!"))
    if named or SILENT.fullmatch(bare) or foreign.SILENT.fullmatch(bare):
        return Divider()
    if _is_header(bare, set_off=set_off, bracketed=words[:1] in "([", printed=words):
        return Divider(start, end, emphasized=left == right and _is_bold(left, right))
    if _is_name_header(left, words, right):
        return Divider(start, end)
    return None


def has_letters(text: str) -> bool:
    """Return whether there is a letter or a digit in a text."""
    return any(letter.isalnum() for letter in text)


def is_drawn(text: str) -> bool:
    """Return whether a line is drawn with symbols, or with letters used as symbols."""
    if _WRITTEN.search(text):
        return len(text) <= _SHORT and _is_repeated(text.strip())
    marks = "".join(text.split()).replace("\ufe0f", "")
    if not marks:
        return False
    if not any(mark.isalnum() for mark in marks):
        if set(marks) == {"«", "»"}:
            return len(marks) >= _SPACED_DOTS
        return not _is_quoted(marks) and _is_ornament(marks, spaced=len(text.split()) > 1)
    if _LETTERED.fullmatch(text) and _is_lettered(marks, spaced=len(text.split()) > 1):
        return True
    return _is_initials(text) or (len(text) <= _SHORT and _is_repeated(text.strip()))


def _is_quoted(marks: str) -> bool:
    """Return whether marks stand in quotation marks, or are some."""
    quotes = [mark for mark in marks if mark in _QUOTES]
    if not quotes:
        return False
    framed = marks[0] not in _QUOTES and marks[-1] not in _QUOTES
    return not framed or len(marks) - len(quotes) <= _FEW


def _is_ornament(marks: str, *, spaced: bool) -> bool:
    if len(marks) == 1:
        return marks in _LONE or _is_picture(marks)
    if any(mark in "?!,;¿¡" for mark in marks) or _NO_BREAK.fullmatch(marks):
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


def _is_lettered(marks: str, *, spaced: bool) -> bool:
    letters = "".join(mark for mark in marks if mark in "oO0xX")
    framed = marks[0] not in "oO0xX" and marks[-1] not in "oO0xX"
    if marks == "\\o/" or (marks[0] == "." and len(marks) > _FEW + 1 and len(letters) == 1):
        return False
    if re.search("[xX]", letters) and re.search("[oO0]", letters) and not framed:
        return _is_pattern(letters)  # `xoxo` ends a letter.
    if len(letters) == len(marks) and re.fullmatch("Oo+|0+", marks):
        # An exclamation, a number.
        return marks[0] == "0" and len(marks) > (_FEW if spaced else _SPACED_DOTS)
    return framed or len(letters) > _FEW  # Two are kisses, or a face.


def _is_pattern(letters: str) -> bool:
    """Return whether hugs and kisses are too regular to be sent to somebody: `xOx`, `xoxoxox`."""
    mirrored = letters == letters[::-1]
    mixed = not letters.islower() and not letters.isupper()
    return mirrored and (mixed or len(letters) > _SPACED_DOTS)


def _is_repeated(line: str) -> bool:
    """Return whether a line is the initials of a story's name again and again."""
    found = _REPEATED.fullmatch(line)
    if found is None:
        return False
    unit = found["unit"] or found["twice"] or ""
    return not _SOUNDS.fullmatch(unit.casefold()) and len(set(unit.casefold())) != 1


def _is_initials(text: str) -> bool:
    match = _INITIALS.fullmatch(text.strip())
    if match is None or match["letters"] in _EXCLAIMED:
        return False
    return bool((match["left"] and match["right"]) or "~" in text)


_LETTER_FRAME: Final = re.compile(
    r"(?P<left>[\W_]*(?:[oO0xX]+[\W_]+)+)(?P<words>.*?)(?P<right>(?:[\W_]+[oO0xX]+)+[\W_]*)"
)


def _trimmed(text: str) -> tuple[int, int]:
    """Return where the words between a line's ornaments begin and end."""
    if (framed := _LETTER_FRAME.fullmatch(text)) and framed["words"]:
        sides = [is_drawn(framed[side].strip()) for side in ("left", "right")]
        if all(sides):
            return framed.span("words")
    drawn = {*ORNAMENTS, *" \t"} - {"."}
    start, end = 0, len(text)
    while start < end and (text[start] in drawn or _is_picture(text[start])):
        start += 1
    while end > start and (text[end - 1] in drawn or _is_picture(text[end - 1])):
        end -= 1
    return start, end


def _is_bold(left: str, right: str) -> bool:
    """Return whether what stands about words is typed emphasis, more than a drawing."""
    return {left, right} <= {"*", "**", "***", "_", "__"}


def _is_header(bare: str, *, set_off: bool, bracketed: bool, printed: str) -> bool:
    if printed[:1].islower() and not set_off:
        return False  # The end of a sentence that was broken off.
    stopped = printed.endswith(".") and not printed.endswith("...")
    if HEADERS.fullmatch(bare) or foreign.HEADERS.fullmatch(bare):
        sentence = stopped and not bare.casefold().endswith(("pov", "p.o.v"))
        return not sentence and not printed.endswith((",", ":", ";"))
    if TIME_SKIPS.fullmatch(bare) or _ELSEWHERE.fullmatch(bare):
        return set_off or bracketed or not stopped or bare.endswith(" later")
    if foreign.TIME_SKIPS.fullmatch(bare):
        return set_off or bracketed or not stopped or bare.casefold().endswith(foreign.LATER)
    return set_off and bool(_SPAN.fullmatch(bare) or _SET_OFF.fullmatch(bare))


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
