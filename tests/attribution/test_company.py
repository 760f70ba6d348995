"""Namesakes, and whoever is found as the subject of an unusual tag."""

from collections.abc import Callable

import pytest

from narrate.attribution import Attribution

Told = Callable[..., Attribution]


def speakers(attribution: Attribution) -> list[str]:
    return [
        one.speaker
        for chapter in attribution.script.chapters
        for one in chapter.utterances
        if one.span.quotation is not None
    ]


def test_who_answers_mr_hale_is_not_mr_hale(told: Told) -> None:
    found = told(
        '"The tide is out," said Mr. Hale.',
        '"So it is, sir," Tom Hale answered.',
        '"Then fetch the net," said Mr. Hale.',
        '"I have it here," said Tom Hale.',
        '"Good," said Mr. Hale.',
        '"Is it?" asked Tom Hale.',
    )

    assert speakers(found) == ["mr-hale", "tom-hale"] * 3


@pytest.mark.parametrize(
    "paragraph",
    [
        '"The lamp is out," hooted Anna.',
        '"The lamp is out," put in Anna.',
        '"The lamp is out," was Anna\'s answer.',
        '"The lamp is out," said the gentle Anna.',
        '"The lamp is out," said Anna, who had followed Tom up the stairs.',
        '"The lamp is out," Anna, taking the key from Tom, said.',
        'Tom heard Anna say: "The lamp is out."',
    ],
)
def test_the_subject_of_a_tag_is_whoever_speaks(told: Told, paragraph: str) -> None:
    before = "Anna and Tom climbed the stairs. Anna went first, and Tom held the key."

    found = told(before, paragraph)

    assert speakers(found) == ["anna"]


def test_the_general_is_the_one_general(told: Told) -> None:
    found = told(
        "General Hale came in, and Anna stood up.",
        '"At ease," said General Hale.',
        '"Thank you, sir," said Anna.',
        '"Sit down," said the general.',
    )

    assert speakers(found)[-1] == speakers(found)[0]
