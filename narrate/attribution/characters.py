"""
Gather the names that mean one person.

Long names are settled first, then titles with surnames, then single names; two names that stand
in one sentence of narration are two people.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from narrate.attribution.clusters import Clusters
from narrate.attribution.first_names import FIRST_NAMES, SHORT_FORMS
from narrate.attribution.names import Name, Run
from narrate.attribution.passages import Passage
from narrate.attribution.words import BARE_TITLES, TITLE_SPELLINGS
from narrate.script import CharacterId

_PREFIX: Final = 4
"""Letters that a shortened name keeps, at least: *Chris* of *Christopher*."""


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
    """
    clusters = Clusters(runs, sentences)
    _full_names(clusters)
    _first_names(clusters)
    _titled_names(clusters)
    _last_names(clusters)
    _short_names(clusters)
    _bare_titles(clusters)
    clusters.settle(decided)
    return clusters


def _full_names(clusters: Clusters) -> None:
    """Join *Tom Hale*, *Mr. Tom Hale* and *Tom James Hale*."""
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


def _bare_titles(clusters: Clusters) -> None:
    """Give *Madame* to the one who is named most with that title."""
    for name in clusters.forms:
        word = name[0].lower()
        if len(name) == 1 and word in BARE_TITLES:
            bearers = [
                clusters.person(other)
                for other, form in clusters.forms.items()
                if TITLE_SPELLINGS.get(word, word) in form.titles
            ]
            if bearers:
                clusters.join(max(bearers, key=lambda one: (clusters.count(one), one)), name)


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
            and not clusters.mostly_titled(long)
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


def names_by_sentence(book: Sequence[Passage], runs: Sequence[Run]) -> list[frozenset[Name]]:
    """Return the names of each sentence of narration that has two or more."""
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
