from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from narrate.book import Book
from narrate.readers import read

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
ODF = "urn:oasis:names:tc:opendocument:xmlns"


@pytest.fixture
def word(tmp_path: Path) -> Callable[..., Book]:
    """Reads a Word document with this body."""

    def reading(body: str, *, styles: str = "", prolog: str = "", **parts: str) -> Book:
        files = {
            "[Content_Types].xml": "<Types/>",
            "word/document.xml": (
                f'{prolog}<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>'
            ),
            "word/styles.xml": f'<w:styles xmlns:w="{W}">{styles}</w:styles>',
            **{name.replace("__", "/") + ".xml": text for name, text in parts.items()},
        }
        return read(_packed(tmp_path / "story.docx", files))

    return reading


@pytest.fixture
def opendocument(tmp_path: Path) -> Callable[..., Book]:
    """Reads an OpenDocument text with this body."""

    def reading(body: str, *, styles: str = "", **parts: str) -> Book:
        names = " ".join(
            f'xmlns:{name}="{ODF}:{long}:1.0"'
            for name, long in {
                "office": "office", "text": "text", "style": "style", "table": "table",
                "fo": "xsl-fo-compatible", "draw": "drawing",
            }.items()
        )  # fmt: skip
        files = {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": (
                f"<office:document-content {names}><office:automatic-styles>{styles}"
                f"</office:automatic-styles><office:body><office:text>{body}</office:text>"
                "</office:body></office:document-content>"
            ),
            **{name.replace("__", "/") + ".xml": text for name, text in parts.items()},
        }
        return read(_packed(tmp_path / "story.odt", files))

    return reading


def _packed(path: Path, files: dict[str, str]) -> Path:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            # As packed again by hand: the rule that `mimetype` is stored as it is, is not kept.
            archive.writestr(name, text)
    path.write_bytes(buffer.getvalue())
    return path
