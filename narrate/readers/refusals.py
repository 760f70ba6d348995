"""Files that hold no text to narrate, told by their first bytes, each with what to do instead."""

from __future__ import annotations

import re
from typing import Final

from narrate.errors import StoryError
from narrate.readers.decoding import decode
from narrate.readers.files import StoryFile
from narrate.readers.formats import PACKED

_EBOOK: Final = (
    "Download the story as EPUB or HTML (AO3 offers both), or convert it to EPUB with Calibre"
)
_OFFICE: Final = "Open it in the word processor, and save it as DOCX, ODT or RTF"
_PICTURE: Final = "Give the story as text or HTML; pictures are not read"
_PACKED: Final = "Unpack it, and give the story file inside"
_SOUND: Final = "Give the story as text or HTML; this is not text"

SIGNATURES: Final[tuple[tuple[int, bytes, str, str], ...]] = (
    (0, b"%PDF", "a PDF", _EBOOK),
    (0, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Word document", _OFFICE),
    (60, b"BOOKMOBI", "a Kindle book (MOBI, AZW3)", _EBOOK),
    (60, b"TEXtREAd", "a Palm book (PDB)", _EBOOK),
    (0, b"TPZ", "a Kindle book (Topaz)", _EBOOK),
    (0, b"\xeaDRMION\xee", "a Kindle book (KFX)", _EBOOK),
    (0, b"ITOLITLS", "a Microsoft Reader book (LIT)", _EBOOK),
    (0, b"ITSF", "a compiled help file (CHM)", _EBOOK),
    (0, b"AT&TFORM", "a scan (DjVu)", "Give the story as text or HTML; scans are not read"),
    (0, b"\xdb\xa5\x2d\0\0\0", "an old Word document", _OFFICE),
    (0, b"\xffWPC", "a WordPerfect document", _OFFICE),
    (0, b"\x89PNG\r\n\x1a\n", "a picture (PNG)", _PICTURE),
    (0, b"\xff\xd8\xff", "a picture (JPEG)", _PICTURE),
    (0, b"GIF8", "a picture (GIF)", _PICTURE),
    (0, b"BM", "a picture (BMP)", _PICTURE),
    (0, b"II*\0", "a picture (TIFF)", _PICTURE),
    (0, b"MM\0*", "a picture (TIFF)", _PICTURE),
    (8, b"WEBP", "a picture (WebP)", _PICTURE),
    (0, b"\x1f\x8b", "a packed file (gzip)", _PACKED),
    (0, b"7z\xbc\xaf'\x1c", "a packed file (7z)", _PACKED),
    (0, b"Rar!", "a packed file (RAR)", _PACKED),
    (0, b"BZh", "a packed file (bzip2)", _PACKED),
    (0, b"\xfd7zXZ\0", "a packed file (xz)", _PACKED),
    (0, b"ID3", "a sound file", _SOUND),
    (0, b"\xff\xfb", "a sound file", _SOUND),
    (0, b"OggS", "a sound file", _SOUND),
    (0, b"fLaC", "a sound file", _SOUND),
    (8, b"WAVE", "a sound file", _SOUND),
    (4, b"ftyp", "a sound or video file", _SOUND),
    (0, b"\x7fELF", "a program", _SOUND),
    (0, b"SQLite format 3\0", "a database", _SOUND),
)
"""Offset, bytes, what such a file is, and the hint; numbers from the formats' specifications."""

_ENCRYPTED: Final = "EncryptedPackage".encode("utf-16-le")
"""What Word wraps a document in that has a password."""

_CONTROLS: Final = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_CONTROL_SHARE: Final = 0.05
_NUL_SHARE: Final = 0.001
_SAMPLE_CHARS: Final = 1 << 16
_TEXTUAL: Final = {b"BM", b"BZh", b"GIF8", b"ID3", b"Rar!", b"OggS", b"fLaC"}
"""Signatures that a story could begin with; believed only where the bytes are no text."""


def refuse(file: StoryFile) -> None:
    """
    Let stories pass.

    Raises:
        StoryError: The file is empty, or holds something else than text.
    """
    raw = file.raw
    if any(form.recognizes(file) for form in PACKED):
        return
    if not raw.strip(b"\0\t\n\r \xef\xbb\xbf\xff\xfe"):
        raise StoryError(
            f"`{file.name}` is empty", hint="Save the story into it, or give another file"
        )
    sample = decode(raw[:_SAMPLE_CHARS])
    controls = _CONTROLS.findall(sample)
    binary = controls.count("\0") > _NUL_SHARE * len(sample) or len(
        controls
    ) > _CONTROL_SHARE * len(sample)
    if _ENCRYPTED in raw and binary:
        raise StoryError(
            f"`{file.name}` is a document locked with a password",
            hint="Open it in the word processor, and save it without one",
        )
    for kind, hint in _suspicions(raw, binary=binary):
        raise StoryError(f"`{file.name}` is {kind}, not a story in text", hint=hint)


def _suspicions(raw: bytes, *, binary: bool) -> list[tuple[str, str]]:
    found = []
    if raw.startswith(b"PK\x03\x04"):
        found.append(("a packed file (zip)", _PACKED))
    found += [
        (kind, hint)
        for offset, signature, kind, hint in SIGNATURES
        if raw.startswith(signature, offset) and (binary or signature not in _TEXTUAL)
    ]
    if binary:
        found.append(("a binary file", "Give the story as plain text or HTML"))
    return found
