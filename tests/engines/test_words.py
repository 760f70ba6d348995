from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from narrate.audio import WordTime
from narrate.engines.words import timed_words, word_ranges


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("I don't know.", ["I", "don't", "know"]),
        ("“We\u2019re 12,345 at 10:30!”", ["We\u2019re", "12,345", "at", "10:30"]),
        ("well-known — or not…", ["well", "known", "or", "not"]),
        ("*sigh* 🎉 _no_", ["sigh", "no"]),
        ("...", []),
    ],
)
def test_words_are_what_a_reader_counts(text: str, words: list[str]) -> None:
    found = [text[start:end] for start, end in word_ranges(text)]

    assert found == words


def test_a_word_lasts_until_the_next_one_begins() -> None:
    words = timed_words("one two", [(0, 0), (4, 500)], samples=1_500, rate_hz=1_000)

    assert words == (WordTime(0, 3, 0, 500), WordTime(4, 7, 500, 1_500))


def test_words_that_are_run_together_share_the_time_by_their_length() -> None:
    words = timed_words("one of the", [(0, 0), (4, 500)], samples=1_000, rate_hz=1_000)

    assert words[1:] == (WordTime(4, 6, 500, 700), WordTime(7, 10, 700, 1_000))


def test_a_word_that_is_taken_apart_begins_with_its_first_part() -> None:
    onsets = [(0, 0), (3, 100), (4, 200), (6, 300), (9, 700)]

    words = timed_words("in 1848, now", onsets, samples=1_000, rate_hz=1_000)

    assert words[1] == WordTime(3, 7, 100, 700)


def test_what_is_spoken_between_words_belongs_to_none() -> None:
    words = timed_words("a 🎉 b", [(0, 0), (2, 100), (4, 900)], samples=1_000, rate_hz=1_000)

    assert words == (WordTime(0, 1, 0, 100), WordTime(4, 5, 900, 1_000))


def test_a_text_that_the_engine_tells_nothing_about_has_no_times() -> None:
    words = timed_words("one two", [], samples=1_000, rate_hz=1_000)

    assert words == ()


@given(
    text=st.text(alphabet="ab1 ,.-'🎉é", max_size=30),
    onsets=st.lists(st.tuples(st.integers(0, 30), st.integers(0, 5_000)), max_size=12),
)
def test_times_are_in_order_and_within_the_sound(text: str, onsets: list[tuple[int, int]]) -> None:
    words = timed_words(text, onsets, samples=5_000, rate_hz=1_000)

    moments = [moment for word in words for moment in (word.at_ms, word.until_ms)]
    assert moments == sorted(moments)
    assert all(0 <= moment <= 5_000 for moment in moments)
    assert [(word.start, word.end) for word in words] in ([], list(word_ranges(text)))
    assert all(left.end <= right.start for left, right in pairwise(words))
