"""
One verdict for each take of a finished chapter.

Two witnesses are heard. The take that was kept for the line tells whether the chapter holds that
performance, whole, at its place; the recognizer tells whether the performance says the text. The
recognizer's word counts against a line only if it understands that voice in most of its lines.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

import numpy as np

from narrate.audio import Audio
from narrate.verifying.likeness import STEP_MS, Shape, likeness, place, shape
from narrate.verifying.listening import Listener

_SAME: Final = 0.9
"""One performance before and after MP3: 0.97 or more; two of one length: 0.6 at most."""

_NEIGHBORS: Final = 10
"""So many lines before and after are what else may be said at a place."""

_SEARCHED_MS: Final = 4_000
"""How far away from its place a take is looked for."""

_NEAR: Final = 3
"""Steps by which a take may be found off its place: it is told in milliseconds."""

_EDGE_MS: Final = 40
_WHOLE: Final = 0.9
"""Less than this share of a take's sound is no whole line."""

_QUIET: Final = 6.0
"""Mean level in dB above the floor below which there is no speech."""

_FAMILIAR: Final = 0.8
_FEW: Final = 5
"""The recognizer knows a voice if it understands this share of so many lines, or more."""


class Verdict(StrEnum):
    """What a take turned out to be."""

    UNDERSTOOD = "understood"
    """It says its text."""

    RECORDED = "as recorded"
    """It is the take that was made for the line; the recognizer does not follow this voice."""

    OTHER = "another line"
    MOVED = "not at its place"
    SILENT = "silent"
    CUT = "cut short"
    UNCLEAR = "not understood"

    @property
    def wrong(self) -> bool:
        """Whether somebody should listen to it."""
        return self not in (Verdict.UNDERSTOOD, Verdict.RECORDED)


@dataclass(frozen=True, slots=True)
class Slot:
    """Where a take should be in its chapter."""

    text: str
    """As it is spoken."""

    voice: str
    at_ms: int
    """Where its sound begins."""

    length_ms: int
    take: Callable[[], Audio | None]
    """Returns the take that was kept for it, if there is one still."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What was found of one take."""

    take: int
    """Its index in the chapter."""

    verdict: Verdict
    other: int | None = None
    """Which take is heard instead."""

    moved_ms: int = 0
    """How much later it is heard than it should be."""


def verify(chapter: Audio, slots: Sequence[Slot], listener: Listener) -> tuple[Finding, ...]:
    """
    Return what is heard of each take of a chapter.

    Args:
        chapter: Its sound, decoded.
        slots: Its takes, in order.
        listener: Tells lines apart.
    """
    listener.learn(slot.text for slot in slots)
    whole = shape(chapter)
    shapes = [None if (take := slot.take()) is None else shape(take) for slot in slots]
    findings: list[Finding] = []
    drift = 0
    for index, slot in enumerate(slots):
        found = _found(whole, slot, shapes[index], drift)
        far = abs(found.drift - drift) > _NEAR
        if far and not _goes_on(whole, slots, shapes, index, found.drift):
            # Lines that changed places; what was lost or put in moves all that follow.
            found = replace(found, like=0.0, moved=True)
        if found.like >= _SAME:
            drift = found.drift
        heard = _cut_out(chapter, slot, drift)
        near = range(max(0, index - _NEIGHBORS), min(len(slots), index + _NEIGHBORS + 1))
        # Its own line first, so that of equal ones it is the one.
        order = [index, *(other for other in near if other != index)]
        said = listener.understood(heard, [slots[other].text for other in order])
        other = None if said is None else order[said]
        unseen = found.like >= _SAME or not found.kept
        if other != index and unseen and listener.understood(heard, [slot.text]) == 0:
            # Among many lines the right one may be given up early. One wrong line in five is
            # taken for the right one so, but the take, if it was kept, knows better.
            other = index
        verdict = _verdict(found, index, other)
        if verdict in (Verdict.OTHER, Verdict.MOVED):
            there = _sounding(found.there, shapes, order[1:])
            verdict = verdict if there is None else Verdict.OTHER
            other = other if there is None else there
        findings.append(
            Finding(
                index,
                verdict,
                other if verdict is Verdict.OTHER else None,
                drift * STEP_MS if found.like >= _SAME else 0,
            )
        )
    return _weighed(findings, slots, shapes)


@dataclass(frozen=True, slots=True)
class _Found:
    """What is at a take's place."""

    there: Shape
    kept: bool
    """Whether its take is there to compare with."""

    like: float
    drift: int
    """In steps."""

    whole: float
    """The share of the take's sound that is there, if it is not all there."""

    moved: bool = False
    """Whether it is whole, but elsewhere."""


def _goes_on(
    whole: Shape, slots: Sequence[Slot], shapes: Sequence[Shape | None], index: int, drift: int
) -> bool:
    """Return whether the take after another one has moved as far."""
    after = index + 1
    if after >= len(slots) or shapes[after] is None:
        return True
    found = _found(whole, slots[after], shapes[after], drift)
    return found.like >= _SAME and abs(found.drift - drift) <= _NEAR


def _found(whole: Shape, slot: Slot, take: Shape | None, drift: int) -> _Found:
    start = max(0, round(slot.at_ms / STEP_MS) + drift)
    length = round(slot.length_ms / STEP_MS)
    there = whole[start : start + length]
    if take is None or not len(take):
        return _Found(there, kept=False, like=0.0, drift=drift, whole=_sounding_share(there))
    take = take[:length]
    reach = _SEARCHED_MS // STEP_MS
    for near in (_NEAR, reach):
        first = max(0, start - near)
        step, like = place(take, whole[first : start + length + near])
        if like >= _SAME:
            return _Found(there, kept=True, like=like, drift=drift + first + step - start, whole=1)
    return _Found(there, kept=True, like=like, drift=drift, whole=_kept_share(there, take))


def _kept_share(there: Shape, take: Shape) -> float:
    """Return how much of a take is at its place before something else is."""
    share = 0.0
    for part in (0.25, 0.4, 0.55, 0.7, 0.8):
        length = round(len(take) * part)
        if likeness(there[:length], take[:length]) >= _SAME:
            share = part
    return share


def _sounding_share(there: Shape) -> float:
    """Return where the last sound of a place is, as a share of it."""
    loud = np.flatnonzero(there.mean(1) > _QUIET) if len(there) else np.zeros(0)
    return (loud[-1] + 1) / len(there) if len(loud) else 0.0


def _cut_out(chapter: Audio, slot: Slot, drift: int) -> Audio:
    at_ms = slot.at_ms + drift * STEP_MS
    start, end = (
        2 * (max(0, ms) * chapter.rate_hz // 1000)
        for ms in (at_ms - _EDGE_MS, at_ms + slot.length_ms + _EDGE_MS)
    )
    return Audio(chapter.pcm[start:end], chapter.rate_hz)


def _verdict(found: _Found, index: int, said: int | None) -> Verdict:
    if found.like >= _SAME:
        return Verdict.UNDERSTOOD if said == index else Verdict.UNCLEAR
    if not len(found.there) or float(found.there.mean()) < _QUIET:
        return Verdict.SILENT
    if found.moved:
        return Verdict.MOVED
    if found.kept:
        return Verdict.CUT if found.whole else Verdict.OTHER
    return Verdict.CUT if found.whole < _WHOLE else _understood(index, said)


def _understood(index: int, said: int | None) -> Verdict:
    """Return what the recognizer makes of a place, where there is no take to compare with."""
    if said is None:
        return Verdict.UNCLEAR
    return Verdict.UNDERSTOOD if said == index else Verdict.OTHER


def _sounding(there: Shape, shapes: Sequence[Shape | None], order: Sequence[int]) -> int | None:
    """Return which take a place sounds like."""
    for other in order:
        take = shapes[other]
        if take is None:
            continue
        length = min(len(take), len(there))
        if length and likeness(there[:length], take[:length]) >= _SAME:
            return other
    return None


def _weighed(
    findings: Sequence[Finding], slots: Sequence[Slot], shapes: Sequence[Shape | None]
) -> tuple[Finding, ...]:
    """Return the findings, those that rest on the recognizer alone only where it knows a voice."""
    lines = Counter(slot.voice for slot in slots)
    known = Counter(
        slots[finding.take].voice for finding in findings if finding.verdict is Verdict.UNDERSTOOD
    )
    weighed = []
    for finding in findings:
        voice = slots[finding.take].voice
        familiar = lines[voice] >= _FEW and known[voice] >= _FAMILIAR * lines[voice]
        kept = shapes[finding.take] is not None
        if finding.verdict is Verdict.UNCLEAR and kept and not familiar:
            finding = replace(finding, verdict=Verdict.RECORDED)  # noqa: PLW2901
        weighed.append(finding)
    return tuple(weighed)
