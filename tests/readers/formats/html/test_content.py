from __future__ import annotations

import pytest

from narrate.readers.files import StoryFile
from narrate.readers.formats import draft
from narrate.readers.formats.html.content import author_of, content_of, title_of
from narrate.readers.formats.html.page import Page, words_of

STORY = "<p>" + "She was there when the lamp went out, and nobody said a word. " * 6 + "</p>"
COMMENT = "<p>" + "I loved this so much, please write more of it soon! " * 20 + "</p>"


@pytest.mark.parametrize(
    "page",
    [
        f"<article><div class='entry-content'>{STORY}</div></article>",
        f"<div itemprop='articleBody'>{STORY}</div>",
        f"<main>{STORY}</main>",
        f"<div class='post'><h1>The Lamp</h1><div class='post-content'>{STORY}</div></div>",
    ],
)
def test_the_element_that_holds_the_text_is_found(page: str) -> None:
    found = content_of(_page(f"<header>Site</header>{page}<div class='comments'>{COMMENT}</div>"))

    assert words_of(found.elements[-1]) == " ".join(STORY[3:-4].split())


@pytest.mark.parametrize(
    "around",
    [
        f"<div id='comments' class='comments-area'>{COMMENT}</div>",
        f"<section class='comment-list'>{COMMENT}</section>",
        f"<div class='sidebar'>{COMMENT}</div>",
        f"<aside>{COMMENT}</aside>",
        f"<footer>{COMMENT}</footer>",
        f"<div class='jp-relatedposts'>{COMMENT}</div>",
        f"<div class='share-buttons'>{COMMENT}</div>",
    ],
)
def test_what_stands_around_a_text_is_furniture(around: str) -> None:
    page = _page(f"{STORY}<div>{around}</div>")

    assert len(content_of(page).furniture) == 1


@pytest.mark.parametrize(
    "page",
    [
        f"<div class='no-sidebar comments-open menu-closed'>{STORY}</div>",
        f"<div class='widget'>{STORY}</div>",
        f"<blockquote>{STORY}<footer>Your friend, Anna</footer></blockquote>",
        STORY,
    ],
)
def test_a_text_is_not_taken_for_furniture(page: str) -> None:
    assert not content_of(_page(page)).furniture


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("<title>The Lamp</title>", "The Lamp"),
        (
            "<title>The Lamp - Ink</title><meta property='og:site_name' content='Ink'>",
            "The Lamp",
        ),
        ("<title>Ink | A | B</title><meta property='og:site_name' content='Ink'>", "A - B"),
        ("<title>Untitled document</title>", None),
        ("", None),
    ],
)
def test_the_title_is_without_the_sites_name(head: str, title: str | None) -> None:
    assert title_of(Page(f"<html><head>{head}</head><body>x</body></html>", "x")) == title


@pytest.mark.parametrize(
    ("page", "author"),
    [
        ("<head><meta name='author' content='Anna Lee'></head>", "Anna Lee"),
        ("<head><meta property='article:author' content='https://x/anna'></head>", None),
        ("<span class='author vcard'><a class='fn' href='x'>Anna</a></span>", "Anna"),
        ("<p class='byline'>by <a rel='author' href='x'>Anna</a></p>", "Anna"),
        ("<p>She.</p>", None),
    ],
)
def test_the_author_is_named_by_head_or_byline(page: str, author: str | None) -> None:
    assert author_of(Page(f"<html>{page}</html>", "x")) == author


def _page(body: str) -> Page:
    return Page(f"<html><body>{body}</body></html>", "page.html")


@pytest.mark.parametrize(
    "tag",
    [
        *("<article>", "<aside>", "<div class='entry-content'>", "<div class='comments'>"),
        *("<div class='byline'>", "<div class='userstuff'>", "<blockquote>Dear Ann,"),
        *("<div class='chapter-inner chapter-content'>", "<a name=section0001><h2>"),
    ],
)
def test_marks_of_sites_within_each_other_do_no_harm(tag: str) -> None:
    page = "<div id=storytext>" + f"{tag}She was there. " * 3000

    read = draft(StoryFile("page.html", page.encode()))

    assert read.source
