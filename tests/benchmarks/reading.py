"""
How fast each form of story file is read, and in how much memory.

    python tests/benchmarks/reading.py [WORDS]

The same generated novel (120,000 words in 40 chapters unless WORDS is given) is written in every
form and read in a process of its own. A row is the form, the file's size, the time of `read`,
words a second, the same as a share of plain text, and the process's peak memory less what it
had before. Reading includes everything up to the Book: chapters, breaks, notes.
"""

from __future__ import annotations

import io
import multiprocessing
import random
import re
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable, Iterator
from html import escape
from pathlib import Path
from typing import Final, TypeAlias

Chapters: TypeAlias = list[tuple[str, list[str]]]

WORDS: Final = 120_000
CHAPTERS: Final = 40
NOUNS: Final = (
    *("lamp", "harbor", "kettle", "letter", "window", "sister", "orchard", "ferry", "clerk"),
    *("candle", "bell", "map"),
)
NAMES: Final = ["Mirel", "Oswin", "Tabitha", "Corvin", "Hale", "Ines"]
VERBS: Final = ["found", "lost", "carried", "mended", "counted", "followed", "painted", "forgot"]


def novel(words: int) -> Chapters:
    """Return chapters of paragraphs, a break in each chapter, talk in every other paragraph."""
    chance = random.Random(3)
    chapters: Chapters = []
    written = 0
    for number in range(1, CHAPTERS + 1):
        paragraphs: list[str] = []
        while written < words * number / CHAPTERS:
            sentences = [
                f"{chance.choice(NAMES)} {chance.choice(VERBS)} the {chance.choice(NOUNS)} by the "
                f"{chance.choice(NOUNS)}, and the {chance.choice(NOUNS)} was not there any more."
                for _ in range(chance.randint(1, 5))
            ]
            if chance.random() < 1 / 2:
                sentences.insert(0, f"“Where is the {chance.choice(NOUNS)}?” asked {NAMES[0]}.")
            paragraphs.append(" ".join(sentences))
            written += sum(len(sentence.split()) for sentence in sentences)
        paragraphs.insert(len(paragraphs) // 2, "* * *")
        chapters.append((f"Chapter {number}: The {chance.choice(NOUNS).title()}", paragraphs))
    return chapters


def text(chapters: Chapters) -> bytes:
    return "\n\n".join("\n\n".join((title, *paragraphs)) for title, paragraphs in chapters).encode()


def wrapped_text(chapters: Chapters) -> bytes:
    import textwrap

    blocks = text(chapters).decode().split("\n\n")
    told = "\n\n".join("\n".join(textwrap.wrap(block, 72)) for block in blocks)
    head = "The Project Gutenberg eBook of The Lamp\n\nTitle: The Lamp\n\nAuthor: A. Reed\n\n"
    start, end = (
        f"*** {it} OF THE PROJECT GUTENBERG EBOOK THE LAMP ***" for it in ("START", "END")
    )
    return f"{head}{start}\n\n{told}\n\n{end}\n\nLicense\n".encode()


def markdown(chapters: Chapters) -> bytes:
    return "\n\n".join(
        "\n\n".join((f"# {title}", *paragraphs)) for title, paragraphs in chapters
    ).encode()


def body(paragraphs: list[str]) -> str:
    return "\n".join("<hr/>" if it == "* * *" else f"<p>{escape(it)}</p>" for it in paragraphs)


def ao3_page(chapters: Chapters) -> bytes:
    parts = (
        f'<div class="chapter" id="chapter-{number}"><div class="chapter preface group">'
        f'<h3 class="title"><a href="#">Chapter {number}</a>: {title.partition(": ")[2]}</h3></div>'
        f'<div class="userstuff module" role="article">{body(paragraphs)}</div></div>'
        for number, (title, paragraphs) in enumerate(chapters, 1)
    )
    return (
        "<!DOCTYPE html><html><head><title>The Lamp [Archive of Our Own]</title></head><body>"
        '<div id="workskin"><div class="preface group"><h2 class="title heading">The Lamp</h2>'
        f'</div><div id="chapters" role="article">{"".join(parts)}</div></div></body></html>'
    ).encode()


def html(chapters: Chapters) -> bytes:
    parts = (f"<h2>{title}</h2>{body(paragraphs)}" for title, paragraphs in chapters)
    return (
        f"<html><head><title>The Lamp</title></head><body>{''.join(parts)}</body></html>".encode()
    )


def packed(files: dict[str, str]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def epub(chapters: Chapters) -> bytes:
    names = [f"c{number}.xhtml" for number in range(1, len(chapters) + 1)]
    items = "".join(
        f'<item id="{name}" href="{name}" media-type="application/xhtml+xml"/>' for name in names
    )
    spine = "".join(f'<itemref idref="{name}"/>' for name in names)
    pages = {
        name: '<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><head><title/></head>'
        f"<body><h2>{title}</h2>{body(paragraphs)}</body></html>"
        for name, (title, paragraphs) in zip(names, chapters, strict=True)
    }
    space = "urn:oasis:names:tc:opendocument:xmlns:container"
    terms = "http://purl.org/dc/elements/1.1/"
    return packed(
        {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": f'<container xmlns="{space}"><rootfiles>'
            '<rootfile full-path="o.opf"/></rootfiles></container>',
            "o.opf": '<package xmlns="http://www.idpf.org/2007/opf" version="3.0">'
            f'<metadata xmlns:dc="{terms}"><dc:title>The Lamp</dc:title></metadata>'
            f"<manifest>{items}</manifest><spine>{spine}</spine></package>",
            **pages,
        }
    )


def docx(chapters: Chapters) -> bytes:
    space = "http://schemas.openxmlformats.org"
    part = "application/vnd.openxmlformats"
    relation = f"{space}/officeDocument/2006/relationships/officeDocument"
    paragraphs = "".join(
        f'<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t>{title}</w:t></w:r></w:p>'
        + "".join(f"<w:p><w:r><w:t>{escape(it)}</w:t></w:r></w:p>" for it in told)
        for title, told in chapters
    )
    return packed(
        {
            "[Content_Types].xml": f'<Types xmlns="{space}/package/2006/content-types">'
            f'<Default Extension="rels" ContentType="{part}-package.relationships+xml"/>'
            '<Override PartName="/word/document.xml" ContentType="'
            f'{part}-officedocument.wordprocessingml.document.main+xml"/></Types>',
            "_rels/.rels": f'<Relationships xmlns="{space}/package/2006/relationships">'
            f'<Relationship Id="r1" Type="{relation}" Target="word/document.xml"/>'
            "</Relationships>",
            "word/document.xml": f'<w:document xmlns:w="{space}/wordprocessingml/2006/main">'
            f"<w:body>{paragraphs}</w:body></w:document>",
        }
    )


def odt(chapters: Chapters) -> bytes:
    names = "urn:oasis:names:tc:opendocument:xmlns"
    told = "".join(
        f'<text:h text:outline-level="1">{title}</text:h>'
        + "".join(f"<text:p>{escape(it)}</text:p>" for it in paragraphs)
        for title, paragraphs in chapters
    )
    return packed(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": f'<office:document-content xmlns:office="{names}:office:1.0" '
            f'xmlns:text="{names}:text:1.0"><office:body><office:text>{told}</office:text>'
            "</office:body></office:document-content>",
        }
    )


def rtf(chapters: Chapters) -> bytes:
    told = "".join(
        rf"{{\b {title}}}\par\par " + r"\par ".join(paragraphs) + r"\par "
        for title, paragraphs in chapters
    )
    for mark, code in (("“", r"\'93"), ("”", r"\'94")):
        told = told.replace(mark, code)
    return rf"{{\rtf1\ansi\ansicpg1252 {told}}}".encode("ascii")


FORMS: Final[dict[str, tuple[str, Callable[[Chapters], bytes]]]] = {
    "plain text": ("lamp.txt", text),
    "Gutenberg text": ("lamp-g.txt", wrapped_text),
    "Markdown": ("lamp.md", markdown),
    "HTML": ("lamp.html", html),
    "AO3 work page": ("work.html", ao3_page),
    "EPUB": ("lamp.epub", epub),
    "DOCX": ("lamp.docx", docx),
    "ODT": ("lamp.odt", odt),
    "RTF": ("lamp.rtf", rtf),
}


def measured(path: str) -> tuple[float, int, int, int]:
    """Return seconds, peak bytes above the start, chapters and words of one reading."""
    from narrate.book import SceneBreak
    from narrate.readers import read

    # What is imported when it is first used is no part of the reading.
    warm = Path(path).with_name("warm" + Path(path).name)
    read(warm)
    before = peak_kb()
    began = time.perf_counter()
    book = read(Path(path))
    seconds = time.perf_counter() - began
    peak = peak_kb() - before
    words = sum(
        len(block.text.split())
        for chapter in book.chapters
        for block in chapter.blocks
        if not isinstance(block, SceneBreak)
    )
    return seconds, peak * 1024, len(book.chapters), words


def peak_kb() -> int:
    """Return the most memory that this process had, in kB; 0 where the system does not say."""
    # Not `getrusage`: a new process begins with the peak of the one that started it.
    status = Path("/proc/self/status")
    found = re.search(r"VmHWM:\s*(\d+)", status.read_text()) if status.exists() else None
    return int(found[1]) if found else 0


def rows(words: int) -> Iterator[str]:
    """Yield the table."""
    heads = f"{'MB':>7}{'s':>8}{'MB/s':>8}{'words/s':>10}{'of text':>9}{'peak MB':>9}"
    yield f"{'form':<16}{heads}  read"
    chapters, short = novel(words), novel(400)
    floor = 0.0
    with tempfile.TemporaryDirectory() as folder:
        for form, (name, write) in FORMS.items():
            path = Path(folder, name)
            path.write_bytes(write(chapters))
            path.with_name("warm" + name).write_bytes(write(short))
            with multiprocessing.get_context("spawn").Pool(1) as pool:
                seconds, peak, count, told = pool.apply(measured, (str(path),))
            floor = floor or seconds
            size = path.stat().st_size
            yield (
                f"{form:<16}{size / 1e6:>7.2f}{seconds:>8.2f}{size / seconds / 1e6:>8.2f}"
                f"{told / seconds:>10,.0f}{seconds / floor:>8.1f}x{peak / 1e6:>9.1f}"
                f"  {count} chapters, {told:,} words"
            )


if __name__ == "__main__":
    for row in rows(int(sys.argv[1]) if len(sys.argv) > 1 else WORDS):
        print(row, flush=True)
