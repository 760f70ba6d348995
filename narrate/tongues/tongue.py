"""What is known of a language: how its stories mark speech, and who its words speak of."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from narrate.script import Gender


@dataclass(frozen=True, slots=True)
class Tongue:
    """A language as its stories are read; all words in lower case."""

    code: str
    """ISO 639-1."""

    says: frozenset[str]
    """Forms of verbs of speech, as they stand in tags."""

    acts: frozenset[str]
    """What authors put in a tag's place although nothing is said by it: *smiled*."""

    thinks: frozenset[str]
    pronouns: Mapping[str, Gender]
    """*He* and *she*."""

    self_name: str
    """*I*, as the subject of a tag."""

    address: re.Pattern[str]
    """*I*, *you* and their kin: what is said and seldom told."""

    ego: re.Pattern[str]
    """*I* and its forms."""

    narrated: re.Pattern[str]
    """A word that only a narrator uses, as a whole: *il vint*, *подошёл*."""

    titles: Mapping[str, Gender | None]
    """What stands before names, without a full stop: `mme`, `señor`."""

    articles: Mapping[str, Gender | None]
    """What begins a noun that speaks: *die Frau*, *su madre*."""

    women: frozenset[str]
    """Endings of women's names."""

    men: frozenset[str]
    """Names of men that end like a woman's."""

    male: frozenset[str]
    """Endings of men's names, asked for last."""

    dashes: bool = True
    """Whether a paragraph that begins with a dash is speech."""

    clinging: bool = False
    """Whether a dash that clings to a word without a capital begins a tag, whatever the word."""

    bare_tags: bool = False
    """Whether tags stand within speech without a mark of their own: `— Oui, dit-elle.`"""

    commas: bool = False
    """Whether a dash behind a comma or a stop alone parts a tag from speech: `, — сказал он`."""

    genders: tuple[tuple[str, Gender], ...] = ()
    """Endings of verbs in the past that tell whether a woman or a man is their subject."""

    i_verbs: re.Pattern[str] | None = None
    """Verbs of speech that say *I* without a pronoun, as a whole: *dije*, *powiedziałem*."""

    capital_nouns: bool = False
    """Whether every noun has a capital, so that one behind an article is no name."""

    named_articles: bool = False
    """Whether names take an article: *disse a Ana*."""


def formed(stems: str, endings: str) -> frozenset[str]:
    """Return every stem with every ending; `-` is the ending of the bare stem."""
    return frozenset(
        stem + ("" if ending == "-" else ending)
        for stem in stems.split()
        for ending in endings.split()
    )


def words(listed: str) -> re.Pattern[str]:
    """Return a pattern that finds any of some words."""
    return re.compile(rf"\b(?:{'|'.join(listed.split())})\b", re.IGNORECASE)
