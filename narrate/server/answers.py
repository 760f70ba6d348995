"""What the server answers, and under which headers."""

from __future__ import annotations

import hashlib
import logging
import os
import re
from email.utils import formatdate
from pathlib import Path
from typing import Final
from urllib.parse import quote

from starlette.datastructures import MutableHeaders
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.staticfiles import NotModifiedResponse, StaticFiles
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from narrate.publishing.feed import FEED_NAME
from narrate.server.feeds import read_title, rebased
from narrate.server.page import SECURITY_POLICY, Entry, list_page
from narrate.server.shelf import MEDIA_TYPES, find_books, find_file

FEED_TYPE: Final = "application/rss+xml; charset=utf-8"

_HOST: Final = re.compile(
    r"(?:[A-Za-z0-9][A-Za-z0-9._-]{0,252}|\[[0-9A-Fa-f:.]{2,45}\])(?::[0-9]{1,5})?"
)
"""A name or an address, and a port; it is written into feeds and pages."""

_RANGE: Final = re.compile(r"\s*(?:[0-9]{1,18}-[0-9]{0,18}|-[0-9]{1,18})\s*")

_FILES: Final = StaticFiles(check_dir=False)
"""Knows how a file is sent; where it lies is our business."""

_log = logging.getLogger(__name__)


def list_books(folder: Path, request: Request) -> Response:
    """Answer with the page that lists the books."""
    entries = []
    for book in find_books(folder):
        try:
            title = read_title((folder / book / FEED_NAME).read_bytes())
        except (OSError, ValueError) as error:
            _log.warning("The feed of `%s` cannot be read: %s", book, error)
            title = f"{book} (its feed cannot be read)"
        entries.append(Entry(title, f"{_book_url(request, book)}/{FEED_NAME}"))
    headers = {"Content-Security-Policy": SECURITY_POLICY, "Cache-Control": "no-cache"}
    return HTMLResponse(list_page(entries), headers=headers)


def send_file(folder: Path, request: Request) -> Response:
    """Answer with a book's feed, or with one of its files or a part of it."""
    book, name = request.path_params["book"], request.path_params["name"]
    path = find_file(folder, book=book, name=name)
    if path is None:
        raise HTTPException(404)
    try:
        return _feed(path, request) if name == FEED_NAME else _recording(path, request)
    except FileNotFoundError as error:  # A build has taken it away in between.
        raise HTTPException(404) from error


def allow(_: Request) -> Response:
    """Answer a browser that asks whether another site's player may ask for parts of a file."""
    headers = {"Access-Control-Allow-Methods": "GET, HEAD", "Access-Control-Allow-Headers": "*"}
    return Response(status_code=204, headers=headers)


def with_common_headers(app: ASGIApp) -> ASGIApp:
    """Return the application with the headers that belong to every answer."""

    async def answering(scope: Scope, receive: Receive, send: Send) -> None:
        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers["X-Content-Type-Options"] = "nosniff"
                headers["Referrer-Policy"] = "no-referrer"
                # Players on other sites may read a book whose address they know, not the list.
                if scope["path"] != "/":
                    headers["Access-Control-Allow-Origin"] = "*"
                    headers["Access-Control-Expose-Headers"] = (
                        "Accept-Ranges, Content-Length, Content-Range, ETag"
                    )
            await send(message)

        await app(scope, receive, sending)

    return answering


def _recording(path: Path, request: Request) -> Response:
    if not _asks_for_parts(request):
        # What is no well-formed range is no range (RFC 9110, 14.2); Starlette would refuse it.
        request.scope["headers"] = [
            (header, value) for header, value in request.scope["headers"] if header != b"range"
        ]
    response = _FILES.file_response(path, path.stat(), request.scope)
    if not isinstance(response, NotModifiedResponse):
        response.headers["Content-Type"] = MEDIA_TYPES[path.suffix]
    return response


def _feed(path: Path, request: Request) -> Response:
    with path.open("rb") as file:
        # One opened file: a build may put a new one in its place at any time.
        written, changed = file.read(), os.fstat(file.fileno()).st_mtime
    try:
        body = rebased(written, base_url=_book_url(request, path.parent.name))
    except ValueError as error:
        _log.warning("The feed `%s` cannot be read: %s", path, error)
        raise HTTPException(500, "This feed cannot be read.") from error
    headers = {
        "Cache-Control": "no-cache",
        "ETag": f'"{hashlib.sha256(body).hexdigest()[:32]}"',
        "Last-Modified": formatdate(changed, usegmt=True),
    }
    response = Response(body, headers=headers, media_type=FEED_TYPE)
    if _FILES.is_not_modified(response.headers, request.headers):
        return NotModifiedResponse(response.headers)
    return response


def _book_url(request: Request, book: str) -> str:
    """Return where the client reaches a book's folder, as it says itself."""
    host = request.headers.get("host") or request.url.netloc
    if not _HOST.fullmatch(host):
        raise HTTPException(400, "This host is no name and no address.")
    scheme = "https" if request.url.scheme == "https" else "http"
    return f"{scheme}://{host}/{quote(book, safe='')}"


def _asks_for_parts(request: Request) -> bool:
    unit, _, ranges = request.headers.get("range", "").partition("=")
    parts = ranges.split(",")
    if request.method != "GET" or unit.strip().lower() != "bytes":
        return False
    if not all(_RANGE.fullmatch(part) for part in parts):
        return False
    bounds = [part.strip().partition("-") for part in parts]
    return all(not first or not last or int(first) <= int(last) for first, _, last in bounds)
