"""Find who tells a story as *I*."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final

from narrate.attribution.passages import Passage
from narrate.attribution.people import People
from narrate.attribution.references import Kind, Reference
from narrate.attribution.words import SPEECH_VERBS
from narrate.script import CharacterId

_SHARE: Final = 0.008
"""Share of *I* among the words of narration that makes a first-person chapter: in PDNC's novels
told in the third person it stays below 0.003."""

_FEWEST: Final = 4
"""An *I* here and there is an author's aside."""

_FEWEST_CALLS: Final = 2
"""How often a name must be called in answer to *I said*."""

_EGO: Final = frozenset(
    {"I", *(f"I{mark}{end}" for mark in "'\u2019" for end in ("m", "d", "ve", "ll"))}
)


def narrators(
    book: Sequence[Passage],
    found: Sequence[Sequence[Reference]],
    people: People,
    *,
    chapters: int,
    teller: CharacterId | None = None,
) -> People:
    """
    Return the people with the narrator of each chapter that is told by an *I*.

    A heading that names somebody (*Anna's POV*) names the teller of its chapter; else it is
    whoever is called by name in answer to *I said*; else a person of his own, called *I*.
    """
    told = _first_person(book, chapters)
    if not any(told):
        return people.told_by([None] * chapters, None)
    decided = next(
        (at for at, one in enumerate(people.persons) if teller and one.id == teller), None
    )
    called = _called(book, found, people) if teller is None else decided
    fallback = called if called is not None else len(people.persons)
    headed = _headed(book, people)
    return people.told_by(
        [headed.get(number, fallback) if first else None for number, first in enumerate(told)],
        teller,
    )


def _first_person(book: Sequence[Passage], chapters: int) -> list[bool]:
    words: Counter[int] = Counter()
    egos: Counter[int] = Counter()
    for passage in book:
        for token in passage.tokens:
            if not token.spoken and token.word and not passage.letter:
                words[passage.chapter] += 1
                egos[passage.chapter] += token.text in _EGO
    return [
        egos[chapter] >= _FEWEST and egos[chapter] > _SHARE * words[chapter]
        for chapter in range(chapters)
    ]


def _headed(book: Sequence[Passage], people: People) -> dict[int, int]:
    """Return whom the headings of chapters name."""
    by_text = {
        name.casefold(): index
        for index, person in reversed(list(enumerate(people.persons)))
        for name in person.names
    }
    headed: dict[int, int] = {}
    for passage in book:
        if passage.heading:
            text = "".join(span.text for _, span in passage.spans).casefold().replace("\u2019", "'")
            text = text.removesuffix("pov").removesuffix("point of view").strip(" :-\u2013\u2014()")
            index = by_text.get(text.removesuffix("'s"))
            if index is not None:
                headed.setdefault(passage.chapter, index)
    return headed


def _called(
    book: Sequence[Passage], found: Sequence[Sequence[Reference]], people: People
) -> int | None:
    """Return who is called in the paragraphs beside *I said*, and hardly told of otherwise."""
    mine = {passage.index for passage in book if _says_i(passage)}
    calls: Counter[int] = Counter()
    told: Counter[int] = Counter()
    for number, references in enumerate(found):
        answers = number not in mine and bool({number - 1, number + 1} & mine)
        for reference in references:
            person = people.of(reference)
            if person is not None and reference.kind is Kind.NAME:
                calls[person] += reference.vocative and answers
                told[person] += not reference.spoken
    likely = [
        person
        for person, count in calls.items()
        if count >= _FEWEST_CALLS and told[person] <= 2 * count
    ]
    return max(likely, key=lambda person: (calls[person], -person), default=None)


def _says_i(passage: Passage) -> bool:
    tokens = passage.tokens
    return passage.quoted and any(
        token.text == "I"
        and not token.spoken
        and (
            (at + 1 < len(tokens) and tokens[at + 1].low in SPEECH_VERBS)
            or (at > 0 and tokens[at - 1].low in SPEECH_VERBS)
        )
        for at, token in enumerate(tokens)
    )
