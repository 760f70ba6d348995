"""A failure of gTTS -> what it means: worth another attempt, and when; or what to tell."""

from __future__ import annotations

import time
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from typing import Final

import requests
from gtts import gTTSError

from narrate.engines.gtts.request import is_speechless
from narrate.engines.patience import LATER
from narrate.errors import EngineBlockedError, EngineError

_CERTIFICATE_HINT: Final = (
    "If a proxy of yours opens encrypted connections, let the environment variable "
    "REQUESTS_CA_BUNDLE name the file of its certificate"
)
_SORRY: Final = "/sorry/"
"""Where Google sends whom it takes for a robot (gTTS issue 259)."""

_OK: Final = 200
_FORBIDDEN: Final = 403
_TOO_MANY_REQUESTS: Final = 429
_SERVER_ERROR: Final = 500


@dataclass(frozen=True, slots=True)
class Refusal:
    """What came instead of sound."""

    error: EngineError
    """What to tell when it stays so."""

    again: bool
    """Another attempt may help."""

    throttled: bool = False
    """Google says that it is asked too much."""

    wait_s: float | None = None
    """How long Google says to wait."""


def refusal(text: str, tld: str, error: gTTSError) -> Refusal:
    """Return what a failure of gTTS means."""
    host = f"translate.google.{tld}"
    response = error.rsp
    if response is None:
        return _unreached(host, error)
    status = response.status_code
    wait_s = _seconds(response.headers.get("Retry-After"))
    if status == _TOO_MANY_REQUESTS or _SORRY in response.url:
        said = f"{host} answers that these were too many requests"
        return Refusal(EngineBlockedError(said, hint=LATER), True, throttled=True, wait_s=wait_s)
    if status >= _SERVER_ERROR:
        said = f"{host} answers with an error of its own: {status}"
        return Refusal(EngineBlockedError(said, hint=LATER), True, wait_s=wait_s)
    if status == _OK and not is_speechless(response):
        # A page of another kind, or half an answer: nothing that hangs on this text.
        said = f"{host} answers with something else than sound, {len(response.content)} bytes"
        return Refusal(EngineBlockedError(said, hint=LATER), True)
    said = f"{host} gave no sound for `{text}`: {error}"
    if status == _FORBIDDEN:
        return Refusal(EngineBlockedError(said, hint=LATER), False)
    return Refusal(EngineError(said), False)


def _unreached(host: str, error: gTTSError) -> Refusal:
    cause = error.__cause__ or error
    if isinstance(cause, requests.exceptions.SSLError):
        said = f"{host} is not known to be Google's: {_root(cause)}"
        return Refusal(EngineBlockedError(said, hint=_CERTIFICATE_HINT), False)
    return Refusal(
        EngineBlockedError(f"{host} cannot be reached: {_root(cause)}", hint=LATER), True
    )


def _root(error: BaseException) -> str:
    """Return the first of a chain of failures, which requests and urllib3 wrap several times."""
    while True:
        causes = (getattr(error, "reason", None), *error.args, error.__cause__, error.__context__)
        inner = next((cause for cause in causes if isinstance(cause, BaseException)), None)
        if inner is None:
            return getattr(error, "strerror", None) or str(error) or type(error).__name__
        error = inner


def _seconds(retry_after: str | None) -> float | None:
    """Return what a header says: seconds, or a date (RFC 9110, 10.2.3)."""
    if retry_after is None:
        return None
    if retry_after.strip().isdecimal():
        return float(retry_after)
    try:
        return max(0.0, parsedate_to_datetime(retry_after).timestamp() - time.time())
    except ValueError:
        return None
