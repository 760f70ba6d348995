"""Write the script: every span with its speaker, in order, and the scene breaks between."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from narrate.attribution.corrections import Place
from narrate.attribution.passages import SPOKEN
from narrate.book import Book, Chapter, SceneBreak
from narrate.script import (
    NARRATOR,
    Character,
    CharacterId,
    Evidence,
    Script,
    ScriptChapter,
    Span,
    Utterance,
)


def write_script(
    book: Book,
    spans: Sequence[Sequence[Span]],
    spoken: Mapping[Place, Utterance],
    *,
    characters: Iterable[Character],
    narrator: CharacterId | None,
) -> Script:
    """
    Return the script of a book.

    Args:
        book: The book.
        spans: The spans of each chapter.
        spoken: The lines that somebody else than the narrator speaks, or that were reviewed.
        characters: All who may speak.
        narrator: Who says *I*.

    Raises:
        ValueError: There are not as many tuples of spans as chapters.
    """
    chapters = tuple(
        ScriptChapter(
            chapter.number,
            chapter.title,
            tuple(_items(chapter, number, lines, spoken)),
            chapter.description,
        )
        for number, (chapter, lines) in enumerate(zip(book.chapters, spans, strict=True))
    )
    return Script(
        book.title,
        book.author,
        book.language,
        narrator,
        tuple(_speaking(chapters, characters, narrator)),
        chapters,
        book.left_out,
    )


def _items(
    chapter: Chapter, number: int, lines: Sequence[Span], spoken: Mapping[Place, Utterance]
) -> Iterator[Utterance | SceneBreak]:
    at = 0
    for block, content in enumerate(chapter.blocks):
        if isinstance(content, SceneBreak):
            yield content
        while at < len(lines) and lines[at].block <= block:
            yield spoken.get((number, at), Utterance(lines[at], NARRATOR, 1.0, Evidence.NARRATION))
            at += 1


def _speaking(
    chapters: Sequence[ScriptChapter],
    characters: Iterable[Character],
    narrator: CharacterId | None,
) -> list[Character]:
    """Return those who speak, most lines first; whoever says *I* is one of them always."""
    lines: Counter[CharacterId] = Counter(
        utterance.speaker
        for chapter in chapters
        for utterance in chapter.utterances
        if utterance.span.kind in SPOKEN or utterance.speaker != NARRATOR
    )
    first = {speaker: at for at, speaker in enumerate(lines)}
    speaking = [one for one in dict.fromkeys(characters) if lines[one.id] or one.id == narrator]
    # A counter remembers who came first: ties keep the order of appearance.
    return sorted(speaking, key=lambda one: (-lines[one.id], first.get(one.id, len(first))))
