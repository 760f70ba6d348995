"""
The voices of Google Translate, through the gTTS library: free, women only, needs the internet.

Each address of the service (`com`, `co.uk`) has an accent of its own. Google allows 100
characters a request, and blocks for a while those who ask too much.
"""

from __future__ import annotations

import io
import logging
import random
import re
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from narrate import sound
from narrate.audio import Audio
from narrate.cast import Voice
from narrate.engines import Traits
from narrate.engines.pieces import pieces
from narrate.engines.words import word_ranges
from narrate.errors import AudioError, EngineBlockedError, EngineError, MissingError
from narrate.script import Delivery

if TYPE_CHECKING:
    from gtts import gTTSError

_log: Final = logging.getLogger(__name__)

_REVISION: Final = 1
"""Of this driver; counted up when the same voice and text would sound different."""

_REQUEST_CHARS: Final = 100
"""`gTTS.GOOGLE_TTS_MAX_CHARS`; what is longer gTTS cuts at every comma, into many requests."""

_TIMEOUT_S: Final = (5.0, 20.0)
"""To connect, and for each answer; gTTS by itself waits for ever."""

_DELAYS_S: Final = (1.0, 2.0, 4.0)
"""Before the second, third and fourth attempt, give or take a half."""

_RATE_HZ: Final = 24_000
_SPEECHLESS_MS: Final = 200
_FLOOR_DBFS: Final = -50.0

_HINT: Final = (
    "What is finished is kept: run the same command again later, and it goes on from here"
)
_TOO_MANY_REQUESTS: Final = 429
_SERVER_ERROR: Final = 500

_TLD: Final = re.compile(r"[a-z]+(\.[a-z]+)*")


class GttsEngine:
    """Speaks with Google Translate; every delivery is plain to it."""

    name = "gtts"
    traits = Traits(computes=False, piece_chars=_REQUEST_CHARS)

    def __init__(
        self,
        *,
        timeout_s: tuple[float, float] = _TIMEOUT_S,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        """
        Find the library.

        Args:
            timeout_s: How long to wait for a connection, and for an answer.
            sleep: How to wait before another attempt.

        Raises:
            MissingError: gTTS is not installed.
        """
        try:
            import gtts
        except ImportError as error:
            raise MissingError(
                "The engine `gtts` needs `gTTS`, which is not installed",
                hint="Install it with: pip install gTTS",
            ) from error
        self.version = f"{gtts.__version__}/{_REVISION}"
        self._timeout_s = timeout_s
        self._sleep = sleep

    def speak(self, text: str, voice: Voice, delivery: Delivery) -> Audio:  # noqa: ARG002 - Google knows one delivery.
        """
        Return the sound of a text; a text without a word is a short silence.

        Raises:
            EngineError: Google has no sound for this text, or the voice makes no sense.
            EngineBlockedError: Google refuses, or cannot be reached, several times over.
        """
        asked = [piece for piece in pieces(text, _REQUEST_CHARS) if word_ranges(piece.text)]
        if not asked:
            return Audio.silence(_SPEECHLESS_MS, rate_hz=_RATE_HZ)
        chunks = []
        for piece in asked:
            spoken = self._insisted(piece.text.strip(), voice)
            # Google leaves silence around each answer, wherever the text was cut.
            chunks.append(sound.trimmed(spoken, floor_db=_FLOOR_DBFS).pcm)
            chunks.append(Audio.silence(piece.pause_ms, rate_hz=_RATE_HZ).pcm)
        return Audio(b"".join(chunks), _RATE_HZ)

    def _insisted(self, text: str, voice: Voice) -> Audio:
        """Return the sound of one request, asked for again when the service falters."""
        for delay_s in _DELAYS_S:
            try:
                return self._asked(text, voice)
            except EngineBlockedError as error:
                _log.debug("Asking again in about %s s: %s", delay_s, error)
            self._sleep(delay_s * random.uniform(0.5, 1.5))  # noqa: S311 - no secret hangs on it.
        return self._asked(text, voice)

    def _asked(self, text: str, voice: Voice) -> Audio:
        """Return the sound of one request, asked for once."""
        from gtts import gTTS, gTTSError

        tld, language = _address(voice)
        # gTTS would shorten `Mr.` for the sake of its own cuts, and lengthen `Esq.`.
        request = gTTS(text, tld, language, pre_processor_funcs=[], timeout=self._timeout_s)
        encoded = io.BytesIO()
        try:
            request.write_to_fp(encoded)
            sounding = sound.decode(encoded.getvalue())
        except gTTSError as error:
            raise _refused(text, tld, error) from error
        except (ValueError, AudioError) as error:
            # A page instead of sound, or half of it.
            raise EngineError(
                f"translate.google.{tld} gave no sound for `{text}`: {error}"
            ) from error
        return sound.resample(sounding, _RATE_HZ)


def _address(voice: Voice) -> tuple[str, str]:
    """Return a voice's top-level domain and language."""
    from gtts.lang import tts_langs

    settings = dict(voice.settings)
    tld, language = str(settings.get("tld", "")), str(settings.get("lang", "en"))
    if not _TLD.fullmatch(tld):
        raise EngineError(
            f"The voice `{voice.id}` has `tld = {tld!r}`",
            hint="Give the end of an address of Google Translate: `com`, `co.uk`",
        )
    if language not in tts_langs():
        raise MissingError(
            f"gTTS has no language `{language}`, which the voice `{voice.id}` asks for",
            hint="Take another `lang`: `en`, `fr`",
        )
    return tld, language


def _root(error: BaseException) -> str:
    """Return the first of a chain of failures, which requests and urllib3 wrap several times."""
    while True:
        causes = (getattr(error, "reason", None), *error.args, error.__cause__, error.__context__)
        inner = next((cause for cause in causes if isinstance(cause, BaseException)), None)
        if inner is None:
            return getattr(error, "strerror", None) or str(error) or type(error).__name__
        error = inner


def _refused(text: str, tld: str, error: gTTSError) -> EngineError:
    """Return what a failure of gTTS means: worth another try, or not."""
    host = f"translate.google.{tld}"
    if error.rsp is None:
        # gTTS swallows the reason; Python keeps it.
        return EngineBlockedError(f"{host} cannot be reached: {_root(error)}", hint=_HINT)
    status = error.rsp.status_code
    if status == _TOO_MANY_REQUESTS:
        return EngineBlockedError(f"{host} answers that these were too many requests", hint=_HINT)
    if status >= _SERVER_ERROR:
        return EngineBlockedError(f"{host} answers with an error of its own: {status}", hint=_HINT)
    return EngineError(f"{host} gave no sound for `{text}`: {error}")
