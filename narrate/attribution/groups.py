"""Find who is nobody in particular: *the crowd*, *several voices*, *one of the guards*."""

# ruff: noqa: SIM905 - lists of words are read, and edited, as running text.

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from narrate.attribution.clauses import Clause
from narrate.attribution.passages import Passage, Token
from narrate.attribution.references import Kind, Reference
from narrate.attribution.words import (
    CROWD_NOUNS,
    PERSON_NOUNS,
    POSSESSIVE_MARKS,
    PREPOSITIONS,
    SPEECH_VERBS,
)

_LONGEST: Final = 4
"""Words between what opens a group and its noun: *the three tired little girls*."""

_REACH: Final = 5
"""Tokens between a group and its verb: *the others, after a while, said*."""

_SOMEBODY: Final = frozenset("someone somebody anyone anybody everyone everybody".split())
_PARTS: Final = frozenset(
    """one two three four five some any each several many most all both none half another others few
    dozen rest first last third""".split()
)
"""*one of the guards*, *all of them*."""

_COUNTS: Final = frozenset(
    "two three four five six several many some few dozen hundred both all various other".split()
)
"""*several voices*, *both boys*."""

_ARTICLES: Final = frozenset("the these those his her their my our a an".split())
_DEFINITE: Final = frozenset("the these those his her their my our".split())
_INDEFINITE: Final = frozenset("a an another some".split())
_PLURAL_PRONOUNS: Final = frozenset("them us you".split())
_ALONE: Final = frozenset("one another others both all several many some".split())
"""What may stand for people alone: *said one*, *both cried*."""

_PLACES: Final = frozenset("room hall table house street bar ship class family team group".split())
"""Who is in one speaks for it as a whole: *the whole room shouted*."""

_MASSES: Final = frozenset(
    "chorus crowd group pair couple number handful gang band host score dozen trio".split()
)
_TOGETHER: Final = frozenset("chorus unison together chorused simultaneously".split())


@dataclass(frozen=True, slots=True)
class GroupTag:
    """A group and its verb of speech."""

    reference: Reference
    verb: int


class Groups:
    """Finds in the narration of one paragraph who is nobody in particular."""

    def __init__(self, passage: Passage, by_first: Mapping[int, Reference]) -> None:
        self._tokens = passage.tokens
        self._number = passage.index
        self._by_first = by_first

    def tag(self, clause: Clause, at: int) -> GroupTag | None:
        """Return the tag that begins at a token and says that nobody in particular speaks."""
        said = self._speaks(at)
        group = self._at(at + 1, said=said)
        if group is not None and (said or self._comes(at, group)):
            return GroupTag(group, at)
        group = self._at(at)
        if group is None:
            return None
        for verb in range(group.last, min(group.last + _REACH, clause.last)):
            if self._speaks(verb):
                return GroupTag(group, verb)
            if verb in self._by_first:
                break
        return None

    def opening(self, clause: Clause, verb: int) -> Reference | None:
        """Return the group that opens a clause, unless somebody else is a verb's subject."""
        at = clause.first
        while at < verb and (not self._tokens[at].word or self._tokens[at].low in {"then", "but"}):
            at += 1
        group = self._at(at)
        if group is None or group.last > verb:
            return None
        others = [self._by_first[at] for at in range(group.last, verb) if at in self._by_first]
        # *Someone behind Anna said*
        acting = (
            one.subject and self._tokens[one.first - 1].low not in PREPOSITIONS for one in others
        )
        return None if any(acting) else group

    def unmasked(self, at: int) -> Reference | None:
        """Return whose voice it was: *The voice was Anna's*."""
        low = [_low(self._tokens, index) for index in range(at, at + 4)]
        if low[:2] != ["the", "voice"] or low[2] not in {"was", "belonged"}:
            return None
        return self._name_at(at + 3 + (low[3] == "to"))

    def revealed(self, behind: Sequence[Clause]) -> Reference | None:
        """Return who it was after all: *cried a voice. It was Anna.*"""
        if not behind:
            return None
        first = behind[0].first
        said = (_low(self._tokens, first), _low(self._tokens, first + 1))
        return self._name_at(first + 2) if said == ("it", "was") else None

    def _at(self, at: int, *, said: bool = False) -> Reference | None:
        """Return the words from a token on that stand for nobody in particular."""
        end = _end(self._tokens, at) or (said and _unlisted(self._tokens, at))
        if not end or (end < len(self._tokens) and self._tokens[end].low in POSSESSIVE_MARKS):
            return None
        text = " ".join(token.text for token in self._tokens[at:end])
        return Reference(Kind.NOMINAL, self._number, at, end, text, head="others", subject=True)

    def _name_at(self, at: int) -> Reference | None:
        known = self._by_first.get(at)
        return known if known is not None and known.kind is Kind.NAME else None

    def _comes(self, at: int, group: Reference) -> bool:
        """Tell whether a voice comes: *came a voice*, *came a chorus of voices*."""
        voices = {"voice", "voices"}
        return _low(self._tokens, at) == "came" and self._tokens[group.last - 1].low in voices

    def _speaks(self, at: int) -> bool:
        return _low(self._tokens, at) in SPEECH_VERBS


def speak_together(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Tell whether a clause says of its plural subject that all speak: *they said together*."""
    low = [token.low for token in tokens[first:last]]
    return bool(_TOGETHER & set(low)) or any(
        pair in {("they", "all"), ("they", "both"), ("as", "one"), ("with", "one")}
        for pair in pairwise(low)
    )


def _end(tokens: Sequence[Token], at: int) -> int:
    low = _low(tokens, at)
    if low in _SOMEBODY:
        return at + 1 + (_low(tokens, at + 1) == "else")
    return (
        _part(tokens, at)
        or _voice(tokens, at)
        or _mass(tokens, at)
        or _several(tokens, at)
        or _alone(tokens, at, low)
    )


def _low(tokens: Sequence[Token], at: int) -> str:
    """Return a word of narration; nothing behind the end, or where somebody speaks."""
    return tokens[at].low if at < len(tokens) and not tokens[at].spoken else ""


def _part(tokens: Sequence[Token], at: int) -> int:
    """Return where *one of the guards*, *the rest of them*, *the two of us* ends."""
    at += _low(tokens, at) in _ARTICLES
    if _low(tokens, at) not in _PARTS or _low(tokens, at + 1) != "of":
        return 0
    if _low(tokens, at + 2) in _PLURAL_PRONOUNS:
        return at + 3
    return _plural(tokens, at + 3, known=True) if _low(tokens, at + 2) in _DEFINITE else 0


def _voice(tokens: Sequence[Token], at: int) -> int:
    """Return where *a voice*, *another man's voice* ends, or *some woman*."""
    opening = _low(tokens, at)
    if opening not in _INDEFINITE:
        return 0
    if opening == "some" and _low(tokens, at + 1) in PERSON_NOUNS:
        return at + 2
    for end in range(at + 1, at + 1 + _LONGEST):
        low = _low(tokens, end)
        if low == "voice":
            return end + 1
        if not low or low in PREPOSITIONS or (not low[0].isalpha() and low != "'s"):
            break
    return 0


def _mass(tokens: Sequence[Token], at: int) -> int:
    """Return where *a chorus of voices*, *half the class*, *the whole room* ends."""
    low, after = _low(tokens, at), _low(tokens, at + 1)
    if low in {"a", "another"} and after in _MASSES and _low(tokens, at + 2) == "of":
        return _plural(tokens, at + 3, known=True)
    whole = low == "half" and after in _DEFINITE
    whole = whole or (low in _DEFINITE and after in {"whole", "entire"})
    return at + 3 if whole and _low(tokens, at + 2) in _PLACES | CROWD_NOUNS else 0


def _several(tokens: Sequence[Token], at: int) -> int:
    """Return where *the twins*, *several voices*, *the two sisters*, *a dozen men* ends."""
    low = _low(tokens, at)
    if low in _DEFINITE:
        if _low(tokens, at + 1) == "rest":
            return at + 2
        return _plural(tokens, at + 1, known=False)
    if low in _COUNTS or (low in {"a", "half"} and _low(tokens, at + 1) in _COUNTS | {"a"}):
        return _plural(tokens, at + 1, known=True)
    return _plural(tokens, at, known=True) if low in CROWD_NOUNS - _ALONE else 0


def _plural(tokens: Sequence[Token], at: int, *, known: bool) -> int:
    """Return where a noun for several people ends that stands behind a few adjectives."""
    for end in range(at, at + _LONGEST):
        low = _low(tokens, end)
        if not low or not tokens[end].word or low in PREPOSITIONS:
            break
        if _is_plural(low) and (low not in _COUNTS or _low(tokens, end + 1) in SPEECH_VERBS):
            return end + 1
        # A noun that no list knows is one if a verb of speech follows: *the stevedores cried*.
        bare = _is_bare_plural(low) and low not in SPEECH_VERBS
        if not known and bare and _low(tokens, end + 1) in SPEECH_VERBS:
            return end + 1
        if low in SPEECH_VERBS or low in PERSON_NOUNS or tokens[end].capital:
            break
    return 0


def _unlisted(tokens: Sequence[Token], at: int) -> int:
    """Return where *the stevedores* of *cried the stevedores* ends, a noun that no list knows."""
    if _low(tokens, at) not in _DEFINITE:
        return 0
    for end in range(at + 1, min(at + 1 + _LONGEST, len(tokens))):
        after = _low(tokens, end + 1)
        last = after in PREPOSITIONS or not after[:1].isalpha()
        if tokens[end].capital or not tokens[end].word or (last and after in POSSESSIVE_MARKS):
            break
        if last:
            return end + 1 if _is_bare_plural(tokens[end].low) else 0
    return 0


def _is_bare_plural(low: str) -> bool:
    return low.endswith("s") and not low.endswith(("ss", "us", "is"))


def _is_plural(low: str) -> bool:
    return low in CROWD_NOUNS or (low.endswith("s") and low[:-1] in PERSON_NOUNS)


def _alone(tokens: Sequence[Token], at: int, low: str) -> int:
    """Return the end of *one* in *said one*, of *both* in *both cried*."""
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    if low not in _ALONE or at == 0:
        return 0
    ends = after is None or not after.word or after.spoken
    said = tokens[at - 1].low in SPEECH_VERBS and ends
    return at + 1 if said or (not ends and after and after.low in SPEECH_VERBS) else 0
