"""Find who tells a story as *I*."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from narrate.attribution.passages import Passage, Token
from narrate.attribution.people import People
from narrate.attribution.references import Kind, Reference
from narrate.attribution.words import MAIN_SPEECH_VERBS, SPEECH_VERBS
from narrate.script import CharacterId

_SHARE: Final = 0.008
"""Share of *I* among the words of narration that makes a first-person chapter: in PDNC's novels
told in the third person it stays below 0.003."""

_FEWEST: Final = 4
"""An *I* here and there is an author's aside."""

_FEWEST_CALLS: Final = 2
"""How often a name must be called, once at least in answer to *I said*."""

_FEWEST_CALLS_MORE: Final = 4
_ANSWERING: Final = 0.25
_TOLD: Final = 0.2
"""
How a narrator's other names are used: so often called beside *I said*, as a share of all calls,
and so seldom told of. In 17 raw novels these three part *Quatermain* and *Macumazahn*,
*Mr. Balfour* and *Davie* from the names of everybody else.
"""

_ACTING: Final = 2.0
"""What speaks against a narrator: that he is told of by name, as others are."""

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
    uses = _uses(book, found, people)
    called = _called(uses) if teller is None else decided
    fallback = called if called is not None else len(people.persons)
    headed = _headed(book, people)
    if fallback < len(people.persons) and not headed:
        more = _also_called(uses) - {fallback}
        people, fallback = people.joined(fallback, more) if more else (people, fallback)
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


def _called(uses: Mapping[int, _Use]) -> int | None:
    """Return who is called in the paragraphs beside *I said*, and hardly told of otherwise."""
    likely = [
        person
        for person, use in uses.items()
        if use.answering
        and use.called >= _FEWEST_CALLS
        and use.told <= 2 * use.called
        and use.likeness > 0
    ]
    return max(likely, key=lambda person: (uses[person].likeness, -person), default=None)


def _also_called(uses: Mapping[int, _Use]) -> frozenset[int]:
    """Return whose names are called so often beside *I said* that they are the narrator's too."""
    return frozenset(
        person
        for person, use in uses.items()
        if use.answering >= max(_FEWEST_CALLS_MORE, _ANSWERING * use.called)
        and use.told <= _TOLD * use.count
    )


@dataclass(slots=True)
class _Use:
    """How a person is named."""

    count: int = 0
    told: int = 0
    """In narration."""

    acting: int = 0
    """The subject of a verb in narration."""

    called: int = 0
    answering: int = 0
    """Called in the paragraphs beside *I said*."""

    calling: int = 0
    """Called in the paragraphs of *I said* themselves."""

    @property
    def likeness(self) -> float:
        """How like a narrator's name it is used: he is called, and when he acts he is *I*."""
        return self.answering + self.called / 2 - self.calling - _ACTING * self.acting


def _uses(
    book: Sequence[Passage], found: Sequence[Sequence[Reference]], people: People
) -> dict[int, _Use]:
    mine = {passage.index for passage in book if _says_i(passage)}
    uses: dict[int, _Use] = defaultdict(_Use)
    for number, references in enumerate(found):
        answers = number not in mine and bool({number - 1, number + 1} & mine)
        for reference in references:
            person = people.of(reference)
            if person is not None and reference.kind is Kind.NAME:
                use = uses[person]
                use.count += 1
                use.told += not reference.spoken
                use.acting += not reference.spoken and (
                    reference.subject or _behind_verb(book[number].tokens, reference.first)
                )
                use.called += reference.vocative
                use.answering += reference.vocative and answers
                use.calling += reference.vocative and number in mine
    return uses


def _behind_verb(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a tag ends at a name: *said Anna*."""
    return at > 0 and tokens[at - 1].low in MAIN_SPEECH_VERBS


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
