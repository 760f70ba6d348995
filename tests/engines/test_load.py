from __future__ import annotations

import sys
from types import ModuleType

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

    assert caught.value.hint == (
        "Choose one of: espeak, gtts, edge, openai, kokoro, piper, tone; "
        "or install the package that brings it"
    )


@pytest.mark.parametrize(
    ("name", "package"), [("piper", "piper"), ("kokoro", "kokoro_onnx"), ("piper", "onnx")]
)
def test_an_engine_that_is_an_extra_names_it_where_it_is_not_installed(
    name: str, package: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "piper", sys.modules.get("piper", ModuleType("piper")))
    monkeypatch.setitem(sys.modules, package, None)

    with pytest.raises(MissingError, match=f"needs `{package}`, which is not installed") as caught:
        engines.load(name)

    assert caught.value.hint == f"Install it with: pip install 'narrate[{name}]'"
