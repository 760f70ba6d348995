"""
Find the names of people, without any list of them.

A name is a run of capitalized words that the book uses like a person: beside verbs of speech,
as a vocative, as the subject of an action, with a possessive. Places stand after *in* and *at*.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from narrate.attribution.common_names import Name, common_names, stands
from narrate.attribution.first_names import FIRST_NAMES
from narrate.attribution.passages import MARKS, Passage, Token
from narrate.attribution.words import (
    BARE_TITLES,
    DETERMINERS,
    MAIN_SPEECH_VERBS,
    NOT_NAMES,
    NUMBER_WORDS,
    PAST_VERBS,
    PERSON_NOUNS,
    PLACE_NOUNS,
    PLACE_PREPOSITIONS,
    SPEECH_VERBS,
    TITLES,
)

_JOINTS: Final = frozenset({"de", "von", "van", "der", "la", "le", "du", "di", "del", "af", "bin"})
_LOWER_SHARE: Final = 2.0
"""A word that stands this many times oftener in lower case is no name (tuned on PDNC)."""

_PERSON_SHARE: Final = 0.12
"""Least evidence for a person in each mention (tuned on PDNC's training novels)."""

_FEWEST_ACTS: Final = 2
"""How often a word that only ever opens sentences must stand before a verb: *Water was ...*."""

_CONTRACTIONS: Final = ("'d", "'ll", "'ve", "'re", "'m", "n't")

_SPEECH_SHARE: Final = 1 / 12
"""A thing or place with an article that speaks this often is a person: *the Queen*."""


@dataclass(frozen=True, slots=True)
class Run:
    """Where a name stands: tokens `first` to `last`, exclusive, of a passage."""

    passage: int
    first: int
    last: int
    name: Name
    spoken: bool


@dataclass(slots=True)
class _Use:
    """How often a capitalized run is used in which way."""

    count: int = 0
    speech: int = 0
    vocative: int = 0
    subject: int = 0
    possessive: int = 0
    place: int = 0
    article: int = 0
    kin: int = 0


def find_names(book: Sequence[Passage], known: Iterable[Name] = ()) -> tuple[Run, ...]:
    """
    Return every mention of a person's name, in order.

    Args:
        book: Its passages.
        known: Names that a person has decided on, however they are written or used.
    """
    namelike = _namelike(book)
    known = frozenset(known)
    # A title alone is a name only as the book uses it: *the Queen*, not each *Queen*.
    sure = {name for name in known if len(name) > 1 or not is_title(name[0])}
    titles = {(title,) for title in _bare_titles(book)}
    certain = _by_first_word({*sure, *titles, *common_names(book, namelike)})
    runs = [run for passage in book for run in _runs(passage, namelike, certain)]
    uses: dict[Name, _Use] = defaultdict(_Use)
    for run in runs:
        _record(uses[run.name], book[run.passage].tokens, run)
    people = _people(uses) | known | {name for names in certain.values() for name in names}
    return tuple(run for run in runs if run.name in people)


def is_title(word: str) -> bool:
    """Tell whether a word may stand before a name."""
    return word.lower() in TITLES


def _namelike(book: Sequence[Passage]) -> frozenset[str]:
    inside: Counter[str] = Counter()
    opening: Counter[str] = Counter()
    lower: Counter[str] = Counter()
    acting: Counter[str] = Counter()
    speaking: set[str] = set()
    for passage in book:
        speaking.update(_speaking_numbers(passage.tokens))
        following = [*passage.tokens[1:], None]
        for at, (token, after) in enumerate(zip(passage.tokens, following, strict=False)):
            if not token.word:
                continue
            if not token.capital:
                lower[token.low] += 1
            elif token.opens:
                opening[token.text] += 1
                acting[token.text] += 0 if after is None else _acting(after)
                acting[token.text] += _FEWEST_ACTS * _answers(passage.tokens, at)
            else:
                inside[token.text] += 1
    return frozenset(
        word
        for word in inside | opening
        if (word.lower() not in NOT_NAMES or word in speaking)
        and not _is_contracted(word)
        and (
            _LOWER_SHARE * inside[word] > lower[word.lower()]
            if inside[word]
            else not lower[word.lower()]
            and (acting[word] >= _FEWEST_ACTS or word.lower() in FIRST_NAMES)
        )
    )


def _is_contracted(word: str) -> bool:
    """Tell whether a word is two: *I'd*, *They've*, *Somebody'll*."""
    return word.lower().replace("\u2019", "'").endswith(_CONTRACTIONS)


def _speaking_numbers(tokens: Sequence[Token]) -> Iterator[str]:
    """Yield the numbers that people are called by: *said Five*."""
    for before, token in pairwise(tokens):
        if (
            token.capital
            and not token.opens
            and not token.spoken
            and before.low in MAIN_SPEECH_VERBS
            and token.low in NUMBER_WORDS
        ):
            yield token.text


def _answers(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a quotation is two capitalized words: *"Anna Reed," she said*."""
    here = tokens[at : at + 5]
    return (
        len(here) == 5  # noqa: PLR2004 - two words, two marks, and what is told.
        and (at == 0 or tokens[at - 1].line != here[0].line or not tokens[at - 1].word)
        and all(token.spoken and token.capital for token in here[:2])
        and here[2].spoken
        and not any(token.word and token.line == here[0].line for token in here[2:])
    )


def _acting(after: Token) -> int:
    """Return how much the word behind a capital that opens a sentence makes it a name."""
    if after.capital:
        return 0
    if after.low in SPEECH_VERBS:
        return _FEWEST_ACTS
    return after.low in PAST_VERBS or after.low == "'s" or after.low.endswith("ed")


def _bare_titles(book: Sequence[Passage]) -> frozenset[str]:
    """Return titles that stand in tags like names: *snapped Madame*."""
    return frozenset(
        token.text
        for passage in book
        for before, token, after in zip(
            passage.tokens, passage.tokens[1:], passage.tokens[2:], strict=False
        )
        if token.capital
        and token.low in BARE_TITLES
        and not token.spoken
        and not after.capital
        and before.low not in DETERMINERS
        and any(one.low in SPEECH_VERBS and not one.spoken for one in (before, after))
    )


def _by_first_word(known: Iterable[Name]) -> dict[str, list[Name]]:
    """Return names by their first word, the longest first."""
    names: dict[str, list[Name]] = defaultdict(list)
    for name in sorted(known, key=lambda name: (-len(name), name)):
        names[name[0]].append(name)
    return names


def _runs(
    passage: Passage, namelike: frozenset[str], certain: Mapping[str, Sequence[Name]]
) -> Iterator[Run]:
    tokens = passage.tokens
    at = 0
    while at < len(tokens):
        end = _run_end(tokens, at, namelike) if tokens[at].capital else at
        for name in certain.get(tokens[at].text, ()):
            if stands(tokens, at, name, namelike):
                end = max(end, at + len(name)) if end > at else at + len(name)
                break
        if end > at:
            name = tuple(token.text for token in tokens[at:end])
            follower = tokens[end].low if end < len(tokens) else ""
            titled = is_title(name[0]) and len(name) > 1
            if (
                titled
                or name in certain.get(name[0], ())
                or not {name[-1].lower(), follower} & PLACE_NOUNS
            ):
                yield Run(passage.index, at, end, name, tokens[at].spoken)
        at = max(end, at + 1)


def _run_end(tokens: Sequence[Token], at: int, namelike: frozenset[str]) -> int:
    """Return where the run of name words that begins with a capital at `at` ends; else `at`."""
    end = at
    titled = False
    while end < len(tokens):
        token = tokens[end]
        if end > at and (token.spoken != tokens[at].spoken or token.line != tokens[at].line):
            break
        if token.capital and token.low in TITLES and end - at < 2:  # noqa: PLR2004 - "Old Mr. X".
            follower = tokens[end + 1] if end + 1 < len(tokens) else None
            if (
                follower is None
                or not (follower.capital or follower.low in _JOINTS)
                or follower.low == "i"
            ):
                # *The Queen* is a name by itself; *Mother* and *Sir* are forms of address.
                return end + (end == at > 0 and tokens[at - 1].low == "the")
            titled = True
        elif token.capital and (token.text in namelike or (titled and token.low != "i")):
            titled = False
        elif not (
            token.low in _JOINTS
            and end > at
            and end + 1 < len(tokens)
            and tokens[end + 1].text in namelike
        ):
            break
        end += 1
    return end


def _record(use: _Use, tokens: Sequence[Token], run: Run) -> None:
    before = tokens[run.first - 1] if run.first else None
    article = before is not None and before.low in {"the", "a", "an"}
    verb = tokens[run.first - 2] if article and run.first > 1 else before
    after = tokens[run.last] if run.last < len(tokens) else None
    use.count += 1
    if after is not None and after.low in {"'s", "s"}:
        use.possessive += 1
    if run.spoken:
        use.vocative += _is_vocative(before, after)
    elif (after is not None and after.low in SPEECH_VERBS and not after.spoken) or (
        verb is not None and verb.low in MAIN_SPEECH_VERBS and not verb.spoken
    ):
        use.speech += 1
    elif after is not None and (after.low in PAST_VERBS or after.low.endswith("ed")):
        use.subject += 1
    if before is not None:
        use.place += before.low in PLACE_PREPOSITIONS
        use.article += article
        use.kin += before.low in PERSON_NOUNS


def _is_vocative(before: Token | None, after: Token | None) -> bool:
    ends = after is None or not after.spoken or not after.word
    begins = before is None or not before.spoken or before.low in {",", *MARKS}
    return ends and begins and (after is None or after.low not in {"'s", "s"})


def _people(uses: dict[Name, _Use]) -> frozenset[Name]:
    return frozenset(name for name, use in uses.items() if _is_person(name, use))


def _is_person(name: Name, use: _Use) -> bool:
    if is_title(name[0]) and len(name) > 1 and use.article <= use.count / 2:
        return True
    if use.place + use.article > use.count / 2 and use.speech < _SPEECH_SHARE * use.count:
        return False
    evidence = 3 * use.speech + 2 * use.vocative + use.subject + use.kin + use.possessive / 2
    evidence += (name[0].lower() in FIRST_NAMES) * use.count / 2
    return evidence - use.place > _PERSON_SHARE * use.count
