from __future__ import annotations

from pathlib import Path

import pytest

from narrate.book import Book, SceneBreak
from narrate.readers import read

STYLE = "<style>.gone { display: none } #workskin .skin { visibility: hidden }</style>"


@pytest.mark.parametrize(
    "hidden",
    [
        "<span style='display:none'>Stolen.</span>",
        "<span style='color: red; DISPLAY : NONE'>Stolen.</span>",
        "<span class='gone'>Stolen.</span>",
        "<span class='skin'>Stolen.</span>",
        "<span hidden>Stolen.</span>",
        "<span style='position:absolute;left:-9999px'>Stolen.</span>",
        "<span style='text-indent:-5000px'>Stolen.</span>",
        "<span style='font-size:0'>Stolen.</span>",
        "<span style='clip: rect(0, 0, 0, 0)'>Stolen.</span>",
    ],
)
def test_hidden_text_of_a_story_is_listed(tmp_path: Path, hidden: str) -> None:
    book = _read(tmp_path, f"{STYLE}<div class='userstuff'><p>She was.{hidden} He was.</p></div>")

    assert _texts(book) == ["She was. He was."]
    assert [(it.reason, it.text) for it in book.left_out] == [("hidden text", "Stolen.")]


@pytest.mark.parametrize(
    "shown",
    [
        "<span style='font-size:0.8em'>Shown.</span>",
        "<span style='margin-left:-9px'>Shown.</span>",
        "<span style='opacity:0.5'>Shown.</span>",
        "<div class='spoiler-inner' style='display:none'>Shown.</div>",
        "<details><summary>Shown.</summary></details>",
        "<span aria-hidden='true'>Shown.</span>",
        "<del>Shown.</del>",
        "<strike>Shown.</strike>",
    ],
)
def test_what_readers_see_or_unfold_is_read(tmp_path: Path, shown: str) -> None:
    book = _read(tmp_path, f"<div class='userstuff'><p>She was there.</p>{shown}</div>")

    assert _texts(book) == ["She was there.", "Shown."]


def test_icons_beside_text_are_not_read(tmp_path: Path) -> None:
    book = _read(tmp_path, "<p>She was <i class='fa' aria-hidden='true'>★</i> there.</p><p>He.</p>")

    assert _texts(book) == ["She was there.", "He."]


def test_an_ornament_alone_on_its_line_parts_scenes(tmp_path: Path) -> None:
    page = "<p>She was there.</p><p><span aria-hidden='true'>* * *</span></p><p>He was gone.</p>"

    book = _read(tmp_path, page)

    assert [type(it) for it in book.chapters[0].blocks].count(SceneBreak) == 1


def test_pictures_and_readings_of_letters_are_not_read(tmp_path: Path) -> None:
    page = (
        "<p>She <img alt='smiling' class='emoji' src='x'> was at <ruby>the ford<rt>Ardholm</rt>"
        "</ruby>.</p><p>He was gone.</p>"
    )

    book = _read(tmp_path, page)

    assert _texts(book) == ["She was at the ford.", "He was gone."]


def _read(folder: Path, page: str) -> Book:
    path = folder / "page.html"
    path.write_text(page, encoding="utf-8")
    return read(path)


def _texts(book: Book) -> list[str]:
    return [getattr(block, "text", "") for block in book.chapters[0].blocks]
