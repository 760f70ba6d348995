from __future__ import annotations

import pytest

from narrate.book import Block, Heading, SceneBreak, Strength
from narrate.readers.passage import CHAPTER, INNER, Passage
from narrate.readers.structure.blocks import Composed, composed


def test_a_break_remembers_what_was_drawn() -> None:
    page = _composed("She slept.", "~HP~HP~HP~", "She woke.")

    assert _drawn(page) == ["~HP~HP~HP~"]


def test_two_breaks_in_a_row_are_one() -> None:
    page = _composed("She slept.", "* * *", "LINE BREAK", "", "She woke.")

    assert _drawn(page) == ["* * * LINE BREAK"]


def test_a_ruled_line_draws_nothing() -> None:
    page = _composed("She slept.", "", "She woke.")

    assert _drawn(page) == [""]


def test_a_break_does_not_keep_the_words_that_are_read() -> None:
    page = _composed("She slept.", "*** Marian ***", "She woke.")

    assert _drawn(page) == ["*** ***"]
    assert _texts(page.blocks) == ["She slept.", "Marian", "She woke."]


@pytest.mark.parametrize(
    ("texts", "dropped"),
    [
        (["oOo", "She slept."], {0: "oOo"}),
        (["She slept.", "LINE BREAK"], {1: "LINE BREAK"}),
        (["She slept.", "***", "xXx"], {1: "***", 2: "xXx"}),
    ],
)
def test_there_is_no_break_at_an_edge(texts: list[str], dropped: dict[int, str]) -> None:
    page = _composed(*texts)

    assert _texts(page.blocks) == ["She slept."]
    assert page.dropped == dropped


def test_there_is_no_break_under_a_heading() -> None:
    page = composed([Passage("Rain", level=INNER), Passage("oOo"), Passage("She slept.")])

    assert page.blocks[0] == Heading("Rain")
    assert _texts(page.blocks) == ["She slept."]


def test_there_is_no_break_above_a_chapter_heading() -> None:
    page = composed([Passage("For Anna."), Passage("oOo"), Passage("Rain", level=CHAPTER)])

    assert page.dropped == {1: "oOo"}
    assert page.blocks[-1] == Heading("Rain")


def test_a_break_stands_above_an_inner_heading() -> None:
    page = composed([Passage("She slept."), Passage("***"), Passage("Rain", level=INNER)])

    assert page.blocks[1:] == (SceneBreak(), Heading("Rain"))


@pytest.mark.parametrize(
    ("gaps", "breaks"),
    [
        ([1, 1, 1, 1, 3, 1], 1),  # Wider than usual, and rare.
        ([1, 1, 1, 1, 2, 1], 1),
        ([1, 2, 1, 2, 1, 2], 0),  # Half of them: the author is not tidy.
        ([2, 2, 2, 2, 2, 2], 0),  # A blank line between all.
        ([0, 0, 0, 0, 1, 0], 1),
        ([1, 2], 0),
        ([1, 1, 4], 1),
    ],
)
def test_rare_wide_gaps_part_scenes(gaps: list[int], breaks: int) -> None:
    page = composed([_told(0), *(_told(gap) for gap in gaps)])

    assert sum(isinstance(block, SceneBreak) for block in page.blocks) == breaks


def test_a_wide_gap_in_a_conversation_is_a_weak_break() -> None:
    talk = [Passage('"Well," she said.', gap=gap) for gap in (0, 1, 1, 1, 1, 3, 1)]

    page = composed(talk)

    assert [it.strength for it in page.blocks if isinstance(it, SceneBreak)] == [Strength.WEAK]


def test_a_drawn_line_makes_a_weak_break_strong() -> None:
    talk = [Passage('"Well," she said.', gap=gap) for gap in (0, 1, 1, 1, 1, 3, 1)]
    talk.insert(5, Passage("***", gap=3))

    page = composed(talk)

    assert [it.strength for it in page.blocks if isinstance(it, SceneBreak)] == [Strength.STRONG]


def _composed(*texts: str) -> Composed:
    return composed([Passage(text, gap=1) for text in texts])


def _told(gap: int) -> Passage:
    return Passage("The lamp had burned all night.", gap=gap)


def _drawn(page: Composed) -> list[str]:
    return [block.text for block in page.blocks if isinstance(block, SceneBreak)]


def _texts(blocks: tuple[Block, ...]) -> list[str]:
    return [block.text for block in blocks if not isinstance(block, SceneBreak | Heading)]
