from __future__ import annotations

from pathlib import Path

import pytest

from narrate.book import Book
from narrate.readers import read

HEADER = (
    "<section id='pg-header' class='pg-boilerplate'><div id='pg-machine-header'>{}</div></section>"
)
FOOTER = "<section id='pg-footer' class='pg-boilerplate'><p>*** END OF THE PROJECT</p></section>"


def test_a_book_without_a_title_page_loses_nothing(tmp_path: Path) -> None:
    book = _read(tmp_path, "<h2>CHAPTER I</h2><p>She was there.</p>")

    assert _texts(book) == [["CHAPTER I", "She was there."]]


def test_a_long_text_before_the_first_heading_is_no_title_page(tmp_path: Path) -> None:
    long = "She was there when the lamp went out. " * 50

    book = _read(tmp_path, f"<p>{long}</p><h2>CHAPTER II</h2><p>He was gone.</p>")

    assert [len(texts) for texts in _texts(book)] == [1, 2]


@pytest.mark.parametrize(
    ("title", "whole"),
    [
        ("Title: The Lamp", "The Lamp"),
        ("Title: The Lamp\n       A Tale of Oil", "The Lamp: A Tale of Oil"),
        ("Title: The Lamp;\n       Or, the Oil", "The Lamp; Or, the Oil"),
        (
            "Title: The Long and Remarkable History of the Lamp that Stood\n       in the Window",
            "The Long and Remarkable History of the Lamp that Stood in the Window",
        ),
    ],
)
def test_a_title_goes_on_in_the_next_line(tmp_path: Path, title: str, whole: str) -> None:
    header = f"<p>{title}</p>\n<p>Author: Anna Lee</p>\n<p>[eBook #77]</p>"

    book = _read(tmp_path, "<h2>I</h2><p>She was there.</p>", header)

    assert (book.title, book.author) == (whole, "Anna Lee")
    assert book.url == "https://www.gutenberg.org/ebooks/77"


@pytest.mark.parametrize(
    ("part", "reason"),
    [
        ("<div class='transnote'><p>As printed.</p></div>", "transcriber's note"),
        ("<div class='footnote'><p>Of 1841.</p></div>", "footnote"),
        ("<div class='figcenter'><p class='caption'>The lamp</p></div>", "picture"),
        ("<p>[Illustration: The lamp]</p>", "picture"),
        ("<p>[Transcriber's note: sic.]</p>", "transcriber's note"),
        ("<p><a href='#chap01'>I. The Lamp</a> 1</p>", "table of contents"),
    ],
)
def test_what_is_none_of_the_authors_text_is_listed(tmp_path: Path, part: str, reason: str) -> None:
    book = _read(tmp_path, f"<h2>CHAPTER I</h2><p>She was there.</p>{part}<p>He was gone.</p>")

    assert _texts(book) == [["CHAPTER I", "She was there.", "He was gone."]]
    assert reason in [it.reason for it in book.left_out]


def _read(folder: Path, body: str, header: str = "") -> Book:
    path = folder / "page.html"
    page = f"<html><body>{HEADER.format(header)}{body}{FOOTER}</body></html>"
    path.write_text(page, encoding="utf-8")
    return read(path)


def _texts(book: Book) -> list[list[str]]:
    return [[getattr(it, "text", "") for it in chapter.blocks] for chapter in book.chapters]
