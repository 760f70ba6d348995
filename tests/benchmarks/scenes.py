"""
Measure who-says-what on labeled scenes of fan fiction, read like any file of a user.

    python -m tests.benchmarks.scenes [PATH...] [--errors]

PATH is a scene (`tests/attribution/labeled.py` tells their form) or a folder of scenes; without
one, those of the tests are measured: the networks have learned from those in `learned/`, and will
never see those in `unseen/`. A table tells, scene by scene and in all:

    labels     labeled quotations, each part of a broken one for itself
    heard      % of them that are taken as speech or thought
    speech     % of what is taken as speech that is labeled
    right      % of the labels with the right speaker; what is not heard is wrong
    explicit   the same where the program found a tag with a name
    other      the same where it found none
    voice      % of the labels whose character keeps one voice, whatever his name
    unknown    labels of somebody that are nobody's for the program
    caught     % of the wrong speakers that are in the least sure 10 % of the lines
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from narrate.script import UNKNOWN, Evidence
from tests.attribution.judging import Judgment, judge, together
from tests.attribution.labeled import load

SCENES: Final = Path(__file__).parents[1] / "attribution" / "scenes"

_HEADER: Final = (
    f"{'':32}{'labels':>7}{'heard':>7}{'speech':>7}{'right':>7}{'explicit':>9}{'other':>7}"
    f"{'voice':>7}{'unknown':>8}{'caught':>7}"
)
_SAMPLE_CHARS: Final = 60


def main() -> int:
    """Print the measure of the scenes named on the command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[1])
    parser.add_argument("paths", nargs="*", type=Path, default=[SCENES], metavar="PATH")
    parser.add_argument("--errors", action="store_true", help="list what is wrong")
    options = parser.parse_args()
    files = [file for path in options.paths for file in _files(path)]
    if not files:
        sys.stderr.write("There is no scene: name files or folders of Markdown.\n")
        return 2
    print(_HEADER)
    judgments = []
    faults = 0
    for file in files:
        try:
            scene = load(file)
        except ValueError as error:
            sys.stderr.write(f"{error}\n")
            faults += 1
            continue
        judgments.append(judge(scene))
        print(_row(file.stem, judgments[-1]), flush=True)
    every = together(judgments)
    for folder in sorted({file.parent for file in files}):
        inside = [one for file, one in zip(files, judgments, strict=False) if file.parent == folder]
        print(_row(folder.name.upper(), together(inside)))
    print(_row("TOTAL", every))
    if options.errors:
        _list_errors(every)
    return 1 if faults else 0


def _files(path: Path) -> Sequence[Path]:
    return sorted(path.rglob("*.md")) if path.is_dir() else [path]


def _row(name: str, judgment: Judgment) -> str:
    def share(value: float | None, width: int = 7) -> str:
        return f"{'-':>{width}}" if value is None else f"{100 * value:{width}.1f}"

    labels = len(judgment.verdicts)
    return (
        f"{name[:31]:32}{labels:7}{share(judgment.recall)}{share(judgment.precision)}"
        f"{share(judgment.share_right())}"
        f"{share(judgment.share_right(Evidence.EXPLICIT), 9)}"
        f"{share(judgment.share_right(Evidence.ANAPHORIC, Evidence.IMPLICIT))}"
        f"{share(judgment.voices / labels if labels else None)}{judgment.unknown:8}"
        f"{share(judgment.caught)}"
    )


def _list_errors(judgment: Judgment) -> None:
    """List every wrong speaker, then what is taken as speech and is none."""
    print("\nscene, label, as the program says, how it found that, how sure it is, words")
    for one in judgment.verdicts:
        if not one.right:
            label, utterance = one.heard.label, one.heard.utterance
            how = utterance.evidence if utterance else "lost"
            print(
                f"{one.scene:24} {label.speaker or UNKNOWN:14} {one.speaker:18} {how:10} "
                f"{one.confidence:.2f}  {label.text[:_SAMPLE_CHARS]}"
            )
    for scene, utterance in judgment.unlabeled:
        sample = utterance.span.text[:_SAMPLE_CHARS]
        print(f"{scene:24} {'(no speech)':14} {utterance.speaker:18} {'':15}  {sample}")


if __name__ == "__main__":
    sys.exit(main())
