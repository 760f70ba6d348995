from collections.abc import Callable
from typing import Final

from narrate.attribution import Attribution
from narrate.decisions import CharacterDecision, Decisions, LineDecision
from narrate.script import Character

Told = Callable[..., Attribution]

_STORY: Final = (
    "Ines put the lamp on the bench, and Yorick looked up from the clock.",
    '"Is it done, Wick?" said Ines.',
    '"Not quite," said Yorick.',
    '"You said noon," said Ines.',
    '"I say a great deal," said Yorick.',
    '"You do, Wick," said Ines.',
    '"Hold the spring," said Yorick.',
)


def names(attribution: Attribution) -> set[frozenset[str]]:
    return {frozenset({one.name, *one.aliases}) for one in attribution.script.characters}


def characters(attribution: Attribution) -> dict[str, Character]:
    return {character.id: character for character in attribution.script.characters}


def test_a_name_that_is_only_called_is_his_who_answers(told: Told) -> None:
    found = told(*_STORY)

    assert names(found) == {frozenset({"Ines"}), frozenset({"Yorick", "Wick"})}


def test_whoever_calls_a_name_himself_does_not_bear_it(told: Told) -> None:
    found = told(*_STORY, '"Bring the key, Wick," said Yorick.')

    assert "Wick" not in characters(found)["yorick"].aliases


def test_a_called_name_that_also_speaks_stays_somebody(told: Told) -> None:
    found = told(*_STORY, '"Here it is," said Wick, and Wick gave Ines the spring.')

    assert set(characters(found)) == {"ines", "yorick", "wick"}


def test_a_called_name_of_another_gender_is_somebody_else(told: Told) -> None:
    found = told(
        *(line.replace("Wick", "Mrs. Wick") for line in _STORY),
        "Yorick lost his hat, and he swore. Yorick put his lamp out.",
    )

    assert "Mrs. Wick" not in characters(found)["yorick"].aliases


def test_a_called_name_with_a_decision_of_its_own_stays_somebody(told: Told) -> None:
    decisions = Decisions(characters=(CharacterDecision("wick", "Wick"),))

    found = told(*_STORY, decisions=decisions)

    assert "Wick" not in characters(found)["yorick"].aliases


def test_a_called_name_to_which_a_review_gives_a_line_stays_somebody(told: Told) -> None:
    said = LineDecision('"Not quite,"', "said Ines.", 1, "wick")
    decisions = Decisions(lines=(said,))

    found = told(*_STORY, decisions=decisions)

    assert set(characters(found)) == {"ines", "yorick", "wick"}
