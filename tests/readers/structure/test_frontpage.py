from __future__ import annotations

import pytest

from narrate.readers.passage import Passage
from narrate.readers.structure.frontpage import front_page

STORY = "The lamp stood on the sill, and nobody had thought to light it for a week, or to ask why."


@pytest.mark.parametrize(
    ("lines", "title", "author"),
    [
        (["The Salt Road", "by", "Wren Marsh"], "The Salt Road", "Wren Marsh"),
        (["THE SALT ROAD", "BY", "WREN", "MARSH"], "THE SALT ROAD", "WREN MARSH"),
        (["The Salt Road\nby\nWren Marsh"], "The Salt Road", "Wren Marsh"),
        (["The Road", "of", "Salt", "_By_", "W. P. Marsh"], "The Road of Salt", "W. P. Marsh"),
        (["Salt;", "OR, A ROAD", "By W. P. Marsh"], "Salt; OR, A ROAD", "W. P. Marsh"),
        (["Salt", "A Novel", "by", "W. Marsh", "1887"], "Salt", "W. Marsh"),
        (
            ["Salt", "by", "W. Marsh", "Author of THE SEA", "IN TWO VOLUMES", "London: Reed & Co."],
            "Salt",
            "W. Marsh",
        ),
    ],
)
def test_a_title_page_is_read(lines: list[str], title: str, author: str) -> None:
    page = front_page([Passage(line, gap=1) for line in [*lines, STORY]])

    assert page is not None
    assert (page.title, page.author) == (title, author)
    assert [it.text for it in page.rest] == [STORY]


def test_what_stands_below_the_author_in_one_paragraph_is_kept() -> None:
    page = front_page([Passage("Salt\nby\nW. Marsh\nFor Anna"), Passage(STORY, gap=1)])

    assert page is not None
    assert [it.text for it in page.page] == ["Salt\nby\nW. Marsh"]
    assert [it.text for it in page.rest] == ["For Anna", STORY]


@pytest.mark.parametrize(
    "lines",
    [
        ["They came by", "Friday"],
        ["by", "Wren Marsh"],
        ["Salt", "by", "the sea we went"],
        ["Salt", STORY, "by", "Wren Marsh"],
        ["She left,", "by", "God"],
    ],
)
def test_other_lines_are_no_title_page(lines: list[str]) -> None:
    assert front_page([Passage(line, gap=1) for line in [*lines, STORY]]) is None
