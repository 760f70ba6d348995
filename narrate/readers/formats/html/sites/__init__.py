"""
Archives and programs whose pages mark what is story: each module knows one.

A new one is a module with `recognizes` and `draft`, and one line in `SITES`.
"""

from __future__ import annotations

from typing import Final, Protocol

from bs4 import BeautifulSoup

from narrate.readers.formats.html.sites import ao3
from narrate.readers.passage import Draft


class Site(Protocol):
    """An archive, or a program that saves stories as pages."""

    def recognizes(self, soup: BeautifulSoup) -> bool:
        """Return whether a page comes from here."""

    def draft(self, soup: BeautifulSoup, hidden: frozenset[str], name: str) -> Draft:
        """Return what is on a page; `hidden` are classes not shown, `name` is for messages."""


SITES: Final[tuple[Site, ...]] = (ao3,)
"""The first that recognizes a page reads it."""
