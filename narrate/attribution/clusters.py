"""Names taken apart, and gathered step by step into those of one person."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Final

from narrate.attribution.first_names import FIRST_NAMES
from narrate.attribution.names import Name, Run
from narrate.attribution.words import (
    BARE_TITLES,
    FEMALE_TITLES,
    MALE_TITLES,
    TITLE_SPELLINGS,
    TITLES,
)
from narrate.script import CharacterId, Gender

_TOGETHER: Final = 0.15
"""Two names of one person share at most this share of sentences (tuned on PDNC)."""

_FEWEST_TOGETHER: Final = 1
"""*Anna, or Miss Hale as he called her* is forgiven so often."""

_FEWEST_RIVALS: Final = 2
_RIVAL_SHARE: Final = 0.1
"""Two ways of naming in narration, both at least this usual beside the other, are two people."""

_FORMAL: Final = frozenset({"mr", "mrs"})


@dataclass(frozen=True, slots=True)
class Form:
    """A name taken apart."""

    name: Name
    titles: tuple[str, ...]
    """Lower case, without periods, spelled in one way."""

    rest: Name

    @property
    def gender(self) -> Gender | None:
        """What the titles say."""
        if any(title in MALE_TITLES for title in self.titles):
            return Gender.MALE
        if any(title in FEMALE_TITLES for title in self.titles):
            return Gender.FEMALE
        return None


def form_of(name: Name) -> Form:
    """Take a name apart into titles and the rest."""
    count = 0
    while count < len(name) - 1 and name[count].lower() in TITLES:
        count += 1
    titles = tuple(word.lower().rstrip(".") for word in name[:count])
    return Form(
        name, tuple(TITLE_SPELLINGS.get(word, word) for word in titles), tuple(name[count:])
    )


class Clusters:
    """The names of a book, gathered into people step by step."""

    def __init__(self, runs: Sequence[Run], sentences: Iterable[frozenset[Name]]) -> None:
        self.counts: Counter[Name] = Counter(run.name for run in runs)
        self.narrated: Counter[Name] = Counter(run.name for run in runs if not run.spoken)
        self.forms = {name: form_of(name) for name in sorted(self.counts)}
        self._person = {name: name for name in self.forms}
        self._owners: dict[Name, CharacterId] = {}
        self._together: Counter[frozenset[Name]] = Counter()
        for names in sentences:
            self._together.update(frozenset(pair) for pair in combinations(sorted(names), 2))

    def person(self, name: Name) -> Name:
        """Return the name that stands for all the names of a person."""
        while self._person[name] != name:
            name = self._person[name]
        return name

    def join(self, left: Name, right: Name) -> None:
        """Say that two names are one person's."""
        left, right = self.person(left), self.person(right)
        if left != right:
            self._person[right] = left

    def settle(self, decided: Mapping[str, CharacterId]) -> None:
        """Give names to whom decisions give them; the others stay with whom they were."""
        groups: dict[CharacterId | Name, list[Name]] = defaultdict(list)
        for person, names in self.members().items():
            owners = {name: decided.get(" ".join(name).casefold()) for name in names}
            owned = [name for name in names if owners[name] is not None]
            usual = max(owned, key=lambda name: (self.counts[name], name), default=person)
            for name in names:
                groups[owners[name] or owners[usual] or person].append(name)
        for owner, names in groups.items():
            self._person.update(dict.fromkeys(names, names[0]))
            if isinstance(owner, str):
                self._owners[names[0]] = owner

    def owner(self, person: Name) -> CharacterId | None:
        """Return the id that a decision gives to a person, if one does."""
        return self._owners.get(self.person(person))

    def members(self) -> dict[Name, list[Name]]:
        """Return the names of each person."""
        people: dict[Name, list[Name]] = defaultdict(list)
        for name in self.forms:
            people[self.person(name)].append(name)
        return people

    def names_of(self, name: Name) -> list[Name]:
        """Return all the names of the person who bears one."""
        person = self.person(name)
        return [other for other in self.forms if self.person(other) == person]

    def count(self, name: Name) -> int:
        """Return how often a person is named."""
        return sum(self.counts[other] for other in self.names_of(name))

    def apart(self, left: Name, right: Name) -> bool:
        """Tell whether two names stand together too often to be one person's."""
        together = self._together[frozenset((left, right))]
        fewest = min(self.counts[left], self.counts[right])
        return together > max(_FEWEST_TOGETHER, _TOGETHER * fewest)

    def called(self, person: Name, titles: tuple[str, ...]) -> bool:
        """Tell whether a person bears just these titles."""
        return any(self.forms[name].titles == titles for name in self.names_of(person))

    def mostly_titled(self, person: Name) -> bool:
        """Tell whether a person is called with a title as a rule."""
        names = self.names_of(person)
        titled = sum(self.counts[name] for name in names if self.forms[name].titles)
        return 2 * titled > self.count(person)

    def is_woman(self, person: Name) -> bool:
        """Tell whether titles or the first name are a woman's."""
        return any(_gender(self.forms[name]) is Gender.FEMALE for name in self.names_of(person))

    def fits(self, name: Name, person: Name) -> bool:
        """Tell whether a name may be one more of a person: titles, genders, company."""
        form = self.forms[name]
        for other in self.names_of(person):
            known = self.forms[other]
            if self.apart(name, other) or _clash(form, known):
                return False
        return not self._told_apart(form, person)

    def _told_apart(self, form: Form, person: Name) -> bool:
        """
        Tell whether narration keeps *Mr. Hale* for somebody else than this Hale.

        It calls one man *Tom* or *Mr. Hale*, hardly both; and beside *Mr. Tom Hale*, the plain
        *Mr. Hale* is another.
        """
        if len(form.titles) != 1 or len(form.rest) != 1:
            return False
        formal = self.narrated[form.name]
        for other in self.names_of(person):
            known = self.forms[other]
            if known.rest[-1] == form.rest[0] and known.titles == form.titles:
                rival = self.narrated[other] if len(known.rest) > 1 else 0
            elif not known.titles and len(known.rest) == 1 and form.titles[0] in _FORMAL:
                rival = self.narrated[other] if known.rest != form.rest else 0
            else:
                continue
            if rival >= _FEWEST_RIVALS and rival > _RIVAL_SHARE * formal > 0:
                return formal > _RIVAL_SHARE * rival
        return False


def _clash(left: Form, right: Form) -> bool:
    genders = {_gender(left), _gender(right)} - {None}
    if len(genders) > 1:
        return True
    if left.titles and right.titles and left.titles != right.titles:
        kin = {"uncle", "aunt", "cousin", "brother", "sister", "father", "mother"}
        return not (set(left.titles) | set(right.titles)) & kin
    return False


def _gender(form: Form) -> Gender | None:
    if form.gender is not None:
        return form.gender
    return FIRST_NAMES.get(form.rest[0].lower())


def best_name(names: Mapping[Name, int]) -> str:
    """
    Return how a person is best called: by the name that is used most, no title alone.

    Raises:
        ValueError: There is no name.
    """
    full = [name for name in names if name[-1].lower() not in BARE_TITLES]
    best: Name = max(full or names, key=lambda name: (names[name], name))
    return " ".join(best)
