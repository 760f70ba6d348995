"""
HTML elements to passages: blocks, line breaks, emphasis, what is hidden.

The tree is walked with a stack of our own: saved pages nest deeper than Python calls.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final, TypeAlias

from bs4.element import NavigableString, PageElement, PreformattedString, Tag

from narrate.book import ParagraphKind
from narrate.readers.formats.html.flow import Flow
from narrate.readers.passage import INNER, Passage

_EMPHASIS: Final = frozenset({"em", "i", "b", "strong", "u", "cite", "dfn", "var"})
_HEADINGS: Final = {f"h{level}": level for level in range(1, 7)}
_BLOCKS: Final = frozenset(_HEADINGS) | {
    *("address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details"),
    *("dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "header"),
    *("hgroup", "html", "legend", "li", "main", "menu", "ol", "p", "pre", "section", "summary"),
    *("table", "tbody", "tfoot", "thead", "tr", "ul"),
}
_DROPPED: Final = frozenset(
    {
        *("audio", "base", "button", "canvas", "datalist", "embed", "head", "iframe", "input"),
        *("link", "map", "meta", "nav", "noscript", "object", "option", "rp", "rt", "script"),
        *("select", "style", "svg", "template", "textarea", "title", "video"),
    }
)
_UNSEEN_CLASSES: Final = frozenset({"landmark", "sr-only", "screen-reader-text", "visually-hidden"})
"""For screen readers only: AO3, Bootstrap, WordPress."""

_NODES: Final = (Tag, NavigableString)
_HIDING: Final = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_DIVIDING: Final = re.compile(r"divider|separator|scene-?break|ornament", re.IGNORECASE)
_VERSED: Final = re.compile(r"\b(?:poem|poetry|verse|stanza|lyrics?|song)\b", re.IGNORECASE)
_SET_APART: Final = frozenset({"blockquote", "div", "p", "section"})
_FOOTNOTE: Final = re.compile(r"\s*[\[(]?(?:\d{1,4}|[*†‡]{1,3})[\])]?\s*")
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


@dataclass(frozen=True, slots=True)
class _Closing:
    """The end of an element, on the stack beneath what it holds."""

    element: Tag
    within: _State
    since: int
    """How many passages there were before it."""


def walked(
    root: Tag, marker: Marker, hidden_classes: frozenset[str], unread: list[str] | None = None
) -> list[Passage]:
    """
    Return the passages of an element and of all within it.

    Args:
        root: Where to begin.
        marker: What is known of an element beforehand; not asked within stories.
        hidden_classes: Classes that the page's own style sheet does not show.
        unread: Is given the words of what is dropped: menus, labels, marks of footnotes.
    """
    flow = Flow()
    stack: list[tuple[Tag | NavigableString | _Closing, _State]] = [(root, _State())]
    while stack:
        node, state = stack.pop()
        if isinstance(node, _Closing):
            _close(flow, node)
        elif isinstance(node, NavigableString):
            if not isinstance(node, PreformattedString):
                flow.write(str(node), emphasized=state.emphasized, kept=state.preformatted)
        elif node.name not in _DROPPED:
            mark = None if state.story else marker(node)
            if _is_hidden(node, hidden_classes) or (mark is not None and mark.dropped):
                if unread is not None:
                    unread.append(node.get_text(" "))
                continue
            within = _open(flow, node, state, mark or Mark())
            stack.append((_Closing(node, within, len(flow.passages)), state))
            children = (it for it in reversed(node.contents) if isinstance(it, _NODES))
            stack += [(child, within) for child in children]
    flow.end()
    return flow.passages


def around(root: Tag) -> tuple[list[str], list[str]]:
    """Return the words of a page before and behind an element: menus, comments."""
    before = [str(it) for it in root.previous_elements if _is_shown(it)]
    last: PageElement = root
    while isinstance(last, Tag) and last.contents:
        last = last.contents[-1]
    return before[::-1], [str(it) for it in last.next_elements if _is_shown(it)]


def _is_shown(node: PageElement) -> bool:
    is_text = isinstance(node, NavigableString) and not isinstance(node, PreformattedString)
    return is_text and all(above.name not in _DROPPED for above in node.parents)


def _open(flow: Flow, element: Tag, state: _State, mark: Mark) -> _State:
    """Write what an element's beginning means, and return what it hands down."""
    name = element.name
    if name in _BLOCKS or element.parent is None:
        flow.end(reason=state.reason, level=state.level, kind=state.kind)
    if name == "br":
        flow.break_line()
    elif name == "hr" or (name == "img" and _DIVIDING.search(str(element.attrs))):
        flow.rule(state.reason)
    elif name == "q":
        flow.write("“", emphasized=state.emphasized)
    elif name in {"td", "th"}:
        flow.begin_cell()
    heading = _HEADINGS.get(name, 0)
    return replace(
        state,
        reason=mark.reason or state.reason,
        level=mark.level or state.level or (INNER if heading and state.story else heading),
        kind=mark.kind or state.kind,
        emphasized=state.emphasized or name in _EMPHASIS,
        preformatted=state.preformatted or name == "pre",
        story=state.story or mark.story,
    )


def _close(flow: Flow, closing: _Closing) -> None:
    name, state = closing.element.name, closing.within
    if name == "q":
        flow.write("”", emphasized=state.emphasized)
    if name in _BLOCKS or closing.element.parent is None:
        flow.end(reason=state.reason, level=state.level, kind=state.kind)
    kind = _kind(closing.element, flow.passages, closing.since)
    if kind is not None:
        for index in range(closing.since, len(flow.passages)):
            # What is in it is done; saved pages nest quotations deeply.
            if flow.passages[index].kind is ParagraphKind.PROSE:
                flow.passages[index] = replace(flow.passages[index], kind=kind)


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


def _is_hidden(element: Tag, hidden_classes: frozenset[str]) -> bool:
    """Return whether a reader of the page does not see an element, or it is no text."""
    if element.has_attr("hidden"):
        return True
    classes = element.get("class") or ()
    if not (hidden_classes | _UNSEEN_CLASSES).isdisjoint(classes):
        return True
    return bool(_HIDING.search(str(element.get("style", "")))) or _is_footnote_mark(element)


def _is_footnote_mark(element: Tag) -> bool:
    if element.name != "a" or not str(element.get("href", "")).startswith("#"):
        return False
    contents = element.contents
    if len(contents) == 1 and isinstance(contents[0], Tag) and contents[0].name == "sup":
        contents = contents[0].contents
    words = contents[0] if len(contents) == 1 else None
    return isinstance(words, NavigableString) and bool(_FOOTNOTE.fullmatch(words))


def is_letter(passages: list[Passage], since: int) -> bool:
    """Return whether a block quotation begins or ends as letters do."""
    first = passages[since : since + _EDGE]
    last = passages[max(since, len(passages) - _EDGE) :]
    return any(_LETTER.match(passage.text) for passage in first) or any(
        _SIGNED.fullmatch(passage.text) for passage in last
    )
