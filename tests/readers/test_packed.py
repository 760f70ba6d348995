from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from narrate.errors import StoryError
from narrate.readers import read
from narrate.readers.files import StoryFile
from narrate.readers.packed import packed_files


def _zip(**members: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, text in members.items():
            archive.writestr(name, text)
    return buffer.getvalue()


def test_a_zip_of_story_files_is_a_folder(tmp_path: Path) -> None:
    path = tmp_path / "The Lamp.zip"
    path.write_bytes(
        _zip(
            **{
                "Lamp/chapter 10.txt": "He was gone.",
                "Lamp/chapter 2.txt": "She was there.",
                "Lamp/README.txt": "Thank you for reading.",
                "__MACOSX/Lamp/._chapter 2.txt": "x",
                "Lamp/chapter 2_files/ad.html": "<p>Buy.</p>",
            }
        )
    )

    book = read(path)

    assert book.source == "zip of 2 files (plain text)"
    assert [getattr(it.blocks[0], "text", "") for it in book.chapters] == [
        *("She was there.", "He was gone.")
    ]


@pytest.mark.parametrize(
    "name",
    ["mimetype", "META-INF/container.xml", "word/document.xml", "content.xml"],
)
def test_a_document_in_the_form_of_a_zip_is_no_folder(name: str) -> None:
    file = StoryFile("a", _zip(**{name: "x", "chapter.html": "<p>She.</p>"}))

    assert packed_files(file) == ()


def test_a_zip_without_story_files_is_no_folder() -> None:
    assert packed_files(StoryFile("a.zip", _zip(**{"cover.jpg": "x"}))) == ()


def test_other_files_are_no_folders() -> None:
    assert packed_files(StoryFile("a.txt", b"PKs are fun.")) == ()


def test_names_that_climb_out_of_a_zip_are_not_followed() -> None:
    file = StoryFile("a.zip", _zip(**{"../../etc/passwd.txt": "x", "a.txt": "She was there."}))

    assert [it.name for it in packed_files(file)] == ["a.txt"]


def test_a_damaged_zip_is_refused() -> None:
    with pytest.raises(StoryError, match="is damaged"):
        packed_files(StoryFile("a.zip", b"PK\x03\x04 and nothing more"))
