"""The places that models are fetched from, on the loopback: with ranges, and with faults."""

from __future__ import annotations

import contextlib
import hashlib
import json
import threading
from collections import defaultdict, deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

CARD = """\
# Model card for vctk (medium)

* Language: en_GB (English, Great Britain)
* Speakers: 109

## Dataset

* URL: https://datashare.ed.ac.uk/handle/10283/3443
* License: CC BY 4.0

## Training

Finetuned from U.S. English lessac voice (medium quality).
"""


@dataclass(frozen=True)
class Fault:
    """What the server does otherwise with one request."""

    status: int = 0
    """Answered instead of the file."""

    sent: int | None = None
    """So many bytes are sent of those promised; then the connection ends."""

    ranges: bool = True
    body: bytes | None = None
    location: str = ""


@dataclass
class Shop:
    """The server: what it has, what it was asked, and what goes wrong."""

    url: str = ""
    files: dict[str, bytes] = field(default_factory=dict)
    faults: defaultdict[str, deque[Fault]] = field(default_factory=lambda: defaultdict(deque))
    """By file, for the next requests."""

    asked: list[tuple[str, str]] = field(default_factory=list)
    """File and range of each request."""

    tags: bool = True

    def ranges_of(self, path: str) -> list[str]:
        return [asked for name, asked in self.asked if name == path]

    def list_piper(self, name: str, network: bytes, config: bytes) -> None:
        """Offer a model as the official list of piper does."""
        family, (code, dataset, quality) = name[:2], name.split("-")
        at = f"{family}/{code}/{dataset}/{quality}"
        files = {
            f"{at}/{name}.onnx": network,
            f"{at}/{name}.onnx.json": config,
            f"{at}/MODEL_CARD": CARD.encode(),
        }
        self.files |= files
        about = {
            path: {"size_bytes": len(body), "md5_digest": hashlib.md5(body).hexdigest()}
            for path, body in files.items()
        }
        entry = {"key": name, "num_speakers": 109, "files": about, "aliases": []}
        listed = json.loads(self.files.get("voices.json", b"{}"))
        self.files["voices.json"] = json.dumps(listed | {name: entry}).encode()

    def list_kokoro(self, **files: bytes) -> None:
        """Offer models as a release on GitHub does."""
        named = {name.replace("__", "."): body for name, body in files.items()}
        self.files |= named
        assets = [
            {
                "name": name,
                "size": len(body),
                "digest": f"sha256:{hashlib.sha256(body).hexdigest()}",
            }
            for name, body in named.items()
        ]
        self.files["release.json"] = json.dumps({"assets": assets}).encode()


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, shop: Shop) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.shop = shop

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing: connections that end are part of the tests."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: _Server

    def do_GET(self) -> None:
        self.close_connection = True
        shop, name = self.server.shop, self.path.lstrip("/")
        shop.asked.append((name, self.headers.get("Range", "")))
        fault = shop.faults[name].popleft() if shop.faults[name] else Fault()
        if fault.status or name not in shop.files:
            self._refuse(fault.status or 404, fault.location)
            return
        body = shop.files[name] if fault.body is None else fault.body
        tag = f'"{hashlib.sha256(body).hexdigest()[:16]}"'
        begin = self._begin(len(body), tag) if fault.ranges else 0
        self.send_response(206 if begin else 200)
        if begin:
            self.send_header("Content-Range", f"bytes {begin}-{len(body) - 1}/{len(body)}")
        if shop.tags:
            self.send_header("ETag", tag)
        self.send_header("Content-Length", str(len(body) - begin))
        self.end_headers()
        left = body[begin:]
        self.wfile.write(left if fault.sent is None else left[: fault.sent])

    def _begin(self, size: int, tag: str) -> int:
        asked, condition = self.headers.get("Range", ""), self.headers.get("If-Range")
        if not asked or condition != tag:
            return 0
        begin = int(asked.removeprefix("bytes=").removesuffix("-"))
        return begin if begin < size else 0

    def _refuse(self, status: int, location: str) -> None:
        self.send_response(status)
        if location:
            self.send_header("Location", location)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base's name.
        """Say nothing."""


@pytest.fixture
def shop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Shop]:
    """Open the places, and let models lie in a folder of the test's."""
    monkeypatch.setenv("NARRATE_MODELS", str(tmp_path / "models"))
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
    shop = Shop()
    with _Server(shop) as server:
        shop.url = f"http://127.0.0.1:{server.server_address[1]}"
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield shop
        with contextlib.suppress(OSError):
            server.shutdown()
        thread.join()


@pytest.fixture
def voices(shop: Shop, tmp_path: Path) -> Path:
    """A user's folder of voices that names the places on the loopback."""
    folder = tmp_path / "voices"
    folder.mkdir()
    (folder / "models.toml").write_text(
        f"""\
version = 1

[piper]
list = "{shop.url}/voices.json"
file = "{shop.url}/{{path}}"

[[piper.models]]
name = "en_GB-vctk-medium"
megabytes = 77
license = "CC BY 4.0"
about = "109 speakers"

[kokoro]
list = "{shop.url}/release.json"
file = "{shop.url}/{{path}}"
license = "Apache 2.0"
card = "https://huggingface.co/hexgrad/Kokoro-82M"
""",
        encoding="utf-8",
    )
    return folder


@pytest.fixture
def fault() -> type[Fault]:
    return Fault
