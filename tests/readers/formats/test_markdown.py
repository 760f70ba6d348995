from __future__ import annotations

import time
from pathlib import Path

import pytest

from narrate.book import Book, Paragraph, ParagraphKind, SceneBreak, Series
from narrate.readers import read


def _read(tmp_path: Path, text: str, name: str = "story.md") -> Book:
    path = tmp_path / name
    path.write_text(text)
    return read(path)


def _texts(book: Book) -> list[str]:
    return [
        "" if isinstance(block, SceneBreak) else block.text
        for chapter in book.chapters
        for block in chapter.blocks
    ]


@pytest.mark.parametrize(
    ("name", "text", "source"),
    [
        ("a.md", "She was there.", "Markdown"),
        ("a.txt", "# The Lamp\n\nShe was there.", "Markdown"),
        ("a.txt", "Hello.\n\n## One\n\nShe was.\n\n## Two\n\nShe was not.", "Markdown"),
        ("a.txt", "---\ntitle: The Lamp\n---\nShe was there.", "Markdown"),
        ("a.txt", "She was *there*.\n\n# # #\n\nShe was gone.", "plain text"),
        ("a.txt", "---\n\nShe was there.\n\n---\n", "plain text"),
    ],
)
def test_markdown_is_known_by_name_front_matter_or_headings(
    tmp_path: Path, name: str, text: str, source: str
) -> None:
    assert _read(tmp_path, text, name).source == source


@pytest.mark.parametrize("line", ["***", "* * *", "---", "~*~*~", "___", "-----", "# # #", "oOo"])
def test_a_break_is_a_break_even_under_a_line_of_text(tmp_path: Path, line: str) -> None:
    book = _read(tmp_path, f"She was there, and he was.\n{line}\n\nShe was gone.\n")

    assert _texts(book) == ["She was there, and he was.", "", "She was gone."]


@pytest.mark.parametrize("line", ["The Lamp\n========", "The Lamp\n--------", "Chapter 1\n---"])
def test_an_underlined_title_is_a_heading(tmp_path: Path, line: str) -> None:
    book = _read(tmp_path, f"{line}\n\nShe was there.\n\n## Next\n\nShe was gone.\n")

    assert line.split("\n", maxsplit=1)[0] in {book.title, book.chapters[0].title, _texts(book)[0]}


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("1. was the number.", "1. was the number."),
        ("- as if it helped.", "- as if it helped."),
        ("    Indented by habit.", "Indented by habit."),
        ("See [this](http://x.example/y).", "See this."),
        ("She was.[^1]\n\n[^1]: Not really.", "She was."),
        ("She was.^[Not really.]", "She was."),
        ("A <!-- secret --> word.", "A word."),
        ("![a lamp](lamp.png) She was.", "She was."),
        ("<Hello?> it thought, <yes>.", "<Hello?> it thought, <yes>."),
        (r"2\. She \*was\*.", "2. She was."),
        ("one\ntwo", "one two"),
        ("one  \ntwo", "one\ntwo"),
        ("He said <i>no</i>.", "He said no."),
    ],
)
def test_prose_stays_prose(tmp_path: Path, typed: str, text: str) -> None:
    book = _read(tmp_path, f"{typed}\n")

    assert _texts(book)[-1] == text


def test_a_fence_is_a_message(tmp_path: Path) -> None:
    book = _read(tmp_path, "She typed:\n\n```\nr u up\n```\n\nNo answer.\n")

    assert Paragraph("r u up", kind=ParagraphKind.MESSAGE) in book.chapters[0].blocks


def test_rare_wide_gaps_part_scenes(tmp_path: Path) -> None:
    told = "She was there.\n\n" * 8

    book = _read(tmp_path, f"{told}\n\n{told}")

    assert _texts(book).count("") == 1


def test_front_matter_describes_the_book(tmp_path: Path) -> None:
    book = _read(
        tmp_path,
        "---\ntitle: 'It''s a Lamp'\nauthors:\n  - Anna Lee\n  - Bo\nlang: de\nseries: Lamps\n"
        "series_index: 3\ntags: [oil, rain]\nsummary: |\n  A lamp\n  burns.\nrating: T\n---\n\n"
        "Gone.\n",
    )

    assert (book.title, book.author, book.language) == ("It's a Lamp", "Anna Lee, Bo", "de")
    assert (book.series, book.tags) == (Series("Lamps", "3"), ("oil", "rain"))
    assert (book.summary, book.rating) == ("A lamp burns.", "T")


@pytest.mark.parametrize("text", ["---\n\nNo key: value here", "---\n- a\n- b\n---\nx", "---"])
def test_a_line_on_top_is_no_front_matter_by_itself(tmp_path: Path, text: str) -> None:
    book = _read(tmp_path, f"{text}\n\nShe was there.\n")

    assert _texts(book)[-1] == "She was there."


@pytest.mark.slow
@pytest.mark.parametrize("piece", ["[", "![", "[a](", "*a ", "**_a ", "a_*", "`", "<a ", ">", "[^"])
def test_hostile_lines_are_read_in_time(tmp_path: Path, piece: str) -> None:
    start = time.monotonic()

    _read(tmp_path, f"# One\n\nShe was there.\n\n{piece * 20_000}\n")

    assert time.monotonic() - start < 20
