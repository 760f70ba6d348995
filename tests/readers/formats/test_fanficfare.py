from __future__ import annotations

from pathlib import Path

import pytest

from narrate.book import Book, Series
from narrate.readers import read

HEAD = """



The Lamp

by Anna Lee



Series: Lamps [2]
Language: German
Status: Completed
Packaged: 2019-08-02 21:14:09
Words: 12
Publisher: archive.example
Summary: A lamp burns all the year and
nobody knows why.



"""


def _read(tmp_path: Path, text: str) -> Book:
    path = tmp_path / "The Lamp-ffnet_1.txt"
    path.write_text(text)
    return read(path)


@pytest.mark.parametrize("tab", ["\t", "        "])
def test_chapters_stand_behind_tabs(tmp_path: Path, tab: str) -> None:
    book = _read(
        tmp_path,
        f"{HEAD}\n\nTABLE OF CONTENTS\n\n\nOil\n\nRain\n\n\n\n{tab}Oil\n\n\nShe was there.\n\n"
        f"{tab}Rain words\n\n{tab}Rain\n\n\nShe was gone.\n\n\nEnd file.\n",
    )

    assert [chapter.title for chapter in book.chapters] == ["Oil", "Rain"]
    assert (book.title, book.author, book.language) == ("The Lamp", "Anna Lee", "de")
    assert book.series == Series("Lamps", "2")
    assert book.summary == "A lamp burns all the year and nobody knows why."


def test_a_story_of_one_chapter_has_no_contents(tmp_path: Path) -> None:
    book = _read(tmp_path, f"{HEAD}\n\n\tThe Lamp\n\n\nShe was there.\n\n\nEnd file.\n")

    assert [chapter.title for chapter in book.chapters] == ["The Lamp"]


def test_a_file_that_is_cut_off_is_read_as_far_as_it_goes(tmp_path: Path) -> None:
    book = _read(tmp_path, f"{HEAD}\n\nTABLE OF CONTENTS\n\n\nOne\n\nTwo\n\n\n\n\tOne\n\n\nShe was")

    assert getattr(book.chapters[0].blocks[-1], "text", "") == "She was"
