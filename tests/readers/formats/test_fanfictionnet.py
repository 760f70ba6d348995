from __future__ import annotations

from pathlib import Path

import pytest

from narrate.book import Book
from narrate.readers import read

RATED = "Rated: Fiction K+ - French - Humor - Anna L. - Words: 12 - Published: 1/2/2014 - id: 77"


def _read(tmp_path: Path, text: str) -> Book:
    path = tmp_path / "story.txt"
    path.write_text(text)
    return read(path)


def test_the_line_of_ratings_describes_the_story(tmp_path: Path) -> None:
    book = _read(tmp_path, f"The Lamp\nBy: anna\nA lamp burns.\n{RATED}\n\nShe was there.\n")

    assert (book.title, book.author, book.summary) == ("The Lamp", "anna", "A lamp burns.")
    assert (book.rating, book.language, book.tags) == ("K+", "fr", ("Humor", "Anna L."))
    assert book.url == "https://www.fanfiction.net/s/77"


@pytest.mark.parametrize("select", ["< Prev 3. Oil Next >", "3. Oil", "< Prev\n3. Oil\nNext >"])
def test_a_chapter_without_a_heading_has_the_name_in_the_list(tmp_path: Path, select: str) -> None:
    book = _read(tmp_path, f"The Lamp\nBy: anna\n{RATED}\n{select}\n\nShe was there.\n\n{select}\n")

    assert [chapter.title for chapter in book.chapters] == ["Oil"]
