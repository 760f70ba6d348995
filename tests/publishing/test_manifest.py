import json
import logging
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from narrate.cast import Voice
from narrate.errors import OutputError
from narrate.publishing.manifest import (
    FILE_NAME,
    VERSION,
    Entry,
    Manifest,
    TakeEntry,
    digest,
    read,
    take_entry,
    write,
)
from narrate.script import Age, Delivery, Gender
from narrate.take import Marker, Recording, TakePlan

VOICE = Voice("tone/low", "tone", "en", Gender.MALE, Age.ADULT)
NUMBERS = st.integers(0, 10**9)
TEXTS = st.text(alphabet=st.characters(), max_size=20)


def entry(folder: Path, number: int = 1, title: str = "At the Station") -> Entry:
    return Entry(
        recording=Recording(
            number=number,
            title=title,
            path=folder / f"{number:02}-chapter.mp3",
            size=12_345,
            duration_ms=2400,
            stamp="5a" * 16,
            markers=(Marker(0, "Scene 1"), Marker(1200, "Scene 2")),
        ),
        tags_digest=digest(b"tags"),
        takes=(
            TakeEntry("ab" * 16, 0, "narrator", VOICE.id, Delivery.PLAIN, "00ff", 744, 20_000),
            TakeEntry(
                "cd" * 16, 1, "anna", VOICE.id, Delivery.SHOUTED, "11ee", 1800, 9000, "gtts/ie"
            ),
        ),
    )


def test_what_was_written_is_read(tmp_path: Path) -> None:
    manifest = Manifest((entry(tmp_path), entry(tmp_path, 2)))

    write(tmp_path, manifest)

    assert read(tmp_path) == manifest


@given(title=TEXTS, scene=TEXTS, at_ms=NUMBERS)
@settings(deadline=None)
def test_any_text_survives(
    tmp_path_factory: pytest.TempPathFactory, title: str, scene: str, at_ms: int
) -> None:
    folder = tmp_path_factory.getbasetemp() / "any-text"
    recording = Recording(1, title, folder / "01.mp3", 1, 2, "", (Marker(at_ms, scene),))
    manifest = Manifest((Entry(recording, "", ()),))

    write(folder, manifest)

    assert read(folder) == manifest


def test_chapters_are_written_in_order(tmp_path: Path) -> None:
    write(tmp_path, Manifest((entry(tmp_path, 10), entry(tmp_path, 2))))

    assert [known.recording.number for known in read(tmp_path).entries] == [2, 10]


def test_a_folder_may_be_moved(tmp_path: Path) -> None:
    write(tmp_path / "old", Manifest((entry(tmp_path / "old"),)))

    (tmp_path / "old").rename(tmp_path / "new")

    assert read(tmp_path / "new") == Manifest((entry(tmp_path / "new"),))


def test_an_unchanged_manifest_is_not_written_again(tmp_path: Path) -> None:
    write(tmp_path, Manifest((entry(tmp_path),)))
    before = (tmp_path / FILE_NAME).stat().st_mtime_ns

    write(tmp_path, read(tmp_path))

    assert (tmp_path / FILE_NAME).stat().st_mtime_ns == before


def test_a_chapter_is_found_by_its_number(tmp_path: Path) -> None:
    second = entry(tmp_path, 2)
    manifest = Manifest((entry(tmp_path), second))

    assert manifest.entry(2) == second
    assert manifest.entry(3) is None


def test_nothing_is_built_where_there_is_no_manifest(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    assert read(tmp_path / "nowhere") == Manifest()
    assert not caplog.records


def damaged(**changed: Any) -> bytes:
    take = {
        "key": "ab",
        "utterance": 0,
        "speaker": "anna",
        "voice": "tone/low",
        "delivery": "plain",
        "digest": "00",
        "at_ms": 0,
        "samples": 1,
    }
    recording = {
        "number": 1,
        "title": "One",
        "file": "01-one.mp3",
        "size": 1,
        "duration_ms": 1,
        "stamp": "aa",
        "tags_digest": "bb",
        "markers": [],
        "takes": [take],
    }
    return json.dumps({"version": VERSION, "recordings": [{**recording, **changed}]}).encode()


def test_the_file_that_the_damaged_ones_are_made_of_is_sound(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).write_bytes(damaged())

    assert len(read(tmp_path).entries) == 1


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"", id="empty"),
        pytest.param(damaged()[:-20], id="cut off"),
        pytest.param(b"\xff\xfe\x00", id="not text"),
        pytest.param(b"[" * 100_000, id="too deep"),
        pytest.param(b"[]", id="no object"),
        pytest.param(b'{"recordings": []}', id="no version"),
        pytest.param(b'{"version": "2", "recordings": []}', id="version in words"),
        pytest.param(b'{"version": 1, "recordings": [1]}', id="no recording"),
        pytest.param(damaged(size="big"), id="size in words"),
        pytest.param(damaged(takes=[{}]), id="no take"),
        pytest.param(damaged(takes=None), id="no takes"),
        pytest.param(damaged(markers=[{"at_ms": 0}]), id="no title"),
        pytest.param(damaged(file="../01-one.mp3"), id="elsewhere"),
        pytest.param(damaged(file=""), id="no file"),
        pytest.param(damaged().replace(b"plain", b"danced"), id="unknown delivery"),
    ],
)
def test_a_damaged_file_counts_as_nothing_built(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, content: bytes
) -> None:
    (tmp_path / FILE_NAME).write_bytes(content)

    manifest = read(tmp_path)

    assert manifest == Manifest()
    assert [record.levelno for record in caplog.records] == [logging.WARNING]
    assert FILE_NAME in caplog.text


def test_a_newer_version_is_refused(tmp_path: Path) -> None:
    path = tmp_path / FILE_NAME
    path.write_text(json.dumps({"version": VERSION + 1, "chapters": "all different"}))

    with pytest.raises(OutputError, match=f"version {VERSION + 1}") as caught:
        read(tmp_path)

    assert str(path) in caught.value.message
    assert caught.value.hint is not None


def test_a_manifest_that_cannot_be_opened_is_told(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).mkdir()

    with pytest.raises(OutputError, match=f"{FILE_NAME}: cannot be read"):
        read(tmp_path)


def test_a_planned_take_becomes_an_entry() -> None:
    planned = TakePlan("ab" * 16, "Wait!", VOICE, Delivery.SHOUTED, utterance=3, pause_ms=400)

    found = take_entry(planned, "anna", printed="“Wait!”", at_ms=744, samples=9000)

    assert found == TakeEntry(
        key="ab" * 16,
        utterance=3,
        speaker="anna",
        voice="tone/low",
        delivery=Delivery.SHOUTED,
        digest=digest(b"Wait!"),
        at_ms=744,
        samples=9000,
        printed=digest("“Wait!”".encode()),
        mastering="raw",
    )
