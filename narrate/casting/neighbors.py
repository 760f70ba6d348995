"""Who is heard beside whom: who answers whom, and who is never in one scene with whom."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final, TypeAlias

from narrate.book import SceneBreak
from narrate.script import NARRATOR, CharacterId, Script, ScriptChapter, SpanKind

Pair: TypeAlias = tuple[CharacterId, CharacterId]
"""Two speakers, in the order of their ids."""

_SPOKEN: Final = frozenset({SpanKind.DIALOGUE, SpanKind.THOUGHT})


@dataclass(frozen=True, slots=True)
class Neighbors:
    """How often each speaker is heard, and beside whom."""

    lines: Counter[CharacterId] = field(default_factory=Counter)
    """Of dialogue or thought."""

    turns: Counter[Pair] = field(default_factory=Counter)
    """How often one of two speaks next after the other, within a scene."""

    meetings: Counter[Pair] = field(default_factory=Counter)
    """In how many scenes both of two speak."""

    def exchanges(self, one: CharacterId, other: CharacterId) -> int:
        """
        Return how often the one is heard next to the other.

        The narrator stands between all lines, so he is next to each.
        """
        if NARRATOR in (one, other):
            return self.lines[other if one == NARRATOR else one]
        return self.turns[pair(one, other)]

    def meet(self, one: CharacterId, other: CharacterId) -> bool:
        """Tell whether two are ever heard in one scene; the narrator is in all."""
        return NARRATOR in (one, other) or self.meetings[pair(one, other)] > 0

    def closest(self, one: CharacterId) -> CharacterId | None:
        """Return whom somebody talks to most; None if to nobody."""
        partners = {
            (set(both) - {one}).pop(): times for both, times in self.turns.items() if one in both
        }
        return min(partners, key=lambda other: (-partners[other], other), default=None)


def pair(one: CharacterId, other: CharacterId) -> Pair:
    """Return two speakers as one key, whoever is named first."""
    return (one, other) if one < other else (other, one)


def neighbors(script: Script) -> Neighbors:
    """Return who is heard beside whom in a script."""
    found = Neighbors()
    for chapter in script.chapters:
        for scene in _scenes(chapter):
            found.lines.update(scene)
            speakers = sorted(set(scene))
            found.meetings.update(
                (one, other) for at, one in enumerate(speakers) for other in speakers[at + 1 :]
            )
            found.turns.update(pair(one, other) for one, other in pairwise(scene) if one != other)
    return found


def _scenes(chapter: ScriptChapter) -> Iterator[list[CharacterId]]:
    """Yield the speakers of the lines of each scene, in order."""
    scene: list[CharacterId] = []
    for item in chapter.items:
        if isinstance(item, SceneBreak):
            yield scene
            scene = []
        elif item.span.kind in _SPOKEN and item.speaker != NARRATOR:
            scene.append(item.speaker)
    yield scene
