"""Who of a labeled book is meant by a name that was found in it."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from typing import Any, Final

from narrate.attribution.words import FEMALE_TITLES, MALE_TITLES, TITLES

_SPELLINGS: Final = {
    "mister": "mr",
    "missus": "mrs",
    "missis": "mrs",
    "doctor": "dr",
    "saint": "st",
}
_OPENINGS: Final = frozenset({"the", "a", "an", "my", "his", "her", "our", "their"})
_NOT_LETTERS: Final = re.compile(r"[^\w\s]|_")
_SKIPPED: Final = frozenset({"unknowable", "unknown"})


class Aliases:
    """The characters of a labeled book by all their names."""

    def __init__(self, labeled: Mapping[str, Any]) -> None:
        self.talk = Counter(quote["speaker"] for quote in labeled["quotes"])
        self._narrator = labeled.get("narrator")
        self._bearers: dict[str, set[str]] = defaultdict(set)
        self._words: list[tuple[str, str, frozenset[str]]] = []
        for character in labeled["characters"]:
            if not is_person(character["name"]):
                continue
            names = [character["name"], *character.get("aliases", [])]
            for name in [*names, *character.get("aliases_derived", [])]:
                self._bearers[_plain(name)].add(character["id"])
            if self.talk[character["id"]]:
                gender = character.get("gender", "U")
                self._words += [
                    (character["id"], gender, frozenset(_plain(name).split())) for name in names
                ]

    def of(self, name: str, names: Iterable[str]) -> str | None:
        """Return the id of whoever bears a name, or else most of all the names."""
        single = self._of(name)
        if single is not None:
            return single
        votes = Counter(found for other in names if (found := self._of(other)) is not None)
        best = votes.most_common(1)
        return best[0][0] if best and 2 * best[0][1] > votes.total() else None

    def _of(self, name: str) -> str | None:
        plain = _plain(name)
        if plain == "i":
            return self._narrator
        if plain in self._bearers:
            return max(sorted(self._bearers[plain]), key=lambda one: self.talk[one])
        words = frozenset(plain.split())
        core = words - TITLES
        clash = {"F"} if words & MALE_TITLES else {"M"} if words & FEMALE_TITLES else set()
        bearers = {
            bearer for bearer, gender, own in self._words if core <= own and gender not in clash
        }
        return bearers.pop() if core and len(bearers) == 1 else None


def is_person(name: str) -> bool:
    """Tell whether a speaker of a labeled book is somebody at all."""
    return not name.startswith("_") and name.lower() not in _SKIPPED


def _plain(name: str) -> str:
    text = unicodedata.normalize("NFKC", name).lower().replace("\u2019", "'").strip()
    words = _NOT_LETTERS.sub(" ", text.removesuffix("'s")).split()
    words = [_SPELLINGS.get(word, word) for word in words]
    while len(words) > 1 and words[0] in _OPENINGS:
        words.pop(0)
    return " ".join(words)
