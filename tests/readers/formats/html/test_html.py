from __future__ import annotations

from pathlib import Path

import pytest

from narrate.book import Block, Book, Heading, Paragraph, ParagraphKind, SceneBreak, Strength
from narrate.readers import read
from narrate.readers.files import StoryFile
from narrate.readers.formats.html import recognizes


@pytest.fixture
def reading(tmp_path: Path) -> _Reading:
    return _Reading(tmp_path)


class _Reading:
    """Reads pages as if they were files."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def __call__(self, text: str, name: str = "a_page.html") -> Book:
        path = self._folder / name
        path.write_text(text, encoding="utf-8")
        return read(path)


@pytest.mark.parametrize(
    "text",
    [
        "<!DOCTYPE html><p>She",
        "  \n<!-- saved -->\n<HTML><body>She",
        '<?xml version="1.0"?>\n<!DOCTYPE html PUBLIC "x">',
        "\ufeff<html>",
        '<p data-p-id="1">She was there.</p>',
        "<p>She</p><p>was</p><p>there</p>",
        "She was there.<br><br>She was gone.<br/>She",
        "<div id=chapters><h3>Text</h3>",
    ],
)
def test_html_is_recognized_by_its_tags(text: str) -> None:
    assert recognizes(StoryFile("story", text.encode()))


@pytest.mark.parametrize(
    "text",
    [
        "She was there.",
        "<She was there> and gone.",
        "I <3 you.",
        "<Anna> hello\n<Marian> hi\n",
        "She typed </p> into the page.",
        "<i>She</i> was <b>there</b> and <em>gone</em>.",
        "a < b and c > d",
        "",
    ],
)
def test_other_text_is_not_html(text: str) -> None:
    assert not recognizes(StoryFile("story", text.encode()))


def test_html_under_any_name_is_html(reading: _Reading) -> None:
    book = reading("<html><p>She was there.</p></html>", name="lamp.txt")

    assert book.source == "HTML"
    assert _texts(book.chapters[0].blocks) == ["She was there."]


def test_headings_begin_chapters(reading: _Reading) -> None:
    book = reading(
        "<html lang='de-AT'><head><title>The Lamp | Site</title><meta name='Author' content='Anna'>"
        "</head><body><h1>The Lamp</h1><p>by Marian</p><h2>Rain</h2><p>She was there.</p>"
        "<h3>Later</h3><p>Gone.</p><h2>Snow</h2><p>He was there.</p></body></html>"
    )

    assert (book.title, book.author, book.language) == ("The Lamp", "Anna", "de")
    assert [(it.title, _texts(it.blocks)) for it in book.chapters] == [
        ("Rain", ["by Marian", "Rain", "She was there.", "Later", "Gone."]),
        ("Snow", ["Snow", "He was there."]),
    ]


def test_the_line_under_the_title_names_the_author(reading: _Reading) -> None:
    book = reading(
        "<h1>The Lamp</h1><p>by Marian</p><h2>Rain</h2><p>She.</p><h2>Snow</h2><p>He.</p>"
    )

    assert (book.title, book.author) == ("The Lamp", "Marian")
    assert _texts(book.chapters[0].blocks) == ["Rain", "She."]


def test_a_part_stands_above_its_first_chapter(reading: _Reading) -> None:
    book = reading(
        "<h1>Part One</h1><h2>Chapter 1</h2><p>She.</p><h2>Chapter 2</h2><p>He.</p>"
        "<h1>Part Two</h1><h2>Chapter 3</h2><h3>The Lamp</h3><p>They.</p>"
    )

    assert [_texts(it.blocks)[:-1] for it in book.chapters] == [
        ["Part One", "Chapter 1"],
        ["Chapter 2"],
        ["Part Two", "Chapter 3", "The Lamp"],
    ]
    assert book.chapters[2].title == "The Lamp"


def test_the_only_heading_is_spoken_and_names_the_book(reading: _Reading) -> None:
    book = reading("<h1>The Lamp</h1><p>She was there.</p>")

    assert (book.title, book.chapters[0].title) == ("The Lamp", "The Lamp")
    assert book.chapters[0].blocks[0] == Heading("The Lamp")


def test_a_heading_of_two_lines_is_two_headings(reading: _Reading) -> None:
    book = reading("<h2>Chapter 1<br>The Lamp</h2><p>She.</p><h2>Chapter 2</h2><p>He.</p>")

    assert book.chapters[0].blocks[:2] == (Heading("Chapter 1"), Heading("The Lamp"))


def test_headings_typed_as_paragraphs_begin_chapters(reading: _Reading) -> None:
    book = reading(
        "<p><b>Chapter 1</b></p><p>She.</p>"
        "<p align=center><b>Chapter 2: Oil</b><br/>He was there.</p><p>She was gone.</p>"
    )

    assert [it.title for it in book.chapters] == ["Chapter 1", "Oil"]


def test_one_line_break_parts_lines_and_two_part_paragraphs(reading: _Reading) -> None:
    book = reading("<p>She was<br/>\nthere.<br/>&nbsp;<br/>She was gone.</p><p>He<br>was.</p>")

    assert _texts(book.chapters[0].blocks) == ["She was\nthere.", "She was gone.", "He\nwas."]


def test_a_longer_run_of_line_breaks_parts_scenes(reading: _Reading) -> None:
    paragraphs = "<br/><br/>".join(["She was there."] * 6)

    book = reading(f"<p>{paragraphs}<br/><br/><br/><br/>{paragraphs}</p><p></p>")

    assert book.chapters[0].blocks[6] == SceneBreak(Strength.STRONG)
    assert len(book.chapters[0].blocks) == 13


@pytest.mark.parametrize("blank", ["<p>&nbsp;</p>", "<p><br/></p>", "<br/>", "<div><br></div>"])
def test_a_rare_empty_paragraph_parts_scenes(reading: _Reading, blank: str) -> None:
    paragraphs = "<p>She was there.</p>" * 6

    book = reading(paragraphs + blank + paragraphs)

    assert book.chapters[0].blocks[6] == SceneBreak(Strength.STRONG)


@pytest.mark.parametrize("between", ["<p>&nbsp;</p>", "<p></p>", "\n  ", "<br/>", ""])
def test_empty_paragraphs_everywhere_part_nothing(reading: _Reading, between: str) -> None:
    book = reading(between.join(["<p>She was there.<br/></p>"] * 12))

    assert len(book.chapters[0].blocks) == 12


@pytest.mark.parametrize(
    "line",
    [
        "<hr>",
        "<p><hr/></p>",
        "<p>***</p>",
        "<center>oOo</center>",
        "<img alt='' src='divider.png'>",
    ],
)
def test_a_drawn_line_parts_scenes(reading: _Reading, line: str) -> None:
    book = reading(f"<div><p>She was there.</p>{line}<p>She was gone.</p></div>")

    assert _texts(book.chapters[0].blocks) == ["She was there.", "", "She was gone."]


def test_a_line_drawn_within_a_paragraph_parts_scenes(reading: _Reading) -> None:
    book = reading("<p>She was there.<br/>***<br/>She was gone.</p><p>So.</p><p>Yes.</p>")

    assert _texts(book.chapters[0].blocks)[:3] == ["She was there.", "", "She was gone."]


def test_long_lines_parted_by_single_breaks_are_paragraphs(reading: _Reading) -> None:
    line = "The lamp stood on the sill and burned, as it had burned every evening since."

    book = reading("<p>" + "<br>".join([line] * 8) + "</p>")

    assert _texts(book.chapters[0].blocks) == [line] * 8


def test_emphasis_is_marked(reading: _Reading) -> None:
    book = reading(
        "<p>She <em>was <b>not</b></em> <i> there </i>, *ever*.</p><p>Gone.</p><p>So.</p>"
    )

    assert book.chapters[0].blocks[0] == Paragraph(
        "She was not there , ever.", ((4, 11), (12, 17), (20, 24))
    )


def test_a_time_skip_set_off_by_asterisks_is_read_without_them(reading: _Reading) -> None:
    book = reading("<p>She was there.</p><p>*Many years later*</p><p>She was gone.</p>")

    assert book.chapters[0].blocks[1:3] == (
        SceneBreak(Strength.STRONG),
        Paragraph("Many years later", ((0, 16),)),
    )


def test_text_is_mended(reading: _Reading) -> None:
    book = reading(
        "<p>Caf&eacute;&nbsp;&amp; bar,&#8203; ex&shy;cellent\n   tea.</p><p>Yes.</p><p>So.</p>"
    )

    assert _texts(book.chapters[0].blocks)[0] == "Café & bar, excellent tea."


def test_what_is_hidden_is_not_read(reading: _Reading) -> None:
    book = reading(
        "<style>.x1, p.x2 {color: red; display : none} @media print {.x3 {display:none}}"
        " /* .x4 {display: none} */ .x5 .x6 {display:none}</style>"
        "<p>She.</p><p class='x1'>Stolen!</p><p class='a x2'>Stolen!</p><p class=x3>was</p>"
        "<p class=x4>there</p><p class='x6'>and</p><p style='display:none'>no</p><p hidden>no</p>"
        "<script>no</script><noscript>no</noscript><p>gone.</p><p>Yes.</p>"
        "<span class=sr-only>no</span>"
    )

    assert _texts(book.chapters[0].blocks) == ["She.", "was", "there", "and", "gone.", "Yes."]


@pytest.mark.parametrize(
    ("quotation", "kind"),
    [
        ("<p>Dear Marian,</p><p>the lamp is out.</p><p>xxx</p>", ParagraphKind.LETTER),
        ("<p>The lamp is out.</p><p>Yours,<br/>Anna</p>", ParagraphKind.LETTER),
        ("<p>The lamp is out.</p><p>No oil.</p>", ParagraphKind.QUOTE),
    ],
)
def test_a_block_quotation_may_be_a_letter(
    reading: _Reading, quotation: str, kind: ParagraphKind
) -> None:
    book = reading(f"<p>She read.</p><blockquote>{quotation}</blockquote><p>She sat.</p>")

    paragraphs = [it for it in book.chapters[0].blocks if isinstance(it, Paragraph)]
    assert {it.kind for it in paragraphs[1:-1]} == {kind}
    assert {paragraphs[0].kind, paragraphs[-1].kind} == {ParagraphKind.PROSE}


def test_a_table_is_read_row_by_row(reading: _Reading) -> None:
    book = reading(
        "<table><tr><th>Name</th><td>Anna</td></tr><tr><td>Oil</td><td></td><td>2</td></tr></table>"
    )

    assert _texts(book.chapters[0].blocks) == ["Name: Anna", "Oil: 2"]


def test_footnote_marks_are_not_read(reading: _Reading) -> None:
    book = reading(
        '<p>She was<sup><a href="#n1">1</a></sup> there<a href="#n2">[2]</a>.</p><p>So.</p>'
    )

    assert _texts(book.chapters[0].blocks)[0] == "She was there."


def test_quotation_elements_have_marks(reading: _Reading) -> None:
    book = reading("<p><q>Yes</q>, she said.</p><p>So.</p>")

    assert _texts(book.chapters[0].blocks)[0] == "“Yes”, she said."


def test_preformatted_lines_stay(reading: _Reading) -> None:
    book = reading("<pre>Lamp, lamp,\nburn.\n\nDamp.</pre>")

    assert _texts(book.chapters[0].blocks) == ["Lamp, lamp,\nburn.", "Damp."]


def test_typed_notes_are_left_out_of_a_page(reading: _Reading) -> None:
    book = reading("<p><b>A/N: Hello!</b></p><p>She was there.</p><p><i>Please review!</i></p>")

    assert [it.text for it in book.left_out] == ["A/N: Hello!", "Please review!"]


def test_a_declared_encoding_counts_where_utf_8_fails(tmp_path: Path) -> None:
    path = tmp_path / "lamp.html"
    path.write_bytes('<meta charset="koi8-r"><p>лампа</p><p>горит</p>'.encode("koi8-r"))

    book = read(path)

    assert _texts(book.chapters[0].blocks) == ["лампа", "горит"]


@pytest.mark.parametrize("tag", ["div", "em", "blockquote", "span", "p", "a", "sup", "ul", "td"])
def test_deeply_nested_tags_are_read(reading: _Reading, tag: str) -> None:
    nested = f"<{tag} href='#'>" * 3_000 + "She was there." + f"</{tag}>" * 3_000

    book = reading(f"<html>{nested}<p>Gone.")

    assert _texts(book.chapters[0].blocks) == ["She was there.", "Gone."]


@pytest.mark.slow
@pytest.mark.parametrize("tag", ["div", "em"])
def test_100_000_nested_tags_are_read(reading: _Reading, tag: str) -> None:
    book = reading("<html>" + f"<{tag}>" * 100_000 + "She was there." + f"</{tag}>" * 100_000)

    assert _texts(book.chapters[0].blocks) == ["She was there."]


def _texts(blocks: tuple[Block, ...]) -> list[str]:
    return ["" if isinstance(block, SceneBreak) else block.text for block in blocks]


def test_a_byline_that_the_head_of_the_page_names_too_is_no_story(tmp_path: Path) -> None:
    path = tmp_path / "story.html"
    path.write_text(
        '<html><head><title>The Well</title><meta name="author" content="A. Reed"></head><body>'
        "<h1>The Well</h1><p>by A. Reed</p><h2>Chapter One</h2><p>It was deep.</p>"
        "<h2>Chapter Two</h2><p>It was dry.</p></body></html>"
    )

    book = read(path)

    assert (book.title, book.author) == ("The Well", "A. Reed")
    assert book.chapters[0].blocks == (Heading("Chapter One"), Paragraph("It was deep."))
