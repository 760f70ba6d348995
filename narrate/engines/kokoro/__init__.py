"""
Kokoro: neural voices on this machine, fewer and finer; the model is fetched once.

    installed   which models there are, and which voices
    loading     a model, loaded; and espeak, which tells it how words are said
"""

from __future__ import annotations

import logging
import re
from importlib.metadata import version
from typing import Final

from narrate.audio import Audio
from narrate.cast import Voice
from narrate.engines import Traits
from narrate.engines.kokoro.installed import (
    Installed,
    catalog,
    espeak_language,
    find_installed,
    voice_names,
)
from narrate.engines.kokoro.loading import Loaded
from narrate.engines.networks import failures, need, pcm_of
from narrate.engines.phonemes import TimedPhoneme, word_onsets
from narrate.engines.tempo import speed
from narrate.engines.words import timed_words, word_ranges
from narrate.errors import EngineError, MissingError, closest
from narrate.script import Delivery

_REVISION: Final = 1
"""Of this driver; counted up when the same voice and text would sound different."""

_PIECE_CHARS: Final = 200
"""Kokoro is best at 100 to 200 phonemes, and weak below 20 (VOICES.md): sentences go together."""

_TAKE_MS: Final = 1_000
"""For a line of eight words, about: near real time to five times as fast."""

_NEWEST_PYTHON: Final = (3, 13)
"""As the metadata of kokoro-onnx 0.6.1 have it."""

_RATE_HZ: Final = 24_000
"""`kokoro_onnx.config.SAMPLE_RATE`."""

_SPEECHLESS_MS: Final = 200
_SETTINGS: Final = ("model", "voice")
_ENDED: Final = re.compile(r"[.!?\u2026,;:\u2014]\W*$")
_NOT_TEXT: Final = re.compile(r"[\x00-\x1f\x7f]")


class KokoroEngine:
    """Speaks with the model that is there, loaded when the first line comes."""

    name = "kokoro"
    traits = Traits(computes=True, piece_chars=_PIECE_CHARS, take_ms=_TAKE_MS)
    catalog = staticmethod(catalog)

    def __init__(self) -> None:
        """
        Find the library.

        Raises:
            MissingError: kokoro-onnx or onnx is not installed.
        """
        need(self.name, "kokoro_onnx", "onnx", newest=_NEWEST_PYTHON)
        # It writes to stderr by itself, line by line.
        logging.getLogger("kokoro_onnx").handlers.clear()
        self.version = f"{version('kokoro-onnx')}/{_REVISION}"
        self._loaded: dict[str, Loaded] = {}

    def speak(self, text: str, voice: Voice, delivery: Delivery) -> Audio:
        """
        Return the sound of a text; a text without a word is a short silence.

        Raises:
            MissingError: The model, or the voice, is not there.
            EngineError: A setting makes no sense, or the model has no sound for the text.
        """
        faster = speed(voice, delivery, known=_SETTINGS)
        settings = dict(voice.settings)
        installed = find_installed(str(settings.get("model", "")) or None)
        name = _checked(voice, settings.get("voice"), installed)
        if not word_ranges(text):
            return Audio.silence(_SPEECHLESS_MS, rate_hz=_RATE_HZ)
        model, language = self._model(installed), espeak_language(name)
        phonemes = model.phonemes(_speakable(text), language)
        if not any(map(str.isalpha, phonemes)):
            raise EngineError(
                f"kokoro has nothing to say for `{text}`",
                hint="Give the book file a spelling for it",
            )
        try:
            # What exceeds 510 phonemes it parts at the ends of sentences and clauses.
            samples, rate_hz, timings = model.kokoro.create_timed(
                phonemes, name, faster, language, is_phonemes=True
            )
        except failures() as error:
            raise EngineError(f"The model `{installed.name}` fails at `{text}`: {error}") from error

        timed = [TimedPhoneme(it.phoneme, round(it.start * rate_hz)) for it in timings]
        onsets = word_onsets(text, timed, lambda word: model.phonemes(word, language))
        words = timed_words(text, onsets, samples=len(samples), rate_hz=rate_hz)
        return Audio(pcm_of(samples), rate_hz, words)

    def _model(self, installed: Installed) -> Loaded:
        if installed.name not in self._loaded:
            self._loaded[installed.name] = Loaded(installed)
        return self._loaded[installed.name]


def _checked(voice: Voice, name: object, installed: Installed) -> str:
    known = voice_names(installed.voices)
    if str(name) in known:
        return str(name)
    raise MissingError(
        f"kokoro has no voice `{name}`, which `{voice.id}` asks for",
        hint=f"Take another voice: {', '.join(closest(str(name), known))}",
    )


def _speakable(text: str) -> str:
    """Return a text in one line that comes to an end, as those it has learned from do."""
    plain = _NOT_TEXT.sub(" ", text).strip()
    return plain if _ENDED.search(plain) else f"{plain}."
