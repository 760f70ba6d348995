"""A Read Aloud of our own on the loopback, speaking the true protocol: a websocket over TLS."""

from __future__ import annotations

import asyncio
import contextlib
import gc
import json
import re
import ssl
import struct
import threading
import xml.etree.ElementTree as ET
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import lameenc
import pytest
import trustme

from tests.engines.openai.speech import tone

HOST = "speech.platform.bing.com"
WORD_MS = 250
TICKS_PER_MS = 10_000


@dataclass(frozen=True)
class Turn:
    """What the service does with one text."""

    status: int = 101
    """Another: the connection is refused with it."""

    words: tuple[str, ...] | None = None
    """What it says it speaks, word by word; None: what it was asked for."""

    silent: bool = False
    """It sends no sound."""

    breaks_off: bool = False
    """It closes the connection after half of the sound."""

    garbled: bytes | str = b""
    """A message that it slips in."""

    hangs: bool = False


@dataclass
class ReadAloud:
    """The service: what it was asked, and what it answers."""

    asked: list[dict[str, str]] = field(default_factory=list)
    """Voice, rate, pitch, volume, text of each."""

    configs: list[Any] = field(default_factory=list)
    addresses: list[str] = field(default_factory=list)
    turns: deque[Turn] = field(default_factory=deque)
    port: int = 0


def mp3(duration_ms: int) -> bytes:
    """Return a tone as the service encodes it: 24 kHz, mono, 48 kbit/s."""
    encoder = lameenc.Encoder()
    encoder.set_bit_rate(48)
    encoder.set_in_sample_rate(24_000)
    encoder.set_channels(1)
    encoder.silence()
    return bytes(encoder.encode(tone(duration_ms, rate_hz=24_000)) + encoder.flush())


def message(path: str, body: str) -> str:
    kind = "application/json; charset=utf-8"
    return f"X-RequestId:1234\r\nContent-Type:{kind}\r\nPath:{path}\r\n\r\n{body}"


def sounding(data: bytes) -> bytes:
    head = b"X-RequestId:1234\r\nContent-Type:audio/mpeg\r\nX-StreamId:56\r\nPath:audio\r\n"
    return struct.pack(">H", len(head)) + head + data


def metadata(word: str, place: int) -> str:
    about = {"Text": word, "Length": len(word), "BoundaryType": "WordBoundary"}
    at = (100 + place * WORD_MS) * TICKS_PER_MS
    timed = {"Offset": at, "Duration": WORD_MS * TICKS_PER_MS, "text": about}
    return json.dumps({"Metadata": [{"Type": "WordBoundary", "Data": timed}]}, indent=2)


def understood(ssml: str) -> dict[str, str]:
    voice = ET.fromstring(ssml)[0]
    prosody = voice[0]
    return {**prosody.attrib, "voice": voice.attrib["name"], "text": prosody.text or ""}


async def speak(service: ReadAloud, request: Any) -> Any:
    """Answer one connection, as the service does."""
    from aiohttp import web

    turn = service.turns.popleft() if service.turns else Turn()
    service.addresses.append(str(request.rel_url))
    if turn.status != 101:
        return web.Response(status=turn.status, text="<html>no</html>")
    socket = web.WebSocketResponse()
    await socket.prepare(request)
    config = await socket.receive_str()
    service.configs.append(json.loads(config.partition("\r\n\r\n")[2]))
    asked = understood((await socket.receive_str()).partition("\r\n\r\n")[2])
    service.asked.append(asked)
    await socket.send_str(message("turn.start", "{}"))
    await socket.send_str(message("response", "{}"))
    if turn.hangs:
        await asyncio.sleep(30)
    if turn.garbled:
        if isinstance(turn.garbled, bytes):
            await socket.send_bytes(turn.garbled)
        else:
            await socket.send_str(turn.garbled)
    words = turn.words if turn.words is not None else re.findall(r"[\w']+", asked["text"])
    encoded = mp3(100 + max(1, len(words)) * WORD_MS)
    middle = len(encoded) // 2
    for part in () if turn.silent else (encoded[:middle], encoded[middle:]):
        await socket.send_bytes(sounding(part))
        if turn.breaks_off:
            await socket.close()
            return socket
    for place, word in enumerate(words):
        await socket.send_str(message("audio.metadata", metadata(word, place)))
    await socket.send_str(message("turn.end", "{}"))
    await socket.close()
    return socket


async def pump(source: asyncio.StreamReader, target: asyncio.StreamWriter) -> None:
    with contextlib.suppress(OSError):
        while block := await source.read(65_536):
            target.write(block)
            await target.drain()


async def tunnel(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, port: int) -> None:
    """Be a proxy that leads every address to the service, until one side has enough."""
    await reader.readuntil(b"\r\n\r\n")
    writer.write(b"HTTP/1.1 200 Connection established\r\n\r\n")
    there, back = await asyncio.open_connection("127.0.0.1", port)
    sides = [asyncio.create_task(it) for it in (pump(reader, back), pump(there, writer))]
    try:
        await asyncio.wait(sides, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for side, stream in zip(sides, (back, writer), strict=True):
            side.cancel()
            stream.close()
            with contextlib.suppress(OSError):
                await stream.wait_closed()


async def serve(
    service: ReadAloud, context: ssl.SSLContext, ready: threading.Event, ended: asyncio.Event
) -> None:
    from aiohttp import web

    async def answer(request: Any) -> Any:
        return await speak(service, request)

    application = web.Application()
    application.router.add_get("/consumer/speech/synthesize/readaloud/edge/v1", answer)
    runner = web.AppRunner(application, shutdown_timeout=0.1)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0, ssl_context=context)
    await site.start()
    port = runner.addresses[0][1]
    tunnels: set[asyncio.Task[None]] = set()

    def connected(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        tunnels.add(asyncio.create_task(tunnel(reader, writer, port)))

    proxy = await asyncio.start_server(connected, "127.0.0.1", 0)
    service.port = proxy.sockets[0].getsockname()[1]
    ready.set()
    await ended.wait()
    proxy.close()
    for each in tunnels:
        each.cancel()
    await asyncio.gather(*tunnels, return_exceptions=True)
    await runner.cleanup()


@pytest.fixture(scope="session")
def certified() -> ssl.SSLContext:
    communicate = pytest.importorskip(
        "edge_tts.communicate", reason="edge-tts is not installed: pip install 'narrate[edge]'"
    )
    authority = trustme.CA()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(HOST).configure_cert(context)
    # The library trusts what certifi lists, and nothing that the environment says.
    authority.configure_trust(communicate._SSL_CTX)  # noqa: SLF001
    return context


@pytest.fixture
def read_aloud(certified: ssl.SSLContext, monkeypatch: pytest.MonkeyPatch) -> Iterator[ReadAloud]:
    """Put the service between edge-tts and the world, as a proxy does."""
    service, ready = ReadAloud(), threading.Event()
    loop, ended = asyncio.new_event_loop(), asyncio.Event()
    thread = threading.Thread(
        target=lambda: loop.run_until_complete(serve(service, certified, ready, ended))
    )
    thread.start()
    assert ready.wait(timeout=10)
    for name in ("https_proxy", "no_proxy", "NO_PROXY", "all_proxy", "ALL_PROXY", "wss_proxy"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HTTPS_PROXY", f"http://127.0.0.1:{service.port}")
    yield service
    loop.call_soon_threadsafe(ended.set)
    thread.join()
    loop.close()
    # While the warnings of this test are still the ones that count.
    gc.collect()
