"""
Programs and archives that make EPUBs: each module knows one, and what its pages mean.

A new one is a module with `recognizes` and `draft`, and one line in `PRODUCERS`.
"""

from __future__ import annotations

from typing import Final, Protocol

from narrate.readers.formats.epub.pages import Epub
from narrate.readers.formats.epub.producers import (
    anyone,
    ao3,
    fanficfare,
    fichub,
    gutenberg,
    standard_ebooks,
)
from narrate.readers.passage import Draft


class Producer(Protocol):
    """A program, or an archive, that makes EPUBs."""

    def recognizes(self, epub: Epub) -> bool:
        """Return whether an EPUB comes from here."""

    def draft(self, epub: Epub) -> Draft:
        """Return what is in an EPUB."""


PRODUCERS: Final[tuple[Producer, ...]] = (
    ao3,
    fanficfare,
    fichub,
    standard_ebooks,
    gutenberg,
    anyone,
)
"""The first that recognizes an EPUB reads it; anyone may have made the rest."""
