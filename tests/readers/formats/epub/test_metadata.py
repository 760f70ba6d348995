from __future__ import annotations

import pytest

from narrate.book import Series
from narrate.readers import read
from tests.readers.formats.epub.conftest import Bind

PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 20
JPEG = b"\xff\xd8\xff\xe0" + b"\0" * 20


def test_the_main_title_is_the_title(bind: Bind) -> None:
    path = bind(
        metadata='<dc:title id="a">Kitchen Tales</dc:title><dc:title id="b">The Kettle</dc:title>'
        '<meta refines="#a" property="title-type">collection</meta>'
        '<meta refines="#b" property="title-type">main</meta>'
    )

    book = read(path)

    assert book.title == "The Kettle"


@pytest.mark.parametrize(
    ("creators", "author"),
    [
        ("<dc:creator>Ada Reed</dc:creator>", "Ada Reed"),
        ('<dc:creator opf:file-as="Reed, Ada" opf:role="aut">Ada Reed</dc:creator>', "Ada Reed"),
        ("<dc:creator>Ada Reed</dc:creator><dc:creator>Bo Lind</dc:creator>", "Ada Reed, Bo Lind"),
        (
            (
                '<dc:creator opf:role="trl">Bo Lind</dc:creator>'
                '<dc:creator opf:role="aut">Ada Reed</dc:creator>'
            ),
            "Ada Reed",
        ),
        (
            (
                '<dc:creator id="x">Bo Lind</dc:creator><dc:creator>Ada Reed</dc:creator>'
                '<meta refines="#x" property="role">ill</meta>'
            ),
            "Ada Reed",
        ),
        ('<dc:creator opf:role="edt">Bo Lind</dc:creator>', "Bo Lind"),
        ("<dc:creator> </dc:creator>", None),
    ],
)
def test_authors_are_the_creators_who_wrote(bind: Bind, creators: str, author: str | None) -> None:
    path = bind(metadata=f"<dc:title>The Kettle</dc:title>{creators}")

    book = read(path)

    assert book.author == author


@pytest.mark.parametrize(
    ("described", "summary"),
    [
        ("A kettle.", "A kettle."),
        (
            "&lt;p&gt;A &lt;i&gt;kettle&lt;/i&gt;.&lt;/p&gt;&lt;p&gt;Sings.&lt;/p&gt;",
            "A kettle.\nSings.",
        ),
        ("<p xmlns='http://www.w3.org/1999/xhtml'>A kettle.</p>", "A kettle."),
        ("1 &lt; 2", "1 < 2"),
        ("", None),
    ],
)
def test_a_summary_has_no_markup(bind: Bind, described: str, summary: str | None) -> None:
    path = bind(metadata=f"<dc:description>{described}</dc:description>")

    book = read(path)

    assert book.summary == summary


@pytest.mark.parametrize(
    ("metadata", "series"),
    [
        (
            (
                '<meta name="calibre:series" content="Kettles"/>'
                '<meta name="calibre:series_index" content="2.0"/>'
            ),
            Series("Kettles", "2"),
        ),
        (
            (
                '<meta name="calibre:series" content="Kettles"/>'
                '<meta name="calibre:series_index" content="2.5"/>'
            ),
            Series("Kettles", "2.5"),
        ),
        (
            (
                '<meta property="belongs-to-collection" id="c">Kettles</meta>'
                '<meta refines="#c" property="collection-type">series</meta>'
                '<meta refines="#c" property="group-position">3</meta>'
            ),
            Series("Kettles", "3"),
        ),
        (
            (
                '<meta property="belongs-to-collection" id="c">Box</meta>'
                '<meta refines="#c" property="collection-type">set</meta>'
            ),
            None,
        ),
    ],
)
def test_a_series_has_its_number(bind: Bind, metadata: str, series: Series | None) -> None:
    path = bind(metadata=metadata)

    book = read(path)

    assert book.series == series


@pytest.mark.parametrize(
    "metadata",
    [
        "<dc:source>https://example.org/kettle</dc:source>",
        '<dc:identifier opf:scheme="URL">https://example.org/kettle</dc:identifier>',
        "<dc:identifier>URL:https://example.org/kettle</dc:identifier>",
        "<dc:source>print</dc:source><dc:identifier>https://example.org/kettle</dc:identifier>",
    ],
)
def test_the_address_is_where_it_was_published(bind: Bind, metadata: str) -> None:
    path = bind(metadata=metadata)

    book = read(path)

    assert book.url == "https://example.org/kettle"


def test_language_and_subjects_are_kept(bind: Bind) -> None:
    path = bind(
        metadata="<dc:language>pt-BR</dc:language><dc:subject>Tea</dc:subject>"
        "<dc:subject>Tea</dc:subject><dc:subject>Houses</dc:subject>"
    )

    book = read(path)

    assert (book.language, book.tags) == ("pt", ("Tea", "Houses"))


@pytest.mark.parametrize(
    ("items", "metadata", "guide"),
    [
        ('<item id="x" href="c.png" media-type="image/png" properties="cover-image"/>', "", ""),
        (
            '<item id="x" href="c.png" media-type="image/png"/>',
            '<meta name="cover" content="x"/>',
            "",
        ),
        (
            '<item id="x" href="c.png" media-type="image/png"/>',
            '<meta content="c.png" name="cover"/>',
            "",
        ),
        ("", "", '<reference type="cover" href="front.xhtml"/>'),
        ('<item id="my-cover" href="c.png" media-type="image/png"/>', "", ""),
    ],
)
def test_a_cover_is_found(bind: Bind, items: str, metadata: str, guide: str) -> None:
    path = bind(
        items=items,
        metadata=metadata,
        guide=guide,
        files={
            "OEBPS/c.png": PNG,
            "OEBPS/front.xhtml": '<html><body><img src="c.png"/></body></html>',
        },
    )

    book = read(path)

    assert book.cover is not None
    assert (book.cover.media_type, book.cover.image) == ("image/png", PNG)


@pytest.mark.parametrize("image", [b"<svg/>", None])
def test_a_cover_that_players_do_not_show_is_none(bind: Bind, image: bytes | None) -> None:
    path = bind(
        items='<item id="x" href="c.svg" media-type="image/svg+xml" properties="cover-image"/>',
        files={"OEBPS/c.svg": image},
    )

    book = read(path)

    assert book.cover is None


def test_a_cover_is_told_by_its_bytes(bind: Bind) -> None:
    path = bind(
        items='<item id="x" href="c.png" media-type="image/png" properties="cover-image"/>',
        files={"OEBPS/c.png": JPEG},
    )

    book = read(path)

    assert book.cover is not None
    assert book.cover.media_type == "image/jpeg"
