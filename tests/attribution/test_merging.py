from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from narrate.attribution import Attribution, anchor, attribute
from narrate.book import Book, Chapter, Paragraph
from narrate.decisions import CharacterDecision, Decisions, MergeDecision
from narrate.errors import BookFileError
from narrate.parsing import parse
from narrate.script import Age, Gender, Script, Span

BookOf = Callable[..., Book]
SpansOf = Callable[[Book], tuple[tuple[Span, ...], ...]]
Told = Callable[..., Attribution]

STORY = (
    "Anna Reed waited at the ferry with Cecil. Mr. Vyse had lost his umbrella.",
    '"It will rain," said Mr. Vyse to Anna.',
    '"It always does," said Anna Reed.',
    '"Then we must wait," said Cecil.',
    '"For what?" Anna asked.',
    '"For the ferry," said the boatman.',
    '"Or for the sun," said the ferryman.',
    '"Wait, then," said Anna.',
)
PEOPLE = ("anna", "cecil", "mr-vyse", "boatman", "ferryman")


def merged(*pairs: tuple[str, str]) -> Decisions:
    return Decisions(merged=tuple(MergeDecision(who, into) for who, into in pairs))


def spoken(attribution: Attribution) -> list[str]:
    return [one.speaker for one in attribution.script.chapters[0].utterances[1::2]]


def ids(attribution: Attribution) -> set[str]:
    return {one.id for one in attribution.script.characters}


def test_without_a_decision_everybody_is_himself(told: Told) -> None:
    found = told(*STORY)

    assert ids(found) == set(PEOPLE)
    assert spoken(found) == ["mr-vyse", "anna", "cecil", "anna", "boatman", "ferryman", "anna"]


@pytest.mark.parametrize("who", ["Mr. Vyse", "mr-vyse", "MR. VYSE"])
@pytest.mark.parametrize("into", ["Cecil", "cecil"])
def test_one_line_makes_names_and_lines_of_one_the_other_s(told: Told, who: str, into: str) -> None:
    found = told(*STORY, decisions=merged((who, into)))

    (cecil,) = (one for one in found.script.characters if one.id == "cecil")
    assert (cecil.name, cecil.aliases) == ("Cecil", ("Mr. Vyse",))
    assert spoken(found) == ["cecil", "anna", "cecil", "anna", "boatman", "ferryman", "anna"]
    assert ids(found) == set(PEOPLE) - {"mr-vyse"}


@given(who=st.sampled_from(PEOPLE), into=st.sampled_from(PEOPLE))
def test_a_merger_is_what_aliases_would_be(
    book_of: BookOf, spans_of: SpansOf, who: str, into: str
) -> None:
    book = book_of(STORY)
    spans = spans_of(book)
    people = {one.id: one for one in attribute(book, spans).script.characters}
    kept, gone = people[into], people[who]
    names = dict.fromkeys((*kept.aliases, gone.name, *gone.aliases))
    names.pop(kept.name, None)
    described = CharacterDecision(kept.id, kept.name, tuple(names))

    found = attribute(book, spans, merged((who, into)))

    assert found.script == attribute(book, spans, Decisions((described,))).script


def test_whoever_is_merged_into_one_who_is_merged_is_the_last_of_them(told: Told) -> None:
    chain = merged(("boatman", "mr-vyse"), ("mr-vyse", "cecil"), ("ferryman", "boatman"))

    found = told(*STORY, decisions=chain)

    assert spoken(found) == ["cecil", "anna", "cecil", "anna", "cecil", "cecil", "anna"]
    assert set(found.merged.done.values()) == {"cecil"}


def test_two_people_who_are_known_by_nouns_become_one(told: Told) -> None:
    found = told(*STORY, decisions=merged(("ferryman", "boatman")))

    assert [one.id for one in found.script.characters].count("boatman") == 1
    assert spoken(found)[-3:] == ["boatman", "boatman", "anna"]


@pytest.mark.parametrize(
    "ring",
    [
        [("mr-vyse", "cecil"), ("cecil", "mr-vyse")],
        [("Mr. Vyse", "cecil"), ("Cecil", "boatman"), ("the boatman", "mr-vyse")],
        [("anna", "cecil"), ("cecil", "boatman"), ("boatman", "cecil")],
    ],
)
def test_a_ring_is_refused(told: Told, ring: list[tuple[str, str]]) -> None:
    with pytest.raises(BookFileError, match=r"^\[merged\] goes round in a ring: .*cecil"):
        told(*STORY, decisions=merged(*ring))


def test_a_ring_is_told_without_those_who_only_lead_to_it(told: Told) -> None:
    ring = merged(("anna", "cecil"), ("cecil", "boatman"), ("boatman", "cecil"))

    with pytest.raises(BookFileError) as caught:
        told(*STORY, decisions=ring)

    assert "anna" not in caught.value.message


def test_nobody_is_merged_into_two_others(told: Told) -> None:
    with pytest.raises(BookFileError, match="two people of one"):
        told(*STORY, decisions=merged(("mr-vyse", "cecil"), ("Mr. Vyse", "boatman")))


@pytest.mark.parametrize(
    ("pair", "nobody"), [(("Zora", "cecil"), "Zora"), (("cecil", "Zora"), "Zora")]
)
def test_a_decision_about_nobody_is_given_back_and_the_others_count(
    told: Told, pair: tuple[str, str], nobody: str
) -> None:
    found = told(*STORY, decisions=merged(pair, ("mr-vyse", "cecil")))

    assert found.merged.idle == {MergeDecision(*pair): nobody}
    assert found.script == told(*STORY, decisions=merged(("mr-vyse", "cecil"))).script


def test_whoever_is_merged_into_himself_stays_who_he_is(told: Told) -> None:
    found = told(*STORY, decisions=merged(("Anna Reed", "anna")))

    assert found.script == told(*STORY).script
    assert (found.merged.done, found.merged.idle) == ({}, {})


@pytest.mark.parametrize("named", ["Mr. Vyse", "mr-vyse", "Zora", "zora"])
def test_a_correction_that_names_him_follows(
    book_of: BookOf, spans_of: SpansOf, named: str
) -> None:
    book = book_of(STORY)
    spans = spans_of(book)
    lines = (
        anchor(spans, 0, 7, speaker="Zora"),
        anchor(spans, 0, 9, speaker=named),
    )
    decisions = replace(merged(("mr-vyse", "cecil"), ("Zora", "cecil")), lines=lines)

    found = attribute(book, spans, decisions)

    assert spoken(found)[3:5] == ["cecil", "cecil"]
    assert ids(found) == {"anna", "cecil", "ferryman"}


def test_the_id_of_one_who_is_merged_is_given_to_nobody_else(
    book_of: BookOf, spans_of: SpansOf
) -> None:
    book = book_of(STORY)
    spans = spans_of(book)
    lines = (anchor(spans, 0, 13, speaker="Mr Vyse"),)

    found = attribute(book, spans, replace(merged(("mr-vyse", "cecil")), lines=lines))

    assert spoken(found)[-1] == "mr-vyse-2"


def test_what_is_decided_of_both_is_kept_and_the_other_s_wins(told: Told) -> None:
    both = (
        CharacterDecision("cecil", "Cecil", ("Cis",), gender=Gender.MALE),
        CharacterDecision("mr-vyse", "Mr. Vyse", ("V.",), gender=Gender.NEUTRAL, age=Age.OLD),
    )

    found = told(*STORY, decisions=replace(merged(("mr-vyse", "cecil")), characters=both))

    (cecil,) = (one for one in found.script.characters if one.id == "cecil")
    assert (cecil.gender, cecil.age) == (Gender.MALE, Age.OLD)
    assert set(cecil.aliases) == {"Cis", "Mr. Vyse", "V."}


def test_whoever_says_i_can_be_merged_with_a_name(told: Told) -> None:
    story = (
        "I went to the ferry. I saw the gulls, and I saw Mr. Vyse. I sat down, and I slept.",
        '"You are late," I said.',
        '"I am," said Mr. Vyse.',
        'Harriet laughed. "He is," said Harriet.',
    )

    found = told(*story, decisions=merged(("I", "Harriet")))

    assert found.script.narrator == "harriet"
    assert ids(found) == {"harriet", "mr-vyse"}


def test_names_that_are_somebody_s_by_a_merger_alone_are_told(told: Told) -> None:
    found = told(*STORY, decisions=merged(("boatman", "cecil")))

    assert found.merged.borrowed == {"Boatman": "cecil", "the boatman": "cecil"}


def test_people_of_other_languages_are_merged_too() -> None:
    texts = ("« Non », dit Marie.", "« Oui », dit Dupont.", "« Si », dit Marie.")

    assert [one.id for one in french(*texts).characters] == ["marie", "dupont"]
    (both,) = french(*texts, decisions=merged(("dupont", "Marie"))).characters
    assert (both.id, both.name, both.aliases) == ("marie", "Marie", ("Dupont",))


def french(*texts: str, decisions: Decisions | None = None) -> Script:
    chapter = Chapter(1, "One", tuple(Paragraph(text) for text in texts))
    book = Book("Own", None, "fr", None, (), (chapter,), (), "test")
    return attribute(book, parse(book), decisions or Decisions()).script
