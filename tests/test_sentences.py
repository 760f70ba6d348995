# ruff: noqa: RUF001 - curly marks and dashes are what texts hold.
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from narrate.sentences import sentence_ranges


def sentences(text: str) -> list[str]:
    return [text[start:end].strip() for start, end in sentence_ranges(text)]


PIECES = st.lists(
    st.sampled_from(
        [*"aB. ?!…\"'“”‘’«»()\n\xa0—3。」", "Mr.", "p.m.", ". . .", "...", " He", " and ", ' "No."']
    ),
    max_size=60,
).map("".join)


@given(PIECES | st.text())
def test_the_ranges_join_to_the_text(text: str) -> None:
    ranges = sentence_ranges(text)

    assert "".join(text[start:end] for start, end in ranges) == text


@given(PIECES | st.text())
def test_the_ranges_have_no_gap_and_none_is_empty(text: str) -> None:
    ranges = sentence_ranges(text)

    assert all(start < end for start, end in ranges)
    assert all(left[1] == right[0] for left, right in pairwise(ranges))


@given(PIECES)
def test_no_sentence_is_blank_unless_the_text_is(text: str) -> None:
    found = sentences(text)

    assert all(found) or not text.strip()


def test_an_empty_text_has_no_sentences() -> None:
    assert sentence_ranges("") == ()


@pytest.mark.parametrize(
    "text",
    [
        "The rain had stopped by noon",
        "Mr. and Mrs. Orlin met Dr. Vey on St. Anne Street.",
        "She wrote to J. K. Marsh and to Prof. Q. Lund.",
        "It closes at 9 p.m. on Mondays.",
        "Bring tools, e.g. a saw, a plane etc. and some nails.",
        "It cost 3.50 at No. 4 on the quay.",
        "Call ext. 12 at noon.",
        "He was tired. . . but he went on.",
        "He was tired... but he went on.",
        "He was tired… but he went on.",
        "He was tired.... but he went on.",
        "He was tired . . . but he went on.",
        '"Stop!" she cried.',
        "“Who?” he asked.",
        '"Well. . ." he began.',
        "« Oui ! » dit-elle.",
        "Oh! how it shone.",
        "1. Wash the pears",
        "...",
        ". . .",
        "U.S.A. Today was a newspaper",
    ],
)
def test_what_only_looks_like_an_end_is_none(text: str) -> None:
    assert sentences(text) == [text]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("The door shut.", "Nobody spoke."),
        ("Who?!", "Not me."),
        ("He waited. . .", "But nobody came."),
        ("He waited...", "But nobody came."),
        ("He waited…", "But nobody came."),
        ('"We should go."', "She rose."),
        ("“We should go.”", "She rose."),
        ("‘We should go.’", "She rose."),
        ("»Wir gehen.«", "Sie stand auf."),
        ("(The shop was shut.)", "She rose."),
        ("*Not again.*", "She rose."),
        ("He turned to her.", '"and you?"'),
        ("It was ten p.m.", "The lamps were out."),
        ("It was I.", "He knew it."),
        ("That left plan B.", "Then the bell rang."),
        ("The answer was no.", "He left."),
        ("In the year 1820.", "He left."),
        ("She said nothing", "\nThe clock struck."),
        ("She said nothing.", "\nand the clock struck."),
        ("行こう。", "雨だ。"),
    ],
)
def test_a_sentence_ends(first: str, second: str) -> None:
    assert sentences(f"{first} {second}") == [first, second.strip()]


def test_blanks_after_a_sentence_belong_to_it() -> None:
    assert sentence_ranges("One.  Two.\n") == ((0, 6), (6, 11))


@pytest.mark.parametrize("piece", [".", ". ", "...\xa0", "A. ", '" ', "x.\n", ' "No." '])
def test_a_long_run_of_marks_is_read_once(piece: str) -> None:
    text = piece * 20_000

    assert sentence_ranges(text)[-1][1] == len(text)
