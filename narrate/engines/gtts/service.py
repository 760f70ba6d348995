"""Google Translate as it is met: slowly, over one connection, with patience, and never twice."""

from __future__ import annotations

import logging
import random
import time
from collections.abc import Callable
from typing import Final

import requests
from gtts import gTTSError

from narrate import sound
from narrate.answers import Answers
from narrate.audio import Audio
from narrate.engines.gtts import rate
from narrate.engines.gtts.refusals import Refusal, refusal
from narrate.engines.gtts.request import Request
from narrate.errors import AudioError, EngineBlockedError, EngineError

ATTEMPTS: Final = 4

_FALTERING_S: Final = 1.0
_THROTTLED_S: Final = 4.0
"""Before the second attempt; before each further one twice as long, give or take a half."""

_LONGEST_WAIT_S: Final = 120.0
"""Who is told to wait longer than this had better do something else."""

_HOUR_S: Final = 3_600

_log: Final = logging.getLogger(__name__)


class Service:
    """Answers with sound; what it answered once is kept, if there is somewhere to keep it."""

    def __init__(
        self,
        *,
        timeout_s: tuple[float, float],
        sleep: Callable[[float], None] | None = None,
        bucket: rate.TokenBucket | None = None,
    ) -> None:
        """
        Prepare, without any connection yet.

        Args:
            timeout_s: How long to wait for a connection, and for an answer.
            sleep: How to wait before another attempt.
            bucket: Says when to ask; None: the one that all of this process share.
        """
        self.answers: Answers | None = None
        self._session = requests.Session()
        self._timeout_s = timeout_s
        self._sleep = sleep or time.sleep
        self._bucket = bucket or rate.SHARED

    def said(self, text: str, *, tld: str, language: str) -> Audio:
        """
        Return the sound of a text of at most 100 characters.

        Raises:
            EngineError: Google has no sound for it.
            EngineBlockedError: Google refuses, or cannot be reached, several times over.
            OutputError: What was answered cannot be kept.
        """
        question = f"gtts {tld} {language} {text}"
        kept = self.answers.get(question) if self.answers else None
        if kept is not None:
            try:
                return sound.decode(kept)
            except AudioError as error:
                _log.warning(
                    "What Google answered before is no sound, so it is asked anew: %s", error
                )
        encoded, heard = self._insisted(text, tld, language)
        if self.answers:
            self.answers.put(question, encoded)
        return heard

    def _insisted(self, text: str, tld: str, language: str) -> tuple[bytes, Audio]:
        """Return what one question is answered with, asked again while that may help."""
        request = Request(text, tld=tld, language=language, timeout_s=self._timeout_s)
        for attempt in range(1, ATTEMPTS + 1):
            self._bucket.take()
            try:
                encoded = request.sound(self._session)
                return encoded, sound.decode(encoded)
            except gTTSError as error:
                refused = refusal(text, tld, error)
            except AudioError as error:
                said = f"translate.google.{tld} gave no sound for `{text}`: {error}"
                refused = Refusal(EngineError(said), again=True)
            if not refused.again or attempt == ATTEMPTS:
                raise refused.error
            self._wait(refused, attempt)
        raise AssertionError  # The last attempt returns or raises.

    def _wait(self, refused: Refusal, attempt: int) -> None:
        """Wait before another attempt; give up where that would take too long."""
        if refused.wait_s is not None and refused.wait_s > _LONGEST_WAIT_S:
            said = f"{refused.error.message}, and to come back in {_duration(refused.wait_s)}"
            raise EngineBlockedError(said, hint=refused.error.hint)
        if refused.throttled:
            self._bucket.slow_down()
        base_s = _THROTTLED_S if refused.throttled else _FALTERING_S
        delay_s = base_s * 2 ** (attempt - 1) * random.uniform(0.5, 1.5)  # noqa: S311 - no secret hangs on it.
        # Never before Google says; a little later, as others are told the same.
        if refused.wait_s is not None:
            delay_s = refused.wait_s + random.uniform(0, 1)  # noqa: S311
        _log.info("Asking again in %.1f s: %s", delay_s, refused.error)
        self._sleep(delay_s)


def _duration(seconds: float) -> str:
    minutes = max(1, round(seconds / 60))
    return f"{minutes} minutes" if seconds < 2 * _HOUR_S else f"{round(minutes / 60)} hours"
