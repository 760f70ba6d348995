"""Take a first look at who speaks: a linear chain along each conversation."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from narrate.attribution.corrections import Place
from narrate.attribution.cues import CueKind
from narrate.attribution.decoding import conversations, marginals, same, turn_names
from narrate.attribution.features import Matrix, regards, unary
from narrate.attribution.people import People
from narrate.attribution.reading import Reading
from narrate.attribution.references import Kind, Reference
from narrate.attribution.stage import NOBODY, Stage
from narrate.attribution.traits import described
from narrate.attribution.weights import TURNS, UNARY

_LIKELY: Final = 0.6
"""How sure the first look must be of a speaker to learn from it who he is."""

_TURNS: Final = 0.2
"""
What is known of turns counts so much beside networks that have weighed them already: on scenes that
they have not seen it brings 0.5 to 0.9 points; more, or less, brings less.
"""

_LEAST: Final = 1e-6
_FAINT: Final = 1e-3
"""What is less probable is as good as impossible."""


@dataclass(frozen=True, slots=True)
class Look:
    """A first look at who speaks."""

    reading: Reading
    stage: Stage
    unary: Sequence[Matrix]
    """What speaks for and against each candidate of each unit."""

    chances: Sequence[Matrix]
    """The probability of each candidate of each unit."""

    facts: Mapping[Place, int]
    """Who speaks the lines that a person has reviewed."""

    def told(self) -> People:
        """Return the people with what is seen of their genders and ages."""
        people, reading = self.stage.people, self.reading
        return described(people, reading.book, reading.found, _likely(self.stage, self.chances))

    def again(self, people: People) -> Look:
        """Return a second look, at the same people as they are described now."""
        stage = self.stage.recast(people)
        pairs = enumerate(zip(self.stage.people.persons, people.persons, strict=True))
        changed = {at for at, (old, new) in pairs if old != new}
        # What a person is like counts only where he may speak, and something tells of it.
        unchanged = [
            changed.isdisjoint(candidates) or not regards(stage, index)
            for index, candidates in enumerate(stage.candidates)
        ]
        looks = [
            self.unary[index] if known else unary(stage, index)
            for index, known in enumerate(unchanged)
        ]
        chances: list[Matrix] = []
        for scene in conversations(stage, self.reading.breaks):
            known = all(unchanged[index] for index in scene)
            chances += (
                self.chances[scene.start : scene.stop] if known else _chances(stage, looks, scene)
            )
        return replace(self, stage=stage, unary=looks, chances=chances)

    def joined(self, decided: Sequence[Matrix]) -> list[Matrix]:
        """
        Return what was decided turn by turn, joined along each conversation.

        Args:
            decided: The probability of each candidate of each unit.
        """
        return [
            chance
            for scene in conversations(self.stage, self.reading.breaks)
            for chance in _chained(
                self.stage, [np.log(decided[index] + _LEAST) for index in scene], scene, _TURNS
            )
        ]

    def informed(self, decided: Sequence[Matrix]) -> list[Matrix]:
        """
        Return what was decided, with what reviewed lines say of the turns around them.

        A network that has never been contradicted trusts its own reading of a turn more than the
        turns beside it. So what a review changes at the first look, the probability of each
        candidate with it by that without it, is what it changes here.

        Args:
            decided: The probability of each candidate of each unit.
        """
        informed = list(decided)
        reviewed = {
            index
            for index, unit in enumerate(self.reading.units)
            if any((unit.chapter, line) in self.facts for line in unit.lines)
        }
        if not reviewed:
            return informed
        stage = _staged(self.reading, self.stage.people, {})
        for scene in conversations(stage, self.reading.breaks):
            if reviewed.isdisjoint(scene):
                continue
            looks = {index: unary(stage, index) for index in scene}
            for index, before in zip(scene, _chances(stage, looks, scene), strict=True):
                if index not in reviewed:
                    free = dict(zip(stage.candidates[index], before.tolist(), strict=True))
                    change = [
                        (chance + _FAINT) / (free.get(person, 0.0) + _FAINT)
                        for person, chance in zip(
                            self.stage.candidates[index], self.chances[index].tolist(), strict=True
                        )
                    ]
                    scores = decided[index] * np.array(change)
                    informed[index] = scores / scores.sum()
        return informed


def look(reading: Reading, people: People, facts: Mapping[Place, int]) -> Look:
    """
    Take a first look at who speaks each unit.

    Args:
        reading: The book.
        people: Its people, and those whom decisions add.
        facts: Who speaks the lines that a person has reviewed.
    """
    stage = _staged(reading, people, facts)
    looks = [unary(stage, index) for index in range(len(stage.units))]
    chances = [
        chance
        for scene in conversations(stage, reading.breaks)
        for chance in _chances(stage, looks, scene)
    ]
    return Look(reading, stage, looks, chances, facts)


def _staged(reading: Reading, people: People, facts: Mapping[Place, int]) -> Stage:
    known: dict[int, int] = {}
    for index, unit in enumerate(reading.units):
        tags = [cue for cue in unit.cues if cue.kind is CueKind.TAG]
        for line in unit.lines:
            if (unit.chapter, line) in facts:
                known.setdefault(index, facts[unit.chapter, line])
        if tags and all(cue.nobody for cue in tags):
            known.setdefault(index, NOBODY)
    return Stage(reading.book, reading.found, people, reading.units, facts=known)


def _likely(stage: Stage, chances: Sequence[Matrix]) -> Iterator[tuple[Reference, int]]:
    """Yield the pronouns and nouns of tags with whom they stand for, by all appearances."""
    for unit, candidates, chance in zip(stage.units, stage.candidates, chances, strict=True):
        best = int(chance.argmax())
        if candidates[best] != NOBODY and chance[best] >= _LIKELY:
            for cue in unit.cues:
                if cue.kind is CueKind.TAG and cue.reference.kind is not Kind.NAME:
                    yield cue.reference, candidates[best]


def _chances(
    stage: Stage, looks: Sequence[Matrix] | Mapping[int, Matrix], scene: range
) -> list[Matrix]:
    """Return the probability of each candidate of each unit of a conversation."""
    weights = np.array(list(UNARY.values()))
    return _chained(stage, [looks[index] @ weights for index in scene], scene, 1.0)


def _chained(stage: Stage, scores: Sequence[Matrix], scene: range, share: float) -> list[Matrix]:
    """Return the probabilities that scores give, with a share of what is known of turns."""
    first, second = [], []
    for index in scene[1:]:
        one, two = turn_names(stage, index)
        here = stage.candidates[index]
        first.append(share * TURNS[one] * same(stage.candidates[index - 1], here))
        if index - 2 in scene:
            second.append(share * TURNS[two] * same(stage.candidates[index - 2], here))
    return marginals(scores, first, second)
