"""Set the stage of a book, and decide who speaks each line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from math import exp
from typing import Final

import numpy as np
from threadpoolctl import threadpool_limits

from narrate.attribution.characters import cluster
from narrate.attribution.company import company
from narrate.attribution.conversing import converse, log_odds, weights
from narrate.attribution.corrections import Place
from narrate.attribution.cues import Cue, CueKind
from narrate.attribution.decided import read_decided
from narrate.attribution.decoding import conversations, marginals, same, turn_names
from narrate.attribution.encoder import encode
from narrate.attribution.encoder.weights import Weights as EncoderWeights
from narrate.attribution.epithets import epithets
from narrate.attribution.features import Matrix, regards, unary
from narrate.attribution.grids import Grid, grid
from narrate.attribution.keys import Kept
from narrate.attribution.names import find_names
from narrate.attribution.narrator import narrators
from narrate.attribution.newcomers import links
from narrate.attribution.passages import Passage, passages
from narrate.attribution.people import People
from narrate.attribution.references import Kind, Reference, references
from narrate.attribution.stage import NOBODY, Stage
from narrate.attribution.tags import cues
from narrate.attribution.traits import described, gather
from narrate.attribution.units import Unit, speaking_nominals, units
from narrate.attribution.weights import TURNS, UNARY
from narrate.book import Book, SceneBreak
from narrate.decisions import CharacterDecision
from narrate.script import Delivery, Evidence, Span

_ONE_SPEAKER: Final = 0.993
"""Share of paragraphs with one speaker (PDNC): what a reviewed line says of its neighbors."""

_LIKELY: Final = 0.6
"""How sure the first look must be of a speaker to learn from it who he is."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A book with its people and units: what can be known before anything is decided."""

    book: tuple[Passage, ...]
    found: tuple[tuple[Reference, ...], ...]
    people: People
    units: tuple[Unit, ...]
    breaks: frozenset[int]
    """Passages before which a new scene begins."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """Who speaks a line."""

    person: int
    """A person of the reading, or `NOBODY`."""

    confidence: float
    evidence: Evidence
    delivery: Delivery | None = None
    """How the narration says that it is said."""


def read(
    book: Book, spans: tuple[tuple[Span, ...], ...], decided: Sequence[CharacterDecision]
) -> Reading:
    """
    Find the people of a book, and the units in which they speak.

    Raises:
        ValueError: There are not as many tuples of spans as chapters.
    """
    pages = passages(book, spans)
    known = read_decided(decided)
    runs = find_names(pages, known.spellings)
    found = references(pages, runs)
    pointers = tuple(
        cues(page, here) if page.quoted else () for page, here in zip(pages, found, strict=True)
    )
    clusters = cluster(runs, company(pages, found, pointers), known.names)
    named = described(gather(clusters).nicknamed(known), pages, found)
    people = narrators(pages, found, named, chapters=len(book.chapters), teller=known.teller)
    people = replace(people, links=links(pages, found, people))
    people = described(people, pages, found)
    spoken = units(pages, found, pointers, people.of)
    people = replace(people, links={**epithets(pages, found, people, spoken), **people.links})
    spoken = units(pages, found, pointers, people.of)
    nominals = speaking_nominals(spoken, found)
    return Reading(pages, found, people.joined_by(nominals, known), spoken, _breaks(book, pages))


@dataclass(frozen=True, slots=True)
class Look:
    """A first look at who speaks."""

    reading: Reading
    stage: Stage
    unary: Sequence[Matrix]
    """What speaks for and against each candidate of each unit."""

    chances: Sequence[Matrix]
    """The probability of each candidate of each unit."""

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
        return Look(self.reading, stage, looks, chances)


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
    return Look(reading, stage, looks, chances)


def decide(seen: Look, kept: Kept | None = None) -> Iterator[tuple[Place, Verdict]]:
    """
    Yield who speaks each line of dialogue or thought.

    Args:
        seen: A look at the book.
        kept: Results of the networks' sums that were worked out before; new ones are added.
    """
    learned = weights()
    temperature = float(learned["temperature"][0])
    # The matrices are small: more threads would only wait for each other.
    with threadpool_limits(1):
        decided = converse(laid_out(seen, kept), learned, kept)
    for index, chances in enumerate(decided):
        best = int(chances.argmax())
        confidence = _tempered(float(chances[best]), temperature)
        yield from _verdicts(seen.stage, index, seen.stage.candidates[index][best], confidence)


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


def _breaks(book: Book, pages: Sequence[Passage]) -> frozenset[int]:
    return frozenset(
        page.index
        for page in pages
        if page.heading
        or (
            page.block
            and isinstance(book.chapters[page.chapter].blocks[page.block - 1], SceneBreak)
        )
    )


def _chances(stage: Stage, looks: Sequence[Matrix], scene: range) -> list[Matrix]:
    """Return the probability of each candidate of each unit of a conversation."""
    weights = np.array(list(UNARY.values()))
    first, second = [], []
    for index in scene[1:]:
        one, two = turn_names(stage, index)
        here = stage.candidates[index]
        first.append(TURNS[one] * same(stage.candidates[index - 1], here))
        if index - 2 in scene:
            second.append(TURNS[two] * same(stage.candidates[index - 2], here))
    return marginals([looks[index] @ weights for index in scene], first, second)


def _tempered(chance: float, temperature: float) -> float:
    """Return how often a speaker with this probability is the right one."""
    return 1 / (1 + exp(-log_odds(chance) / temperature))


def _verdicts(
    stage: Stage, index: int, person: int, confidence: float
) -> Iterator[tuple[Place, Verdict]]:
    unit = stage.units[index]
    evidence = _evidence(stage, unit, person)
    if index in stage.facts:
        confidence = _ONE_SPEAKER
    plain = Verdict(person, confidence, evidence)
    for line in unit.lines:
        yield (unit.chapter, line), replace(plain, delivery=_delivery(stage, unit, line, person))


def _evidence(stage: Stage, unit: Unit, person: int) -> Evidence:
    tags = [cue.reference for cue in unit.cues if cue.kind is CueKind.TAG]
    if any(tag.kind is Kind.NAME and stage.people.of(tag) == person for tag in tags):
        return Evidence.EXPLICIT
    return Evidence.ANAPHORIC if tags else Evidence.IMPLICIT


def _delivery(stage: Stage, unit: Unit, line: int, person: int) -> Delivery | None:
    """Return how the narration beside a line says that it is said; the tag is heard first."""
    for cue in sorted(unit.cues, key=lambda cue: cue.kind is not CueKind.TAG):
        if cue.delivery is None or line not in _lines(cue):
            continue
        # *"It is late." Anna laughed*: if another speaks, her laughter is her answer to him.
        if stage.people.of(cue.reference) in {None, person}:
            return cue.delivery
    return None


def _lines(cue: Cue) -> tuple[int, ...]:
    """Return which lines are said as a cue tells."""
    if cue.through:
        return cue.line - 1, cue.line + 1
    return (cue.line + 1,) if cue.ahead else (cue.line - 1,)
