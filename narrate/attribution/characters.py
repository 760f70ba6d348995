"""
Gather the names that mean one person.

Long names are settled first, then titles with surnames, then single names; two names that stand
in one sentence of narration are two people.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Final

from narrate.attribution.first_names import FIRST_NAMES, SHORT_FORMS
from narrate.attribution.names import Name, Run
from narrate.attribution.passages import Passage
from narrate.attribution.words import (
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

_FEWEST_RIVALS: Final = 3
_RIVAL_SHARE: Final = 0.1
"""Two ways of naming in narration, both at least this usual beside the other, are two people."""

_FORMAL: Final = frozenset({"mr", "mrs"})

_PREFIX: Final = 4
"""Letters that a shortened name keeps, at least: *Chris* of *Christopher*."""


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
    """
    Take a name apart into titles and the rest.

    Raises:
        Nothing.
    """
    count = 0
    while count < len(name) - 1 and name[count].lower() in TITLES:
        count += 1
    titles = tuple(word.lower().rstrip(".") for word in name[:count])
    return Form(
        name, tuple(TITLE_SPELLINGS.get(word, word) for word in titles), tuple(name[count:])
    )


class Clusters:
    """The names of a book, gathered into people step by step."""

    def __init__(
        self,
        runs: Sequence[Run],
        sentences: Iterable[frozenset[Name]],
        decided: Mapping[str, CharacterId],
    ) -> None:
        self._decided = decided
        self.counts: Counter[Name] = Counter(run.name for run in runs)
        self.narrated: Counter[Name] = Counter(run.name for run in runs if not run.spoken)
        self.forms = {name: form_of(name) for name in sorted(self.counts)}
        self._person = {name: name for name in self.forms}
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

    def owner(self, person: Name) -> CharacterId | None:
        """Return the id that a decision gives to a person, if one does."""
        owned = (self._decided.get(" ".join(name).casefold()) for name in self.names_of(person))
        return next((one for one in owned if one is not None), None)

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

    def is_woman(self, person: Name) -> bool:
        """Tell whether titles or the first name are a woman's."""
        return any(_gender(self.forms[name]) is Gender.FEMALE for name in self.names_of(person))

    def fits(self, name: Name, person: Name) -> bool:
        """Tell whether a name may be one more of a person: titles, genders, company."""
        if None not in (ids := {self.owner(name), self.owner(person)}) and len(ids) > 1:
            return False
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


def cluster(
    runs: Sequence[Run],
    sentences: Iterable[frozenset[Name]],
    decided: Mapping[str, CharacterId],
) -> Clusters:
    """
    Gather the names of a book into people.

    Args:
        runs: Every mention of a name.
        sentences: The names in each sentence of narration.
        decided: Whose a name is by decision, lower case to id.

    Raises:
        Nothing.
    """
    clusters = Clusters(runs, sentences, decided)
    _decided_names(clusters)
    _full_names(clusters)
    _first_names(clusters)
    _titled_names(clusters)
    _last_names(clusters)
    _short_names(clusters)
    return clusters


def _decided_names(clusters: Clusters) -> None:
    """Join the names that a decision gives to one person."""
    first: dict[CharacterId, Name] = {}
    for name in clusters.forms:
        owner = clusters.owner(name)
        if owner is not None:
            clusters.join(first.setdefault(owner, name), name)


def _full_names(clusters: Clusters) -> None:
    """Join *Harry Hale*, *Mr. Harry Hale* and *Harry James Hale*."""
    full: dict[tuple[str, str], list[Name]] = defaultdict(list)
    for name, form in clusters.forms.items():
        if len(form.rest) > 1:
            full[form.rest[0], form.rest[-1]].append(name)
    for names in full.values():
        names.sort(key=lambda name: (-clusters.counts[name], name))
        for name in names[1:]:
            if clusters.fits(name, names[0]):
                clusters.join(names[0], name)


def _first_names(clusters: Clusters) -> None:
    """Give *Anna* to the Anna with a surname who is named most."""
    for name, form in clusters.forms.items():
        if not form.titles and len(form.rest) == 1:
            _join_first(clusters, name, _bearers(clusters, form.rest[0], position=0))


def _titled_names(clusters: Clusters) -> None:
    """Join *Mr. Hale* with the one Mr. Hale there can be, *Aunt Anna* with *Anna*."""
    for name, form in clusters.forms.items():
        if not form.titles or len(form.rest) != 1:
            continue
        (word,) = form.rest
        bearers = _bearers(clusters, word, position=0) or [
            *_bearers(clusters, word, position=-1),
            *([(word,)] if (word,) in clusters.forms and word.lower() in FIRST_NAMES else []),
        ]
        fitting = [person for person in bearers if clusters.fits(name, person)]
        alike = [person for person in fitting if clusters.called(person, form.titles)]
        choice = alike or fitting
        if len(choice) == 1:
            clusters.join(choice[0], name)


def _last_names(clusters: Clusters) -> None:
    """Give *Hale* to the man, else the woman, who is named most by that name."""
    for name, form in clusters.forms.items():
        if form.titles or len(form.rest) != 1 or clusters.person(name) != name:
            continue
        bearers = {
            clusters.person(other): None
            for other, known in clusters.forms.items()
            if known.rest[-1] == form.rest[0] and other != name
        }
        men_first = sorted(
            bearers,
            key=lambda person: (clusters.is_woman(person), -clusters.count(person), person),
        )
        _join_first(clusters, name, men_first)


def _join_first(clusters: Clusters, name: Name, people: Sequence[Name]) -> None:
    for person in people:
        if clusters.person(person) != clusters.person(name) and clusters.fits(name, person):
            clusters.join(person, name)
            return


def _bearers(clusters: Clusters, word: str, *, position: int) -> list[Name]:
    """Return the people with a full name whose first or last word is this."""
    people = {
        clusters.person(name): None
        for name, form in clusters.forms.items()
        if len(form.rest) > 1 and form.rest[position] == word
    }
    return sorted(people, key=lambda person: (-clusters.count(person), person))


def _short_names(clusters: Clusters) -> None:
    """Join *Chris* with *Christopher*, *Tom* with *Thomas*."""
    firsts: dict[str, Name] = {}
    for name in sorted(clusters.forms, key=lambda name: (-clusters.counts[name], name)):
        form = clusters.forms[name]
        if form.rest[0] not in firsts and (not form.titles or len(form.rest) > 1):
            firsts[form.rest[0]] = name
    for short, name in firsts.items():
        longs = [
            long
            for word, long in firsts.items()
            if word != short
            and _shortens(short, word)
            and clusters.fits(name, long)
            and not clusters.forms[long].titles
            and clusters.person(long) != clusters.person(name)
            and not _two_surnames(clusters, name, long)
        ]
        if len({clusters.person(long) for long in longs}) == 1:
            clusters.join(longs[0], name)


def _shortens(short: str, whole: str) -> bool:
    if SHORT_FORMS.get(short.lower()) == whole.lower():
        return True
    return len(whole) > len(short) >= _PREFIX and whole.startswith(short)


def _two_surnames(clusters: Clusters, left: Name, right: Name) -> bool:
    surnames = [
        {
            form.rest[-1]
            for other in clusters.names_of(name)
            if len((form := clusters.forms[other]).rest) > 1
        }
        for name in (left, right)
    ]
    return bool(surnames[0] and surnames[1] and not surnames[0] & surnames[1])


def best_name(names: Mapping[Name, int]) -> str:
    """
    Return how a person is best called in full.

    The name that is used most, unless a fuller one without a title is used too.

    Raises:
        ValueError: There is no name.
    """
    return " ".join(max(sorted(names), key=lambda name: names[name]))


def names_by_sentence(book: Sequence[Passage], runs: Sequence[Run]) -> list[frozenset[Name]]:
    """
    Return the names of each sentence of narration that has two or more.

    Raises:
        Nothing.
    """
    inside: dict[int, list[Run]] = defaultdict(list)
    for run in runs:
        inside[run.passage].append(run)
    found = []
    for number, named in inside.items():
        tokens = book[number].tokens
        starts = [at for at, token in enumerate(tokens) if token.opens]
        groups: dict[int, set[Name]] = defaultdict(set)
        for run in named:
            if not tokens[run.first].spoken:
                groups[bisect_right(starts, run.first)].add(run.name)
        found += [frozenset(names) for names in groups.values() if len(names) > 1]
    return found
