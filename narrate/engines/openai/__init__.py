"""
Any server that speaks OpenAI's `POST /v1/audio/speech`: OpenAI itself, or one of your own.

Kokoro-FastAPI, speaches, LocalAI and openedai-speech are such servers. Where it is, and the key,
say environment variables (`settings`); the key goes nowhere but to that server.

    settings    which server, model, key
    asking      one request -> the bytes of its answer; the one place that touches requests
    answers     what an answer means: sound, or why there is none
    listing     which voices the server has -> a catalog
    known       what is known of voices by their names
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from typing import Any, Final

from narrate import sound
from narrate.audio import Audio
from narrate.cast import Voice
from narrate.engines import Traits
from narrate.engines.openai.answers import sound_of
from narrate.engines.openai.asking import Server
from narrate.engines.openai.listing import tables
from narrate.engines.openai.settings import Settings
from narrate.engines.patience import Patience
from narrate.engines.pieces import pieces
from narrate.engines.words import word_ranges
from narrate.errors import EngineError
from narrate.script import Delivery

_REVISION: Final = 1
"""Of this driver; counted up when the same voice and text would sound different."""

_REQUEST_CHARS: Final = 4_096
"""The longest `input` (API reference, *Create speech*)."""

_TOGETHER_CHARS: Final = 300
"""Sentences of one utterance are said together: one request less, and a more natural fall."""

_RATE_HZ: Final = 24_000
_SPEECHLESS_MS: Final = 200
_FLOOR_DBFS: Final = -50.0

_SPEEDS: Final = (25, 400)
"""In percent (API reference, `speed`)."""

_MANNERS: Final = {
    Delivery.WHISPERED: "Whisper",
    Delivery.SHOUTED: "Shout",
    Delivery.MUTTERED: "Mutter under your breath",
    Delivery.SOBBED: "Speak through tears",
    Delivery.LAUGHED: "Laugh while you speak",
    Delivery.SUNG: "Sing softly",
    Delivery.THOUGHT: "Speak as if thinking to yourself",
    Delivery.READ: "Speak as if reading aloud from a page",
}
"""What models that take instructions are told. How a telephone sounds is mastering's business."""

_SUBTLE: Final = 0.75
_STRONG: Final = 1.5


class OpenaiEngine:
    """Speaks with the voices of a server; each take is a request or two."""

    name = "openai"

    def __init__(
        self,
        *,
        settings: Settings | None = None,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        """
        Find out which server to ask; it is not asked yet.

        Args:
            settings: Which server; by default as the environment says.
            sleep: How to wait before another attempt.

        Raises:
            UsageError: The environment makes no sense.
            MissingError: OpenAI itself is to be asked, and there is no key.
        """
        chosen = settings or Settings.of_environment()
        self._settings = chosen
        self._server = Server(chosen)
        self._patience = Patience(sleep=sleep)
        # Servers do not say which version of a model they run.
        self.version = f"{_REVISION} {chosen.address} {chosen.model}"
        self.traits = Traits(computes=False, piece_chars=_TOGETHER_CHARS, at_once=chosen.at_once)

    @staticmethod
    def catalog() -> Mapping[str, Any]:
        """
        Return the voices that the server lists, else those that OpenAI documents.

        Raises:
            UsageError: The environment makes no sense.
            EngineBlockedError: The server refuses, or cannot be reached.
        """
        return tables(Settings.of_environment())

    def speak(self, text: str, voice: Voice, delivery: Delivery) -> Audio:
        """
        Return the sound of a text; a text without a word is a short silence.

        Raises:
            EngineError: The server has no sound for this text, or the voice makes no sense.
            EngineBlockedError: The server refuses, or cannot be reached, several times over.
        """
        manner = _manner(voice, delivery)
        asked = [it for it in pieces(text, _REQUEST_CHARS) if word_ranges(it.text)]
        if not asked:
            return Audio.silence(_SPEECHLESS_MS, rate_hz=_RATE_HZ)
        parts: list[bytes] = []
        for piece in asked:
            spoken = self._spoken(piece.text.strip(), manner, trim=len(asked) > 1)
            parts += [spoken.pcm, Audio.silence(piece.pause_ms, rate_hz=_RATE_HZ).pcm]
        return Audio(b"".join(parts), _RATE_HZ)

    def _spoken(self, text: str, manner: Mapping[str, Any], *, trim: bool) -> Audio:
        wanted = {
            "model": self._settings.model,
            "input": text,
            "response_format": self._settings.format,
            **manner,
        }

        def ask() -> Audio:
            answer = self._server.post("audio/speech", wanted)
            return sound_of(answer, text, form=self._settings.format)

        spoken = sound.resample(self._patience.insist(ask), _RATE_HZ)
        # Models leave silence around each answer, wherever the text was cut.
        return sound.trimmed(spoken, floor_db=_FLOOR_DBFS) if trim else spoken


def _manner(voice: Voice, delivery: Delivery) -> Mapping[str, Any]:
    """Return what a request says about how it is to sound."""
    settings = dict(voice.settings)
    manner: dict[str, Any] = {"voice": settings.get("voice") or voice.id.partition("/")[2]}
    if "model" in settings:
        manner["model"] = settings["model"]
    speed = settings.get("speed", 100)
    least, most = _SPEEDS
    if not isinstance(speed, int) or not least <= speed <= most:
        raise EngineError(
            f"The voice `{voice.id}` has `speed = {speed!r}`",
            hint=f"Give a whole number of percent, from {least} to {most}",
        )
    if speed != 100:  # noqa: PLR2004 - percent.
        manner["speed"] = speed / 100
    instructions = _instructions(voice, delivery)
    if instructions:
        manner["instructions"] = instructions
    return manner


def _instructions(voice: Voice, delivery: Delivery) -> str:
    """Return what a model is told; nothing unless the voice's settings say that it listens."""
    told = dict(voice.settings).get("instructions")
    if told is None:
        return ""
    manner = _MANNERS.get(delivery, "")
    if voice.expression <= 0 or not manner:
        return str(told)
    degree = ""
    if voice.expression < _SUBTLE:
        degree = ", but only a little"
    elif voice.expression >= _STRONG:
        degree = ", very markedly"
    return f"{told} {manner}{degree}.".strip()
