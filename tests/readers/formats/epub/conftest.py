from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Protocol

import pytest

CONTAINER = (
    '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    '<rootfile full-path="OEBPS/book.opf"/></rootfiles></container>'
)
STORY = "<p>The kettle sang at nine.</p><p>“Who is there?” asked Wren.</p>"


class Bind(Protocol):
    """Write an EPUB, and return its path."""

    def __call__(
        self,
        pages: Mapping[str, str] | None = None,
        /,
        *,
        metadata: str = "<dc:title>The Kettle</dc:title>",
        items: str = "",
        spine: str | None = None,
        guide: str = "",
        files: Mapping[str, str | bytes | None] | None = None,
    ) -> Path:
        """
        Write an EPUB.

        Args:
            pages: The bodies of pages by name, in the spine's order; names end in `.xhtml`.
            metadata: Elements of the package's metadata.
            items: More elements of the manifest.
            spine: Elements of the spine, instead of one a page.
            guide: Elements of the guide.
            files: More files, or other ones; None leaves a file out.
        """


@pytest.fixture
def bind(tmp_path: Path) -> Bind:
    def write(
        pages: Mapping[str, str] | None = None,
        /,
        *,
        metadata: str = "<dc:title>The Kettle</dc:title>",
        items: str = "",
        spine: str | None = None,
        guide: str = "",
        files: Mapping[str, str | bytes | None] | None = None,
    ) -> Path:
        pages = {"one.xhtml": STORY} if pages is None else pages
        listed = "".join(
            f'<item id="{name}" href="{name}" media-type="application/xhtml+xml"/>'
            for name in pages
        )
        order = "".join(f'<itemref idref="{name}"/>' for name in pages) if spine is None else spine
        members: dict[str, str | bytes | None] = {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": CONTAINER,
            "OEBPS/book.opf": (
                '<package xmlns="http://www.idpf.org/2007/opf" version="3.0">'
                '<metadata xmlns:dc="http://purl.org/dc/elements/1.1/" '
                f'xmlns:opf="http://www.idpf.org/2007/opf">{metadata}</metadata>'
                f"<manifest>{listed}{items}</manifest><spine>{order}</spine>"
                f"<guide>{guide}</guide></package>"
            ),
            **{f"OEBPS/{name}": page(body) for name, body in pages.items()},
            **(files or {}),
        }
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, content in members.items():
                if content is not None:
                    archive.writestr(name, content)
        path = tmp_path / "kettle.epub"
        path.write_bytes(buffer.getvalue())
        return path

    return write


def page(body: str) -> str:
    if body.startswith("<!DOCTYPE") or "<html" in body:
        return body
    return (
        '<?xml version="1.0" encoding="utf-8"?><html xmlns="http://www.w3.org/1999/xhtml" '
        'xmlns:epub="http://www.idpf.org/2007/ops"><head><title/></head>'
        f"<body>{body}</body></html>"
    )


@pytest.fixture
def contents() -> Callable[..., dict[str, str | bytes | None]]:
    """Return a table of contents, as files for `bind`: pairs of a link and a title."""

    def write(*entries: tuple[str, str]) -> dict[str, str | bytes | None]:
        points = "".join(
            f'<navPoint><navLabel><text>{title}</text></navLabel><content src="{href}"/></navPoint>'
            for href, title in entries
        )
        return {
            "OEBPS/toc.ncx": '<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/"><navMap>'
            f"{points}</navMap></ncx>"
        }

    return write
