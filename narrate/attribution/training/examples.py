"""A labeled book as numbers to learn from."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from narrate.attribution.deciding import laid_out
from narrate.attribution.encoder.training.aliases import Aliases, is_person
from narrate.attribution.encoder.training.corpora import parsed, speakers
from narrate.attribution.encoder.weights import Weights as EncoderWeights
from narrate.attribution.grids import Grid
from narrate.attribution.looking import look
from narrate.attribution.reading import read
from narrate.attribution.stage import NOBODY
from narrate.attribution.units import Unit
from narrate.script import Span

KINDS: Final = ("", "explicit", "anaphoric", "implicit")
"""How a quotation is tagged, by its label."""


@dataclass(frozen=True, slots=True)
class Example:
    """A book as numbers, and who speaks."""

    id: str
    grid: Grid
    right: NDArray[np.bool_]
    """Of each row, whether it is the true speaker; of `NOBODY`, whether none of the others is."""

    weight: NDArray[np.float32]
    """Of each unit, how many quotations begin in it; 0 where nobody has labeled it."""

    kinds: NDArray[np.int8]
    """Of each unit, an index into `KINDS`."""

    found: NDArray[np.bool_]
    """Of each unit, whether its speaker is among its candidates, or is truly nobody."""


def labeled(paths: Iterable[Path]) -> list[Mapping[str, Any]]:
    """Return the labeled books of files of JSON lines, and of folders of them, by their ids."""
    files = [file for path in paths for file in (path.glob("*.jsonl") if path.is_dir() else [path])]
    lines = (line for file in files for line in file.read_text(encoding="utf-8").splitlines())
    return sorted((json.loads(line) for line in lines if line.strip()), key=itemgetter("id"))


def example(novel: Mapping[str, Any], encoder: EncoderWeights | None = None) -> Example:
    """
    Return a labeled book as numbers.

    Args:
        novel: The book, with its `id`, `text`, `characters` and `quotes`.
        encoder: What an encoder has learned, if not what this package comes with.
    """
    book, starts, spans = parsed(novel["id"], novel["text"])
    reading = read(book, spans, ())
    first = look(reading, reading.people, {})
    second = first.again(first.told())
    stage, grid = second.stage, laid_out(second, encoder=encoder)
    aliases = Aliases(novel)
    persons = [aliases.of(person.name, person.names) for person in stage.people.persons]
    names = {character["id"]: character["name"] for character in novel["characters"]}
    right = np.zeros(len(grid.persons), np.bool_)
    found = np.zeros(len(stage.units), np.bool_)
    for index, speaker in enumerate(speakers(novel, stage.units, starts, spans[0])):
        if speaker is None:
            continue
        known = is_person(names.get(speaker, speaker))
        # A view: what is written into it is written into `right`; the last candidate is nobody.
        here = right[grid.starts[index] : grid.starts[index + 1]]
        for at, person in enumerate(stage.candidates[index]):
            here[at] = known and person != NOBODY and persons[person] == speaker
        found[index] = not known or here.any()
        here[-1] |= not here.any()
    weight, kinds = _quotations(novel, stage.units, starts, spans[0])
    return Example(novel["id"], grid, right, weight, kinds, found)


def _quotations(
    novel: Mapping[str, Any], units: Sequence[Unit], starts: Sequence[int], spans: Sequence[Span]
) -> tuple[NDArray[np.float32], NDArray[np.int8]]:
    """Return how many quotations begin in each unit, and how the first is tagged."""
    places = sorted(
        (starts[spans[line].block] + spans[line].start, index)
        for index, unit in enumerate(units)
        for line in unit.lines
    )
    heads = np.array([start for start, _ in places])
    weight = np.zeros(len(units), np.float32)
    kinds = np.zeros(len(units), np.int8)
    seen = set()
    for quote in novel["quotes"]:
        at = int(np.searchsorted(heads, quote["start"] + 1, side="right")) - 1
        if at >= 0 and quote["quote_id"] not in seen:
            seen.add(quote["quote_id"])
            index = places[at][1]
            weight[index] += 1
            if quote.get("type") in KINDS and not kinds[index]:
                kinds[index] = KINDS.index(quote["type"])
    return weight, kinds
