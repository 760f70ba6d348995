"""What an answer means: sound, or why there is none."""

from __future__ import annotations

import json
import re
import struct
from typing import Any, Final, NoReturn

from narrate import sound
from narrate.audio import Audio
from narrate.engines.openai.asking import Answer
from narrate.engines.patience import FalteredError, retry_after_s
from narrate.errors import AudioError, EngineBlockedError, EngineError

_OK: Final = 200
_REDIRECTS: Final = range(300, 400)
_UNPAID: Final = 402
_REFUSED: Final = (401, 403)
_NOT_FOUND: Final = (404, 405, 501)
_TOO_LATE: Final = 408
_TOO_MANY: Final = 429
_SERVER_ERRORS: Final = range(500, 600)

_SAMPLE_BYTES: Final = 2
_PCM_HZ: Final = 24_000
"""Of OpenAI's `pcm`, which does not say; others name it in the content type."""

_RATE: Final = re.compile(r"rate=(\d{4,6})")
_MOST_CHARS: Final = 200

_HEADER_BYTES: Final = 12
_CHUNK: Final = struct.Struct("<4sI")
_ENDLESS_BYTES: Final = 0x7FFF_0000
"""From here up, or 0: the size in the header of a WAV that was sent before its end was known."""


def sound_of(answer: Answer, text: str, *, form: str) -> Audio:
    """
    Return the sound that an answer holds.

    Args:
        answer: To a request for speech.
        text: What was to be spoken.
        form: The `response_format` that was asked for; servers may send another.

    Raises:
        FalteredError: Another attempt may succeed.
        EngineBlockedError: The server would answer any text like this.
        EngineError: It has no sound for this text.
    """
    check(answer, text)
    host = answer.host
    if answer.content_type.startswith(("text/", "application/json")):
        raise EngineBlockedError(
            f"{host} answers with {_kind(answer)} instead of sound{_quoted(answer)}",
            hint="Check the address: it ends in /v1 for most servers",
        )
    try:
        heard = _decoded(answer, form)
    except AudioError as error:
        raise EngineError(f"{host} gave no sound for `{text}`: {error}") from error
    if not any(heard.pcm):
        raise EngineError(f"{host} gave nothing but silence for `{text}`")
    return heard


def check(answer: Answer, asked: str) -> None:
    """
    Return if a request was granted.

    Raises:
        FalteredError: Another attempt may succeed.
        EngineBlockedError: The server would answer anything like this.
        EngineError: It does not grant just this.
    """
    if answer.status != _OK:
        _refuse(answer, asked)


def message_of(answer: Answer) -> str:
    """Return what a server says went wrong, in one line without the key; empty: nothing."""
    body = answer.body.decode(errors="replace")
    try:
        told = _message(json.loads(body))
    except (ValueError, RecursionError):
        told = "" if "<" in body[:_MOST_CHARS] else body
    if answer.key:
        told = told.replace(answer.key, "…")
    line = " ".join("".join(it if it.isprintable() else " " for it in told).split())
    return line if len(line) <= _MOST_CHARS else f"{line[:_MOST_CHARS]}…"


def _refuse(answer: Answer, asked: str) -> NoReturn:
    host, status = answer.host, answer.status
    if status == _TOO_MANY and "insufficient_quota" not in answer.body.decode(errors="replace"):
        raise FalteredError(
            f"{host} answers that these were too many requests{_quoted(answer)}",
            after_s=retry_after_s(answer.retry_after),
        )
    if (status in _SERVER_ERRORS and status not in _NOT_FOUND) or status == _TOO_LATE:
        raise FalteredError(
            f"{host} answers with an error of its own: {status}{_quoted(answer)}",
            after_s=retry_after_s(answer.retry_after),
        )
    if status in (_UNPAID, _TOO_MANY):
        raise EngineBlockedError(f"{host} wants to be paid{_quoted(answer)}")
    if status in _REFUSED:
        raise EngineBlockedError(
            f"{host} does not accept the key: {status}{_quoted(answer)}",
            hint="Set `OPENAI_API_KEY` to one that it accepts",
        )
    if status in _NOT_FOUND:
        raise EngineBlockedError(
            f"{host} does not know the address or the model: {status}{_quoted(answer)}",
            hint="Check `OPENAI_BASE_URL` and `NARRATE_OPENAI_MODEL`",
        )
    if status in _REDIRECTS:
        raise EngineBlockedError(
            f"{host} sends us elsewhere: {status} {answer.location}".rstrip(),
            hint="Set `OPENAI_BASE_URL` to where it is, if you trust that",
        )
    raise EngineError(f"{host} gave no sound for `{asked}`: {status}{_quoted(answer)}")


def _decoded(answer: Answer, form: str) -> Audio:
    body, kind = answer.body, answer.content_type
    is_raw = "pcm" in kind or "l16" in kind or (form == "pcm" and "mpeg" not in kind)
    if body[:4] == b"RIFF":
        return sound.decode(_mended(answer))
    if not is_raw:
        return sound.decode(body)
    rate = _RATE.search(kind)
    whole = len(body) // _SAMPLE_BYTES * _SAMPLE_BYTES
    return Audio(body[:whole], int(rate[1]) if rate else _PCM_HZ)


def _mended(answer: Answer) -> bytes:
    """
    Return a WAV whose header says how much there is.

    Raises:
        FalteredError: It promises more than there is: it was cut off.
    """
    body, at = answer.body, _HEADER_BYTES
    while at + _CHUNK.size <= len(body):
        name, size = _CHUNK.unpack_from(body, at)
        start = at + _CHUNK.size
        there = len(body) - start
        if name == b"data":
            if size == 0 or size >= _ENDLESS_BYTES:
                whole = _CHUNK.pack(b"RIFF", len(body) - _CHUNK.size)
                return whole + body[8:at] + _CHUNK.pack(name, there) + body[start:]
            if size > there:
                raise FalteredError(f"{answer.host} broke off in the middle of its answer")
            break
        at = start + size + size % 2
    return body


def _message(told: Any) -> str:  # noqa: ANN401 - whatever JSON holds.
    """Return the message in an error, wherever this server puts it."""
    if isinstance(told, str):
        return told
    if isinstance(told, list):
        return "; ".join(filter(None, map(_message, told)))
    if not isinstance(told, dict):
        return ""
    # OpenAI: `error.message`; FastAPI: `detail`, `detail.message`, `detail[].msg`.
    keys = ("message", "msg", "detail", "error", "description")
    return next(filter(None, (_message(told.get(key)) for key in keys)), "")


def _kind(answer: Answer) -> str:
    return "a page" if "html" in answer.content_type else "words"


def _quoted(answer: Answer) -> str:
    told = message_of(answer)
    return f": {told}" if told else ""
