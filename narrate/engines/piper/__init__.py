"""
Piper: neural voices on this machine, many in one model; models are fetched once.

    installed       which models there are, and which of their speakers can be cast
    speakers.toml   what is known of the speakers
    speech          text -> sound, sentence by sentence, and when each word is heard
"""

from __future__ import annotations

import logging
import weakref
from contextlib import ExitStack
from importlib.metadata import version
from typing import TYPE_CHECKING, Any, Final

from narrate.audio import Audio
from narrate.cast import Voice
from narrate.engines import Traits
from narrate.engines.networks import failures, need
from narrate.engines.piper.installed import Model, catalog, find_model
from narrate.engines.piper.speech import load_voice, sound_of
from narrate.engines.tempo import speed
from narrate.engines.words import word_ranges
from narrate.errors import EngineError, MissingError, closest
from narrate.script import Delivery

if TYPE_CHECKING:
    from piper import PiperVoice

_REVISION: Final = 1
"""Of this driver; counted up when the same voice and text would sound different."""

_TAKE_MS: Final = 300
"""For a line of eight words with a model of medium quality, about: ten times real time."""

_SPEECHLESS_MS: Final = 200
_SPEECHLESS_HZ: Final = 22_050
"""Any will do: no model need be loaded for silence."""

_SETTINGS: Final = ("model", "speaker")


class PiperEngine:
    """Speaks with the models that are there; each is loaded when its first line comes."""

    name = "piper"
    traits = Traits(computes=True, piece_chars=0, take_ms=_TAKE_MS)
    catalog = staticmethod(catalog)

    def __init__(self) -> None:
        """
        Find the library.

        Raises:
            MissingError: piper-tts or onnx is not installed.
        """
        need(self.name, "piper", "onnx")
        # A phoneme that a model does not know is dropped, and told of on stderr line by line.
        logging.getLogger("piper").setLevel(logging.ERROR)
        self.version = f"{version('piper-tts')}/{_REVISION}"
        self._loaded: dict[str, PiperVoice] = {}
        opened = ExitStack()
        weakref.finalize(self, opened.close)
        self._open: Final = opened

    def speak(self, text: str, voice: Voice, delivery: Delivery) -> Audio:
        """
        Return the sound of a text; a text without a word is a short silence.

        Raises:
            MissingError: The voice's model, or its speaker, is not there.
            EngineError: A setting makes no sense, a model is broken, or has no sound for the text.
        """
        from piper import SynthesisConfig

        faster = speed(voice, delivery, known=_SETTINGS)
        settings = dict(voice.settings)
        model = find_model(str(settings.get("model", "")))
        if not word_ranges(text):
            return Audio.silence(_SPEECHLESS_MS, rate_hz=_SPEECHLESS_HZ)
        piper = self._piper(model)
        config = SynthesisConfig(
            speaker_id=_speaker(model, voice, settings.get("speaker")),
            length_scale=piper.config.length_scale / faster,
        )
        try:
            sound = sound_of(text, piper, config)
        except failures() as error:
            raise EngineError(f"The model `{model.name}` fails at `{text}`: {error}") from error
        if sound is None:
            raise EngineError(
                f"The model `{model.name}` has nothing to say for `{text}`",
                hint="Give the book file a spelling for it",
            )
        return sound

    def _piper(self, model: Model) -> PiperVoice:
        """Return a model, loaded."""
        if model.name not in self._loaded:
            self._loaded[model.name] = load_voice(model, self._open)
        return self._loaded[model.name]


def _speaker(model: Model, voice: Voice, name: Any) -> int | None:  # noqa: ANN401 - a setting.
    if not model.speakers:
        return None
    number = model.speakers.get(str(name))
    if number is None:
        known = list(model.speakers)
        raise MissingError(
            f"The model `{model.name}` has no speaker `{name}`, which the voice `{voice.id}` "
            "asks for",
            hint=f"Take another speaker: {', '.join(closest(str(name), known))}",
        )
    return number
