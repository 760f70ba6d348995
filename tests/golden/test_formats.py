"""
Story files of every form, against the books that were checked by hand.

A case is a folder: `in/` holds one story file or folder, `book.txt` the book that it is. An EPUB,
DOCX, ODT or zip lies there unpacked, as a folder of that name, so that a diff shows what is in it.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from narrate import pipeline
from narrate.book import Book, Heading, Paragraph, ParagraphKind, SceneBreak, Strength
from narrate.readers import read

CASES = sorted((Path(__file__).parent / "formats").iterdir())
PACKED = {".epub", ".docx", ".odt", ".zip"}
BREAKS = {Strength.STRONG: "~~~", Strength.WEAK: "~"}


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.name)
def test_a_story_file_is_read_as_it_was_checked_by_hand(
    case: Path, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    (entry,) = (case / "in").iterdir()
    story = packed(entry, tmp_path) if entry.suffix in PACKED else entry

    book = read(story)

    lines = list(printed(book))
    if request.config.getoption("--save-golden"):
        (case / "book.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
    assert lines == (case / "book.txt").read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.name)
def test_every_word_of_a_story_file_is_told_once(case: Path, tmp_path: Path) -> None:
    (entry,) = (case / "in").iterdir()
    story = packed(entry, tmp_path) if entry.suffix in PACKED else entry
    understood = pipeline.understand(story, voices=tmp_path)

    found = pipeline.check(understood, story)

    assert found.difference is None
    assert found.independent is (story.suffix != ".rtf")


def packed(folder: Path, into: Path) -> Path:
    """Return an archive of a folder; `mimetype` comes first and unpacked, as EPUB wants it."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    files.sort(key=lambda path: path.name != "mimetype")
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for path in files:
            how = zipfile.ZIP_STORED if path.name == "mimetype" else zipfile.ZIP_DEFLATED
            archive.writestr(path.relative_to(folder).as_posix(), path.read_bytes(), how)
    target = into / folder.name
    target.write_bytes(buffer.getvalue())
    return target


def printed(book: Book) -> Iterator[str]:
    """Yield a book, a block a line; stress stands in braces, kinds of paragraphs in brackets."""
    yield f"source: {book.source}"
    yield f"title: {book.title}"
    yield f"author: {book.author or '-'}"
    yield f"language: {book.language}"
    said = {
        "rating": book.rating,
        "series": book.series and f"{book.series.name}, {book.series.number or '-'}",
        "url": book.url,
        "cover": book.cover and f"{book.cover.media_type}, {len(book.cover.image)} bytes",
        "tags": " | ".join(book.tags),
        "summary": book.summary and " ".join(book.summary.split()),
    }
    yield from (f"{name}: {value}" for name, value in said.items() if value)
    yield from (f"remark: {remark}" for remark in book.remarks)
    for chapter in book.chapters:
        yield ""
        yield f"## {chapter.number} {chapter.title}"
        for block in chapter.blocks:
            match block:
                case Heading(text):
                    yield f"# {text}"
                case SceneBreak(strength):
                    yield BREAKS[strength]
                case Paragraph():
                    yield stressed(block)
    if book.left_out:
        yield ""
    for passage in book.left_out:
        text = " ".join(passage.text.split())
        yield f"left out {passage.chapter or '-'} [{passage.reason}]: {text}"


def stressed(paragraph: Paragraph) -> str:
    text, at = "", 0
    for start, end in paragraph.emphasis:
        text += f"{paragraph.text[at:start]}{{{paragraph.text[start:end]}}}"
        at = end
    text = " / ".join((text + paragraph.text[at:]).split("\n"))
    return text if paragraph.kind is ParagraphKind.PROSE else f"[{paragraph.kind}] {text}"
