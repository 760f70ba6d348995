"""
Gather the names that mean one person.

Long names are settled first, then titles with surnames, then single names; two names that stand
in one sentence of narration are two people.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import Final

from narrate.attribution.clusters import Clusters, Form
from narrate.attribution.common_names import Name
from narrate.attribution.company import Company
from narrate.attribution.first_names import FIRST_NAMES, SHORT_FORMS
from narrate.attribution.names import Run
from narrate.attribution.words import BARE_TITLES, TITLE_SPELLINGS
from narrate.script import CharacterId, Gender

_GIVEN: Final = frozenset({"miss", "sir", "lady", "aunt", "uncle", "cousin", "master", "st"})
"""Titles before a first name: *Aunt Anna*."""

_RANKED: Final = frozenset(
    "captain colonel major general lieutenant sergeant admiral commander".split()  # noqa: SIM905 - words in a row are read as text.
)
"""Titles of those who serve."""

_ALWAYS: Final = 0.15
"""How often *Anna Reed* beside *Anna*, when there is another Anna, is another than *Anna*."""

_FEWEST_NAMED: Final = 3
"""Mentions that make another Anna worth the difference."""

_PREFIX: Final = 4
"""Letters that a shortened name keeps, at least: *Chris* of *Christopher*."""

_ENDINGS: Final = ("s", "y", "ie", "ey", "o")
_STEM: Final = 2
_SAID_ONLY: Final = 0.2
"""Pet names: their endings, the letters before them, at least, and how much narration uses them."""


def cluster(
    runs: Sequence[Run],
    company: Company,
    decided: Mapping[str, CharacterId],
) -> Clusters:
    """
    Gather the names of a book into people.

    Args:
        runs: Every mention of a name.
        company: Which of them stand beside which.
        decided: Whose a name is by decision, lower case to id.
    """
    clusters = Clusters(runs, company)
    _full_names(clusters)
    _first_names(clusters)
    _short_names(clusters, full=True)
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
            _join_first(clusters, name, _called_short(clusters, form.rest[0]))


def _called_short(clusters: Clusters, word: str) -> list[Name]:
    """
    Return whom a first name alone may mean, the likeliest first; nobody, if it is a surname.

    Of two Annas, the one who is always *Anna Reed* is called so because the other is *Anna*.
    """
    bearers = _bearers(clusters, word, position=0)
    surname = sum(
        clusters.counts[name]
        for name, form in clusters.forms.items()
        if form.rest == (word,) and form.titles and not _GIVEN & set(form.titles)
    )
    if surname > sum(clusters.count(person) for person in bearers):
        return []
    families = Counter(form.rest[-1] for form in clusters.forms.values())
    bearers.sort(key=lambda one: (-clusters.count(one), -families[one[-1]], one))
    often = [one for one in bearers if clusters.narrated[one] >= _FEWEST_NAMED]
    always = [one for one in often if clusters.narrated[one] > _ALWAYS * clusters.counts[(word,)]]
    return bearers if often == always else [one for one in bearers if one not in always] + always


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
        fitting = [
            person
            for person in bearers
            if clusters.fits(name, person) and not _outranks(clusters, form, person)
        ]
        fitting = _eldest(clusters, form, fitting)
        choice = [one for one in fitting if clusters.called(one, form.titles)] or fitting
        if len(choice) == 1:
            clusters.join(choice[0], name)


def _outranks(clusters: Clusters, form: Form, person: Name) -> bool:
    """Tell whether a rank is rather her father's or brother's: she is not called by it."""
    return (
        bool(_RANKED & set(form.titles))
        and clusters.is_woman(person)
        and Gender.FEMALE not in {clusters.gender(form.name), clusters.gender(form.rest)}
        and not clusters.called(person, form.titles)
    )


def _eldest(clusters: Clusters, form: Form, people: list[Name]) -> list[Name]:
    """Return the people but those who are *Miss Lucy Hale*: they are not *Miss Hale*."""
    plain = [
        person
        for person in people
        if not any(
            known.titles == form.titles and known.rest[0] != form.rest[0]
            for known in (clusters.forms[name] for name in clusters.names_of(person))
        )
    ]
    return plain or people


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


def _short_names(clusters: Clusters, *, full: bool = False) -> None:
    """Join *Chris* with *Christopher*, *Tom* with *Thomas*; if `full`, *Tom Hale* with his like."""
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
            and (_shortens(short, word) or _pet_name(clusters, name, word))
            and clusters.fits(name, long)
            and not clusters.mostly_titled(long)
            and clusters.person(long) != clusters.person(name)
            and _one_surname(clusters, name, long, full=full)
        ]
        if len({clusters.person(long) for long in longs}) == 1:
            clusters.join(longs[0], name)


def _shortens(short: str, whole: str) -> bool:
    if SHORT_FORMS.get(short.lower()) == whole.lower():
        return True
    return len(whole) > len(short) >= _PREFIX and whole.startswith(short)


def _pet_name(clusters: Clusters, name: Name, whole: str) -> bool:
    """Tell whether a name that is only ever said is short for another: *Dom*, *Nads*, *Josie*."""
    word = name[-1].lower()
    if len(name) > 1 or clusters.narrated[name] > _SAID_ONLY * clusters.counts[name]:
        return False
    stems = [word, *(word.removesuffix(ending) for ending in _ENDINGS if word.endswith(ending))]
    return any(
        len(stem) >= _STEM and len(stem) < len(whole) and whole.lower().startswith(stem)
        for stem in stems
    )


def _one_surname(clusters: Clusters, left: Name, right: Name, *, full: bool) -> bool:
    """Tell whether two people may have one surname; if `full`, whether they have."""
    surnames = [
        {
            form.rest[-1]
            for other in clusters.names_of(name)
            if len((form := clusters.forms[other]).rest) > 1
        }
        for name in (left, right)
    ]
    return bool(surnames[0] & surnames[1]) or not (full or (surnames[0] and surnames[1]))
