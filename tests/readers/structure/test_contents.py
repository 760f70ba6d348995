from __future__ import annotations

import pytest

from narrate.readers.passage import CHAPTER, Passage
from narrate.readers.structure.headings import marked

TOLD = "The lamp stood on the sill, and nobody had thought to light it for a week."
NAMES = ("Chapter 1: Rain", "Chapter 2: Snow", "Chapter 3: Fog")


@pytest.mark.parametrize(
    "entries",
    [
        ["Contents", *NAMES],
        ["Contents", "Rain", "Snow", "Fog"],
        ["Table of Contents", "Rain ..... 1", "Snow . . . . 12", "Fog          24"],
        ["CONTENTS", "1. Rain ... 5", "2. Snow ... 19", "3. Fog ... xii"],
        ["Contents", "[Rain](#rain)", "[Snow](#snow)", "[Fog](#fog)"],
        ["Contents", "- Rain", "- Snow", "- Fog"],
        ["Contents", "I. RAIN", "II. SNOW", "III. FOG"],
        ["Contents", "PART ONE", "Rain", "Snow", "PART TWO", "Fog"],
        ["Contents", "Rain\nSnow\nFog"],
        ["Contents", "CHAPTER PAGE", "I. Rain, 5", "II. Snow, 19", "III. Fog, 30"],
        [*NAMES],
    ],
    ids=lambda entries: entries[1],
)
def test_a_list_of_contents_is_left_out_in_every_shape(entries: list[str]) -> None:
    story = [part for name in NAMES for part in (Passage(name, gap=2), Passage(TOLD, gap=1))]

    found = marked([*(Passage(entry, gap=1) for entry in entries), *story])

    assert {it.reason for it in found[: len(entries)]} == {"table of contents"}
    assert [it.level for it in found[len(entries) :]] == [CHAPTER, 0] * 3


def test_numbers_that_begin_anew_in_each_part_are_all_left_out() -> None:
    parts = [["Part One", "1. Rain", "2. Snow"], ["Part Two", "1. Fog", "2. Sun"]]
    list_ = ["Contents", *(line for part in parts for line in part)]
    story = [
        part
        for line in list_[1:]
        for part in ([Passage(line, gap=2)] + ([] if "Part" in line else [Passage(TOLD, gap=1)]))
    ]

    found = marked([*(Passage(line, gap=1) for line in list_), *story])

    assert {it.reason for it in found[: len(list_)]} == {"table of contents"}
    assert all(it.reason is None for it in found[len(list_) :])


def test_a_title_of_the_list_is_a_heading_once() -> None:
    list_ = ["Contents", "The Queen", "The King"]
    story = ["The Queen", TOLD, "The Queen", TOLD, "The King", TOLD]

    found = marked([Passage(line, gap=1) for line in [*list_, *story]])

    assert [it.level for it in found[3:]] == [CHAPTER, 0, 0, 0, CHAPTER, 0]


def test_chapters_that_count_anew_in_each_part_are_no_list() -> None:
    lines = ["Part One", "Chapter 1", TOLD, "Part Two", "Chapter 1", TOLD]

    found = marked([Passage(line, gap=1) for line in lines])

    assert [it.reason for it in found] == [None] * 6


def test_short_lines_between_two_numbers_are_no_list() -> None:
    lines = ["1", TOLD, "2", "It was late.", "3", TOLD, "1", TOLD, "2", TOLD, "3", TOLD]

    found = marked([Passage(line, gap=1) for line in lines])

    assert [it.reason for it in found] == [None] * 12
