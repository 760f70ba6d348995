from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from narrate.book import Book, Paragraph
from narrate.errors import StoryError
from narrate.readers import read

Reading = Callable[..., Book]


def p(text: str, *, style: str = "Standard") -> str:
    return f'<text:p text:style-name="{style}">{text}</text:p>'


def test_blanks_are_collapsed_but_for_those_that_are_meant(opendocument: Reading) -> None:
    book = opendocument(p('She\n   was<text:s text:c="3"/>there<text:tab/>too.'))

    assert book.chapters[0].blocks == (Paragraph("She was there too."),)


def test_headings_have_outline_levels(opendocument: Reading) -> None:
    book = opendocument(
        '<text:h text:outline-level="1">Rain</text:h>'
        + p("It was wet.")
        + '<text:h text:outline-level="1">Sun</text:h>'
        + p("It was dry.")
    )

    assert [chapter.title for chapter in book.chapters] == ["Rain", "Sun"]


def test_italics_come_from_automatic_styles(opendocument: Reading) -> None:
    styles = (
        '<style:style style:name="T1" style:family="text">'
        '<style:text-properties fo:font-style="italic"/></style:style>'
    )

    book = opendocument(
        p('She was <text:span text:style-name="T1">not</text:span> there.'), styles=styles
    )

    assert book.chapters[0].blocks == (Paragraph("She was not there.", ((8, 11),)),)


def test_notes_are_left_out_and_annotations_and_deleted_text_are_not_read(
    opendocument: Reading,
) -> None:
    book = opendocument(
        "<text:tracked-changes><text:deletion><text:p>gone</text:p></text:deletion>"
        "</text:tracked-changes>"
        + p(
            "She was<text:note><text:note-citation>1</text:note-citation><text:note-body>"
            "<text:p>Not really.</text:p></text:note-body></text:note> there"
            "<office:annotation><text:p>Check!</text:p></office:annotation>."
        )
    )

    assert book.chapters[0].blocks == (Paragraph("She was there."),)
    assert [(it.reason, it.text) for it in book.left_out] == [("footnote", "Not really.")]


def test_a_document_with_a_password_is_refused(opendocument: Reading) -> None:
    manifest = "<manifest><encryption-data/></manifest>"

    with pytest.raises(StoryError, match="is locked with a password") as caught:
        opendocument(p("She was there."), **{"META-INF__manifest": manifest})

    assert "save it without one" in str(caught.value.hint)


def test_a_flat_document_is_read(tmp_path: Path) -> None:
    path = tmp_path / "story.fodt"
    path.write_text(
        '<?xml version="1.0"?><office:document '
        'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
        'office:mimetype="application/vnd.oasis.opendocument.text"><office:body><office:text>'
        "<text:p>She was there.</text:p></office:text></office:body></office:document>"
    )

    book = read(path)

    assert book.source == "ODT"
    assert book.chapters[0].blocks == (Paragraph("She was there."),)


def test_entities_are_not_expanded(opendocument: Reading) -> None:
    with pytest.raises(StoryError):
        opendocument(p("She was &a;there."))


def test_a_document_without_its_text_is_refused(opendocument: Reading) -> None:
    with pytest.raises(StoryError):
        opendocument("<text:p>" * 9)
