"""By what it is known what somebody is like, and where his speech is from."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from narrate.attribution import Attribution
from narrate.decisions import CharacterDecision, Decisions
from narrate.script import DECIDED, Age, Character, Gender, Signs

Told = Callable[..., Attribution]


def only(attribution: Attribution) -> Character:
    (character,) = attribution.script.characters
    return character


def test_a_title_and_pronouns_tell_a_gender(told: Told) -> None:
    who = only(told('"Good morning," said Mrs. Vale. She smiled, and she sat down.'))

    assert who.gender is Gender.FEMALE
    assert who.signs.gender.startswith("'Mrs' and ")


def test_a_first_name_tells_a_gender_where_nothing_else_does(told: Told) -> None:
    assert only(told('"Good morning," said Anna.')).signs.gender == "the first name"


def test_a_noun_tells_gender_and_age_of_whoever_has_no_name(told: Told) -> None:
    who = only(told('"Good morning," said the old woman.'))

    assert (who.gender, who.age) == (Gender.FEMALE, Age.OLD)
    assert who.signs == Signs("'old woman'", "'old woman'")


def test_years_tell_an_age(told: Told) -> None:
    who = only(told('Anna was seventy-nine years old. "Good morning," said Anna.'))

    assert who.signs.age == "'seventy-nine'"


def test_a_decision_that_says_something_else_is_named(told: Told) -> None:
    text = '"Good morning," said Mrs. Vale. She smiled.'
    id_ = only(told(text)).id
    for gender, named in ((Gender.MALE, True), (Gender.FEMALE, False)):
        decision = CharacterDecision(id_, "Mrs. Vale", gender=gender, accent="Irish")

        who = only(told(text, decisions=Decisions(characters=(decision,))))

        assert (who.signs.gender == DECIDED) is named
        assert (who.accent, who.signs.accent) == ("Irish", DECIDED)


@pytest.mark.parametrize(
    ("paragraph", "accent"),
    [
        ('"Aye," said Tom in his soft Scottish accent.', "Scottish"),
        ('"Aye," said Tom. He had a broad Highland burr.', "Scottish"),
        ('Tom\'s Brooklyn accent was thick. "Aye," said Tom.', "New York"),
        ('"Aye," said Tom. His brogue, Irish to the bone, was gone.', ""),
        ('"You have an Irish accent," said Tom.', ""),
        ('"Aye," said Tom. The other man had an Irish accent.', ""),
        ('"Aye," said Tom, an Irish setter at his feet.', ""),
    ],
)
def test_an_accent_is_his_who_is_named_before_it(told: Told, paragraph: str, accent: str) -> None:
    people = {one.name: one for one in told(paragraph).script.characters}

    assert people["Tom"].accent == accent
    assert bool(people["Tom"].signs.accent) == bool(accent)
