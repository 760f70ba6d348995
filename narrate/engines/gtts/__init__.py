"""
The voices of Google Translate, through the gTTS library: free, needs the internet.

Each address of the service (`com`, `co.uk`) has an accent of its own, spoken by one woman;
`reshaping` makes the other voices of her. Google allows 100 characters a request, and blocks for a
while those who ask too much, so what it answers is kept.

    request    one request, over a connection that stays open
    refusals   what a failure means
    rate       how often to ask
    service    all of these, with patience and memory
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from narrate import reshaping, sound
from narrate.answers import Answers
from narrate.audio import Audio
from narrate.cast import Voice
from narrate.engines import Traits
from narrate.engines.pieces import pieces
from narrate.engines.words import word_ranges
from narrate.errors import EngineError, MissingError
from narrate.script import Delivery

if TYPE_CHECKING:
    from narrate.engines.gtts.rate import TokenBucket

_REVISION: Final = 2
"""Of this driver; counted up when the same voice and text would sound different."""

_REQUEST_CHARS: Final = 100
"""`gTTS.GOOGLE_TTS_MAX_CHARS`; what is longer gTTS cuts at every comma, into many requests."""

_TAKE_CHARS: Final = 400
"""Sentences that are packed into requests together need fewer; an edit costs no more of them, as
what was answered is kept."""

_TIMEOUT_S: Final = (5.0, 20.0)
"""To connect, and for each answer; gTTS by itself waits for ever."""

_RATE_HZ: Final = 24_000
_SPEECHLESS_MS: Final = 200
_FLOOR_DBFS: Final = -50.0

_TLD: Final = re.compile(r"[a-z]+(\.[a-z]+)*")


class GttsEngine:
    """Speaks with Google Translate; every delivery is plain to it."""

    name = "gtts"
    traits = Traits(computes=False, piece_chars=_TAKE_CHARS)
    # At most one take at a time: the rate of requests is what counts, not how long each takes.

    def __init__(
        self,
        *,
        timeout_s: tuple[float, float] = _TIMEOUT_S,
        sleep: Callable[[float], None] | None = None,
        bucket: TokenBucket | None = None,
    ) -> None:
        """
        Find the library.

        Args:
            timeout_s: How long to wait for a connection, and for an answer.
            sleep: How to wait before another attempt.
            bucket: Says when to ask; None: the one that all of this process share.

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
        from narrate.engines.gtts.service import Service

        self.version = f"{gtts.__version__}/{_REVISION}/{reshaping.VERSION}"
        self._service = Service(timeout_s=timeout_s, sleep=sleep, bucket=bucket)

    def keep_answers(self, answers: Answers) -> None:
        """Keep what Google answers, and ask it nothing that was answered before."""
        self._service.answers = answers

    def speak(self, text: str, voice: Voice, delivery: Delivery) -> Audio:  # noqa: ARG002 - Google knows one delivery.
        """
        Return the sound of a text; a text without a word is a short silence.

        Raises:
            EngineError: Google has no sound for this text, or the voice makes no sense.
            EngineBlockedError: Google refuses, or cannot be reached, several times over.
            OutputError: What Google answered cannot be kept.
        """
        tld, language = _address(voice)
        shape = reshaping.shape_of(voice)
        asked = [piece for piece in pieces(text, _REQUEST_CHARS) if word_ranges(piece.text)]
        if not asked:
            return Audio.silence(_SPEECHLESS_MS, rate_hz=_RATE_HZ)
        chunks = []
        for piece in asked:
            said = self._service.said(piece.text.strip(), tld=tld, language=language)
            # Google leaves silence around each answer, wherever the text was cut.
            heard = sound.trimmed(sound.resample(said, _RATE_HZ), floor_db=_FLOOR_DBFS)
            chunks.append(heard.pcm)
            chunks.append(Audio.silence(piece.pause_ms, rate_hz=_RATE_HZ).pcm)
        return reshaping.reshaped(Audio(b"".join(chunks), _RATE_HZ), shape)


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
