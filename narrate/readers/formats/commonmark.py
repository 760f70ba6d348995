"""
Lines in Markdown to passages, on the way that HTML goes.

What CommonMark would take for something else in prose is settled before: breaks that look like
emphasis, text above a drawn line, indented paragraphs, lists.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from bs4 import BeautifulSoup
from bs4.element import Tag

from narrate.book import ParagraphKind
from narrate.readers.formats.html.walk import Mark, Marker, walked
from narrate.readers.passage import Passage, left_out
from narrate.readers.structure.breaks import is_drawn
from narrate.readers.structure.headings import label
from narrate.readers.structure.titles import is_bare_title

_DISABLED: Final = ("lheading", "hr", "list", "code", "image")
"""Rules that take prose for something else; that of images takes quadratic time, too."""

_FENCE: Final = re.compile(r" {0,3}(`{3,}|~{3,})(?=[^`~]*$)")
_UNDERLINE: Final = re.compile(r" {0,3}(=+|-+)[ \t]*")
_SHORTEST_UNDERLINE: Final = 3
_BULLET: Final = re.compile(r"\s{0,8}(?:[*+]|(?P<kept>-|\d{1,3}[.)]))[ \t]+(?=\S)")
_DEFINITION: Final = re.compile(r" {0,3}\[\^[^\]\s]{1,60}\]:[ \t]*(?P<text>.*)")
_REFERENCE: Final = re.compile(r"\[\^[^\]\s]{1,60}\]")
_INLINE_NOTE: Final = re.compile(r"\^\[(?P<text>[^\[\]\n]{1,600})\]")
_IMAGE: Final = re.compile(
    r"!\[([^\[\]\n]{0,400})\](?:\([^()\s]{0,2000}(?:\s+[\"'][^\"'\n]{0,200}[\"'])?\)|\[[^\[\]\n]{0,60}\])"
)
_TAG: Final = re.compile(r"<(?=/?([A-Za-z][\w-]*))")
_TAGS: Final = frozenset(
    {
        *("a", "abbr", "b", "big", "blockquote", "br", "center", "cite", "code", "dd", "del"),
        *("details", "div", "dl", "dt", "em", "figcaption", "figure", "font", "h1", "h2", "h3"),
        *("h4", "h5", "h6", "hr", "i", "img", "ins", "kbd", "li", "mark", "ol", "p", "pre", "q"),
        *("rp", "rt", "ruby", "s", "section", "small", "span", "strike", "strong", "style", "sub"),
        *("summary", "sup", "table", "tbody", "td", "th", "thead", "tr", "tt", "u", "ul", "script"),
        *("iframe", "audio", "video", "picture", "source", "svg"),
    }
)
"""HTML that people type into Markdown; `<Hello>` is somebody's thought."""

_MESSAGE: Final = "\ue001"
_NOTE: Final = "\ue002"
"""Signs without a meaning of their own, which carry through HTML what it has no word for."""

_BLANK: Final = "&nbsp;"
"""One more blank line than usual: it may part scenes."""

_LONG_LINE: Final = 100
_FEW_BLANKS: Final = 0.05


def passages(
    lines: Sequence[str], unread: list[str], marker: Marker | None = None
) -> list[Passage]:
    """
    Return the passages of lines in Markdown; headings have the levels that the lines give them.

    Args:
        lines: Without their ends.
        unread: Takes words that are none of the text: what pictures show.
        marker: What is known of the HTML's elements beforehand.
    """
    notes: list[str] = []
    html = _html(_prepared(lines, notes, unread))
    return list(_passages(html, notes, unread, marker or _unmarked))


def _unmarked(_element: Tag) -> Mark | None:
    return None


def _html(lines: list[str]) -> str:
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark", {"html": True, "maxNesting": 50})
    parser.enable("table").disable(_DISABLED)
    return str(parser.render("\n".join(lines)))


def _passages(html: str, notes: list[str], unread: list[str], marker: Marker) -> Iterator[Passage]:
    for passage in walked(BeautifulSoup(html, "lxml"), marker, frozenset(), unread):
        if passage.text.startswith(_MESSAGE):
            text = passage.text.replace(_MESSAGE, "")
            yield Passage(text, gap=passage.gap, kind=ParagraphKind.MESSAGE)
        elif passage.text.startswith(_NOTE):
            number = passage.text.removeprefix(_NOTE)
            yield left_out(Passage(notes[int(number)]), "footnote")
        else:
            yield passage


def _prepared(lines: Sequence[str], notes: list[str], unread: list[str]) -> list[str]:
    """Return the lines as CommonMark understands them rightly; footnotes go to `notes`."""
    lined = _is_lined(lines)
    prepared: list[str] = []
    fence = ""
    open_note = False
    for place, line in enumerate(lines):
        above = lines[place - 1] if place else ""
        begins = _FENCE.match(line)
        if fence or begins:
            if begins and not fence:
                fence = begins[1]
                prepared += ["", fence]
            elif begins and begins[1].startswith(fence):
                prepared += [fence, ""]
                fence = ""
            else:
                prepared.append(_MESSAGE + line if line.strip() else line)
            continue
        if open_note and (line.startswith(("    ", "\t")) or not line.strip()):
            notes[-1] += f" {line.strip()}"
            continue
        open_note = False
        if definition := _DEFINITION.fullmatch(line):
            notes.append(definition["text"])
            prepared += ["", f"{_NOTE}{len(notes) - 1}", ""]
            open_note = True
        elif _underlines(lines, place):
            prepared[-1] = f"{'#' if '=' in line else '##'} {above.strip()}"
            prepared.append("")
        elif is_drawn(line):
            prepared += ["", "<hr>", ""]
        elif not line.strip() and not above.strip() and place:
            prepared += [_BLANK, ""]
        else:
            unread += [picture[1] for picture in _IMAGE.finditer(line)]
            prepared += _prose(_IMAGE.sub("", line), notes, lined=lined)
    return prepared


def _prose(line: str, notes: list[str], *, lined: bool) -> list[str]:
    """Return a line of text, made safe; a list's item gets a paragraph of its own."""
    line = _REFERENCE.sub("", line)
    inline = [match["text"] for match in _INLINE_NOTE.finditer(line)]
    line = _INLINE_NOTE.sub("", line)
    line = _TAG.sub(lambda tag: "<" if tag[1].lower() in _TAGS else "&lt;", line)
    item = _BULLET.match(line)
    if item and not item["kept"]:
        line = line[item.end() :]
    written = ["", line.lstrip(), ""] if lined or item else [line]
    if item and item["kept"] and item["kept"] != "-":
        written[1] = written[1].replace(
            item["kept"], item["kept"][:-1] + "\\" + item["kept"][-1], 1
        )
    for note in inline:
        notes.append(note)
        written += ["", f"{_NOTE}{len(notes) - 1}", ""]
    return written


def _underlines(lines: Sequence[str], place: int) -> bool:
    """Return whether a drawn line is meant to make a heading of the line above it."""
    if not place or not _UNDERLINE.fullmatch(lines[place]):
        return False
    above, drawn = lines[place - 1].strip(), lines[place].strip()
    alone = place == 1 or not lines[place - 2].strip()
    if not above or not alone or len(drawn) < _SHORTEST_UNDERLINE or above.startswith("#"):
        return False
    if "=" in drawn or label(above):
        return True
    return is_bare_title(above) and abs(len(drawn) - len(above)) <= _SHORTEST_UNDERLINE


def _is_lined(lines: Sequence[str]) -> bool:
    """Return whether each line is a paragraph, for hardly any is followed by a blank one."""
    written = [line for line in lines if line.strip()]
    long = sum(len(line) > _LONG_LINE for line in written)
    return len(lines) - len(written) < _FEW_BLANKS * len(written) and 2 * long > len(written)
