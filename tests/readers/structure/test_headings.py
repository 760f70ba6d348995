from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from narrate.readers.passage import CHAPTER, INNER, Passage
from narrate.readers.structure.headings import label, listed, marked
from narrate.readers.structure.numerals import value
from narrate.readers.structure.titles import is_bare_title

LISTS = Path(__file__).parent / "data"
HEADINGS = (LISTS / "headings.txt").read_text(encoding="utf-8").splitlines()
SENTENCES = (LISTS / "sentences.txt").read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("line", HEADINGS)
def test_a_heading_reads_as_one(line: str) -> None:
    found = marked([Passage(line), _text()])

    assert found[0].level == CHAPTER


@pytest.mark.parametrize("line", SENTENCES)
def test_a_sentence_that_begins_like_a_heading_is_none(line: str) -> None:
    found = marked([_text(), Passage(line, gap=1), _text()])

    assert [passage.level for passage in found] == [0, 0, 0]


@pytest.mark.parametrize("line", ["Day 3", "Letter 1", "Scene 2", "12", "IV", "1. The Lamp"])
def test_one_weak_heading_within_the_text_is_none(line: str) -> None:
    found = marked([_text(), Passage(line, gap=1), _text()])

    assert found[1].level == 0


def test_several_weak_headings_are_headings() -> None:
    found = marked([_text(), Passage("Day 3", gap=1), _text(), Passage("Day 4", gap=1), _text()])

    assert [passage.level for passage in found] == [0, CHAPTER, 0, CHAPTER, 0]


def test_a_weak_heading_needs_a_blank_line_above() -> None:
    lines = [Passage("Part Two"), *[_text()] * 3, Passage("Part Three"), _text()]

    found = marked(lines)

    assert [index for index, passage in enumerate(found) if passage.level] == [0]


def test_numbers_that_count_up_are_headings() -> None:
    lines = [part for number in "123" for part in (Passage(number, gap=1), _text())]

    found = marked(lines)

    assert [passage.level for passage in found] == [CHAPTER, 0] * 3


def test_thirty_is_a_number_among_its_neighbors() -> None:
    numbers = ("XXVIII", "XXIX", "XXX", "XXXI")
    lines = [part for number in numbers for part in (Passage(number, gap=1), _text())]

    found = marked(lines)

    assert [passage.level for passage in found] == [CHAPTER, 0] * 4


def test_numbers_under_chapters_are_inner_headings() -> None:
    lines = [Passage("Chapter One"), Passage("1", gap=1), _text(), Passage("2", gap=1), _text()]

    found = marked(lines)

    assert [passage.level for passage in found] == [CHAPTER, INNER, 0, INNER, 0]


def test_numbers_in_a_work_of_one_chapter_are_inner_headings() -> None:
    lines = [Passage("I"), _text(), Passage("II", gap=1), _text()]

    found = marked(lines, one_shot=True)

    assert [passage.level for passage in found] == [INNER, 0, INNER, 0]


def test_a_numbered_list_is_text() -> None:
    lines = [_text(), *(Passage(f"{number}. Bread", gap=1) for number in range(1, 6)), _text()]

    found = marked(lines)

    assert not any(passage.level for passage in found)


@pytest.mark.parametrize("title", ["Contents", "TABLE OF CONTENTS", None])
def test_a_list_of_contents_is_left_out(title: str | None) -> None:
    names = ("Chapter 1: Rain", "Chapter 2: Snow")
    heading = [Passage(title)] if title else []
    contents = [Passage(name) for name in names]
    story = [part for name in names for part in (Passage(name, gap=2), _text())]

    found = marked([*heading, *contents, *story])

    assert [it.reason for it in found[:-4]] == ["table of contents"] * len(found[:-4])
    assert [it.level for it in found[-4:]] == [CHAPTER, 0, CHAPTER, 0]


def test_a_title_of_the_contents_is_a_heading_without_a_number() -> None:
    names = ("Rain", "Snow")
    contents = [Passage("Contents"), *(Passage(name) for name in names)]
    story = [part for name in names for part in (Passage(name, gap=2), _text())]

    found = marked([*contents, *story])

    assert [it.level for it in found[3:]] == [CHAPTER, 0, CHAPTER, 0]


@pytest.mark.parametrize(
    ("heading", "title"),
    [
        ("Chapter 2: The Lamp", "The Lamp"),
        ("Chapter 2", "Chapter 2"),
        ("Chapter 2:", "Chapter 2"),
        ("CHAPTER I.", "CHAPTER I"),
        ("CHAPTER I. THE RIVER", "THE RIVER"),
        ("Chapter Twenty-One THE RETURN", "THE RETURN"),
        ("Chapter 3: Chapter 3", "Chapter 3: Chapter 3"),
        ("Chapter 4: ???", "Chapter 4: ???"),
        ("Prologue", "Prologue"),
        ("Prologue: Smoke", "Prologue: Smoke"),
        ("1. The Lamp", "The Lamp"),
        ("III", "Chapter 3"),
        ("7.", "Chapter 7"),
        ("The Lamp", "The Lamp"),
        ("~ The Lamp ~", "The Lamp"),
        ("Part Two: Winter", "Winter"),
        ("Day 3", "Day 3"),
    ],
)
def test_a_list_of_chapters_shows_what_a_listener_wants(heading: str, title: str) -> None:
    assert listed(heading) == title


@pytest.mark.parametrize(
    "line",
    [
        "The Lamp",
        "At the Edge of Town",
        "HOME",
        "What Now?",
        "THE LAMP.",
        "~ Rain ~",
        "“End of an Era”",
    ],
)
def test_a_short_line_in_title_case_could_be_a_title(line: str) -> None:
    assert is_bare_title(line)


@pytest.mark.parametrize(
    "line",
    [
        *(
            "She left.",
            "“No!”",
            '"Yes"',
            "London, 1943",
            "26 July",
            "on the road",
            "The Lamp,",
            "***",
        ),
        *("Nobody knew where she had gone", "Two years later", "A" * 61, "The Lamp\nThe Door", "?"),
    ],
)
def test_another_line_could_not_be_a_title(line: str) -> None:
    assert not is_bare_title(line)


@pytest.mark.parametrize(
    ("numeral", "number"),
    [
        *(("7", 7), ("XIV", 14), ("xc", 90), ("MCMXCIX", 1999), ("four", 4), ("Twenty-one", 21)),
        *(("ninety nine", 99), ("first", 1), ("twentieth", 20), ("one hundred", 100)),
        *(("one hundred and two", 102), ("", None), ("rain", None), ("IIII", None), ("²", None)),
    ],
)
def test_a_numeral_has_its_value(numeral: str, number: int | None) -> None:
    assert value(numeral) == number


@given(st.integers(0, 3999))
def test_digits_have_their_value(number: int) -> None:
    assert value(str(number)) == number


@given(st.lists(st.sampled_from([*HEADINGS, *SENTENCES, "***", "Contents"]), max_size=30))
def test_marking_headings_keeps_every_passage(lines: list[str]) -> None:
    found = marked([Passage(line, gap=1) for line in lines])

    assert [_letters(passage.text) for passage in found] == [_letters(line) for line in lines]


@pytest.mark.parametrize(
    "line", ["Chapter " * 50_000, "i" * 400_000, "1" * 400_000, "- " * 200_000, "[" * 400_000]
)
def test_a_hostile_line_is_judged_at_once(line: str) -> None:
    assert label(line) is None


def test_many_headings_are_marked_at_once() -> None:
    found = marked([Passage("Day 1", gap=1), _text()] * 20_000)

    assert sum(passage.level for passage in found) == 20_000


def _text() -> Passage:
    return Passage("The lamp stood on the sill, and nobody had thought to light it.", gap=1)


def _letters(text: str) -> str:
    return "".join(letter for letter in text if letter.isalnum())
