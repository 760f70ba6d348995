from __future__ import annotations

import io
import os
import zipfile
from pathlib import Path

import pytest

from narrate.errors import MissingError, NarrateError, StoryError
from narrate.readers import read


def _zip(*names: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name in names:
            archive.writestr(name, "application/epub+zip" if name == "mimetype" else "x")
    return file.getvalue()


def _locked() -> bytes:
    name = "EncryptedPackage".encode("utf-16-le")
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 99 + name + b"\0" * 99


@pytest.mark.parametrize(
    ("raw", "message", "hint"),
    [
        (b"", "is empty", "Save the story"),
        (b" \r\n\t\n", "is empty", "Save the story"),
        (b"\xef\xbb\xbf", "is empty", "Save the story"),
        (b"%PDF-1.7\nabc", "is a PDF", "Download the story as EPUB"),
        (_locked(), "is a document locked with a password", "save it without one"),
        (
            _zip("mimetype", "META-INF/container.xml"),
            "is an EPUB without any page",
            "Download it again",
        ),
        (_zip("META-INF/container.xml"), "is an EPUB without any page", "HTML"),
        (_zip("a.bin"), "is a packed file (zip)", "Unpack"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 99,
            "is an old Word document",
            "save it as DOCX",
        ),
        (b"\0" * 60 + b"BOOKMOBI" + b"\0" * 9, "is a Kindle book", "with Calibre"),
        (b"TPZ3" + b"\0" * 99, "is a Kindle book (Topaz)", "with Calibre"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "is a picture (PNG)", "pictures are not read"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", "is a picture (JPEG)", "pictures are not read"),
        (b"GIF89a\1\0\1\0\0\0\0", "is a picture (GIF)", "pictures are not read"),
        (b"RIFF\0\0\0\0WEBPVP8 \0\0", "is a picture (WebP)", "pictures are not read"),
        (b"\x1f\x8b\x08\0\0\0", "is a packed file (gzip)", "Unpack"),
        (b"ID3\4\0\0\0\0\0\0\0\0", "is a sound file", "not text"),
        (b"RIFF\0\0\0\0WAVEfmt \0", "is a sound file", "not text"),
        (b"\0\0\0\x20ftypisom\0\0\0", "is a sound or video file", "not text"),
        (b"\x7fELF\2\1\1\0", "is a program", "not text"),
        (bytes(range(256)) * 9, "is a binary file", "plain text or HTML"),
        (b"She was there.\x01\x02\x03\x04", "is a binary file", "plain text or HTML"),
        (b"She was there." + b"\0" * 3, "is a binary file", "plain text or HTML"),
        (
            b"A/N: I am back!\n\nDisclaimer: not mine.\n",
            "holds 2 passages of notes, and no story",
            "Save",
        ),
        (b"***\n\n---\n", "holds no story", "Save"),
        (b"...\n\n!!!\n", "holds no story", "Save"),
        (b"<html><body><p></p><img src=x></body></html>", "holds no story", "Save"),
        (b"<p>A/N: Hello!</p><p>R&amp;R</p>", "holds 2 passages of notes, and no story", "Save"),
        (b"Chapter 1\n\nChapter 2\n", "holds 2 passages of notes, and no story", "Save"),
    ],
)
def test_what_holds_no_story_is_refused(
    tmp_path: Path, raw: bytes, message: str, hint: str
) -> None:
    path = tmp_path / "story.txt"
    path.write_bytes(raw)

    with pytest.raises(StoryError) as caught:
        read(path)

    assert f"`{path}` {message}" in caught.value.message
    assert hint in str(caught.value.hint)
    assert "\n" not in f"{caught.value.message}{caught.value.hint}"


@pytest.mark.parametrize(
    "text", ["BM was there.", "ID3 was there.", "GIF87 was there.", "Rar! said the crow.", "PK."]
)
def test_a_story_may_begin_like_a_binary_file(tmp_path: Path, text: str) -> None:
    path = tmp_path / "story.txt"
    path.write_text(text)

    book = read(path)

    assert book.chapters


def test_a_missing_file_is_missing(tmp_path: Path) -> None:
    with pytest.raises(MissingError, match="No such file") as caught:
        read(tmp_path / "lamp.txt")

    assert caught.value.exit_status == 3


def test_a_folder_without_story_files_is_refused(tmp_path: Path) -> None:
    with pytest.raises(StoryError, match="is a folder without story files"):
        read(tmp_path)


@pytest.mark.skipif(os.geteuid() == 0, reason="Root may read everything")
def test_a_file_that_may_not_be_read_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "lamp.txt"
    path.write_text("She was there.")
    path.chmod(0)

    with pytest.raises(StoryError, match="cannot be read"):
        read(path)


def test_a_file_under_a_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "lamp.txt"
    path.write_text("She was there.")

    with pytest.raises(NarrateError):
        read(path / "more.txt")


@pytest.mark.parametrize(
    ("address", "hint"),
    [
        ("https://archiveofourown.org/works/1", "choose Download, then EPUB or HTML"),
        ("http://archiveofourown.org/works/1/chapters/2", "choose Download, then EPUB or HTML"),
        ("https://www.gutenberg.org/ebooks/43", "download the EPUB or the plain text"),
        ("https://www.fanfiction.net/s/1/1/", "with FanFicFare"),
        ("HTTPS://example.org", "with FanFicFare"),
    ],
)
def test_an_address_is_refused_with_what_to_do(address: str, hint: str) -> None:
    with pytest.raises(StoryError, match="nothing is fetched from the network") as caught:
        read(Path(address))

    assert hint in str(caught.value.hint)
