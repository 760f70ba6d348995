"""
HTML elements to passages: blocks, line breaks, emphasis, what is hidden.

The tree is walked with a stack of our own: saved pages nest deeper than Python calls.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Final, TypeAlias

from bs4.element import NavigableString, PageElement, PreformattedString, Tag

from narrate.book import ParagraphKind
from narrate.readers.formats.html.flow import Flow
from narrate.readers.formats.html.hiding import is_beside, is_hidden
from narrate.readers.passage import INNER, Passage

_EMPHASIS: Final = frozenset({"em", "i", "b", "strong", "u", "cite", "dfn", "var"})
_HEADINGS: Final = {f"h{level}": level for level in range(1, 7)}
_BLOCKS: Final = frozenset(_HEADINGS) | {
    *("address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details"),
    *("dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "header"),
    *("hgroup", "html", "legend", "li", "main", "menu", "ol", "p", "pre", "section", "summary"),
    *("table", "tbody", "tfoot", "thead", "tr", "ul"),
}
_TELLING: Final = _EMPHASIS | frozenset(_HEADINGS) | {"pre"}
"""Elements that change how the text in them is taken."""

_CLOSED: Final = _BLOCKS | {"q"}
"""Elements whose end means something."""

_DROPPED: Final = frozenset(
    {
        *("audio", "base", "button", "canvas", "datalist", "embed", "head", "iframe", "input"),
        *("link", "map", "meta", "nav", "noscript", "object", "option", "rp", "rt", "script"),
        *("select", "style", "svg", "template", "textarea", "title", "video"),
    }
)
_JOINED: Final = frozenset(
    {
        *("a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn"),
        *("em", "font", "i", "ins", "kbd", "mark", "q", "ruby", "s", "samp", "small", "span"),
        *("strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr"),
    }
)
"""Elements that part no words."""

_BLANK: Final = NavigableString(" ")
_DIVIDING: Final = re.compile(r"divider|separator|scene-?break|ornament", re.IGNORECASE)
_VERSED: Final = re.compile(r"\b(?:poem|poetry|verse|stanza|lyrics?|song)\b", re.IGNORECASE)
_SET_APART: Final = frozenset({"blockquote", "div", "p", "section"})
_LETTER: Final = re.compile(
    r"\W*(?:dear|dearest|my dear(?:est)?|to whom it may concern)\b.{0,60}(?:[,:;!—\u2013-]|$)",
    re.IGNORECASE | re.MULTILINE,
)
_EDGE: Final = 2
"""A date may stand above the greeting of a letter, a postscript under its end."""

_SIGNED: Final = re.compile(
    r"\W*(?:love|yours|your (?:\w+ )?(?:friend|son|daughter|brother|sister|mother|father)|sincerely"
    r"|regards|best wishes|with love|p\.? ?s\.?)\b.{0,60}",
    re.IGNORECASE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Mark:
    """What is known of an element: dropped, left out, a heading, a kind of paragraphs."""

    dropped: bool = False
    reason: str | None = None
    level: int = 0
    kind: ParagraphKind | None = None
    story: bool = False
    """Whether all within is text: nothing in it is marked any more."""

    work: bool = False
    """Whether all within is the author's: what is hidden in it is listed. Stories are."""


_NO_MARK: Final = Mark()

Marker: TypeAlias = Callable[[Tag], Mark | None]


@dataclass(frozen=True, slots=True)
class _State:
    """What an element inherits."""

    reason: str | None = None
    level: int = 0
    kind: ParagraphKind = ParagraphKind.PROSE
    emphasized: bool = False
    preformatted: bool = False
    story: bool = False
    work: bool = False
    outside: bool = False
    """Whether it is not known yet to be of the work."""


@dataclass(frozen=True, slots=True)
class _Closing:
    """The end of an element, on the stack beneath what it holds."""

    element: Tag
    within: _State
    since: int
    """How many passages there were before it."""


def walked(
    root: Tag,
    marker: Marker,
    hidden_classes: frozenset[str],
    unread: list[str] | None = None,
    *,
    within: Sequence[Tag] = (),
) -> list[Passage]:
    """
    Return the passages of an element and of all within it.

    Args:
        root: Where to begin.
        marker: What is known of an element beforehand; not asked within stories.
        hidden_classes: Classes that the page's own style sheet does not show.
        unread: Is given the words of what is dropped: menus, labels, marks of footnotes.
        within: Elements that hold the work; what is around them is dropped. Without: all.
    """
    walk = _Walk(marker, hidden_classes, [] if unread is None else unread, within)
    return walk.through(root)


class _Walk:
    """One walk, with a stack of its own: what is still to be seen, and what it inherits."""

    def __init__(
        self,
        marker: Marker,
        hidden_classes: frozenset[str],
        unread: list[str],
        works: Sequence[Tag],
    ) -> None:
        self._marker = marker
        self._hidden_classes = hidden_classes
        self._unread = unread
        self._works = frozenset(map(id, works))
        self._around = _parents(works)
        self._flow = Flow()
        self._stack: list[tuple[PageElement | _Closing, _State]] = []

    def through(self, root: Tag) -> list[Passage]:
        flow, stack = self._flow, self._stack
        stack.append((root, _State(outside=bool(self._works))))
        while stack:
            node, state = stack.pop()
            if isinstance(node, NavigableString):
                if isinstance(node, PreformattedString):
                    continue
                if state.outside:
                    self._unread.append(node)
                else:
                    flow.write(node, emphasized=state.emphasized, kept=state.preformatted)
            elif isinstance(node, _Closing):
                _close(flow, node)
            elif isinstance(node, Tag) and node.name not in _DROPPED:
                if state.outside:
                    self._seek(node, state)
                else:
                    self._enter(node, state)
        flow.end()
        return flow.passages

    def _seek(self, element: Tag, state: _State) -> None:
        """Go on to the work: what does not hold it is dropped."""
        if id(element) in self._works:
            self._enter(element, replace(state, outside=False))
        elif id(element) in self._around:
            self._stack += [(child, state) for child in reversed(element.contents)]
        else:
            self._unread.append(_words(element))

    def _enter(self, element: Tag, state: _State) -> None:
        mark = None if state.story else self._marker(element)
        styled = bool(element.attrs) and is_hidden(element, self._hidden_classes)
        if styled and state.work:
            self._flow.hide(_words(element))
        elif styled or (mark is not None and mark.dropped) or is_beside(element):
            self._unread.append(_words(element))
        else:
            inner = _open(self._flow, element, state, mark)
            if element.name in _CLOSED or element.parent is None:
                closing = _Closing(element, inner, len(self._flow.passages))
                self._stack.append((closing, state))
            self._stack += [(child, inner) for child in reversed(element.contents)]


def _parents(elements: Sequence[Tag]) -> set[int]:
    """Return the identities of what is around elements; each is met once."""
    found: set[int] = set()
    for element in elements:
        for parent in element.parents:
            if id(parent) in found:
                break
            found.add(id(parent))
    return found


def _words(element: Tag) -> str:
    """Return the words of an element that are text; blocks part them, other elements do not."""
    pieces: list[str] = []
    stack: list[PageElement] = [element]
    while stack:
        node = stack.pop()
        if isinstance(node, NavigableString):
            if not isinstance(node, PreformattedString):
                pieces.append(node)
        elif isinstance(node, Tag) and node.name not in _DROPPED:
            if node.name not in _JOINED:
                pieces.append(" ")
                stack.append(_BLANK)
            stack += reversed(node.contents)
    return "".join(pieces)


def _open(flow: Flow, element: Tag, state: _State, mark: Mark | None) -> _State:
    """Write what an element's beginning means, and return what it hands down."""
    name = element.name
    if name in _BLOCKS or element.parent is None:
        flow.end(reason=state.reason, level=state.level, kind=state.kind)
    elif name == "br":
        flow.break_line()
    elif name == "hr" or (name == "img" and _DIVIDING.search(str(element.attrs))):
        flow.rule(state.reason)
    elif name == "q":
        flow.write("“", emphasized=state.emphasized)
    elif name in {"td", "th"}:
        flow.begin_cell()
    if mark is None and name not in _TELLING:
        return state  # Most elements change nothing.
    return _within(element, state, mark or _NO_MARK)


def _within(element: Tag, state: _State, mark: Mark) -> _State:
    name = element.name
    heading = _HEADINGS.get(name, 0)
    # Wattpad puts its paragraphs into a `<pre>`.
    lines_kept = name == "pre" and element.find("p", recursive=False) is None
    return _State(
        reason=mark.reason or state.reason,
        level=mark.level or state.level or (INNER if heading and state.story else heading),
        kind=mark.kind or state.kind,
        emphasized=state.emphasized or name in _EMPHASIS,
        preformatted=state.preformatted or lines_kept,
        story=state.story or mark.story,
        work=state.work or mark.work or mark.story,
    )


def _close(flow: Flow, closing: _Closing) -> None:
    name, state = closing.element.name, closing.within
    if name == "q":
        flow.write("”", emphasized=state.emphasized)
    if name in _BLOCKS or closing.element.parent is None:
        flow.end(reason=state.reason, level=state.level, kind=state.kind)
    kind = _kind(closing.element, flow.passages, closing.since)
    if kind is not None:
        flow.mark(closing.since, kind)


def _kind(element: Tag, passages: list[Passage], since: int) -> ParagraphKind | None:
    """Return what sort of writing an element holds, or None if it does not say."""
    if element.name == "table":
        return ParagraphKind.STATUS
    if element.name not in _SET_APART:
        return None
    if _VERSED.search(" ".join(element.get("class") or ())):
        return ParagraphKind.VERSE
    if element.name != "blockquote":
        return None
    return ParagraphKind.LETTER if is_letter(passages, since) else ParagraphKind.QUOTE


def is_letter(passages: list[Passage], since: int) -> bool:
    """Return whether a block quotation begins or ends as letters do."""
    first = passages[since : since + _EDGE]
    last = passages[max(since, len(passages) - _EDGE) :]
    return any(_LETTER.match(passage.text) for passage in first) or any(
        _SIGNED.fullmatch(passage.text) for passage in last
    )
