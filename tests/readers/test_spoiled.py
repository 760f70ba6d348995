"""Story files of every form, damaged at random: each is read, or refused in one clear line."""

from __future__ import annotations

import importlib.util
import io
import subprocess
import sys
import zipfile
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from narrate.errors import StoryError
from narrate.readers import read

FORMATS: Final = Path(__file__).parents[1] / "golden" / "formats"
PACKED: Final = {".epub", ".docx", ".odt", ".zip"}
HOSTILE: Final = (
    b"\0", b"\xff", b"\xe2\x80", b"\x1b", b"\xe2\x80\xae", b"\r", b"\n\n\n\n\n\n", b" " * 300, b"<",
    b">", b"</p>", b"<p>", b"<div>" * 40, b"<!--", b"-->", b"<![CDATA[", b"&#0;", b"&#x110000;",
    b"&nosuch;", b"<style>.a{display:none", b"<table><tr><td>", b"<blockquote>", b"<hr>", b"***",
    b"{", b"}", b"{\\rtf1 ", b"\\bin99999 ", b"\\'9", b"\\u-9 ", b"\\uc9 ", b"# ", b"```", b"[^1]:",
    b"](", b"---\n", b"*** START OF", b"*** END OF", b"CHAPTER I\n\n", b"Contents\n\n", b"A/N: ",
    b'"', b"\xe2\x80\x9c", b"'", b"(A/N", b"....", b"1.", b"<?xml version='1.0'?>",
    b"<!DOCTYPE a [",
    b"<!ENTITY a SYSTEM 'file:///etc/passwd'>", b"&a;", b"../", b"\x85", b"PK\x03\x04",
)  # fmt: skip
"""Pieces that readers know how to read, out of place."""


@dataclass(frozen=True, slots=True)
class Sample:
    """A story file of a golden case: one file, or the members of an archive."""

    name: str
    members: tuple[tuple[str, bytes], ...]

    @property
    def is_packed(self) -> bool:
        """Whether it is an archive."""
        return Path(self.name).suffix in PACKED


@dataclass(frozen=True, slots=True)
class Spoiling:
    """One damage: what stands at a share of a member's length gives way to something else."""

    member: int
    at: float
    removed: int
    written: bytes


def samples() -> list[Sample]:
    """Return the story files of all golden cases."""
    return [_sample(case) for case in sorted(FORMATS.iterdir())]


def spoiled(sample: Sample, spoilings: list[Spoiling]) -> bytes:
    """Return a sample's bytes, damaged; archives are packed again, so that readers get far."""
    raws = [raw for _, raw in sample.members]
    for spoiling in spoilings:
        place = spoiling.member % len(raws)
        start = int(spoiling.at * len(raws[place]))
        rest = raws[place][start + spoiling.removed :]
        raws[place] = raws[place][:start] + spoiling.written + rest
    if not sample.is_packed:
        return raws[0]
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for (name, _), raw in zip(sample.members, raws, strict=True):
            archive.writestr(name, raw)
    return buffer.getvalue()


def refusal(path: Path) -> str | None:
    """Return why a file is refused, or None if it is read."""
    try:
        book = read(path)
    except StoryError as error:
        return f"{error.message} ({error.hint})"
    return None if book.chapters else "no chapters"


def _sample(case: Path) -> Sample:
    (entry,) = (case / "in").iterdir()
    files = sorted(it for it in (entry.rglob("*") if entry.is_dir() else [entry]) if it.is_file())
    names = [file.relative_to(entry).as_posix() if entry.is_dir() else file.name for file in files]
    name = entry.name if entry.suffix in PACKED or entry.is_file() else names[0]
    return Sample(name, tuple(zip(names, [file.read_bytes() for file in files], strict=True)))


@cache
def _samples() -> list[Sample]:
    return samples()


spoilings = st.lists(
    st.builds(
        Spoiling,
        st.integers(0, 30),
        st.floats(0, 1),
        st.sampled_from([0, 0, 0, 1, 2, 7, 60, 1000, 10**9]),
        st.one_of(st.sampled_from(HOSTILE), st.binary(max_size=12)),
    ),
    min_size=1,
    max_size=8,
)


@settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(drawn=st.data())
def test_a_damaged_file_is_read_or_refused_in_one_line(
    drawn: st.DataObject, tmp_path: Path
) -> None:
    sample = drawn.draw(st.sampled_from(_samples()))
    path = tmp_path / f"story{Path(sample.name).suffix}"
    path.write_bytes(spoiled(sample, drawn.draw(spoilings)))

    message = refusal(path)

    assert message is None or "\n" not in message


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(drawn=st.data())
def test_a_truncated_file_is_read_or_refused_in_one_line(
    drawn: st.DataObject, tmp_path: Path
) -> None:
    sample = drawn.draw(st.sampled_from(_samples()))
    whole = spoiled(sample, [])
    path = tmp_path / f"story{Path(sample.name).suffix}"
    path.write_bytes(whole[: int(drawn.draw(st.floats(0, 1)) * len(whole))])

    message = refusal(path)

    assert message is None or "\n" not in message


@pytest.mark.slow
@pytest.mark.skipif(
    importlib.util.find_spec("atheris") is None, reason="atheris has no wheel for this machine"
)
def test_a_fuzzer_that_watches_the_code_finds_nothing() -> None:
    options = (
        "-runs=800",
        "-max_total_time=12",
        "-max_len=512",
        "-len_control=0",
        "-timeout=20",
        "-seed=1",
    )

    done = subprocess.run(
        [sys.executable, "-m", "tests.readers.fuzz", *options],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )

    assert done.returncode == 0, done.stderr[-4000:]
