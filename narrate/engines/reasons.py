"""Why a connection failed, in the words of the system: libraries wrap that several times."""

from __future__ import annotations

import os


def root(error: BaseException) -> BaseException:
    """Return the first of a chain of failures."""
    seen: set[int] = set()
    while id(error) not in seen:
        seen.add(id(error))
        causes = (getattr(error, "reason", None), *error.args, error.__cause__, error.__context__)
        inner = next((cause for cause in causes if isinstance(cause, BaseException)), None)
        if inner is None:
            break
        error = inner
    return error


def root_reason(error: BaseException) -> str:
    """Return what was the first of a chain of failures, in one line: `Connection refused`."""
    error = root(error)
    told = getattr(error, "strerror", None) or str(error) or type(error).__name__
    if isinstance(error, ConnectionError) and error.errno:
        # asyncio puts an address in the place of the system's words.
        told = os.strerror(error.errno)
    return " ".join(str(told).split())
