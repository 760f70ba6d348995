from collections.abc import Callable

import pytest

from narrate.attribution import Attribution

Speakers = Callable[..., list[str]]

MEETING = (
    "Anna Reed waited at the ferry, and she counted the gulls. Tobias came down the hill.",
    "Anna waved. Tobias waved back, for he had seen her.",
)
"""Two people who can be told apart by name and by pronoun."""


@pytest.mark.parametrize(
    ("line", "speaker"),
    [
        pytest.param('"You are late," said Anna.', "anna", id="verb and name behind"),
        pytest.param('"You are late," Tobias said.', "tobias", id="name and verb behind"),
        pytest.param('"You are late," Anna quietly replied.', "anna", id="an adverb between"),
        pytest.param('Tobias sighed and said, "You are late."', "tobias", id="a tag before"),
        pytest.param('Anna leaned close and asked: "Late again?"', "anna", id="a colon before"),
        pytest.param('Then Tobias said "You are late" in a low voice.', "tobias", id="no comma"),
        pytest.param(
            '"You are late again." Tobias spat.', "tobias", id="a full stop before the tag"
        ),
        pytest.param(
            '"You are late again" Anna said, smiling.', "anna", id="no mark before the tag"
        ),
        pytest.param('"You are late," was all that Tobias said.', "tobias", id="a sentence as tag"),
        pytest.param('"You are late," Anna\'s reply was cold.', "anna", id="her reply"),
        pytest.param('"I should go." Tobias stood up.', "tobias", id="a beat behind"),
        pytest.param('Anna shook her head. "We should go."', "anna", id="a beat before"),
        pytest.param('"I should go" Tobias picked up the oars.', "tobias", id="a beat as a tag"),
        pytest.param('"You are late," she said.', "anna", id="she"),
        pytest.param('"You are late," said he.', "tobias", id="he"),
        pytest.param('"You are late," said the young woman.', "anna", id="a noun for her"),
        pytest.param('"You are late," the man grumbled.', "tobias", id="a noun for him"),
        pytest.param('"Good evening, Tobias."', "anna", id="whoever is called does not speak"),
        pytest.param('"Well, Anna, here we are."', "tobias", id="a name between commas"),
        pytest.param('"You are late," chokes out Anna.', "anna", id="the present tense"),
    ],
)
def test_the_narration_beside_a_line_tells_its_speaker(
    speakers: Speakers, line: str, speaker: str
) -> None:
    (found,) = speakers(*MEETING, line)

    assert found.startswith(speaker)


def test_turns_alternate_where_nothing_else_is_told(speakers: Speakers) -> None:
    found = speakers(
        *MEETING,
        '"Is it far?" asked Anna.',
        '"A mile," said Tobias.',
        '"Uphill?"',
        '"Mostly."',
        '"Then we had better start."',
        '"We had."',
    )

    assert found == ["anna-reed" if at % 2 == 0 else "tobias" for at in range(6)] or found == [
        "anna" if at % 2 == 0 else "tobias" for at in range(6)
    ]


def test_two_tags_in_one_paragraph_part_its_lines(speakers: Speakers) -> None:
    found = speakers(
        *MEETING, '"Two tickets," Tobias told the clerk. Anna frowned, and she asked, "Only two?"'
    )

    assert [one[:4] for one in found] == ["tobi", "anna"]


def test_all_lines_of_a_paragraph_are_one_persons(speakers: Speakers) -> None:
    found = speakers(*MEETING, '"No." Anna turned to Tobias. "No," she repeated. "Never again."')

    assert len(set(found)) == 1
    assert found[0].startswith("anna")


def test_a_paragraph_can_announce_the_next(speakers: Speakers) -> None:
    found = speakers(*MEETING, "After a long silence Tobias said:", '"There is no other boat."')

    assert found == ["tobias"]


def test_a_crowd_is_nobody(speakers: Speakers) -> None:
    found = speakers(*MEETING, '"Here it comes!" they cried in chorus.')

    assert found == ["unknown"]


def test_a_crowd_is_none_of_the_characters(told: Callable[..., Attribution]) -> None:
    found = told(*MEETING, '"Here it comes!" cried the passengers.', '"At last," said Anna.')

    assert "passengers" not in {character.id for character in found.script.characters}


def test_nobody_in_particular_parts_the_lines_of_a_paragraph(speakers: Speakers) -> None:
    found = speakers(*MEETING, '"Two tickets," Anna said. "Only two?" somebody asked.')

    assert found[1:] == ["unknown"]
    assert found[0].startswith("anna")


def test_a_person_of_one_scene_is_called_as_printed(speakers: Speakers) -> None:
    found = speakers(
        *MEETING,
        '"Any luggage?" asked the ferryman.',
        '"None," said Anna.',
    )

    assert found[0] == "ferryman"


@pytest.mark.parametrize(
    ("line", "speaker"),
    [
        ('"Daddy, is that ours?"', "tim"),
        ('"Not today, my son."', "robert"),
    ],
)
def test_words_of_kin_tell_parents_from_children(
    speakers: Speakers, line: str, speaker: str
) -> None:
    found = speakers(
        "Robert had taken his son Tim to the harbor. Tim ran ahead of Robert to the boats.",
        "A red boat lay there. Tim pulled at his father, and Robert looked down at Tim.",
        line,
    )

    assert found == [speaker]


def test_a_noun_that_no_list_knows_can_speak(speakers: Speakers) -> None:
    found = speakers(*MEETING, '"Shut the hatch," the stevedore grumbled.')

    assert found == ["stevedore"]


def test_two_men_are_told_apart_by_their_turns(speakers: Speakers) -> None:
    found = speakers(
        "Silas leaned at the rail, arms crossed. Ewan did not look up from his book.",
        '"You are hiding." Silas\'s voice was flat.',
        '"I am reading."',
        'The taller man scoffed. "The same page, all evening."',
        '"It is a long page," Ewan muttered.',
        'Silas took the book out of his hands. "Talk to me."',
        '"Give it back!"',
    )

    assert found == ["silas", "ewan"] * 3


def test_somebody_called_they_is_found_by_they(speakers: Speakers) -> None:
    found = speakers(
        "Robin lit the stove, and they put the kettle on. Robin yawned; they had slept badly.",
        "Robin heard the door. They smiled as Greta came in, and she shook the rain off.",
        "Greta took off her coat. Robin poured the tea, and they sat down.",
        '"Did it rain?" they asked.',
        '"A little," she said.',
    )

    assert found == ["robin", "greta"]


def test_the_narrator_of_a_first_person_story_is_i(speakers: Speakers) -> None:
    found = speakers(
        "I had rented the room from Mrs. Vale in March, and I never once saw her laugh.",
        "I opened the window. I could hear the harbor, and I thought of home.",
        '"You will catch cold," said Mrs. Vale.',
        '"I never do," I said.',
    )

    assert found == ["mrs-vale", "i"]


def test_a_narrator_who_is_called_by_name_bears_it(speakers: Speakers) -> None:
    found = speakers(
        "I had rented the room from Mrs. Vale in March, and I never once saw her laugh.",
        "I opened the window. I could hear the harbor, and I thought of home.",
        '"You will catch cold, Edmund," said Mrs. Vale.',
        '"I never do," I said.',
        '"You did last year, Edmund," said Mrs. Vale.',
        '"That was the soup," I said.',
    )

    assert found == ["mrs-vale", "edmund"] * 2
