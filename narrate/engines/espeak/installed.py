"""Where espeak's library and voices are, and which voices there are."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from narrate.cast import Voice
from narrate.errors import MissingError, closest

_LONGEST_PATH: Final = 150
"""In bytes: espeak keeps the path in 160, and refuses from 158 on (measured with 1.52)."""


_USUAL: Final = {"en": "en-us", "en-gb": "en", "pt": "pt-br"}
"""Which of several voices speaks a language, as in `voices/espeak.toml`."""


@dataclass(frozen=True, slots=True)
class Installed:
    """The library and the folder with its voices."""

    library: Path
    voices: Path
    """`espeak-ng-data`."""

    def voice_name(self, voice: Voice) -> str:
        """
        Return how the library calls a voice: `gmw/en-US+f3`.

        The library itself would speak an unknown variant with the plain voice, silently.

        Raises:
            MissingError: There is no such voice, or no such variant.
        """
        settings = dict(voice.settings)
        name, variant = str(settings.get("name", "")), str(settings.get("variant", ""))
        self._check(voice, "name", name, folder=self.voices / "lang")
        if not variant:
            return name
        self._check(voice, "variant", variant, folder=self.voices / "voices" / "!v")
        return f"{name}+{variant}"

    def language_name(self, language: str) -> str:
        """Return how the library calls its plain voice of a language; American for English."""
        known = {Path(name).name.lower(): name for name in _files(self.voices / "lang")}
        code = language.lower()
        wanted = (_USUAL.get(code, code), code.partition("-")[0], "en-us")
        return next(known[name] for name in wanted if name in known)

    def _check(self, voice: Voice, setting: str, value: str, *, folder: Path) -> None:
        known = _files(folder)
        if value in known:
            return
        raise MissingError(
            f"espeak has no {setting} `{value}`, which the voice `{voice.id}` asks for",
            hint=f"Take another {setting}: {', '.join(closest(value, known))}",
        )


@cache
def _files(folder: Path) -> tuple[str, ...]:
    # Listed, as a file system may not tell `EN` from `en`.
    files = (path for path in folder.rglob("*") if path.is_file())
    return tuple(sorted(path.relative_to(folder).as_posix() for path in files))


def find_installed() -> Installed:
    """
    Return where the wheel put library and voices.

    Raises:
        MissingError: The wheel is not installed.
    """
    try:
        import espeakng_loader
    except ImportError as error:
        raise MissingError(
            "The engine `espeak` needs `espeakng-loader`, which is not installed",
            hint="Install it with: pip install espeakng-loader",
        ) from error
    return Installed(
        Path(espeakng_loader.get_library_path()), Path(espeakng_loader.get_data_path())
    )


@contextmanager
def short_path(folder: Path) -> Iterator[bytes]:
    """
    Give a path of the folder that the library can hold, for as long as it is needed.

    A path that is too long is shortened by a link in a temporary folder, or by a copy where
    links are not allowed.
    """
    path = os.fsencode(folder)
    if len(path) <= _LONGEST_PATH:
        yield path
        return
    with tempfile.TemporaryDirectory(prefix="narrate-") as temporary:
        short = Path(temporary, "voices")
        try:
            short.symlink_to(folder, target_is_directory=True)
        except OSError:
            shutil.copytree(folder, short)
        yield os.fsencode(short)
