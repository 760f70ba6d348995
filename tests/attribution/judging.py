"""Judge what the program makes of labeled scenes: who is right, and which voices hold."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from narrate.script import NARRATOR, UNKNOWN, Character, Evidence, Script, Utterance
from tests.attribution.labeled import Heard, Label, Scene, match, unlabeled

LEAST_SURE: Final = 0.1
"""The share of the lines that a person would look through."""

_ARTICLES: Final = frozenset({"the", "a", "an", "my", "his", "her", "our", "their"})
_TITLES: Final = frozenset(
    {
        *("mr", "mrs", "ms", "miss", "mx", "sir", "madam", "lord", "lady", "dr", "doctor"),
        *("prof", "professor", "captain", "commander", "lieutenant", "sergeant", "officer"),
        *("agent", "detective", "aunt", "uncle"),
    }
)


@dataclass(frozen=True, slots=True)
class Verdict:
    """A label, and whether the program is right about it."""

    scene: str
    heard: Heard
    speaker: str
    """Whom the program names, as its id; `narrator` for what it does not take as speech."""

    right: bool

    @property
    def confidence(self) -> float:
        """How sure the program is."""
        return self.heard.utterance.confidence if self.heard.utterance else 0.0


@dataclass(frozen=True, slots=True)
class Judgment:
    """What the program makes of some scenes."""

    verdicts: tuple[Verdict, ...]
    unlabeled: tuple[tuple[str, Utterance], ...]
    """Scene, and what is taken as speech there and is none."""

    voices: int
    """Labels whose character keeps one voice, and has it to himself."""

    def share_right(self, *evidence: Evidence) -> float | None:
        """Return the share of right speakers, of all labels or those with such evidence."""
        return _share(
            one.right
            for one in self.verdicts
            if not evidence or (one.heard.utterance and one.heard.utterance.evidence in evidence)
        )

    @property
    def recall(self) -> float | None:
        """The share of labeled words that are heard as speech."""
        return _share(one.heard.spoken for one in self.verdicts)

    @property
    def precision(self) -> float | None:
        """The share of labeled words among what is heard as speech."""
        heard = sum(one.heard.spoken for one in self.verdicts)
        return _share([True] * heard + [False] * len(self.unlabeled))

    @property
    def unknown(self) -> int:
        """How many labels of somebody are nobody's for the program."""
        return sum(
            one.speaker == UNKNOWN and one.heard.label.speaker is not None for one in self.verdicts
        )

    @property
    def caught(self) -> float | None:
        """The share of the wrong speakers that is found in the least sure lines."""
        spoken = sorted(
            (one for one in self.verdicts if one.heard.spoken), key=lambda one: one.confidence
        )
        few = {id(one) for one in spoken[: round(len(spoken) * LEAST_SURE)]}
        return _share(id(one) in few for one in spoken if not one.right)


def judge(scene: Scene) -> Judgment:
    """Read one scene, and compare."""
    return judged(scene, scene.script())


def judged(scene: Scene, script: Script) -> Judgment:
    """Compare a scene's script with its labels."""
    heard = match(scene, script)
    speakers = [
        one.utterance.speaker if one.utterance and one.spoken else NARRATOR for one in heard
    ]
    characters = {character.id: character for character in script.characters}
    lines = Counter(label.speaker for label in scene.labels)
    verdicts = tuple(
        Verdict(
            scene.name,
            one,
            speaker,
            one.spoken and _right(scene, one.label, characters.get(speaker), script, lines),
        )
        for one, speaker in zip(heard, speakers, strict=True)
    )
    pairs = Counter(
        (speaker, one.label.speaker)
        for one, speaker in zip(heard, speakers, strict=True)
        if speaker in characters and one.label.speaker is not None
    )
    nobody = sum(one.right for one in verdicts if one.heard.label.speaker is None)
    strays = tuple((scene.name, one) for one in unlabeled(script, heard))
    return Judgment(verdicts, strays, _voices(pairs) + nobody)


def together(judgments: Iterable[Judgment]) -> Judgment:
    """Return several judgments as one."""
    every = tuple(judgments)
    return Judgment(
        tuple(one for judgment in every for one in judgment.verdicts),
        tuple(one for judgment in every for one in judgment.unlabeled),
        sum(judgment.voices for judgment in every),
    )


def _right(
    scene: Scene,
    label: Label,
    character: Character | None,
    script: Script,
    lines: Mapping[str | None, int],
) -> bool:
    if character is None:
        return label.speaker is None
    if character.id == script.narrator or character.name == "I":
        # Whoever tells the story may stay without a name.
        found = _resolved(scene, character, lines) or label.narrator
    else:
        found = _resolved(scene, character, lines)
    return found == label.speaker


def _resolved(scene: Scene, character: Character, lines: Mapping[str | None, int]) -> str | None:
    """Return who in the scene a predicted character is: by his name, else by most aliases."""
    known = {
        person.id: [_plain(name) for name in person.names] for person in scene.persons.values()
    }
    first = _named(_plain(character.name), known, lines)
    if first is not None:
        return first
    votes = Counter(_named(_plain(alias), known, lines) for alias in character.aliases)
    winner, count = votes.most_common(1)[0] if votes else (None, 0)
    return winner if 2 * count > votes.total() else None


def _named(
    name: str, known: Mapping[str, Sequence[str]], lines: Mapping[str | None, int]
) -> str | None:
    owners = [id_ for id_, names in known.items() if name in names]
    if owners:
        return max(owners, key=lambda id_: lines[id_])
    core = set(name.split()) - _TITLES
    parts = [
        id_ for id_, names in known.items() if core and any(core <= {*n.split()} for n in names)
    ]
    return parts[0] if len(parts) == 1 else None


def _plain(name: str) -> str:
    words = re.findall(r"\w+", unicodedata.normalize("NFKC", name).casefold())
    while len(words) > 1 and words[0] in _ARTICLES:
        words = words[1:]
    return " ".join(words)


def _voices(pairs: Mapping[tuple[str, str], int]) -> int:
    """Return the labels that agree when each predicted character plays at most one person."""
    predicted = sorted({speaker for speaker, _ in pairs})

    @cache
    def best(at: int, taken: frozenset[str]) -> int:
        if at == len(predicted):
            return 0
        plays = (
            count + best(at + 1, taken | {true})
            for (speaker, true), count in pairs.items()
            if speaker == predicted[at] and true not in taken
        )
        return max(best(at + 1, taken), *plays, 0)

    return best(0, frozenset())


def _share(hits: Iterable[bool]) -> float | None:
    every = tuple(hits)
    return sum(every) / len(every) if every else None
