from __future__ import annotations

import contextlib
import hashlib
import signal
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from narrate.engines.models.asking import read_url
from narrate.engines.models.download import check_room, download, is_whole
from narrate.engines.models.official import Part
from narrate.errors import EngineBlockedError, EngineError, MissingError, OutputError

BODY = bytes(range(256)) * 2_000


@pytest.fixture
def part(shop: Any) -> Part:
    shop.files["voice.onnx"] = BODY
    digest = hashlib.md5(BODY).hexdigest()
    return Part("voice.onnx", f"{shop.url}/voice.onnx", len(BODY), "md5", digest)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "here").mkdir()
    return tmp_path / "here"


def slept(_: float) -> None:
    """Wait not at all."""


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_file_comes_as_it_is_and_nothing_else_stays(part: Part, folder: Path) -> None:
    heard: list[int] = []

    path = download(part, folder, heard=heard.append, sleep=slept)

    assert path.read_bytes() == BODY
    assert names(folder) == ["voice.onnx"]
    assert sum(heard) == len(BODY)


def test_what_breaks_off_goes_on_from_there(
    shop: Any, part: Part, folder: Path, fault: type
) -> None:
    shop.faults["voice.onnx"] += [fault(sent=200_000), fault(sent=100_000)]
    heard: list[int] = []

    path = download(part, folder, heard=heard.append, sleep=slept)

    assert path.read_bytes() == BODY
    assert shop.ranges_of("voice.onnx") == ["", "bytes=200000-", "bytes=300000-"]
    assert sum(heard) == len(BODY)


def test_a_line_that_breaks_off_again_and_again_still_brings_it_all(
    shop: Any, part: Part, folder: Path, fault: type
) -> None:
    shop.faults["voice.onnx"] += [fault(sent=40_000)] * 12

    assert download(part, folder, sleep=slept).read_bytes() == BODY
    assert len(shop.asked) == 13


def test_a_server_that_always_breaks_off_and_knows_no_ranges_is_given_up(
    shop: Any, part: Part, folder: Path, fault: type
) -> None:
    shop.faults["voice.onnx"] += [fault(sent=40_000, ranges=False)] * 20

    with pytest.raises(EngineBlockedError, match="several times over"):
        download(part, folder, sleep=slept)

    assert len(shop.asked) == 5


def test_the_next_run_goes_on_where_this_one_gave_up(
    shop: Any, part: Part, folder: Path, fault: type
) -> None:
    shop.faults["voice.onnx"] += [fault(sent=200_000), *[fault(sent=0)] * 4]

    with pytest.raises(
        EngineBlockedError, match="broke off 312,000 bytes before the end"
    ) as caught:
        download(part, folder, sleep=slept)

    assert "goes on from here" in str(caught.value.hint)
    assert not (folder / "voice.onnx").exists()
    assert download(part, folder, sleep=slept).read_bytes() == BODY
    assert shop.ranges_of("voice.onnx")[-1] == "bytes=200000-"


def test_a_file_that_was_renewed_meanwhile_is_fetched_from_its_beginning(
    shop: Any, part: Part, folder: Path, fault: type
) -> None:
    shop.faults["voice.onnx"] += [fault(sent=200_000, body=bytes(len(BODY)))]

    path = download(part, folder, sleep=slept)

    assert path.read_bytes() == BODY
    assert shop.ranges_of("voice.onnx") == ["", "bytes=200000-"]


def test_a_server_without_ranges_begins_anew(
    shop: Any, part: Part, folder: Path, fault: type
) -> None:
    shop.faults["voice.onnx"] += [fault(sent=200_000), fault(ranges=False)]

    assert download(part, folder, sleep=slept).read_bytes() == BODY


def test_without_a_tag_nobody_can_tell_so_that_it_begins_anew(
    shop: Any, part: Part, folder: Path, fault: type
) -> None:
    shop.tags = False
    shop.faults["voice.onnx"] += [fault(sent=200_000)]

    assert download(part, folder, sleep=slept).read_bytes() == BODY
    assert shop.ranges_of("voice.onnx") == ["", ""]


def test_what_is_not_what_the_list_says_is_thrown_away(
    shop: Any, part: Part, folder: Path, fault: type
) -> None:
    shop.faults["voice.onnx"] += [fault(body=bytes(len(BODY)))]

    with pytest.raises(EngineError, match=f"the official list says {part.digest}"):
        download(part, folder, sleep=slept)

    assert names(folder) == []


def test_what_was_there_stays_until_the_new_is_whole(
    shop: Any, part: Part, folder: Path, fault: type
) -> None:
    (folder / "voice.onnx").write_bytes(b"old")
    shop.faults["voice.onnx"] += [fault(sent=10)] + [fault(sent=0)] * 4

    with pytest.raises(EngineBlockedError):
        download(part, folder, sleep=slept)

    assert (folder / "voice.onnx").read_bytes() == b"old"
    assert not is_whole(part, folder)


def test_a_file_that_is_not_there_is_missing_at_once(shop: Any, part: Part, folder: Path) -> None:
    del shop.files["voice.onnx"]

    with pytest.raises(MissingError, match=r"voice\.onnx: nothing is there \(404\)"):
        download(part, folder, sleep=slept)

    assert len(shop.asked) == 1


def test_a_refusal_is_told_at_once(shop: Any, part: Part, folder: Path, fault: type) -> None:
    shop.faults["voice.onnx"] += [fault(status=403)]

    with pytest.raises(EngineBlockedError, match=r"the server refuses \(403 Forbidden\)"):
        download(part, folder, sleep=slept)

    assert len(shop.asked) == 1


@pytest.mark.parametrize("status", [429, 500, 503])
def test_a_server_that_falters_is_asked_again(
    shop: Any, part: Part, folder: Path, fault: type, status: int
) -> None:
    shop.faults["voice.onnx"] += [fault(status=status)]
    waits: list[float] = []

    assert download(part, folder, sleep=waits.append).read_bytes() == BODY
    assert waits == [1.0]


def test_a_server_that_never_answers_well_is_given_up(
    shop: Any, part: Part, folder: Path, fault: type
) -> None:
    shop.faults["voice.onnx"] += [fault(status=503)] * 9
    waits: list[float] = []

    with pytest.raises(EngineBlockedError, match="the server answers 503, several times over"):
        download(part, folder, sleep=waits.append)

    assert waits == [1.0, 2.0, 4.0]


def test_a_redirection_is_followed_with_its_range(
    shop: Any, part: Part, folder: Path, fault: type
) -> None:
    shop.files["elsewhere"] = BODY
    moved = fault(status=302, location=f"{shop.url}/elsewhere")
    shop.faults["voice.onnx"] += [moved, moved]
    shop.faults["elsewhere"] += [fault(sent=200_000)]

    assert download(part, folder, sleep=slept).read_bytes() == BODY
    assert shop.ranges_of("elsewhere") == ["", "bytes=200000-"]


def test_an_address_where_nobody_listens_is_told_as_it_is(part: Part, folder: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as closed:
        port = closed.getsockname()[1]
    nobody = Part(part.name, f"http://127.0.0.1:{port}/x", part.size, "md5", part.digest)

    with pytest.raises(EngineBlockedError, match="cannot be reached: Connection refused"):
        download(nobody, folder, sleep=slept)


@contextlib.contextmanager
def small_disk() -> Iterator[None]:
    """Let no file grow beyond 100,000 bytes, as on a disk that is full."""
    resource = pytest.importorskip("resource", reason="needs limits as Unix has them")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, handler)


def test_a_disk_that_is_full_is_told_and_the_rest_comes_later(
    shop: Any, part: Part, folder: Path
) -> None:
    with small_disk(), pytest.raises(OutputError, match=r"\.part: cannot be written: File too"):
        download(part, folder, sleep=slept)

    assert not (folder / "voice.onnx").exists()
    assert download(part, folder, sleep=slept).read_bytes() == BODY
    assert len(shop.asked) == 2


def test_a_model_that_the_disk_cannot_hold_is_not_begun(tmp_path: Path) -> None:
    huge = Part("voice.onnx", "http://127.0.0.1:9/x", 10**18, "md5", "0" * 32)

    with pytest.raises(OutputError, match="the disk has room for"):
        check_room([huge], tmp_path / "models")


def test_a_run_that_ended_between_the_last_byte_and_the_move_asks_for_nothing(
    shop: Any, part: Part, folder: Path
) -> None:
    (folder / f"voice.onnx.{part.digest[:8]}.part").write_bytes(BODY)

    assert download(part, folder, sleep=slept).read_bytes() == BODY
    assert shop.asked == []


def test_a_list_that_breaks_off_is_read_again(shop: Any, fault: type) -> None:
    shop.files["list"] = b"[1, 2, 3]"
    shop.faults["list"] += [fault(sent=4)]

    assert read_url(f"{shop.url}/list", sleep=slept) == b"[1, 2, 3]"


def test_a_list_that_cannot_be_reached_leaves_nothing_and_says_nothing_of_what_is_kept(
    shop: Any, fault: type
) -> None:
    shop.faults["list"] += [fault(status=503)] * 9

    with pytest.raises(EngineBlockedError) as caught:
        read_url(f"{shop.url}/list", sleep=slept)

    assert caught.value.hint
    assert "kept" not in caught.value.hint
    assert "try again later" in caught.value.hint.lower()


def test_what_is_kept_of_a_file_is_told_only_if_something_is(
    shop: Any, part: Part, folder: Path, fault: type
) -> None:
    shop.faults["voice.onnx"] += [fault(status=503)] * 9
    with pytest.raises(EngineBlockedError) as nothing:
        download(part, folder, sleep=slept)
    shop.faults["voice.onnx"].clear()
    shop.faults["voice.onnx"] += [fault(sent=40_000), *[fault(status=503)] * 9]
    with pytest.raises(EngineBlockedError) as something:
        download(part, folder, sleep=slept)

    assert "kept" not in str(nothing.value.hint)
    assert "is kept" in str(something.value.hint)
