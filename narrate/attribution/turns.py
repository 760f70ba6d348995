"""What a unit is like, whoever speaks it: how it is tagged, what stands between, how it sounds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import log
from typing import Final

import numpy as np

from narrate.attribution.features import Matrix
from narrate.attribution.passages import Token
from narrate.attribution.stage import Stage
from narrate.attribution.units import Unit
from narrate.script import SpanKind

_GAPS: Final = 4
"""Paragraphs of narration between two units that are told apart; more are as many."""

_BROKEN: Final = ("..", "\u2026", "\u2014", "\u2013", "-")
_CLOSING: Final = frozenset("\"'\u201d\u2019")
_OPENINGS: Final = ("yes", "no", "oh", "well", "but", "and", "what", "why", "i", "you")
_INSIDE: Final = ("i", "you", "we", "me", "my", "your", "he", "she", "they", "sir")

NAMES: Final = (
    *(
        f"{cue}_{kind}"
        for cue in ("tag", "lead", "before", "after")
        for kind in ("name", "pronoun", "nominal")
    ),
    *(f"gap_back_{count}" for count in range(_GAPS + 1)),
    *(f"gap_ahead_{count}" for count in range(_GAPS + 1)),
    "break_back", "break_ahead", "said", "told", "asks", "exclaims", "trails", "lines",
    "opens", "closes", "passages", "thought", "shared_back", "shared_ahead", "comma",
    *(f"opens_{word}" for word in _OPENINGS),
    *(f"inside_{word}" for word in _INSIDE),
)  # fmt: skip
INDEX: Final = {name: at for at, name in enumerate(NAMES)}


def turn(stage: Stage, index: int, breaks: frozenset[int]) -> Matrix:
    """Return the features of a unit by itself; columns as in `NAMES`."""
    row = np.zeros(len(NAMES))
    for name, value in _features(stage, index, breaks):
        row[INDEX[name]] = value
    return row


def _features(stage: Stage, index: int, breaks: frozenset[int]) -> Iterator[tuple[str, float]]:
    unit = stage.units[index]
    for cue in unit.cues:
        yield f"{cue.kind.name.lower()}_{cue.reference.kind.name.lower()}", 1.0
    if index:
        yield from _between(stage.units[index - 1], unit, breaks, "back")
    else:
        yield "break_back", 1.0
    if index + 1 < len(stage.units):
        yield from _between(unit, stage.units[index + 1], breaks, "ahead")
    else:
        yield "break_ahead", 1.0
    yield from _sound(stage, unit)


def _between(
    unit: Unit, after: Unit, breaks: frozenset[int], side: str
) -> Iterator[tuple[str, float]]:
    gap = max(0, after.first - unit.last - 1)
    yield f"gap_{side}_{min(gap, _GAPS)}", 1.0
    if after.first == unit.last:
        yield f"shared_{side}", 1.0
    if unit.chapter != after.chapter or any(
        at in breaks for at in range(unit.last + 1, after.first + 1)
    ):
        yield f"break_{side}", 1.0


def _sound(stage: Stage, unit: Unit) -> Iterator[tuple[str, float]]:
    lines = set(unit.lines)
    passages = [stage.book[at] for at in range(unit.first, unit.last + 1)]
    tokens = [token for passage in passages for token in passage.tokens]
    said = [token for token in tokens if token.line in lines]
    low = [token.low for token in said if token.word]
    yield "said", log(1 + len(low)) / 3
    yield "told", log(1 + sum(not token.spoken and token.word for token in tokens)) / 3
    yield "lines", min(4, len(lines)) / 2
    yield "passages", min(4, len(passages) - 1) / 2
    last = _last_mark(said)
    marks = {"?": "asks", "!": "exclaims", ",": "comma"}
    if last in marks:
        yield marks[last], 1.0
    elif last.startswith(_BROKEN):
        yield "trails", 1.0
    if tokens and tokens[0].line in lines:
        yield "opens", 1.0
    if tokens and tokens[-1].line in lines:
        yield "closes", 1.0
    spans = [span for one in passages for line, span in one.spans if line in lines]
    if any(span.kind is SpanKind.THOUGHT for span in spans):
        yield "thought", 1.0
    if low and low[0] in _OPENINGS:
        yield f"opens_{low[0]}", 1.0
    heard = set(low)
    for word in _INSIDE:
        if word in heard:
            yield f"inside_{word}", 1.0


def _last_mark(said: Sequence[Token]) -> str:
    for token in reversed(said):
        if token.low not in _CLOSING:
            return token.low
    return ""
