from __future__ import annotations

import logging
import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from narrate.audio import WordTime
from narrate.cache import Cache
from narrate.errors import OutputError
from narrate.take import Take

KEY = "0123456789abcdef" * 2
TAKE = Take(KEY, b"\xff\xf3\x84\xc4frames", 1_000, (WordTime(0, 5, 0, 40),))

_NUMBERS = st.integers(0, 2**32 - 1)


@pytest.fixture
def cache(tmp_path: Path) -> Cache:
    return Cache(tmp_path / "takes")


def file_of(cache: Cache) -> Path:
    (file,) = (path for path in cache.folder.rglob("*") if path.is_file())
    return file


def test_an_empty_cache_has_nothing_and_makes_no_folder(cache: Cache) -> None:
    assert not cache.has(KEY)
    assert cache.get(KEY) is None
    assert not cache.folder.exists()


@given(
    frames=st.binary(max_size=2_000),
    samples=_NUMBERS,
    words=st.lists(st.builds(WordTime, _NUMBERS, _NUMBERS, _NUMBERS, _NUMBERS)),
)
def test_a_take_comes_back_as_it_was_put(
    tmp_path_factory: pytest.TempPathFactory,
    frames: bytes,
    samples: int,
    words: list[WordTime],
) -> None:
    cache = Cache(tmp_path_factory.mktemp("takes"))
    take = Take(KEY, frames, samples, tuple(words))

    cache.put(take)

    assert cache.has(KEY)
    assert cache.get(KEY) == take


def test_a_second_cache_on_the_folder_finds_the_take(cache: Cache) -> None:
    cache.put(TAKE)

    assert Cache(cache.folder).get(KEY) == TAKE


def test_nothing_but_the_take_is_left_in_the_folder(cache: Cache) -> None:
    cache.put(TAKE)
    cache.put(TAKE)

    assert file_of(cache) == cache.folder / KEY[:2] / KEY[2:]


@given(data=st.data())
def test_a_file_with_any_change_is_not_there(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    cache = Cache(tmp_path_factory.mktemp("takes"))
    cache.put(TAKE)
    content = bytearray(file_of(cache).read_bytes())
    place = data.draw(st.integers(0, len(content) - 1))
    content[place] ^= data.draw(st.integers(1, 255))
    file_of(cache).write_bytes(content)

    assert cache.get(KEY) is None


@given(length=st.integers(0, 64))
def test_a_file_that_was_cut_off_is_not_there(
    tmp_path_factory: pytest.TempPathFactory, length: int
) -> None:
    cache = Cache(tmp_path_factory.mktemp("takes"))
    cache.put(TAKE)
    file_of(cache).write_bytes(file_of(cache).read_bytes()[:length])

    assert cache.get(KEY) is None


def test_a_file_under_the_name_of_another_is_not_there(cache: Cache) -> None:
    cache.put(TAKE)
    other = KEY[:2] + "f" * 30

    file_of(cache).rename(cache.folder / other[:2] / other[2:])

    assert cache.get(other) is None


def test_damage_is_told_once_and_mended_by_the_next_take(
    cache: Cache, caplog: pytest.LogCaptureFixture
) -> None:
    cache.put(TAKE)
    file_of(cache).write_bytes(b"damaged")

    with caplog.at_level(logging.WARNING):
        found = [cache.get(KEY), cache.get(KEY)]
    was_there = cache.has(KEY)
    cache.put(TAKE)

    assert found == [None, None]
    assert not was_there
    assert [record.levelname for record in caplog.records] == ["WARNING"]
    assert cache.get(KEY) == TAKE


def test_a_folder_in_place_of_a_take_is_no_take(cache: Cache) -> None:
    (cache.folder / KEY[:2] / KEY[2:]).mkdir(parents=True)

    assert cache.get(KEY) is None


def test_a_folder_that_cannot_be_made_is_an_error_with_its_path(tmp_path: Path) -> None:
    (tmp_path / "takes").write_text("a file in the way")

    with pytest.raises(OutputError, match="takes"):
        Cache(tmp_path / "takes").put(TAKE)


def test_many_writers_of_one_take_leave_it_whole(cache: Cache) -> None:
    take = Take(KEY, os.urandom(200_000), 1)

    with ThreadPoolExecutor(8) as writers:
        list(writers.map(cache.put, [take] * 40))

    assert cache.get(KEY) == take
    assert file_of(cache).name == KEY[2:]
