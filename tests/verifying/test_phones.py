from __future__ import annotations

import pytest

from narrate.engines.espeak.phonemes import pronounced
from narrate.verifying.phones import phones


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("hermione", "HH ER M AY AH N IY"),
        ("tobit", "T AA B IH T"),
        ("waistcoat", "W EY S T K OW T"),
        ("church", "CH ER CH"),
    ],
)
def test_a_word_is_said_in_the_phones_of_the_dictionary(word: str, said: str) -> None:
    assert phones(pronounced([word])[word]) == said


def test_each_word_is_pronounced_by_itself() -> None:
    assert pronounced(["anna", "tom", "anna"]).keys() == {"anna", "tom"}
    assert pronounced([]) == {}
