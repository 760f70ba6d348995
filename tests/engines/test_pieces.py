from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from narrate.engines.pieces import Piece, pieces


@given(text=st.text(alphabet="ab .,!—…”\n", max_size=300), most_chars=st.integers(5, 100))
def test_pieces_join_to_the_text_and_are_short_enough(text: str, most_chars: int) -> None:
    cut = list(pieces(text, most_chars))

    assert "".join(piece.text for piece in cut) == text
    assert all(0 < len(piece.text) <= most_chars for piece in cut)


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("It rained. She came in, and sat.", Piece("It rained. ", 300)),
        ("“It rained!” She came in, and sat.", Piece("“It rained!” ", 300)),
        ("She came in, sat down and said nothing", Piece("She came in, ", 150)),
        ("She came in—and then sat down at once", Piece("She came in—", 150)),
        ("She came in and then sat down at once", Piece("She came in and ", 0)),
        ("Oh. She came in and then sat down once", Piece("Oh. She came in and ", 0)),
        ("Noooooooooooooooooooooooooooooooooo", Piece("N" + "o" * 24, 0)),
    ],
)
def test_a_text_is_cut_after_a_sentence_a_clause_or_a_word(text: str, first: Piece) -> None:
    cut = list(pieces(text, 25))

    assert cut[0] == first


def test_a_short_text_is_one_piece() -> None:
    cut = list(pieces("Oh. Well, come in!", 25))

    assert cut == [Piece("Oh. Well, come in!")]


def test_no_piece_is_filled_up_at_the_expense_of_the_next() -> None:
    # As full as may be, the first piece would leave `once. ` and `Oh.` to two more.
    cut = list(pieces("She came in, then sat down at once. Oh.", 34))

    assert [piece.text for piece in cut] == ["She came in, ", "then sat down at once. Oh."]


def test_a_mark_is_never_alone() -> None:
    cut = list(pieces("She came in and then — well — ! — and then she sat.", 12))

    assert all(any(map(str.isalnum, piece.text)) for piece in cut)


def test_between_words_a_text_is_cut_only_where_a_request_would_not_help() -> None:
    text = "It rained on all the harbor, and on the boats at the pier, for hours and hours on end."

    cut = list(pieces(text, 45))

    assert [piece.pause_ms for piece in cut] == [150, 150, 0]
