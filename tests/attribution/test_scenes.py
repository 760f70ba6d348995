"""Scenes of fan fiction, labeled by hand: what the program can, and must not forget."""

from functools import cache
from pathlib import Path
from typing import Final

import pytest

from tests.attribution.judging import Judgment, judge, together
from tests.attribution.labeled import load

SCENES: Final = sorted((Path(__file__).parent / "scenes").rglob("*.md"))

LEAST_RIGHT: Final = {"learned": 0.82, "unseen": 0.77}
"""Share of right speakers in a folder's scenes; below what was measured when it was set."""

LEAST_HEARD: Final = 0.99

judgment = cache(lambda path: judge(load(path)))


@pytest.fixture(scope="module")
def corpus() -> Judgment:
    return together(judgment(path) for path in SCENES)


@pytest.mark.parametrize("path", SCENES, ids=lambda path: path.stem)
def test_the_words_of_every_label_are_in_the_script(path: Path) -> None:
    lost = [one.heard.label for one in judgment(path).verdicts if one.heard.utterance is None]

    assert lost == []


def test_speech_is_heard(corpus: Judgment) -> None:
    assert (corpus.recall or 0) >= LEAST_HEARD
    assert (corpus.precision or 0) >= LEAST_HEARD


@pytest.mark.parametrize("folder", LEAST_RIGHT)
def test_speakers_are_right(folder: str) -> None:
    scenes = together(judgment(path) for path in SCENES if path.parent.name == folder)

    assert (scenes.share_right() or 0) >= LEAST_RIGHT[folder]
