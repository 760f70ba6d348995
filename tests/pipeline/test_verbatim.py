from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from narrate import pipeline
from narrate.pipeline.verbatim import difference

ROOT = Path(__file__).parents[2]
SEEDS = sorted(path for path in (ROOT / "seeds").iterdir() if path.suffix in {".html", ".txt"})

words = st.lists(st.sampled_from(["the", "lamp", "is", "lit", "again"]), max_size=12)


@pytest.mark.parametrize("story", SEEDS, ids=lambda path: path.stem)
def test_every_word_of_a_seed_is_told_once(story: Path, tmp_path: Path) -> None:
    understood = pipeline.understand(story, voices=tmp_path)

    found = pipeline.check(understood, story)

    assert found.difference is None
    assert found.independent


@given(spoken=words, left_out=words, unread=words, chance=st.randoms(use_true_random=False))
def test_three_sequences_shuffled_together_are_no_difference(
    spoken: list[str], left_out: list[str], unread: list[str], chance: object
) -> None:
    written = shuffled((spoken, left_out, unread), chance)

    assert difference(written, (spoken, left_out, unread)) is None


@pytest.mark.parametrize("written", ["lamp1", "1lamp"])
def test_the_mark_of_a_note_may_touch_a_word(written: str) -> None:
    found = difference(["the", written, "is"], (["the", "lamp", "is"], [], ["1"]))

    assert found is None


@given(spoken=words, left_out=words, at=st.integers(0, 24))
def test_a_word_more_in_the_file_is_found(spoken: list[str], left_out: list[str], at: int) -> None:
    written = [*spoken, *left_out]
    written.insert(min(at, len(written)), "lost")

    found = difference(written, (spoken, left_out, []))

    assert found is not None
    assert "is written `lost" in found


def test_a_word_less_in_the_file_is_found() -> None:
    found = difference(["the", "lamp"], (["the", "lamp", "again"], [], []))

    assert found == "`again` is told once more than it is written"


def test_a_word_at_another_place_is_found() -> None:
    found = difference(["the", "lamp", "is", "lit"], (["lamp", "the", "is", "lit"], [], []))

    assert found == "word 1: after `` is written `the lamp is lit`, and spoken `lamp the is lit`"


def shuffled(sequences: tuple[list[str], ...], chance: object) -> list[str]:
    """Return an interleaving of the sequences, each in its order."""
    turns = [index for index, sequence in enumerate(sequences) for _ in sequence]
    chance.shuffle(turns)  # type: ignore[attr-defined] # Hypothesis gives a `random.Random`.
    rests = [iter(sequence) for sequence in sequences]
    return [next(rests[turn]) for turn in turns]
