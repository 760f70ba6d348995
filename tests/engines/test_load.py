from __future__ import annotations

import pytest

from narrate import engines
from narrate.errors import MissingError


@pytest.mark.parametrize("name", ["espeak", "gtts", "tone"])
def test_every_engine_is_found_by_its_name(name: str) -> None:
    engine = engines.load(name)

    assert engine.name == name
    assert engine.version


def test_an_engine_that_there_is_not_is_missing() -> None:
    with pytest.raises(MissingError, match="no engine `parrot`") as caught:
        engines.load("parrot")

    assert caught.value.hint == "Choose one of: espeak, gtts, tone"
