from __future__ import annotations

from collections.abc import Callable

import pytest

from narrate.book import Book, Heading, Paragraph, ParagraphKind, SceneBreak
from narrate.readers import read
from narrate.readers.formats.epub.mending import joined_heading
from tests.readers.formats.epub.conftest import STORY, Bind

NCX = '<item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/>'

Contents = Callable[..., dict[str, str | bytes | None]]


def titles(book: Book) -> list[str]:
    return [chapter.title for chapter in book.chapters]


def headings(book: Book) -> list[list[str]]:
    return [
        [block.text for block in chapter.blocks if isinstance(block, Heading)]
        for chapter in book.chapters
    ]


def texts(book: Book) -> list[str]:
    return [
        block.text
        for chapter in book.chapters
        for block in chapter.blocks
        if isinstance(block, Paragraph)
    ]


def reasons(book: Book) -> list[tuple[str, str]]:
    return [(passage.reason, passage.text) for passage in book.left_out]


def test_a_chapter_may_span_pages(bind: Bind, contents: Contents) -> None:
    path = bind(
        {
            "a_split_000.xhtml": f"<h2>Steam</h2>{STORY}",
            "a_split_001.xhtml": "<p>It sang on.</p>",
            "a_split_002.xhtml": f"<h2>Ash</h2>{STORY}",
        },
        items=NCX,
        files=contents(("a_split_000.xhtml", "Steam"), ("a_split_002.xhtml", "Ash")),
    )

    book = read(path)

    assert titles(book) == ["Steam", "Ash"]
    assert texts(book)[2] == "It sang on."


def test_a_page_may_hold_chapters(bind: Bind, contents: Contents) -> None:
    path = bind(
        {"one.xhtml": f'<h3 id="a">Steam</h3>{STORY}<h3 id="b">Ash</h3>{STORY}<h4>Cinders</h4>'},
        items=NCX,
        files=contents(("one.xhtml#a", "Steam"), ("one.xhtml#b", "Ash")),
    )

    book = read(path)

    assert titles(book) == ["Steam", "Ash"]


def test_entries_within_a_page_without_headings_are_headings(
    bind: Bind, contents: Contents
) -> None:
    path = bind(
        {"one.xhtml": f'<p><a id="a"/>It sang.</p>{STORY}<div><p><i id="b">It</i> was.</p></div>'},
        items=NCX,
        files=contents(("one.xhtml#a", "Steam"), ("one.xhtml#b", "Ash")),
    )

    book = read(path)

    assert headings(book) == [["Steam"], ["Ash"]]
    assert texts(book)[-1] == "It was."


@pytest.mark.parametrize("entry", ["Start", "part0001.xhtml", "The Kettle", "Chapter Text", "***"])
def test_made_up_entries_are_not_spoken(bind: Bind, contents: Contents, entry: str) -> None:
    path = bind(items=NCX, files=contents(("one.xhtml", entry)))

    book = read(path)

    assert headings(book) == [[]]
    assert titles(book) == ["The Kettle"]


@pytest.mark.parametrize(
    "lines",
    [
        "<p>Chapter One</p><p>Steam</p>",
        "<p class='n'>1</p><h2>Steam</h2>",
        "<h2>Chapter One</h2><h3>Steam</h3>",
        "<h1>The Kettle</h1><h2>Chapter One: Steam</h2>",
        "<hgroup><h2>Chapter One</h2><p>Steam</p></hgroup>",
    ],
)
def test_lines_that_are_the_entry_are_the_heading(
    bind: Bind, contents: Contents, lines: str
) -> None:
    path = bind(
        {"one.xhtml": lines + STORY, "two.xhtml": STORY},
        items=NCX,
        files=contents(("one.xhtml", "Chapter One: Steam"), ("two.xhtml", "Chapter Two: Ash")),
    )

    book = read(path)

    assert titles(book) == ["Steam", "Ash"]
    assert texts(book) == ["The kettle sang at nine.", "“Who is there?” asked Wren."] * 2


def test_headings_rank_pages_without_a_table_of_contents(bind: Bind) -> None:
    path = bind({"one.xhtml": f"<h2>Steam</h2>{STORY}", "two.xhtml": f"<h2>Ash</h2>{STORY}"})

    book = read(path)

    assert titles(book) == ["Steam", "Ash"]


def test_pages_without_any_heading_are_chapters(bind: Bind) -> None:
    path = bind({"one.xhtml": STORY, "two.xhtml": STORY, "two_split_001.xhtml": STORY})

    book = read(path)

    assert titles(book) == ["Chapter 1", "Chapter 2", "Chapter 3"][: len(book.chapters)]
    assert len(book.chapters) >= 2


def test_typed_headings_are_found_where_pages_mark_none(bind: Bind) -> None:
    path = bind({"one.xhtml": f"<p>Chapter 1</p>{STORY}<p>Chapter 2</p>{STORY}"})

    book = read(path)

    assert titles(book) == ["Chapter 1", "Chapter 2"]


@pytest.mark.parametrize(
    ("entry", "body", "reason"),
    [
        ("Copyright", "<p>Printed on tea leaves.</p>", "front matter"),
        ("Dedication", "<p>For Wren.</p>", "front matter"),
        ("Title Page", "<p>The Kettle</p>", "front matter"),
        ("Contents", "<p>Steam 1</p><p>Ash 9</p>", "table of contents"),
        (
            "Foreword",
            "<p>The author of this book liked tea, and so did the publisher.</p>",
            "front matter",
        ),
        (
            "Steam",
            '<p><a href="b.xhtml">Steam</a> <a href="b.xhtml">Ash</a> <a href="#c">End</a></p>',
            "table of contents",
        ),
        ("Kolophon", "<p>© 2020 A. Reed. All rights reserved.</p>", "front matter"),
    ],
)
def test_what_is_none_of_the_story_is_left_out(
    bind: Bind, contents: Contents, entry: str, body: str, reason: str
) -> None:
    path = bind(
        {
            "a.xhtml": body,
            "b.xhtml": f"<h2>Chapter 1</h2>{STORY}",
            "c.xhtml": f"<h2>Chapter 2</h2>{STORY}",
        },
        items=NCX,
        files=contents(("a.xhtml", entry), ("b.xhtml", "Chapter 1"), ("c.xhtml", "Chapter 2")),
    )

    book = read(path)

    assert titles(book) == ["Chapter 1", "Chapter 2"]
    assert {why for why, _ in reasons(book)} == {reason}


@pytest.mark.parametrize("entry", ["Prologue", "Preface", "Foreword", "Notes", "Contents"])
def test_who_tells_is_kept(bind: Bind, contents: Contents, entry: str) -> None:
    told = "<p>“Is it hot?” asked Wren.</p><p>“It is,” said Oda. She opened the lid.</p>" * 30
    path = bind(
        {"a.xhtml": f"<h2>{entry}</h2>{told}", "b.xhtml": f"<h2>Chapter 1</h2>{STORY}"},
        items=NCX,
        files=contents(("a.xhtml", entry), ("b.xhtml", "Chapter 1")),
    )

    book = read(path)

    assert titles(book) == [entry, "Chapter 1"]


def test_what_stands_behind_the_story_is_back_matter(bind: Bind) -> None:
    path = bind(
        {
            "a.xhtml": f"<h2>Chapter 1</h2>{STORY}",
            "b.xhtml": f"<h2>Chapter 2</h2>{STORY}",
            "c.xhtml": "<h2>Acknowledgements</h2><p>To the stove.</p>",
        }
    )

    book = read(path)

    assert reasons(book) == [("back matter", "Acknowledgements"), ("back matter", "To the stove.")]
    assert [passage.chapter for passage in book.left_out] == [None, None]


def test_pages_aside_are_left_out(bind: Bind) -> None:
    path = bind(
        {"a.xhtml": STORY, "b.xhtml": "<p>A map of the stove.</p>"},
        spine='<itemref idref="a.xhtml"/><itemref idref="b.xhtml" linear="no"/>',
    )

    book = read(path)

    assert reasons(book) == [("back matter", "A map of the stove.")]


def test_a_book_all_aside_is_read(bind: Bind) -> None:
    path = bind(spine='<itemref idref="one.xhtml" linear="no"/>')

    book = read(path)

    assert texts(book)[0] == "The kettle sang at nine."


@pytest.mark.parametrize(
    "mark",
    [
        '<a href="#n" epub:type="noteref">1</a>',
        '<sup><a href="notes.xhtml#n">1</a></sup>',
        '<a href="#n"><sup>[1]</sup></a>',
        '<a role="doc-noteref" href="#n">*</a>',
        '<span epub:type="pagebreak" title="7">7</span>',
        '<span class="pagenum">[Pg 7]</span>',
        '<span role="doc-pagebreak" id="p7"/>',
    ],
)
def test_marks_of_notes_and_pages_are_not_read(bind: Bind, mark: str) -> None:
    path = bind({"one.xhtml": f"<p>The kettle{mark} sang.</p>"})

    book = read(path)

    assert texts(book) == ["The kettle sang."]


@pytest.mark.parametrize(
    "note",
    [
        '<aside epub:type="footnote" id="n"><p>Of tin.</p></aside>',
        '<p id="n"><a href="#r">1</a> Of tin.</p>',
        '<div class="footnote"><p>Of tin.</p></div>',
        '<ol epub:type="rearnotes"><li id="n">Of tin.</li></ol>',
        '<p id="n">Of tin. <a href="#r">↩</a></p>',
        '<hr/><p id="n"><sup><a href="#r">1</a></sup> Of tin.</p>',
    ],
)
def test_notes_are_left_out(bind: Bind, note: str) -> None:
    path = bind({"one.xhtml": STORY + note})

    book = read(path)

    assert ("footnote", "Of tin.") in reasons(book)
    assert len(book.chapters[0].blocks) == 2


def test_links_in_running_text_are_read(bind: Bind) -> None:
    path = bind({"one.xhtml": '<p>The <a href="two.xhtml#x">kettle</a> sang.</p>'})

    book = read(path)

    assert texts(book) == ["The kettle sang."]


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("z3998:letter", ParagraphKind.LETTER),
        ("z3998:telegram", ParagraphKind.MESSAGE),
        ("z3998:verse", ParagraphKind.VERSE),
        ("z3998:song", ParagraphKind.VERSE),
    ],
)
def test_what_is_typed_has_its_kind(bind: Bind, kind: str, expected: ParagraphKind) -> None:
    path = bind(
        {"one.xhtml": f'{STORY}<blockquote epub:type="{kind}"><p>Boil, kettle.</p></blockquote>'}
    )

    book = read(path)

    (*_, block) = book.chapters[0].blocks
    assert block == Paragraph("Boil, kettle.", (), expected)


def test_pictures_are_not_read(bind: Bind) -> None:
    path = bind(
        {
            "one.xhtml": f'{STORY}<figure><img src="k.png" alt="A kettle sings."/>'
            "<figcaption>Our kettle.</figcaption></figure><hr/><p>It stopped.</p>"
        }
    )

    book = read(path)

    assert "A kettle sings." not in str(book)
    assert reasons(book) == [("picture", "Our kettle.")]
    assert sum(isinstance(block, SceneBreak) for block in book.chapters[0].blocks) == 1


def test_an_epigraph_under_a_part_stands_above_its_first_chapter(bind: Bind) -> None:
    path = bind(
        {
            "p.xhtml": '<section epub:type="part"><h1>Part One</h1><p>Tea is truth.</p></section>',
            "a.xhtml": f'<section epub:type="chapter"><h2>1. Steam</h2>{STORY}</section>',
        }
    )

    book = read(path)

    assert headings(book) == [["Part One", "1. Steam"]]
    assert titles(book) == ["Steam"]


@pytest.mark.parametrize(
    "heading",
    [
        '<h2><a href="toc.xhtml#c1">1</a></h2>',
        '<div id="c1"><p><a href="toc.xhtml#c1">1</a></p></div>',
        '<h2 id="c1"><a href="toc.xhtml#c1">Chapter 1</a></h2>',
    ],
)
def test_a_number_that_links_to_the_contents_is_a_heading(
    bind: Bind, contents: Contents, heading: str
) -> None:
    path = bind(
        {"one.xhtml": heading + STORY, "two.xhtml": STORY},
        items=NCX,
        files=contents(("one.xhtml", "Chapter 1"), ("two.xhtml", "Chapter 2")),
    )

    book = read(path)

    assert titles(book) == ["Chapter 1", "Chapter 2"]
    assert len(headings(book)[0]) == 1


@pytest.mark.parametrize(
    "drawn",
    [
        "<hr/>",
        '<p><img src="a.png" alt="" class="ornament"/></p>',
        '<div class="scene-break"><img src="a.png" alt="A feather"/></div>',
        '<div class="scenebreak"/>',
        "<p>* * *</p>",
    ],
)
def test_ornaments_part_scenes(bind: Bind, drawn: str) -> None:
    path = bind({"one.xhtml": f"{STORY}{drawn}{STORY}"})

    book = read(path)

    assert [isinstance(block, SceneBreak) for block in book.chapters[0].blocks].index(True) == 2


def test_a_picture_that_stands_once_parts_nothing(bind: Bind) -> None:
    path = bind({"one.xhtml": f'{STORY}<p><img src="map.png" alt="A map"/></p>{STORY}'})

    book = read(path)

    assert len(book.chapters[0].blocks) == 4


@pytest.mark.parametrize("about", ["see the year", "turn to page"])
def test_numbers_that_are_links_in_running_text_are_read(bind: Bind, about: str) -> None:
    path = bind({"one.xhtml": f'<p>They {about} <a href="two.xhtml#y">1984</a> again.</p>'})

    book = read(path)

    assert texts(book) == [f"They {about} 1984 again."]


@pytest.mark.parametrize(
    ("parts", "heading"),
    [
        (["I", "The Lamp"], "I. The Lamp"),
        (["Chapter I", "The Lamp"], "Chapter I: The Lamp"),
        (["Part Two:", "The Lamp"], "Part Two: The Lamp"),
        (["The Lamp", "A Tale"], "The Lamp: A Tale"),
        (["The Lamp"], "The Lamp"),
        ([], ""),
    ],
)
def test_the_lines_of_a_heading_are_one(parts: list[str], heading: str) -> None:
    joined = joined_heading(parts)

    assert joined == heading
