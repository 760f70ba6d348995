"""
espeak-ng, in this process: small, quick, and the same sound for the same line, always.

    installed   where the wheel keeps the library and its voices
    speakable   what it would drop or misread, put right
    emphasis    which words are stressed
    phonemes    sounds as people write them, in espeak's own names
    driver      one line through the library, freshly loaded
    endings     how a speech ends that is cut off
    manner      how a delivery changes rate, pitch and range
"""

from __future__ import annotations

from collections.abc import Sequence
from importlib.metadata import version
from typing import Final

from narrate.audio import Audio
from narrate.cast import Voice
from narrate.engines import Traits
from narrate.engines.espeak import driver
from narrate.engines.espeak.endings import cut_off, is_cut_off
from narrate.engines.espeak.installed import Installed, find_installed
from narrate.engines.espeak.manner import parameters
from narrate.engines.espeak.speakable import speakable
from narrate.engines.words import timed_words, word_ranges
from narrate.errors import EngineError
from narrate.script import Delivery

_REVISION: Final = 2
"""Of this driver; counted up when the same voice and text would sound different."""

_SPEECHLESS_MS: Final = 200
"""How long to be silent for a text without a word, such as `...`."""


class EspeakEngine:
    """Speaks with espeak-ng; may be used from several threads, which then take turns."""

    name = "espeak"
    traits = Traits(computes=True, piece_chars=0, phonemes=True)

    def __init__(self, installed: Installed | None = None) -> None:
        """
        Find the library.

        Args:
            installed: Where library and voices are; None: where the wheel put them.

        Raises:
            MissingError: The library is not installed, or does not load.
        """
        self._installed = installed or find_installed()
        library = driver.library_version(self._installed)
        self.version = f"{library}/{version('espeakng-loader')}/{_REVISION}"

    def speak(self, text: str, voice: Voice, delivery: Delivery) -> Audio:
        """
        Return the sound of a text; a text without a word is a short silence.

        Raises:
            MissingError: espeak has no such voice or variant.
            EngineError: A setting of the voice makes no sense, or espeak fails.
        """
        name = self._installed.voice_name(voice)
        values = parameters(voice, delivery)
        line = speakable(text)
        if line is None:
            return Audio.silence(_SPEECHLESS_MS, rate_hz=driver.RATE_HZ)
        pcm, onsets = driver.speak(self._installed, line, name, values)
        if not onsets:
            return _unsaid(text)
        if is_cut_off(text):
            pcm = cut_off(pcm, last_word=onsets[-1][1], rate_hz=driver.RATE_HZ)
        sound = Audio(pcm, driver.RATE_HZ)
        words = timed_words(text, onsets, samples=sound.samples, rate_hz=sound.rate_hz)
        return Audio(pcm, driver.RATE_HZ, words)

    def heard(self, words: Sequence[str], language: str) -> tuple[str, ...]:
        """
        Return what is heard for each of some words, in the phonetic alphabet.

        Args:
            words: As they are spoken, or in phonemes.
            language: ISO 639-1, perhaps with a country: `en`, `pt-br`.

        Raises:
            EngineError: espeak fails.
        """
        name = self._installed.language_name(language)
        lines = (speakable(word) for word in words)
        texts = [line.text if line else "" for line in lines]
        return driver.transcribe(self._installed, texts, name)


def _unsaid(text: str) -> Audio:
    """Return silence for ornaments such as `❖`; words in a foreign script are an error."""
    if word_ranges(text):
        raise EngineError(
            f"espeak has nothing to say for `{text}`",
            hint="Give the book file a spelling for it",
        )
    return Audio.silence(_SPEECHLESS_MS, rate_hz=driver.RATE_HZ)
