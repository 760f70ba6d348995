"""A Google Translate of our own on the loopback, speaking the true protocol over TLS."""

from __future__ import annotations

import base64
import contextlib
import json
import math
import socket
import ssl
import struct
import threading
import urllib.parse
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import lameenc
import pytest
import trustme

from narrate.audio import Audio
from narrate.cast import Voice
from narrate.engines.gtts import GttsEngine
from narrate.engines.gtts.rate import TokenBucket
from narrate.script import Age, Delivery, Gender

BRITISH = Voice(
    "gtts/co.uk",
    "gtts",
    "en-gb",
    Gender.FEMALE,
    Age.ADULT,
    settings=(("lang", "en"), ("tld", "co.uk")),
)
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

    retry_after: str | None = None
    location: str | None = None
    """Where else to go."""

    hangs: bool = False
    resets: bool = False
    """The connection is cut without a word."""


@dataclass
class Google:
    """The service: what it was asked, and what it answers."""

    port: int = 0
    asked: list[tuple[str, str, str]] = field(default_factory=list)
    """Address, text, language."""

    answers: deque[Answer] = field(default_factory=deque)
    """The next ones; when there are none left, all is well."""

    handshakes: int = 0
    trusted: Path = Path()
    """The certificate of who vouches for it."""

    blocked_after: int | None = None
    """So many requests are answered, and then no more until this is None."""

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
        if self.blocked_after is not None and len(self.asked) > self.blocked_after:
            return Answer(status=429)
        return self.answers.popleft() if self.answers else Answer()

    def spoken(self) -> bytes:
        """Return the answer that holds sound."""
        return framed(json.dumps([base64.b64encode(self.sound).decode()], separators=(",", ":")))


class _Server(ThreadingHTTPServer):
    daemon_threads = True  # Connections stay open for as long as the client likes.

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
        self.server.google.handshakes += 1
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
        if answer.resets:
            # Without waiting for what is not sent yet: that is a reset, not an end.
            linger = struct.pack("ii", 1, 0)
            self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
            self.close_connection = True
            return
        body = google.spoken() if answer.body is None else answer.body
        self.send_response(answer.status)
        if answer.retry_after:
            self.send_header("Retry-After", answer.retry_after)
        if answer.location:
            self.send_header("Location", answer.location)
        self.send_header("Content-Type", "application/json; charset=utf-8")
        self.send_header("Content-Length", str(len(body) + answer.missing_bytes))
        self.end_headers()
        self.wfile.write(body)
        self.close_connection = answer.missing_bytes > 0

    def do_GET(self) -> None:
        """Answer as Google does whom it takes for a robot."""
        self.send_response(429 if "/sorry/" in self.path else 404)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def finish(self) -> None:
        with contextlib.suppress(OSError):  # A client that waited too long has hung up.
            super().finish()
        self.connection.close()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base's name.
        """Say nothing."""


TLDS = ("com", "co.uk", "com.au", "ca", "co.in", "ie", "co.za", "com.ng")


@pytest.fixture(scope="session")
def certified(tmp_path_factory: pytest.TempPathFactory) -> tuple[ssl.SSLContext, Path]:
    """A certificate for Google, and the file of who vouches for it."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority = trustme.CA()
    names = [f"translate.google.{tld}" for tld in TLDS]
    authority.issue_cert("www.google.com", *names).configure_cert(context)
    trusted = tmp_path_factory.mktemp("authority") / "authority.pem"
    authority.cert_pem.write_to_path(str(trusted))
    return context, trusted


@pytest.fixture
def google(
    certified: tuple[ssl.SSLContext, Path], monkeypatch: pytest.MonkeyPatch
) -> Iterator[Google]:
    """Put the service between gTTS and the world, as a proxy does."""
    context, trusted = certified
    service = Google(sound=mp3(500), trusted=trusted)
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(trusted))
    with _Server(service, context) as server:
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


@pytest.fixture
def slept() -> list[float]:
    """How long was waited before each further attempt."""
    return []


@pytest.fixture
def engine(slept: list[float]) -> GttsEngine:
    """The engine, in no hurry and never waiting."""
    return GttsEngine(sleep=slept.append, bucket=TokenBucket(burst=1, interval_s=0))


@pytest.fixture
def speak(engine: GttsEngine) -> Callable[..., Audio]:
    """Let the engine say a text."""

    def speak(text: str, voice: Voice = BRITISH) -> Audio:
        return engine.speak(text, voice, Delivery.PLAIN)

    return speak


@pytest.fixture
def british() -> Voice:
    return BRITISH
