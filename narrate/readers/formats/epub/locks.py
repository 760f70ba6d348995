"""Locks of shops on their books (DRM): who has locked a book, told by the files they leave."""

from __future__ import annotations

from typing import Final

from narrate.errors import StoryError
from narrate.readers.archive import Archive
from narrate.readers.formats.epub.markup import parsed
from narrate.readers.formats.epub.package import attribute

_ENCRYPTION: Final = "META-INF/encryption.xml"
_LICENSES: Final = (
    ("META-INF/sinf.xml", "Apple Books"),
    ("META-INF/license.lcpl", "Readium LCP"),
    ("META-INF/rights.xml", "Adobe Digital Editions"),
)
_FONTS: Final = frozenset({"http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC"})
"""Fonts are veiled, not locked, and are not read aloud (EPUB 3.3, section 4.2.6; Adobe's own)."""


def refuse_locked(archive: Archive, name: str) -> None:
    """
    Let books pass whose text anybody may read.

    Args:
        archive: The book.
        name: Its name, for messages.

    Raises:
        StoryError: It is locked.
    """
    keeper = next((who for file, who in _LICENSES if archive.find(file)), None)
    if keeper is None and not _has_encrypted_text(archive):
        return
    shop = f" by {keeper}" if keeper is not None else ""
    raise StoryError(
        f"`{name}` is locked{shop} (DRM): its text can be opened in the shop's own reader only",
        hint="Give a copy without DRM: many shops and authors sell such, or the story's web page",
    )


def _has_encrypted_text(archive: Archive) -> bool:
    root = parsed(archive.read(_ENCRYPTION)) if archive.find(_ENCRYPTION) else None
    if root is None:
        return False
    methods = (
        next(found.iter("{*}EncryptionMethod"), None) for found in root.iter("{*}EncryptedData")
    )
    return any(it is None or attribute(it, "Algorithm") not in _FONTS for it in methods)
