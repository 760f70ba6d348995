"""The proof that every word of a story file is spoken once, or accounted for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, TypeAlias

from narrate.book import Book, Chapter, Heading, SceneBreak
from narrate.pipeline.story import Understood
from narrate.readers.witness import witnessed, words_of
from narrate.script import Script, Utterance

_CONTEXT_WORDS: Final = 8
_MOST_STATES: Final = 512
"""So many ways to read one place at most; a page that repeats itself has a few."""

_SPOKEN: Final = 0
_LEFT_OUT: Final = 1
_UNREAD: Final = 2
"""Places of what is told in the sequences of words."""

_Words: TypeAlias = tuple[Sequence[str], ...]
_Places: TypeAlias = tuple[int, ...]
"""How many words of each sequence have been found."""


@dataclass(frozen=True, slots=True)
class Verbatim:
    """What became of the words of a story file."""

    spoken: int
    left_out: int
    unread: int
    """Of the page around the story, and of lines drawn with letters."""

    independent: bool
    """Whether the file's words were found without its reader."""

    difference: str | None
    """The first word that is told twice, or nowhere, with what stands about it; None: none."""


def check(understood: Understood, path: Path) -> Verbatim:
    """
    Return whether the words of a story file are its book's, each once and in order.

    The file's words must be those that are spoken, those of the left out passages, those of the
    page around the story and those of the lines between scenes, each of the four in order. Takes
    linear time.

    Raises:
        StoryError: The file cannot be read.
    """
    book, script = understood.book, understood.script
    told = (_spoken(script, book), _left_out(book), _unread(book), _drawn(script))
    written = witnessed(path, book.files)
    return Verbatim(
        spoken=len(told[0]),
        left_out=len(told[1]),
        unread=len(told[2]) + len(told[3]),
        independent=written is not None,
        difference=None if written is None else difference(written, told),
    )


def difference(written: Sequence[str], told: _Words) -> str | None:
    """
    Return where written words are no interleaving of sequences of words, if anywhere.

    All ways to read a place are followed at once, as a nondeterministic automaton does.

    Args:
        written: The words of the file.
        told: What is spoken, and what became of the others.
    """
    states: set[_Places] = {(0,) * len(told)}
    for place, word in enumerate(written):
        reached = {step for state in states for step in _steps(state, told, word)}
        if not reached:
            return _told_nowhere(written, place, told, max(states))
        # The most spoken ones are most likely right: what is left out waits.
        states = reached if len(reached) <= _MOST_STATES else {*sorted(reached)[-_MOST_STATES:]}
    ends = tuple(len(words) for words in told)
    if ends in states:
        return None
    rest = next(words[at:] for words, at in zip(told, max(states), strict=True) if at < len(words))
    return f"`{' '.join(rest[:_CONTEXT_WORDS])}` is told once more than it is written"


def _steps(state: _Places, told: _Words, word: str) -> list[_Places]:
    ahead = [words[at] if at < len(words) else "" for words, at in zip(told, state, strict=True)]
    steps: list[tuple[int, ...]] = [
        (index,) for index, next_word in enumerate(ahead) if next_word == word
    ]
    mark = ahead[_UNREAD]
    # The mark of a footnote, or of a page, may touch the word that is told: `kettle1`.
    steps += [
        (index, _UNREAD)
        for index in (_SPOKEN, _LEFT_OUT)
        if mark and ahead[index] and word in {mark + ahead[index], ahead[index] + mark}
    ]
    return [tuple(at + (index in taken) for index, at in enumerate(state)) for taken in steps]


def _told_nowhere(written: Sequence[str], place: int, told: _Words, state: _Places) -> str:
    before = " ".join(written[max(0, place - _CONTEXT_WORDS) : place])
    after = " ".join(written[place : place + _CONTEXT_WORDS])
    spoken = " ".join(told[0][state[0] : state[0] + _CONTEXT_WORDS])
    return f"word {place + 1:,}: after `{before}` is written `{after}`, and spoken `{spoken}`"


def _spoken(script: Script, book: Book) -> list[str]:
    """Return the words that are spoken, without headings that the file's text does not have."""
    words: list[str] = []
    for chapter, written in zip(script.chapters, book.chapters, strict=True):
        block, text = None, ""
        for item in chapter.items:
            if isinstance(item, Utterance) and _is_added(written, item):
                continue
            if isinstance(item, SceneBreak):
                words += words_of(text)
                text = ""
                continue
            # Spans of one block join to its text: no word ends where only a span does.
            text = (
                text + item.span.text if item.span.block == block else f"{text}\n{item.span.text}"
            )
            block = item.span.block
        words += words_of(text)
    return words


def _is_added(chapter: Chapter, utterance: Utterance) -> bool:
    block = chapter.blocks[utterance.span.block]
    return isinstance(block, Heading) and block.added


def _drawn(script: Script) -> list[str]:
    """Return the letters of the lines that are drawn between scenes."""
    return [
        word
        for chapter in script.chapters
        for item in chapter.items
        if isinstance(item, SceneBreak)
        for word in words_of(item.text)
    ]


def _left_out(book: Book) -> list[str]:
    return [word for passage in book.left_out for word in words_of(passage.text)]


def _unread(book: Book) -> list[str]:
    return [word for text in book.unread for word in words_of(text)]
