"""What sort of writing a passage is, by its words: letters, messages, verse, status boxes."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from narrate.book import ParagraphKind
from narrate.readers.passage import Passage
from narrate.readers.structure.breaks import is_drawn

_LETTER_LINES: Final = 30
"""A letter that is longer between greeting and signature is a story told as a letter."""

_MOST: Final = 0.5
"""Share of a chapter from which what is set apart is the chapter itself."""

_TURNS: Final = 5
"""So many turns in a row are a chat; fewer could be anything with a colon."""

_ROWS: Final = 2
_VERSE_LINES: Final = 3
_VERSE_CHARS: Final = 60
_NAME_WORDS: Final = 4
_LINE_CHARS: Final = 100
"""A greeting, a signature: what is longer is looked at no further."""

_GREETING: Final = re.compile(
    r"[\W_]*(?:my )?(?:dear|dearest)(?: [\w.'\u2019-]+){1,4}\s*[,:;!—\u2013-]+[*_]*"
    r"|[\W_]*to whom it may concern\s*[,:]?",
    re.IGNORECASE,
)
_CLOSING: Final = re.compile(
    r"[\W_]*(?:(?:all my |with |much )?love|yours(?: \w+){0,2}|your (?:\w+ )?(?:friend|son|daughter"
    r"|brother|sister|mother|father|aunt|uncle)|sincerely|regards|best wishes|xoxo|affectionately)"
    r"\b[\s,.—\u2013-]*(?:[^\W_][\w'\u2019-]*[ ,.]{0,3}){0,4}[*_]*",
    re.IGNORECASE,
)
_HEADER: Final = re.compile(
    r"[\W_]*(?:from|to|subject|re|sent|date|cc)\s*:[*_]*\s+\S.{0,80}", re.IGNORECASE
)
_TURN: Final = re.compile(
    r"[\[(<]?(?:\d{1,2}[:.]\d{2}(?: ?[ap]\.?m\.?)?[\])>]?\s+)?"
    r"[*_<]{0,2}[\w .@!'\u2019-]{1,30}[*_>]{0,2}"
    r"(?:\s?[\[(]?\d{1,2}[:.]\d{2}(?: ?[ap]\.?m\.?)?[\])]?)?\s?:[*_]{0,2}\s+\S.*",
    re.IGNORECASE | re.DOTALL,
)
_SPEECH: Final = re.compile(r"[\"“”«»]|(?<!\w)['\u2018](?=\w)")
_TURN_CHARS: Final = 60
"""Behind a name and its colon, nobody in a chat begins with a quotation mark."""

_BETWEEN_TURNS: Final = re.compile(
    r"[\[(*_]?(?:\d{1,2}[:.]\d{2}(?: ?[ap]\.?m\.?)?|sent (?:image|photo|a .{1,40})\b.{0,60}"
    r"|.{1,40} (?:has )?(?:left|joined|changed|renamed|added|removed|is typing)\b.{0,60})[\])*_]?",
    re.IGNORECASE,
)
"""A time, `Marian left the group`, `[sent image: a lamp]`: between the turns of a chat."""

_ROW: Final = re.compile(
    r"[\W_]{0,3}[^\W\d_][\w .'\u2019/-]{0,30}\s?[:=]\s?[\d+%-][\d /+%.,()-]{0,40}[\w ]{0,12}"
    r"[\W_]{0,3}"
)
_BOXED: Final = re.compile(r"(?:\[[^\[\]\n]{3,200}\]|【[^【】\n]{3,200}】|<[^<>\n]{3,200}>)")


def told_apart(passages: Sequence[Passage]) -> list[Passage]:
    """Return the passages of a chapter with what is no prose marked so."""
    kept = _unquoted(list(passages))
    story = [
        index
        for index, passage in enumerate(kept)
        if passage.is_story and passage.kind in {ParagraphKind.PROSE, ParagraphKind.QUOTE}
    ]
    for start, place in enumerate(story):
        greeting = kept[place].text[:_LINE_CHARS]
        if _GREETING.fullmatch(greeting) or _is_header(kept, story, start):
            end = _closed(kept, story, start)
            if end is not None and end - start < _MOST * len(story):
                _mark(kept, story[start:end], ParagraphKind.LETTER)
    _mark_runs(kept, story, _is_turn, _TURNS, ParagraphKind.MESSAGE)
    _mark_runs(kept, story, _is_row, _ROWS, ParagraphKind.STATUS)
    for place in story:
        if _is_verse(kept[place].text):
            _mark(kept, [place], ParagraphKind.VERSE)
    return kept


def _unquoted(passages: list[Passage]) -> list[Passage]:
    """Return the passages, quotations that are most of a chapter taken for its text."""
    quoted = [
        place
        for place, passage in enumerate(passages)
        if passage.is_story and passage.kind is ParagraphKind.QUOTE
    ]
    if len(quoted) > _MOST * sum(passage.is_story for passage in passages):
        _mark(passages, quoted, ParagraphKind.PROSE)
    return passages


def _mark(passages: list[Passage], places: Sequence[int], kind: ParagraphKind) -> None:
    for place in places:
        passages[place] = replace(passages[place], kind=kind)


def _is_header(passages: Sequence[Passage], story: Sequence[int], start: int) -> bool:
    """Return whether a message begins with who wrote it, and to whom."""
    above = passages[story[start - 1]].text if start else ""
    lines = [passages[place].text for place in story[start : start + 2]]
    return not _HEADER.fullmatch(above) and len(lines) > 1 and all(map(_HEADER.fullmatch, lines))


def _closed(passages: Sequence[Passage], story: Sequence[int], start: int) -> int | None:
    """Return where a letter is over: behind its signature, or None if nobody signs it."""
    for end in range(start + 1, min(len(story), start + _LETTER_LINES)):
        if story[end] - story[end - 1] > 1:
            return None  # A heading, a line.
        text = passages[story[end]].text
        if is_drawn(text) or _GREETING.fullmatch(text[:_LINE_CHARS]):
            return None
        if _SPEECH.match(text) and not _SPEECH.match(passages[story[start]].text):
            return None  # The letter was read, and somebody speaks of it.
        if len(text) <= _LINE_CHARS and _CLOSING.fullmatch(text):
            below = passages[story[end + 1]].text if end + 1 < len(story) else ""
            signed = 0 < len(below.split()) <= _NAME_WORDS and below[:1].isupper()
            return end + 2 if signed and not below.endswith(("!", "?", '"', "”")) else end + 1
    return None


def _mark_runs(
    passages: list[Passage],
    story: Sequence[int],
    is_one: Callable[[str], bool | None],
    fewest: int,
    kind: ParagraphKind,
) -> None:
    """Mark what stands `fewest` times in a row; what only goes along (None) does not count."""
    run: list[int] = []
    count = 0
    for place in [*story, None]:
        found = False if place is None else is_one(passages[place].text)
        if place is not None and (found or (found is None and run)):
            run.append(place)
            count += found is True
            continue
        if count >= fewest:
            _mark(passages, run, kind)
        run, count = [], 0


def _is_turn(text: str) -> bool | None:
    if _BETWEEN_TURNS.fullmatch(text):
        return None
    return _TURN.fullmatch(text) is not None and _SPEECH.search(text[:_TURN_CHARS]) is None


def _is_row(text: str) -> bool:
    return _ROW.fullmatch(text) is not None or _BOXED.fullmatch(text) is not None


def _is_verse(text: str) -> bool:
    """Return whether lines are short, begin with capitals, and are no sentences."""
    lines = text.split("\n")
    if len(lines) < _VERSE_LINES or any(len(line) > _VERSE_CHARS for line in lines):
        return False
    large = sum(line.lstrip(" \"'“\u2018*_")[:1].isupper() for line in lines)
    stopped = sum(line.rstrip('"”*_').endswith(".") for line in lines)
    spoken = sum(line.startswith(('"', "“")) for line in lines)
    return 3 * large >= 2 * len(lines) and 2 * stopped < len(lines) and spoken <= 1
