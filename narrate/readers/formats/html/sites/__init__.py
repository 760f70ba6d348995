"""
Archives and programs whose pages mark what is story: each module knows one.

A new one is a module with `recognizes` and `draft`, and one line in `SITES`.
"""

from __future__ import annotations

from typing import Final, Protocol

from narrate.readers.formats.html.page import Page
from narrate.readers.formats.html.sites import (
    ao3,
    efiction,
    fanficfare,
    fanfiction_net,
    fichub,
    gutenberg,
    royalroad,
    wattpad,
)
from narrate.readers.passage import Draft


class Site(Protocol):
    """An archive, or a program that saves stories as pages."""

    def recognizes(self, page: Page) -> bool:
        """Return whether a page comes from here."""

    def draft(self, page: Page) -> Draft:
        """Return what is on a page."""


SITES: Final[tuple[Site, ...]] = (
    *(fanficfare, fichub, ao3, fanfiction_net, royalroad, wattpad, efiction, gutenberg),
)
"""The first that recognizes a page reads it; programs come before archives, whose marks stay."""
