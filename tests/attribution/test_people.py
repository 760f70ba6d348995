from collections.abc import Callable

import pytest

from narrate.attribution import Attribution
from narrate.script import Age, Character, Gender

Told = Callable[..., Attribution]


def characters(attribution: Attribution) -> dict[str, Character]:
    return {character.id: character for character in attribution.script.characters}


def test_one_person_keeps_all_his_names(told: Told) -> None:
    found = told(
        "Edgar Pell lived by the mill. Edgar kept bees, and he sold honey to Lena.",
        '"Good morning, Pell," said Lena.',
        '"It is now," said Edgar.',
        'Edgar Pell smiled. "Honey?"',
    )

    people = characters(found)
    assert len(people) == 2
    assert {name for one in people.values() for name in (one.name, *one.aliases)} == {
        "Lena", "Edgar", "Pell", "Edgar Pell",
    }  # fmt: skip


def test_a_family_with_one_surname_is_several_people(told: Told) -> None:
    found = told(
        "Mr. Quill met Mrs. Quill at the gate. Tom Quill stood behind Mrs. Quill.",
        '"The roof leaks," said Mr. Quill.',
        '"It always did," said Mrs. Quill.',
        '"I like it," said Tom.',
        '"You would," said Mrs. Quill to Tom.',
        '"Enough," said Mr. Quill.',
    )

    assert set(characters(found)) == {"mr-quill", "mrs-quill", "tom"}


def test_a_shortened_name_is_the_whole_one(told: Told) -> None:
    found = told(
        "Bartholomew dropped the lamp, and Ines caught it.",
        '"Careful, Barth," said Ines.',
        '"Sorry," said Barth.',
        '"It is only a lamp," said Bartholomew.',
    )

    assert len(characters(found)) == 2


@pytest.mark.parametrize(
    ("paragraph", "gender"),
    [
        ('Yorick dropped his hat. "Bother," said Yorick, and he bent down.', Gender.MALE),
        ('Yorick dropped her hat. "Bother," said Yorick, and she bent down.', Gender.FEMALE),
        ('"Bother," said Mrs. Yorick.', Gender.FEMALE),
        ('"Bother," said Sir Yorick.', Gender.MALE),
        ('"Bother," said Charlotte.', Gender.FEMALE),
        ('"Bother," said Yorick.', None),
    ],
)
def test_titles_pronouns_and_first_names_tell_the_gender(
    told: Told, paragraph: str, gender: Gender | None
) -> None:
    found = told(paragraph)

    assert [one.gender for one in found.script.characters] == [gender]


@pytest.mark.parametrize(
    ("paragraph", "age"),
    [
        ("At nine years old, Perpetua was the smallest of all.", Age.CHILD),
        ("Perpetua was a little girl with muddy shoes.", Age.CHILD),
        ("Perpetua was an elderly aunt of everybody.", Age.OLD),
        ("Perpetua was tall.", None),
    ],
)
def test_age_is_read_from_what_is_told(told: Told, paragraph: str, age: Age | None) -> None:
    found = told(paragraph, '"Here I am," said Perpetua.')

    assert [one.age for one in found.script.characters] == [age]


def test_places_do_not_speak(told: Told) -> None:
    found = told(
        "They had come from Ravenna to Verona, and in Verona they stayed.",
        "In Verona it rained. Clelia looked out at Verona, and she sighed.",
        '"It never stops," said Clelia.',
        '"It will stop in Ravenna."',
    )

    assert set(characters(found)) <= {"clelia"}


def test_those_who_speak_most_come_first(told: Told) -> None:
    found = told(
        '"One," said Ulla.', '"Two," said Piet.', '"Three," said Piet.', '"Four," said Marga.'
    )

    assert [one.id for one in found.script.characters] == ["piet", "ulla", "marga"]


def test_age_is_read_from_what_somebody_says(told: Told) -> None:
    found = told('"Perpetua is nine, and tall for it," said Ines.', '"I am not," said Perpetua.')

    ages = {one.name: one.age for one in found.script.characters}
    assert ages == {"Perpetua": Age.CHILD, "Ines": None}
