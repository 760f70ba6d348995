from __future__ import annotations

import io
import struct
import time
import zipfile
from pathlib import Path

import pytest

from narrate.book import Paragraph
from narrate.errors import StoryError
from narrate.readers import read
from tests.readers.formats.epub.conftest import STORY, Bind, page

SECONDS = 5
"""Far more than any of these takes: what is not linear takes minutes."""

ENCRYPTED = (
    '<encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container" '
    'xmlns:enc="http://www.w3.org/2001/04/xmlenc#"><enc:EncryptedData>'
    '<enc:EncryptionMethod Algorithm="{}"/><enc:CipherData>'
    '<enc:CipherReference URI="OEBPS/one.xhtml"/></enc:CipherData></enc:EncryptedData></encryption>'
)


@pytest.mark.parametrize(
    ("file", "content", "keeper"),
    [
        (
            "META-INF/encryption.xml",
            ENCRYPTED.format("http://www.w3.org/2001/04/xmlenc#aes128-cbc"),
            "locked (DRM)",
        ),
        ("META-INF/rights.xml", "<rights/>", "by Adobe Digital Editions (DRM)"),
        ("META-INF/sinf.xml", "<sinf/>", "by Apple Books (DRM)"),
        ("META-INF/license.lcpl", "{}", "by Readium LCP (DRM)"),
    ],
)
def test_a_locked_book_is_refused(bind: Bind, file: str, content: str, keeper: str) -> None:
    path = bind(files={file: content})

    with pytest.raises(StoryError, match="is locked") as caught:
        read(path)

    assert keeper in caught.value.message
    assert "without DRM" in str(caught.value.hint)


@pytest.mark.parametrize(
    "method", ["http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC"]
)
def test_a_book_with_veiled_fonts_is_read(bind: Bind, method: str) -> None:
    path = bind(files={"META-INF/encryption.xml": ENCRYPTED.format(method)})

    book = read(path)

    assert book.chapters


@pytest.mark.parametrize("share", [0.02, 0.3, 0.6, 0.99])
def test_a_truncated_file_is_damaged(bind: Bind, share: float) -> None:
    path = bind()
    raw = path.read_bytes()
    path.write_bytes(raw[: int(share * len(raw))])

    with pytest.raises(StoryError, match="is damaged") as caught:
        read(path)

    assert "Download it again" in str(caught.value.hint)


def test_another_archive_by_the_name_of_an_epub_is_none(tmp_path: Path) -> None:
    path = tmp_path / "notes.epub"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("notes/readme", "Nothing.")

    with pytest.raises(StoryError, match="is a packed file"):
        read(path)


def test_without_a_container_the_package_is_found(bind: Bind) -> None:
    path = bind(files={"META-INF/container.xml": None})

    book = read(path)

    assert book.title == "The Kettle"


@pytest.mark.parametrize("container", ["", "<container/>", "not XML", "\0\1\2", "<a><b>"])
def test_a_broken_container_does_no_harm(bind: Bind, container: str) -> None:
    path = bind(files={"META-INF/container.xml": container})

    book = read(path)

    assert book.title == "The Kettle"


@pytest.mark.parametrize("package", [None, "", "not XML", "<package/>"])
def test_without_a_package_pages_are_read_in_natural_order(bind: Bind, package: str | None) -> None:
    path = bind(
        {
            f"page{number}.xhtml": f"<h2>Chapter {number}</h2><p>It sang {number} times.</p>"
            for number in (10, 9, 1)
        },
        files={"OEBPS/book.opf": package},
    )

    book = read(path)

    assert [chapter.title for chapter in book.chapters] == ["Chapter 1", "Chapter 9", "Chapter 10"]
    assert "does not say in which order" in book.remarks[0]


def test_without_a_spine_the_manifest_is_the_order(bind: Bind) -> None:
    path = bind(
        {"z.xhtml": "<h2>Steam</h2><p>It sang.</p>", "a.xhtml": "<h2>Ash</h2><p>It stopped.</p>"},
        spine="",
    )

    book = read(path)

    assert [chapter.title for chapter in book.chapters] == ["Steam", "Ash"]


def test_a_book_without_pages_is_refused(bind: Bind) -> None:
    path = bind({})

    with pytest.raises(StoryError, match="without any page"):
        read(path)


def test_missing_pages_are_told(bind: Bind) -> None:
    path = bind({"one.xhtml": STORY, "two.xhtml": STORY}, files={"OEBPS/two.xhtml": None})

    book = read(path)

    assert book.remarks == ("1 page of the book missing in the file, the first `two.xhtml`",)


def test_a_page_that_is_named_twice_is_read_once(bind: Bind) -> None:
    path = bind(
        spine='<itemref idref="one.xhtml"/><itemref idref="one.xhtml"/><itemref idref="none"/>'
    )

    book = read(path)

    assert len(book.chapters[0].blocks) == 2


@pytest.mark.parametrize(
    "href",
    ["../../../etc/passwd", "/etc/passwd", "file:///etc/passwd", "http://example.org/a.html"],
)
def test_what_lies_outside_of_the_archive_is_not_read(bind: Bind, href: str) -> None:
    path = bind(
        items=f'<item id="x" href="{href}" media-type="application/xhtml+xml"/>',
        spine='<itemref idref="x"/><itemref idref="one.xhtml"/>',
    )

    book = read(path)

    assert len(book.chapters) == 1
    assert len(book.chapters[0].blocks) == 2


def test_names_that_climb_out_are_no_pages(bind: Bind) -> None:
    path = bind(
        {"one.xhtml": STORY},
        items='<item id="x" href="../../evil.xhtml" media-type="application/xhtml+xml"/>',
        spine='<itemref idref="one.xhtml"/><itemref idref="x"/>',
        files={"../evil.xhtml": page("<p>Evil.</p>")},
    )

    book = read(path)

    assert "Evil." not in str(book.chapters)


def test_a_zip_bomb_is_refused(tmp_path: Path) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/epub+zip")
        archive.writestr("one.xhtml", b"<p>" + b" " * (65 << 20) + b"</p>")
    path = tmp_path / "bomb.epub"
    path.write_bytes(buffer.getvalue())

    with pytest.raises(StoryError, match="unpacks to more than 64 MB"):
        read(path)


def test_a_size_that_is_a_lie_is_no_way_in(bind: Bind) -> None:
    path = bind({"one.xhtml": "<p>" + "The kettle sang. " * 999 + "</p>"})
    raw = bytearray(path.read_bytes())
    # The unpacked size of the last member's entry in the central directory.
    place = raw.rindex(b"PK\x01\x02") + 24
    raw[place : place + 4] = struct.pack("<I", 7)
    path.write_bytes(raw)

    with pytest.raises(StoryError, match=r"damaged|no story"):
        read(path)


def test_entities_do_not_grow(bind: Bind) -> None:
    entities = "".join(
        f'<!ENTITY e{number} "{f"&e{number - 1};" * 10}">' for number in range(1, 12)
    )
    path = bind(
        {
            "one.xhtml": f'<!DOCTYPE html [<!ENTITY e0 "lol">{entities}]>'
            f'<html xmlns="http://www.w3.org/1999/xhtml"><body>{STORY}<p>&e11;</p></body></html>'
        }
    )
    began = time.process_time()

    book = read(path)

    assert "lol" not in str(book.chapters)
    assert time.process_time() - began < SECONDS


@pytest.mark.parametrize("metadata", ["&nosuch;", "<dc:title>A &nosuch; Kettle</dc:title>&x;"])
def test_entities_that_nobody_declared_do_no_harm(bind: Bind, metadata: str) -> None:
    path = bind(metadata=metadata)

    book = read(path)

    assert book.chapters


def test_external_entities_are_not_fetched(bind: Bind, tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("the word is mandrake")
    path = bind(
        {
            "one.xhtml": f'<!DOCTYPE html [<!ENTITY x SYSTEM "{secret.as_uri()}">]>'
            f'<html xmlns="http://www.w3.org/1999/xhtml"><body>{STORY}<p>&x;</p></body></html>'
        }
    )

    book = read(path)

    assert "mandrake" not in str(book)


@pytest.mark.parametrize(
    "body",
    [
        "<div>" * 15_000 + STORY + "</div>" * 15_000,
        "<section epub:type='chapter'>" * 6_000 + STORY,
        "<span class='pagenum'>" * 6_000 + STORY,
        STORY * 500 + "<ul><li><a href='#a'>1</a>" * 3_000,
        "<blockquote>" * 6_000 + STORY,
        STORY + "<p id='a'><a href='#b'>1</a> It sang. " * 3_000,
        STORY + "<b>Note:</b><br/>" * 6_000,
        STORY + "<p>" + "x" * 1_000_000,
        STORY + "<hgroup>" * 2_000 + "<h2>A</h2>",
    ],
    ids=["divs", "chapters", "pages", "lists", "quotations", "notes", "labels", "line", "groups"],
)
def test_pages_without_measure_take_linear_time(bind: Bind, body: str) -> None:
    path = bind({"one.xhtml": body})
    began = time.process_time()

    book = read(path)

    assert "kettle sang" in str(book)
    assert time.process_time() - began < SECONDS


def test_a_long_table_of_contents_takes_linear_time(bind: Bind) -> None:
    points = "".join(
        f"<navPoint><navLabel><text>Chapter {number}</text></navLabel>"
        f'<content src="one.xhtml#c{number}"/></navPoint>'
        for number in range(1_500)
    )
    path = bind(
        {"one.xhtml": "".join(f'<p id="c{number}">It sang.</p>' for number in range(1_500))},
        items='<item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/>',
        files={"OEBPS/toc.ncx": f"<ncx><navMap>{points}</navMap></ncx>"},
    )
    began = time.process_time()

    book = read(path)

    assert len(book.chapters) == 1_500
    assert time.process_time() - began < SECONDS


def test_a_page_that_is_no_xml_is_read_as_browsers_do(bind: Bind) -> None:
    path = bind(
        {
            "one.xhtml": "<html><head><title/><script/></head><body><p>The kettle&nbsp;sang<br>"
            "at <b>nine.</p><p>It &unknown; stopped.</p></body></html>"
        }
    )

    book = read(path)

    texts = [it.text for it in book.chapters[0].blocks if isinstance(it, Paragraph)]
    assert texts == ["The kettle sang\nat nine.", "It &unknown; stopped."]


@pytest.mark.parametrize(
    "markup",
    ["<?xml version='1.0'?><?xml version='1.0'?><p>It sang.", "<?xml <p>It sang.", "It sang.html"],
)
def test_a_page_that_is_hardly_one_is_read_without_a_warning(bind: Bind, markup: str) -> None:
    path = bind(files={"OEBPS/one.xhtml": markup})

    book = read(path)

    assert "It sang" in str(book.chapters)


def test_links_are_found_whatever_their_case_and_escapes(bind: Bind) -> None:
    path = bind(
        {},
        items='<item id="x" href="My%20Page.XHTML" media-type="application/xhtml+xml"/>',
        spine='<itemref idref="x"/>',
        files={"oebps/my page.xhtml": page(STORY)},
    )

    book = read(path)

    assert book.chapters
