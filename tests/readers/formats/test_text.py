from __future__ import annotations

from pathlib import Path

import pytest

from narrate.book import Block, Book, Heading, Paragraph, SceneBreak, Strength
from narrate.readers import read

FANFICTION = """\
AN: Hello! This is about a lamp. Each chapter will be short so that I can update often.

The lamp is real and this chapter is based on a true story.

Enough of that, on with the story!

Disclaimer: I own nothing but the lamp.

Warnings: None really.

At the Window

"It burns. . ." Marian said softly. She did not dare to touch it.

"Then let it burn" the clerk said, and shut the door. He had seen lamps before.

The street was dark by then, and the rain came down, "Good night".


"So. . . You have lamps, then?" Marian asked.

"Two" the clerk said.

Marian nodded and went home.

AN: That was short!! Please review!

Next Chapter: In the Cellar

The cellar was dark, and nobody had thought of bringing a lamp. . .

to be continued!
"""
WRAPPED = """\
The Long Lamp

by Anna Lee

CHAPTER I.

THE WINDOW

The lamp stood on the sill and burned, as it had burned every evening
since the clerk moved in, and nobody in the street could say who it was
that lit it. "Perhaps," said Marian, "it lights it-
self."

"Perhaps," said the clerk, who had read of stranger lamps than that one
and did not wish to be asked about them any further on a rainy evening.

    Lamp, lamp,
    burn in the damp,
    burn for the tramp.

He shut the window.

       *       *       *       *       *

In the morning the lamp was out, and there was no oil in it, and no one
in the house remembered having put it out.

CHAPTER II.

THE CELLAR

The cellar was dark, and so they went to bed without looking into it any
further.
"""


@pytest.fixture
def reading(tmp_path: Path) -> _Reading:
    return _Reading(tmp_path)


class _Reading:
    """Reads texts as if they were files."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def __call__(self, text: str | bytes, name: str = "a_lamp.txt") -> Book:
        path = self._folder / name
        path.write_bytes(text.encode() if isinstance(text, str) else text)
        return read(path)


def test_a_fan_fiction_file_keeps_only_the_story(reading: _Reading) -> None:
    book = reading(FANFICTION)

    assert [(it.chapter, it.reason) for it in book.left_out] == [
        (1, "author's note"),
        (1, "author's note"),
        (1, "author's note"),
        (1, "disclaimer"),
        (1, "content warning"),
        (1, "author's note"),
        (1, "teaser"),
        (1, "teaser"),
        (1, "to be continued"),
    ]


def test_a_title_under_the_notes_is_the_chapter_s_heading(reading: _Reading) -> None:
    book = reading(FANFICTION)

    (chapter,) = book.chapters
    assert chapter.title == "At the Window"
    assert chapter.blocks[0] == Heading("At the Window")
    assert book.title == "A Lamp"


def test_a_file_name_without_words_gives_way_to_the_only_heading(reading: _Reading) -> None:
    book = reading(FANFICTION, name="004_20d8b3.txt")

    assert book.title == "At the Window"


def test_blank_lines_in_a_conversation_part_scenes_weakly(reading: _Reading) -> None:
    book = reading(FANFICTION)

    assert [it for it in book.chapters[0].blocks if isinstance(it, SceneBreak)] == [
        SceneBreak(Strength.WEAK)
    ]


def test_broken_lines_are_joined_and_verse_is_not(reading: _Reading) -> None:
    book = reading(WRAPPED)

    assert _texts(book.chapters[0].blocks) == [
        "CHAPTER I.",
        "THE WINDOW",
        (
            "The lamp stood on the sill and burned, as it had burned every evening since the clerk"
            " moved in, and nobody in the street could say who it was that lit it."
            ' "Perhaps," said Marian, "it lights it-self."'
        ),
        (
            '"Perhaps," said the clerk, who had read of stranger lamps than that one and did not'
            " wish to be asked about them any further on a rainy evening."
        ),
        "Lamp, lamp,\nburn in the damp,\nburn for the tramp.",
        "He shut the window.",
        "",
        (
            "In the morning the lamp was out, and there was no oil in it, and no one in the house"
            " remembered having put it out."
        ),
    ]


def test_title_and_author_stand_on_top(reading: _Reading) -> None:
    book = reading(WRAPPED)

    assert (book.title, book.author) == ("The Long Lamp", "Anna Lee")
    assert [chapter.title for chapter in book.chapters] == ["THE WINDOW", "THE CELLAR"]


def test_labels_name_title_and_author(reading: _Reading) -> None:
    book = reading(
        "Title: The Lamp\nAuthor: Anna\nRating: T\nLanguage: French\nWords: 12\n"
        "Summary: A lamp burns.\n\nShe was not there when the lamp went out.\n"
    )

    assert (book.title, book.author, book.language) == ("The Lamp", "Anna", "fr")
    assert [it.reason for it in book.left_out] == [
        *("title page", "title page", "story details", "title page", "story details", "summary")
    ]
    assert _texts(book.chapters[0].blocks) == ["She was not there when the lamp went out."]


def test_a_title_over_the_only_chapter_is_its_heading(reading: _Reading) -> None:
    book = reading("The Lamp\nby anna_lee\n\nShe was not there.\n\nNobody was.\n")

    assert (book.title, book.author) == ("The Lamp", "anna_lee")
    assert book.chapters[0].blocks[0] == Heading("The Lamp")


def test_what_the_user_names_wins(tmp_path: Path) -> None:
    path = tmp_path / "lamp.txt"
    path.write_text("The Lamp\nby Anna\n\nShe was not there.\n\nNobody was.\n")

    book = read(path, title="The Oil", author="Marian")

    assert (book.title, book.author) == ("The Oil", "Marian")


def test_a_file_without_a_title_is_named_after_itself(reading: _Reading) -> None:
    book = reading("She was not there when the lamp went out.\n", name="The-Long__Lamp.txt")

    assert (book.title, book.author, book.language) == ("The Long Lamp", None, "en")
    assert book.chapters[0].title == "The Long Lamp"
    assert book.source == "plain text"


def test_chapters_are_numbered_and_titled(reading: _Reading) -> None:
    text = "She was there."
    headings = (
        "Prologue",
        "Chapter 1: Rain",
        "Chapter 2",
        "Interlude",
        "Chapter 3 - Oil",
        "Epilogue",
    )

    book = reading("\n\n".join(f"{heading}\n\n{text}" for heading in headings))

    assert [(it.number, it.title) for it in book.chapters] == [
        *((1, "Prologue"), (2, "Rain"), (3, "Chapter 2"), (4, "Interlude"), (5, "Oil")),
        (6, "Epilogue"),
    ]
    assert [it.blocks[0] for it in book.chapters] == [Heading(it) for it in headings]


def test_a_part_is_spoken_before_its_first_chapter(reading: _Reading) -> None:
    book = reading(
        "Part One: Winter\n\nChapter 1\n\nShe was there.\n\nChapter 2\n\nHe was there.\n\n"
        "Part Two\n\nChapter 3: Spring\n\nNobody was there.\n"
    )

    assert [_texts(it.blocks)[:-1] for it in book.chapters] == [
        ["Part One: Winter", "Chapter 1"],
        ["Chapter 2"],
        ["Part Two", "Chapter 3: Spring"],
    ]


def test_a_title_under_a_bare_number_belongs_to_the_heading(reading: _Reading) -> None:
    book = reading("Chapter 1\n\nThe Lamp\n\nShe was there.\n\nChapter 2\n\nShe was gone.\n")

    assert [it.title for it in book.chapters] == ["The Lamp", "Chapter 2"]
    assert book.chapters[0].blocks[:2] == (Heading("Chapter 1"), Heading("The Lamp"))


def test_a_heading_said_twice_is_said_once(reading: _Reading) -> None:
    book = reading(
        "Chapter 1\n\nChapter 1: The Lamp\n\nShe was there.\n\nChapter 2\n\nShe was gone."
    )

    assert [it.title for it in book.chapters] == ["The Lamp", "Chapter 2"]
    assert [(it.reason, it.text) for it in book.left_out] == [("repeated heading", "Chapter 1")]


def test_a_line_without_letters_repeats_no_heading(reading: _Reading) -> None:
    book = reading("Chapter 1\n\n?!\n\nShe was there.\n\nChapter 2\n\nGone.\n")

    assert _texts(book.chapters[0].blocks) == ["Chapter 1", "?!", "She was there."]


def test_a_chapter_that_is_only_a_note_keeps_its_number(reading: _Reading) -> None:
    book = reading(
        "Chapter 1\n\nShe was there.\n\nChapter 2\n\nA/N: I am ill, no update this week!\n\n"
        "Chapter 3\n\nShe was gone.\n"
    )

    assert [(it.number, it.title) for it in book.chapters] == [(1, "Chapter 1"), (3, "Chapter 3")]
    assert [(it.chapter, it.reason) for it in book.left_out] == [
        (2, "chapter without a story"),
        (2, "author's note"),
    ]
    assert book.remarks == ("Chapter 2 holds no story: it keeps its number and gets no audio",)


def test_a_dedication_stands_before_the_first_heading(reading: _Reading) -> None:
    book = reading("For Anna, who was there.\n\nChapter 1\n\nShe was there.\n\nChapter 2\n\nGone.")

    assert _texts(book.chapters[0].blocks) == [
        "For Anna, who was there.",
        "Chapter 1",
        "She was there.",
    ]


def test_a_story_before_the_first_heading_is_a_chapter(reading: _Reading) -> None:
    book = reading("She was there. " * 60 + "\n\nChapter 2\n\nShe was gone.")

    assert [it.title for it in book.chapters] == ["Chapter 1", "Chapter 2"]


@pytest.mark.parametrize("line", ["***", "* * *", "---", "oOo", "LINE BREAK", "~HP~HP~HP~"])
def test_a_drawn_line_parts_scenes(reading: _Reading, line: str) -> None:
    book = reading(f"She was there.\n\n{line}\n\nShe was gone.\n")

    assert _texts(book.chapters[0].blocks) == ["She was there.", "", "She was gone."]


def test_no_break_stands_at_an_edge_and_no_two_in_a_row(reading: _Reading) -> None:
    book = reading(
        "***\n\nChapter 1\n\n***\n\nShe was there.\n\n***\n\n---\n\nShe was gone.\n\n***\n\n"
        "Chapter 2\n\nNobody was there.\n\n***\n\nA/N: Please review!\n\n~*~\n"
    )

    assert [_texts(it.blocks) for it in book.chapters] == [
        ["Chapter 1", "She was there.", "", "She was gone."],
        ["Chapter 2", "Nobody was there."],
    ]


def test_a_time_skip_is_read_after_the_break_without_its_marks(reading: _Reading) -> None:
    book = reading("She was there.\n\n*Many years later*\n\nShe was gone.\n")

    assert book.chapters[0].blocks[1:3] == (
        SceneBreak(),
        Paragraph("Many years later", ((0, 16),)),
    )


def test_a_title_between_two_lines_is_an_inner_heading(reading: _Reading) -> None:
    book = reading("She was there.\n\n---\n\nThe Door\n\n---\n\nShe was gone.\n")

    assert book.chapters[0].blocks[1:] == (
        SceneBreak(),
        Heading("The Door"),
        Paragraph("She was gone."),
    )


def test_rare_wide_gaps_part_scenes(reading: _Reading) -> None:
    paragraphs = ["She was there."] * 8

    book = reading("\n\n".join(paragraphs) + "\n\n\n\n" + "\n\n".join(paragraphs))

    assert book.chapters[0].blocks[8] == SceneBreak(Strength.STRONG)
    assert len(book.chapters[0].blocks) == 17


def test_common_wide_gaps_part_paragraphs(reading: _Reading) -> None:
    book = reading("She was there.\n\n\nShe was gone.\n\n" * 6)

    assert not any(isinstance(it, SceneBreak) for it in book.chapters[0].blocks)


def test_one_line_is_one_paragraph_without_blank_lines(reading: _Reading) -> None:
    book = reading("She was there.\nShe was gone.\nHe was there.\nHe was gone.\nAll was well.\n")

    assert len(book.chapters[0].blocks) == 5


def test_typed_emphasis_is_no_text(reading: _Reading) -> None:
    book = reading("She was *not* there, and _he_ was <b>gone</b>, f***ing gone, 2*3*4.\n")

    assert book.chapters[0].blocks == (
        Paragraph(
            "She was not there, and he was gone, f***ing gone, 2*3*4.",
            ((8, 11), (23, 25), (30, 34)),
        ),
    )


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        (b"\xef\xbb\xbfShe was caf\xc3\xa9.", "She was café."),
        ("She was café.".encode("utf-16"), "She was café."),
        ("She was café.".encode("utf-16-le"), "She was café."),
        ("She was café.".encode("utf-16-be"), "She was café."),
        ("She was café.".encode("utf-32"), "She was café."),
        (b"She was caf\xe9, \x93yes\x94\x85", "She was café, “yes”…"),
        (b"CAF\xc9\x94 \x93X\x94 \x96 she was there.", "CAFÉ” “X” \u2013 she was there."),
        ("She\xa0was\u2009there,\u00ad for\u200bever.".encode(), "She was there, forever."),
        (
            "She was ünser “café” and ".encode() + b"\x93caf\xe9\x94",
            "She was ünser “café” and “café”",
        ),
        (b"She\twas   there. ", "She was there."),
        ("She\x85was\u2028there.".encode(), "She was there."),
    ],
)
def test_bytes_become_text(reading: _Reading, raw: bytes, text: str) -> None:
    book = reading(raw)

    assert _texts(book.chapters[0].blocks) == [text]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_end_in_three_ways(reading: _Reading, end: str) -> None:
    book = reading(f"She was there.{end}{end}She was gone.{end}")

    assert len(book.chapters[0].blocks) == 2


@pytest.mark.slow
def test_a_line_of_5_mb_is_read(reading: _Reading) -> None:
    book = reading("She was there and *gone. " * 200_000)

    assert len(book.chapters[0].blocks) == 1


@pytest.mark.slow
def test_many_lines_are_read(reading: _Reading) -> None:
    book = reading("She was there.\n\nXX\n\n" * 10_000)

    assert len(book.chapters[0].blocks) == 20_000


def test_a_line_full_of_emphasis_is_read(reading: _Reading) -> None:
    book = reading("She was *there*. " * 20_000)

    (block,) = book.chapters[0].blocks
    assert isinstance(block, Paragraph)
    assert len(block.emphasis) == 20_000


def _texts(blocks: tuple[Block, ...]) -> list[str]:
    return ["" if isinstance(block, SceneBreak) else block.text for block in blocks]
