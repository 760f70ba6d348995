from __future__ import annotations

import time
from pathlib import Path

import pytest

from narrate.book import Book, Paragraph
from narrate.readers import read


def _read(tmp_path: Path, rtf: str | bytes) -> Book:
    path = tmp_path / "story.rtf"
    path.write_bytes(rtf.encode("latin-1") if isinstance(rtf, str) else rtf)
    return read(path)


@pytest.mark.parametrize(
    ("rtf", "text"),
    [
        (r"{\rtf1\ansi\ansicpg1252 caf\'e9 \'93yes\'94\'85}", "café “yes”…"),
        (r"{\rtf1\ansi\ansicpg1251 \'ef\'f0\'e8\'e2\'e5\'f2}", "привет"),
        (r"{\rtf1\ansi\ansicpg932 \'82\'a0\'82\'a2}", "あい"),
        (r"{\rtf1\ansi\uc1 It\u8217?s \u8220\'93so\u8221\'94}", "It\u2019s “so”"),
        (r"{\rtf1\ansi\uc0 It\u8217s}", "It\u2019s"),
        (r"{\rtf1\ansi smile \u-10179?\u-8704? \u-10179? x}", "smile 😀 x"),
        (
            r"{\rtf1\ansi \lquote one\rquote\emdash two\endash\~three\_four}",
            "\u2018one\u2019—two\u2013 three-four",
        ),
        (r"{\rtf1\ansi \{one\} \\two}", "{one} \\two"),
        (r"{\rtf1\mac caf\'8e}", "café"),
        (r"{\rtf1\ansi\ansicpg99999 caf\'e9}", "café"),
        (r"{\rtf1\ansi one {\*\unknown two}{\v three}{\deleted four} five}", "one five"),
        (r"{\rtf1\ansi one{\pict\bin5 }{}\two\pngblip 89504e47} two}", "one two"),
        (r"{\rtf1\ansi {\field{\*\fldinst HYPERLINK x}{\fldrslt link}} text}", "link text"),
        (r"{\rtf1\ansi cut off in {\i the midd", "cut off in the midd"),
        (r"{\rtf1\ansi too many}}}}} ends}", "too many ends"),
    ],
)
def test_text_is_read(tmp_path: Path, rtf: str, text: str) -> None:
    book = _read(tmp_path, rtf)

    assert [block.text for block in book.chapters[0].blocks if isinstance(block, Paragraph)] == [
        text
    ]


def test_emphasis_ends_with_its_group_or_its_word(tmp_path: Path) -> None:
    book = _read(tmp_path, r"{\rtf1\ansi She {\i was} \b not\b0  there {\i a{\plain b}c}\par}")

    assert book.chapters[0].blocks == (
        Paragraph("She was not there abc", ((4, 7), (8, 11), (18, 19), (20, 21))),
    )


def test_headings_are_known_by_their_styles(tmp_path: Path) -> None:
    book = _read(
        tmp_path,
        r"{\rtf1\ansi{\stylesheet{\s1 heading 1;}{\s2 Normal;}}"
        r"\pard\s1 Rain\par\pard\s2 It was wet.\par\pard\s1 Sun\par\pard It was dry.\par}",
    )

    assert [chapter.title for chapter in book.chapters] == ["Rain", "Sun"]


def test_a_hundred_thousand_groups_are_no_trap(tmp_path: Path) -> None:
    start = time.monotonic()

    book = _read(tmp_path, r"{\rtf1\ansi She was there.\par " + "{" * 100_000 + "}" * 100_000)

    assert book.chapters[0].blocks == (Paragraph("She was there."),)
    assert time.monotonic() - start < 10


def test_the_properties_name_the_book(tmp_path: Path) -> None:
    book = _read(
        tmp_path,
        r"{\rtf1\ansi{\info{\title The Lamp}{\author Anna Lee}{\operator Bo}}She was there.\par}",
    )

    assert (book.title, book.author) == ("The Lamp", "Anna Lee")
