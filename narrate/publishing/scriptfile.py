"""A script as JSON: the public format of `script.json` and `narrate script --json`."""

from __future__ import annotations

import json
from typing import Any, Final

from narrate.book import Book, LeftOut, SceneBreak, Series
from narrate.script import Character, Script, ScriptChapter, Utterance

VERSION: Final = 1


def script_json(script: Script, book: Book) -> str:
    """
    Return a script as indented JSON, the same for equal scripts, with a final newline.

    Args:
        script: Who says what.
        book: What the story file says of itself.
    """
    return json.dumps(_script(script, book), ensure_ascii=False, indent=1) + "\n"


def _script(script: Script, book: Book) -> dict[str, Any]:
    return {
        "version": VERSION,
        "title": script.title,
        "author": script.author,
        "language": script.language,
        "source": book.source,
        "summary": book.summary,
        "tags": list(book.tags),
        "rating": book.rating,
        "series": _series(book.series),
        "url": book.url,
        "cover": book.cover and book.cover.media_type,
        "remarks": list(book.remarks),
        "narrator": script.narrator,
        "characters": [_character(script, character) for character in script.characters],
        "chapters": [_chapter(chapter) for chapter in script.chapters],
        "left_out": [_left_out(passage) for passage in script.left_out],
    }


def _series(series: Series | None) -> dict[str, Any] | None:
    return {"name": series.name, "number": series.number} if series else None


def _character(script: Script, character: Character) -> dict[str, Any]:
    return {
        "id": character.id,
        "name": character.name,
        "aliases": list(character.aliases),
        "gender": character.gender,
        "age": character.age,
        "lines": script.lines_of(character.id),
    }


def _chapter(chapter: ScriptChapter) -> dict[str, Any]:
    items: list[dict[str, Any]] = []
    line = 0
    for item in chapter.items:
        if isinstance(item, SceneBreak):
            drawn = {"text": item.text} if item.text else {}
            items.append({"type": "scene_break", "strength": item.strength, **drawn})
        else:
            line += 1
            items.append(_utterance(item, position=f"{chapter.number}:{line}"))
    return {"number": chapter.number, "title": chapter.title, "items": items}


def _utterance(utterance: Utterance, *, position: str) -> dict[str, Any]:
    return {
        "type": "utterance",
        "kind": utterance.span.kind,
        "text": utterance.span.text,
        "speaker": utterance.speaker,
        "confidence": round(utterance.confidence, 2),
        "evidence": utterance.evidence,
        "delivery": utterance.delivery,
        "block": utterance.span.block,
        "position": position,
    }


def _left_out(passage: LeftOut) -> dict[str, Any]:
    return {"chapter": passage.chapter, "reason": passage.reason, "text": passage.text}
