"""What is served of an output folder: the books in it, and of each its feed and recordings."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

from narrate.publishing.feed import FEED_NAME

MEDIA_TYPES: Final = {".mp3": "audio/mpeg"}
"""By the ends of names; a file of another kind is nobody's business."""

LONGEST_NAME: Final = 255
"""Of a file or folder, in bytes: NAME_MAX of Linux; to ask for a longer one is an error."""


def find_books(folder: Path) -> list[str]:
    """Return the names of the books' folders, in order; a book is what has a feed."""
    names = sorted(path.parent.name for path in folder.glob(f"*/{FEED_NAME}"))
    return [name for name in names if find_file(folder, book=name, name=FEED_NAME)]


def find_file(folder: Path, *, book: str, name: str) -> Path | None:
    """
    Return a file of a book if it is to be served; None for all else.

    Caches, drafts and whatever is hidden or linked to from elsewhere stay private, because
    only the feed and what lies beside it is looked at.

    Args:
        folder: The output folder, resolved.
        book: The name of a folder in it, as somebody asks for it.
        name: The name of a file in that folder, as somebody asks for it.
    """
    if not (_is_plain(book) and _is_plain(name)):
        return None
    if name != FEED_NAME and Path(name).suffix not in MEDIA_TYPES:
        return None
    path, feed = folder / book / name, folder / book / FEED_NAME
    is_here = path.name == name and path.parent.name == book and path.parent.parent == folder
    # A symbolic link anywhere below the folder shows as a different real path.
    if not is_here or os.path.realpath(path) != str(path) or not feed.is_file():
        return None
    return path if path.is_file() and os.access(path, os.R_OK) else None


def _is_plain(name: str) -> bool:
    # No hidden files, no `..`; what cannot be printed cannot be in an address either.
    return (
        name.isprintable() and not name.startswith(".") and len(os.fsencode(name)) <= LONGEST_NAME
    )
