"""Find whatever stands for a person in the text: names, pronouns, and nouns such as *the boy*."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from typing import Final

from narrate.attribution.common_names import Name
from narrate.attribution.names import Run
from narrate.attribution.passages import Passage, Token
from narrate.attribution.words import (
    ADVERBS,
    AUXILIARIES,
    BEFORE_VOCATIVES,
    CALLED_TITLES,
    DETERMINERS,
    FEMALE_NOUNS,
    MALE_NOUNS,
    NATIONALITIES,
    PAST_VERBS,
    PERSON_NOUNS,
    POSSESSIVE_MARKS,
    PREPOSITIONS,
    PRONOUN_GENDERS,
    SPEECH_VERBS,
    SUBJECT_PRONOUNS,
    TITLE_SPELLINGS,
)
from narrate.script import Gender

_LONGEST_NOMINAL: Final = 5
"""Words between the article and the noun, with the noun: *the poor tired little old man*."""

_LONGEST_ADVERBS: Final = 2
"""*She then slowly nodded.*"""


class Kind(Enum):
    """What sort of words stand for a person."""

    NAME = auto()
    PRONOUN = auto()
    NOMINAL = auto()


@dataclass(frozen=True, slots=True)
class Reference:
    """Words that stand for a person: tokens `first` to `last`, exclusive, of a passage."""

    kind: Kind
    passage: int
    first: int
    last: int
    text: str
    """A pronoun in lower case; a nominal as printed."""

    name: Name = ()
    head: str = ""
    """The noun of a nominal, lower case."""

    gender: Gender | None = None
    """What a pronoun or noun tells."""

    subject: bool = False
    possessive: bool = False
    vocative: bool = False
    spoken: bool = False


def references(book: Sequence[Passage], runs: Sequence[Run]) -> tuple[tuple[Reference, ...], ...]:
    """Return what stands for people in each passage, in order."""
    names: Mapping[int, dict[int, Run]] = defaultdict(dict)
    for run in runs:
        names[run.passage][run.first] = run
    return tuple(
        tuple(_references(passage.tokens, number, names.get(number, {})))
        for number, passage in enumerate(book)
    )


def _references(
    tokens: Sequence[Token], passage: int, runs: Mapping[int, Run]
) -> Iterator[Reference]:
    at = 0
    while at < len(tokens):
        token = tokens[at]
        end = at + 1
        if at in runs:
            end = runs[at].last
            yield _named(tokens, runs[at])
        elif token.low in PRONOUN_GENDERS or token.low in SUBJECT_PRONOUNS:
            yield Reference(
                Kind.PRONOUN,
                passage,
                at,
                end,
                token.low,
                gender=PRONOUN_GENDERS.get(token.low),
                subject=token.low in SUBJECT_PRONOUNS,
                possessive=token.low in {"his", "their"}
                or (token.low == "her" and _is_noun(tokens, end)),
                spoken=token.spoken,
            )
        elif _calls_title(tokens, at):
            yield _titled(passage, at, token)
        if token.low in DETERMINERS and (head := nominal_end(tokens, at, runs)):
            yield _nominal(tokens, passage, at, head)
        at = end


def _is_noun(tokens: Sequence[Token], at: int) -> bool:
    return at < len(tokens) and tokens[at].word and tokens[at].low not in PREPOSITIONS


def _named(tokens: Sequence[Token], run: Run) -> Reference:
    before = tokens[run.first - 1] if run.first else None
    after = tokens[run.last] if run.last < len(tokens) else None
    spoken = tokens[run.first].spoken
    possessive = after is not None and after.low in POSSESSIVE_MARKS and after.spoken == spoken
    ends = after is None or not after.spoken or not after.word
    begins = before is None or not before.spoken or not before.word or tokens[run.first].opens
    calls = before is not None and before.low in BEFORE_VOCATIVES
    closes = after is None or not after.spoken or after.low in {".", "!", "?", "...", ","}
    return Reference(
        Kind.NAME,
        run.passage,
        run.first,
        run.last,
        " ".join(run.name),
        name=run.name,
        subject=not possessive and acts(tokens, run.last),
        possessive=possessive,
        vocative=spoken and not possessive and ends and (begins or calls) and closes,
        spoken=spoken,
    )


def _nominal(tokens: Sequence[Token], passage: int, at: int, end: int) -> Reference:
    head = tokens[end - 1].low
    after = tokens[end] if end < len(tokens) else None
    possessive = after is not None and after.low in POSSESSIVE_MARKS
    return Reference(
        Kind.NOMINAL,
        passage,
        at,
        end,
        " ".join(token.text for token in tokens[at:end]),
        head=head,
        gender=noun_gender(head),
        subject=not possessive and acts(tokens, end),
        possessive=possessive,
        vocative=tokens[at].spoken and tokens[at].low == "my" and _is_call(tokens, at, end),
        spoken=tokens[at].spoken,
    )


def _calls_title(tokens: Sequence[Token], at: int) -> bool:
    token = tokens[at]
    return (
        token.capital
        and token.spoken
        and token.low in CALLED_TITLES
        and (_is_call(tokens, at, at + 1) or _is_called_behind(tokens, at))
    )


def _titled(passage: int, at: int, token: Token) -> Reference:
    """Return the reference that a title makes by which somebody is called: *Yes, Captain.*"""
    head = TITLE_SPELLINGS.get(token.low, token.low)
    return Reference(Kind.NOMINAL, passage, at, at + 1, head, head=head, vocative=True, spoken=True)


def _is_called_behind(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a title closes a sentence behind a word that calls: *Please Captain.*"""
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    return (
        at > 0
        and tokens[at - 1].low in BEFORE_VOCATIVES
        and (after is None or not after.word or not after.spoken)
    )


def _is_call(tokens: Sequence[Token], at: int, end: int) -> bool:
    after = tokens[end] if end < len(tokens) else None
    return (at == 0 or not tokens[at - 1].word) and (after is None or not after.word)


def noun_gender(head: str) -> Gender | None:
    """Return what a noun says about its bearer."""
    if head in MALE_NOUNS:
        return Gender.MALE
    return Gender.FEMALE if head in FEMALE_NOUNS else None


def nominal_end(tokens: Sequence[Token], at: int, names: Collection[int] = ()) -> int:
    """
    Return where the nominal that begins with the determiner at `at` ends, or 0.

    Args:
        tokens: Those of a passage.
        at: Where the determiner is.
        names: Where names begin, which end it: *the farmer Hale*.
    """
    end = 0
    for index in range(at + 1, min(at + 1 + _LONGEST_NOMINAL, len(tokens))):
        token = tokens[index]
        if index in names:
            break
        if token.low == "," and at + 1 < index and not tokens[at].spoken and not end:
            # *a tall, thin man*
            continue
        if not token.word or token.spoken != tokens[at].spoken or token.low in PREPOSITIONS:
            break
        if token.low in PERSON_NOUNS and not _describes(tokens, index):
            end = index + 1
        elif end or token.low in AUXILIARIES or token.low in DETERMINERS:
            break
    return end


def _describes(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a nationality only says of what nation the next noun is: *the German army*."""
    after = at + 1
    return (
        tokens[at].low in NATIONALITIES
        and after < len(tokens)
        and tokens[after].word
        and tokens[after].low not in PREPOSITIONS
        and not acts(tokens, after)
    )


def acts(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a verb stands at `at`, behind an adverb or two."""
    for token in tokens[at : at + 1 + _LONGEST_ADVERBS]:
        low = token.low
        if low in PAST_VERBS or low in SPEECH_VERBS or low.endswith("ed"):
            return True
        if not (low in ADVERBS or low.endswith("ly")):
            # The present tense: *Anna nods*.
            return low.endswith("s") and len(low) > 2 and token.word and not token.capital  # noqa: PLR2004 - *is* counts as PAST_VERBS.
    return False
