"""
The stories of `formats/lang-*`, against scripts that were checked by hand.

`languages/<language>/script.txt` holds the script. A line of `unknown` is one whose speaker
cannot be told; no line may have a wrong one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from narrate import pipeline
from narrate.book import SceneBreak, Strength
from narrate.script import Script, SpanKind

GOLDEN = Path(__file__).parent
LANGUAGES = sorted(path.name for path in (GOLDEN / "languages").iterdir() if path.is_dir())
BREAKS = {Strength.STRONG: "~~~", Strength.WEAK: "~"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_story_is_cut_and_attributed_as_it_was_checked_by_hand(
    language: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    (story,) = (GOLDEN / "formats" / f"lang-{language}-text" / "in").iterdir()
    golden = GOLDEN / "languages" / language / "script.txt"

    script = pipeline.understand(story, voices=tmp_path).script

    lines = list(printed(script))
    if request.config.getoption("--save-golden"):
        golden.write_text("\n".join(lines) + "\n", encoding="utf-8")
    assert lines == golden.read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_story_is_cast_with_voices_of_its_language(language: str, tmp_path: Path) -> None:
    (story,) = (GOLDEN / "formats" / f"lang-{language}-text" / "in").iterdir()
    understood = pipeline.understand(story, voices=tmp_path)

    cast = pipeline.cast_script(understood, engine="espeak")

    voices = [cast.narrator, *cast.roles.values()]
    assert {voice.language.partition("-")[0] for voice in voices} == {language}
    assert len({voice.id for voice in voices}) == len(voices)


def printed(script: Script) -> Iterator[str]:
    """Yield a script, a line each; what is thought stands in braces."""
    yield f"title: {script.title}"
    yield f"author: {script.author or '-'}"
    yield f"language: {script.language}"
    for character in script.characters:
        yield f"character: {character.id}, {character.name}, {character.gender or '-'}"
    for chapter in script.chapters:
        yield ""
        yield f"## {chapter.number} {chapter.title}"
        for item in chapter.items:
            if isinstance(item, SceneBreak):
                yield BREAKS[item.strength]
                continue
            text = re.sub(r"\s+", " ", item.span.text.strip())
            yield f"{item.speaker}: {f'{{{text}}}' if item.span.kind is SpanKind.THOUGHT else text}"
