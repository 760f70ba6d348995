"""
The neural voices of Microsoft Edge's *Read Aloud*, through the edge-tts library: free, online.

The service is not a public one: Microsoft may change or close it at any time. It takes a rate, a
pitch and a volume, no styles; it tells when each word is heard.
"""

from __future__ import annotations

import asyncio
import time
import urllib.request
from collections.abc import Callable, Iterable
from typing import Any, Final

from narrate import sound
from narrate.audio import Audio
from narrate.cast import Voice
from narrate.engines import Traits
from narrate.engines.edge.manner import Prosody, prosody_of
from narrate.engines.patience import FalteredError, Patience
from narrate.engines.reasons import root_reason
from narrate.engines.words import timed_words, word_ranges
from narrate.errors import AudioError, EngineBlockedError, EngineError, MissingError
from narrate.script import Delivery

_REVISION: Final = "1"
"""Of this driver; counted up when the same voice and text would sound different. The library is
no part of it: it only carries what the service speaks."""

_HOST: Final = "speech.platform.bing.com"
_TOGETHER_CHARS: Final = 400
_AT_ONCE: Final = 3

_CONNECT_S: Final = 10
_SILENT_S: Final = 30
_WHOLE_S: Final = 180.0

_RATE_HZ: Final = 24_000
_SPEECHLESS_MS: Final = 200
_TICKS_PER_S: Final = 10_000_000

_TOO_MANY: Final = 429
_SERVER_ERROR: Final = 500

_HINT: Final = "Microsoft may have changed the service: pip install --upgrade edge-tts"


class EdgeEngine:
    """Speaks as Microsoft Edge reads aloud."""

    name = "edge"
    version = _REVISION
    traits = Traits(computes=False, piece_chars=_TOGETHER_CHARS, at_once=_AT_ONCE)

    def __init__(
        self, *, whole_s: float = _WHOLE_S, sleep: Callable[[float], None] = time.sleep
    ) -> None:
        """
        Find the library.

        Args:
            whole_s: How long an answer may take.
            sleep: How to wait before another attempt.

        Raises:
            MissingError: edge-tts is not installed.
        """
        try:
            import edge_tts  # noqa: F401 - whether it is there.
        except ImportError as error:
            raise MissingError(
                "The engine `edge` needs `edge-tts`, which is not installed",
                hint="Install it with: pip install 'narrate[edge]'",
            ) from error
        self._whole_s = whole_s
        self._patience = Patience(sleep=sleep)

    def speak(self, text: str, voice: Voice, delivery: Delivery) -> Audio:
        """
        Return the sound of a text; a text without a word is a short silence.

        Raises:
            EngineError: The service has no sound for this text, or the voice makes no sense.
            EngineBlockedError: The service refuses, or cannot be reached, several times over.
        """
        prosody = prosody_of(voice, delivery)
        if not word_ranges(text):
            return Audio.silence(_SPEECHLESS_MS, rate_hz=_RATE_HZ)
        return self._patience.insist(lambda: self._asked(text, prosody))

    def _asked(self, text: str, prosody: Prosody) -> Audio:
        import aiohttp
        from edge_tts import exceptions

        try:
            # Not `stream_sync`: it waits for ever when the service fails.
            encoded, onsets = asyncio.run(self._heard(text, prosody))
            sounding = sound.resample(sound.decode(encoded), _RATE_HZ)
        except aiohttp.ClientResponseError as error:
            raise _refused(error.status) from error
        except (aiohttp.ClientError, exceptions.WebSocketError, OSError) as error:
            raise FalteredError(f"{_HOST} cannot be reached: {root_reason(error)}") from error
        except exceptions.SkewAdjustmentError as error:
            raise EngineBlockedError(f"{_HOST} refuses: {error}", hint=_HINT) from error
        except (exceptions.EdgeTTSException, LookupError, ValueError, AudioError) as error:
            raise EngineError(f"{_HOST} gave no sound for `{text}`: {error}") from error
        words = timed_words(text, _placed(text, onsets), samples=sounding.samples, rate_hz=_RATE_HZ)
        return Audio(sounding.pcm, _RATE_HZ, words)

    async def _heard(self, text: str, prosody: Prosody) -> tuple[bytes, list[tuple[str, float]]]:
        """
        Return an MP3, and each word with its onset in seconds.

        Raises:
            FalteredError: The answer breaks off, or takes too long.
        """
        from edge_tts import Communicate

        request = Communicate(
            text,
            **prosody,
            boundary="WordBoundary",
            proxy=_proxy(),
            connect_timeout=_CONNECT_S,
            receive_timeout=_SILENT_S,
        )
        encoded, words = bytearray(), []
        try:
            async with asyncio.timeout(self._whole_s):
                async for chunk in request.stream():
                    if chunk["type"] == "audio":
                        encoded += chunk["data"]
                    else:
                        words.append((chunk["text"], chunk["offset"] / _TICKS_PER_S))
        except TimeoutError as error:
            raise FalteredError(f"{_HOST} does not answer in time") from error
        # The library takes a connection that closes early for the end; only a whole answer
        # is added up.
        if request.state["chunk_audio_bytes"]:
            raise FalteredError(f"{_HOST} broke off in the middle of its answer")
        return bytes(encoded), words


def _placed(text: str, words: Iterable[tuple[str, float]]) -> list[tuple[int, int]]:
    """Return where in the text each word begins, and at which sample it is heard."""
    onsets, at = [], 0
    for word, onset_s in words:
        start = text.find(word, at)
        # What the service words differently has the time of its neighbors.
        if start >= 0:
            onsets.append((start, round(onset_s * _RATE_HZ)))
            at = start + len(word)
    return onsets


def _proxy() -> str | None:
    """Return the proxy for https; aiohttp by itself looks for one that is for `wss` alone."""
    proxies: dict[str, Any] = urllib.request.getproxies()
    if urllib.request.proxy_bypass(_HOST):
        return None
    proxy = proxies.get("https") or proxies.get("all")
    return str(proxy) if proxy else None


def _refused(status: int) -> Exception:
    """Return what a refused connection means: worth another try, or not."""
    if status == _TOO_MANY:
        return FalteredError(f"{_HOST} answers that these were too many requests")
    if status >= _SERVER_ERROR:
        return FalteredError(f"{_HOST} answers with an error of its own: {status}")
    return EngineBlockedError(f"{_HOST} refuses: {status}", hint=_HINT)
