"""A model of kokoro's, loaded; and espeak, which tells it how words are said."""

from __future__ import annotations

import os
import shutil
import tempfile
import weakref
from contextlib import ExitStack
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from narrate.engines.espeak.installed import find_installed, short_path
from narrate.engines.kokoro.installed import Installed
from narrate.engines.networks import open_session, read_model

if TYPE_CHECKING:
    from kokoro_onnx import EspeakConfig, Kokoro


class Loaded:
    """A model that is ready to speak."""

    def __init__(self, installed: Installed) -> None:
        """
        Find what belongs together; it is loaded when it is first needed.

        Args:
            installed: The model, which is there.
        """
        self._installed = installed
        self._backends: dict[str, Any] = {}
        opened = ExitStack()
        weakref.finalize(self, opened.close)
        self._open: Final = opened

    @cached_property
    def kokoro(self) -> Kokoro:
        """
        The model as the package has it, with a session of our own.

        Raises:
            EngineError: The file holds no network that can be run.
        """
        from kokoro_onnx import Kokoro

        network = self._installed.network
        session = open_session(read_model(network), network)
        # `from_session` asks for it, to see that the file exists.
        session._model_path = str(network)  # noqa: SLF001 - nothing public sets it.
        return Kokoro.from_session(session, str(self._installed.voices), _espeak(self._open))

    def phonemes(self, text: str, language: str) -> str:
        """
        Return how a text is said; what the model does not know is left out.

        As `kokoro_onnx.Tokenizer.phonemize`, which starts espeak anew for each text, and leaves
        the marks in that tell of words in another language, `(en)`, to be spoken.

        Args:
            text: In one line.
            language: As espeak has it: `en-us`.
        """
        from phonemizer.backend import EspeakBackend

        known = self.kokoro.tokenizer.vocab  # Loads espeak's library on the way.
        if language not in self._backends:
            self._backends[language] = EspeakBackend(
                language,
                preserve_punctuation=True,
                with_stress=True,
                language_switch="remove-flags",
            )
        said = "".join(self._backends[language].phonemize([text]))
        return "".join(symbol for symbol in said if symbol in known).strip()


def _espeak(opened: ExitStack) -> EspeakConfig:
    """
    Return a copy of espeak's library for kokoro alone, in a folder that is removed at the end.

    Kokoro keeps it loaded; and the engine `espeak` is only the same each time if it can unload
    its own.
    """
    from kokoro_onnx import EspeakConfig

    espeak = find_installed()
    folder = Path(tempfile.mkdtemp(prefix="narrate-"))
    opened.callback(shutil.rmtree, folder, ignore_errors=True)
    library = shutil.copy2(espeak.library, folder / espeak.library.name)
    voices = opened.enter_context(short_path(espeak.voices))
    return EspeakConfig(lib_path=str(library), data_path=os.fsdecode(voices))
