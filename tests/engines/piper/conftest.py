from __future__ import annotations

from pathlib import Path

import pytest

SPEAKERS = {"p239": 0, "p226": 1, "s5": 2, "p243": 3}


@pytest.fixture
def models(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Let the models of piper lie in a folder that is empty at first."""
    monkeypatch.setenv("NARRATE_MODELS", str(tmp_path))
    return tmp_path / "piper"


@pytest.fixture
def vctk(models: Path) -> Path:
    """A tiny model with the speakers' names of the real one."""
    pytest.importorskip("piper", reason="needs narrate[piper]")
    pytest.importorskip("onnx", reason="needs narrate[piper]")
    from tests.networks import piper_model

    return piper_model(models, "en_GB-vctk-medium", speakers=SPEAKERS)
