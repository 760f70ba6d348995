from __future__ import annotations

import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import pytest

from narrate.errors import MissingError, UsageError
from narrate.publishing.feed import FEED_NAME, Show, feed
from narrate.server import application, serve

SERVE = """
import sys
from pathlib import Path
from narrate.server import serve
serve(Path(sys.argv[1]), host=sys.argv[2], port=0, ready=lambda url: print(url, flush=True))
"""


def start(folder: Path, *, host: str = "127.0.0.1") -> tuple[subprocess.Popen[str], str]:
    """Start a server in a process of its own; return it and the address that it told."""
    process = subprocess.Popen(
        [sys.executable, "-c", SERVE, str(folder), host],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    return process, process.stdout.readline().strip()


def interrupt(process: subprocess.Popen[str]) -> tuple[int, str, str]:
    process.send_signal(signal.SIGINT)
    output, complaints = process.communicate(timeout=20)
    return process.returncode, output, complaints


def test_the_address_can_be_opened_when_it_is_told(tmp_path: Path) -> None:
    process, url = start(tmp_path)

    answer = httpx.get(url, trust_env=False)

    assert interrupt(process) == (0, "", "")
    assert answer.status_code == 200
    assert urlsplit(url).hostname == "127.0.0.1"


def test_the_address_for_a_network_is_not_a_wildcard(tmp_path: Path) -> None:
    process, url = start(tmp_path, host="0.0.0.0")

    assert interrupt(process) == (0, "", "")
    assert urlsplit(url).hostname not in {"0.0.0.0", None}


def test_a_feed_that_cannot_be_read_is_told_and_harms_no_other(tmp_path: Path) -> None:
    show = Show(title="Good", author=None, description="", language="en", guid="good")
    (tmp_path / "good").mkdir()
    (tmp_path / "good" / FEED_NAME).write_bytes(feed(show, [], base_url="http://a"))
    (tmp_path / "bad").mkdir()
    (tmp_path / "bad" / FEED_NAME).write_bytes(b"no feed")
    process, url = start(tmp_path)

    listed, good, bad = (
        httpx.get(f"{url}{path}", trust_env=False) for path in ("", "good/feed.xml", "bad/feed.xml")
    )

    status, _, complaints = interrupt(process)
    assert status == 0
    assert "bad (its feed cannot be read)" in listed.text
    assert (good.status_code, bad.status_code) == (200, 500)
    assert "The feed of `bad` cannot be read: it is no XML" in complaints


@pytest.mark.slow
def test_an_interrupt_ends_a_download_too(tmp_path: Path) -> None:
    book = tmp_path / "long"
    book.mkdir()
    (book / "feed.xml").write_text("")
    with (book / "01.mp3").open("wb") as sparse:
        sparse.truncate(200_000_000)
    process, url = start(tmp_path)
    connection = socket.create_connection(("127.0.0.1", urlsplit(url).port or 0))
    connection.sendall(b"GET /long/01.mp3 HTTP/1.1\r\nHost: localhost\r\n\r\n")
    begun = connection.recv(100)

    interrupted = time.monotonic()
    status, _, complaints = interrupt(process)

    connection.close()
    assert begun.startswith(b"HTTP/1.1 200")
    assert time.monotonic() - interrupted < 10
    assert status == 0
    assert complaints == ""


def test_a_port_in_use_is_told_with_a_way_out(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]

        with pytest.raises(UsageError) as caught:
            serve(tmp_path, port=port)

    message = f"Cannot listen at `127.0.0.1` port {port}: it is already in use"
    assert caught.value.message == message
    assert "--port" in (caught.value.hint or "")


@pytest.mark.parametrize(("host", "port"), [("192.0.2.1", 0), ("x" * 70, 0), ("127.0.0.1", 65536)])
def test_where_nobody_can_listen_is_told(tmp_path: Path, host: str, port: int) -> None:
    with pytest.raises(UsageError, match=f"Cannot listen at `{host}` port {port}: ."):
        serve(tmp_path, host=host, port=port)


def test_a_folder_that_is_not_there_is_missing(tmp_path: Path) -> None:
    with pytest.raises(MissingError, match="nowhere"):
        application(tmp_path / "nowhere")


def test_the_folder_of_one_book_is_refused(tmp_path: Path) -> None:
    (tmp_path / "feed.xml").write_text("")

    with pytest.raises(UsageError, match="one book") as caught:
        application(tmp_path)

    assert str(tmp_path.parent) in (caught.value.hint or "")


def test_what_only_a_server_needs_is_not_imported_before() -> None:
    heavy = "{'starlette', 'uvicorn', 'lxml'}"
    program = f"import sys, narrate.server; print({heavy} & set(sys.modules))"

    output = subprocess.check_output([sys.executable, "-c", program], text=True)

    assert output == "set()\n"
