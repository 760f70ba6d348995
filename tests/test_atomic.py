from pathlib import Path

import pytest

from narrate.atomic import atomic_file, write_file
from narrate.errors import OutputError


def test_a_file_appears_with_its_folders(tmp_path: Path) -> None:
    path = tmp_path / "a" / "b" / "file.txt"

    written = write_file(path, b"words")

    assert written
    assert path.read_bytes() == b"words"


def test_a_file_that_holds_the_same_is_not_touched(tmp_path: Path) -> None:
    path = tmp_path / "file.txt"
    write_file(path, b"words")
    before = path.stat().st_mtime_ns

    written = write_file(path, b"words")

    assert not written
    assert path.stat().st_mtime_ns == before


class StopHereError(Exception):
    pass


def write_half(path: Path) -> None:
    with atomic_file(path) as file:
        file.write(b"new")
        raise StopHereError


def write_to_a_full_disk(path: Path) -> None:
    with Path("/dev/full").open("wb", buffering=0) as full, atomic_file(path) as file:
        file.write(b"words")
        full.write(b"words")


def test_a_failure_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "file.txt"
    path.write_bytes(b"old")

    with pytest.raises(StopHereError):
        write_half(path)

    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_place_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")

    with pytest.raises(OutputError, match="inside"):
        write_file(tmp_path / "file" / "inside", b"words")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_full_disk_is_one_clear_error(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="No space left"):
        write_to_a_full_disk(tmp_path / "file")

    assert list(tmp_path.iterdir()) == []
