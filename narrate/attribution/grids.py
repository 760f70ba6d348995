"""A book as numbers: its units in order, and a row for each candidate of each."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import exp, log
from typing import Final

import numpy as np
from numpy.typing import NDArray

from narrate.attribution import turns
from narrate.attribution.cues import CueKind
from narrate.attribution.features import INDEX, Matrix
from narrate.attribution.people import plain
from narrate.attribution.references import Kind, Reference
from narrate.attribution.stage import NOBODY, Stage
from narrate.attribution.words import GENERIC_NOUNS
from narrate.script import Gender

_GENDERS: Final = (Gender.FEMALE, Gender.MALE, Gender.NEUTRAL, None)
_FAINT: Final = 1e-4
_FAR: Final = 64
"""Passages to a mention that count as as many more: what is farther is as far, and edits of other
chapters are not felt."""

_LEAST: Final = -9.0
_ALIKE: Final = 6
_FADES: Final = 12.0
"""Tags with the same noun, before and behind, that count; units over which they fade."""

MORE: Final = (
    "encoded",
    "encoded_log",
    "first_look",
    "first_look_log",
    *("female", "male", "neutral", "genderless"),
    "here_before",
    "here_after",
    "here_subject",
    "here_first",
    "pronoun_fits",
    "pronoun_clash",
    "since",
    "until",
    "same_noun",
    "same_noun_chance",
    "generic",
)
"""Features of a candidate beside those of `features`."""

WIDTH: Final = len(INDEX) + len(MORE)
_AT: Final = {name: at for at, name in enumerate(MORE)}


@dataclass(frozen=True, slots=True)
class Grid:
    """A book as numbers."""

    turns: NDArray[np.float32]
    """Units x features of the unit."""

    rows: NDArray[np.float32]
    """Candidates of all units, one after the other, x features of the candidate."""

    starts: NDArray[np.int64]
    """Where the rows of each unit begin, and where the last ends."""

    persons: NDArray[np.int64]
    """Of each row, `NOBODY` included."""

    chapters: NDArray[np.int64]
    """Of each unit."""


def grid(
    stage: Stage,
    breaks: frozenset[int],
    looks: Sequence[Matrix],
    first: Sequence[Matrix],
    encoded: Sequence[NDArray[np.float32]],
) -> Grid:
    """
    Return a book as numbers.

    Args:
        stage: The book.
        breaks: Passages before which a new scene begins.
        looks: The features of each unit's candidates.
        first: The probabilities of each unit's candidates at the first look.
        encoded: The log-probabilities that the encoder gives them.
    """
    mentions = _mentions(stage)
    generic = _generic(stage)
    alike = dict(_same_nouns(stage, first, encoded))
    rows = []
    for index in range(len(stage.units)):
        more = _more(stage, index, mentions, generic)
        more[:, _AT["first_look"]] = first[index]
        more[:, _AT["first_look_log"]] = np.log(first[index] + _FAINT) / 4
        more[:, _AT["encoded"]] = np.exp(encoded[index])
        more[:, _AT["encoded_log"]] = np.maximum(encoded[index], _LEAST) / 4
        if index in alike:
            more[:, _AT["same_noun"]] = 1.0
            more[:, _AT["same_noun_chance"]] = alike[index]
        rows.append(np.hstack([looks[index], more]))
    sizes = [len(candidates) for candidates in stage.candidates]
    return Grid(
        np.array(
            [turns.turn(stage, index, breaks) for index in range(len(rows))], np.float32
        ).reshape(-1, len(turns.NAMES)),
        np.concatenate(rows).astype(np.float32) if rows else np.zeros((0, WIDTH), np.float32),
        np.concatenate([[0], np.cumsum(sizes, dtype=np.int64)]),
        np.array([one for candidates in stage.candidates for one in candidates], np.int64),
        np.array([unit.chapter for unit in stage.units], np.int64),
    )


def _same_nouns(
    stage: Stage, first: Sequence[Matrix], encoded: Sequence[NDArray[np.float32]]
) -> Iterator[tuple[int, Matrix]]:
    """
    Yield the units tagged by a noun that tags others near, with the chances of their candidates.

    What is likely of *the girl* in one place is likely of her in the next.
    """
    units: dict[str, list[int]] = defaultdict(list)
    for index, unit in enumerate(stage.units):
        for cue in unit.cues:
            if cue.kind is CueKind.TAG and cue.reference.kind is Kind.NOMINAL:
                units[plain(cue.reference.text)].append(index)
                break
    for same in units.values():
        for at, index in enumerate(same):
            near = [
                (other, exp(-abs(other - index) / _FADES))
                for other in same[max(0, at - _ALIKE) : at + _ALIKE + 1]
                if other != index and stage.units[other].chapter == stage.units[index].chapter
            ]
            if near:
                chances: dict[int, float] = defaultdict(float)
                for other, weight in near:
                    both = (first[other] + np.exp(encoded[other])) / 2
                    for person, chance in zip(stage.candidates[other], both, strict=True):
                        chances[person] += weight * float(chance)
                total = sum(weight for _, weight in near)
                yield (
                    index,
                    np.array([chances[person] / total for person in stage.candidates[index]]),
                )


def _mentions(stage: Stage) -> dict[int, list[int]]:
    """Return the passages in which narration names each person."""
    found: dict[int, list[int]] = {}
    for passage, references in enumerate(stage.found):
        for reference in references:
            person = stage.people.of(reference)
            if person is not None and not reference.spoken:
                found.setdefault(person, []).append(passage)
    return found


def _generic(stage: Stage) -> frozenset[int]:
    """Return those who have no name but *the old man*: they are mostly somebody else."""
    named = set(stage.people.by_name.values())
    return frozenset(
        person
        for noun, person in stage.people.by_nominal.items()
        if noun.rsplit(" ", 1)[-1] in GENERIC_NOUNS and person not in named
    )


def _more(
    stage: Stage, index: int, mentions: dict[int, list[int]], generic: frozenset[int]
) -> Matrix:
    """Return what the narration tells of each candidate of a unit; columns as in `MORE`."""
    candidates = stage.candidates[index]
    rows = np.zeros((len(candidates), len(MORE)))
    places = {person: at for at, person in enumerate(candidates)}
    unit = stage.units[index]
    for at, person in enumerate(candidates):
        if person == NOBODY:
            continue
        gender = stage.people.persons[person].gender
        rows[at, _AT["female"] + _GENDERS.index(gender)] = 1.0
        rows[at, _AT["generic"]] = person in generic
        named = mentions.get(person, [])
        before, after = bisect_left(named, unit.first), bisect_right(named, unit.last)
        if before:
            rows[at, _AT["since"]] = 1 / (1 + log(min(_FAR, unit.first - named[before - 1])))
        if after < len(named):
            rows[at, _AT["until"]] = 1 / (1 + log(min(_FAR, named[after] - unit.last)))
    _here(stage, index, rows, places)
    return rows


def _here(stage: Stage, index: int, rows: Matrix, places: dict[int, int]) -> None:
    """Tell of the narration in the paragraphs of a unit: who is named where, he or she."""
    first = True
    for reference, before, after in _told(stage, index):
        person = stage.people.of(reference)
        if person is None and reference.kind is Kind.PRONOUN and reference.gender is not None:
            _pronoun(stage, index, reference.gender, rows)
        at = None if person is None else places.get(person)
        if at is not None:
            rows[at, _AT["here_before"]] += before
            rows[at, _AT["here_after"]] += after
            rows[at, _AT["here_subject"]] += reference.subject
            rows[at, _AT["here_first"]] += first
            first = False
    for name in ("here_before", "here_after", "here_subject"):
        np.minimum(rows[:, _AT[name]], 1, out=rows[:, _AT[name]])


def _told(stage: Stage, index: int) -> Iterator[tuple[Reference, bool, bool]]:
    """Yield the references beside a unit's words: whether they stand before all, behind all."""
    unit = stage.units[index]
    for passage in range(unit.first, unit.last + 1):
        tokens = stage.book[passage].tokens
        spoken = [at for at, token in enumerate(tokens) if token.line in unit.lines]
        for reference in stage.found[passage] if spoken else ():
            if not reference.spoken:
                yield reference, reference.first < spoken[0], reference.first > spoken[-1]


def _pronoun(stage: Stage, index: int, gender: Gender, rows: Matrix) -> None:
    for at, person in enumerate(stage.candidates[index]):
        if person != NOBODY:
            own = stage.people.persons[person].gender
            if own is gender:
                rows[at, _AT["pronoun_fits"]] = 1.0
            elif own is not None:
                rows[at, _AT["pronoun_clash"]] = 1.0
