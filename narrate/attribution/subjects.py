"""
Find the subject of a verb of speech among the people that a clause names.

Not whoever stands nearest is the subject: *Anna, who waited for Tom, said*, *Anna looked at Tom,
and said*; but *she heard Tom say*.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from narrate.attribution.passages import Token
from narrate.attribution.references import Kind, Reference, noun_gender
from narrate.attribution.words import (
    ADVERBS,
    AUXILIARIES,
    DETERMINERS,
    PAST_VERBS,
    PREPOSITIONS,
    SPEECH_VERBS,
    SUBJECT_PRONOUNS,
    VOICE_NOUNS,
)

_LONGEST: Final = 5
"""Words of a noun that no list knows, with its article."""

_BEHIND_NOUNS: Final = frozenset(
    {"and", "as", "while", "when", "then", "had", "was", "who", "quite", "somewhat", "rather"}
)
_PARTICLES: Final = {
    "went": ("on",), "goes": ("on",), "put": ("in",), "puts": ("in",), "broke": ("in", "out"),
    "burst": ("out", "forth"), "cut": ("in",), "struck": ("in",), "chimed": ("in",),
    "joined": ("in",),
}  # fmt: skip
"""Verbs that speak with a particle: *went on*."""

_OPENINGS: Final = frozenset(
    "began begins interposed intervened resumed continued explained spoke".split()  # noqa: SIM905 - words in a row are read as text.
)
_AFTER_OPENINGS: Final = 2
"""*Anna began once more.*"""

_OWNERS: Final = frozenset({"his", "their", "my", "your", "our", "the", "a", "an"})
_LAUGHS: Final = frozenset(
    """laughed laughs chuckled chuckles giggled giggles snorted snorts scoffed scoffs smiled smiles
    grinned grins smirked smirks""".split()  # noqa: SIM905 - words in a row are read as text.
)

_RELATIVES: Final = frozenset({"who", "whom", "whose"})


def speaks(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a verb of speech stands at a token: *said*, *went on*."""
    if not 0 <= at < len(tokens) or tokens[at].spoken or _is_owned(tokens, at):
        return False
    return (tokens[at].low in SPEECH_VERBS and not _reacts(tokens, at)) or _goes_on(tokens, at)


def _is_owned(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a word is a noun that somebody has: *at Anna's comment*, *his answer*."""
    return at > 0 and (tokens[at - 1].low == "'s" or tokens[at - 1].low in _OWNERS)


def _reacts(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether somebody laughs *at* what another has said."""
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    return tokens[at].low in _LAUGHS and after is not None and after.low == "at"


def _goes_on(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether somebody *went on* or *put in*, and nothing but a manner follows."""
    if at + 1 >= len(tokens) or tokens[at + 1].low not in _PARTICLES.get(tokens[at].low, ()):
        return False
    after = tokens[at + 2] if at + 2 < len(tokens) else None
    return after is None or after.spoken or not after.word or after.low.endswith(("ly", "ing"))


def opening(tokens: Sequence[Token], first: int, last: int) -> int | None:
    """Return the verb of a sentence that only says that somebody speaks: *Anna began again.*"""
    for at in range(last - 2, max(first, last - 3 - _AFTER_OPENINGS), -1):
        if tokens[at].low in _OPENINGS:
            return at
    return None


def subject_before(
    tokens: Sequence[Token], by_first: Mapping[int, Reference], first: int, verb: int
) -> Reference | None:
    """
    Return the subject of a verb of speech in a clause.

    Args:
        tokens: Those of a passage.
        by_first: What stands for people, by first token.
        first: Where the clause begins.
        verb: Where the verb stands.
    """
    inside = [
        reference
        for at in range(first, verb)
        if (reference := by_first.get(at)) is not None and reference.last <= verb
    ]
    nominative = [one for one in inside if _may_be_subject(tokens, one, verb)]
    beside = [one for one in nominative if _beside(tokens, one, verb)]
    if beside:
        return beside[-1]
    free = [one for one in nominative if not _is_object(tokens, one)]
    for at in range(verb - 1, first, -1):
        if tokens[at].low in _RELATIVES:
            if acting := [one for one in free if one.first > at and one.subject]:
                return acting[-1]
            before = at - (tokens[at - 1].low == ",")
            if whose := [one for one in inside if one.last == before]:
                return whose[-1]
    return _nearest(free)


def _nearest(references: Sequence[Reference]) -> Reference | None:
    acting = [one for one in references if one.subject]
    return next(reversed(acting or list(references)), None)


def _may_be_subject(tokens: Sequence[Token], reference: Reference, verb: int) -> bool:
    if reference.kind is Kind.PRONOUN and reference.text not in SUBJECT_PRONOUNS:
        return reference.possessive and _beside(tokens, reference, verb)
    return not reference.possessive or _beside(tokens, reference, verb)


def _beside(tokens: Sequence[Token], reference: Reference, verb: int) -> bool:
    """Tell whether nothing parts a subject from its verb: *Anna softly said*."""
    between = [token.low for token in tokens[reference.last : verb]]
    if reference.possessive:
        between = between[reference.kind is not Kind.PRONOUN :]
        return all(word in VOICE_NOUNS or _is_manner(word) for word in between)
    return all(_is_manner(word) for word in between)


def _is_manner(word: str) -> bool:
    return word in ADVERBS or word in AUXILIARIES or word.endswith("ly")


def _is_object(tokens: Sequence[Token], reference: Reference) -> bool:
    """Tell whether somebody is rather acted upon: *approaching Anna*, *with Anna*."""
    if reference.first == 0 or reference.text in SUBJECT_PRONOUNS:
        return False
    before = tokens[reference.first - 1]
    return not before.spoken and (
        before.low in PREPOSITIONS
        or before.low in PAST_VERBS - AUXILIARIES
        or before.low in SPEECH_VERBS
        or (before.low.endswith(("ed", "ing")) and not before.opens)
    )


def named_within(
    tokens: Sequence[Token], by_first: Mapping[int, Reference], at: int
) -> Reference | None:
    """Return the name in *the gentle Mrs. Hale*, *poor Anna*, *the voice of Anna*."""
    for end in range(at + 1, min(at + _LONGEST, len(tokens))):
        if not tokens[end - 1].word or tokens[end - 1].spoken:
            return None
        reference = by_first.get(end)
        if reference is not None and reference.kind is Kind.NAME:
            return None if reference.possessive else reference
        low = tokens[end - 1].low
        voice = low in VOICE_NOUNS and tokens[end].low == "of"
        if not voice and low != "of" and (low in PREPOSITIONS or low in _BEHIND_NOUNS):
            return None
    return None


def unlisted(tokens: Sequence[Token], at: int, passage: int) -> Reference | None:
    """Return *the ostler* of *said the ostler*: a noun that no list knows."""
    end = at + 1
    while end < len(tokens) and end - at < _LONGEST:
        token = tokens[end]
        if not token.word or token.spoken or token.low in PREPOSITIONS:
            break
        if token.low in _BEHIND_NOUNS or token.low.endswith("ly") or speaks(tokens, end):
            break
        end += 1
    if end == at + 1 or tokens[at].low not in DETERMINERS:
        return None
    head = tokens[end - 1].low
    return Reference(
        Kind.NOMINAL,
        passage,
        at,
        end,
        " ".join(token.text for token in tokens[at:end]),
        head=head,
        gender=noun_gender(head),
        subject=True,
    )


def inverted(tokens: Sequence[Token], at: int) -> int | None:
    """Return what follows a verb that opens a clause: *hooted Anna*, *put in Anna*."""
    token = tokens[at]
    if token.capital or not token.word or token.low in AUXILIARIES:
        return None
    particles = _PARTICLES.get(token.low, ())
    if not (token.low.endswith("ed") or token.low in PAST_VERBS or particles):
        return None
    after = at + 1
    while after < len(tokens) and (tokens[after].low in particles or tokens[after].low == "out"):
        after += 1
    return after if after < len(tokens) and not tokens[after].spoken else None
