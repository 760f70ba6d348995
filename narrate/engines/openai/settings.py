"""Which server is asked, as environment variables say: where everything about it is set."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, Self
from urllib.parse import urlsplit

from narrate.errors import MissingError, UsageError

OPENAI: Final = "https://api.openai.com/v1"

FORMATS: Final = ("wav", "pcm")
"""Uncompressed ones: a take is encoded once, by us. `wav` also says its rate."""

_MODEL: Final = "tts-1"
"""OpenAI's, and understood by Kokoro-FastAPI and openedai-speech, too."""

_AT_ONCE: Final = 4
_MOST_AT_ONCE: Final = 64

_HERE: Final = ("localhost", "127.0.0.1", "::1")

_KEY: Final = re.compile(r"[!-~]+")


@dataclass(frozen=True, slots=True)
class Settings:
    """A server, and how to ask it."""

    address: str
    """Up to the version: `http://localhost:8880/v1`; without a slash at its end."""

    key: str = field(default="", repr=False)
    """Secret; empty for a server that wants none."""

    model: str = _MODEL
    format: str = FORMATS[0]
    at_once: int = _AT_ONCE

    @classmethod
    def of_environment(cls, environment: Mapping[str, str] = os.environ) -> Self:
        """
        Return what the environment says.

        `NARRATE_OPENAI_BASE_URL` and `NARRATE_OPENAI_API_KEY` belong together, and so do
        `OPENAI_BASE_URL` and `OPENAI_API_KEY`: a key for one server is not sent to another.

        Raises:
            UsageError: A value makes no sense; a secret in it is not repeated.
            MissingError: OpenAI itself is to be asked, and there is no key.
        """
        prefix = "NARRATE_OPENAI" if environment.get("NARRATE_OPENAI_BASE_URL") else "OPENAI"
        name = f"{prefix}_BASE_URL"
        address = _address(name, environment.get(name) or OPENAI)
        key = environment.get(f"{prefix}_API_KEY", "").strip()
        if key and not _KEY.fullmatch(key):
            raise UsageError(f"`{prefix}_API_KEY` holds characters that no key has")
        if address == OPENAI and not key:
            raise MissingError(
                "OpenAI wants a key, and `OPENAI_API_KEY` is not set",
                hint="Set it; or set `OPENAI_BASE_URL` to a server of your own, "
                "such as http://localhost:8880/v1",
            )
        chosen = environment.get("NARRATE_OPENAI_FORMAT") or FORMATS[0]
        if chosen not in FORMATS:
            raise UsageError(
                f"`NARRATE_OPENAI_FORMAT` is `{chosen}`", hint=f"Set {' or '.join(FORMATS)}"
            )
        return cls(
            address,
            key,
            model=environment.get("NARRATE_OPENAI_MODEL") or _MODEL,
            format=chosen,
            at_once=_at_once(environment.get("NARRATE_OPENAI_AT_ONCE") or str(_AT_ONCE)),
        )

    @property
    def host(self) -> str:
        """The server's name, for messages: `localhost:8880`."""
        return urlsplit(self.address).netloc

    @property
    def is_openai(self) -> bool:
        """Whether it is OpenAI itself, which no user can start."""
        return self.address == OPENAI

    @property
    def is_here(self) -> bool:
        """Whether the server runs on this machine."""
        return urlsplit(self.address).hostname in _HERE


def _address(name: str, value: str) -> str:
    hint = "Set an address such as http://localhost:8880/v1"
    try:
        parts = urlsplit(value.strip())
        port = parts.port
        # A name that could not be looked up: with a blank, or with a part that is empty.
        (parts.hostname or "").encode("idna")
    except ValueError:
        raise UsageError(f"`{name}` is no address", hint=hint) from None
    if parts.username is not None or parts.password is not None:
        raise UsageError(
            f"`{name}` holds a user or a password",
            hint=f"Set the key in `{name.removesuffix('BASE_URL')}API_KEY`",
        )
    name_of_host = parts.hostname or ""
    is_named = bool(name_of_host) and not any(map(str.isspace, name_of_host))
    if parts.scheme not in {"http", "https"} or not is_named:
        # Not repeated: a key may have been set in its place.
        raise UsageError(f"`{name}` is no address of a server", hint=hint)
    host = f"[{name_of_host}]" if ":" in name_of_host else name_of_host
    return f"{parts.scheme}://{host}{f':{port}' if port else ''}{parts.path.rstrip('/')}"


def _at_once(value: str) -> int:
    if not value.isdecimal() or not 1 <= int(value) <= _MOST_AT_ONCE:
        raise UsageError(
            f"`NARRATE_OPENAI_AT_ONCE` is `{value}`",
            hint=f"Set how many takes to ask for at a time: 1 to {_MOST_AT_ONCE}",
        )
    return int(value)
