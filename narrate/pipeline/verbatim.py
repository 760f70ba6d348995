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

_Places: TypeAlias = tuple[int, int, int]
"""How many words have been found spoken, left out, and unread."""


@dataclass(frozen=True, slots=True)
class Verbatim:
    """What became of the words of a story file."""

    spoken: int
    left_out: int
    unread: int
    """Of the page around the story."""

    independent: bool
    """Whether the file's words were found without its reader."""

    difference: str | None
    """The first word that is told twice, or nowhere, with what stands about it; None: none."""


def check(understood: Understood, path: Path) -> Verbatim:
    """
    Return whether the words of a story file are its book's, each once and in order.

    The file's words must be those that are spoken, those of the left out passages, and those
    of the page around the story, each of the three in order. Takes linear time.

    Raises:
        StoryError: The file cannot be read.
    """
    book, script = understood.book, understood.script
    told = (_spoken(script, book), _left_out(book), _unread(book))
    written = witnessed(path)
    return Verbatim(
        spoken=len(told[0]),
        left_out=len(told[1]),
        unread=len(told[2]),
        independent=written is not None,
        difference=None if written is None else difference(written, told),
    )


def difference(
    written: Sequence[str], told: tuple[Sequence[str], Sequence[str], Sequence[str]]
) -> str | None:
    """
    Return where written words are no interleaving of three sequences of words, if anywhere.

    All ways to read a place are followed at once, as a nondeterministic automaton does.

    Args:
        written: The words of the file.
        told: What is spoken, left out, and unread.
    """
    states: set[_Places] = {(0, 0, 0)}
    for place, word in enumerate(written):
        reached = {step for state in states for step in _steps(state, told, word)}
        if not reached:
            return _told_nowhere(written, place, told, max(states))
        # The most spoken ones are most likely right: what is left out waits.
        states = reached if len(reached) <= _MOST_STATES else {*sorted(reached)[-_MOST_STATES:]}
    ends = tuple(len(words) for words in told)
    if ends in states:
        return None
    spoken, left_out, unread = max(states)
    rest = next(
        words[at:]
        for words, at in zip(told, (spoken, left_out, unread), strict=True)
        if at < len(words)
    )
    return f"`{' '.join(rest[:_CONTEXT_WORDS])}` is told once more than it is written"


def _steps(
    state: _Places, told: tuple[Sequence[str], Sequence[str], Sequence[str]], word: str
) -> list[_Places]:
    spoken, left_out, unread = state
    steps = []
    if spoken < len(told[0]) and told[0][spoken] == word:
        steps.append((spoken + 1, left_out, unread))
    if left_out < len(told[1]) and told[1][left_out] == word:
        steps.append((spoken, left_out + 1, unread))
    if unread < len(told[2]) and told[2][unread] == word:
        steps.append((spoken, left_out, unread + 1))
    return steps


def _told_nowhere(
    written: Sequence[str],
    place: int,
    told: tuple[Sequence[str], Sequence[str], Sequence[str]],
    state: _Places,
) -> str:
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


def _left_out(book: Book) -> list[str]:
    return [word for passage in book.left_out for word in words_of(passage.text)]


def _unread(book: Book) -> list[str]:
    return [word for text in book.unread for word in words_of(text)]
