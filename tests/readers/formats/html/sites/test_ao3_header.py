from __future__ import annotations

import pytest

from narrate.book import Series
from narrate.readers.formats.html.page import Page
from narrate.readers.formats.html.sites import ao3_header


@pytest.mark.parametrize(
    ("byline", "author"),
    [
        ("<a rel='author' href='x'>anna</a>", "anna"),
        ("<a rel='author' href='x'>anna</a>, <a rel='author'>bea (b)</a>", "anna, bea (b)"),
        ("<a rel='author'>anna</a>, <a rel='author'>anna</a>", "anna"),
        ("Anonymous", "Anonymous"),
        ("Anna Lee [archived by <a rel='author' href='x'>keeper</a>]", "Anna Lee"),
        ("", None),
    ],
)
def test_the_authors_are_those_of_the_work(byline: str, author: str | None) -> None:
    page = _work_page(f"<h3 class='byline heading'>{byline}</h3>")

    assert ao3_header.author(page) == author


@pytest.mark.parametrize(
    ("value", "series"),
    [
        ("Part 2 of <a href='/series/1'>Lamps</a>", Series("Lamps", "2")),
        ("Part 2 of the <a href='/series/1'>Lamps</a> series", Series("Lamps", "2")),
        (
            (
                "<a class='previous' href='/works/1'>← Previous Work</a>"
                " <span class='position'>Part 3 of <a href='/series/1'>Lamps</a></span>"
            ),
            Series("Lamps", "3"),
        ),
        (
            "Part 1 of <a>Lamps</a>, Part 4 of <a>Oil</a>",
            Series("Lamps", "1"),
        ),
        ("", None),
    ],
)
def test_the_first_series_is_named_with_its_number(value: str, series: Series | None) -> None:
    page = _work_page(
        f"<dl class='work meta group'><dt>Series:</dt><dd class='series'>{value}</dd></dl>"
    )

    assert ao3_header.series(page) == series


@pytest.mark.parametrize(
    "source",
    [
        "<!-- saved from url=(0042)https://archiveofourown.org/works/12/chapters/34 --><p>x</p>",
        "<!--\n Page saved with SingleFile \n url: https://archiveofourown.org/works/12 \n-->x",
        "<html><head><link rel='canonical' href='https://archiveofourown.org/works/12'></head>",
        "<p class='message'>Posted at <a href='http://archiveofourown.org/works/12'>there</a></p>",
        "<ul><li class='download'><a href='/downloads/12/The_Lamp.html'>HTML</a></li></ul>",
        "<h3 class='title'><a href='/works/12/chapters/34'>Chapter 2</a></h3>",
    ],
)
def test_the_address_is_the_works(source: str) -> None:
    assert ao3_header.url(Page(source, "x")) == "https://archiveofourown.org/works/12"


def test_a_page_that_names_no_address_has_none() -> None:
    assert ao3_header.url(_work_page("<p>She was there.</p>")) is None


def _work_page(body: str) -> Page:
    return Page(f"<html><body>{body}</body></html>", "page.html")
