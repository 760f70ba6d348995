"""People who come in without a name, and what is told of those who have one."""

from collections.abc import Callable

import pytest

from narrate.attribution import Attribution
from narrate.book import Paragraph, ParagraphKind
from narrate.script import Age, Character, Gender

Speakers = Callable[..., list[str]]
Told = Callable[..., Attribution]

HARBOR = (
    "Edgar swept the ferry house. Edgar was alone, and he whistled.",
    '"Closed," said Edgar.',
)


def character(attribution: Attribution, wanted: str) -> Character:
    return next(one for one in attribution.script.characters if one.id == wanted)


def test_a_stranger_who_says_his_name_had_it_all_along(speakers: Speakers) -> None:
    found = speakers(
        *HARBOR,
        "Then a woman in a wet coat came in.",
        '"Is there a boat?" the woman asked.',
        '"Tomorrow," said Edgar.',
        '"My name is Verity Sloane," she said.',
    )

    assert found == ["edgar", "verity-sloane", "edgar", "verity-sloane"]


def test_a_name_that_is_all_of_an_answer_is_the_speakers_own(speakers: Speakers) -> None:
    found = speakers(
        *HARBOR,
        "Then a woman in a wet coat came in.",
        '"Verity Sloane," she said.',
        '"Edgar," said Edgar.',
    )

    assert found == ["edgar", "verity-sloane", "edgar"]


def test_a_stranger_whom_the_story_names_later_is_one_person(speakers: Speakers) -> None:
    found = speakers(
        *HARBOR,
        "There was a boy on the step.",
        '"Have you got a rope?" the boy asked.',
        '"I have," said Edgar.',
        'The boy came nearer. "A long one?"',
        '"Long enough," said Edgar.',
        '"Good," said Perrin.',
    )

    assert found == ["edgar", "perrin", "edgar", "perrin", "edgar", "perrin"]


def test_a_title_alone_means_its_bearer(speakers: Speakers) -> None:
    found = speakers(
        *HARBOR,
        "Captain Sloane came in, and she shut the door.",
        '"A rope," said the captain.',
        '"Here," said Edgar.',
        '"Thank you," the captain said.',
        '"At once," snapped Captain.',
    )

    assert found == ["edgar", "captain-sloane", "edgar", "captain-sloane", "captain-sloane"]


def test_nobody_known_has_the_voice_that_comes_from_nowhere(speakers: Speakers) -> None:
    found = speakers(*HARBOR, "It was dark outside.", '"Hurry up!" cried a voice.')

    assert found == ["edgar", "unknown"]


def test_an_i_in_a_letter_tells_no_story(told: Told) -> None:
    letter = "I am late, I fear, and I am wet, and I am cold, and I shall not come. I am sorry."

    found = told(*HARBOR, Paragraph(letter, kind=ParagraphKind.LETTER))

    assert found.script.narrator is None


@pytest.mark.parametrize(
    ("paragraph", "age"),
    [
        ("She was seventy-nine.", Age.OLD),
        ("She was eleven, and small.", Age.CHILD),
        ("She was forty.", Age.ADULT),
        ("She was ten minutes late.", None),
        ("She had been nine years in the house.", None),
    ],
)
def test_years_tell_the_age(told: Told, paragraph: str, age: Age | None) -> None:
    found = told(f'"Here I am," said Ottilie. {paragraph}')

    assert character(found, "ottilie").age is age


def test_one_boy_between_men_makes_no_child(told: Told) -> None:
    found = told(
        "Silas was at the helm, and he sang.",
        '"Faster, Silas!" cried Edgar.',
        '"I am trying," said the helmsman.',
        '"Try harder, Silas," said Edgar, and the boy tried.',
        '"There," said the helmsman.',
    )

    assert all(one.age is not Age.CHILD for one in found.script.characters)


def test_tags_tell_the_gender_where_nothing_else_does(told: Told) -> None:
    found = told(
        "Captain Sloane waited.",
        '"It is late," said Captain Sloane.',
        '"The tide is out," she said.',
        '"We sail at dawn," she said.',
    )

    assert character(found, "captain-sloane").gender is Gender.FEMALE


def test_whoever_has_only_a_noun_is_listed_by_it(told: Told) -> None:
    found = told(*HARBOR, '"Any luggage?" asked the stevedore.', '"None," said Edgar.')

    stranger = character(found, "stevedore")
    assert (stranger.name, stranger.aliases) == ("Stevedore", ("the stevedore",))
