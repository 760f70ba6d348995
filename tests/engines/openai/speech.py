"""A server on the loopback that answers as Kokoro-FastAPI, speaches and OpenAI do, and as badly."""

from __future__ import annotations

import contextlib
import functools
import json
import math
import struct
import threading
import time
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

STREAMED = 0xFFFF_FFFF


@functools.cache
def tone(duration_ms: int, *, rate_hz: int, hz: float = 220, peak: float = 0.2) -> bytes:
    """Return samples of a tone."""
    count = duration_ms * rate_hz // 1000
    wave = (math.sin(2 * math.pi * hz * at / rate_hz) for at in range(count))
    return struct.pack(f"<{count}h", *(round(peak * 32_767 * it) for it in wave))


def wav(pcm: bytes, *, rate_hz: int = 24_000, size: int | None = None) -> bytes:
    """Return a WAV as ffmpeg writes it; `size` is what its header says if that is not true."""
    said = len(pcm) if size is None else size
    form = struct.pack("<4sIHHIIHH", b"fmt ", 16, 1, 1, rate_hz, 2 * rate_hz, 2, 16)
    about = b"LIST\x1a\0\0\0INFOISFT\x0e\0\0\0Lavf61.7.100\0\0"
    head = struct.pack("<4sI4s", b"RIFF", min(said + 70, STREAMED), b"WAVE")
    return head + form + about + struct.pack("<4sI", b"data", said) + pcm


def error(message: str, **more: str) -> bytes:
    """Return an error as OpenAI words it."""
    return json.dumps(
        {"error": {"message": message, "type": "invalid_request_error", **more}}
    ).encode()


@dataclass(frozen=True)
class Answer:
    """What the server does with one request."""

    status: int = 200
    body: bytes | None = None
    """None: half a second of sound at 24 kHz, streamed as Kokoro-FastAPI does."""

    content_type: str = "audio/wav"
    headers: tuple[tuple[str, str], ...] = ()
    cut: bool = False
    """The connection ends in the middle of the body."""

    chunked: bool = True
    hangs: bool = False
    trickles: bool = False
    """It sends a byte now and then, and comes to no end."""


@dataclass
class Speech:
    """The server: what it was asked, and what it answers."""

    port: int = 0
    asked: list[dict[str, Any]] = field(default_factory=list)
    heads: list[dict[str, str]] = field(default_factory=list)
    paths: list[str] = field(default_factory=list)
    answers: deque[Answer] = field(default_factory=deque)
    """The next ones; when there are none left, all is well."""

    listings: dict[str, Answer] = field(default_factory=dict)
    """What is at which path."""

    delay_s: float = 0.0
    at_once: int = 0
    """The most requests that were open at a time."""

    ms_a_character: int = 0
    """How long it speaks; 0: half a second."""

    peak: float = 0.2
    rate_hz: int = 24_000
    closing: threading.Event = field(default_factory=threading.Event)
    _open: int = 0
    _lock: threading.Lock = field(default_factory=threading.Lock)

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}/v1"

    @property
    def texts(self) -> list[str]:
        return [asked["input"] for asked in self.asked]

    def spoken(self, text: str) -> bytes:
        duration_ms = self.ms_a_character * len(text) or 500
        pcm = tone(duration_ms, rate_hz=self.rate_hz, peak=self.peak)
        return wav(pcm, rate_hz=self.rate_hz, size=STREAMED)

    @contextlib.contextmanager
    def counted(self) -> Iterator[None]:
        with self._lock:
            self._open += 1
            self.at_once = max(self.at_once, self._open)
        try:
            yield
        finally:
            with self._lock:
                self._open -= 1


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, speech: Speech) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.speech = speech

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing: clients that hang up are part of the tests."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: _Server

    def do_GET(self) -> None:
        self._note()
        missing = Answer(404, error("Not Found"), "application/json")
        self._send(self.server.speech.listings.get(self.path, missing), b"")

    def do_POST(self) -> None:
        speech = self.server.speech
        request = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self._note()
        with speech.counted():
            speech.asked.append(request)
            answer = speech.answers.popleft() if speech.answers else Answer()
            if answer.hangs:
                speech.closing.wait(timeout=30)
            time.sleep(speech.delay_s)
            self._send(answer, speech.spoken(request["input"]))

    def _note(self) -> None:
        self.server.speech.heads.append(dict(self.headers.items()))
        self.server.speech.paths.append(self.path)

    def _send(self, answer: Answer, spoken: bytes) -> None:
        body = spoken if answer.body is None else answer.body
        self.send_response(answer.status)
        self.send_header("Content-Type", answer.content_type)
        for name, value in answer.headers:
            self.send_header(name, value)
        if answer.chunked:
            self.send_header("Transfer-Encoding", "chunked")
            self.end_headers()
            while answer.trickles and not self.server.speech.closing.wait(0.02):
                self.wfile.write(b"1\r\n\0\r\n")
            middle = len(body) // 2
            for part in filter(None, (body[:middle], b"" if answer.cut else body[middle:])):
                self.wfile.write(b"%x\r\n%s\r\n" % (len(part), part))
            self.wfile.write(b"" if answer.cut else b"0\r\n\r\n")
        else:
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body[: len(body) // 2] if answer.cut else body)
        self.close_connection = answer.cut

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base's name.
        """Say nothing."""


@contextlib.contextmanager
def served() -> Iterator[Speech]:
    """Run a server on the loopback."""
    speech = Speech()
    with _Server(speech) as server:
        speech.port = server.server_address[1]
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield speech
        finally:
            speech.closing.set()
            server.shutdown()
            thread.join()
