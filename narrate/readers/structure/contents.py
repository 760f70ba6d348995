"""Lists of contents: their lines stand again in the text, each above its chapter."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from narrate.readers.passage import CHAPTER, Passage, left_out

REASON: Final = "table of contents"

_TITLES: Final = re.compile(
    r"(?:table of )?contents(?: page)?|chapters|index|list of chapters|chapter list", re.IGNORECASE
)
_WITHIN: Final = 60
"""How many passages may stand above a list: title, author, summary, a preface."""

_LEADERS: Final = re.compile(
    r"(?:\s*(?:\.\s?){2,}|\s*…+|\s{2,}|\t|\s+[-\u2013—]+|,)\s*(?:p\.?\s?)?(?:\d{1,4}|[ivxl]{1,6})\s*$"
)
"""What leads to a page number."""

_MARKUP: Final = re.compile(r"[*_]{1,3}|\[([^\[\]]*)\]\([^()]*\)|^\s*[-*+•]\s+")
_LONGEST_CHARS: Final = 160
_TITLE_WORDS: Final = 4
"""A line that ends with a period and has more is a sentence."""

_SHORTEST_LINE: Final = 40
_SHORTEST_TITLE: Final = 3
"""Letters of a title by which it is known without its number."""

_FEWEST: Final = 2
_BETWEEN: Final = 3
"""Lines between two entries that are none themselves: `VOLUME II`, `PAGE`, a subtitle."""

_SHARE: Final = 2 / 3
"""Of a passage of several lines so many must be entries."""


@dataclass(frozen=True, slots=True)
class Named:
    """What a heading's line says: its words, and those of its title, both without marks."""

    whole: str
    title: str
    count: str
    """`chapter 3`; empty for a title alone."""

    @property
    def keys(self) -> frozenset[str]:
        """By what the line is known again."""
        title = self.title if len(self.title) >= _SHORTEST_TITLE else ""
        return frozenset({self.whole, title, self.count} - {""})


def without_contents(
    passages: Sequence[Passage], name: Callable[[str], Named | None]
) -> list[Passage]:
    """
    Return the passages, a list of contents among them left out, its titles headings.

    Args:
        passages: All of the file's.
        name: What a line says if it reads as a heading with a number or a keyword.
    """
    kept = list(passages)
    last = _last_places(passages, name)
    for start in range(min(len(kept), _WITHIN)):
        is_named = _TITLES.fullmatch(_plain(kept[start].text)) is not None
        if not is_named and name(_plain(kept[start].text.partition("\n")[0])) is None:
            continue
        end, wanted = _extent(passages, start + is_named, last, name, is_named=is_named)
        if end is None:
            continue
        for index in range(start, end):
            if passages[index].reason is None:
                kept[index] = left_out(kept[index], REASON)
        titled = set[str]()
        for index in range(end, len(kept)):
            key = _key(kept[index].text)
            # A title stands over its chapter once; later it may be a signature, a sign.
            if kept[index].is_story and key in wanted and key not in titled:
                kept[index] = replace(kept[index], level=CHAPTER, emphasis=())
                if name(kept[index].text) is None:
                    titled.add(key)
        return kept
    return kept


def _extent(
    passages: Sequence[Passage],
    start: int,
    last: dict[str, int],
    name: Callable[[str], Named | None],
    *,
    is_named: bool,
) -> tuple[int | None, frozenset[str]]:
    """Return where a list that begins at `start` ends, if it is one, and the words of its lines."""
    first: Named | None = None
    entries, end = list[tuple[int, Named]](), start
    for index in range(start, len(passages)):
        if index - end > _BETWEEN or passages[index].reason or not passages[index].text:
            break
        lines = list(_lines(passages[index].text, name, any_line=is_named))
        if not lines:
            if not is_named and _is_told(passages[index].text):
                break
            continue
        if first is not None and any(_is_same(first, line) for line in lines):
            break  # The first chapter itself.
        known = [line for line in lines if any(last.get(key, -1) > index for key in line.keys)]
        if not known and not is_named and _is_told(passages[index].text):
            break
        if len(known) < max(1, _SHARE * len(lines)):
            continue
        first = first or known[0]
        entries += [(index, line) for line in known]
        end = index + 1
    # What stands again only among the entries themselves is no list of contents.
    sure = [
        entry for place, entry in entries if any(last.get(key, -1) >= end for key in entry.keys)
    ]
    if len(sure) < max(_FEWEST, len(entries) // 2) or (
        not is_named and any(_has_text(passages[index]) for index in range(start, end))
    ):
        return None, frozenset()
    return end, frozenset(key for entry in sure for key in (entry.whole, entry.title) if key)


def _is_told(text: str) -> bool:
    """Return whether a line is none that may stand in a list without a name over it."""
    return len(text) > _SHORTEST_LINE or text.endswith((".", "!", "?", '"', "”"))


def _has_text(passage: Passage) -> bool:
    return any(len(line) > _LONGEST_CHARS for line in passage.text.split("\n"))


def _is_same(first: Named, line: Named) -> bool:
    if first.whole in {line.whole, line.title} or (first.title and first.title == line.whole):
        return True
    return bool(first.count) and first.count == line.count and first.title != line.title


def _lines(text: str, name: Callable[[str], Named | None], *, any_line: bool) -> Iterator[Named]:
    """Yield what each line of a passage says, if it could be an entry."""
    for line in text.split("\n"):
        words = _plain(line)
        if not words or len(line) > _LONGEST_CHARS:
            continue
        named = name(words)
        is_sentence = line.rstrip().endswith(".") and len(words.split()) > _TITLE_WORDS
        if named is None and any_line and not (is_sentence and not words.isupper()):
            named = Named(_key(words), "", "")
        if named is not None:
            yield named


def _plain(line: str) -> str:
    """Return an entry without page number, link and bullet; what is longer is none."""
    if len(line) > 2 * _LONGEST_CHARS:
        return line
    return _LEADERS.sub("", _MARKUP.sub(lambda match: match[1] or "", line)).strip(
        " \t.:*_-\u2013—#"
    )


def _last_places(
    passages: Sequence[Passage], name: Callable[[str], Named | None]
) -> dict[str, int]:
    """Return where each short line stands for the last time, by all that it is known by."""
    places: dict[str, int] = {}
    for index, passage in enumerate(passages):
        if 0 < len(passage.text) <= _LONGEST_CHARS:
            named = name(_plain(passage.text))
            keys = named.keys if named is not None else frozenset({_key(passage.text)})
            places |= dict.fromkeys(keys, index)
    return places


def _key(text: str) -> str:
    return "".join(letter for letter in text.casefold() if letter.isalnum())
