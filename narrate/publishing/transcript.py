"""What a player shows of a chapter's text: all of it, and where its scenes begin."""

from __future__ import annotations

from collections.abc import Mapping
from textwrap import shorten
from typing import Final

from narrate.book import SceneBreak
from narrate.script import ScriptChapter, SpanKind
from narrate.take import Marker

BREAK: Final = "* * *"
_TITLE_CHARS: Final = 50


def lyrics(chapter: ScriptChapter) -> str:
    """Return a chapter as printed; empty lines part paragraphs, asterisks part scenes."""
    paragraphs: list[str] = []
    block = None
    for item in chapter.items:
        if isinstance(item, SceneBreak):
            paragraphs.append(BREAK)
        elif item.span.block == block:
            paragraphs[-1] += item.span.text
        else:
            paragraphs.append(item.span.text)
            block = item.span.block
    return "\n\n".join(paragraphs)


def opening(chapter: ScriptChapter, chars: int) -> str:
    """Return the first words of a chapter after its headings, in so many characters at most."""
    told = (
        utterance.span.text
        for utterance in chapter.utterances
        if utterance.span.kind is not SpanKind.HEADING
    )
    return shorten(" ".join(told), chars, placeholder=" ...")


def scene_markers(chapter: ScriptChapter, starts_ms: Mapping[int, int]) -> tuple[Marker, ...]:
    """
    Return where each scene of a chapter begins, named by its first words.

    The first scene begins at 0, with the chapter's heading.

    Args:
        chapter: The chapter as it is said.
        starts_ms: When each utterance, counted from 0, is first heard; one that is missing
            there has nothing to say.
    """
    markers: list[Marker] = []
    number = 0
    begins = True
    for item in chapter.items:
        if isinstance(item, SceneBreak):
            begins = True
            continue
        if begins and number in starts_ms:
            title = shorten(item.span.text, _TITLE_CHARS, placeholder=" ...")
            markers.append(Marker(starts_ms[number] if markers else 0, title))
            begins = False
        number += 1
    return tuple(markers)
