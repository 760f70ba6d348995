"""What was worked out before is what would be worked out, to the bit."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from narrate.attribution import Kept, anchor, attribute
from narrate.attribution.conversing import converse, weights
from narrate.attribution.deciding import laid_out
from narrate.attribution.encoder import encode
from narrate.attribution.keys import key
from narrate.attribution.looking import Look, look
from narrate.attribution.reading import read
from narrate.attribution.steps import stepped
from narrate.book import Book
from narrate.decisions import Decisions
from narrate.script import Age, Gender, Span

BookOf = Callable[..., Book]
SpansOf = Callable[[Book], tuple[tuple[Span, ...], ...]]

MILL: Final = (
    "Anna Reed and Tobias waited at the mill. Anna counted the sacks. The miller slept.",
    '"You are late," said Anna.',
    '"The geese were slow," said Tobias. He put down his basket.',
    '"Geese are never slow."',
    '"These are old geese."',
    '"Hush," said the miller.',
    '"We were talking of your geese," she said.',
)
FERRY: Final = (
    "The ferry was late, and Zora read her book to the boatman.",
    '"Does it end well?" the boatman asked.',
    '"I am not there yet," said Zora. "Anna never told me."',
    '"Then read on, my girl."',
    '"He dies," said Zora.',
    '"Who does?"',
    '"The geese do, all of them."',
)
NOON: Final = (
    "Captain Hale came at noon. He had a letter for Tobias and the old man.",
    '"It is from the king," said Captain Hale.',
    '"Which king?"',
    '"There is one king, boy."',
    '"You ought to see a map, Captain," said Tobias.',
)
CHAPTERS: Final = (MILL, FERRY, NOON, FERRY[:5], MILL[1:])
MORE: Final = (
    "It rained.",
    "Anna laughed.",
    "He was seventy-nine years old, the miller.",
    '"No."',
    '"No," said Anna.',
    '"Zora is nine," said the boatman.',
    '"I am Edgar Pell," said the old man.',
)

EDITS = st.lists(
    st.tuples(
        st.integers(0, len(CHAPTERS) - 1),
        st.integers(0, 4),
        st.sampled_from(["insert", "delete", "replace"]),
        st.sampled_from(MORE),
    ),
    max_size=3,
)


def edited(edits: Sequence[tuple[int, int, str, str]]) -> list[list[str]]:
    chapters = [list(chapter) for chapter in CHAPTERS]
    for chapter, place, what, text in edits:
        end = place + (what != "insert")
        chapters[chapter][place:end] = [] if what == "delete" else [text]
    return chapters


@pytest.fixture(scope="module")
def kept(book_of: BookOf, spans_of: SpansOf) -> Kept:
    """What was worked out for the story before it is edited."""
    book = book_of(*CHAPTERS)
    results: dict[str, bytes] = {}
    attribute(book, spans_of(book), kept=results)
    return results


@settings(max_examples=30)
@given(edits=EDITS)
def test_an_edited_story_has_the_script_that_it_has_without_what_was_kept(
    book_of: BookOf, spans_of: SpansOf, kept: Kept, edits: list[tuple[int, int, str, str]]
) -> None:
    book = book_of(*edited(edits))
    spans = spans_of(book)

    found = attribute(book, spans, kept=dict(kept))

    assert found == attribute(book, spans)


@settings(max_examples=12)
@given(line=st.integers(1, 6), speaker=st.sampled_from(["Anna", "Tobias", "Edgar Pell"]))
def test_a_corrected_story_has_the_script_that_it_has_without_what_was_kept(
    book_of: BookOf, spans_of: SpansOf, kept: Kept, line: int, speaker: str
) -> None:
    book = book_of(*CHAPTERS)
    spans = spans_of(book)
    decisions = Decisions(lines=(anchor(spans, 1, line, speaker=speaker),))

    found = attribute(book, spans, decisions, kept=dict(kept))

    assert found == attribute(book, spans, decisions)


def test_a_story_that_was_read_is_not_worked_out_again(
    book_of: BookOf, spans_of: SpansOf, kept: Kept
) -> None:
    book = book_of(*CHAPTERS)
    results = dict(kept)

    attribute(book, spans_of(book), kept=results)

    assert results == kept
    assert len(kept) == 2 * len(CHAPTERS)


@pytest.mark.parametrize("text", ['"Geese are hardly ever slow."', "It rained.", "Anna laughed."])
def test_an_edit_of_one_chapter_leaves_what_is_far_from_it(
    book_of: BookOf, spans_of: SpansOf, text: str
) -> None:
    # Longer than anybody who was named is remembered; and more often named than steps are wide.
    silence = ["The rain fell, and nobody came, and nothing was said. " * 4] * 80
    names = " ".join(["Anna saw Tobias, and Tobias saw Zora, and Zora saw Anna."] * 40)
    chapters = [[names, *CHAPTERS[0], *silence], *([*it, *silence] for it in CHAPTERS[1:])]
    book = book_of(*chapters)
    results: dict[str, bytes] = {}
    attribute(book, spans_of(book), kept=results)
    before = len(results)
    # Behind its last line: whoever is named beside *the man* is felt wherever *the man* speaks.
    chapters[0].insert(7, text)
    book = book_of(*chapters)

    attribute(book, spans_of(book), kept=results)

    # The chapter itself, and the one behind it, whose first lines are read with its last.
    assert before == 2 * len(CHAPTERS)
    assert 2 <= len(results) - before <= 4


@settings(max_examples=5)
@given(known=st.sets(st.integers(0, 30)))
def test_windows_are_decided_alike_in_any_company(
    book_of: BookOf, spans_of: SpansOf, known: set[int]
) -> None:
    seen = looked(book_of, spans_of, [[*MILL, *FERRY, *NOON] * 3, *CHAPTERS])
    encoded: dict[str, bytes] = {}
    decided: dict[str, bytes] = {}
    grid = laid_out(seen, encoded)
    chances = converse(grid, weights(), decided)

    some = [
        {name: all_[name] for at, name in enumerate(all_) if at in known}
        for all_ in (encoded, decided)
    ]
    again, anew = encode(seen.stage, kept=some[0]), converse(grid, weights(), some[1])

    assert some == [encoded, decided]
    assert all(map(np.array_equal, again, encode(seen.stage)))
    assert all(map(np.array_equal, anew, chances))


@settings(max_examples=30)
@given(
    who=st.sets(st.integers(0, 5)),
    gender=st.sampled_from([None, *Gender]),
    age=st.sampled_from([None, *Age]),
)
def test_a_second_look_sees_what_a_first_one_at_the_same_people_would(
    book_of: BookOf, spans_of: SpansOf, who: set[int], gender: Gender | None, age: Age | None
) -> None:
    first = looked(book_of, spans_of, CHAPTERS)
    people = first.stage.people
    persons = [
        replace(person, gender=gender, age=age) if at in who else person
        for at, person in enumerate(people.persons)
    ]
    people = replace(people, persons=tuple(persons))

    second = first.again(people)

    fresh = look(first.reading, people, {})
    assert second.stage.candidates == fresh.stage.candidates
    assert all(map(np.array_equal, second.unary, fresh.unary))
    assert all(map(np.array_equal, second.chances, fresh.chances))


def looked(book_of: BookOf, spans_of: SpansOf, chapters: Sequence[Sequence[str]]) -> Look:
    book = book_of(*chapters)
    reading = read(book, spans_of(book), ())
    return look(reading, reading.people, {})


PARTS = st.lists(
    st.text(max_size=3)
    | st.lists(st.integers(0, 2), max_size=3).map(lambda some: np.array(some, np.int32))
    | st.lists(st.integers(0, 2), max_size=3).map(lambda some: np.array(some, np.float32)),
    max_size=3,
)


@given(one=PARTS, other=PARTS)
def test_other_inputs_have_another_key(
    one: list[np.ndarray | str], other: list[np.ndarray | str]
) -> None:
    same = [repr(part) for part in one] == [repr(part) for part in other]

    assert (key(*one) == key(*other)) is same


def test_the_shape_of_an_array_is_part_of_its_key() -> None:
    array = np.zeros((2, 3))

    assert key(array) != key(array.reshape(3, 2))


@given(count=st.integers(0, 10**6))
def test_a_count_in_steps_is_near_it_and_in_its_own_step(count: int) -> None:
    step = stepped(count)

    assert abs(step - count) <= count / 8
    assert stepped(step) == step <= stepped(count + 1)


def test_most_counts_are_in_the_step_of_the_next() -> None:
    apart = sum(stepped(count) != stepped(count + 1) for count in range(1_000))

    assert apart < 40
