"""
Finished books -> podcast apps and browsers, over HTTP.

What is reached: the list of books at `/`, and of each book its feed and its recordings.
"""

from __future__ import annotations

import contextlib
import errno
import functools
import ipaddress
import socket
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final

from narrate.errors import MissingError, UsageError

if TYPE_CHECKING:
    from starlette.applications import Starlette

__all__ = ["application", "serve"]

GRACE_SECONDS: Final = 2
"""Downloads that still run when the server is stopped are cut after it."""


def application(folder: Path) -> Starlette:
    """
    Return the web application that serves the books in an output folder.

    Args:
        folder: Holds one folder for each book; looked at anew with each request.

    Raises:
        MissingError: There is no such folder.
        UsageError: It is the folder of one book.
    """
    from starlette.applications import Starlette
    from starlette.middleware import Middleware
    from starlette.routing import Route

    from narrate.publishing.feed import FEED_NAME
    from narrate.server import answers

    if not folder.is_dir():
        raise MissingError(f"No folder `{folder}`", hint="Build a book first: `narrate build`")
    if (folder / FEED_NAME).exists():
        raise UsageError(
            f"`{folder}` is one book, not a folder of books", hint=f"Serve `{folder.parent}`"
        )
    folder = folder.resolve()
    served = Starlette(
        routes=[
            Route("/", functools.partial(answers.list_books, folder)),
            Route("/{book}/{name}", functools.partial(answers.send_file, folder)),
            Route("/{book}/{name}", answers.allow, methods=["OPTIONS"]),
        ],
        middleware=[Middleware(answers.with_common_headers)],
    )
    # An address has one spelling; podcast apps dislike to be sent around.
    served.router.redirect_slashes = False
    return served


def serve(
    folder: Path,
    *,
    host: str = "127.0.0.1",
    port: int = 8000,
    ready: Callable[[str], None] | None = None,
) -> None:
    """
    Serve the books in an output folder until the user interrupts.

    Args:
        folder: Holds one folder for each book.
        host: Where to listen: this machine alone, or `0.0.0.0` for the whole network.
        port: 0 takes any that is free.
        ready: Called with the address of the list of books once it can be opened.

    Raises:
        MissingError: There is no such folder.
        UsageError: It is the folder of one book, or nobody can listen at `host` and `port`.
    """
    import uvicorn

    config = uvicorn.Config(
        application(folder),
        # The same everywhere, whatever else is installed.
        loop="asyncio",
        http="h11",
        ws="none",
        lifespan="off",
        log_config=None,
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=GRACE_SECONDS,
    )
    # An interrupt is how a server ends; uvicorn raises it again after it has cleaned up.
    with _listening(host, port) as listener, contextlib.suppress(KeyboardInterrupt):
        if ready:
            ready(_address(listener))
        uvicorn.Server(config).run(sockets=[listener])


def _listening(host: str, port: int) -> socket.socket:
    hint = "Choose another port, for example `--port 8001`"
    try:
        family, *_, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        return socket.create_server(address[:2], family=family)
    except (OSError, OverflowError, UnicodeError) as error:
        reason = str(error)
        if isinstance(error, OSError):
            in_use = error.errno == errno.EADDRINUSE
            reason = "it is already in use" if in_use else error.strerror or reason
        raise UsageError(f"Cannot listen at `{host}` port {port}: {reason}", hint=hint) from error


def _address(listener: socket.socket) -> str:
    host, port = listener.getsockname()[:2]
    if ipaddress.ip_address(host).is_unspecified:
        host = _own_host(listener.family)
    return f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/"


def _own_host(family: socket.AddressFamily) -> str:
    """Return this machine's address in its network, which a phone can open."""
    anybody, loopback = (
        ("2001:db8::1", "::1") if family == socket.AF_INET6 else ("192.0.2.1", "127.0.0.1")
    )
    with socket.socket(family, socket.SOCK_DGRAM) as probe:
        try:
            # Nothing is sent: this only asks which way it would go (addresses of RFC 5737, 3849).
            probe.connect((anybody, 9))
        except OSError:
            return loopback
        return str(probe.getsockname()[0])
