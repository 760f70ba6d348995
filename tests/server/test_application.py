"""The server as podcast apps and browsers meet it; over loopback, in a process of its own."""

from __future__ import annotations

import hashlib
import http.client
import random
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime, parsedate_to_datetime
from pathlib import Path
from urllib.parse import urlsplit

import feedparser
import httpx
import pytest
from lxml import etree

from narrate.publishing.feed import FEED_NAME, Episode, Show, feed

WRITTEN_FOR = "https://feeds.example/books"

RECORDING = "01-chapter%20%26%20more.mp3"

SERVE = """
import sys
from pathlib import Path
from narrate.server import serve
serve(Path(sys.argv[1]), port=0, ready=lambda url: print(url, flush=True))
"""


def shelve(folder: Path, title: str, *sizes: int) -> list[bytes]:
    """Put a book on the shelf; its recordings are noise, which is all that a server sees."""
    folder.mkdir()
    recordings = [random.Random(size).randbytes(size) for size in sizes]
    episodes = []
    for number, recording in enumerate(recordings, 1):
        file_name = f"{number:02}-chapter & more.mp3"
        (folder / file_name).write_bytes(recording)
        episodes.append(
            Episode(
                number=number,
                title="Interlude",
                description="",
                guid=f"{folder.name}-{number}",
                published=datetime(2026, 5, 4, tzinfo=UTC) + timedelta(minutes=10 * number),
                file_name=file_name,
                size=len(recording),
                duration_ms=number * 60_000,
                version=hashlib.sha256(recording).hexdigest()[:10],
            )
        )
    show = Show(title=title, author="Ada Wren", description="", language="en", guid=folder.name)
    xml = feed(show, episodes, base_url=f"{WRITTEN_FOR}/{folder.name}")
    (folder / FEED_NAME).write_bytes(xml)
    return recordings


@dataclass(frozen=True, slots=True)
class Library:
    """Two books on a server, and what must not be reached beside them."""

    folder: Path
    url: str
    recordings: list[bytes]
    """Of the book `lighthouse`."""

    @property
    def port(self) -> int:
        return urlsplit(self.url).port or 0

    @property
    def feed(self) -> str:
        return f"{self.url}/lighthouse/{FEED_NAME}"

    @property
    def recording(self) -> str:
        return f"{self.url}/lighthouse/{RECORDING}"


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    outside = tmp_path_factory.mktemp("shelf")
    folder = outside / "output"
    folder.mkdir()
    (outside / "secret.mp3").write_bytes(b"secret")
    recordings = shelve(folder / "lighthouse", "The <Lighthouse> & co", 100_003, 70_001, 1)
    shelve(folder / "harbor", "\N{HEBREW LETTER ALEF} Harbor", 5000)
    _hide_secrets(folder, outside)
    process = subprocess.Popen(
        [sys.executable, "-c", SERVE, str(folder)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    yield Library(folder, process.stdout.readline().strip().rstrip("/"), recordings)
    process.send_signal(signal.SIGINT)
    _, complaints = process.communicate(timeout=20)
    assert process.returncode == 0
    assert "Traceback" not in complaints


def _hide_secrets(folder: Path, outside: Path) -> None:
    book = folder / "lighthouse"
    for private in (folder / ".cache", folder / "cache", book / ".cache", book / "cache"):
        private.mkdir()
        (private / "take.mp3").write_bytes(b"secret")
    (folder / ".cache" / FEED_NAME).write_bytes((book / FEED_NAME).read_bytes())
    (book / ".hidden.mp3").write_bytes(b"secret")
    (book / "script.json").write_bytes(b"secret")
    (book / "folder.mp3").mkdir()
    (book / "link.mp3").symlink_to(outside / "secret.mp3")
    (book / "loop.mp3").symlink_to("loop.mp3")
    (folder / "linked").symlink_to(outside)
    (outside / FEED_NAME).write_bytes((book / FEED_NAME).read_bytes())


@pytest.fixture
def client() -> Iterator[httpx.Client]:
    with httpx.Client(trust_env=False) as client:
        yield client


def raw(library: Library, request: bytes) -> bytes:
    """Send bytes as they are; clients of libraries would tidy them up."""
    with socket.create_connection(("127.0.0.1", library.port), timeout=10) as connection:
        connection.sendall(request)
        return b"".join(iter(lambda: connection.recv(65536), b""))


def asked(library: Library, target: str, *, host: str = "localhost") -> bytes:
    request = f"GET {target} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n"
    return raw(library, request.encode("latin-1"))


def test_a_recording_comes_whole_and_described(library: Library, client: httpx.Client) -> None:
    answer = client.get(library.recording)

    assert answer.status_code == 200
    assert answer.content == library.recordings[0]
    headers = answer.headers
    assert headers["Content-Type"] == "audio/mpeg"
    assert headers["Content-Length"] == "100003"
    assert headers["Accept-Ranges"] == "bytes"
    assert headers["ETag"].startswith('"')
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Access-Control-Allow-Origin"] == "*"
    assert "Content-Encoding" not in headers
    assert parsedate_to_datetime(headers["Last-Modified"]) <= datetime.now(UTC)


@pytest.mark.parametrize("name", [RECORDING, FEED_NAME])
def test_head_is_get_without_the_body(library: Library, client: httpx.Client, name: str) -> None:
    got = client.get(f"{library.url}/lighthouse/{name}")

    head = client.head(f"{library.url}/lighthouse/{name}")

    assert head.content == b""
    assert {**head.headers, "date": ""} == {**got.headers, "date": ""}


def test_every_version_of_an_address_gives_the_newest_sound(
    library: Library, client: httpx.Client
) -> None:
    assert client.get(f"{library.recording}?v=ffffffffff").content == library.recordings[0]


@pytest.mark.parametrize(
    ("asked_for", "start", "end"),
    [
        ("bytes=0-0", 0, 1),
        ("bytes=10-19", 10, 20),
        ("bytes=100000-", 100_000, 100_003),
        ("bytes=100002-999999", 100_002, 100_003),
        ("bytes=-3", 100_000, 100_003),
        ("bytes=-999999", 0, 100_003),
        ("BYTES = 5-6", 5, 7),
    ],
)
def test_a_part_is_that_part(
    library: Library, client: httpx.Client, asked_for: str, start: int, end: int
) -> None:
    answer = client.get(library.recording, headers={"Range": asked_for})

    assert answer.status_code == 206
    assert answer.headers["Content-Range"] == f"bytes {start}-{end - 1}/100003"
    assert answer.headers["Content-Type"] == "audio/mpeg"
    assert answer.content == library.recordings[0][start:end]


@pytest.mark.parametrize("asked_for", ["bytes=100003-", "bytes=200000-200001", "bytes=-0"])
def test_a_part_beyond_the_end_is_refused(
    library: Library, client: httpx.Client, asked_for: str
) -> None:
    answer = client.get(library.recording, headers={"Range": asked_for})

    assert answer.status_code == 416
    assert answer.headers["Content-Range"] == "bytes */100003"


@pytest.mark.parametrize(
    "asked_for",
    [
        "bytes=",
        "bytes=-",
        "bytes=9-5",
        "bytes=a-b",
        "bytes=--5",
        "pages=1-2",
        f"bytes={'9' * 5000}-",
    ],
)
def test_what_is_no_range_gets_the_whole(
    library: Library, client: httpx.Client, asked_for: str
) -> None:
    answer = client.get(library.recording, headers={"Range": asked_for})

    assert (answer.status_code, answer.content) == (200, library.recordings[0])


def test_several_parts_come_in_one_answer(library: Library, client: httpx.Client) -> None:
    answer = client.get(library.recording, headers={"Range": "bytes=0-9,100-109"})

    assert answer.status_code == 206
    assert answer.headers["Content-Type"].startswith("multipart/byteranges")
    assert library.recordings[0][100:110] in answer.content


def test_a_cut_download_is_resumed(library: Library, client: httpx.Client) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", library.port, timeout=10)
    connection.request("GET", urlsplit(library.recording).path)
    with connection.getresponse() as cut:
        begun = cut.read(40_000)
        validator = cut.headers["ETag"]
    connection.close()

    rest = client.get(library.recording, headers={"Range": "bytes=40000-", "If-Range": validator})

    assert rest.status_code == 206
    assert begun + rest.content == library.recordings[0]


@pytest.mark.parametrize("validator", ["ETag", "Last-Modified"])
def test_a_part_of_an_unchanged_file_is_given(
    library: Library, client: httpx.Client, validator: str
) -> None:
    known = client.head(library.recording).headers[validator]

    answer = client.get(library.recording, headers={"Range": "bytes=5-", "If-Range": known})

    assert answer.status_code == 206


@pytest.mark.parametrize(
    "stale", ['"0123456789abcdef"', 'W/"x"', "Mon, 04 May 2020 12:00:00 GMT", "nonsense"]
)
def test_a_part_of_a_changed_file_is_never_given(
    library: Library, client: httpx.Client, stale: str
) -> None:
    answer = client.get(library.recording, headers={"Range": "bytes=5-", "If-Range": stale})

    assert (answer.status_code, answer.content) == (200, library.recordings[0])


@pytest.mark.parametrize("name", [RECORDING, FEED_NAME])
@pytest.mark.parametrize(
    ("condition", "validator"), [("If-None-Match", "ETag"), ("If-Modified-Since", "Last-Modified")]
)
def test_what_a_client_has_is_not_sent_again(
    library: Library, client: httpx.Client, name: str, condition: str, validator: str
) -> None:
    url = f"{library.url}/lighthouse/{name}"
    known = client.head(url).headers

    answer = client.get(url, headers={condition: known[validator]})

    assert (answer.status_code, answer.content) == (304, b"")
    assert answer.headers["ETag"] == known["ETag"]
    assert answer.headers["Access-Control-Allow-Origin"] == "*"


@pytest.mark.parametrize("name", [RECORDING, FEED_NAME])
def test_an_etag_wins_over_a_date(library: Library, client: httpx.Client, name: str) -> None:
    url = f"{library.url}/lighthouse/{name}"
    known = client.head(url).headers["Last-Modified"]

    answer = client.get(url, headers={"If-None-Match": '"old"', "If-Modified-Since": known})

    assert answer.status_code == 200


@pytest.mark.parametrize("name", [RECORDING, FEED_NAME])
def test_what_changed_since_a_date_is_sent(
    library: Library, client: httpx.Client, name: str
) -> None:
    url = f"{library.url}/lighthouse/{name}"
    changed = parsedate_to_datetime(client.head(url).headers["Last-Modified"])
    before = format_datetime(changed - timedelta(seconds=1), usegmt=True)

    assert client.get(url, headers={"If-Modified-Since": before}).status_code == 200


def test_a_running_download_ends_with_the_sound_that_it_began_with(
    library: Library, tmp_path: Path
) -> None:
    (old, *_), path = shelve(library.folder / "long", "Long", 30_000_000), library.folder / "long"
    connection = http.client.HTTPConnection("127.0.0.1", library.port, timeout=10)
    connection.request("GET", f"/long/{RECORDING}")
    with connection.getresponse() as answer:
        begun = answer.read(1000)
        (tmp_path / "new.mp3").write_bytes(b"new")
        (tmp_path / "new.mp3").replace(next(path.glob("*.mp3")))
        rest = answer.read()
    connection.request("GET", f"/long/{RECORDING}")
    with connection.getresponse() as answer:
        renewed = answer.read()
    connection.close()

    assert begun + rest == old
    assert renewed == b"new"


def test_many_clients_are_served_at_once(library: Library) -> None:
    def download(number: int) -> bool:
        name = f"0{number % 3 + 1}-chapter%20%26%20more.mp3"
        content = httpx.get(f"{library.url}/lighthouse/{name}", trust_env=False).content
        return content == library.recordings[number % 3]

    with ThreadPoolExecutor(8) as clients:
        right = list(clients.map(download, range(24)))

    assert right == [True] * 24


def test_a_podcast_app_gets_every_episode_with_its_stated_length(
    library: Library, client: httpx.Client
) -> None:
    answer = client.get(library.feed)

    assert answer.headers["Content-Type"] == "application/rss+xml; charset=utf-8"
    assert answer.headers["Cache-Control"] == "no-cache"
    read = feedparser.parse(answer.content)
    assert not read.bozo
    assert [entry.id for entry in read.entries] == [f"lighthouse-{number}" for number in (1, 2, 3)]
    assert [entry.itunes_duration for entry in read.entries] == ["60", "120", "180"]
    published = [parsedate_to_datetime(entry.published) for entry in read.entries]
    assert published == sorted(published)
    enclosures = [entry.enclosures[0] for entry in read.entries]
    contents = [client.get(enclosure.href).content for enclosure in enclosures]
    assert contents == library.recordings
    assert [int(enclosure.length) for enclosure in enclosures] == [100_003, 70_001, 1]


@pytest.mark.parametrize(
    "host", ["localhost", "192.0.2.7:8000", "my-machine.local:80", "[2001:db8::1]:8000", "A_b"]
)
def test_a_feed_has_the_addresses_that_the_client_uses(
    library: Library, client: httpx.Client, host: str
) -> None:
    answer = client.get(library.feed, headers={"Host": host})

    rss = etree.fromstring(answer.content)
    addresses = [element.get("url", "") for element in rss.iter("enclosure")]
    addresses += [
        element.get("href", "") for element in rss.iter("{http://www.w3.org/2005/Atom}link")
    ]
    addresses += [element.text or "" for element in rss.iter("link")]
    assert len(addresses) == 5
    assert all(address.startswith(f"http://{host}/lighthouse/") for address in addresses)
    assert b"feeds.example" not in answer.content


def test_feeds_for_different_hosts_have_different_etags(
    library: Library, client: httpx.Client
) -> None:
    etags = {client.head(library.feed, headers={"Host": host}).headers["ETag"] for host in "ab"}

    assert len(etags) == 2


def test_a_feed_behind_a_secure_proxy_has_secure_addresses(
    library: Library, client: httpx.Client
) -> None:
    headers = {"Host": "feeds.example", "X-Forwarded-Proto": "https"}

    answer = client.get(library.feed, headers=headers)

    assert b'url="https://feeds.example/lighthouse/01' in answer.content


@pytest.mark.parametrize("target", ["/", f"/lighthouse/{FEED_NAME}"])
@pytest.mark.parametrize(
    "host",
    ['a"><x', "a b", "a/b", "me@a", "a:no", "a:123456", "-localhost", "<a>", "\xe4", "[::1", "a?b"],
)
def test_a_host_that_is_none_is_refused(library: Library, target: str, host: str) -> None:
    answer = asked(library, target, host=host)

    assert answer.startswith(b"HTTP/1.1 400 ")
    assert host.encode("latin-1") not in answer


def test_an_old_client_without_host_gets_the_address_of_the_server(library: Library) -> None:
    answer = raw(library, f"GET /lighthouse/{FEED_NAME} HTTP/1.0\r\n\r\n".encode())

    assert f'url="http://127.0.0.1:{library.port}/lighthouse/01'.encode() in answer


def test_the_list_names_every_book_and_its_feed(library: Library, client: httpx.Client) -> None:
    answer = client.get(library.url)

    assert answer.headers["Content-Type"] == "text/html; charset=utf-8"
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "Access-Control-Allow-Origin" not in answer.headers
    assert "The &lt;Lighthouse&gt; &amp; co" in answer.text
    assert f'href="{library.feed}"' in answer.text
    assert f'href="{library.url}/harbor/{FEED_NAME}"' in answer.text
    assert "cache" not in answer.text
    assert "linked" not in answer.text


@pytest.mark.parametrize(
    "target",
    [
        "/lighthouse",
        "/lighthouse/",
        "/nowhere/feed.xml",
        "/lighthouse/04.mp3",
        "/lighthouse/script.json",
        "/lighthouse/.hidden.mp3",
        "/lighthouse/folder.mp3",
        "/lighthouse/link.mp3",
        "/lighthouse/loop.mp3",
        "/lighthouse/cache/take.mp3",
        "/lighthouse%2Fcache/take.mp3",
        "/lighthouse/cache%2Ftake.mp3",
        "/lighthouse/.cache/take.mp3",
        "/cache/take.mp3",
        "/.cache/take.mp3",
        "/.cache/feed.xml",
        "/linked/feed.xml",
        "/linked/secret.mp3",
        "/../secret.mp3",
        "/%2e%2e/secret.mp3",
        "/..%2fsecret.mp3",
        "/..%5csecret.mp3",
        "/lighthouse/../../secret.mp3",
        "/lighthouse/%2e%2e/%2e%2e/secret.mp3",
        "/lighthouse/..%2f..%2fsecret.mp3",
        "/lighthouse/..%2F..%2Fsecret.mp3",
        "/lighthouse/%252e%252e%252f%252e%252e%252fsecret.mp3",
        "/lighthouse/.",
        "/lighthouse/..",
        "/./lighthouse/feed.xml",
        "//lighthouse/feed.xml",
        "//secret.mp3",
        "/lighthouse//feed.xml",
        "/lighthouse/feed.xml/",
        "/lighthouse/%00.mp3",
        "/lighthouse/feed.xml%00.mp3",
        "/lighthouse/%0a.mp3",
        "/lighthouse/%ff.mp3",
        "/lighthouse/\xff.mp3",
        f"/lighthouse/{'x' * 5000}.mp3",
        f"/lighthouse/{'%C3%A4' * 200}.mp3",
        "/*/feed.xml",
        "/docs",
        "http://localhost/../secret.mp3",
    ],
)
def test_what_is_no_book_is_not_found(library: Library, target: str) -> None:
    answer = asked(library, target)

    assert answer[:12] in {b"HTTP/1.1 404", b"HTTP/1.1 400"}
    assert b"secret" not in answer


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH"])
def test_nothing_can_be_changed(library: Library, client: httpx.Client, method: str) -> None:
    answer = client.request(method, library.recording, content=b"new")

    assert answer.status_code == 405
    assert client.get(library.recording).content == library.recordings[0]


def test_a_player_of_another_site_may_ask_for_parts(library: Library, client: httpx.Client) -> None:
    answer = client.options(
        library.recording,
        headers={"Origin": "https://player.example", "Access-Control-Request-Headers": "if-range"},
    )

    assert answer.status_code == 204
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert answer.headers["Access-Control-Allow-Headers"] == "*"


def test_a_book_is_served_as_soon_as_it_is_there(library: Library, client: httpx.Client) -> None:
    url = f"{library.url}/new/{FEED_NAME}"
    missing = client.get(url).status_code

    shelve(library.folder / "new", "New", 10)

    assert (missing, client.get(url).status_code) == (404, 200)
