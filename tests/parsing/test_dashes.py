# ruff: noqa: RUF001 - curly marks and dashes are what texts hold.
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from narrate.parsing.dashes import DashHabit, dash_habit, match_dashes

Spoken = Callable[..., list[tuple[int, str]]]

BARE = ["—Good day, said Anna.", "—Good day, said Tom. You are late.", "—Am I? she asked."]
"""A dash where the paragraph begins, and nowhere else."""

BEFORE_SPEECH = ["—Good day, said Anna. —You are late.", "—Am I? he asked, —or are you?", "—No."]
AROUND_TAGS = [
    "— Good day, — said Anna. — You are late.",
    "— Am I? — he asked. — No.",
    "— Yes, — said Anna.",
]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("—No, said Anna.", ["—No,"]),
        ("—No, said Anna. I will not.", ["—No,", "I will not."]),
        ("—No, said Anna. Where is it?", ["—No,", "Where is it?"]),
        ("—No, said Anna. The rain fell.", ["—No,"]),
        ("—No, said Anna, I will not.", ["—No,", "I will not."]),
        ("—No, said Anna, smiling at him.", ["—No,"]),
        ("—No, said the old man. You must go!", ["—No,", "You must go!"]),
        ("—Why? he asked. It’s late.", ["—Why?", "It’s late."]),
        ("—God! Anna said quietly. Isn’t it dark?", ["—God!", "Isn’t it dark?"]),
        ("—Stop! cried Tom.", ["—Stop!"]),
        ("—He told me so, and I believed him.", ["—He told me so, and I believed him."]),
        ("—Go, tell the king.", ["—Go, tell the king."]),
        ("— We will—perhaps—go.", ["— We will—perhaps—go."]),
        ("-- We will go.", ["-- We will go."]),
        ("– We will go.", ["– We will go."]),
        ("The rain — cold as ever — fell.", []),
    ],
)
def test_a_paragraph_after_a_dash_is_spoken(spoken: Spoken, text: str, expected: list[str]) -> None:
    settled = len(spoken(*BARE))

    found = spoken(*BARE, text)[settled:]

    assert [words for _, words in found] == expected
    assert len({number for number, _ in found}) <= 1


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("—No, said Anna, —not I.", ["—No,", "—not I."]),
        ("—No. He rose and shut the door. —Go home!", ["—No.", "—Go home!"]),
        ("He rose. —Go home! he said.", ["—Go home!"]),
        ("She looked at him and said, —I am not afraid.", ["—I am not afraid."]),
        ("The rain fell, and nobody spoke.", []),
    ],
)
def test_where_dashes_begin_speech_each_of_them_does(
    spoken: Spoken, text: str, expected: list[str]
) -> None:
    settled = len(spoken(*BEFORE_SPEECH))

    assert [words for _, words in spoken(*BEFORE_SPEECH, text)[settled:]] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("— No, — said Anna, — not I.", ["— No,", "— not I."]),
        ("— No. — He rose. — Go home!", ["— No.", "— Go home!"]),
        ("— No, — was all that he said.", ["— No,"]),
        (
            "— Well, she said so, and he said so, too.",
            ["— Well, she said so, and he said so, too."],
        ),
        ("He rose. — Go home! — And he shut the door.", ["— Go home!"]),
        ("—I don’t know —said Anna—. Why?", ["—I don’t know", "Why?"]),
    ],
)
def test_where_dashes_end_speech_each_of_them_does(
    spoken: Spoken, text: str, expected: list[str]
) -> None:
    settled = len(spoken(*AROUND_TAGS))

    assert [words for _, words in spoken(*AROUND_TAGS, text)[settled:]] == expected


@pytest.mark.parametrize(
    ("texts", "habit"),
    [
        (BARE, DashHabit.AT_PARAGRAPHS),
        (BEFORE_SPEECH, DashHabit.BEFORE_SPEECH),
        (AROUND_TAGS, DashHabit.AROUND_TAGS),
        (["—A dog—or a wolf—is here, said Anna."] * 3, DashHabit.AT_PARAGRAPHS),
        ([], DashHabit.AT_PARAGRAPHS),
    ],
)
def test_a_chapter_shows_where_else_dashes_stand(texts: list[str], habit: DashHabit) -> None:
    assert dash_habit(texts) == habit


WORDS = ["said Anna", "he asked", "I go", "She went", "the rain", "No", "you", "é"]
MARKS = ["—", "— ", " — ", "--", ", ", ". ", "? ", "! ", "… ", "«", "”", ")", "\n", ".", "-"]
PIECES = st.sampled_from(WORDS + MARKS)
HABITS = st.sampled_from(DashHabit)


@given(st.lists(PIECES, max_size=24).map("".join), HABITS)
def test_what_is_spoken_is_in_order_and_disjoint(text: str, habit: DashHabit) -> None:
    found = match_dashes(text, habit)

    bounds = [at for one in found for at in (one.start, one.end)]
    assert bounds == sorted(bounds)
    assert all(0 <= one.start <= one.end <= len(text) for one in found)


def test_a_dash_is_no_speech_where_quotation_marks_are(spoken: Spoken) -> None:
    quoted = ['"Good day," said Ida.'] * 5

    assert len(spoken(*quoted, "— the rain had stopped.", "— it was cold.")) == 5


def test_one_dash_is_no_habit(spoken: Spoken) -> None:
    assert spoken("— the rain had stopped.") == []
