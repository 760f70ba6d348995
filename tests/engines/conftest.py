"""A Google Translate of our own on the loopback, speaking the true protocol over TLS."""

from __future__ import annotations

import base64
import contextlib
import json
import math
import ssl
import struct
import threading
import urllib.parse
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import lameenc
import pytest
import trustme

RPC = "jQ1olc"


def mp3(duration_ms: int, *, rate_hz: int = 24_000) -> bytes:
    """Return a tone as Google encodes it: 24 kHz, mono."""
    encoder = lameenc.Encoder()
    encoder.set_bit_rate(64)
    encoder.set_in_sample_rate(rate_hz)
    encoder.set_channels(1)
    encoder.silence()
    count = duration_ms * rate_hz // 1000
    wave = (round(6_000 * math.sin(2 * math.pi * 220 * at / rate_hz)) for at in range(count))
    return bytes(encoder.encode(struct.pack(f"<{count}h", *wave)) + encoder.flush())


def framed(payload: str | None) -> bytes:
    """Return an answer of `batchexecute`: a guard line, then lengths and JSON in turns."""
    envelope = ["wrb.fr", RPC, payload, None, None, None, "generic"]
    chunks = [[envelope], [["di", 25], ["af.httprm", 24, "-1", 5]], [["e", 4, None, None, 130]]]
    lines = (json.dumps(chunk, separators=(",", ":")) for chunk in chunks)
    return (")]}'\n\n" + "".join(f"{len(line) + 1}\n{line}\n" for line in lines)).encode()


@dataclass(frozen=True)
class Answer:
    """What the service does with one request."""

    status: int = 200
    body: bytes | None = None
    """None: the sound of the text that was asked for, 500 ms of it."""

    missing_bytes: int = 0
    """How many more bytes are promised than sent."""

    hangs: bool = False


@dataclass
class Google:
    """The service: what it was asked, and what it answers."""

    port: int = 0
    asked: list[tuple[str, str, str]] = field(default_factory=list)
    """Address, text, language."""

    answers: deque[Answer] = field(default_factory=deque)
    """The next ones; when there are none left, all is well."""

    sound: bytes = b""
    closing: threading.Event = field(default_factory=threading.Event)

    @property
    def texts(self) -> list[str]:
        """What it was asked to speak, in order."""
        return [text for _, text, _ in self.asked]

    def next_answer(self, request: bytes, address: str) -> Answer:
        """Note a request and return what to answer."""
        rpc = json.loads(urllib.parse.parse_qs(request.decode())["f.req"][0])
        text, language, *_ = json.loads(rpc[0][0][1])
        self.asked.append((address, text, language))
        return self.answers.popleft() if self.answers else Answer()

    def spoken(self) -> bytes:
        """Return the answer that holds sound."""
        return framed(json.dumps([base64.b64encode(self.sound).decode()], separators=(",", ":")))


class _Server(ThreadingHTTPServer):
    daemon_threads = False

    def __init__(self, google: Google, context: ssl.SSLContext) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.google = google
        self.context = context

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing: clients that hang up are part of the tests."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: _Server
    address = ""

    def do_CONNECT(self) -> None:
        self.address = self.path
        self.send_response(200)
        self.end_headers()
        secure = self.server.context.wrap_socket(self.connection, server_side=True)
        self.connection = secure
        self.rfile = secure.makefile("rb")
        self.wfile = secure.makefile("wb", 0)  # type: ignore[assignment]  # A raw file writes as well.
        self.close_connection = False

    def do_POST(self) -> None:
        google = self.server.google
        request = self.rfile.read(int(self.headers["Content-Length"]))
        answer = google.next_answer(request, self.address + self.path)
        if answer.hangs:
            google.closing.wait(timeout=30)
        body = google.spoken() if answer.body is None else answer.body
        self.send_response(answer.status)
        self.send_header("Content-Type", "application/json; charset=utf-8")
        self.send_header("Content-Length", str(len(body) + answer.missing_bytes))
        self.end_headers()
        self.wfile.write(body)
        self.close_connection = True

    def finish(self) -> None:
        with contextlib.suppress(OSError):  # A client that waited too long has hung up.
            super().finish()
        self.connection.close()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base's name.
        """Say nothing."""


@pytest.fixture(scope="session")
def certified() -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    trustme.CA().issue_cert("translate.google.com").configure_cert(context)
    return context


@pytest.fixture
def google(certified: ssl.SSLContext, monkeypatch: pytest.MonkeyPatch) -> Iterator[Google]:
    """Put the service between gTTS and the world, as a proxy does."""
    service = Google(sound=mp3(500))
    with _Server(service, certified) as server:
        service.port = server.server_address[1]
        for name in ("https_proxy", "no_proxy", "NO_PROXY", "all_proxy", "ALL_PROXY"):
            monkeypatch.delenv(name, raising=False)
        monkeypatch.setenv("HTTPS_PROXY", f"http://127.0.0.1:{service.port}")
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield service
        service.closing.set()
        server.shutdown()
        thread.join()


@pytest.fixture
def answer() -> type[Answer]:
    return Answer
