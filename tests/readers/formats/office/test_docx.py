from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest

from narrate.book import Book, Heading, Paragraph, SceneBreak
from narrate.errors import StoryError
from narrate.readers import read

Reading = Callable[..., Book]
LAUGHS = (
    '<!DOCTYPE a [<!ENTITY a "haha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">'
    '<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;">]>'
)


def p(text: str, *, style: str = "", properties: str = "", run: str = "") -> str:
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    return (
        f"<w:p><w:pPr>{named}{properties}</w:pPr><w:r><w:rPr>{run}</w:rPr>"
        f'<w:t xml:space="preserve">{text}</w:t></w:r></w:p>'
    )


def style(identity: str, name: str, more: str = "", *, kind: str = "paragraph") -> str:
    return (
        f'<w:style w:type="{kind}" w:styleId="{identity}"><w:name w:val="{name}"/>{more}</w:style>'
    )


@pytest.mark.parametrize(
    ("identity", "name", "more"),
    [
        ("Heading1", "heading 1", ""),
        ("Titre1", "heading 1", ""),
        ("a3", "heading 2", ""),
        ("Mine", "My Chapter", '<w:basedOn w:val="Heading1"/>'),
        ("Own", "Own", '<w:pPr><w:outlineLvl w:val="0"/></w:pPr>'),
    ],
)
def test_a_heading_is_known_by_its_style_in_any_language(
    word: Reading, identity: str, name: str, more: str
) -> None:
    styles = style("Heading1", "heading 1") + style(identity, name, more)

    book = word(
        p("Rain", style=identity) + p("It was wet.") + p("Sun", style=identity) + p("It was dry."),
        styles=styles,
    )

    assert [chapter.title for chapter in book.chapters] == ["Rain", "Sun"]


def test_styles_that_are_based_on_each_other_in_a_circle_are_no_trap(word: Reading) -> None:
    styles = style("A", "A", '<w:basedOn w:val="B"/>') + style("B", "B", '<w:basedOn w:val="A"/>')

    book = word(p("She was there.", style="A"), styles=styles)

    assert book.chapters[0].blocks == (Paragraph("She was there."),)


def test_italics_come_from_runs_and_from_styles(word: Reading) -> None:
    styles = style("Em", "Emphasis", "<w:rPr><w:i/></w:rPr>", kind="character") + style(
        "Thought", "Thought", "<w:rPr><w:i/></w:rPr>"
    )
    body = (
        p("one", run="<w:i/>")
        + p("two", run='<w:rStyle w:val="Em"/>')
        + p("three", style="Thought")
        + p("four", style="Thought", run='<w:i w:val="0"/>')
        + p("five", run='<w:i w:val="false"/>')
    )

    book = word(body, styles=styles)

    paragraphs = [block for block in book.chapters[0].blocks if isinstance(block, Paragraph)]
    assert [it.text for it in paragraphs if it.emphasis] == ["one", "two", "three"]


def test_empty_paragraphs_are_blank_lines(word: Reading) -> None:
    told = "".join(p("She was there.") for _ in range(8))

    book = word(told + p("") + p("") + told)

    assert [type(block) for block in book.chapters[0].blocks].count(SceneBreak) == 1


def test_titles_on_pages_of_their_own_begin_chapters_without_any_style(word: Reading) -> None:
    new_page = '<w:r><w:br w:type="page"/></w:r>'

    book = word(
        p("The Lamp", properties='<w:jc w:val="center"/>')
        + p("She was there.")
        + f"<w:p>{new_page}</w:p>"
        + p("The Cellar")
        + p("She was gone.")
    )

    assert [chapter.title for chapter in book.chapters] == ["The Lamp", "The Cellar"]


def test_deleted_text_comments_and_field_codes_are_not_read(word: Reading) -> None:
    book = word(
        "<w:p><w:del><w:r><w:delText>old</w:delText></w:r></w:del>"
        "<w:moveFrom><w:r><w:t>moved</w:t></w:r></w:moveFrom>"
        "<w:r><w:instrText>PAGEREF x</w:instrText></w:r>"
        "<w:ins><w:r><w:t>She was.</w:t></w:r></w:ins>"
        '<w:r><w:commentReference w:id="0"/></w:r></w:p>',
        word__comments="<w:comments/>",
    )

    assert book.chapters[0].blocks == (Paragraph("She was."),)


@pytest.mark.parametrize(
    ("creator", "author"),
    [
        ("Anna Lee", "Anna Lee"),
        ("User", None),
        ("Microsoft Office User", None),
        ("python-docx", None),
        ("Unknown", None),
        ("", None),
    ],
)
def test_an_author_that_a_program_made_up_is_none(
    word: Reading, creator: str, author: str | None
) -> None:
    core = (
        '<c:coreProperties xmlns:c="x" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:creator>{creator}</dc:creator></c:coreProperties>"
    )

    book = word(p("She was there."), docProps__core=core)

    assert book.author == author


def test_the_strict_variant_is_read(word: Reading, tmp_path: Path) -> None:
    del tmp_path
    body = p("She was there.").replace("w:", "s:")

    book = word(f'<s:p xmlns:s="http://purl.oclc.org/ooxml/wordprocessingml/main">{body}</s:p>')

    assert book.chapters[0].blocks == (Paragraph("She was there."),)


def test_a_table_is_read_row_by_row(word: Reading) -> None:
    row = f"<w:tr><w:tc>{p('Name')}</w:tc><w:tc>{p('Anna')}{p('Lee')}</w:tc></w:tr>"

    book = word(p("She was there.") + f"<w:tbl>{row}{row}</w:tbl>")

    texts = [block.text for block in book.chapters[0].blocks if isinstance(block, Paragraph)]
    assert texts[1:] == ["Name: Anna Lee", "Name: Anna Lee"]


def test_entities_are_not_expanded(word: Reading) -> None:
    start = time.monotonic()

    book = word(p("She was &d;there."), prolog=LAUGHS)

    assert book.chapters[0].blocks == (Paragraph("She was there."),)
    assert time.monotonic() - start < 5


def test_external_entities_are_not_read(word: Reading, tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("a secret")

    book = word(p("She was &a;there."), prolog=f'<!DOCTYPE a [<!ENTITY a SYSTEM "{secret}">]>')

    assert book.chapters[0].blocks == (Paragraph("She was there."),)


def test_deep_nesting_is_refused(word: Reading) -> None:
    deep = "<w:sdt>" * 100_000 + "</w:sdt>" * 100_000

    with pytest.raises(StoryError, match="is damaged"):
        word(deep)


def test_a_truncated_document_is_refused(word: Reading, tmp_path: Path) -> None:
    word(p("She was there."))
    path = tmp_path / "story.docx"
    path.write_bytes(path.read_bytes()[:-60])

    with pytest.raises(StoryError, match="is damaged"):
        read(path)


def test_a_bomb_is_refused(word: Reading) -> None:
    with pytest.raises(StoryError, match="unpacks to more than"):
        word(p("She was there." + " " * (65 << 20)))


def test_a_title_page_names_the_book(word: Reading) -> None:
    styles = style("T", "Title") + style("H", "heading 1")

    book = word(
        p("The Lamp", style="T") + p("by Anna Lee") + p("One", style="H") + p("She was there."),
        styles=styles,
    )

    assert (book.title, book.author) == ("The Lamp", "Anna Lee")
    assert book.chapters[0].blocks == (Heading("One"), Paragraph("She was there."))
