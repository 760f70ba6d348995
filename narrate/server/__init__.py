"""
Finished books -> podcast apps and browsers, over HTTP.

What is reached: the list of books at `/`, and of each book its feed and its recordings.
"""

from __future__ import annotations

import contextlib
import functools
import logging
import socket
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final

from narrate.errors import MissingError, UsageError
from narrate.server.listening import address_of, listen

if TYPE_CHECKING:
    import uvicorn
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
        raise MissingError(f"No folder `{folder}`", hint="Build and publish a book first")
    if (folder / FEED_NAME).exists():
        raise UsageError(
            f"`{folder}` is one book, not a folder of books",
            hint=f"Serve `{folder.resolve().parent}`",
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
    server = uvicorn.Server(config)
    startup = server.startup

    async def told(sockets: list[socket.socket] | None = None) -> None:
        await startup(sockets=sockets)
        # Not before: an interrupt that comes earlier finds nobody who handles it.
        if ready and sockets:
            ready(address_of(sockets[0]))

    server.startup = told  # type: ignore[method-assign] # uvicorn calls nothing when it is up.
    # An interrupt is how a server ends; uvicorn raises it again after it has cleaned up.
    with (
        listen(host, port=port) as listener,
        _ending_quietly(server),
        contextlib.suppress(KeyboardInterrupt),
    ):
        server.run(sockets=[listener])


@contextlib.contextmanager
def _ending_quietly(server: uvicorn.Server) -> Iterator[None]:
    """Keep from the log that downloads are cut when the user ends the server."""
    faults = logging.getLogger("uvicorn.error")

    def still_running(_: logging.LogRecord) -> bool:
        return not server.should_exit

    faults.addFilter(still_running)
    try:
        yield
    finally:
        faults.removeFilter(still_running)
