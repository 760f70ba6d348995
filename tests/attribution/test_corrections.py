from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from narrate.attribution import Attribution, anchor, attribute
from narrate.book import Book
from narrate.decisions import CharacterDecision, Decisions, LineDecision
from narrate.script import NARRATOR, UNKNOWN, Age, Evidence, Gender, Span, SpanKind

BookOf = Callable[..., Book]
SpansOf = Callable[[Book], tuple[tuple[Span, ...], ...]]
Told = Callable[..., Attribution]

STORY = (
    "Anna Reed waited at the ferry, and she counted the gulls.",
    '"You are late," said Anna to Tobias.',
    '"I had to feed the geese first," he said.',
    '"The geese can feed themselves on the meadow."',
    '"Not these geese, they are far too proud for grass."',
    '"Yes."',
    "The ferry hooted across the water.",
    '"Yes."',
)
DIALOGUE = (1, 3, 5, 6, 7, 9)
"""The lines of the story that are spoken; the others are narration."""


HARBOR = (
    "Marta and Olin sat on the harbor wall. Marta counted the nets. Olin ate a pear.",
    '"Is it the tide?" asked Marta.',
    '"It is always the tide," said Olin.',
    "A gull landed between them, and looked at the pear.",
    '"He wants his share."',
    '"He can want."',
    '"You were kinder as a boy."',
    '"I was hungrier as a boy."',
    '"That makes no sense at all."',
    "The gull took the pear, and left.",
)
TAGGED = (1, 3)
"""The lines that name their speakers; those from 6 to 10 go by turns."""


def lines(attribution: Attribution) -> dict[str, tuple[str, Evidence, float]]:
    return {
        f"{utterance.span.block}:{utterance.span.start}": (
            utterance.speaker, utterance.evidence, utterance.confidence,
        )
        for chapter in attribution.script.chapters
        for utterance in chapter.utterances
    }  # fmt: skip


@pytest.mark.parametrize("line", DIALOGUE)
@pytest.mark.parametrize("speaker", ["tobias", "Anna Reed", "Zora Finch", NARRATOR, UNKNOWN])
def test_a_decided_line_is_spoken_as_decided(
    book_of: BookOf, spans_of: SpansOf, line: int, speaker: str
) -> None:
    book = book_of(STORY)
    spans = spans_of(book)
    decision = anchor(spans, 0, line, speaker=speaker)

    found = attribute(book, spans, Decisions(lines=(decision,)))

    utterance = found.script.chapters[0].utterances[line]
    named = {one.id: {one.id, one.name, *one.aliases} for one in found.script.characters}
    assert speaker in named.get(utterance.speaker, {utterance.speaker})
    assert (utterance.evidence, utterance.confidence) == (Evidence.REVIEWED, 1.0)
    assert found.lost == ()


def test_the_neighbors_of_a_decided_line_are_decided_with_it(told: Told) -> None:
    free = ('"One."', '"Two."', '"Three."', '"Four."')
    people = "Anna met Tobias at the ferry. Anna nodded. Tobias nodded."
    first = LineDecision('"One."', people, 1, "Tobias")

    found = told(people, *free, decisions=Decisions(lines=(first,)))

    speakers = [one.speaker for one in found.script.chapters[0].utterances[1:]]
    assert speakers == ["tobias", "anna", "tobias", "anna"]


@pytest.mark.parametrize(("line", "speaker"), [(7, "marta"), (8, "olin"), (9, "marta")])
def test_the_turns_before_and_behind_a_decided_line_flip_with_it(
    book_of: BookOf, spans_of: SpansOf, line: int, speaker: str
) -> None:
    book = book_of(HARBOR)
    spans = spans_of(book)
    free = attribute(book, spans).script.chapters[0].utterances

    decisions = Decisions(lines=(anchor(spans, 0, line, speaker=speaker),))
    found = attribute(book, spans, decisions).script.chapters[0].utterances

    (other,) = {"marta", "olin"} - {speaker}
    assert [free[at].speaker for at in (line - 1, line, line + 1)] == [speaker, other, speaker]
    assert [found[at].speaker for at in (line - 1, line, line + 1)] == [other, speaker, other]
    assert found[line - 1].evidence == found[line + 1].evidence == Evidence.IMPLICIT
    assert [found[at].speaker for at in TAGGED] == ["marta", "olin"]


def test_a_person_as_described_is_one_whatever_the_text_calls_him(told: Told) -> None:
    described = CharacterDecision(
        "the-smith", "Ferrous", ("Tobias", "the old man"), gender=Gender.MALE, age=Age.OLD
    )

    found = told(
        *STORY, '"Good night," said the old man.', decisions=Decisions(characters=(described,))
    )

    smith = next(one for one in found.script.characters if one.id == "the-smith")
    assert (smith.name, smith.gender, smith.age) == ("Ferrous", Gender.MALE, Age.OLD)
    assert {"Tobias", "the old man"} <= set(smith.aliases)
    assert found.script.chapters[0].utterances[-2].speaker == "the-smith"


def test_a_decided_name_counts_at_the_start_of_a_sentence_too(told: Told) -> None:
    barman = CharacterDecision("jem", "Jem", ("the barman",))

    found = told("Anna sat down.", 'The barman said: "Ale?"', decisions=Decisions((barman,)))

    assert found.script.chapters[0].utterances[2].speaker == "jem"


def test_two_people_are_merged_by_a_decision(told: Told) -> None:
    both = CharacterDecision("anna", "Anna Reed", ("Tobias",))

    found = told(*STORY, decisions=Decisions(characters=(both,)))

    assert {one.id for one in found.script.characters} == {"anna"}


def test_a_decision_whose_line_is_gone_is_given_back(told: Told) -> None:
    gone = LineDecision('"Where has the lighthouse gone to?"', "He sat down.", 1, "Anna")

    found = told(*STORY, decisions=Decisions(lines=(gone,)))

    assert found.lost == (gone,)


def test_a_short_line_does_not_take_the_place_of_another(told: Told) -> None:
    elsewhere = LineDecision('"You are late,"', "He came in from the garden at last.", 1, "Tobias")

    found = told(*STORY, decisions=Decisions(lines=(elsewhere,)))

    assert found.lost == (elsewhere,)


def test_two_decisions_never_share_a_line(book_of: BookOf, spans_of: SpansOf) -> None:
    book = book_of(STORY)
    spans = spans_of(book)
    mine = anchor(spans, 0, DIALOGUE[2], speaker="Anna")
    other = replace(mine, speaker="Tobias")

    found = attribute(book, spans, Decisions(lines=(mine, other)))

    assert found.lost == (mine, other)


def test_an_edited_line_keeps_its_decision(book_of: BookOf, spans_of: SpansOf) -> None:
    decision = anchor(spans_of(book_of(STORY)), 0, DIALOGUE[3], speaker="Zora")
    book = book_of([one.replace("far too proud", "much too proud") for one in STORY])

    found = attribute(book, spans_of(book), Decisions(lines=(decision,)))

    assert found.script.chapters[0].utterances[DIALOGUE[3]].speaker == "zora"


PARAGRAPHS = st.lists(
    st.sampled_from(
        [
            "The rain had stopped.",
            "Nobody moved.",
            '"Hush," said the miller.',
            '"No."',
            "It was noon.",
        ]
    ),
    max_size=4,
)


@given(
    before=PARAGRAPHS,
    after=PARAGRAPHS,
    dropped=st.sets(st.sampled_from([0, 1, 2, 4, 5, 6, 7])),
)
def test_a_decision_survives_the_coming_and_going_of_other_paragraphs(
    book_of: BookOf, spans_of: SpansOf, before: list[str], after: list[str], dropped: set[int]
) -> None:
    decision = anchor(spans_of(book_of(STORY)), 0, DIALOGUE[2], speaker="Zora")
    kept = [one for at, one in enumerate(STORY) if at not in dropped]
    book = book_of([*before, *kept, *after])

    found = attribute(book, spans_of(book), Decisions(lines=(decision,)))

    reviewed = [
        utterance.span.text
        for utterance in found.script.chapters[0].utterances
        if utterance.evidence is Evidence.REVIEWED
    ]
    assert reviewed == [STORY[3]]
    assert found.lost == ()


@given(
    decided=st.lists(
        st.tuples(st.sampled_from(DIALOGUE), st.sampled_from(["Anna", "Zora", NARRATOR])),
        unique_by=lambda pair: pair[0],
    ),
    dropped=st.sets(st.integers(0, len(STORY) - 1)),
)
def test_every_decision_is_kept_or_given_back(
    book_of: BookOf,
    spans_of: SpansOf,
    decided: list[tuple[int, str]],
    dropped: set[int],
) -> None:
    old = spans_of(book_of(STORY))
    decisions = tuple(anchor(old, 0, line, speaker=speaker) for line, speaker in decided)
    book = book_of([*(one for at, one in enumerate(STORY) if at not in dropped), "The end."])

    found = attribute(book, spans_of(book), Decisions(lines=decisions))

    reviewed = [
        utterance
        for utterance in found.script.chapters[0].utterances
        if utterance.evidence is Evidence.REVIEWED
    ]
    assert len(reviewed) + len(found.lost) == len(decisions)
    assert {one.span.text.strip() for one in reviewed} <= {one.text for one in decisions}
    assert all(one.span.kind is SpanKind.DIALOGUE for one in reviewed)
