"""A book's units with their true speakers: as numbers to learn from."""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

from narrate.attribution import deciding
from narrate.attribution.cues import CueKind
from narrate.attribution.deciding import Reading
from narrate.attribution.references import Kind
from narrate.attribution.sheets import Sheet, sheet
from narrate.attribution.stage import NOBODY, Stage
from narrate.attribution.training.corpus import Labeled, Resolver
from narrate.parsing import parse

_HIDDEN: Final = 0.6
"""Share of the tags that are taken away from a book without labels."""


@dataclass(frozen=True, slots=True)
class Example:
    """A book as numbers, and who speaks."""

    id: str
    sheet: Sheet
    right: NDArray[np.bool_]
    """Of each row, whether it is the true speaker."""

    weight: NDArray[np.float32]
    """Of each unit, how many quotations it stands for; 0 where nothing is known."""

    kinds: NDArray[np.int8]
    """Of each unit, how it is tagged in truth: 1 explicit, 2 anaphoric, 3 implicit, 0 unknown."""

    lost: int = 0
    """Quotations whose true speaker is none of the candidates."""


_KINDS: Final = {"explicit": 1, "anaphoric": 2, "implicit": 3}


def from_labels(labeled: Labeled) -> Example:
    """Return a book with labeled speakers."""
    spans = parse(labeled.book)
    reading = deciding.read(labeled.book, spans, ())
    stage, first = _looked_at(reading)
    resolver = Resolver(labeled.gold)
    persons = stage.people.persons
    who = [resolver.of(one.name, one.names) for one in persons]
    if resolver.narrator:
        for teller in {one for one in stage.people.narrators if one is not None}:
            who[teller] = who[teller] or resolver.narrator
    crowd = {one["id"] for one in labeled.gold["characters"] if one["name"].startswith("_")}
    truth = _truth(labeled, reading, spans)
    numbers = sheet(stage, reading.breaks, first)
    right = np.zeros(len(numbers.rows), np.bool_)
    weight = np.zeros(len(stage.units), np.float32)
    kinds = np.zeros(len(stage.units), np.int8)
    lost = 0
    for index, votes in enumerate(truth):
        if not votes:
            continue
        (speaker, kind), _ = votes.most_common(1)[0]
        start = numbers.starts[index]
        weight[index] = sum(votes.values())
        kinds[index] = _KINDS.get(kind, 0)
        for at, person in enumerate(stage.candidates[index]):
            if person != NOBODY and who[person] == speaker:
                right[start + at] = True
        if not right[start : numbers.starts[index + 1]].any():
            right[numbers.starts[index + 1] - 1] = True
            if speaker not in crowd:
                lost += int(weight[index])
                kinds[index] += 4
    return Example(labeled.id, numbers, right, weight, kinds, lost)


def _truth(labeled: Labeled, reading: Reading, spans: object) -> list[Counter[tuple[str, str]]]:
    """Return the true speakers of each unit, with how many quotations begin in it."""
    from bisect import bisect_right

    places = []
    for index, unit in enumerate(reading.units):
        lines = set(unit.lines)
        for passage in range(unit.first, unit.last + 1):
            page = reading.book[passage]
            for line, span in page.spans:
                if line in lines:
                    start = labeled.starts[page.block] + span.start
                    places.append((start, start + len(span.text), index))
    places.sort()
    starts = [start for start, _, _ in places]
    truth: list[Counter[tuple[str, str]]] = [Counter() for _ in reading.units]
    seen = set()
    for quote in labeled.gold["quotes"]:
        if quote["quote_id"] in seen:
            continue
        middle = (quote["start"] + quote["end"]) // 2
        at = bisect_right(starts, middle) - 1
        if at >= 0 and places[at][1] >= middle:
            seen.add(quote["quote_id"])
            truth[places[at][2]][quote["speaker"], quote.get("type") or ""] += 1
    return truth


def from_tags(labeled: Labeled, seed: int) -> Example:
    """Return a book whose speakers are those of its plain tags, most of them taken away."""
    spans = parse(labeled.book)
    reading = deciding.read(labeled.book, spans, ())
    chance = random.Random(f"{labeled.id} {seed}")
    known: dict[int, int] = {}
    hidden = []
    for index, unit in enumerate(reading.units):
        named = {
            person
            for cue in unit.cues
            if cue.kind is CueKind.TAG and cue.reference.kind is Kind.NAME
            and (person := reading.people.of(cue.reference)) is not None
        }
        if len(named) == 1:
            known[index] = named.pop()
            if chance.random() < _HIDDEN:
                hidden.append(index)
    stage, first = _looked_at(_without(reading, hidden))
    numbers = sheet(stage, reading.breaks, first)
    right = np.zeros(len(numbers.rows), np.bool_)
    weight = np.zeros(len(stage.units), np.float32)
    kinds = np.zeros(len(stage.units), np.int8)
    lost = 0
    for index, person in known.items():
        start = numbers.starts[index]
        if person in stage.candidates[index]:
            right[start + stage.candidates[index].index(person)] = True
            weight[index] = 1.0
            kinds[index] = 1
        else:
            lost += 1
    for index in hidden:
        kinds[index] = 3
    return Example(labeled.id, numbers, right, weight, kinds, lost)


def _without(reading: Reading, hidden: list[int]) -> Reading:
    """Return a book without the narration in the paragraphs of some units."""
    units = list(reading.units)
    found = list(reading.found)
    gone: dict[int, None] = defaultdict(None)
    for index in hidden:
        unit = units[index]
        units[index] = replace(unit, cues=(), tagged=False)
        gone.update(dict.fromkeys(range(unit.first, unit.last + 1)))
    for passage in gone:
        found[passage] = tuple(one for one in found[passage] if one.spoken)
    return replace(reading, units=tuple(units), found=tuple(found))


def _looked_at(reading: Reading) -> tuple[Stage, list[NDArray[np.float64]]]:
    people = deciding.looked_over(reading, reading.people, {})
    stage = deciding._staged(reading, people, {})
    _, _, first = deciding._first_look(stage, reading.breaks)
    return stage, first
