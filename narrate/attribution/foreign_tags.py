"""Read the narration around quotations for who speaks, by the words of a language."""
# ruff: noqa: RUF001, SIM905 - curly apostrophes and Cyrillic letters are what texts hold.

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto
from typing import Final

from narrate.attribution.common_names import Name
from narrate.script import Gender
from narrate.tongues import Tongue
from narrate.tongues.function_words import FUNCTION_WORDS


class Who(Enum):
    """How a tag speaks of its subject."""

    NAME = auto()
    PRONOUN = auto()
    """*He*, *she*; or nobody, where a verb alone is enough."""

    NOUN = auto()
    """*The old woman*."""

    SELF = auto()
    """*I*."""


@dataclass(frozen=True, slots=True)
class Pointer:
    """Whom a stretch of narration points to."""

    who: Who
    name: Name = ()
    gender: Gender | None = None
    """What titles, pronouns and verbs tell."""

    tag: bool = True
    """Whether a verb of speech says so; else it is somebody's action beside the quotation."""


def tag_behind(text: str, tongue: Tongue) -> Pointer | None:
    """Return whom a tag behind a quotation names: `dit Marie`, `сказала она`, `respondió`."""
    tokens = _tokens(_FIRST_CLAUSE.match(text))
    for at, token in enumerate(tokens[:_TAG_REACH]):
        if _speaks(token, tongue):
            return _subject(tokens, at, tongue, ahead=False)
    return None


def tag_ahead(text: str, tongue: Tongue) -> Pointer | None:
    """Return whom the clause that runs into a quotation names: `Marie demanda :`."""
    if text.rstrip()[-1:] not in {*":,—–"}:
        return None
    tokens = _tokens(_LAST_CLAUSE.search(text))
    for at in range(len(tokens) - 1, -1, -1):
        if _speaks(tokens[at], tongue):
            return _subject(tokens, at, tongue, ahead=True)
    return None


def actor(text: str, tongue: Tongue, *, last: bool) -> Pointer | None:
    """
    Return who acts in a sentence beside a quotation: `Marie hocha la tête.`

    Args:
        text: A stretch of narration.
        tongue: Its language.
        last: The last sentence counts, as the quotation follows; else the first one does.
    """
    sentences = [it for it in _SENTENCE.findall(text) if _WORD.search(it)]
    if not sentences:
        return None
    tokens = _WORD.findall(sentences[-1 if last else 0])
    pointer = _opening(tokens, tongue)
    if pointer is None or pointer.who is Who.NOUN:
        return None
    return Pointer(pointer.who, pointer.name, pointer.gender, tag=False)


_TAG_REACH: Final = 6
_BEHIND_REACH: Final = 2
"""An adverb may stand between a verb and its subject: `сказала тихо Анна`."""

_WORD: Final = re.compile(r"[^\W\d_]+(?:[.](?=ra\b|na\b))?(?:['’-][^\W\d_]+)*")
_FIRST_CLAUSE: Final = re.compile(
    r"[^\w]*(?:[^.;:!?…»”\"]|(?<=\b[MD])\.|(?<=\b(?:Mr|Dr|Sr|Hr|Fr))\.|(?<=\b(?:Sra|Dra|sig))\.)*"
)
_LAST_CLAUSE: Final = re.compile(r"[^.;!?…»”\"]*\Z")
_SENTENCE: Final = re.compile(r"[^.!?…]+")
_INVERTED: Final = re.compile(r"(?P<verb>[^\W\d_]+)-(?:t-)?(?P<subject>ils?|elles?|on|je|nous)")
_CLITIC: Final = re.compile(r"[smtlj]['’]")
_ADVERB: Final = re.compile(
    r"\w+(?:ment|mente|lich|isch|ig|о|nie|rze|cho|śno)|leise|laut|sanft|schnell|bajo|piano|baixo|bas"
    r"|enfin|alors|dann|entonces|poi|então|наконец|тогда|wtedy|auch|nur|noch|wieder|się|sich"
)
_JOINTS: Final = frozenset(
    """de du des von van der den da do dos di del della la le lo y e d""".split()
)


def _tokens(clause: re.Match[str] | None) -> list[str]:
    """Return the words of a clause; French inversions are parted, elisions fall off."""
    tokens: list[str] = []
    for word in _WORD.findall(clause[0]) if clause else ():
        if inverted := _INVERTED.fullmatch(word):
            tokens += [inverted["verb"], inverted["subject"]]
        else:
            tokens.append(_CLITIC.sub("", word, count=1) if _CLITIC.match(word) else word)
    return tokens


def _speaks(token: str, tongue: Tongue) -> bool:
    if not token[0].islower() and tongue.capital_nouns:
        return False
    low = token.lower()
    return low in tongue.says or low in tongue.thinks or low in tongue.acts


def _subject(tokens: Sequence[str], verb: int, tongue: Tongue, *, ahead: bool) -> Pointer:
    """
    Return the subject of a verb of speech: what stands behind it, or what opens its clause.

    Behind a verb that runs into its speech may stand who is spoken to: `Anna fragte Jonas:`.
    """
    gender = _verb_gender(tokens[verb], tongue)
    at = verb + 1
    while at < min(len(tokens), verb + _BEHIND_REACH) and _ADVERB.fullmatch(tokens[at]):
        at += 1
    behind = _at(tokens, at, tongue)
    before = _opening(tokens[:verb], tongue)
    if behind is not None and (before is None or not (ahead or behind.who is Who.NOUN)):
        return _with_gender(behind, gender)
    if before is not None:
        return _with_gender(before, gender)
    if tongue.i_verbs is not None and tongue.i_verbs.fullmatch(tokens[verb].lower()):
        return Pointer(Who.SELF)
    return Pointer(Who.PRONOUN, gender=gender)


def _opening(tokens: Sequence[str], tongue: Tongue) -> Pointer | None:
    """Return the subject that opens a clause, if one does."""
    return _at(tokens, 0, tongue) if tokens else None


def _at(tokens: Sequence[str], at: int, tongue: Tongue) -> Pointer | None:
    """Return whom the words at a place mean, if they mean anybody."""
    if at >= len(tokens):
        return None
    low = tokens[at].lower()
    if low == tongue.self_name:
        return Pointer(Who.SELF)
    if low in tongue.pronouns:
        return Pointer(Who.PRONOUN, gender=tongue.pronouns[low])
    if low in tongue.articles:
        following = tokens[at + 1] if at + 1 < len(tokens) else ""
        bearer = tokens[at + 2 : at + 3]
        titled = following.lower() in tongue.titles and bool(bearer) and bearer[0][0].isupper()
        named = following[:1].isupper() and not tongue.capital_nouns
        if titled or (named and (tongue.named_articles or low not in tongue.articles)):
            return _name(tokens, at + 1, tongue, gender=tongue.articles[low])
        return Pointer(Who.NOUN, gender=tongue.articles[low])
    return _name(tokens, at, tongue, gender=None)


def _name(
    tokens: Sequence[str], at: int, tongue: Tongue, *, gender: Gender | None
) -> Pointer | None:
    """Return the name that stands somewhere: titles, words with capitals, joints between them."""
    end = at
    while end < len(tokens):
        low = tokens[end].lower()
        is_title = low in tongue.titles and end < at + 2
        joins = (
            low in _JOINTS
            and end > at
            and tokens[end + 1 : end + 2]
            and (tokens[end + 1][0].isupper())
        )
        if is_title:
            gender = tongue.titles[low] or gender
        elif not tokens[end][0].isupper() and not joins:
            break
        end += 1
    words = tuple(tokens[at:end])
    if at == 0 and words and words[0].lower() in FUNCTION_WORDS[tongue.code].split():
        return None
    capitals = any(word[0].isupper() for word in words)
    if not words or (not capitals and words[0].lower() not in tongue.titles):
        return None
    if not capitals:
        return Pointer(Who.NOUN, gender=gender)
    return Pointer(Who.NAME, words, gender)


def _verb_gender(verb: str, tongue: Tongue) -> Gender | None:
    low = verb.lower()
    return next((gender for ending, gender in tongue.genders if low.endswith(ending)), None)


def _with_gender(pointer: Pointer, gender: Gender | None) -> Pointer:
    if gender is None or pointer.who is Who.SELF:
        return pointer
    return Pointer(pointer.who, pointer.name, gender, tag=pointer.tag)
