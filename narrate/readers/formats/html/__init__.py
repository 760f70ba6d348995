"""HTML: fragments, saved pages, exports; headings mark the chapters."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from narrate.readers.decoding import decode, decoded
from narrate.readers.files import StoryFile
from narrate.readers.formats.html.content import author_of, content_of, title_of
from narrate.readers.formats.html.page import Page, uncollected
from narrate.readers.formats.html.sites import SITES
from narrate.readers.formats.html.walk import walked
from narrate.readers.passage import Draft
from narrate.readers.structure.headings import marked
from narrate.readers.structure.ranks import ranked
from narrate.readers.structure.titlepage import lifted

_HEAD_BYTES: Final = 8192
_HEAD_CHARS: Final = 4096
"""As far as a page is looked at: seen fragments have a dozen tags by then."""

_PROLOG: Final = re.compile(r"\A(?:\s+|<!--.*?-->|<\?xml[^>]*>)*", re.DOTALL)
_BEGINS: Final = re.compile(r"<(?:!doctype html|html|head|body|meta|title|style)\b", re.IGNORECASE)
_BLOCKS: Final = r"(?:p|div|h[1-6]|blockquote|li|ul|ol|center|section|article|table|tr|pre)"
_TAGS: Final = re.compile(rf"</?{_BLOCKS}\b[^<>]*>|<[bh]r\s*/?>", re.IGNORECASE)
"""Tags that part paragraphs; people type `<i>` into plain text, too."""

_FEWEST_TAGS: Final = 3
_FRAGMENT: Final = re.compile(rf"<{_BLOCKS}\b[^<>]*>", re.IGNORECASE)


def recognizes(file: StoryFile) -> bool:
    """Return whether a file is HTML by what is in it: names lie."""
    head = decode(file.raw[:_HEAD_BYTES])[:_HEAD_CHARS].lstrip("\ufeff")
    start = _PROLOG.sub("", head, count=1)
    if _BEGINS.match(start):
        return True
    return _FRAGMENT.match(start) is not None or len(_TAGS.findall(head)) >= _FEWEST_TAGS


def draft(file: StoryFile) -> Draft:
    """
    Return the passages of a page, and what its head says.

    Raises:
        StoryError: The page belongs to an archive, and has no story on it.
    """
    text = decoded(file.raw)
    with uncollected():
        page = _draft(Page(text.text, file.name))
    return replace(page, remarks=(*page.remarks, *text.remarks))


def _draft(page: Page) -> Draft:
    for site in SITES:
        if site.recognizes(page):
            return site.draft(page)
    unread: list[str] = []
    content = content_of(page)
    passages = walked(page.soup, content.mark, page.hidden, unread, within=content.elements)
    whole = Draft(
        source="HTML",
        passages=tuple(passages),
        author=author_of(page),
        language=page.language,
        title=title_of(page),
        unread=tuple(unread),
    )
    if any(passage.level for passage in passages):
        return lifted(ranked(whole))
    return lifted(replace(whole, passages=marked(passages)))
