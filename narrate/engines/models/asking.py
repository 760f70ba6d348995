"""Asking for something on the net: patiently where it helps, in clear words where not."""

from __future__ import annotations

import http.client
import logging
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Mapping
from typing import Any, Final, TypeVar

from narrate.errors import EngineBlockedError, MissingError

_log: Final = logging.getLogger(__name__)

_TIMEOUT_S: Final = 30.0
"""Without a single byte."""

_DELAYS_S: Final = (1.0, 2.0, 4.0)
"""Before each new attempt in a row that brought nothing."""

_MOST_ATTEMPTS: Final = 50
"""Of one file: a line that breaks off every two megabytes still brings a hundred."""

_LONGEST_LIST: Final = 16 << 20
"""Bytes; the longest official list has 200,000."""

_HEADERS: Final = {"User-Agent": "narrate", "Accept-Encoding": "identity"}
_KEPT: Final = "What has come so far is kept: run the same command again, and it goes on from here"
_MIRROR: Final = "a mirror can be named in a `models.toml` in your folder of voices"

_NOT_FOUND: Final = frozenset({404, 410})
_WORTH_ANOTHER: Final = frozenset({408, 425, 429, 500, 502, 503, 504})

_Result = TypeVar("_Result")


class BrokenOffError(Exception):
    """The connection ended too early, or the server falters: worth another attempt."""


def read_url(url: str, *, sleep: Callable[[float], None] = time.sleep) -> bytes:
    """
    Return what is at an address, a short text.

    Raises:
        MissingError: Nothing is there.
        EngineBlockedError: The server cannot be reached, or refuses, several times over.
    """

    def once() -> bytes:
        with opened(url, {}) as response:
            text = received(response, _LONGEST_LIST)
            if len(text) < int(response.headers.get("Content-Length") or 0):
                raise BrokenOffError("it broke off")
            return text

    return insisted(once, url, sleep, moving=lambda: False)


def insisted(
    once: Callable[[], _Result],
    url: str,
    sleep: Callable[[float], None],
    *,
    moving: Callable[[], bool],
    kept: Callable[[], bool] = lambda: False,
) -> _Result:
    """
    Return what an act returns, tried again when the connection breaks off.

    Args:
        once: The act.
        url: What it is about, for the user.
        sleep: How to wait before another attempt.
        moving: Tells whether the last attempt brought anything; then nobody loses patience.
        kept: Tells whether anything is there with which the next run goes on.

    Raises:
        EngineBlockedError: It broke off several times over.
    """
    fruitless = 0
    for _ in range(_MOST_ATTEMPTS):
        try:
            return once()
        except BrokenOffError as error:
            _log.info("%s: %s", url, error)
            reason = str(error)
        fruitless = 0 if moving() else fruitless + 1
        if fruitless > len(_DELAYS_S):
            break
        sleep(_DELAYS_S[max(0, fruitless - 1)])
    raise EngineBlockedError(
        f"{url}: {reason}, several times over",
        hint=_KEPT if kept() else f"Try again later; {_MIRROR}",
    )


def opened(url: str, headers: Mapping[str, str]) -> Any:  # noqa: ANN401 - urllib has several.
    """
    Return an answer whose body is still to be read.

    Raises:
        BrokenOffError: The server cannot be reached, or falters.
        MissingError: Nothing is at the address.
        EngineBlockedError: The server refuses.
    """
    request = urllib.request.Request(url, headers={**_HEADERS, **headers})  # noqa: S310 - `read_sources` lets only http(s) through.
    try:
        return urllib.request.urlopen(request, timeout=_TIMEOUT_S)  # noqa: S310 - as above.
    except urllib.error.HTTPError as error:
        raise _refused(url, error) from error
    except (OSError, http.client.HTTPException) as error:
        # URLError wraps the reason; a connection that ends at once is none.
        raise BrokenOffError(f"cannot be reached: {_reason(error)}") from error


def _refused(url: str, error: urllib.error.HTTPError) -> Exception:
    """Return what a refusal means: worth another attempt, or not."""
    error.close()
    if error.code in _NOT_FOUND:
        return MissingError(
            f"{url}: nothing is there ({error.code})",
            hint="The model may have been renamed; `narrate voices fetch` lists those known here",
        )
    if error.code in _WORTH_ANOTHER:
        return BrokenOffError(f"the server answers {error.code}")
    return EngineBlockedError(
        f"{url}: the server refuses ({error.code} {error.reason})",
        hint=f"Try again later; {_MIRROR}",
    )


def received(response: Any, most: int) -> bytes:  # noqa: ANN401 - as `opened`.
    """
    Return the next bytes of an answer; none at its end.

    Raises:
        BrokenOffError: The connection has ended too early.
    """
    try:
        return bytes(response.read(most))
    except (OSError, http.client.HTTPException) as error:
        raise BrokenOffError(f"it broke off: {_reason(error)}") from error


def _reason(error: Exception) -> str:
    inner = getattr(error, "reason", error)
    return getattr(inner, "strerror", None) or str(inner) or type(inner).__name__
