"""Decisions about lines come home through all that authors do to a story, or are told of."""

from random import Random
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from narrate.attribution.corrections import anchor, place
from narrate.attribution.subsequences import lengths, lengths_behind
from tests.attribution.editing import (
    Edit,
    EditKind,
    Fate,
    Story,
    edited,
    fates,
    spans,
    story,
    story_of,
)

STORY: Final[Story] = story(Random(7), 60)
"""Of many lines; some short ones come again and again."""

NUMBERS: Final = [line.number for paragraph in STORY for line in paragraph if line.number]
AGAIN: Final = next(
    line.number for paragraph in STORY for line in paragraph if line.number and "Yes." in line.text
)

numbers = st.integers(0, 1 << 16)
some_edits = st.lists(
    st.builds(Edit, st.sampled_from(EditKind), numbers, numbers, st.integers(1, 6), numbers),
    max_size=12,
)


@given(
    changes=some_edits,
    decided=st.lists(st.sampled_from(NUMBERS), min_size=1, max_size=30, unique=True),
)
def test_no_decision_is_lost_silently_and_none_lands_elsewhere(
    changes: list[Edit], decided: list[int]
) -> None:
    found = fates(STORY, edited(STORY, changes), decided)

    assert found[Fate.SILENT] == found[Fate.MISPLACED] == 0


@pytest.mark.parametrize("number", NUMBERS)
def test_a_story_that_stays_keeps_every_decision(number: int) -> None:
    assert fates(STORY, STORY, [number]) == {Fate.KEPT: 1}


@given(at=numbers, chance=numbers)
def test_a_short_line_that_comes_again_keeps_its_own_when_another_scene_changes(
    at: int, chance: int
) -> None:
    far = 40 + at % 15
    changes = [
        Edit(EditKind.INSERT, far, 0, 2, chance),
        Edit(EditKind.DELETE, far + 3, 0, 1, 0),
        Edit(EditKind.WORD, far + 1, 0, 1, chance),
    ]

    assert fates(STORY, edited(STORY, changes), [AGAIN]) == {Fate.KEPT: 1}


SCENE: Final = (
    "Anna pushed the boat into the river before winter.",
    '"The rope is under the window."',
    '"Come on."',
    '"Never trust a captain with bread."',
    "Tobias kept the lamp in the garden until morning.",
)
ELSEWHERE: Final = ('"Come on."', "The stone was cold.", '"I know."', "Nobody had asked.")


@pytest.mark.parametrize(
    "now",
    [
        pytest.param(
            [
                *SCENE[:2],
                "The letter came at noon, and nobody in the house would read it.",
                '"Come on."',
                *SCENE[3:],
            ],
            id="a passage has come that ends in such words",
        ),
        pytest.param(
            [*SCENE[:2], '"Come in."', "He said it to the wall.", *SCENE[3:]],
            id="lines have come of which one is much like it",
        ),
    ],
)
def test_a_text_that_others_say_is_not_known_where_one_like_it_may_have_come(
    now: list[str],
) -> None:
    assert homes([*SCENE, *ELSEWHERE], 2, [*now, *ELSEWHERE]) == []


def test_a_neighbor_that_differs_in_its_mark_alone_does_not_take_the_place_of_a_line() -> None:
    before = [*SCENE[:1], '"Come on!"', *SCENE[1:]]
    after = [*SCENE[:2], '"Come on!"', *SCENE[3:]]

    assert homes([*before, *ELSEWHERE], 3, [*after, *ELSEWHERE]) == []


def test_a_line_of_other_words_in_the_same_marks_does_not_take_the_place_of_one() -> None:
    before, now = ([*SCENE[:2], text, *SCENE[3:]] for text in ('"I know."', '"I do."'))

    assert homes([*before, *ELSEWHERE], 2, [*now, *ELSEWHERE]) == []


def test_a_text_that_others_say_stays_known_when_a_short_line_has_come_beside_it() -> None:
    now = [*SCENE[:2], "She nodded.", *SCENE[2:]]

    assert homes([*SCENE, *ELSEWHERE], 2, [*now, *ELSEWHERE]) == [3]


def homes(before: list[str], number: int, after: list[str]) -> list[int]:
    """Return where a decision about a line is after an edit, as the only one or as none."""
    old, new = (spans(story_of([[text] for text in texts])) for texts in (before, after))
    return [line for _, line in place(new, [anchor(old, 0, number, speaker="anna")]).lines]


@given(words=st.lists(st.sampled_from("abc"), max_size=8), pattern=st.text("abc", max_size=6))
def test_the_longest_common_subsequence_is_what_it_is_by_the_book(
    words: list[str], pattern: str
) -> None:
    def longest(left: str, right: str) -> int:
        rows = [[0] * (len(right) + 1)]
        for letter in left:
            row = [0]
            for at, other in enumerate(right):
                same = rows[-1][at] + 1
                row.append(same if letter == other else max(row[-1], rows[-1][at + 1]))
            rows.append(row)
        return rows[-1][-1]

    text = "".join(words)

    assert lengths(pattern, words) == [longest(pattern, text[:at]) for at in range(len(text) + 1)]
    assert lengths_behind(pattern, words) == [
        longest(pattern, text[at:]) for at in range(len(text) + 1)
    ]
