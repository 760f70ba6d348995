"""Where the server listens, and how it is reached there."""

from __future__ import annotations

import errno
import ipaddress
import os
import socket
from typing import Final

from narrate.errors import UsageError

LAST_PORT: Final = 65535
"""TCP has no more (RFC 9293, 3.1)."""


def listen(host: str, *, port: int) -> socket.socket:
    """
    Return a socket that listens.

    Args:
        host: A name or an address of this machine, or `0.0.0.0` for all that it has.
        port: 0 takes any that is free.

    Raises:
        UsageError: The port is taken or not allowed, or the host is not this machine.
    """
    failed = f"Cannot listen at `{host}` port {port}"
    hint = "Choose another port, for example `--port 8001`"
    if not 0 <= port <= LAST_PORT:
        raise UsageError(f"{failed}: ports end at {LAST_PORT}", hint=hint)
    try:
        family, *_, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    except (OSError, UnicodeError) as error:
        raise UsageError(f"{failed}: {error}", hint="Listen at `127.0.0.1`") from error
    try:
        return socket.create_server(address[:2], family=family)
    except OSError as error:
        in_use = error.errno == errno.EADDRINUSE
        reason = "it is already in use" if in_use else os.strerror(error.errno or 0)
        raise UsageError(f"{failed}: {reason}", hint=hint) from error


def address_of(listener: socket.socket) -> str:
    """Return the address under which a browser reaches a socket that listens."""
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
