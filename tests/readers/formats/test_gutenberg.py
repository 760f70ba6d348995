from __future__ import annotations

from pathlib import Path

import pytest

from narrate.book import Book
from narrate.readers import read

BOOK = "CHAPTER I.\n\nShe was there.\n\nCHAPTER II.\n\nShe was gone.\n"
START = "*** START OF THIS PROJECT GUTENBERG EBOOK THE LAMP ***"
END = "*** END OF THIS PROJECT GUTENBERG EBOOK THE LAMP ***"


def _read(tmp_path: Path, text: str) -> Book:
    path = tmp_path / "pg1.txt"
    path.write_text(text)
    return read(path)


@pytest.mark.parametrize(
    "start",
    [
        START,
        "*** START OF THE PROJECT GUTENBERG EBOOK 43 ***",
        "***START OF THE PROJECT GUTENBERG EBOOK THE LAMP***",
        "*** START OF THE PROJECT GUTENBERG EBOOK THE LONG LAMP\nOF HOLLOW LANE ***",
        "*END*THE SMALL PRINT! FOR PUBLIC DOMAIN ETEXTS*Ver.04.29.93*END*",
    ],
)
@pytest.mark.parametrize(
    "end",
    [
        END,
        "End of the Project Gutenberg EBook of The Lamp, by Anna Lee",
        "End of Project Gutenberg's The Lamp, by Anna Lee\n\n" + END,
        "*** END OF THE PROJECT GUTENBERG EBOOK 43 ***",
    ],
)
def test_only_what_stands_between_the_marks_is_read(tmp_path: Path, start: str, end: str) -> None:
    head = "The Project Gutenberg EBook of The Lamp\n\nTitle: The Lamp\n\nAuthor: Anna Lee\n\n"

    book = _read(tmp_path, f"{head}{start}\n\n\n{BOOK}\n\n{end}\n\nSection 1. General Terms\n")

    assert (book.title, book.author) == ("The Lamp", "Anna Lee")
    assert [block.text for chapter in book.chapters for block in chapter.blocks[1:]] == [
        "She was there.",
        "She was gone.",
    ]
    assert [it.reason for it in book.left_out].count("license") == 1


def test_a_copy_without_its_first_mark_is_known_by_its_last(tmp_path: Path) -> None:
    book = _read(tmp_path, f"{BOOK}\n\nEnd of Project Gutenberg's The Lamp, by Anna Lee\n\n{END}\n")

    assert (book.source, book.title, book.author) == (
        "Project Gutenberg text",
        "The Lamp",
        "Anna Lee",
    )
    assert len(book.chapters) == 2


def test_the_header_names_language_and_address(tmp_path: Path) -> None:
    head = (
        "Title: La Lampe\n\nAuthor: A\n\nRelease Date: May, 2001 [EBook #77]\n\nLanguage: French\n"
    )

    book = _read(tmp_path, f"The Project Gutenberg EBook\n\n{head}\n{START}\n\n{BOOK}\n{END}\n")

    assert (book.language, book.url) == ("fr", "https://www.gutenberg.org/ebooks/77")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("[Illustration]", "picture"),
        ("[Illustration: The lamp.\n\nIt burns.]", "picture"),
        ("[Transcriber's Note: Two commas were moved.]", "transcriber's note"),
        ("[Footnote 1: A lamp.]", "footnote"),
        ("[1] A lamp.", "footnote"),
        ("[A] A lamp.", "footnote"),
    ],
)
def test_what_a_transcriber_put_in_is_left_out(tmp_path: Path, text: str, reason: str) -> None:
    book = _read(tmp_path, f"{START}\n\nCHAPTER I.\n\nShe was there.\n\n{text}\n\nGone.\n\n{END}\n")

    assert {it.reason for it in book.left_out} == {reason, "license"}
    assert [getattr(it, "text", "") for it in book.chapters[0].blocks] == [
        "CHAPTER I.",
        "She was there.",
        "Gone.",
    ]


def test_marks_within_the_text_are_not_read(tmp_path: Path) -> None:
    book = _read(
        tmp_path,
        f"{START}\n\nCHAPTER I.\n\nThe lamp[1] was =not= there,[Illustration: a lamp] _she_ said."
        f"\n\n{END}",
    )

    assert getattr(book.chapters[0].blocks[1], "text", "") == "The lamp was not there, she said."


def test_a_story_may_speak_of_project_gutenberg(tmp_path: Path) -> None:
    book = _read(tmp_path, "She had it from Project Gutenberg.\n\nIt was a good book.\n")

    assert book.source == "plain text"
