import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from narrate.publishing.names import LIMIT, chapter_file_name, slug

WORDS = st.text(alphabet="abc -", min_size=1)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("At the Station", "at-the-station"),
        ("  What?! -- Nothing... ", "what-nothing"),
        ("Don\u2019t Look", "dont-look"),
        ("a/b\\c:d*e", "a-b-c-d-e"),
        ("../../etc/passwd", "etc-passwd"),
        ("\u00c5ngstr\u00f6m & \u00c6thel\u2019s Stra\u00dfe", "angstrom-aethels-strasse"),
        ("The \u0141\u00f3d\u017a Affair", "the-lodz-affair"),
        ("\ufb01ne \u2460", "fine-1"),
        ("1984", "1984"),
        ("\U0001f600 Smile \U0001f600", "smile"),
    ],
)
def test_a_name_tells_the_text(text: str, name: str) -> None:
    assert slug(text) == name


@given(text=st.text(alphabet=st.characters(), max_size=200))
def test_a_name_is_safe_everywhere(text: str) -> None:
    name = slug(text)

    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", name)
    assert len(name) <= LIMIT


@given(text=st.text(max_size=200))
def test_the_name_of_a_name_is_itself(text: str) -> None:
    name = slug(text)

    assert slug(name) == name


@pytest.mark.parametrize("device", ["con", "NUL", "Aux.", "com1", "LPT9", "com\u00b9"])
def test_no_name_is_a_device_of_windows(device: str) -> None:
    assert re.fullmatch(r"(con|nul|aux|com1|lpt9)-[0-9a-f]{8}", slug(device))


@pytest.mark.parametrize(
    "text", ["", "!!!", "\u7b2c\u4e00\u7ae0", "\u0413\u043b\u0430\u0432\u0430", "\ud800"]
)
def test_a_text_without_any_ascii_is_named_by_a_hash(text: str) -> None:
    assert re.fullmatch(r"[0-9a-f]{8}", slug(text))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("\u7b2c\u4e00\u7ae0", "\u7b2c\u4e8c\u7ae0"),
        ("Part \u0410", "Part \u0411"),
        ("word " * 30 + "one", "word " * 30 + "two"),
        ("x" * 100, "x" * 101),
    ],
)
def test_texts_that_a_name_cannot_tell_do_not_share_it(one: str, other: str) -> None:
    assert slug(one) != slug(other)


def test_a_long_name_ends_with_a_whole_word() -> None:
    assert re.fullmatch(r"(word-)+[0-9a-f]{8}", slug("word " * 30))


@pytest.mark.parametrize(
    ("number", "total", "name"),
    [(1, 1, "01-home.mp3"), (3, 99, "03-home.mp3"), (3, 100, "003-home.mp3")],
)
def test_a_chapter_file_begins_with_its_number(number: int, total: int, name: str) -> None:
    assert chapter_file_name(number, total, "Home") == name


@given(titles=st.lists(WORDS, min_size=1, max_size=120))
def test_chapter_files_sort_as_the_chapters_do(titles: list[str]) -> None:
    names = [
        chapter_file_name(number, len(titles), title) for number, title in enumerate(titles, 1)
    ]

    assert names == sorted(set(names))
