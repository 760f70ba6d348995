"""
How long a build takes, against the floor, and how little an edit costs.

    python tests/benchmarks/build.py [STORY.txt]

All in one run, since machines differ: the whole build; the floor, which is the bare engine
speaking the same takes plus the bare encoder; a run with nothing to do; a run after one word
was changed. Seconds are of processor time, all processes together.
"""

from __future__ import annotations

import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from narrate import engines, pipeline
from narrate.frames import encode
from narrate.synthesis.mastering import master
from narrate.take import TakePlan

SEEDS = Path(__file__).parents[2] / "seeds"


def main() -> None:
    story = Path(sys.argv[1]) if len(sys.argv) > 1 else SEEDS / "the-unburglar.txt"
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        copy = folder / story.name
        shutil.copy(story, copy)
        full_s = build(folder, copy)
        heard_s = sum(map(duration_s, folder.glob("output/*/recordings.json")))
        takes = planned(folder, copy)
        floor_s = floor(takes)
        nothing_s = build(folder, copy)
        change_a_word(copy)
        edit_s = build(folder, copy)
    print(f"{story.name}: {len(takes)} takes, {heard_s / 60:.1f} minutes to hear")
    print(f"{'':18}seconds   of the whole build")
    for what, seconds in (
        ("whole build", full_s),
        ("floor", floor_s),
        ("nothing to do", nothing_s),
        ("one word changed", edit_s),
    ):
        print(f"{what:18}{seconds:7.2f}   {seconds / full_s:6.1%}")
    print(f"whole build / floor: {full_s / floor_s:.2f}; {heard_s / full_s:.0f} times real time")
    peak_kb = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    print(f"peak memory of a process: {peak_kb / 1024:.0f} MB")


def build(folder: Path, story: Path) -> float:
    """Build a story as a user would, and return its processor time."""
    before = os.times()
    command = [sys.executable, "-m", "narrate", "build", story.name]
    subprocess.run(command, cwd=folder, check=True, stdout=subprocess.DEVNULL)
    after = os.times()
    return (
        after.children_user + after.children_system - before.children_user - before.children_system
    )


def planned(folder: Path, story: Path) -> list[TakePlan]:
    understood = pipeline.understand(story, voices=folder / "voices")
    production = pipeline.plan_build(understood, output=folder / "output", engine=engines.DEFAULT)
    takes = {take.key: take for chapter in production.chapters for take in chapter.plan.takes}
    return list(takes.values())


def floor(takes: list[TakePlan]) -> float:
    """Return the processor time of speaking, mastering and encoding alone."""
    engine = engines.load(engines.DEFAULT)
    before = os.times()
    for take in takes:
        spoken = engine.speak(take.text, take.voice, take.delivery)
        encode(master(spoken, take.voice, delivery=take.delivery))
    after = os.times()
    return after.user + after.system - before.user - before.system


def duration_s(recordings: Path) -> float:
    entries = json.loads(recordings.read_text())["recordings"]
    return float(sum(entry["duration_ms"] for entry in entries)) / 1000


def change_a_word(story: Path) -> None:
    words = story.read_text(encoding="utf-8").split(" ")
    place = next(place for place in range(len(words) // 2, len(words)) if words[place].islower())
    words[place] = "gently"
    story.write_text(" ".join(words), encoding="utf-8")


if __name__ == "__main__":
    main()
