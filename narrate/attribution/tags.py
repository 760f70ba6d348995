"""
Read the narration around quotations for who speaks them.

A tag names a speaker with a verb of speech; a lead stands before its quotation and runs into it;
a beat is somebody's action in the same paragraph.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from narrate.attribution.clauses import ENDS, Clause, clauses, stretches
from narrate.attribution.cues import Cue, CueKind
from narrate.attribution.delivery import beat_delivery, delivery_of
from narrate.attribution.groups import Groups, speak_together
from narrate.attribution.passages import MARKS, Passage
from narrate.attribution.references import Kind, Reference
from narrate.attribution.subjects import (
    inverted,
    named_within,
    opening,
    speaks,
    subject_before,
    unlisted,
)
from narrate.attribution.words import AUXILIARIES, DELIVERIES, DETERMINERS, VOICE_NOUNS

_TAG_REACH: Final = 5
"""Tokens between a subject and its verb of speech: *Anna, after a while, said*."""

_OPEN: Final = frozenset({":", ",", "—", "-"})


def cues(passage: Passage, found: Sequence[Reference]) -> tuple[Cue, ...]:
    """
    Return the cues of a passage, in order.

    Args:
        passage: A paragraph.
        found: The references in it.
    """
    by_first = {reference.first: reference for reference in found if not reference.spoken}
    return tuple(
        cue
        for first, last in stretches(passage.tokens)
        for cue in _Reading(passage, by_first, first, last).cues()
    )


def lead_out(passage: Passage, found: Sequence[Reference]) -> Cue | None:
    """Return who the last clause of a passage announces, if it does so."""
    tokens = passage.tokens
    if not tokens or tokens[-1].spoken:
        return None
    by_first = {reference.first: reference for reference in found if not reference.spoken}
    first, last = list(stretches(tokens))[-1]
    reading = _Reading(passage, by_first, first, last)
    if tokens[-1].word or tokens[-1].low in _OPEN:
        return reading.lead()
    # *"But if ..." Anna began.* tells of her own line.
    return None if first else reading.opening()


class _Reading:
    """One stretch of narration between quotations, or beside one."""

    def __init__(
        self, passage: Passage, by_first: Mapping[int, Reference], first: int, last: int
    ) -> None:
        self.tokens = passage.tokens
        self.number = passage.index
        self.by_first = by_first
        self.groups = Groups(passage, by_first)
        self.line = passage.tokens[first].line
        self.behind = first > 0
        self.ahead = last < len(passage.tokens)
        self.clauses = list(clauses(passage.tokens, first, last))

    def cues(self) -> Iterator[Cue]:
        tag = self._tag(self.clauses[0]) if self.behind and self.clauses else None
        if tag is not None:
            yield tag
        elif self.behind and self.clauses:
            kind = CueKind.TAG if self._unfinished() else CueKind.AFTER
            yield from self._beat(self.clauses[0], kind)
        if not self.ahead or not self.clauses:
            return
        if self._runs_on() and not (tag is not None and len(self.clauses) == 1):
            lead = self.lead()
            if lead is not None:
                yield lead
        elif not self._runs_on() and (len(self.clauses) > 1 or not self.behind):
            opening = self.opening()
            if opening is not None:
                yield opening
            else:
                yield from self._beat(self.clauses[-1], CueKind.BEFORE)

    def opening(self) -> Cue | None:
        """Return whom the last clause lets speak: *Anna began again.*"""
        if not self.clauses:
            return None
        clause = self.clauses[-1]
        verb = opening(self.tokens, clause.first, clause.last)
        subject = None if verb is None else self._subject_before(clause, verb)
        if verb is None or subject is None or not subject.last <= verb <= subject.last + 1:
            return None
        return self._cue(clause, subject, verb, ahead=True)

    def lead(self) -> Cue | None:
        """Return the cue of the clause that runs into the quotation after it."""
        if not self.clauses:
            return None
        clause = self.clauses[-1]
        verbs = [at for at in range(clause.first, clause.last) if speaks(self.tokens, at)]
        for verb in reversed(verbs):
            if (group := self.groups.opening(clause, verb)) is not None:
                return self._cue(clause, group, verb, ahead=True, nobody=True)
            reference = self._subject_before(clause, verb) or self._reference_at(verb + 1)
            if reference is not None:
                return self._cue(clause, self._taken_up(clause, reference), verb, ahead=True)
        reference = next(self._actors(clause), None)
        if reference is None:
            return None
        manner = beat_delivery(self.tokens, first=clause.first, last=clause.last)
        return Cue(CueKind.LEAD, reference, ahead=True, line=self.line, delivery=manner)

    def _taken_up(self, clause: Clause, reference: Reference) -> Reference:
        """Return the name that a pronoun takes up: *Anna frowned, and she said*."""
        names = [
            self.by_first[at]
            for at in range(clause.first, reference.first)
            if at in self.by_first and self.by_first[at].kind is Kind.NAME
        ]
        if reference.kind is Kind.PRONOUN and len(names) == 1 and names[0].subject:
            return names[0]
        return reference

    def _runs_on(self) -> bool:
        """Tell whether the last clause runs into the quotation that follows."""
        return self.tokens[self.clauses[-1].last - 1].low not in ENDS

    def _unfinished(self) -> bool:
        """Tell whether the quotation before runs into a clause as it does into a tag."""
        clause = self.clauses[0]
        opening = self._reference_at(clause.first)
        if opening is None or not opening.subject:
            return False
        at = clause.first - 1
        while at > 0 and not self.tokens[at].word and self.tokens[at].low in MARKS:
            at -= 1
        return self.tokens[at].word or self.tokens[at].low == ","

    def _tag(self, clause: Clause) -> Cue | None:
        """Return the tag behind a quotation, if the clause is one."""
        at = clause.first
        while at < clause.last and not self.tokens[at].word:
            at += 1
        at += at < clause.last and self.tokens[at].low.endswith("ly")
        if at >= clause.last:
            return None
        return self._group_tag(clause, at) or self._person_tag(clause, at)

    def _group_tag(self, clause: Clause, at: int) -> Cue | None:
        """Return the tag that tells of a voice whose it was, or that nobody in particular spoke."""
        if (unmasked := self.groups.unmasked(at)) is not None:
            return self._cue(clause, unmasked, at + 1)
        group = self.groups.tag(clause, at)
        if group is None:
            return None
        named = self.groups.revealed(self.clauses[1:])
        return self._cue(clause, named or group.reference, group.verb, nobody=named is None)

    def _person_tag(self, clause: Clause, at: int) -> Cue | None:
        """Return the tag that somebody's verb of speech makes."""
        if (reference := self._behind(at)) or (reference := self._unlisted_subject(at)):
            return self._cue(clause, reference, max(at, reference.last * (reference.first == at)))
        reference = self._reference_at(at)
        if reference is not None:
            return self._tag_of(reference, clause)
        if self.tokens[at].low in AUXILIARIES:
            # *was all that Anna said*
            for verb in range(at, clause.last):
                if speaks(self.tokens, verb) and (subject := self._subject_before(clause, verb)):
                    return self._cue(clause, subject, verb)
        return None

    def _behind(self, at: int) -> Reference | None:
        """Return the subject behind a verb: *said Anna*, *hooted Anna*, *was Anna's answer*."""
        said = speaks(self.tokens, at) or self.tokens[at].low in DELIVERIES
        if said and (found := self._reference_at(at + 1, loose=True)):
            return found
        if self.tokens[at].low in AUXILIARIES:
            owner = self._reference_at(at + 1)
            return owner if owner is not None and owner.possessive else None
        after = inverted(self.tokens, at)
        return None if after is None else self._inverted(after)

    def _inverted(self, at: int) -> Reference | None:
        """Return who is told of behind a verb, if he is its subject: *hooted Anna*."""
        found = self._reference_at(at, loose=self.tokens[at].low in DETERMINERS)
        return None if found is None or found.possessive or found.subject else found

    def _tag_of(self, reference: Reference, clause: Clause) -> Cue | None:
        end = reference.last
        if reference.possessive:
            noun = end + (reference.kind is not Kind.PRONOUN)
            for at in range(noun, min(noun + 3, clause.last)):
                if self.tokens[at].low in VOICE_NOUNS:
                    return self._cue(clause, reference, at)
            return None
        for verb in range(end, min(end + _TAG_REACH, clause.last)):
            token = self.tokens[verb]
            if speaks(self.tokens, verb):
                # *she heard Anna say*
                heard = subject_before(self.tokens, self.by_first, end, verb)
                nearer = heard is not None and heard.last == verb
                return self._cue(clause, heard if heard and nearer else reference, verb)
            if (
                verb > end
                and token.low in {"and", "as", "while", "who", "that"}
                and (self.tokens[end].low != ",")
            ):
                return None
        return None

    def _beat(self, clause: Clause, kind: CueKind) -> Iterator[Cue]:
        reference = next(self._actors(clause), None)
        if reference is not None:
            subject = self._reference_at(clause.first) if kind is CueKind.TAG else None
            verb = None if subject is None else subject.last
            manner = beat_delivery(self.tokens, first=clause.first, last=clause.last, verb=verb)
            yield Cue(kind, reference, kind is CueKind.BEFORE, self.line, manner)

    def _actors(self, clause: Clause) -> Iterator[Reference]:
        """Yield who acts in a clause: subjects, then whoever opens it."""
        inside = [
            self.by_first[at] for at in range(clause.first, clause.last) if at in self.by_first
        ]
        yield from (
            reference
            for reference in inside
            if reference.subject
            and not (reference.text in {"it", "we"} and reference.kind is Kind.PRONOUN)
        )
        yield from (reference for reference in inside[:1] if not reference.subject)

    def _subject_before(self, clause: Clause, verb: int) -> Reference | None:
        """Return the subject of a verb of speech, if need be from before a semicolon."""
        for at in range(self.clauses.index(clause), -1, -1):
            first = self.clauses[at].first
            subject = subject_before(self.tokens, self.by_first, first, verb)
            if subject is not None or self.tokens[first - 1].low != ";":
                return subject
        return None

    def _reference_at(self, at: int, *, loose: bool = False) -> Reference | None:
        """Return the reference that begins at a token, or behind a verb a noun no list knows."""
        known = self.by_first.get(at)
        if not loose or at >= len(self.tokens):
            return known
        if known is None or known.head in VOICE_NOUNS:
            known = named_within(self.tokens, self.by_first, at) or known
        return known or unlisted(self.tokens, at, self.number)

    def _unlisted_subject(self, at: int) -> Reference | None:
        """Return *her flatmate* of *her flatmate asked*."""
        known = self.by_first.get(at)
        if self.tokens[at].low not in DETERMINERS or (known and known.kind is Kind.NOMINAL):
            return None
        found = unlisted(self.tokens, at, self.number)
        if found is None or found.head in VOICE_NOUNS or not speaks(self.tokens, found.last):
            return None
        return found

    def _cue(
        self,
        clause: Clause,
        reference: Reference,
        verb: int,
        *,
        ahead: bool = False,
        nobody: bool = False,
    ) -> Cue:
        if reference.text == "they":
            nobody = speak_together(self.tokens, clause.first, clause.last)
        manner = delivery_of(
            self.tokens,
            first=clause.first,
            verb=verb,
            last=clause.last,
            subject=(reference.first, reference.last),
        )
        through = not ahead and self.ahead and len(self.clauses) == 1 and self._runs_on()
        return Cue(CueKind.TAG, reference, ahead, self.line, manner, nobody, through)
