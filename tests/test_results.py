from __future__ import annotations

import logging
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from narrate.results import Results

ENTRIES = st.dictionaries(st.text(max_size=8), st.binary(max_size=40), max_size=5)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "speakers" / "the-well"


def saved(path: Path, entries: dict[str, bytes]) -> bytes:
    results = Results(path)
    results.update(entries)
    results.save()
    return path.read_bytes()


def test_what_is_not_saved_makes_no_folder(path: Path) -> None:
    results = Results(path)

    results["one"] = b"1"

    assert dict(results) == {"one": b"1"}
    assert not path.parent.exists()


@given(entries=ENTRIES.filter(bool))
def test_results_come_back_as_they_were(
    tmp_path_factory: pytest.TempPathFactory, entries: dict[str, bytes]
) -> None:
    path = tmp_path_factory.mktemp("speakers") / "book"

    saved(path, entries)

    assert dict(Results(path)) == entries


def test_what_nobody_asked_for_is_freed_when_something_is_new(path: Path) -> None:
    saved(path, {"asked": b"1", "not asked": b"2"})
    results = Results(path)

    assert results["asked"] == b"1"
    results["new"] = b"3"
    results.save()

    assert dict(Results(path)) == {"asked": b"1", "new": b"3"}


def test_a_file_to_which_nothing_is_new_is_left_alone(path: Path) -> None:
    saved(path, {"one": b"1", "two": b"2"})
    before = path.stat().st_mtime_ns
    results = Results(path)

    assert "one" in results
    results.save()

    assert path.stat().st_mtime_ns == before
    assert len(Results(path)) == 2


def test_what_is_taken_out_stays_out(path: Path) -> None:
    saved(path, {"one": b"1", "two": b"2"})
    results = Results(path)

    del results["one"]
    assert results["two"] == b"2"
    results.save()

    assert dict(Results(path)) == {"two": b"2"}


@given(data=st.data(), entries=ENTRIES.filter(bool))
def test_a_file_with_any_change_holds_nothing(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject, entries: dict[str, bytes]
) -> None:
    path = tmp_path_factory.mktemp("speakers") / "book"
    content = bytearray(saved(path, entries))
    content[data.draw(st.integers(0, len(content) - 1))] ^= data.draw(st.integers(1, 255))
    path.write_bytes(content)

    assert dict(Results(path)) == {}


@given(data=st.data(), tail=st.binary(max_size=5))
def test_a_file_that_was_cut_off_holds_nothing(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject, tail: bytes
) -> None:
    path = tmp_path_factory.mktemp("speakers") / "book"
    content = saved(path, {"one": b"1", "two": b"2"})
    path.write_bytes(content[: data.draw(st.integers(0, len(content) - 1))] + tail)

    assert dict(Results(path)) == {}


def test_a_folder_in_its_place_holds_nothing(path: Path) -> None:
    path.mkdir(parents=True)

    assert dict(Results(path)) == {}


def test_where_nothing_can_be_written_all_goes_on(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "speakers").write_text("a file in the way")
    results = Results(tmp_path / "speakers" / "the-well")
    results["one"] = b"1"

    with caplog.at_level(logging.WARNING):
        results.save()

    assert results["one"] == b"1"
    assert [record.levelname for record in caplog.records] == ["WARNING"]
