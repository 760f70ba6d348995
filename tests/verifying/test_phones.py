from __future__ import annotations

import pytest

from narrate.engines.espeak import EspeakEngine
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
    (heard,) = EspeakEngine().heard([word], "en-us")

    assert phones(heard) == said
