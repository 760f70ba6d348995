"""Requests to a server, and its answers; the one place that touches requests."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from narrate.engines.openai.settings import Settings
from narrate.engines.patience import LATER, FalteredError
from narrate.engines.reasons import root, root_reason

if TYPE_CHECKING:
    import requests

_START: Final = (
    "Start the server, or check `OPENAI_BASE_URL`; what is finished is kept, and the same command "
    "goes on from here"
)
"""What to do where nobody listens: that does not pass by itself."""

_CONNECT_S: Final = 5.0
_SILENT_S: Final = 60.0
"""How long nothing may come; a server without a graphics card thinks before it speaks."""

_WHOLE_S: Final = 300.0
"""For an answer as a whole: one that trickles would never end."""

_MOST_BYTES: Final = 64 * 1024 * 1024
"""Some twenty minutes of sound: more than 4,096 characters take."""

_CHUNK_BYTES: Final = 1_024
"""How much is read before the clock is looked at: 20 ms of sound."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server answered, whole."""

    host: str
    status: int
    content_type: str
    """In lower case, with its parameters: `audio/pcm;rate=22050`."""

    retry_after: str | None
    body: bytes
    key: str = field(repr=False)
    """What must not be repeated, should the server do so."""

    location: str = ""
    """Where it sends us instead, if it does."""


class Server:
    """One server; may be asked by several threads at a time."""

    def __init__(
        self, settings: Settings, *, silent_s: float = _SILENT_S, whole_s: float = _WHOLE_S
    ) -> None:
        """
        Take note of a server; it is not asked yet.

        Args:
            settings: Where it is, and the key.
            silent_s: How long nothing may come.
            whole_s: How long an answer may take.
        """
        self._settings = settings
        self._silent_s = silent_s
        self._whole_s = whole_s
        self._threads = threading.local()

    def post(self, path: str, wanted: Mapping[str, Any]) -> Answer:
        """
        Return the answer to a request.

        Raises:
            FalteredError: There is none, or only a part of it.
        """
        return self._asked("POST", path, wanted)

    def get(self, path: str) -> Answer:
        """
        Return what is at a path.

        Raises:
            FalteredError: As `post`.
        """
        return self._asked("GET", path, None)

    def _asked(self, method: str, path: str, wanted: Mapping[str, Any] | None) -> Answer:
        import requests

        host = self._settings.host
        try:
            # A redirected POST would become a GET, and take the key along to another host.
            with self._session().request(
                method,
                f"{self._settings.address}/{path}",
                json=wanted,
                timeout=(_CONNECT_S, self._silent_s),
                stream=True,
                allow_redirects=False,
            ) as response:
                return self._whole(response)
        except requests.RequestException as error:
            nobody = isinstance(root(error), (ConnectionRefusedError, socket.gaierror))
            raise FalteredError(
                f"{host} cannot be reached: {root_reason(error)}",
                hint=_START if nobody and not self._settings.is_openai else LATER,
            ) from error

    def _whole(self, response: requests.Response) -> Answer:
        host, deadline = self._settings.host, time.monotonic() + self._whole_s
        body = bytearray()
        for chunk in response.iter_content(_CHUNK_BYTES):
            body += chunk
            if time.monotonic() > deadline or len(body) > _MOST_BYTES:
                raise FalteredError(f"{host} does not come to an end of its answer")
        return Answer(
            host=host,
            status=response.status_code,
            content_type=response.headers.get("Content-Type", "").lower(),
            retry_after=response.headers.get("Retry-After"),
            body=bytes(body),
            key=self._settings.key,
            location=response.headers.get("Location", ""),
        )

    def _session(self) -> requests.Session:
        """Return this thread's session, which keeps its connection open."""
        session: requests.Session | None = getattr(self._threads, "session", None)
        if session is None:
            import requests

            session = self._threads.session = requests.Session()
            # A proxy that leads to the internet does not lead to this machine.
            session.trust_env = not self._settings.is_here
            # Set as a function: else a `.netrc` would take the place of the key.
            session.auth = self._with_key
        return session

    def _with_key(self, request: requests.PreparedRequest) -> requests.PreparedRequest:
        if self._settings.key:
            request.headers["Authorization"] = f"Bearer {self._settings.key}"
        return request
