"""
Find names that two people bear: they stand in one sentence, and answer or call each other.

One person may be *Tom* to his wife and *Mr. Hale* to a stranger; but whoever is told to answer
Mr. Hale, or calls him, is not Mr. Hale.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations, pairwise
from typing import Final

from narrate.attribution.common_names import Name
from narrate.attribution.cues import Cue, CueKind
from narrate.attribution.passages import Passage
from narrate.attribution.references import Kind, Reference
from narrate.script import Gender

_NEAR: Final = 14
"""Tokens between a name and the pronoun that takes it up."""

_SURE: Final = 0.8
_FEWEST: Final = 4
"""Share and number of the pronouns behind a name that tell its bearer's gender."""


@dataclass(frozen=True, slots=True)
class Company:
    """Which names stand beside which, and what pronouns follow them."""

    together: Counter[frozenset[Name]] = field(default_factory=Counter)
    """Pairs of names by the sentences of narration that have both."""

    answering: Counter[frozenset[Name]] = field(default_factory=Counter)
    """Pairs of names by how often one answers or calls the other."""

    genders: Mapping[Name, Gender] = field(default_factory=dict)
    told: Mapping[Name, Sequence[int]] = field(default_factory=dict)
    """The passages in which narration has each name, in order."""


def company(
    book: Sequence[Passage],
    found: Sequence[Sequence[Reference]],
    pointers: Sequence[Sequence[Cue]],
) -> Company:
    """
    Return which names of a book stand beside which.

    Args:
        book: Its passages.
        found: The references of each.
        pointers: The cues of each that has quotations.
    """
    together: Counter[frozenset[Name]] = Counter()
    answering: Counter[frozenset[Name]] = Counter()
    votes: dict[Name, Counter[Gender]] = defaultdict(Counter)
    told: dict[Name, list[int]] = defaultdict(list)
    before: Name | None = None
    for passage, references, read in zip(book, found, pointers, strict=True):
        together.update(_in_one_sentence(passage, references))
        for name, gender in _taken_up(references):
            votes[name][gender] += 1
        for reference in references:
            if reference.kind is Kind.NAME and not reference.spoken:
                told[reference.name].append(reference.passage)
        speaker = _speaker(read)
        if speaker is not None:
            heard = {one.name for one in references if one.vocative and one.kind is Kind.NAME}
            heard |= {before} if before is not None else set()
            answering.update(frozenset((speaker, other)) for other in heard - {speaker})
        before = speaker
    return Company(together, answering, dict(_genders(votes)), told)


def _in_one_sentence(
    passage: Passage, references: Sequence[Reference]
) -> Iterator[frozenset[Name]]:
    named = [one for one in references if one.kind is Kind.NAME and not one.spoken]
    if len(named) > 1:
        starts = [at for at, token in enumerate(passage.tokens) if token.opens]
        sentences: dict[int, set[Name]] = defaultdict(set)
        for reference in named:
            sentences[bisect_right(starts, reference.first)].add(reference.name)
        for names in sentences.values():
            yield from (frozenset(pair) for pair in combinations(sorted(names), 2))


def _taken_up(references: Sequence[Reference]) -> Iterator[tuple[Name, Gender]]:
    """Yield the subjects that a pronoun takes up before anybody else is told of."""
    narrated = [one for one in references if not one.spoken]
    for reference, after in pairwise(narrated):
        if (
            reference.kind is Kind.NAME
            and not reference.possessive
            and after.kind is Kind.PRONOUN
            and after.gender is not None
            and after.gender is not Gender.NEUTRAL
            and after.first - reference.last <= _NEAR
        ):
            yield reference.name, after.gender


def _speaker(read: Sequence[Cue]) -> Name | None:
    """Return the name in the tags of a passage, if there is just one."""
    tags = [cue.reference for cue in read if cue.kind is CueKind.TAG]
    names = {tag.name for tag in tags if tag.kind is Kind.NAME}
    return names.pop() if len(names) == 1 else None


def _genders(votes: Mapping[Name, Counter[Gender]]) -> Iterator[tuple[Name, Gender]]:
    for name, counts in votes.items():
        ((gender, most),) = counts.most_common(1)
        if most >= _FEWEST and most >= _SURE * counts.total():
            yield name, gender
