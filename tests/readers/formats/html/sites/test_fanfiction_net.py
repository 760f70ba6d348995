from __future__ import annotations

from pathlib import Path

import pytest

from narrate.readers import read


@pytest.mark.parametrize(
    ("option", "title"),
    [
        ("3. Low Water", "Chapter 3: Low Water"),
        ("3. Chapter 3", "Chapter 3"),
        ("1. Prologue", "Prologue"),
        ("4. Chapter Three: Rain", "Chapter Three: Rain"),
        ("2. ", "Chapter 2"),
        ("12. The End?", "Chapter 12: The End?"),
    ],
)
def test_a_chapter_of_several_keeps_its_number(tmp_path: Path, option: str, title: str) -> None:
    path = tmp_path / "page.html"
    path.write_text(
        f"<select id=chap_select><option value=1>1. One<option value=3 selected>{option}</select>"
        "<div id=storytext><p>She was there.</p></div>",
        encoding="utf-8",
    )

    book = read(path)

    assert [getattr(it, "text", "") for it in book.chapters[0].blocks] == [title, "She was there."]


def test_a_story_of_one_chapter_has_no_heading(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text(
        "<div id=profile_top><b class='xcontrast_txt'>The Lamp</b> By: <a href='/u/1/anna'>anna</a>"
        "<span class='xgray xcontrast_txt'>Rated: Fiction K+ - French - Anna B. - Words: 12</span>"
        "</div><div id=storytext><p>She was there.</p></div>",
        encoding="utf-8",
    )

    book = read(path)

    assert (book.title, book.author, book.language) == ("The Lamp", "anna", "fr")
    assert (book.rating, book.tags, book.remarks) == ("K+", ("Anna B.",), ())
    assert [getattr(it, "text", "") for it in book.chapters[0].blocks] == ["She was there."]


def test_a_page_for_telephones_is_read(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text(
        "<div id=content>By <a href='/u/1/'>anna</a></div>"
        "<div id=storycontent><p>She was there.</p></div><div>Reviews</div>",
        encoding="utf-8",
    )

    book = read(path)

    assert [getattr(it, "text", "") for it in book.chapters[0].blocks] == ["She was there."]
