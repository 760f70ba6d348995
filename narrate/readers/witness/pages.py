"""The words of a page: all that stands between tags, whatever the tags mean."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import Final

_SILENT: Final = frozenset(
    {
        *("audio", "base", "button", "canvas", "datalist", "embed", "head", "iframe", "input"),
        *("link", "map", "meta", "nav", "noscript", "object", "option", "rp", "rt", "script"),
        *("select", "style", "svg", "template", "textarea", "title", "video"),
    }
)
"""Elements whose words no page shows as its text."""

_EMPTY: Final = frozenset({"base", "embed", "input", "link", "meta"})
"""Of these, the ones that have no end."""

_INLINE: Final = frozenset(
    {
        *("a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn"),
        *("em", "font", "i", "ins", "kbd", "mark", "q", "ruby", "s", "samp", "small", "span"),
        *("strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr"),
    }
)
"""Elements that part no words."""


def page_text(text: str) -> str:
    """Return the text of a page, its tags gone; elements that are no part of a line part words."""
    parser = _Words()
    parser.feed(text)
    parser.close()
    return "".join(parser.texts)


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.texts: list[str] = []
        self._silent: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        if tag in _SILENT and tag not in _EMPTY:
            self._silent.append(tag)
        if tag not in _INLINE:
            self.texts.append(" ")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        self.texts.append("" if tag in _INLINE else " ")

    def handle_endtag(self, tag: str) -> None:
        if tag in self._silent:
            while self._silent.pop() != tag:
                pass
        if tag not in _INLINE:
            self.texts.append(" ")

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.texts.append(data)
