"""
Measure how a cast is chosen: how far apart people sound who talk to each other.

    python -m tests.benchmarks.casting [PATH...] [--engine NAME] [--voices DIR]

PATH is a story, or a labeled scene (`tests/attribution/labeled.py` tells their form); without one,
three stories of seeds/. For each, a line tells of the cast as it is chosen, and a second one of a
random cast (the mean of 200): everybody has a voice of his gender and age, and one that nobody else
has while there are any.

    people     who speaks
    pairs      pairs of people who answer each other in a scene
    least      the smallest distance of the voices of such a pair
    mean       the mean distance of such pairs, each counted as often as the one answers the other
    narrator   the mean distance from the narrator, each counted by his lines
    gender     % of those whose gender is told that have a voice of that gender
    age        % of all that have a voice of their age, or of an adult where none is told
    shared     pairs who are in one scene and have one voice

A distance of 1 is 2 semitones of pitch or 3 dB of spectrum (`narrate/casting/timbre.py`). At the
end stands how long the processor takes to cast 60 people.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import astuple, dataclass, replace
from pathlib import Path
from statistics import fmean
from typing import Final

from narrate import pipeline
from narrate.cast import Cast, Voice
from narrate.casting import Catalog, choose, load_catalog
from narrate.casting.contrast import apart
from narrate.casting.neighbors import neighbors
from narrate.errors import NarrateError
from narrate.script import (
    UNKNOWN,
    Age,
    Character,
    Evidence,
    Gender,
    Script,
    ScriptChapter,
    Span,
    SpanKind,
    Utterance,
)
from tests.attribution.labeled import load

SEEDS: Final = tuple(
    Path(__file__).parents[2] / "seeds" / name
    for name in ("the-unburglar.txt", "the-night-post.txt", "a-leak-in-the-atlas.html")
)
_RANDOM_CASTS: Final = 200
_CROWD: Final = 60
_CROWD_LINES: Final = 3_000
_VOICES: Final = 50
_RUNS: Final = 5
_HEADER: Final = (
    f"{'':34}{'people':>7}{'pairs':>6}{'least':>7}{'mean':>7}{'narrator':>9}"
    f"{'gender':>7}{'age':>6}{'shared':>7}"
)


@dataclass(frozen=True, slots=True)
class Measure:
    """What a cast is like; lists as the head of this module tells."""

    people: float
    pairs: float
    least: float
    mean: float
    narrator: float
    gender: float
    age: float
    shared: float


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[1])
    parser.add_argument("paths", nargs="*", type=Path, default=list(SEEDS), metavar="PATH")
    parser.add_argument("--engine", default="espeak")
    parser.add_argument("--voices", type=Path, help="a folder with a catalog")
    options = parser.parse_args()
    catalog = load_catalog(options.engine, options.voices)
    print(_HEADER)
    faults = 0
    for path in options.paths:
        try:
            script = _script(path)
        except (NarrateError, ValueError) as error:
            sys.stderr.write(f"{path}: {error}\n")
            faults += 1
            continue
        _print(path.stem, _measured(script, choose(script, catalog, {}, find=catalog.voice)))
        # Whoever tells the story as *I* has the narrator's voice in a random cast, too.
        casts = (_random_cast(script, catalog, seed) for seed in range(_RANDOM_CASTS))
        measures = [astuple(_measured(script, cast)) for cast in casts]
        _print("  a random cast", Measure(*map(fmean, zip(*measures, strict=True))))
    crowd = _crowd()
    english = tuple(replace(voice, language="en") for voice in catalog.voices[:_VOICES])
    large = Catalog(catalog.engine, english[:1], english[-1], english)
    began = time.process_time()
    for _ in range(_RUNS):
        choose(crowd, large, {}, find=large.voice)
    seconds = (time.process_time() - began) / _RUNS
    print(f"{_CROWD} people, {len(english)} voices: {seconds * 1000:.0f} ms of processor time")
    return 1 if faults else 0


def _script(path: Path) -> Script:
    if path.suffix == ".md":
        return load(path).script()
    with tempfile.TemporaryDirectory() as folder:
        return pipeline.understand(path, voices=Path(folder)).script


def _measured(script: Script, cast: Cast) -> Measure:
    company = neighbors(script)
    people = [one for one in script.characters if one.id != script.narrator]
    known = {one.id for one in people} | {UNKNOWN, script.narrator}
    pairs = {pair: times for pair, times in company.turns.items() if set(pair) <= known}
    far = {pair: apart(*map(cast.voice_of, pair)) for pair in pairs}
    lines = {one.id: company.lines[one.id] for one in people}
    told = [one for one in people if one.gender is not None]
    return Measure(
        people=len(script.characters),
        pairs=len(pairs),
        least=min(far.values(), default=0.0),
        mean=sum(far[pair] * times for pair, times in pairs.items()) / max(1, sum(pairs.values())),
        narrator=sum(
            apart(cast.narrator, cast.voice_of(who)) * count for who, count in lines.items()
        )
        / max(1, sum(lines.values())),
        gender=_percent([cast.voice_of(one.id).gender is one.gender for one in told]),
        age=_percent([cast.voice_of(one.id).age is (one.age or Age.ADULT) for one in people]),
        shared=sum(
            cast.voice_of(one).id == cast.voice_of(other).id
            for one, other in company.meetings
            if {one, other} <= known
        ),
    )


def _percent(fits: Sequence[bool]) -> float:
    return 100 * sum(fits) / len(fits) if fits else 100.0


def _random_cast(script: Script, catalog: Catalog, seed: int) -> Cast:
    """Return a fitting cast by chance: what somebody gets who only looks at gender and age."""
    chance = random.Random(seed)
    chosen = choose(script, catalog, {}, find=catalog.voice)
    catalog = catalog.speaking(script.language)
    taken = {chosen.narrator.id, catalog.unknown.id}
    roles: dict[str, Voice] = {UNKNOWN: catalog.unknown}
    for one in script.characters:
        if one.id == script.narrator:
            roles[one.id] = chosen.narrator
            continue
        fitting = list(_fitting(one, catalog))
        roles[one.id] = chance.choice(
            [voice for voice in fitting if voice.id not in taken] or fitting
        )
        taken.add(roles[one.id].id)
    return Cast(chosen.narrator, roles)


def _fitting(one: Character, catalog: Catalog) -> Iterator[Voice]:
    voices = [voice for voice in catalog.voices if voice.id != catalog.unknown.id]
    aged = [voice for voice in voices if voice.age is (one.age or Age.ADULT)]
    yield from [voice for voice in aged if one.gender in {None, voice.gender}] or aged or voices


def _crowd() -> Script:
    """Return a long story with many people, who talk in scenes of three to six."""
    chance = random.Random(0)
    kinds = [
        (chance.choice(list(Gender)[:2]), chance.choice([None, None, None, Age.CHILD, Age.OLD]))
        for _ in range(_CROWD)
    ]
    people = tuple(
        Character(f"p{number}", f"P{number}", (), *kind) for number, kind in enumerate(kinds)
    )
    weights = [1 / (1 + at) for at in range(_CROWD)]
    chapters = []
    for number in range(1, _CROWD_LINES // 30 + 1):
        here = chance.choices(people, weights, k=chance.randint(3, 6))
        said = (chance.choice(here).id for _ in range(30))
        span = Span(SpanKind.DIALOGUE, "“Yes.”", 0, 0, 0)
        lines = tuple(Utterance(span, who, 1.0, Evidence.EXPLICIT) for who in said)
        chapters.append(ScriptChapter(number, str(number), lines))
    return Script("A Crowd", None, "en", None, people, tuple(chapters))


def _print(name: str, it: Measure) -> None:
    print(
        f"{name[:33]:34}{it.people:7.0f}{it.pairs:6.0f}{it.least:7.2f}{it.mean:7.2f}"
        f"{it.narrator:9.2f}{it.gender:7.0f}{it.age:6.0f}{it.shared:7.1f}"
    )


if __name__ == "__main__":
    sys.exit(main())
