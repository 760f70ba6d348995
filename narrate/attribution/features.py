"""What speaks for and against each candidate of a unit, as named numbers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import log
from typing import Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

from narrate.attribution.ages import age_of_noun
from narrate.attribution.cues import Cue
from narrate.attribution.passages import Passage
from narrate.attribution.people import Person, plain
from narrate.attribution.references import Kind, Reference
from narrate.attribution.stage import LONG, NOBODY, Stage, fits
from narrate.attribution.weights import UNARY
from narrate.attribution.words import (
    ADDRESS_TERMS,
    CROWD_NOUNS,
    FATHERLY,
    GENERIC_NOUNS,
    MOTHERLY,
    PERSON_NOUNS,
    TITLES,
    YOUNG_NOUNS,
    YOUNG_TITLES,
)
from narrate.script import Age

Matrix: TypeAlias = NDArray[np.float64]

INDEX: Final = {name: at for at, name in enumerate(UNARY)}
_STANDING: Final = [
    INDEX[name]
    for name in (
        *("presence", "present", "long_present", "tagged_near", "tagged_far"),
        *("renown", "talk"),
    )
]
_TOP: Final = 1e-9
"""Keeps shares defined where nobody is present."""

_FAINT: Final = 0.05
"""The least presence that logarithms tell apart from none."""

_UNSURE: Final = 0.5
"""What the presence of somebody of unknown gender counts beside a pronoun."""

_NEAR: Final = 3.0
_FAR: Final = 12.0
"""Units over which a tagged speaker fades."""


def unary(stage: Stage, index: int) -> Matrix:
    """Return a row of features for each candidate of a unit; columns as in `weights.UNARY`."""
    candidates = stage.candidates[index]
    rows = np.zeros((len(candidates), len(INDEX)))
    places = {candidate: at for at, candidate in enumerate(candidates)}
    for name, candidate, value in _features(stage, index):
        if candidate in places:
            rows[places[candidate], INDEX[name]] += value
    rows[:, _STANDING] = _standing(stage, index)
    return rows


def regards(stage: Stage, index: int) -> bool:
    """Tell whether the genders and ages of the candidates of a unit count."""
    unit = stage.units[index]
    beside = range(max(0, index - 1), min(len(stage.units), index + 2))
    return any(cue.reference.kind is not Kind.NAME for cue in unit.cues) or any(
        stage.terms[other] for other in beside
    )


def _features(stage: Stage, index: int) -> Iterator[tuple[str, int, float]]:
    unit = stage.units[index]
    yield "nobody", NOBODY, 1.0
    for cue in unit.cues:
        yield from _cue_features(stage, index, cue)
    yield from _presence(stage, index)
    yield from _company(stage, index)
    yield from _kinship(stage, index)
    called, mentioned = stage.addressed[index]
    introduced = stage.introduced[index]
    for person in introduced:
        yield "introduces", person, 1.0
    for person in set(called) - introduced:
        yield "calls", person, 1.0
    for person in mentioned - introduced:
        yield "speaks_of", person, 1.0


def _cue_features(stage: Stage, index: int, cue: Cue) -> Iterator[tuple[str, int, float]]:
    unit = stage.units[index]
    kind = cue.kind.name.lower()
    reference = cue.reference
    person = stage.person_of(reference, unit.chapter)
    if person is not None:
        yield f"{kind}_name", person, 1.0
        return
    if reference.kind is Kind.NAME or reference.text in {"it", "i"}:
        return
    if reference.text in {"we", "they"} or reference.head in CROWD_NOUNS or _a_voice(reference):
        yield f"{kind}_plural", NOBODY, 1.0
    teller = stage.people.narrators[unit.chapter]
    if teller is not None and reference.text != "we":
        yield f"{kind}_not_teller", teller, 1.0
    word = "noun" if reference.kind is Kind.NOMINAL else "pronoun"
    alone = stage.people.of_nominal(reference) if word == "noun" else None
    if alone is not None:
        generic = "generic" if reference.head in GENERIC_NOUNS else "special"
        yield f"{kind}_self_{generic}", alone, 1.0
    yield from _fitting(stage, index, cue, f"{kind}_{word}", alone)
    if word == "noun":
        yield from _of_age(stage, index, reference, alone)


def _fitting(
    stage: Stage, index: int, cue: Cue, prefix: str, alone: int | None
) -> Iterator[tuple[str, int, float]]:
    """Yield how a pronoun or noun agrees with each candidate, and who was named last."""
    reference = cue.reference
    passage = reference.passage
    present = stage.presence.at(passage, reference.first)
    shares: dict[int, float] = {}
    for candidate in stage.candidates[index]:
        if candidate in (NOBODY, alone):
            continue
        person = stage.people.persons[candidate]
        fitting = fits(person, reference.gender)
        if fitting is False:
            yield f"{prefix}_clash", candidate, 1.0
            continue
        yield f"{prefix}_{'fits' if fitting else 'open'}", candidate, 1.0
        shares[candidate] = present.get(candidate, 0.0) * (1.0 if fitting else _UNSURE)
        if reference.kind is Kind.NOMINAL:
            ties = stage.ties.get(plain(reference.text), {})
            yield f"{prefix}_tie", candidate, ties.get(candidate, 0.0)
            if reference.head not in PERSON_NOUNS and _later(stage, candidate, reference):
                yield "noun_older", candidate, 1.0
            if any(reference.head in name.lower().split() for name in person.names):
                yield "noun_title", candidate, 1.0
            if reference.head in YOUNG_NOUNS and person.age is Age.CHILD:
                yield "noun_young", candidate, 1.0
    total = sum(shares.values()) + _TOP
    best = max(shares.values(), default=0.0)
    for candidate, share in shares.items():
        yield f"{prefix}_share", candidate, share / total
        if share == best > 0:
            yield f"{prefix}_last", candidate, 1.0


def _a_voice(reference: Reference) -> bool:
    """Tell whether it is a voice that comes from nobody in sight: *cried a voice*."""
    return reference.head == "voice" and reference.text.lower().startswith("a ")


def _later(stage: Stage, candidate: int, reference: Reference) -> bool:
    """Tell whether somebody comes into the book after a noun that is said to be his."""
    noun = plain(reference.text)
    return stage.since.get(candidate, 0) > stage.since.get(noun, reference.passage)


def _of_age(
    stage: Stage, index: int, reference: Reference, alone: int | None
) -> Iterator[tuple[str, int, float]]:
    """Yield who is as old as a noun says, and who is not."""
    age = age_of_noun(reference)
    if age is None:
        return
    for candidate in stage.candidates[index]:
        if candidate in (NOBODY, alone):
            continue
        person = stage.people.persons[candidate]
        if person.age is age and fits(person, reference.gender):
            yield "noun_age_fits", candidate, 1.0
        elif person.age is not None or (age is Age.CHILD and _grown(person)):
            yield "noun_age_clash", candidate, 1.0


def _grown(person: Person) -> bool:
    """Tell whether a title is one that no child bears."""
    words = {word.lower() for name in person.names for word in name.split()[:-1]}
    return bool(words & TITLES - YOUNG_TITLES)


def _standing(stage: Stage, index: int) -> list[tuple[float, ...]]:
    """Return who is near, tagged around, named much in the book; columns as in `_STANDING`."""
    unit = stage.units[index]
    present = stage.presence.at(unit.first, 0)
    longer = stage.presence.at(unit.first, 0, decay=LONG)
    near, far = stage.tagged_around(index, _NEAR), stage.tagged_around(index, _FAR)
    total = sum(present.get(candidate, 0.0) for candidate in stage.candidates[index]) + _TOP
    return [
        (0.0,) * len(_STANDING)
        if candidate == NOBODY
        else (
            present.get(candidate, 0.0) / total,
            log(_FAINT + present.get(candidate, 0.0)),
            log(_FAINT + longer.get(candidate, 0.0)),
            log(_FAINT + near.get(candidate, 0.0)),
            log(_FAINT + far.get(candidate, 0.0)),
            *stage.fame[candidate],
        )
        for candidate in stage.candidates[index]
    ]


def _presence(stage: Stage, index: int) -> Iterator[tuple[str, int, float]]:
    """Yield who tells the story, who is named in a unit, and beside it."""
    unit = stage.units[index]
    teller = stage.people.narrators[unit.chapter]
    if teller is not None:
        yield "narrator", teller, 1.0
    for candidate in stage.people.by_nominal.values():
        yield "nominal", candidate, 1.0
    for person in stage.named[index]:
        yield "named", person, 1.0
        if len(stage.named[index]) == 1:
            yield "named_alone", person, 1.0
    for distance, passage in ((1, unit.last + 1), (-1, unit.first - 1)):
        yield from _beside(stage, index, passage, "next" if distance > 0 else "before")


def _beside(
    stage: Stage, index: int, passage: int, prefix: str
) -> Iterator[tuple[str, int, float]]:
    """Yield who is named in the narration of a paragraph beside a unit."""
    if not 0 <= passage < len(stage.book):
        return
    beside: Passage = stage.book[passage]
    if beside.chapter != stage.units[index].chapter:
        return
    kind = "quoted" if beside.quoted else "told"
    seen: set[int] = set()
    narrated: Sequence[Reference] = [r for r in stage.found[passage] if not r.spoken]
    for reference in narrated:
        person = stage.person_of(reference, beside.chapter)
        if person is not None and person not in seen:
            seen.add(person)
            role = "subject" if reference.subject and len(seen) == 1 else "other"
            yield f"{prefix}_{kind}_{role}", person, 1.0


def _company(stage: Stage, index: int) -> Iterator[tuple[str, int, float]]:
    """Yield who speaks or is spoken to in the units around."""
    unit = stage.units[index]
    for offset in (-3, -2, -1, 1, 2, 3):
        other = index + offset
        if not 0 <= other < len(stage.units) or stage.units[other].chapter != unit.chapter:
            continue
        side = "ahead" if offset > 0 else "back"
        called, mentioned = stage.addressed[other]
        for person in called:
            yield f"called_{side}_{abs(offset)}", person, 1.0
        if len(called) > 1 and offset == -1:
            yield "called_last", called[-1], 1.0
        for person in mentioned:
            yield "mentioned_near", person, 1.0
        for term in stage.terms[other]:
            gender = ADDRESS_TERMS[term]
            for candidate in stage.candidates[index]:
                fitting = candidate != NOBODY and fits(stage.people.persons[candidate], gender)
                if fitting is not None and abs(offset) == 1:
                    yield f"term_{side}_{'fits' if fitting else 'clash'}", candidate, 1.0


def _kinship(stage: Stage, index: int) -> Iterator[tuple[str, int, float]]:
    """Yield who can say *father*, and who *my son*."""
    parents, children = stage.family.parents, stage.family.children
    if stage.terms[index] & (FATHERLY | MOTHERLY):
        yield from (("calls_parent_child", person, 1.0) for person in children - parents)
        yield from (("calls_parent_parent", person, 1.0) for person in parents - children)
    elif "son" in stage.terms[index] or "daughter" in stage.terms[index]:
        yield from (("calls_child_parent", person, 1.0) for person in parents - children)
        yield from (("calls_child_child", person, 1.0) for person in children - parents)
