from collections.abc import Sequence
from typing import Any

import numpy as np
import pytest

from narrate.attribution.encoder.model import chances
from narrate.attribution.encoder.training.aliases import Aliases
from narrate.attribution.encoder.training.corpora import answered, parted
from narrate.attribution.encoder.vocabulary import Vocabulary

TEXT = (
    "Anna Hale met Mr. Marsh by the river.\n\n"
    '"Is it deep?" asked Anna.\n\n'
    '"Very," said Mr. Marsh.\n\n'
    '"Then I shall not swim," said Anna. Mr. Marsh bowed.'
)


def labeled(text: str, speakers: Sequence[str]) -> dict[str, Any]:
    starts = [at + 1 for at, mark in enumerate(text) if mark == '"'][::2]
    quotes = [
        {"start": start, "end": text.index('"', start), "speaker": speaker}
        for start, speaker in zip(starts, speakers, strict=True)
    ]
    characters = [
        {"id": "a", "name": "Anna Hale", "aliases": ["Anna"], "gender": "F"},
        {"id": "m", "name": "Mr. Marsh", "aliases": [], "gender": "M"},
        {"id": "g", "name": "_group", "aliases": [], "gender": "U"},
    ]
    return {"id": "a novel", "text": text, "quotes": quotes, "characters": characters}


@pytest.mark.parametrize(
    ("name", "bearer"),
    [
        ("Anna", "a"), ("Miss Hale", "a"), ("Mr. Hale", None), ("Marsh", "m"),
        ("mister marsh", "m"), ("_group", None), ("the river", None),
    ],
)  # fmt: skip
def test_a_name_is_found_among_the_aliases(name: str, bearer: str | None) -> None:
    aliases = Aliases(labeled(TEXT, ["a", "m", "a"]))

    assert aliases.of(name, (name,)) == bearer


def test_answers_are_those_who_bear_the_speakers_name() -> None:
    novel = answered(labeled(TEXT, ["a", "m", "g"]))

    first, second, third = novel.answers
    assert first
    assert second
    assert not first & second
    assert third == {-1}
    assert novel.tagged.all()


@pytest.mark.parametrize(
    "text",
    [
        "It was late.\n\nNobody spoke\nfor an hour.\n\nThen the bell rang.\n",
        (
            "It was late.\nNobody spoke for a time, not even the old dog under it,\n"
            "for an hour.\nThen the bell rang at last, and they all stood up as one.\n"
        ),
    ],
)
def test_paragraphs_are_told_apart(text: str) -> None:
    assert len([part for part in parted(text).split("\n\n") if part.strip()]) == 3


def test_lines_that_are_long_are_paragraphs() -> None:
    lines = [" ".join(["word"] * 50) + "." for _ in range(3)]

    assert parted("\r\n".join(lines)).split("\n\n") == lines


def test_both_networks_do_the_same_sums() -> None:
    torch = pytest.importorskip("torch")
    from narrate.attribution.encoder.training.batches import Batcher, Share, novel
    from narrate.attribution.encoder.training.fitting import matrices
    from narrate.attribution.encoder.training.network import Network
    from narrate.attribution.encoder.weights import Weights

    example = answered(labeled(TEXT, ["a", "m", "a"]))
    vocabulary = Vocabulary(["asked", "said", "very"])
    network = Network(len(vocabulary)).eval()
    batcher = Batcher(vocabulary, 1)

    batch = batcher.batch([(novel(example, vocabulary), 0)], Share(0, 0))
    with torch.no_grad():
        wanted = network(batch)[-1][0].numpy()
    (found,) = chances([example.sheet], Weights(matrices(network), vocabulary))

    assert np.allclose(np.exp(found.chances), np.exp(wanted[: len(found.chances)]), atol=1e-4)


def test_a_deleted_tag_leaves_no_trace() -> None:
    pytest.importorskip("torch")
    from narrate.attribution.encoder.training.batches import Batcher, Share, novel

    example = answered(labeled(TEXT, ["a", "m", "a"]))
    vocabulary = Vocabulary(["asked", "said", "bowed"])
    batcher = Batcher(vocabulary, 1)

    batch = batcher.batch([(novel(example, vocabulary), 0)], Share(1, 1))

    said, asked = vocabulary.numbers(["said", "asked"]).tolist()
    assert not {said, asked} & set(batch.words.tolist())
    assert len(batch.mention_words) == 2
