from __future__ import annotations

import pytest

from narrate.readers.passage import CHAPTER, Passage, left_out
from narrate.readers.structure.sections import parted

NOTE = "A/N: Sorry, no chapter this week, please review!"
TOLD = "The lamp stood on the sill, and nobody had thought to light it."


def test_a_chapter_that_is_only_a_note_keeps_its_number() -> None:
    parts = parted([*_chapter("One"), *_chapter("Two", NOTE), *_chapter("Three")])

    assert [it.number for it in parts.chapters] == [1, 3]
    assert [it.number for it in parts.silent] == [2]
    assert {it.number for it in parts.loose} == {2}


def test_the_numbers_of_the_headings_say_whether_a_note_counts() -> None:
    parts = parted([*_chapter("Chapter 1"), *_chapter("Sorry", NOTE), *_chapter("Chapter 2")])

    assert [it.number for it in parts.chapters] == [1, 2]
    assert not parts.silent


def test_a_note_before_the_first_heading_is_no_chapter() -> None:
    parts = parted([Passage(NOTE), *_chapter("Chapter 1")])

    assert [it.number for it in parts.chapters] == [1]
    assert not parts.silent


@pytest.mark.parametrize("reason", ["table of contents", "front matter", "license", "title page"])
def test_what_was_no_chapter_for_its_author_is_none(reason: str) -> None:
    front = [Passage("Contents", level=CHAPTER), left_out(Passage("Rain"), reason)]

    parts = parted([*front, *_chapter("Chapter 1")])

    assert [it.number for it in parts.chapters] == [1]
    assert not parts.silent


def test_a_heading_that_says_so_makes_a_note_of_all_under_it() -> None:
    note = ("Hi.", "The computer broke, and took three chapters with it.", "See you soon.")

    parts = parted([*_chapter("One"), *_chapter("Author's Note", *note), *_chapter("Three")])

    assert [it.number for it in parts.chapters] == [1, 3]
    assert [it.passage.text for it in parts.loose][1:] == [*note]


def test_a_file_of_its_own_is_a_chapter_without_a_heading() -> None:
    files = [Passage(text, opens=True) for text in (TOLD, NOTE, TOLD)]

    parts = parted(files)

    assert [it.number for it in parts.chapters] == [1, 3]


def test_the_page_of_a_part_stands_above_its_first_chapter() -> None:
    page = [Passage("Part Two", level=CHAPTER), Passage("All rivers come home.")]

    parts = parted([*_chapter("Chapter 1"), *page, *_chapter("Chapter 2")])

    assert [len(it.section) for it in parts.chapters] == [2, 4]


def test_parts_that_are_the_chapters_are_chapters() -> None:
    parts = parted([*_chapter("Part 1"), *_chapter("Part 2", NOTE), *_chapter("Part 3")])

    assert [it.number for it in parts.chapters] == [1, 3]


def test_many_notes_are_sorted_at_once() -> None:
    parts = parted([part for _ in range(20_000) for part in _chapter("Rain", NOTE)])

    assert len(parts.silent) == 20_000


def _chapter(heading: str, *texts: str) -> list[Passage]:
    return [Passage(heading, level=CHAPTER, gap=1), *(Passage(it, gap=1) for it in texts or [TOLD])]
