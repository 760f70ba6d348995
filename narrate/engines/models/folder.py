"""Where models lie: a folder for each engine, outside of any book."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Final

VARIABLE: Final = "NARRATE_MODELS"
"""The environment variable that names another folder."""


def models_folder(engine: str) -> Path:
    """
    Return the folder of an engine's models; it may not exist yet.

    By default it is where programs keep their data: `$XDG_DATA_HOME` or `~/.local/share` (XDG
    Base Directory Specification 0.8), `~/Library/Application Support`, `%LOCALAPPDATA%`.
    """
    named = os.environ.get(VARIABLE)
    return (Path(named) if named else _user_data() / "narrate" / "models") / engine


def _user_data() -> Path:
    if sys.platform == "win32":
        local = os.environ.get("LOCALAPPDATA")
        return Path(local) if local else Path.home() / "AppData" / "Local"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support"
    named = os.environ.get("XDG_DATA_HOME", "")
    # The specification: a path that is not absolute is to be ignored.
    return Path(named) if Path(named).is_absolute() else Path.home() / ".local" / "share"
