"""
Author's notes typed into the text: which passages are none of the story, and why.

A mark (`A/N:`) or two phrases of the trade make a note; neighbours go with it, up to the story.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from narrate.readers.breaks import divider
from narrate.readers.notesigns import (
    AUTHORS,
    CONTINUED,
    DETAILS,
    INLINE,
    MARKS,
    PHRASES,
    PLEA,
    SIGNATURE,
    SIGNS,
    STORY,
    TEASERS,
    TRANSITION_CHARS,
    TRANSITIONS,
)
from narrate.readers.passage import Passage, cut, edited, left_out, tidied

NOTE: Final = 2
"""Score from which a passage is a note: a mark, or two phrases."""

FRONT: Final = 14
END: Final = 8
"""How many passages may hold notes: measured on openings and ends of fan fiction."""

_NEUTRAL_RUN: Final = 4
"""Passages without a sign of their own that may stand between two notes."""

_LONGEST_WORDS: Final = 600
"""A longer passage is a chapter that lost its lines: never left out as a note."""

_LONG_WORDS: Final = 150
_SHORT_WORDS: Final = 25
_FEW_WORDS: Final = 8
_ADDRESS: Final = re.compile(r"\b(?:I|I'm|I’m|me|my|you|your|u|we|our|us)\b", re.IGNORECASE)  # noqa: RUF001 -- an apostrophe.
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
    words = len(text.split())
    if words > _LONGEST_WORDS or _LETTER.match(text):
        return 0
    if mark(text):
        return NOTE + 1
    if len(_SPEECH.findall(text)) > 1 and STORY[0].search(text):
        return 0
    phrases = sum(weight for weight, pattern in PHRASES if pattern.search(text))
    signs = sum(pattern.search(text) is not None for pattern in SIGNS)
    total = phrases + signs if phrases else min(signs, 1)
    return total - 1 if words > _LONG_WORDS else total


def reads_as_story(text: str) -> bool:
    """Return whether a passage is surely no note."""
    if _is_note(text):
        return False
    if any(pattern.search(text) for pattern in STORY):
        return True
    return len(text.split()) >= _FEW_WORDS and not _ADDRESS.search(text) and not score(text)


def _is_note(text: str) -> bool:
    if score(text) >= NOTE:
        return True
    short = len(text) <= TRANSITION_CHARS and not _SPEECH.search(text)
    return short and TRANSITIONS.search(text) is not None


def _has_sign(text: str) -> bool:
    return score(text) > 0 or (bool(_READER.search(text)) and not _SPEECH.search(text))


def _reasons(texts: Sequence[str], borders: set[int]) -> dict[int, str]:
    """Return which passages are notes, by their place, and why."""
    front = _front(texts, borders)
    end, teaser = _end(texts, front.stop)
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


def _front(texts: Sequence[str], borders: set[int]) -> range:
    """Return the places of the notes before the story."""
    last = -1
    for place, text in enumerate(texts[:FRONT]):
        if _is_note(text):
            last = place
        elif reads_as_story(text) or place - last > _NEUTRAL_RUN:
            break
    first = last + 1
    for place in range(last, -1, -1):
        if _has_sign(texts[place]) or _is_note(texts[place]):
            first = place
    certain = all(_has_sign(text) or _is_note(text) for text in texts[first : last + 1])
    if last + 1 == len(texts) and not certain:
        # Story between two notes: with nothing else left, believe only the first ones.
        last = first - 1
        while _is_note(texts[last + 1]):
            last += 1
    for border in sorted(borders):
        if last < border <= last + _NEUTRAL_RUN and first <= last:
            between = texts[last + 1 : border]
            if all(_has_sign(text) and not reads_as_story(text) for text in between):
                last = border - 1
    return range(first, last + 1)


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
        elif reads_as_story(text) or not (_has_sign(text) or SIGNATURE.fullmatch(text)):
            break
    return end, teaser


def _is_plea(text: str) -> bool:
    short = len(text.split()) <= _SHORT_WORDS and not _SPEECH.search(text)
    return short and score(text) > 0 and PLEA.search(text) is not None


def _without_inline(passage: Passage) -> list[Passage]:
    """Return a passage, and what was cut from it, in the order of their beginnings."""
    found = list(INLINE.finditer(passage.text)) if passage.is_story else []
    if not found:
        return [passage]
    kept = tidied(edited(passage, [(*match.span(), "") for match in found]))
    notes = [left_out(tidied(cut(passage, *match.span())), "author's note") for match in found]
    return [kept, *notes] if kept.text else notes
