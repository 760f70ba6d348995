"""Paragraphs of an office document to passages, and to a draft."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from narrate.book import ParagraphKind
from narrate.readers.formats.html.flow import Flow
from narrate.readers.passage import CHAPTER, Draft, Passage, left_out
from narrate.readers.structure.headings import marked
from narrate.readers.structure.ranks import ranked
from narrate.readers.structure.titlepage import TITLE_PAGE, lifted
from narrate.readers.structure.titles import is_bare_title

TITLE: Final = -1
SUBTITLE: Final = -2
"""Levels of styles that name the book, not a chapter."""

_NOBODY: Final = frozenset(
    {
        *("", "user", "unknown", "unknown author", "author", "admin", "administrator", "owner"),
        *("microsoft office", "microsoft office user", "microsoft", "python-docx", "openpyxl"),
        *("windows user", "libreoffice", "calibre", "apache poi", "docx4j", "none", "guest", "pc"),
    }
)
"""Whom programs name as the author where nobody said who it was."""

_UNTITLED: Final = ("untitled", "document", "microsoft word", "template", "unbenannt", "new ")
_FEWEST: Final = 2


class Page:
    """Collects paragraphs, with what the document says of each."""

    def __init__(self) -> None:
        self._flow = Flow()
        self._asides: list[tuple[str, str]] = []
        self._unread: list[str] = []
        self._breaks = False
        self._broken: set[int] = set()
        self._set_off: set[int] = set()
        self._title: str | None = None

    def write(self, text: str, *, emphasized: bool = False) -> None:
        """Add running text to the paragraph."""
        self._flow.write(text, emphasized=emphasized)

    def break_line(self) -> None:
        """Add a line break to the paragraph."""
        self._flow.break_line()

    def break_page(self) -> None:
        """Begin a new page before the next text."""
        self._breaks = True

    def begin_cell(self) -> None:
        """Begin the next cell of a table's row; the row is ended as a paragraph is."""
        self._flow.begin_cell()

    def leave_out(self, text: str, reason: str) -> None:
        """Add what is written at the paragraph and not read: it is listed behind it."""
        self._asides.append((text, reason))

    def skip(self, text: str) -> None:
        """Add words of the file that are none of its text: deleted ones, comments."""
        self._unread.append(text)

    def end(
        self,
        *,
        level: int = 0,
        kind: ParagraphKind = ParagraphKind.PROSE,
        reason: str | None = None,
        set_off: bool = False,
    ) -> None:
        """
        End the paragraph; an empty one is a blank line.

        Args:
            level: 0 for text, 1 to 9 for a heading, `TITLE`, `SUBTITLE`.
            kind: What the style says of the writing.
            reason: Why it is left out, if it is.
            set_off: Whether it is centered or bold as a whole: perhaps a heading.
        """
        since = len(self._flow.passages)
        self._flow.write("\xa0")
        self._flow.end(level=max(level, 0), reason=reason)
        written = self._flow.passages[since:]
        if written and level == TITLE and self._title is None:
            self._title = " ".join(passage.text for passage in written)
            reason = TITLE_PAGE
        for index, passage in enumerate(written, since):
            reason = "story details" if level == SUBTITLE else reason
            self._flow.passages[index] = replace(passage, kind=kind, reason=reason)
        if written and set_off and level == 0:
            self._set_off.add(since)
        if written and self._breaks:
            self._broken.add(since)
            self._breaks = False
        asides, self._asides = self._asides, []
        for text, why in asides:
            words = " ".join(text.split())
            if words:
                self._flow.passages.append(left_out(Passage(words), why))

    def drafted(self, source: str, *, title: str | None, author: str | None) -> Draft:
        """
        Return the draft of what was written.

        Args:
            source: The form, for a person.
            title: What the document's properties say; believed where the text says nothing.
            author: As the title.
        """
        self.end()
        passages = self._parted()
        page = Draft(source, tuple(passages), title=self._title, unread=tuple(self._unread))
        if any(passage.level for passage in passages):
            page = lifted(ranked(page))
        else:
            page = lifted(replace(page, passages=marked(passages)))
        return replace(
            page,
            title=page.title or _named(title),
            author=page.author or (None if (author or "").casefold() in _NOBODY else author),
        )

    def _parted(self) -> list[Passage]:
        """Return the passages, pages without a heading on top parted by a ruled line."""
        passages = self._flow.passages
        headed = any(passage.level for passage in passages) or any(
            passage.level for passage in marked(passages)
        )
        titled = [
            index
            for index in sorted(self._broken | self._set_off)
            if is_bare_title(passages[index].text) and passages[index].is_story
        ]
        titled = [] if headed or len(titled) < _FEWEST else titled
        parted: list[Passage] = []
        for index, passage in enumerate(passages):
            if index in titled:
                parted.append(replace(passage, level=CHAPTER, emphasis=()))
                continue
            if index in self._broken and not passage.level and parted:
                parted.append(Passage(""))
            parted.append(passage)
        return parted


def _named(title: str | None) -> str | None:
    """Return a title, or None if a program made it up."""
    words = " ".join((title or "").split())
    return None if not words or words.casefold().startswith(_UNTITLED) else words
