"""Nothing of a story is lost, and nothing is said twice."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, reject, settings
from hypothesis import strategies as st

from narrate.book import Book, Heading, Paragraph, SceneBreak
from narrate.errors import StoryError
from narrate.readers import read

TITLE_PAGE = ("The Long Lamp", "by Anna Lee", "Title: The Other Lamp", "Author: Marian Oil")
LINES = (
    *("She was not there when the lamp went out.", '"Who?" asked Marian.', "I never knew.", "Rain"),
    *("*Two years later*", "***", "oOo", "LINE BREAK", "~HP~HP~HP~", "- - -", "Marian's POV"),
    *("Chapter 1", "Chapter 2: The Door", "Prologue", "III", "4", "5. Oil", "Part Two", "Contents"),
    *(
        "A/N: Hello, please review!",
        "Disclaimer: I own nothing.",
        "On with the story!",
        "Rating: T",
    ),
    *("She lit (A/N: yes!) the *other* lamp.", "Next Chapter: Oil", "To be continued...", "…"),
    *(
        "The lamp burned as it had burned every evening since the clerk came, and no",
        "xxx",
        "tired-",
    ),
    "one had ever asked him who it was that lit it when the days were long or the",
)
WORD = re.compile(r"[^\W_]+")


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("story") / "0.txt"


@st.composite
def texts(draw: st.DrawFn) -> str:
    lines = draw(st.lists(st.sampled_from(LINES), min_size=1, max_size=40))
    top = draw(st.lists(st.sampled_from(TITLE_PAGE), max_size=3))
    ends = st.sampled_from(["\n", "\n\n", "\n\n", "\n\n", "\n\n\n", "\r\n\r\n"])
    return "".join(line + draw(ends) for line in [*top, *lines])


@st.composite
def pages(draw: st.DrawFn) -> str:
    words = st.sampled_from([*LINES, "yes", " ", "&nbsp;", "<br>", "<br/><br/>", "<hr>"])
    tags = st.sampled_from(["p", "div", "em", "b", "blockquote", "center", "span", "h2", "h3"])

    def within(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
        several = st.lists(inner, min_size=1, max_size=4).map(" ".join)
        return st.builds("<{0}>{1}</{0}>".format, tags, several)

    parts = st.lists(st.recursive(words, within, max_leaves=6), min_size=1, max_size=12)
    return "<html><body>" + "\n".join(draw(parts))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.filter_too_much])
@given(text=texts())
def test_every_word_of_a_text_is_spoken_or_listed_once(story: Path, text: str) -> None:
    book = _read(story, text)

    spoken, listed = _spoken(book), [word for it in book.left_out for word in _words(it.text)]

    missing = Counter(_words(text)) - Counter(spoken) - Counter(listed)
    assert missing - Counter(_drawn(book)) == Counter()
    assert Counter(spoken) + Counter(listed) <= Counter(_words(text))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.filter_too_much])
@given(text=texts())
def test_words_stay_in_their_order(story: Path, text: str) -> None:
    book = _read(story, text)

    assert _is_within(_spoken(book), _words(text))
    assert _is_within([word for it in book.left_out for word in _words(it.text)], _words(text))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.filter_too_much])
@given(page=pages())
def test_every_word_of_a_page_is_spoken_or_listed_once(story: Path, page: str) -> None:
    book = _read(story, page)
    lines = re.split(r"\n|<[^>]*>", page.replace("&nbsp;", " "))
    written = [word for line in lines for word in _words(line)]

    spoken, listed = _spoken(book), [word for it in book.left_out for word in _words(it.text)]

    missing = Counter(written) - Counter(spoken) - Counter(listed)
    assert missing - Counter(_drawn(book)) == Counter()
    assert Counter(spoken) + Counter(listed) <= Counter(written)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.filter_too_much])
@given(text=st.one_of(texts(), pages()))
def test_a_book_is_well_formed(story: Path, text: str) -> None:
    book = _read(story, text)

    assert book.title
    numbers = [it.number for it in book.chapters]
    silent = {int(remark.split()[1].rstrip(",")) for remark in book.remarks}
    assert sorted({*numbers, *silent}) == [*range(1, len(numbers) + len(silent) + 1)]
    assert numbers == sorted(numbers)
    assert all(
        it.title and any(isinstance(b, Paragraph) for b in it.blocks) for it in book.chapters
    )
    assert all(it.reason and it.text for it in book.left_out)
    assert {it.chapter for it in book.left_out} <= {None, *numbers, *silent}


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.filter_too_much])
@given(text=st.one_of(texts(), pages()))
def test_blocks_are_well_formed(story: Path, text: str) -> None:
    book = _read(story, text)

    for chapter in book.chapters:
        kinds = "".join("B" if isinstance(it, SceneBreak) else "T" for it in chapter.blocks)
        assert not kinds.startswith("B")
        assert not kinds.endswith("B")
        assert "BB" not in kinds
        for block in chapter.blocks:
            assert isinstance(block, SceneBreak) or block.text == block.text.strip() != ""


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(raw=st.one_of(st.binary(max_size=200), st.text(max_size=200).map(str.encode)))
def test_any_file_is_read_or_refused_in_one_line(story: Path, raw: bytes) -> None:
    story.write_bytes(raw)

    message = _refusal(story)

    assert "\n" not in message


def _read(path: Path, text: str) -> Book:
    path.write_bytes(text.encode())
    try:
        return read(path)
    except StoryError:
        reject()


def _refusal(path: Path) -> str:
    try:
        return read(path).title
    except StoryError as error:
        return f"{error.message} ({error.hint})"


def _words(text: str) -> list[str]:
    return WORD.findall(text)


def _spoken(book: Book) -> list[str]:
    return [
        word
        for chapter in book.chapters
        for block in chapter.blocks
        if isinstance(block, Heading | Paragraph)
        for word in _words(block.text)
    ]


def _drawn(book: Book) -> list[str]:
    """Return the words of breaks that are kept, but not read."""
    return [
        word
        for chapter in book.chapters
        for block in chapter.blocks
        if isinstance(block, SceneBreak)
        for word in _words(block.text)
    ]


def _is_within(part: Iterable[str], whole: Iterable[str]) -> bool:
    rest = iter(whole)
    return all(word in rest for word in part)
