from __future__ import annotations

from collections.abc import Iterator

import pytest

from narrate.engines.openai import OpenaiEngine
from narrate.engines.openai.settings import Settings
from tests.engines.openai.speech import Speech, served


@pytest.fixture
def speech() -> Iterator[Speech]:
    with served() as server:
        yield server


@pytest.fixture
def slept() -> list[float]:
    return []


@pytest.fixture
def engine(speech: Speech, slept: list[float]) -> OpenaiEngine:
    return OpenaiEngine(settings=Settings(speech.address, "sk-secret"), sleep=slept.append)


@pytest.fixture(autouse=True)
def _plain_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("BASE_URL", "API_KEY"):
        monkeypatch.delenv(f"OPENAI_{name}", raising=False)
        monkeypatch.delenv(f"NARRATE_OPENAI_{name}", raising=False)
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
