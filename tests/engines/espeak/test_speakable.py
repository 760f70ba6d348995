# ruff: noqa: RUF001 - apostrophes are what texts hold.
from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from narrate.engines.espeak.emphasis import RELEASE, STRESS, stressed
from narrate.engines.espeak.speakable import Line, speakable


def line(text: str) -> Line:
    found = speakable(text)
    assert found is not None
    return found


@pytest.mark.parametrize("text", ["", " \n", "...", "“…?!”", "—", "***", "\x00\x1b"])
def test_a_text_without_a_word_is_nothing_to_say(text: str) -> None:
    assert speakable(text) is None


@pytest.mark.parametrize("text", ["a", "7", "½", "🎉", "♥", "€", "漢", "No!", "What?!”"])
def test_a_word_a_number_or_an_emoji_is_said_as_it_is(text: str) -> None:
    assert line(text) == Line(text, ())


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("one\x00two", "one two"),
        ("one \x0180Ptwo", "one  80Ptwo"),
        ("one\ud800two", "one two"),
        ("Wait — !", "Wait —  "),
        ("“!” he said", "“ ” he said"),
        ("No! ! !", "No!    "),
        ("no!one", "no one"),
    ],
)
def test_what_would_end_steer_or_litter_the_line_becomes_a_blank(text: str, said: str) -> None:
    assert line(text) == Line(said, ())


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("\U0001d4d7\U0001d4f2", "Hi"),
        ("\uff28\uff49", "Hi"),
        ("ⓗⓘ", "hi"),
        ("٤٢", "42"),
        ("a\xa0b…½²", "a b…½²"),
    ],
)
def test_letters_in_fancy_dress_become_plain_ones(text: str, said: str) -> None:
    assert line(text) == Line(said, ())


@pytest.mark.parametrize(
    "text",
    ["7" * 100, "ba" * 300, "é" * 300, "x," * 300, "🎉" * 100, "seventy seven " * 100],
    ids=lambda text: text[:6],
)
def test_what_espeak_would_drop_for_its_length_is_broken_up(text: str) -> None:
    found = line(text)

    longest = max(len(piece) for piece in found.text.split(", ")[:-1])
    assert longest <= 600
    assert len(found.changes) >= 2


@given(st.text(alphabet="ab1é🎉 ,.", max_size=700))
def test_every_character_is_kept_and_knows_its_place(rest: str) -> None:
    text = f"a{rest}"

    found = line(text)

    places = {found.offset(position): char for position, char in enumerate(found.text)}
    assert "".join(places[place] for place in sorted(places)) == text


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("You are WRONG about this.", ["WRONG"]),
        ("He said NO, and I DON’T care.", ["NO", "DON’T"]),
        ("The FBI and the U.S. came by TV.", []),
        ("YOU ARE WRONG ABOUT THIS.", []),
        ("I am A man.", []),
        ("A WRONG2 or iPHONE is no word.", []),
        ("It is really wrong.", []),
    ],
)
def test_words_in_capitals_among_others_are_stressed(text: str, words: list[str]) -> None:
    assert [text[start:end] for start, end in stressed(text)] == words


def test_stress_is_put_on_and_taken_off() -> None:
    found = line("You are WRONG.")

    assert found.text == f"You are {STRESS}WRONG{RELEASE}."
    assert found.offset(0) == 0
    assert found.offset(8) == 8
    assert found.offset(found.text.index("WRONG")) == 8
    assert found.offset(len(found.text)) == len("You are WRONG.")
