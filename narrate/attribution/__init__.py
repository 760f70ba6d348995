"""
Spans -> Script: find the characters, and who says each quotation.

    passages -> common_names -> names -> references -> company -> clusters, characters -> people
                                                                 who is in the book
    ages -> traits, introductions -> newcomers                   what is told of them
    clauses, subjects -> groups -> tags -> units                 what points to a speaker
    epithets, narrator                                           who is meant without his name
    manners -> delivery                                          how it is said
    stage -> features -> decoding -> looking                     a first look at who speaks
    turns, encoder -> grids -> windows -> conversing -> deciding who speaks
    calling                                                      whose a name is that is only called
    keys, steps                                                  what need not be found again
    decided, roles, merging                                      what a person decided of people
    anchors, subsequences -> aligning -> corrections             and of lines
    scripting                                                    the script
    foreign_tags -> foreign_turns, foreign_people -> foreign     all that for other languages
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from narrate.attribution import foreign
from narrate.attribution.corrections import Place, anchor, place
from narrate.attribution.deciding import Verdict, decide
from narrate.attribution.delivery import typed_delivery
from narrate.attribution.foreign import ForeignReading
from narrate.attribution.keys import Kept
from narrate.attribution.looking import look
from narrate.attribution.merging import Merged, merge
from narrate.attribution.people import People, Person
from narrate.attribution.reading import Reading, read
from narrate.attribution.roles import Roles
from narrate.attribution.scripting import write_script
from narrate.attribution.stage import NOBODY
from narrate.book import Book
from narrate.decisions import CharacterDecision, Decisions, LineDecision
from narrate.script import NARRATOR, CharacterId, Delivery, Evidence, Script, Span, Utterance
from narrate.tongues import tongue_of

__all__ = ["Attribution", "Kept", "Merged", "anchor", "attribute"]


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who says what, and the decisions that found no home in the text."""

    script: Script
    placed: Mapping[Place, LineDecision]
    """Line decisions with their lines."""

    lost: tuple[LineDecision, ...]
    """Line decisions whose line is gone, or could be more than one."""

    merged: Merged
    """What became of the decisions that two characters are one."""


def attribute(
    book: Book,
    spans: tuple[tuple[Span, ...], ...],
    decisions: Decisions = Decisions(),  # noqa: B008 - it is frozen, and nothing changes it.
    *,
    kept: Kept | None = None,
) -> Attribution:
    """
    Find who says each quotation of a book.

    Args:
        book: What is written.
        spans: The spans of each chapter, in order.
        decisions: What a person has decided; it wins always.
        kept: Results of long sums that were worked out before, as those of a book that was edited
            since: what did not change is not worked out again. New ones are added.

    Raises:
        BookFileError: Somebody is merged into two others, or into himself.
        ValueError: There are not as many tuples of spans as chapters.
    """
    placed = place(spans, decisions.lines)
    reading = _read(book, spans, decisions.characters)
    roles = Roles(reading.people.persons, decisions.characters)
    merged = Merged(decisions.characters)
    if decisions.merged:
        for line in placed.lines.values():
            # Whom lines alone name is somebody, too.
            roles.by_speaker(line.speaker)
        merged = merge(decisions, roles)
        if merged.gone:
            reading = _read(book, spans, merged.characters)
        roles = Roles(reading.people.persons, merged.characters, merged.gone)
    reviewed = _spread(
        spans, {home: roles.by_speaker(line.speaker) for home, line in placed.lines.items()}
    )
    facts = {home: NOBODY if person is None else person for home, person in reviewed.items()}
    people = _with_newcomers(reading.people, roles)
    if isinstance(reading, ForeignReading):
        roles.describe(people)
        verdicts = foreign.decide(reading, spans, facts)
    else:
        first = look(reading, people, facts)
        decision = decide(first.again(roles.describe(first.told())), kept)
        merged = replace(merged, answered=roles.join(decision.owners))
        verdicts = decision.verdicts()
    spoken = {home: _utterance(spans, home, verdict, roles) for home, verdict in verdicts}
    for home, person in reviewed.items():
        speaker = NARRATOR if person is None else roles.of(person)
        spoken[home] = _reviewed(spoken.get(home), spans[home[0]][home[1]], speaker)
    tellers = {teller for teller in reading.people.narrators if teller is not None}
    narrator = roles.of(tellers.pop()) if len(tellers) == 1 else None
    script = write_script(book, spans, spoken, characters=roles.characters, narrator=narrator)
    return Attribution(script, placed.lines, placed.lost, merged)


def _read(
    book: Book, spans: tuple[tuple[Span, ...], ...], decided: Sequence[CharacterDecision]
) -> Reading | ForeignReading:
    tongue = tongue_of(book.language)
    if tongue is None:
        return read(book, spans, decided)
    return foreign.read(book, spans, decided, tongue)


def _utterance(
    spans: tuple[tuple[Span, ...], ...], home: Place, verdict: Verdict, roles: Roles
) -> Utterance:
    span = spans[home[0]][home[1]]
    delivery = verdict.delivery or typed_delivery(span) or Delivery.PLAIN
    return Utterance(span, roles.of(verdict.person), verdict.confidence, verdict.evidence, delivery)


def _with_newcomers(people: People, roles: Roles) -> People:
    """Return the people with those whom decisions add."""
    newcomers = (Person(one.name, ()) for one in roles.characters[len(people.persons) :])
    return replace(people, persons=(*people.persons, *newcomers))


def _spread(
    spans: tuple[tuple[Span, ...], ...], reviewed: Mapping[Place, int | None]
) -> dict[Place, int | None]:
    """Return reviewed lines with the other spans of their quotations: one has one speaker."""
    quoted = {
        (chapter, spans[chapter][line].quotation): person
        for (chapter, line), person in reviewed.items()
    }
    whole = {
        (chapter, line): quoted[chapter, span.quotation]
        for chapter, lines in enumerate(spans)
        for line, span in enumerate(lines)
        if span.quotation is not None and (chapter, span.quotation) in quoted
    }
    return {**whole, **reviewed}


def _reviewed(before: Utterance | None, span: Span, speaker: CharacterId) -> Utterance:
    plain = Utterance(span, speaker, 1.0, Evidence.REVIEWED)
    return plain if before is None else replace(plain, delivery=before.delivery)
