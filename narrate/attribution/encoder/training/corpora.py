"""Raw and labeled novels, each as a sheet with who speaks where it is known."""

from __future__ import annotations

import gzip
import json
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from narrate.attribution.cues import CueKind
from narrate.attribution.encoder.sheet import Sheet, sheet
from narrate.attribution.encoder.training.aliases import Aliases, is_person
from narrate.attribution.looking import look
from narrate.attribution.reading import read
from narrate.attribution.references import Kind
from narrate.attribution.stage import NOBODY, Stage
from narrate.attribution.units import Unit
from narrate.book import Book, Chapter, Paragraph
from narrate.parsing import parse
from narrate.script import Span

_PARAGRAPH: Final = re.compile(r"\S(?:.*\S)?(?:\n[ \t]*\S.*)*")
"""What stands between empty lines."""

_LONG: Final = 110
"""Letters of a line, on average, if paragraphs are single lines."""

_MOSTLY: Final = 0.94
"""With so few empty lines, they do not part paragraphs."""

_USUAL: Final = 0.97
_CLOSING: Final = frozenset(".!?\"'\u201d\u2019:")


@dataclass(frozen=True, slots=True)
class Example:
    """A novel to learn from."""

    name: str
    sheet: Sheet
    answers: tuple[frozenset[int], ...]
    """Of each unit the persons who are its speaker, or none if that is not known."""

    tagged: NDArray[np.bool_]
    """Of each unit whether narration tells the speaker, so that it may be deleted."""


def files(paths: Iterable[Path], pattern: str) -> list[Path]:
    """Return the files that are named, or lie in folders that are named."""
    return [
        file for path in paths for file in (sorted(path.glob(pattern)) if path.is_dir() else [path])
    ]


def raw(path: Path) -> Example:
    """Return a raw novel; the answers are the names of tags."""
    packed = path.read_bytes()
    text = (gzip.decompress(packed) if path.suffix == ".gz" else packed).decode("utf-8", "replace")
    stage = staged(path.stem, parted(text))[0]
    tags = [_tag(stage, unit) for unit in stage.units]
    answers = tuple(frozenset() if tag is None else frozenset({tag}) for tag in tags)
    return Example(path.stem, sheet(stage), answers, np.array([tag is not None for tag in tags]))


def parted(text: str) -> str:
    """Return a text with an empty line between paragraphs, however they are told apart."""
    lines = [line.strip() for line in text.splitlines()]
    written = [line for line in lines if line]
    lengths = sorted(map(len, written))
    if sum(lengths) > _LONG * len(lengths):
        return "\n\n".join(written)
    if len(written) < _MOSTLY * len(lines):
        return "\n".join(lines)
    width = lengths[int(_USUAL * len(lengths))]
    parts = []
    for line, after in zip(written, [*written[1:], ""], strict=True):
        # A line that ends although the next word has room ends a paragraph.
        room = len(line) + len(after.split(" ", 1)[0]) < width
        parts.append(line + ("\n\n" if room and line[-1] in _CLOSING else "\n"))
    return "".join(parts)


def labeled(path: Path) -> Iterator[Example]:
    """Yield the labeled novels of a file of JSON lines."""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.strip():
            yield answered(json.loads(line))


def answered(novel: Mapping[str, Any]) -> Example:
    """Return a labeled novel; where nobody found is the speaker, the answer is `NOBODY`."""
    stage, starts, spans = staged(novel["id"], novel["text"], looked=True)
    aliases = Aliases(novel)
    persons = [aliases.of(person.name, person.names) for person in stage.people.persons]
    names = {character["id"]: character["name"] for character in novel["characters"]}
    answers = []
    for speaker in speakers(novel, stage.units, starts, spans):
        known = speaker is not None and is_person(names.get(speaker, speaker))
        right = frozenset(at for at, person in enumerate(persons) if known and person == speaker)
        answers.append(right or (frozenset({NOBODY}) if speaker is not None else frozenset()))
    tagged = np.array([unit.tagged for unit in stage.units])
    return Example(novel["id"], sheet(stage), tuple(answers), tagged)


def staged(
    name: str, text: str, *, looked: bool = False
) -> tuple[Stage, list[int], tuple[Span, ...]]:
    """
    Return the stage of a novel, where its paragraphs begin in the text, and its spans.

    Args:
        name: The title.
        text: The whole novel, with an empty line between paragraphs.
        looked: Whether a first look at the tags says more of the people, as in earnest.
    """
    book, starts, spans = parsed(name, text)
    reading = read(book, spans, ())
    people = look(reading, reading.people, {}).told() if looked else reading.people
    stage = Stage(reading.book, reading.found, people, reading.units, facts={})
    return stage, starts, spans[0]


def parsed(name: str, text: str) -> tuple[Book, list[int], tuple[tuple[Span, ...], ...]]:
    """Return a text as a book of one chapter, where its paragraphs begin in it, and its spans."""
    found = list(_PARAGRAPH.finditer(text))
    chapter = Chapter(1, name, tuple(Paragraph(match.group().rstrip()) for match in found))
    book = Book(name, None, "en", None, (), (chapter,), (), "plain text")
    return book, [match.start() for match in found], parse(book)


def speakers(
    novel: Mapping[str, Any], units: Sequence[Unit], starts: Sequence[int], spans: Sequence[Span]
) -> Iterator[str | None]:
    """Yield for each unit who speaks most of its letters by the labels."""
    quotes = sorted(novel["quotes"], key=lambda quote: quote["start"])
    ends = [quote["end"] for quote in quotes]
    for unit in units:
        letters: Counter[str] = Counter()
        for line in unit.lines:
            start = starts[spans[line].block] + spans[line].start
            end = start + len(spans[line].text)
            for quote in quotes[bisect_left(ends, start) :]:
                if quote["start"] >= end:
                    break
                letters[quote["speaker"]] += min(end, quote["end"]) - max(start, quote["start"])
        yield max(sorted(letters), key=lambda one: letters[one]) if letters else None


def _tag(stage: Stage, unit: Unit) -> int | None:
    """Return who is named by the tags of a unit, if they agree."""
    tagged = {
        stage.people.of(cue.reference)
        for cue in unit.cues
        if cue.kind is CueKind.TAG and cue.reference.kind is Kind.NAME
    }
    return tagged.pop() if len(tagged) == 1 else None
