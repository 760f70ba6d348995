from __future__ import annotations

import pytest

from narrate.book import ParagraphKind
from narrate.readers.passage import Passage
from narrate.readers.structure.kinds import told_apart

PROSE, LETTER, MESSAGE = ParagraphKind.PROSE, ParagraphKind.LETTER, ParagraphKind.MESSAGE
VERSE, QUOTE, STATUS = ParagraphKind.VERSE, ParagraphKind.QUOTE, ParagraphKind.STATUS
TOLD = "The lamp on the sill had burned all night, and the glass was black with it."


def test_a_letter_goes_from_its_greeting_to_its_name() -> None:
    lines = ["Dear Marian,", "The lamp is out.", "Send oil.", "Love,", "Tom"]

    assert _kinds([*[TOLD] * 6, *lines, TOLD]) == [*[PROSE] * 6, *[LETTER] * 5, PROSE]


def test_a_greeting_that_nobody_signs_is_no_letter() -> None:
    assert _kinds(["Dear Marian,", *[TOLD] * 9]) == [PROSE] * 10


def test_a_story_that_is_a_letter_is_prose() -> None:
    assert _kinds(["Dear Marian,", TOLD, TOLD, "Yours, Tom"]) == [PROSE] * 4


def test_a_line_drawn_through_a_letter_makes_it_none() -> None:
    lines = ["Dear Marian,", "The lamp is out.", "***", "Love, Tom"]

    assert LETTER not in _kinds([*[TOLD] * 6, *lines])


def test_a_message_has_a_header() -> None:
    lines = ["From: Wren", "To: Tom", "The goat is on the roof.", "Love, Wren"]

    assert _kinds([*[TOLD] * 6, *lines]) == [*[PROSE] * 6, *[LETTER] * 4]


@pytest.mark.parametrize(
    "turns",
    [
        ["Wren: hi", "Tom: hi", "Wren: are you up", "Tom: no", "Wren: good"],
        ["[10:23 pm] Wren: hi", "Tom: ?", "[10:25 pm]", "Wren: goat", "Tom: no", "Wren: yes"],
        ["**wren_maps:** hi", "Tom has left the group", "A B: x", "C: y", "D: z", "E.F.: w"],
    ],
)
def test_five_turns_in_a_row_are_a_chat(turns: list[str]) -> None:
    assert _kinds([TOLD, *turns, TOLD]) == [PROSE, *[MESSAGE] * len(turns), PROSE]


def test_four_turns_are_no_chat() -> None:
    assert _kinds([TOLD, "A: x", "B: y", "C: z", "D: w", TOLD]) == [PROSE] * 6


@pytest.mark.parametrize(
    "rows",
    [
        ["Name: 12", "HP: 10/20"],
        ["[Skill gained: Trap Sense]", "[You have reached level 5!]"],
        ["Strength = 12", "Luck = 3 (+1)", "Mana: 40%"],
    ],
)
def test_rows_with_values_are_a_status_box(rows: list[str]) -> None:
    assert _kinds([TOLD, *rows, TOLD]) == [PROSE, *[STATUS] * len(rows), PROSE]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The road goes on,\nThe lamp goes out,\nAnd nobody is home", VERSE),
        ("The road goes on,\nThe lamp goes out", PROSE),
        ('"Well," he said.\n"Well," she said.\n"Well."', PROSE),
        ("He left.\nShe left.\nAll left.", PROSE),
        ("went on\nand on\nand on", PROSE),
    ],
)
def test_short_lines_that_are_no_sentences_are_verse(text: str, kind: ParagraphKind) -> None:
    assert _kinds([TOLD, text]) == [PROSE, kind]


def test_quotations_that_are_most_of_a_chapter_are_its_text() -> None:
    few = told_apart([Passage(TOLD), Passage(TOLD), Passage(TOLD, kind=QUOTE)])
    most = told_apart([Passage(TOLD), Passage(TOLD, kind=QUOTE), Passage(TOLD, kind=QUOTE)])

    assert [it.kind for it in few] == [PROSE, PROSE, QUOTE]
    assert [it.kind for it in most] == [PROSE] * 3


@pytest.mark.parametrize(
    "text",
    [
        *("Love " + "." * 300_000, "Love " + "a." * 100_000, "Dear " + "a " * 100_000),
        *("a" * 300_000 + ":", "HP: " + "1 " * 100_000, "[" * 100_000, "A\n" * 100_000),
    ],
)
def test_a_hostile_passage_is_judged_at_once(text: str) -> None:
    assert len(told_apart([Passage(text)] * 3)) == 3


def _kinds(texts: list[str]) -> list[ParagraphKind]:
    return [passage.kind for passage in told_apart([Passage(text, gap=1) for text in texts])]


def test_turns_with_quotation_marks_are_told() -> None:
    turns = [f'Quoth {name}: "No."' for name in ("Ann", "Tom", "Ann", "Tom", "Ann", "Tom")]

    assert _kinds(turns) == [PROSE] * 6
