from __future__ import annotations

from pathlib import Path

import pytest

from narrate.book import Block, Heading, SceneBreak
from narrate.errors import StoryError
from narrate.readers import read

WORK_PAGE = """\
<!DOCTYPE html>
<html lang="en"><head><title>The Lamp - anna - Lamps [Archive of Our Own]</title></head>
<body class="logged-out"><div id="outer" class="wrapper">
<ul id="skiplinks"><li>Main Content</li></ul>
<div id="header"><p>Site menu</p></div>
<div id="main" class="works-show region" role="main"><div class="work">
<h3 class="landmark heading">Work Header</h3>
<dl class="work meta group">
  <dt class="rating tags">Rating:</dt>
  <dd class="rating tags"><ul><li><a class="tag">Teen</a></li></ul></dd>
  <dt class="freeform tags">Additional Tags:</dt>
  <dd class="freeform tags"><ul><li><a class="tag">Oil</a></li>
  <li><a class="tag">Rain</a></li></ul></dd>
  <dt class="language">Language:</dt><dd class="language" lang="de">Deutsch</dd>
  <dt class="stats">Stats:</dt>
  <dd class="stats"><dl class="stats"><dt>Words:</dt><dd>12</dd></dl></dd>
</dl>
<div id="workskin">
  <div class="preface group">
    <h2 class="title heading">The Lamp</h2>
    <h3 class="byline heading"><a rel="author" href="/users/anna">anna</a>,
      <a rel="author">bea</a></h3>
    <div class="summary module"><h3 class="heading">Summary:</h3>
      <blockquote class="userstuff"><p>A lamp burns.</p></blockquote></div>
    <div class="notes module"><h3 class="heading">Notes:</h3>
      <blockquote class="userstuff"><p>For Marian.</p><p>Enjoy.</p></blockquote>
      <p class="jump">(See the end of the work for <a href="#work_endnotes">more</a>.)</p></div>
  </div>
  <div id="chapters" role="article">
    <div class="chapter" id="chapter-1">
      <div class="chapter preface group">
        <h3 class="title"><a href="/works/1/chapters/1">Chapter 1</a>: The Window</h3>
        <div id="summary" class="summary module"><h3 class="heading">Summary:</h3>
          <blockquote class="userstuff"><p>It begins.</p></blockquote></div>
        <div id="notes" class="notes module"><h3 class="heading">Notes:</h3>
          <blockquote class="userstuff"><p>Hello.</p></blockquote></div>
      </div>
      <div class="userstuff module" role="article">
        <h3 class="landmark heading" id="work">Chapter Text</h3>
        <p>She was there.</p><hr /><p class="notes">She was gone.</p>
        <h2>A Sign</h2><blockquote><p>Dear Anna,</p><p>no oil.</p></blockquote>
      </div>
      <div class="chapter preface group"><div class="end notes module" id="chapter_1_endnotes">
        <h3 class="heading">Notes:</h3>
        <blockquote class="userstuff"><p>Bye.</p></blockquote></div></div>
    </div>
    <div class="chapter" id="chapter-2">
      <div class="chapter preface group"><h3 class="title"><a>Chapter 2</a></h3></div>
      <div class="userstuff module"><h3 class="landmark heading">Chapter Text</h3>
        <p><b>Chapter 2: The Cellar</b></p><p>A/N: Typed by hand!</p><p>He was there.</p></div>
    </div>
  </div>
  <div class="afterword preface group"><div id="work_endnotes" class="end notes module">
    <h3 class="heading">Notes:</h3>
    <blockquote class="userstuff"><p>The end, really.</p></blockquote></div>
    <div id="series" class="series module"><h3 class="heading">Series:</h3></div></div>
</div></div></div>
<div id="feedback"><p>Kudos from 3 guests</p><ul><li>Lovely!</li></ul></div></div></body></html>
"""
DOWNLOAD = """\
<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "">
<html xmlns="http://www.w3.org/1999/xhtml"><head><title>The Lamp - anna - Lamps</title>
<style>.toc-heading { display: none; } p.message { text-align: center; }</style></head>
<body><div id="preface"><h2 class="toc-heading">Preface</h2>
<p class="message"><b>The Lamp</b><br />Posted originally on the Archive of Our Own</p>
<div class="meta"><dl class="tags"><dt>Rating:</dt><dd><a href="x">Teen</a></dd>
<dt>Language:</dt><dd>English</dd><dt>Series:</dt><dd>Part 2 of <a>Lamps</a></dd>
<dt>Stats:</dt><dd>Published: 2020-01-01 Words: 12</dd></dl>
<h1>The Lamp</h1><div class="byline">by <a rel="author" href="x">anna</a></div>
<p>Summary</p><blockquote class="userstuff"><p>A lamp burns.</p></blockquote>
<p>Notes</p><blockquote class="userstuff"><p>For Marian.</p></blockquote></div></div>
<div id="chapters" class="userstuff">
<div class="meta group"><h2 class="heading">Chapter 1: The Window</h2>
<p>Chapter Summary</p><blockquote class="userstuff"><p>It begins.</p></blockquote>
<p>Chapter Notes</p><blockquote class="userstuff"><p>Hello.</p></blockquote>
<div class="endnote-link">See the end of the chapter for <a href="#endnotes1">notes</a></div></div>
<!--chapter content--><div class="userstuff"><p>She was there.</p></div><!--/chapter content-->
<div class="meta" id="endnotes1"><p>Chapter End Notes</p>
<blockquote class="userstuff"><p>Bye.</p></blockquote></div>
<div class="meta group"><h2 class="heading">Chapter 2</h2></div>
<div class="userstuff"><p>He was there.</p></div></div>
<div id="afterword"><h2 class="toc-heading">Afterword</h2><div class="meta">
<div id="endnotes"><p>End Notes</p><blockquote class="userstuff"><p>The end.</p></blockquote></div>
<p class="message">Please drop by the Archive and comment!</p></div></div></body></html>
"""
FRAGMENT = """
    <div id="chapters" role="article">
        <h3 class="landmark heading" id="work">Work Text:</h3>
          <div class="userstuff"><p>She was there. </p><p>"Who?"<br/>
Nobody said.</p><p>*Two years later*</p><p>She was gone.</p></div>
        <!-- end cache -->
    </div>
"""


def test_a_work_page_gives_its_chapters(tmp_path: Path) -> None:
    path = _saved(tmp_path, WORK_PAGE)

    book = read(path)

    assert [(it.title, _texts(it.blocks)) for it in book.chapters] == [
        (
            "The Window",
            [
                *("Chapter 1: The Window", "She was there.", "", "She was gone.", "A Sign"),
                *("Dear Anna,", "no oil."),
            ],
        ),
        ("The Cellar", ["Chapter 2: The Cellar", "He was there."]),
    ]


def test_a_work_page_names_the_work(tmp_path: Path) -> None:
    path = _saved(tmp_path, WORK_PAGE)

    book = read(path)

    assert (book.title, book.author, book.language) == ("The Lamp", "anna, bea", "de")
    assert (book.summary, book.tags) == ("A lamp burns.", ("Teen", "Oil", "Rain"))
    assert book.source == "AO3 work page"


def test_the_notes_of_a_work_page_are_listed(tmp_path: Path) -> None:
    path = _saved(tmp_path, WORK_PAGE)

    book = read(path)

    assert [(it.chapter, it.reason, it.text) for it in book.left_out] == [
        (None, "summary", "A lamp burns."),
        (None, "author's note", "For Marian."),
        (None, "author's note", "Enjoy."),
        (1, "summary", "It begins."),
        (1, "author's note", "Hello."),
        (1, "end note", "Bye."),
        (2, "repeated heading", "Chapter 2"),
        (2, "author's note", "A/N: Typed by hand!"),
        (2, "end note", "The end, really."),
    ]


def test_a_download_gives_its_chapters(tmp_path: Path) -> None:
    path = _saved(tmp_path, DOWNLOAD)

    book = read(path)

    assert [(it.title, _texts(it.blocks)) for it in book.chapters] == [
        ("The Window", ["Chapter 1: The Window", "She was there."]),
        ("Chapter 2", ["Chapter 2", "He was there."]),
    ]
    assert (book.title, book.author, book.language) == ("The Lamp", "anna", "en")
    assert (book.summary, book.tags) == ("A lamp burns.", ("Teen",))
    assert book.source == "AO3 HTML download"


def test_the_notes_of_a_download_are_listed(tmp_path: Path) -> None:
    path = _saved(tmp_path, DOWNLOAD)

    book = read(path)

    assert [(it.chapter, it.reason, it.text) for it in book.left_out] == [
        (None, "summary", "A lamp burns."),
        (None, "author's note", "For Marian."),
        (1, "summary", "It begins."),
        (1, "author's note", "Hello."),
        (1, "end note", "Bye."),
        (2, "end note", "The end."),
    ]


def test_a_fragment_is_one_chapter_named_after_its_file(tmp_path: Path) -> None:
    path = _saved(tmp_path, FRAGMENT, name="the_lamp.txt")

    book = read(path)

    (chapter,) = book.chapters
    assert (book.title, chapter.title, book.author) == ("The Lamp", "The Lamp", None)
    assert _texts(chapter.blocks) == [
        *("She was there.", '"Who?"\nNobody said.', "", "Two years later", "She was gone.")
    ]
    assert book.source == "AO3 chapter text"


def test_sections_of_a_work_of_one_chapter_stay_in_it(tmp_path: Path) -> None:
    page = (
        "<div class='userstuff'><p>I.</p><p>She.</p><p>II.</p><p>He.</p>"
        "<h3>III.</h3><p>They.</p></div>"
    )

    book = read(_saved(tmp_path, page))

    (chapter,) = book.chapters
    assert [it for it in chapter.blocks if isinstance(it, Heading)] == [
        *(Heading("I."), Heading("II."), Heading("III."))
    ]


def test_chapters_typed_into_a_work_of_one_chapter_are_chapters(tmp_path: Path) -> None:
    page = (
        "<div class='userstuff'><h2>Chapter One: Rain</h2><p>She.</p>"
        "<p><b>Chapter Two: Oil</b></p><p>He.</p></div>"
    )

    book = read(_saved(tmp_path, page))

    assert [it.title for it in book.chapters] == ["Rain", "Oil"]


@pytest.mark.parametrize(
    "body",
    [
        "<p class='caution'>This work could have adult content.</p>",
        "<ol><li><blockquote class='userstuff summary'><p>A lamp.</p></blockquote></li></ol>",
    ],
)
def test_a_page_of_the_archive_without_a_work_is_refused(tmp_path: Path, body: str) -> None:
    title = "<title>The Lamp [Archive of Our Own]</title>"
    path = _saved(tmp_path, f"<html><head>{title}</head><body>{body}</body></html>")

    with pytest.raises(StoryError, match="without a story") as caught:
        read(path)

    assert "Download" in str(caught.value.hint)


def _saved(folder: Path, page: str, name: str = "page.html") -> Path:
    path = folder / name
    path.write_text(page, encoding="utf-8")
    return path


def _texts(blocks: tuple[Block, ...]) -> list[str]:
    return ["" if isinstance(block, SceneBreak) else block.text for block in blocks]
