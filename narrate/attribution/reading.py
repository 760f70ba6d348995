"""Read who is in a book, and what points to a speaker, before anything is decided."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from narrate.attribution.characters import cluster
from narrate.attribution.company import company
from narrate.attribution.decided import read_decided
from narrate.attribution.epithets import epithets
from narrate.attribution.names import find_names
from narrate.attribution.narrator import narrators
from narrate.attribution.newcomers import links
from narrate.attribution.passages import Passage, passages
from narrate.attribution.people import People
from narrate.attribution.references import Reference, references
from narrate.attribution.tags import cues
from narrate.attribution.traits import described, gather
from narrate.attribution.units import Unit, speaking_nominals, units
from narrate.book import Book, SceneBreak
from narrate.decisions import CharacterDecision
from narrate.script import Span


@dataclass(frozen=True, slots=True)
class Reading:
    """A book with its people and units: what can be known before anything is decided."""

    book: tuple[Passage, ...]
    found: tuple[tuple[Reference, ...], ...]
    people: People
    units: tuple[Unit, ...]
    breaks: frozenset[int]
    """Passages before which a new scene begins."""


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
