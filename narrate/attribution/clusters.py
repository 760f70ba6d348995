"""Names taken apart, and gathered step by step into those of one person."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from narrate.attribution.common_names import Name
from narrate.attribution.company import Company
from narrate.attribution.first_names import FIRST_NAMES
from narrate.attribution.names import Run
from narrate.attribution.words import (
    BARE_TITLES,
    FEMALE_KIN,
    FEMALE_TITLES,
    MALE_KIN,
    MALE_TITLES,
    TITLE_SPELLINGS,
    TITLES,
)
from narrate.script import CharacterId, Gender

_TOGETHER: Final = 0.06
"""Two names of one person share at most this share of sentences (tuned on PDNC)."""

_FEWEST_TOGETHER: Final = 1
"""*Anna, or Miss Hale as he called her* is forgiven so often, and once more of those who are named
oftener than `_SELDOM`."""

_SELDOM: Final = 12
_FEWEST_ANSWERS: Final = 2
"""Who answers himself so often is two people: in PDNC's training novels, no two names of one person
do."""

_FEWEST_RIVALS: Final = 2
_RIVAL_SHARE: Final = 0.1
"""Two ways of naming in narration, both at least this usual beside the other, are two people."""

_INTERLEAVED: Final = 0.25
"""Share of *Mr. Hale* before the last but one *Mr. Tom Hale*: 0.44 for Mr. Knightley and his
brother in *Emma*, 0.05 where one man is introduced with his whole name."""

_UNMARRIED: Final = frozenset({"miss", "mistress"})
_FORMAL: Final = frozenset({"mr", "mrs", "lady"})


@dataclass(frozen=True, slots=True)
class Form:
    """A name taken apart."""

    name: Name
    titles: tuple[str, ...]
    """Lower case, without periods, spelled in one way."""

    rest: Name

    @property
    def gender(self) -> Gender | None:
        """What the titles say, or a noun that is used as a name: *Grandma*."""
        noun = self.rest[0].lower()
        if noun in MALE_KIN or any(title in MALE_TITLES for title in self.titles):
            return Gender.MALE
        if noun in FEMALE_KIN or any(title in FEMALE_TITLES for title in self.titles):
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

    def __init__(self, runs: Sequence[Run], company: Company) -> None:
        self.counts: Counter[Name] = Counter(run.name for run in runs)
        self.narrated: Counter[Name] = Counter(run.name for run in runs if not run.spoken)
        self.forms = {name: form_of(name) for name in sorted(self.counts)}
        self._person = {name: name for name in self.forms}
        self._owners: dict[Name, CharacterId] = {}
        self._company = company

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
        """Tell whether two names keep company in a way that one person's do not."""
        pair = frozenset((left, right))
        if self._company.answering[pair] >= _FEWEST_ANSWERS:
            return True
        fewest = min(self.counts[left], self.counts[right])
        forgiven = _FEWEST_TOGETHER + (fewest > _SELDOM)
        return self._company.together[pair] > max(forgiven, _TOGETHER * fewest)

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
        return any(self.gender(name) is Gender.FEMALE for name in self.names_of(person))

    def gender(self, name: Name) -> Gender | None:
        """Return what a title, pronouns, or else the first name, say of a name's bearer."""
        form = form_of(name)
        told = form.gender or self._company.genders.get(name)
        return told or FIRST_NAMES.get(form.rest[0].lower())

    def fits(self, name: Name, person: Name) -> bool:
        """Tell whether the bearer of a name may be a person: titles, genders, company."""
        for mine in self.names_of(name):
            form = self.forms[mine]
            for other in self.names_of(person):
                if self.apart(mine, other) or _clash(form, self.forms[other]):
                    return False
                if len({self.gender(mine), self.gender(other)} - {None}) > 1:
                    return False
            if self._told_apart(form, person):
                return False
        return True

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
                beside = len(known.rest) > 1 and self._interleaved(other, form.name)
                rival = self.narrated[other] if beside else 0
            elif not known.titles and len(known.rest) == 1 and form.titles[0] in _FORMAL:
                rival = self.narrated[other] if known.rest != form.rest else 0
            else:
                continue
            if rival >= _FEWEST_RIVALS and rival > _RIVAL_SHARE * formal > 0:
                return formal > _RIVAL_SHARE * rival or form.titles == ("lady",)
        return False

    def _interleaved(self, full: Name, formal: Name) -> bool:
        """Tell whether *Mr. Tom Hale* is so called all along, not only until he is *Mr. Hale*."""
        whole, short = (self._company.told.get(name, ()) for name in (full, formal))
        # The very last one may be on a letter, or said in earnest.
        return len(whole) >= _FEWEST_RIVALS and bisect_right(short, whole[-2]) > _INTERLEAVED * len(
            short
        )


def _clash(left: Form, right: Form) -> bool:
    if left.titles and right.titles and left.titles != right.titles:
        if {*left.titles, *right.titles} <= _UNMARRIED:
            return False
        kin = {"uncle", "aunt", "cousin", "brother", "sister", "father", "mother"}
        return not (set(left.titles) | set(right.titles)) & kin
    return False


def best_name(names: Mapping[Name, int], shared: Collection[Name] = ()) -> str:
    """
    Return how a person is best called: by the name that is used most, no title alone.

    Args:
        names: How often each is used.
        shared: Single names that others bear too: *Anna Hale* is not *Anna*, beside *Anna Reed*,
            and not *Hale*, beside *Tom Hale*.

    Raises:
        ValueError: There is no name.
    """
    full = [name for name in names if name[-1].lower() not in BARE_TITLES]
    full = [name for name in full if name not in shared] or full
    best: Name = max(full or names, key=lambda name: (names[name], name))
    return " ".join(best)
