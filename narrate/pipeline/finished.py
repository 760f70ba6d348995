"""The sound of finished chapters, from their files."""

from __future__ import annotations

from pathlib import Path

from narrate import sound
from narrate.audio import Audio
from narrate.errors import AudioError


def finished_sound(path: Path) -> Audio:
    """
    Return the sound of a chapter.

    Raises:
        AudioError: Its file cannot be read, or holds no sound.
    """
    try:
        return sound.decode(path.read_bytes())
    except OSError as error:
        raise AudioError(f"{path}: cannot be read: {error.strerror or error}") from error
    except AudioError as error:
        raise AudioError(
            f"{path}: cannot be heard: {error}",
            hint="Delete that file, and `narrate build STORY` makes it anew",
        ) from error
