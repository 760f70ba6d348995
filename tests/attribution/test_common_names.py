"""Names that are everyday words too, and capitals that are no names."""

from collections.abc import Callable

import pytest

from narrate.attribution import Attribution

Speakers = Callable[..., list[str]]
Told = Callable[..., Attribution]


def everybody(attribution: Attribution) -> set[str]:
    return {
        name for one in attribution.script.characters for name in (one.name, *one.aliases)
    }  # fmt: skip


@pytest.mark.parametrize("name", ["Good", "Will", "Stone", "Sunday", "Dad", "Grandma"])
def test_a_word_that_tags_use_as_a_name_is_one(speakers: Speakers, name: str) -> None:
    found = speakers(
        "It was a good stone, and on a Sunday it will do. Mabel had no dad and no grandma.",
        f'"Good evening," said {name}.',
        '"Will it rain?" said Mabel.',
        f'"I hope not," said {name}.',
        '"Stone the crows," said Mabel.',
    )

    assert found == [name.lower(), "mabel", name.lower(), "mabel"]


def test_such_a_name_is_no_name_where_it_only_opens_a_sentence(told: Told) -> None:
    found = told(
        "A good wall has good stones.",
        'Good walls last. "They do," said Good.',
        '"Good," said Mabel. "Good for you."',
        '"Thank you," said Good.',
    )

    assert {character.name for character in found.script.characters} == {"Good", "Mabel"}


def test_a_common_word_behind_a_first_name_is_a_surname(told: Told) -> None:
    found = told(
        "It was a small house with small rooms. Jonathan Small lived there.",
        '"Is it not small?" asked Mabel.',
        '"It is all that I have," said Jonathan Small.',
        '"But so small," said Mabel.',
        '"It is my name," said Small.',
    )

    assert {"Jonathan Small", "Small"} <= everybody(found)
    assert len(found.script.characters) == 2


def test_a_capitalized_noun_with_the_is_a_name_in_tags(speakers: Speakers) -> None:
    found = speakers(
        "A hare sat in the march grass. Mabel saw it.",
        '"Tea?" said the March Hare.',
        '"Please," said Mabel.',
        '"There is none," said the March Hare.',
    )

    assert found == ["march-hare", "mabel", "march-hare"]


@pytest.mark.parametrize("mark", ["'", "\u2019"])
def test_contractions_are_no_names(told: Told, mark: str) -> None:
    found = told(
        f"I{mark}d said it before. He{mark}d said it, too, and They{mark}d said it twice.",
        f'"I{mark}m here," said Mabel, and I{mark}d said nothing. Somebody{mark}d said enough.',
        f'"I{mark}ve seen him. I{mark}m Ruth Hale," said Ruth. He{mark}d said so.',
    )

    assert not [name for name in everybody(found) if mark in name]


def test_a_word_that_opens_one_sentence_before_a_verb_is_nobody(told: Told) -> None:
    found = told(
        "Water was on the floor. Belief helped a little.",
        '"Fetch a mop," said Mabel.',
        '"Yes," said Edgar.',
    )

    assert everybody(found) == {"Mabel", "Edgar"}
