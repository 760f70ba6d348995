"""A line by which somebody is heard best: his own, of middling length, surely his, plainly said."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from narrate.script import (
    NARRATOR,
    CharacterId,
    Delivery,
    Script,
    SpanKind,
    Utterance,
)

_FEWEST_WORDS: Final = 6
_MOST_WORDS: Final = 20
_BEST_WORDS: Final = 12
_WHOLE: Final = re.compile(r"[.!?…][^\w,;:]*$")
"""What ends a sentence, not an interruption."""


def typical_line(script: Script, speaker: CharacterId) -> Utterance | None:
    """
    Return a line of somebody's, cut to whole sentences if it is long; None if he says nothing.

    Plain ones of 6 to 20 words come first, of these the surest, of these the one nearest to 12
    words.
    """
    lines = list(_lines(script, speaker))
    if not lines:
        return None
    line = min(lines, key=_strangeness)
    text = _beginning(line.span.text)
    return replace(line, span=replace(line.span, text=text))


def _lines(script: Script, speaker: CharacterId) -> Iterator[Utterance]:
    """Yield what somebody says; of who tells the story and says nothing, what he tells."""
    said = (
        utterance
        for chapter in script.chapters
        for utterance in chapter.utterances
        if utterance.speaker == speaker and utterance.span.kind is not SpanKind.HEADING
    )
    yield from (one for one in said if any(map(str.isalnum, one.span.text)))
    if speaker != NARRATOR and speaker == script.narrator and not script.lines_of(speaker):
        yield from _lines(script, NARRATOR)


def _strangeness(line: Utterance) -> tuple[bool, bool, bool, float, int]:
    words = len(line.span.text.split())
    return (
        not _FEWEST_WORDS <= words <= _MOST_WORDS,
        line.delivery is not Delivery.PLAIN,
        not _WHOLE.search(line.span.text),
        -round(line.confidence, 1),
        abs(words - _BEST_WORDS),
    )


def _beginning(text: str) -> str:
    """Return the first sentences of a text, at most 20 words; the first one always."""
    kept: list[str] = []
    for sentence in re.split(r"(?<=[.!?…])\s+", text.strip()):
        if kept and sum(len(one.split()) for one in (*kept, sentence)) > _MOST_WORDS:
            break
        kept.append(sentence)
    return " ".join(kept)
