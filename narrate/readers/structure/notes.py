"""
Author's notes typed into the text: which passages are none of the story, and why.

A mark (`A/N:`) or two phrases of the trade make a note; neighbors go with it, up to the story.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from narrate.readers.passage import Passage, cut, edited, left_out, tidied
from narrate.readers.structure.breaks import divider
from narrate.readers.structure.notephrases import PHRASES, SIGNS, SMILE
from narrate.readers.structure.notesigns import (
    AUTHORS,
    CONTINUED,
    DETAILS,
    INLINE,
    ITEM,
    KEY,
    MARKS,
    PLEA,
    REPLY,
    SIGNATURE,
    STORY,
    TEASERS,
    TRANSITION_CHARS,
    TRANSITIONS,
)

NOTE: Final = 2
"""Score from which a passage is a note: a mark, or two phrases."""

FRONT: Final = 14
END: Final = 8
"""How many passages may hold notes: measured on openings and ends of fan fiction."""

_NEUTRAL_RUN: Final = 4
"""Passages without a sign of their own that may stand between two notes."""

_REMNANT_WORDS: Final = 30
_REMNANT_SHARE: Final = 0.25
"""What is left of a chapter that is only a note, by experience; the shortest story has 50 words."""

_LONGEST_WORDS: Final = 600
"""A longer passage is a chapter that lost its lines: never left out as a note."""

_LONGEST_CHARS: Final = 6 * _LONGEST_WORDS
_MORE_WORDS: Final = 80
"""For every so many words, one more phrase is needed: long paragraphs hold any phrase once."""

_TITLE_CHARS: Final = 60
_TITLED: Final = re.compile(
    r"(?:^|[:.\u2013—-])[\W_]*(?:(?:an? |important |quick |final |short )?"
    r"(?:author|writer)['\u2019]?s?['\u2019]? (?:end )?notes?|a ?/ ?n"
    r"|not (?:a|an) (?:real )?(?:chapter|update)"
    r"|(?:important )?(?:notice|announcement)|hiatus(?: notice)?|update notice)[\W_]*$",
    re.IGNORECASE,
)
_TOLD_SHARE: Final = 0.2
"""Share of paragraphs with a speaker from which a chapter called a note is story."""

_SHORT_WORDS: Final = 25
_FEW_WORDS: Final = 8
_ADDRESS: Final = re.compile(r"\b(?:I|I'm|I\u2019m|me|my|you|your|u|we|our|us)\b", re.IGNORECASE)
_READER: Final = re.compile(r"\b(?:you|your|u)\b", re.IGNORECASE)
_LETTER: Final = re.compile(
    r"\W*(?:dear|dearest|my dear) (?!readers?\b|reviewers?\b)", re.IGNORECASE
)
_SPEECH: Final = re.compile('["“”«»]')


def marked(passages: Sequence[Passage]) -> tuple[Passage, ...]:
    """Return a chapter's passages, author's notes at its ends and within it left out."""
    story = [
        index
        for index, passage in enumerate(passages)
        if passage.is_story and divider(passage.text) is None
    ]
    texts = [passages[index].text for index in story]
    borders = {place for place in range(1, len(story)) if story[place] - story[place - 1] > 1}
    marks = {story[place]: reason for place, reason in _reasons(texts, borders).items()}
    return tuple(
        part
        for index, passage in enumerate(passages)
        for part in (
            [left_out(passage, marks[index])] if index in marks else _without_inline(passage)
        )
    )


def is_note_title(text: str) -> bool:
    """Return whether a heading says that what is under it is a note: `Author's Note`."""
    return len(text) <= _TITLE_CHARS and _TITLED.search(text) is not None


def all_notes(passages: Sequence[Passage], reason: str = "author's note") -> tuple[Passage, ...]:
    """Return the passages of a chapter that is called a note, if it tells no story after all."""
    texts = [passage.text for passage in passages if passage.is_story]
    told = sum(STORY[0].search(text) is not None for text in texts)
    if told > _TOLD_SHARE * len(texts):
        return tuple(passages)
    return tuple(
        left_out(passage, mark(passage.text) or reason) if passage.is_story else passage
        for passage in passages
    )


def mark(text: str) -> str | None:
    """Return the reason that a passage's first words give for leaving it out."""
    if CONTINUED.fullmatch(text):
        return "to be continued"
    if TEASERS.match(text):
        return "teaser"
    if DETAILS.match(text):
        return "story details"
    return next((reason for reason, pattern in MARKS if pattern.match(text)), None)


def score(text: str) -> int:
    """Return how much a passage reads like an author's note; notes have `NOTE` or more."""
    if len(text) > _LONGEST_CHARS or _LETTER.match(text):
        return 0
    words = len(text.split())
    if words > _LONGEST_WORDS:
        return 0
    if mark(text) or KEY.fullmatch(text):
        return NOTE + 1
    if STORY[0].search(text):
        return 0
    phrases = max(sum(weight for weight, pattern in PHRASES if pattern.search(text)), 0)
    signs = sum(pattern.search(text) is not None for pattern in SIGNS)
    total = phrases + signs if phrases else min(signs, 1)
    return max(total - words // _MORE_WORDS, 0)


def reads_as_story(text: str) -> bool:
    """Return whether a passage is surely no note."""
    if _is_note(text):
        return False
    if len(text) > _LONGEST_CHARS or any(pattern.search(text) for pattern in STORY):
        return True
    if score(text) or (REPLY.fullmatch(text) and text.lstrip("*_ ").startswith("To ")):
        return False
    told = len(text.split()) >= _FEW_WORDS and not _ADDRESS.search(text)
    return told or _SPEECH.match(text) is not None


def _is_note(text: str) -> bool:
    if score(text) >= NOTE:
        return True
    short = len(text) <= TRANSITION_CHARS and not _SPEECH.search(text)
    told = any(pattern.search(text[:TRANSITION_CHARS]) for pattern in STORY)
    return short and not told and TRANSITIONS.search(text) is not None


def _has_sign(text: str) -> bool:
    return (
        _is_note(text)
        or score(text) > 0
        or (bool(_READER.search(text)) and not _SPEECH.search(text))
    )


def _reasons(texts: Sequence[str], borders: set[int]) -> dict[int, str]:
    """Return which passages are notes, by their place, and why."""
    front = _front(texts, borders)
    end, teaser = _end(texts, front.stop)
    if _is_remnant(texts, front.stop, end):
        end = front.stop
    within = [
        place
        for place in range(front.stop, end)
        if AUTHORS.match(texts[place]) and score(texts[place]) >= NOTE
    ]
    notes = [*front, *within, *range(end, teaser)]
    reasons = {place: mark(texts[place]) or "author's note" for place in notes}
    for place in range(teaser, len(texts)):
        reasons[place] = mark(texts[place]) or "teaser"
    return reasons


def _is_remnant(texts: Sequence[str], start: int, end: int) -> bool:
    """Return whether what notes leave of a chapter is too little, and too little told."""
    rest = texts[start:end]
    words = sum(len(text.split()) for text in rest)
    whole = sum(len(text.split()) for text in texts)
    little = words <= min(_REMNANT_WORDS, _REMNANT_SHARE * whole)
    return little and not any(reads_as_story(text) for text in rest)


def _front(texts: Sequence[str], borders: set[int]) -> range:
    """Return the places of the notes before the story."""
    last = -1
    for place, text in enumerate(texts[:FRONT]):
        if _is_note(text) and not _introduces(texts, place):
            last = place
        elif reads_as_story(text) or place - last > _NEUTRAL_RUN:
            break
    signed = [place for place in range(last + 1) if _has_sign(texts[place])]
    if not signed:
        return range(0)
    last = _run_on(texts, last)
    if last + 1 == len(texts) > len(signed):
        # Perhaps story between two notes: with nothing else left, believe only the first ones.
        return range(signed[0], _first_other(texts, signed[0]))
    return range(signed[0], _up_to_border(texts, last + 1, borders))


def _introduces(texts: Sequence[str], place: int) -> bool:
    """Return whether a note is the story's own, on a letter that was found."""
    return place + 1 < len(texts) and _LETTER.match(texts[place + 1]) is not None


def _run_on(texts: Sequence[str], last: int) -> int:
    """Return the last of the passages that go with the note at `last`."""
    first = last
    while last + 1 < len(texts) and not _is_told(texts[last + 1]):
        text = texts[last + 1]
        is_part = ITEM.fullmatch(text) or REPLY.fullmatch(text) if _is_list(texts[first]) else None
        if not (is_part or SMILE.search(text) or TRANSITIONS.search(text[:TRANSITION_CHARS])):
            break
        last += 1
    return last


def _is_list(text: str) -> bool:
    """Return whether a note is one of those that have replies, jokes or items below them."""
    reasons = {"disclaimer", "author's note"}
    return mark(text) in reasons or REPLY.fullmatch(text) is not None


def _is_told(text: str) -> bool:
    """Return whether a passage narrates, or is somebody's speech."""
    return _SPEECH.search(text) is not None or any(pattern.search(text) for pattern in STORY)


def _first_other(texts: Sequence[str], start: int) -> int:
    return next(
        (place for place in range(start, len(texts)) if not _is_note(texts[place])), len(texts)
    )


def _up_to_border(texts: Sequence[str], stop: int, borders: set[int]) -> int:
    """Return where the notes that end at `stop` really end: at a line drawn a little later."""
    for border in range(stop + _NEUTRAL_RUN, stop, -1):
        between = texts[stop:border]
        if border in borders and all(_has_sign(it) and not reads_as_story(it) for it in between):
            return border
    return stop


def _end(texts: Sequence[str], start: int) -> tuple[int, int]:
    """Return where the notes behind the story begin, and where the teaser behind them does."""
    reach = max(start, len(texts) - FRONT)
    teaser = next(
        (place for place in range(reach, len(texts)) if TEASERS.match(texts[place])), len(texts)
    )
    end = teaser
    for place in range(teaser - 1, max(start, teaser - END) - 1, -1):
        text = texts[place]
        if _is_note(text) or _is_plea(text):
            end = place
        elif ITEM.fullmatch(text) and not _SPEECH.search(text):
            continue
        elif reads_as_story(text) or not (_has_sign(text) or SIGNATURE.fullmatch(text)):
            break
    return end, teaser


def _is_plea(text: str) -> bool:
    if score(text) <= 0 or len(text.split()) > _SHORT_WORDS or _is_told(text):
        return False
    return PLEA.search(text) is not None


def _without_inline(passage: Passage) -> list[Passage]:
    """Return a passage, and what was cut from it, in the order of their beginnings."""
    found = list(INLINE.finditer(passage.text)) if passage.is_story else []
    if not found:
        return [passage]
    kept = tidied(edited(passage, [(*match.span(), "") for match in found]))
    notes = [left_out(tidied(cut(passage, *match.span())), "author's note") for match in found]
    return [kept, *notes] if kept.text else notes
