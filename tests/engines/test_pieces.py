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
        ("It rained. She came in, and sat down.", Piece("It rained. ", 300)),
        ("“It rained!” She came in, and sat down.", Piece("“It rained!” ", 300)),
        ("She came in, sat down and said nothing", Piece("She came in, ", 150)),
        ("She came in—and then sat down at once", Piece("She came in—", 150)),
        ("She came in and then sat down at once", Piece("She came in and then sat ", 0)),
        ("Oh. She came in and then sat down once", Piece("Oh. She came in and then ", 0)),
        ("Nooooooooooooooooooooooooooooooooo", Piece("Noooooooooooooooooooooooo", 0)),
    ],
)
def test_a_text_is_cut_after_a_sentence_a_clause_or_a_word(text: str, first: Piece) -> None:
    cut = list(pieces(text, 25))

    assert cut[0] == first


def test_a_short_text_is_one_piece() -> None:
    cut = list(pieces("Oh. Well, come in!", 25))

    assert cut == [Piece("Oh. Well, come in!")]
