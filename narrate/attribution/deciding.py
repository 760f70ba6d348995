"""Decide who speaks each line of a book."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from math import exp
from typing import Final

from threadpoolctl import threadpool_limits

from narrate.attribution.calling import other_names
from narrate.attribution.conversing import converse, log_odds, weights
from narrate.attribution.corrections import Place
from narrate.attribution.cues import Cue, CueKind
from narrate.attribution.encoder import encode
from narrate.attribution.encoder.weights import Weights as EncoderWeights
from narrate.attribution.features import Matrix
from narrate.attribution.grids import Grid, grid
from narrate.attribution.keys import Kept
from narrate.attribution.looking import Look
from narrate.attribution.references import Kind, Reference
from narrate.attribution.units import Unit
from narrate.script import Delivery, Evidence

_ONE_SPEAKER: Final = 0.993
"""Share of paragraphs with one speaker (PDNC): what a reviewed line says of its neighbors."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """Who speaks a line."""

    person: int
    """A person of the reading, or `NOBODY`."""

    confidence: float
    evidence: Evidence
    delivery: Delivery | None = None
    """How the narration says that it is said."""


@dataclass(frozen=True, slots=True)
class Decision:
    """Who speaks each line of dialogue or thought."""

    seen: Look
    chances: Sequence[Matrix]
    """The probability of each candidate of each unit."""

    owners: Mapping[int, int]
    """Those whose only name is another name of somebody else, with him."""

    def verdicts(self) -> Iterator[tuple[Place, Verdict]]:
        """Yield who speaks each line; nobody by a name that is another's."""
        temperature = float(weights()["temperature"][0])
        for index, chances in enumerate(self.chances):
            whole: dict[int, float] = defaultdict(float)
            for person, chance in zip(
                self.seen.stage.candidates[index], chances.tolist(), strict=True
            ):
                whole[self.owners.get(person, person)] += chance
            best = max(whole, key=lambda person: whole[person])
            confidence = _tempered(min(whole[best], 1.0), temperature)
            yield from self._verdicts(index, best, confidence)

    def _verdicts(
        self, index: int, person: int, confidence: float
    ) -> Iterator[tuple[Place, Verdict]]:
        unit = self.seen.stage.units[index]
        evidence = self._evidence(unit, person)
        if index in self.seen.stage.facts:
            confidence = _ONE_SPEAKER
        plain = Verdict(person, confidence, evidence)
        for line in unit.lines:
            delivery = self._delivery(unit, line, person)
            yield (unit.chapter, line), replace(plain, delivery=delivery)

    def _evidence(self, unit: Unit, person: int) -> Evidence:
        tags = [cue.reference for cue in unit.cues if cue.kind is CueKind.TAG]
        if any(tag.kind is Kind.NAME and self._of(tag) == person for tag in tags):
            return Evidence.EXPLICIT
        return Evidence.ANAPHORIC if tags else Evidence.IMPLICIT

    def _delivery(self, unit: Unit, line: int, person: int) -> Delivery | None:
        """Return how the narration beside a line says that it is said; the tag is heard first."""
        for cue in sorted(unit.cues, key=lambda cue: cue.kind is not CueKind.TAG):
            if cue.delivery is None or line not in _lines(cue):
                continue
            # *"It is late." Anna laughed*: if another speaks, her laughter is her answer to him.
            if self._of(cue.reference) in {None, person}:
                return cue.delivery
        return None

    def _of(self, reference: Reference) -> int | None:
        person = self.seen.stage.people.of(reference)
        return None if person is None else self.owners.get(person, person)


def decide(seen: Look, kept: Kept | None = None) -> Decision:
    """
    Decide who speaks each line of dialogue or thought.

    Args:
        seen: A look at the book.
        kept: Results of the networks' sums that were worked out before; new ones are added.
    """
    # The matrices are small: more threads would only wait for each other.
    with threadpool_limits(1):
        found = converse(laid_out(seen, kept), weights(), kept)
    chances = seen.joined(seen.informed(found))
    return Decision(seen, chances, other_names(seen, chances))


def laid_out(seen: Look, kept: Kept | None = None, encoder: EncoderWeights | None = None) -> Grid:
    """
    Return a book as numbers, with what the encoder finds.

    Args:
        seen: A look at the book.
        kept: What the encoder found before; what is new is added.
        encoder: What the encoder has learned, if not what this package comes with.
    """
    stage = seen.stage
    encoded = encode(stage, encoder, kept=kept)
    return grid(stage, seen.reading.breaks, seen.unary, seen.chances, encoded)


def _tempered(chance: float, temperature: float) -> float:
    """Return how often a speaker with this probability is the right one."""
    return 1 / (1 + exp(-log_odds(chance) / temperature))


def _lines(cue: Cue) -> tuple[int, ...]:
    """Return which lines are said as a cue tells."""
    if cue.through:
        return cue.line - 1, cue.line + 1
    return (cue.line + 1,) if cue.ahead else (cue.line - 1,)
