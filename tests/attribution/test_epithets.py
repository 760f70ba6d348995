"""Nouns that mean somebody who has a name."""

from collections.abc import Callable

import pytest

Speakers = Callable[..., list[str]]

FIRST = "Ambrose Fell came down to the kitchen, where Mabel was peeling apples."


def test_whoever_is_called_by_name_and_answers_as_a_noun_is_meant_by_it(
    speakers: Speakers,
) -> None:
    found = speakers(
        FIRST,
        '"Good morning, Ambrose," said Mabel.',
        '"Is it?" said the beadle.',
        '"Sit down, Ambrose," said Mabel.',
        '"I have sat all night," said the beadle.',
        '"So have the apples," said Mabel.',
        '"Apples do not mind," said the beadle.',
    )

    assert found == ["ambrose", "mabel"][::-1] * 3


def test_a_noun_beside_the_name_tells_whose_it_is(speakers: Speakers) -> None:
    found = speakers(
        '"I am up," said Ambrose. Ambrose, the beadle, came down to the kitchen, where Mabel sat.',
        '"Good morning," said Mabel.',
        '"Is it?" said the beadle.',
    )

    assert found == ["ambrose", "mabel", "ambrose"]


def test_whoever_calls_the_beadle_by_name_is_not_the_beadle(speakers: Speakers) -> None:
    found = speakers(
        FIRST,
        '"Good morning, Ambrose," said the beadle.',
        '"Is it?" said Ambrose.',
        '"It was, Ambrose," said the beadle.',
        '"Then it is gone," said Ambrose.',
    )

    assert found == ["beadle", "ambrose"] * 2


@pytest.mark.parametrize("title", ["Captain", "Boss", "Cap", "Doc"])
def test_whoever_answers_to_a_title_is_called_by_it(speakers: Speakers, title: str) -> None:
    found = speakers(
        "Orla Finch stood at the wheel. Bram and Teodor sat on the deck.",
        f'"Ready, {title}," said Bram.',
        '"Then go," said Orla.',
        f'"Which way, {title}?" said Bram.',
        '"Down the wind," said Orla.',
        '"North, is it?" said Teodor.',
        f'"I wonder, {title}."',
        "Orla looked at the sail.",
    )

    assert found[:5] == ["bram", "orla", "bram", "orla", "teodor"]
    assert found[5] != "orla"


def test_a_narrator_is_everybody_whom_others_call_him(speakers: Speakers) -> None:
    found = speakers(
        "I was mending a net when Bram came in. I did not look up, and I did not stop.",
        *(
            line
            for name in ("Davie", "Mr. Sloane", "Davie", "Mr. Sloane") * 2
            for line in (
                f'"Are you there, {name}?" said Bram.',
                '"I am," I said.',
            )
        ),
    )

    assert len(set(found)) == 2
    assert found[1] != found[0]
