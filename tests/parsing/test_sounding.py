import pytest

from narrate.parsing.sounding import spoken_weight


@pytest.mark.parametrize(
    "text",
    ["I will not.", "Where is it?", "You don't know him.", "Oh, dear me!", "Come here, sir."],
)
def test_what_is_said_to_somebody_sounds_spoken(text: str) -> None:
    assert spoken_weight(text) > 0


@pytest.mark.parametrize(
    "text",
    ["The rain fell.", "He rose and shut the door.", "said Anna.", "with a smile,", "asked Tom,"],
)
def test_what_people_did_sounds_told(text: str) -> None:
    assert spoken_weight(text) < 0


@pytest.mark.parametrize("text", ["", "—", "7"])
def test_what_has_no_words_sounds_like_neither(text: str) -> None:
    assert spoken_weight(text) == 0


def test_where_nobody_tells_as_i_only_speech_says_it() -> None:
    text = "I walked to the door and opened it."

    assert spoken_weight(text, told_as_i=True) < 0 < spoken_weight(text, told_as_i=False)


@pytest.mark.parametrize("word", ["you ", "said "])
def test_more_words_make_it_no_surer_than_can_be(word: str) -> None:
    assert abs(spoken_weight(word * 40)) == abs(spoken_weight(word * 4_000))
