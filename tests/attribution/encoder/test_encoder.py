from collections.abc import Sequence
from pathlib import Path

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from narrate.attribution.encoder import encode
from narrate.attribution.encoder.sheet import CUT, Sheet, sheet
from narrate.attribution.encoder.training.corpora import staged
from narrate.attribution.encoder.vocabulary import CAPITAL, Vocabulary
from narrate.attribution.encoder.weights import FILE, load, save
from narrate.attribution.stage import Stage

STORY = (
    "Anna sat by the window with her brother. Peter had brought the lamp.",
    '"Is it late?" asked Anna.',
    '"Very," said Peter. "You should sleep."',
    '"I cannot."',
    '"Then read to me, Anna."',
    "She laughed and took the book from the shelf.",
    '"You never listen."',
    "Peter shook his head. He closed his eyes.",
    '"I always listen."',
)


def stage_of(paragraphs: Sequence[str]) -> Stage:
    return staged("a story", "\n\n".join(paragraphs))[0]


def renamed(old: str, new: str) -> tuple[str, ...]:
    return tuple(paragraph.replace(old, new) for paragraph in STORY)


def sheet_of(paragraphs: Sequence[str]) -> Sheet:
    return sheet(stage_of(paragraphs))


def test_every_unit_has_a_chance_for_each_candidate() -> None:
    stage = stage_of(STORY)

    encoded = encode(stage)

    assert [len(found) for found in encoded] == [len(some) for some in stage.candidates]
    assert np.allclose([np.exp(found).sum() for found in encoded], 1, atol=1e-4)


def test_a_tag_tells_the_speaker() -> None:
    stage = stage_of(STORY)

    encoded = encode(stage)

    best = [stage.candidates[at][int(found.argmax())] for at, found in enumerate(encoded)]
    assert [stage.people.persons[person].name for person in best[:2]] == ["Anna", "Peter"]


def test_no_name_is_seen() -> None:
    assert sheet_of(renamed("Peter", "Robert")).words == sheet_of(STORY).words


def test_another_name_changes_nothing() -> None:
    before, after = encode(stage_of(STORY)), encode(stage_of(renamed("Peter", "Robert")))

    assert all(np.array_equal(*pair) for pair in zip(before, after, strict=True))


def test_a_story_without_talk_has_no_units() -> None:
    assert encode(stage_of(["Anna slept.", "Peter slept."])) == []


def test_a_long_speech_is_cut_in_the_middle() -> None:
    long = " ".join(["well"] * 200)

    words = sheet_of([f'"{long}," said Anna.', '"Yes," said Peter.']).words

    assert words.count(CUT) == 1
    assert words.count("well") < 60


def test_more_units_than_a_window_are_all_decided() -> None:
    stage = stage_of([*STORY, *['"Yes."', '"No."'] * 60])

    assert len(encode(stage)) == len(stage.units)


@given(st.text(min_size=1).map(str.lower))
def test_every_word_has_a_number(word: str) -> None:
    vocabulary = Vocabulary(["the", "said"])

    numbers = vocabulary.numbers([word, CAPITAL + word])

    assert ((numbers > 0) & (numbers < len(vocabulary))).all()


def test_words_that_are_not_known_are_told_apart_by_their_endings() -> None:
    one, other, third = Vocabulary([]).numbers(["glimmering", "shambling", "shambled"])

    assert one == other != third


def test_weights_come_back_nearly_as_they_were(tmp_path: Path) -> None:
    matrices = {
        "word.weight": np.eye(4, dtype=np.float32),
        "kind.bias": np.array([0.1, 2], np.float32),
    }

    save(tmp_path / "weights.npz", matrices, Vocabulary(["the"]))

    loaded = load(tmp_path / "weights.npz")
    assert loaded.vocabulary.common == ("the",)
    assert np.allclose(loaded["word.weight"], matrices["word.weight"], atol=1e-2)
    assert np.allclose(loaded["kind.bias"], matrices["kind.bias"], atol=1e-3)


def test_the_weights_are_small() -> None:
    assert FILE.stat().st_size < 2_000_000


def test_the_vocabulary_holds_single_words() -> None:
    assert not [word for word in load().vocabulary.common if word != word.strip() or " " in word]
