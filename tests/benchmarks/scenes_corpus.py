"""
Write labeled scenes as a corpus of JSON lines, one scene a line, to learn from or to score.

    python -m tests.benchmarks.scenes_corpus PATH... > scenes.jsonl
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.attribution.labeled import Scene, load


def corpus(scene: Scene) -> dict[str, Any]:
    """Return a scene as corpora have it: `text`, `characters`, `quotes` with offsets into it."""
    paragraphs = [
        line.lstrip("# ").replace("*", "").replace("_", "")
        for line in scene.story.split("\n---\n", 1)[1].splitlines()
        if line.strip()
    ]
    starts = [0]
    for paragraph in paragraphs:
        starts.append(starts[-1] + len(paragraph) + 2)
    narrators = {label.narrator for label in scene.labels}
    return {
        "id": scene.name,
        "title": scene.name,
        "text": "\n\n".join(paragraphs),
        "narrator": narrators.pop() if len(narrators) == 1 else None,
        "characters": [
            {
                "id": one.id,
                "name": one.names[0],
                "aliases": [*one.names[1:]],
                "gender": {"female": "F", "male": "M"}.get(one.gender or "", "U"),
            }
            for one in scene.persons.values()
        ]
        + [{"id": "_group", "name": "_group", "aliases": [], "gender": "U"}],
        "quotes": list(_quotes(scene, paragraphs, starts)),
    }


def _quotes(scene: Scene, paragraphs: list[str], starts: list[int]) -> Iterator[dict[str, Any]]:
    at: dict[int, int] = {}
    for number, label in enumerate(scene.labels):
        words = label.text.replace("*", "").replace("_", "").strip("\"'“”‘’ ")  # noqa: RUF001
        paragraph = paragraphs[label.paragraph]
        start = paragraph.find(words, at.get(label.paragraph, 0))
        if start >= 0:
            at[label.paragraph] = start + len(words)
            place = starts[label.paragraph] + start
            yield {
                "start": place,
                "end": place + len(words),
                "text": words,
                "speaker": label.speaker or "_group",
                "quote_id": number,
            }


def main() -> None:
    """Write the scenes named on the command line to standard output."""
    for path in sys.argv[1:]:
        print(json.dumps(corpus(load(Path(path))), ensure_ascii=False))


if __name__ == "__main__":
    main()
