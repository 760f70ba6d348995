# ruff: noqa: RUF001 - phonemes are written with letters that look like others.

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from narrate.engines.phonemes import TimedPhoneme, word_onsets

ALONE = {"of": "ʌv", "the": "ðə", "sea": "siː", "1848": "eɪtiːn fɔːti eɪt", "now": "naʊ"}


def timed(phonemes: str) -> list[TimedPhoneme]:
    """Let each phoneme, and each blank, last ten samples."""
    return [TimedPhoneme(symbol, at * 10) for at, symbol in enumerate(phonemes)]


def onsets(text: str, phonemes: str) -> list[tuple[int, int]]:
    return word_onsets(text, timed(phonemes), lambda word: ALONE[word])


def test_a_run_for_each_word_is_its_own() -> None:
    assert onsets("of the sea", "ʌv ðə siː") == [(0, 0), (3, 30), (7, 60)]


def test_stress_and_marks_are_no_words() -> None:
    assert onsets("of, the: sea", "ˈʌv , ðə: — siː") == [(0, 10), (4, 60), (9, 120)]


def test_words_that_are_run_together_share_their_beginning() -> None:
    assert onsets("of the sea", "əvðə siː") == [(0, 0), (7, 50)]


def test_a_word_that_is_taken_apart_lasts_until_the_next_word() -> None:
    assert onsets("the 1848 sea", "ðə eɪtiːn fɔːti eɪt siː") == [(0, 0), (4, 30), (9, 200)]


def test_nothing_said_or_nothing_written_has_no_onsets() -> None:
    assert onsets("", "ʌv") == []
    assert onsets("of", " , ") == []


@given(
    st.lists(st.sampled_from(sorted(ALONE)), max_size=12).map(" ".join),
    st.text("əsi ˈː,.", max_size=60),
)
def test_onsets_rise_whatever_is_said(text: str, phonemes: str) -> None:
    found = onsets(text, phonemes)

    assert found == sorted(set(found))
    assert all(text[offset].isalnum() for offset, _ in found)
    assert all(not phonemes[sample // 10].isspace() for _, sample in found)
