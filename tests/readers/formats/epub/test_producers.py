from __future__ import annotations

import pytest

from narrate.book import Heading
from narrate.readers import read
from tests.readers.formats.epub.conftest import STORY, Bind

PREFACE = (
    '<div id="preface"><h2 class="toc-heading">Preface</h2><p class="message"><b>Kettles</b><br/>'
    'Posted originally on the <a href="https://archiveofourown.org/">Archive of Our Own</a> at '
    '<a href="https://archiveofourown.org/works/5">https://archiveofourown.org/works/5</a>.</p>'
    "</div>"
)


@pytest.mark.parametrize(
    ("metadata", "page", "source"),
    [
        ("<dc:publisher>Archive of Our Own</dc:publisher>", STORY, "AO3 EPUB"),
        ("", PREFACE, "AO3 EPUB"),
        ("<dc:contributor>FanFicFare [https://x.org]</dc:contributor>", STORY, "FanFicFare EPUB"),
        ("<dc:publisher>Standard Ebooks</dc:publisher>", STORY, "Standard Ebooks EPUB"),
        ("<dc:publisher>Project Gutenberg</dc:publisher>", STORY, "Project Gutenberg EPUB"),
        (
            "<dc:source>https://www.gutenberg.org/files/1/</dc:source>",
            STORY,
            "Project Gutenberg EPUB",
        ),
        ("<dc:publisher>Lantern Press</dc:publisher>", STORY, "EPUB"),
    ],
)
def test_producers_are_told_apart(bind: Bind, metadata: str, page: str, source: str) -> None:
    path = bind({"title_page.xhtml": page, "two.xhtml": STORY}, metadata=metadata)

    book = read(path)

    assert book.source == source


def test_a_work_of_ao3_without_its_classes_is_read(bind: Bind) -> None:
    path = bind(
        {
            "a.xhtml": PREFACE,
            "b.xhtml": '<div id="chapters"><div><h2 id="calibre_toc_2">Chapter 1: Steam</h2>'
            "<p>Chapter Notes</p><blockquote><p>Hello, tea folk.</p></blockquote></div>"
            f"<div>{STORY}<h2>A sign</h2><p>Closed.</p></div>"
            '<div id="endnotes1"><p>Chapter End Notes</p><blockquote><p>Bye.</p></blockquote></div>'
            "</div>",
            "c.xhtml": '<div id="chapters"><div><p>It sang on.</p></div></div>',
        },
        metadata="<dc:publisher>Archive of Our Own</dc:publisher>",
    )

    book = read(path)

    assert [chapter.title for chapter in book.chapters] == ["Steam"]
    assert [it.text for it in book.chapters[0].blocks if isinstance(it, Heading)] == [
        "Chapter 1: Steam",
        "A sign",
    ]
    assert [(it.reason, it.text) for it in book.left_out] == [
        ("author's note", "Hello, tea folk."),
        ("end note", "Bye."),
    ]


@pytest.mark.parametrize(
    ("title", "original", "heading"),
    [
        ("3. Steam", "Steam", "Steam"),
        ("Steam", "Steam", "Steam"),
        ("Steam", "", "Steam"),
        ("Chapter 3", "Chapter 3", "Chapter 3"),
    ],
)
def test_fanficfare_chapters_have_the_titles_of_the_site(
    bind: Bind, title: str, original: str, heading: str
) -> None:
    path = bind(
        {
            "OEBPS.xhtml": '<html xmlns="http://www.w3.org/1999/xhtml"><head>'
            f'<meta name="chapterorigtitle" content="{original}"/></head><body class="fff_chapter">'
            f'<h3 class="fff_chapter_title">{title}</h3>{STORY}</body></html>'
        },
        metadata="<dc:contributor>FanFicFare</dc:contributor>",
    )

    book = read(path)

    assert book.chapters[0].blocks[0] == Heading(heading)
